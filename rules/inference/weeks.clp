; SPDX-License-Identifier: Apache-2.0
; DOSE, second part: six weeks. One thing changes at a time (docs/evidence 7.4); an exercise
; that is limited keeps its dose. `from` is the week that a week builds on.

; The plan that grows as fast as the tightest cap on growth allows.
(defrule DOSE::quickest-plan-below-the-cap-sets-the-pace
  (logical (stage (is weeks))
           (style (is ?style))
           (tightest-cap (of growth) (at-most ?most))
           (week-plan (number 1) (style ?style) (growth ?growth&:(<= ?growth ?most)))
           (not (week-plan (number 1) (style ?style)
                           (growth ?quicker&:(and (> ?quicker ?growth) (<= ?quicker ?most))))))
  =>
  (assert (pace (growth ?growth))))

; Capped below every plan: the slowest there is.
(defrule DOSE::slowest-plan-when-none-is-below-the-cap
  (logical (stage (is weeks))
           (style (is ?style))
           (tightest-cap (of growth) (at-most ?most))
           (week-plan (number 1) (style ?style) (growth ?growth&:(> ?growth ?most)))
           (not (week-plan (number 1) (style ?style) (growth ?slower&:(< ?slower ?growth)))))
  =>
  (assert (pace (growth ?growth))))

(defrule DOSE::first-week-is-the-prescription
  (logical (stage (is weeks))
           (style (is ?style))
           (pace (growth ?growth))
           (week-plan (number ?week) (style ?style) (growth ?growth)
                      (change start))
           (prescription (exercise ?exercise) (sets ?sets) (reps ?reps) (hold ?hold)
                         (minutes ?minutes) (days ?days))
           (not (fill (exercise ?exercise))))
  =>
  (assert (week-item (week ?week) (exercise ?exercise) (sets ?sets) (reps ?reps) (hold ?hold)
                     (minutes ?minutes) (days ?days) (variant nil))))

(defrule DOSE::first-week-of-filling-exercise-is-its-shortest-day
  (logical (stage (is weeks))
           (style (is ?style))
           (pace (growth ?growth))
           (week-plan (number ?week) (style ?style) (growth ?growth)
                      (change start))
           (prescription (exercise ?exercise) (days ?days))
           (fill (exercise ?exercise) (minutes ?minutes))
           (not (fill (exercise ?exercise) (minutes ?shorter&:(< ?shorter ?minutes)))))
  =>
  (assert (week-item (week ?week) (exercise ?exercise) (sets 0) (reps 0) (hold 0)
                     (minutes ?minutes) (days ?days) (variant nil))))

(defrule DOSE::limited-exercise-stays-as-it-is
  (logical (style (is ?style))
           (pace (growth ?growth))
           (week-plan (number ?week) (style ?style) (growth ?growth)
                      (change ~start) (from ?from))
           (week-item (week ?from) (exercise ?exercise) (sets ?sets) (reps ?reps) (hold ?hold)
                      (minutes ?minutes) (days ?days))
           (limited (exercise ?exercise)))
  =>
  (assert (week-item (week ?week) (exercise ?exercise) (sets ?sets) (reps ?reps) (hold ?hold)
                     (minutes ?minutes) (days ?days) (variant nil))))

(defrule DOSE::week-adds-a-day
  (logical (style (is ?style))
           (pace (growth ?growth))
           (week-plan (number ?week) (style ?style) (growth ?growth)
                      (change days) (from ?from))
           (week-item (week ?from) (exercise ?exercise) (sets ?sets) (reps ?reps) (hold ?hold)
                      (minutes ?minutes) (days ?days))
           (not (limited (exercise ?exercise)))
           (exercise (id ?exercise) (modality ?modality))
           (most-days (modality ?modality) (days ?most)))
  =>
  (assert (week-item (week ?week) (exercise ?exercise) (sets ?sets) (reps ?reps) (hold ?hold)
                     (minutes ?minutes) (days (max ?days (min ?most (+ ?days 1))))
                     (variant nil))))

(defrule DOSE::week-adds-repetitions
  (logical (style (is ?style))
           (pace (growth ?growth))
           (week-plan (number ?week) (style ?style) (growth ?growth)
                      (change amount) (percent ?percent)
                      (from ?from))
           (week-item (week ?from) (exercise ?exercise) (sets ?sets) (reps ?reps) (hold ?hold)
                      (minutes 0) (days ?days))
           (not (limited (exercise ?exercise)))
           (prescription (exercise ?exercise) (sides ?sides) (times ?times) (share ?share))
           (time-cost (rep ?rep) (set ?change) (setup ?setup)))
  =>
  (bind ?more (max (+ ?reps 1) (integer (/ (* ?reps ?percent) 100))))
  (bind ?seconds (+ ?setup (* ?sets (+ (* ?more ?sides (+ ?rep ?hold)) ?change))))
  (assert (week-item (week ?week) (exercise ?exercise) (sets ?sets)
                     (reps (if (<= (* ?times ?seconds) ?share) then ?more else ?reps))
                     (hold ?hold)
                     (minutes 0) (days ?days) (variant nil))))

