; SPDX-License-Identifier: Apache-2.0
; CHOOSE, second part: hazards of which the result says how they stand, messages that ask for too much, and the
; steps up and down from what is chosen. What is offered instead of a hazard is read in C: the
; exercises that the pack names for it and that nothing bars or limits.

(defrule CHOOSE::barred-movement-names-hazard
  (logical (hazard-demand (hazard ?hazard) (movement ?movement))
           (barred-movement (movement ?movement)))
  =>
  (assert (named-hazard (hazard ?hazard))))

(defrule CHOOSE::hazard-concerns-this-person
  (logical (hazard-concerns (hazard ?hazard)))
  =>
  (assert (named-hazard (hazard ?hazard))))

(defrule CHOOSE::core-hazard-is-always-named
  (logical (hazard (id ?hazard) (seed yes)))
  =>
  (assert (named-hazard (hazard ?hazard))))

; A message that asks for something is held back when any of it is restricted.
(defrule CHOOSE::barred-exercise-holds-message-back
  (logical (message-asks (message ?message) (exercise ?exercise))
           (barred (exercise ?exercise)))
  =>
  (assert (held-back (message ?message))))

(defrule CHOOSE::limited-exercise-holds-message-back
  (logical (message-asks (message ?message) (exercise ?exercise))
           (limited (exercise ?exercise)))
  =>
  (assert (held-back (message ?message))))

(defrule CHOOSE::restricted-movement-holds-message-back
  (logical (message-demand (message ?message) (movement ?movement))
           (barred-movement (movement ?movement)))
  =>
  (assert (held-back (message ?message))))

(defrule CHOOSE::narrow-gate-holds-message-back
  (logical (message-asks (message ?message))
           (gate (rank ?rank&:(< ?rank 2))))
  =>
  (assert (held-back (message ?message))))

; What an allow-list allows is exercises: it knows nothing of tasks of the day.
(defrule CHOOSE::allow-list-holds-task-back
  (logical (message-asks (message ?message) (exercise nil))
           (allow-list (set ?set))
           (applied (set ?set)))
  =>
  (assert (held-back (message ?message))))

(defrule CHOOSE::harder-exercise-may-follow
  (logical (chosen (exercise ?exercise))
           (link (from ?exercise) (to ?harder) (kind harder))
           (not (barred (exercise ?harder)))
           (not (limited (exercise ?exercise)))
           (not (limited (exercise ?harder))))
  =>
  (assert (progression (exercise ?exercise) (to ?harder))))

(defrule CHOOSE::easier-exercise-may-step-in
  (logical (chosen (exercise ?exercise))
           (link (from ?exercise) (to ?easier) (kind easier))
           (not (barred (exercise ?easier)))
           (not (limited (exercise ?easier))))
  =>
  (assert (regression (exercise ?exercise) (to ?easier))))
