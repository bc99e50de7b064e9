; SPDX-License-Identifier: Apache-2.0
; CHOOSE: first bars, then how well each exercise suits that nothing bars, then slot by slot
; the best offer. C opens the stages one after the other, adds up the merits of each of them
; with what it is worth at the level to anyone (`total`), and bids for each slot: first for
; what is worth most, then for less, until something is offered. Within a stage the order of
; firing does not matter.

; --- bars ---

(defrule CHOOSE::forbidden-movement-bars-exercise
  (logical (demand (exercise ?exercise) (movement ?movement) (waived-when ?waiver))
           (barred-movement (movement ?movement) (type forbid))
           (not (finding (id ?waiver) (as sure))))
  =>
  (assert (barred (exercise ?exercise) (by movement) (what ?movement))))

(defrule CHOOSE::allow-list-bars-what-is-not-on-it
  (logical (allow-list (set ?set))
           (applied (set ?set))
           (exercise (id ?exercise))
           (not (on-list (set ?set) (exercise ?exercise))))
  =>
  (assert (barred (exercise ?exercise) (by list) (what ?set))))

(defrule CHOOSE::closed-gate-bars-all
  (logical (gate (level none))
           (exercise (id ?exercise)))
  =>
  (assert (barred (exercise ?exercise) (by gate) (what none))))

(defrule CHOOSE::relief-gate-bars-what-is-not-relief
  (logical (gate (level relief-only))
           (exercise (id ?exercise) (relief no)))
  =>
  (assert (barred (exercise ?exercise) (by gate) (what relief-only))))

(defrule CHOOSE::no-dose-at-this-level
  (logical (level (is ?level))
           (exercise (id ?exercise))
           (not (dose (exercise ?exercise) (level ?level))))
  =>
  (assert (barred (exercise ?exercise) (by level) (what ?level))))

(defrule CHOOSE::missing-kit-bars-exercise
  (logical (kit-need (exercise ?exercise) (group ?group) (any-of ?kit))
           (not (kit-met (any-of ?kit))))
  =>
  (assert (barred (exercise ?exercise) (by kit) (what ?group))))

(defrule CHOOSE::limited-movement-limits-exercise
  (logical (demand (exercise ?exercise) (movement ?movement) (waived-when ?waiver))
           (barred-movement (movement ?movement) (type limit))
           (not (finding (id ?waiver) (as sure))))
  =>
  (assert (limited (exercise ?exercise) (movement ?movement))))

; --- merits ---

(defrule CHOOSE::rule-prefers-exercise
  (logical (preference (rule ?rule) (what exercise) (id ?exercise) (points ?points))
           (not (barred (exercise ?exercise))))
  =>
  (assert (merit (exercise ?exercise) (part rule) (of ?rule) (points ?points))))

(defrule CHOOSE::rule-prefers-movement
  (logical (preference (rule ?rule) (what movement) (id ?movement) (points ?points))
           (demand (movement ?movement) (exercise ?exercise))
           (not (barred (exercise ?exercise))))
  =>
  (assert (merit (exercise ?exercise) (part rule) (of ?rule) (points ?points))))

(defrule CHOOSE::rule-prefers-modality
  (logical (preference (rule ?rule) (what modality) (id ?modality) (points ?points))
           (serves-as (modality ?modality) (exercise ?exercise))
           (not (barred (exercise ?exercise))))
  =>
  (assert (merit (exercise ?exercise) (part rule) (of ?rule) (points ?points))))

(defrule CHOOSE::rule-prefers-position
  (logical (preference (rule ?rule) (what position) (id ?position) (points ?points))
           (exercise (position ?position) (id ?exercise))
           (not (barred (exercise ?exercise))))
  =>
  (assert (merit (exercise ?exercise) (part rule) (of ?rule) (points ?points))))

