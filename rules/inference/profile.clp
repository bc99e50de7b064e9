; SPDX-License-Identifier: Apache-2.0
; PROFILE: level and style of this person, the minutes, the slots of a day, the kit.

(defrule PROFILE::gentle-cap-makes-gentle
  (logical (level-cap (level gentle)))
  =>
  (assert (level (is gentle) (rank 0))))

; Promise 1, also for a pack whose rules forget it.
(defrule PROFILE::narrow-gate-makes-gentle
  (logical (gate (rank ?rank&:(< ?rank 3)))
           (not (level-cap (level gentle))))
  =>
  (assert (level (is gentle) (rank 0))))

(defrule PROFILE::reached-and-not-capped-makes-active
  (logical (level-reach (level active))
           (not (level-cap))
           (not (gate (rank ?rank&:(< ?rank 3)))))
  =>
  (assert (level (is active) (rank 2))))

(defrule PROFILE::nothing-said-makes-standard
  (logical (not (level-cap))
           (not (level-reach))
           (not (gate (rank ?rank&:(< ?rank 3)))))
  =>
  (assert (level (is standard) (rank 1))))

(defrule PROFILE::standard-cap-makes-standard
  (logical (level-cap (level standard))
           (not (level-cap (level gentle)))
           (not (gate (rank ?rank&:(< ?rank 3)))))
  =>
  (assert (level (is standard) (rank 1))))

(defrule PROFILE::symptoms-come-first
  (logical (style-vote (style symptom-contingent)))
  =>
  (assert (style (is symptom-contingent))))

(defrule PROFILE::planned-steps-when-no-symptom-vote
  (logical (style-vote (style time-contingent))
           (not (style-vote (style symptom-contingent))))
  =>
  (assert (style (is time-contingent))))

(defrule PROFILE::symptoms-when-nothing-said
  (logical (not (style-vote)))
  =>
  (assert (style (is symptom-contingent))))

(defrule PROFILE::answer-gives-minutes
  (logical (minutes-option (option ?option) (are ?minutes))
           (answer (question minutes) (value ?option)))
  =>
  (assert (minutes-given (minutes ?minutes))))

(defrule PROFILE::relief-gate-uses-relief-template
  (logical (gate (level relief-only))
           (minutes-given (minutes ?given))
           (level (is ?level))
           (template (id ?template) (gate relief-only) (level ?level)
                     (minutes ?minutes&:(<= ?minutes ?given))))
  =>
  (assert (template-fits (template ?template) (minutes ?minutes))))

(defrule PROFILE::open-gate-uses-day-template
  (logical (gate (rank ?rank&:(>= ?rank 2)))
           (minutes-given (minutes ?given))
           (level (is ?level))
           (template (id ?template) (gate any) (level ?level)
                     (minutes ?minutes&:(<= ?minutes ?given))))
  =>
  (assert (template-fits (template ?template) (minutes ?minutes))))

(defrule PROFILE::largest-template-is-used
  (logical (template-fits (template ?template) (minutes ?minutes))
           (not (template-fits (minutes ?more&:(> ?more ?minutes))))
           (level (is ?level))
           (template (id ?template) (level ?level) (bouts ?bouts) (strength-days ?strength)
                     (moves ?moves)))
  =>
  (assert (template-used (template ?template) (bouts ?bouts) (strength-days ?strength)
                         (moves ?moves))))

(defrule PROFILE::answer-gives-session-days
  (logical (answer (question days-week) (value ?days) (sure yes)))
  =>
  (assert (sessions-given (are ?days))))

(defrule PROFILE::usual-session-days-when-nothing-said
  (logical (usual-sessions (are ?days))
           (not (answer (question days-week) (sure yes))))
  =>
  (assert (sessions-given (are ?days))))

(defrule PROFILE::slot-is-open
  (logical (template-used (template ?template))
           (slot-plan (template ?template) (id ?slot) (index ?index) (seconds ?seconds)
                      (opens always) (closes ?closes) (from-rank ?from) (fills ?fills)
                      (outside ?outside) (on ?on) (sets ?sets) (reps ?reps))
           (not (slot-opened (slot ?closes)))
           (level (rank ?rank&:(>= ?rank ?from))))
  =>
  (assert (slot (id ?slot) (template ?template) (index ?index) (seconds ?seconds)
                (fills ?fills) (outside ?outside) (on ?on) (sets ?sets) (reps ?reps))))

(defrule PROFILE::rule-opens-slot
  (logical (template-used (template ?template))
           (slot-plan (template ?template) (id ?slot) (index ?index) (seconds ?seconds)
                      (opens ?key) (closes ?closes) (from-rank ?from) (fills ?fills)
                      (outside ?outside) (on ?on) (sets ?sets) (reps ?reps))
           (not (slot-opened (slot ?closes)))
           (slot-opened (slot ?key))
           (level (rank ?rank&:(>= ?rank ?from))))
  =>
  (assert (slot (id ?slot) (template ?template) (index ?index) (seconds ?seconds)
                (fills ?fills) (outside ?outside) (on ?on) (sets ?sets) (reps ?reps))))

(defrule PROFILE::kit-is-at-hand
  (logical (kit-option (any-of ?group) (kit ?kit))
           (owned (kit ?kit)))
  =>
  (assert (kit-met (any-of ?group))))
