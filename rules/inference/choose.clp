; SPDX-License-Identifier: Apache-2.0
; CHOOSE: first bars, then how well each exercise suits that nothing bars, then which may
; stand in which slot. C adds up the merits, sorts what may stand, and for one slot after the
; other asserts as `chosen` what is worth most: of each family one, and on each day as many
; that count as it has room for. Within a stage the order of firing does not matter.

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

; --- which exercise may stand in which slot ---

(defrule CHOOSE::exercise-may-stand-in-slot
  (logical (stage (is slots))
           (level (is ?level))
           (tightest-cap (of minutes) (at-most ?cap))
           (tightest-cap (of first-bout) (at-most ?first))
           (slot (index ?index) (id ?slot) (template ?template) (seconds ?share) (fills ?fills)
                 (outside no))
           (slot-takes (template ?template) (slot ?slot) (as ?as))
           (serves-at (as ?as) (level ?level) (exercise ?exercise)
                      (least-seconds ?seconds&:(<= ?seconds ?share)) (bout ?bout)
                      (minutes-least ?least&:(and (or (<= ?least ?cap) (<= 1 ?bout ?cap))
                                                  (or (eq ?fills no) (<= ?least ?first)))))
           (not (barred (exercise ?exercise)))
           (not (limited (exercise ?exercise))))
  =>
  (assert (may-stand (exercise ?exercise) (index ?index))))

(defrule CHOOSE::habit-may-stand-outside
  (logical (stage (is slots))
           (level (is ?level))
           (tightest-cap (of minutes) (at-most ?cap))
           (slot (index ?index) (id ?slot) (template ?template) (outside yes))
           (slot-takes (template ?template) (slot ?slot) (as ?as))
           (serves-at (as ?as) (level ?level) (exercise ?exercise) (bout ?bout)
                      (minutes-least ?least&:(or (<= ?least ?cap) (<= 1 ?bout ?cap))))
           (not (barred (exercise ?exercise)))
           (not (limited (exercise ?exercise))))
  =>
  (assert (may-stand (exercise ?exercise) (index ?index))))

(defrule CHOOSE::limited-exercise-is-the-last-resort
  (logical (stage (is last-resort))
           (tightest-cap (of minutes) (at-most ?cap))
           (tightest-cap (of first-bout) (at-most ?first))
           (slot (index ?index) (id ?slot) (template ?template) (seconds ?share) (fills ?fills)
                 (outside no))
           (slot-takes (template ?template) (slot ?slot) (as ?as))
           (serves-at (as ?as) (level gentle) (exercise ?exercise)
                      (least-seconds ?seconds&:(<= ?seconds ?share)) (bout ?bout)
                      (minutes-least ?least&:(and (or (<= ?least ?cap) (<= 1 ?bout ?cap))
                                                  (or (eq ?fills no) (<= ?least ?first)))))
           (limited (exercise ?exercise))
           (not (barred (exercise ?exercise))))
  =>
  (assert (last-resort (exercise ?exercise) (index ?index))))