(defrule CHOOSE::exercise-serves-goal
  (logical (preference (rule ?rule) (what goal) (id ?goal) (points ?points))
           (serves-goal (goal ?goal) (exercise ?exercise))
           (not (barred (exercise ?exercise))))
  =>
  (assert (merit (exercise ?exercise) (part goal) (of ?rule) (points ?points))))

; --- slot by slot ---

(defrule CHOOSE::exercise-is-offered-for-slot
  (logical (turn (index ?index) (stage offer) (room ?room))
           (level (is ?level))
           (tightest-cap (of minutes) (at-most ?cap))
           (slot (index ?index) (id ?slot) (template ?template) (seconds ?share) (outside no))
           (slot-takes (template ?template) (slot ?slot) (modality ?modality))
           (serves-as (modality ?modality) (exercise ?exercise) (family ?family) (order ?order)
                      (counts ?counts&:(or (eq ?counts no) (eq ?room yes))))
           (total (exercise ?exercise) (points ?points))
           (bid (index ?index) (stage offer) (points ?points))
           (dose (exercise ?exercise) (level ?level)
                 (least-seconds ?seconds&:(<= ?seconds ?share)) (bout ?bout)
                 (minutes-least ?least&:(or (<= ?least ?cap) (<= 1 ?bout ?cap))))
           (not (limited (exercise ?exercise)))
           (not (chosen (family ?family) (index ?earlier&:(< ?earlier ?index)))))
  =>
  (assert (offer (index ?index) (exercise ?exercise) (order ?order))))

(defrule CHOOSE::habit-is-offered-for-slot
  (logical (turn (index ?index) (stage offer))
           (level (is ?level))
           (tightest-cap (of minutes) (at-most ?cap))
           (slot (index ?index) (id ?slot) (template ?template) (outside yes))
           (slot-takes (template ?template) (slot ?slot) (modality ?modality))
           (serves-as (modality ?modality) (exercise ?exercise) (family ?family) (order ?order))
           (total (exercise ?exercise) (points ?points))
           (bid (index ?index) (stage offer) (points ?points))
           (dose (exercise ?exercise) (level ?level) (bout ?bout)
                 (minutes-least ?least&:(or (<= ?least ?cap) (<= 1 ?bout ?cap))))
           (not (limited (exercise ?exercise)))
           (not (chosen (family ?family) (index ?earlier&:(< ?earlier ?index)))))
  =>
  (assert (offer (index ?index) (exercise ?exercise) (order ?order))))

(defrule CHOOSE::limited-exercise-is-the-last-resort
  (logical (turn (index ?index) (stage last-resort) (room ?room))
           (tightest-cap (of minutes) (at-most ?cap))
           (slot (index ?index) (id ?slot) (template ?template) (seconds ?share) (outside no))
           (slot-takes (template ?template) (slot ?slot) (modality ?modality))
           (serves-as (modality ?modality) (exercise ?exercise) (family ?family) (order ?order)
                      (counts ?counts&:(or (eq ?counts no) (eq ?room yes))))
           (total (exercise ?exercise) (points ?points))
           (bid (index ?index) (stage last-resort) (points ?points))
           (limited (exercise ?exercise))
           (dose (exercise ?exercise) (level gentle)
                 (least-seconds ?seconds&:(<= ?seconds ?share)) (bout ?bout)
                 (minutes-least ?least&:(or (<= ?least ?cap) (<= 1 ?bout ?cap))))
           (not (chosen (family ?family) (index ?earlier&:(< ?earlier ?index)))))
  =>
  (assert (offer (index ?index) (exercise ?exercise) (order ?order))))

(defrule CHOOSE::best-offer-is-chosen
  (logical (turn (index ?index) (stage decide))
           (slot (index ?index) (id ?slot))
           (offer (index ?index) (exercise ?exercise) (order ?order))
           (not (offer (index ?index) (order ?first&:(< ?first ?order))))
           (exercise (id ?exercise) (family ?family)))
  =>
  (assert (chosen (exercise ?exercise) (slot ?slot) (index ?index) (family ?family))))