(defrule DOSE::week-adds-minutes
  (logical (style (is ?style))
           (pace (growth ?growth))
           (week-plan (number ?week) (style ?style) (growth ?growth)
                      (change amount) (percent ?percent)
                      (from ?from))
           (week-item (week ?from) (exercise ?exercise) (sets ?sets) (reps ?reps) (hold ?hold)
                      (minutes ?minutes&:(> ?minutes 0)) (days ?days))
           (not (limited (exercise ?exercise)))
           (fill (exercise ?exercise) (most ?most))
           (not (fill (exercise ?exercise) (most ?least&:(< ?least ?most)))))
  =>
  (bind ?more (max (+ ?minutes 1) (integer (/ (* ?minutes ?percent) 100))))
  (assert (week-item (week ?week) (exercise ?exercise) (sets ?sets) (reps ?reps) (hold ?hold)
                     (minutes (max ?minutes (min ?most ?more))) (days ?days) (variant nil))))

(defrule DOSE::week-keeps-short-minutes
  (logical (style (is ?style))
           (pace (growth ?growth))
           (week-plan (number ?week) (style ?style) (growth ?growth)
                      (change amount) (from ?from))
           (week-item (week ?from) (exercise ?exercise) (sets ?sets) (reps ?reps) (hold ?hold)
                      (minutes ?minutes&:(> ?minutes 0)) (days ?days))
           (not (limited (exercise ?exercise)))
           (not (fill (exercise ?exercise))))
  =>
  (assert (week-item (week ?week) (exercise ?exercise) (sets ?sets) (reps ?reps) (hold ?hold)
                     (minutes ?minutes) (days ?days) (variant nil))))

(defrule DOSE::week-is-lighter
  (logical (style (is ?style))
           (pace (growth ?growth))
           (week-plan (number ?week) (style ?style) (growth ?growth)
                      (change lighter) (percent ?percent)
                      (from ?from))
           (week-item (week ?from) (exercise ?exercise) (sets ?sets) (reps ?reps) (hold ?hold)
                      (minutes ?minutes) (days ?days))
           (not (limited (exercise ?exercise))))
  =>
  (bind ?r (round (/ (* ?reps ?percent) 100)))
  (bind ?m (round (/ (* ?minutes ?percent) 100)))
  (assert (week-item (week ?week) (exercise ?exercise) (sets ?sets)
                     (reps (if (> ?reps 0) then (max 1 ?r) else 0)) (hold ?hold)
                     (minutes (if (> ?minutes 0) then (max 1 ?m) else 0)) (days ?days)
                     (variant nil))))

(defrule DOSE::week-holds
  (logical (style (is ?style))
           (pace (growth ?growth))
           (week-plan (number ?week) (style ?style) (growth ?growth)
                      (change hold) (from ?from))
           (week-item (week ?from) (exercise ?exercise) (sets ?sets) (reps ?reps) (hold ?hold)
                      (minutes ?minutes) (days ?days))
           (not (limited (exercise ?exercise))))
  =>
  (assert (week-item (week ?week) (exercise ?exercise) (sets ?sets) (reps ?reps) (hold ?hold)
                     (minutes ?minutes) (days ?days) (variant nil))))

(defrule DOSE::week-offers-harder-version
  (logical (style (is ?style))
           (pace (growth ?growth))
           (week-plan (number ?week) (style ?style) (growth ?growth)
                      (change variant) (from ?from))
           (week-item (week ?from) (exercise ?exercise) (sets ?sets) (reps ?reps) (hold ?hold)
                      (minutes ?minutes) (days ?days))
           (not (limited (exercise ?exercise)))
           (progression (exercise ?exercise) (to ?harder)))
  =>
  (assert (week-item (week ?week) (exercise ?exercise) (sets ?sets) (reps ?reps) (hold ?hold)
                     (minutes ?minutes) (days ?days) (variant ?harder))))

(defrule DOSE::week-without-harder-version-holds
  (logical (style (is ?style))
           (pace (growth ?growth))
           (week-plan (number ?week) (style ?style) (growth ?growth)
                      (change variant) (from ?from))
           (week-item (week ?from) (exercise ?exercise) (sets ?sets) (reps ?reps) (hold ?hold)
                      (minutes ?minutes) (days ?days))
           (not (limited (exercise ?exercise)))
           (not (progression (exercise ?exercise))))
  =>
  (assert (week-item (week ?week) (exercise ?exercise) (sets ?sets) (reps ?reps) (hold ?hold)
                     (minutes ?minutes) (days ?days) (variant nil))))
