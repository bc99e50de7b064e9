; SPDX-License-Identifier: Apache-2.0
; CHOOSE, second part: hazards that are "not yet", and what is offered instead.

(defrule CHOOSE::barred-movement-puts-hazard-off
  (logical (hazard-demand (hazard ?hazard) (movement ?movement))
           (barred-movement (movement ?movement)))
  =>
  (assert (not-yet (hazard ?hazard))))

(defrule CHOOSE::hazard-concerns-this-person
  (logical (hazard-concerns (hazard ?hazard)))
  =>
  (assert (not-yet (hazard ?hazard))))

(defrule CHOOSE::core-hazard-is-always-put-off
  (logical (hazard (id ?hazard) (seed yes)))
  =>
  (assert (not-yet (hazard ?hazard))))

(defrule CHOOSE::allowed-exercise-stands-in
  (logical (not-yet (hazard ?hazard))
           (hazard-instead (hazard ?hazard) (exercise ?exercise))
           (eligible (exercise ?exercise))
           (not (limited (exercise ?exercise))))
  =>
  (assert (instead (hazard ?hazard) (exercise ?exercise))))

(defrule CHOOSE::harder-exercise-may-follow
  (logical (chosen (exercise ?exercise))
           (link (from ?exercise) (to ?harder) (kind harder))
           (eligible (exercise ?harder))
           (not (limited (exercise ?exercise)))
           (not (limited (exercise ?harder))))
  =>
  (assert (progression (exercise ?exercise) (to ?harder))))

(defrule CHOOSE::easier-exercise-may-step-in
  (logical (chosen (exercise ?exercise))
           (link (from ?exercise) (to ?easier) (kind easier))
           (eligible (exercise ?easier))
           (not (limited (exercise ?easier))))
  =>
  (assert (regression (exercise ?exercise) (to ?easier))))
