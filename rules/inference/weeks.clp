; SPDX-License-Identifier: Apache-2.0
; DOSE, second part: six weeks. Of each exercise one thing changes at a time (docs/evidence 7.4,
; P3.3); what takes the minutes that are left grows by its bout (P2.3). `from` is the week that
; a week builds on.

; The plan that grows as fast as the tightest cap on growth allows.
(defrule DOSE::quickest-plan-below-the-cap-sets-the-pace
  (logical (stage (is weeks))
           (style (is ?style))
           (level (is ?level))
           (tightest-cap (of growth) (at-most ?most))
           (week-plan (number 1) (style ?style) (level ?level)
                      (growth ?growth&:(<= ?growth ?most)))
           (not (week-plan (number 1) (style ?style) (level ?level)
                           (growth ?quicker&:(and (> ?quicker ?growth) (<= ?quicker ?most))))))
  =>
  (assert (pace (growth ?growth))))

; Capped below every plan: the slowest there is.
(defrule DOSE::slowest-plan-when-none-is-below-the-cap
  (logical (stage (is weeks))
           (style (is ?style))
           (level (is ?level))
           (tightest-cap (of growth) (at-most ?most))
           (week-plan (number 1) (style ?style) (level ?level)
                      (growth ?growth&:(> ?growth ?most)))
           (not (week-plan (number 1) (style ?style) (level ?level)
                           (growth ?slower&:(< ?slower ?growth)))))
  =>
  (assert (pace (growth ?growth))))

(defrule DOSE::plan-of-this-person-gives-the-weeks
  (logical (style (is ?style))
           (level (is ?level))
           (pace (growth ?growth))
           (week-plan (number ?week) (style ?style) (level ?level) (growth ?growth)
                      (change ?change) (percent ?percent) (bout-percent ?bout-percent)
                      (from ?from)))
  =>
  (assert (week-step (week ?week) (change ?change) (percent ?percent)
                     (bout-percent ?bout-percent) (from ?from))))

; --- what does not take the minutes that are left ---

(defrule DOSE::first-week-is-the-prescription
  (logical (week-step (week ?week) (change start))
           (prescription (exercise ?exercise) (slot ?slot) (sets ?sets) (reps ?reps)
                         (hold ?hold) (minutes ?minutes) (effort ?effort))
           (slot (id ?slot) (fills no)))
  =>
  (assert (week-item (week ?week) (exercise ?exercise) (sets ?sets) (reps ?reps) (hold ?hold)
                     (minutes ?minutes) (effort ?effort) (variant nil))))

; What is limited keeps its dose, and so do the moves below a full gate; walks may grow (P0-2).
(defrule DOSE::limited-exercise-is-steady
  (logical (stage (is weeks))
           (chosen (exercise ?exercise))
           (limited (exercise ?exercise)))
  =>
  (assert (steady (exercise ?exercise))))

(defrule DOSE::narrow-gate-makes-steady
  (logical (stage (is weeks))
           (chosen (exercise ?exercise))
           (gate (rank ?rank&:(< ?rank 3)))
           (not (limited (exercise ?exercise))))
  =>
  (assert (steady (exercise ?exercise))))

(defrule DOSE::steady-exercise-stays-as-it-is
  (logical (week-step (week ?week) (change ~start) (from ?from))
           (week-item (week ?from) (exercise ?exercise) (sets ?sets) (reps ?reps) (hold ?hold)
                      (minutes ?minutes) (effort ?effort))
           (steady (exercise ?exercise)))
  =>
  (assert (week-item (week ?week) (exercise ?exercise) (sets ?sets) (reps ?reps) (hold ?hold)
                     (minutes ?minutes) (effort ?effort) (variant nil))))

(defrule DOSE::week-holds
  (logical (week-step (week ?week) (change hold) (from ?from))
           (week-item (week ?from) (exercise ?exercise) (sets ?sets) (reps ?reps) (hold ?hold)
                      (minutes ?minutes) (effort ?effort))
           (not (steady (exercise ?exercise))))
  =>
  (assert (week-item (week ?week) (exercise ?exercise) (sets ?sets) (reps ?reps) (hold ?hold)
                     (minutes ?minutes) (effort ?effort) (variant nil))))

(defrule DOSE::week-adds-repetitions
  (logical (week-step (week ?week) (change amount) (percent ?percent) (from ?from))
           (week-item (week ?from) (exercise ?exercise) (sets ?sets)
                      (reps ?reps&:(> ?reps 0)) (hold ?hold) (effort ?effort))
           (not (steady (exercise ?exercise)))
           (prescription (exercise ?exercise) (sides ?sides) (times ?times) (share ?share))
           (time-cost (rep ?rep) (set ?change) (setup ?setup)))
  =>
  (bind ?more (max (+ ?reps 1) (integer (/ (* ?reps ?percent) 100))))
  (bind ?most (integer (/ (- (/ (- (/ ?share ?times) ?setup) (max 1 ?sets)) ?change)
                          (* ?sides (+ ?rep ?hold)))))
  (assert (week-item (week ?week) (exercise ?exercise) (sets ?sets)
                     (reps (max ?reps (min ?more ?most))) (hold ?hold) (minutes 0)
                     (effort ?effort) (variant nil))))

(defrule DOSE::week-without-repetitions-holds
  (logical (week-step (week ?week) (change amount|sets) (from ?from))
           (week-item (week ?from) (exercise ?exercise) (sets ?sets) (reps 0) (hold ?hold)
                      (minutes ?minutes) (effort ?effort))
           (not (steady (exercise ?exercise))))
  =>
  (assert (week-item (week ?week) (exercise ?exercise) (sets ?sets) (reps 0) (hold ?hold)
                     (minutes ?minutes) (effort ?effort) (variant nil))))

(defrule DOSE::week-asks-for-more-effort
  (logical (week-step (week ?week) (change effort) (from ?from))
           (week-item (week ?from) (exercise ?exercise) (sets ?sets) (reps ?reps) (hold ?hold)
                      (minutes ?minutes) (effort ?effort))
           (not (steady (exercise ?exercise)))
           (exercise (id ?exercise) (counts yes))
           (tightest-cap (of effort) (at-most ?cap)))
  =>
  (assert (week-item (week ?week) (exercise ?exercise) (sets ?sets) (reps ?reps) (hold ?hold)
                     (minutes ?minutes) (effort (max ?effort (min ?cap (+ ?effort 1))))
                     (variant nil))))

(defrule DOSE::easy-movement-keeps-its-effort
  (logical (week-step (week ?week) (change effort) (from ?from))
           (week-item (week ?from) (exercise ?exercise) (sets ?sets) (reps ?reps) (hold ?hold)
                      (minutes ?minutes) (effort ?effort))
           (not (steady (exercise ?exercise)))
           (exercise (id ?exercise) (counts no)))
  =>
  (assert (week-item (week ?week) (exercise ?exercise) (sets ?sets) (reps ?reps) (hold ?hold)
                     (minutes ?minutes) (effort ?effort) (variant nil))))

(defrule DOSE::easy-movement-keeps-its-sets
  (logical (week-step (week ?week) (change sets) (from ?from))
           (week-item (week ?from) (exercise ?exercise) (sets ?sets)
                      (reps ?reps&:(> ?reps 0)) (hold ?hold) (minutes ?minutes)
                      (effort ?effort))
           (not (steady (exercise ?exercise)))
           (exercise (id ?exercise) (counts no)))
  =>
  (assert (week-item (week ?week) (exercise ?exercise) (sets ?sets) (reps ?reps) (hold ?hold)
                     (minutes ?minutes) (effort ?effort) (variant nil))))

; A set more, with fewer repetitions if need be; not beyond the fullest dose of the exercise.
; Where there is no room for it, it stays as it is. A cap on sets is for the first weeks.
(defrule DOSE::week-adds-a-set
  (logical (week-step (week ?week) (change sets) (percent ?percent) (from ?from))
           (week-item (week ?from) (exercise ?exercise) (sets ?sets)
                      (reps ?reps&:(> ?reps 0)) (hold ?hold) (effort ?effort))
           (not (steady (exercise ?exercise)))
           (exercise (id ?exercise) (counts yes))
           (prescription (exercise ?exercise) (sides ?sides) (times ?times) (share ?share))
           (dose (exercise ?exercise) (sets ?most-sets))
           (not (dose (exercise ?exercise) (sets ?more&:(> ?more ?most-sets))))
           (time-cost (rep ?rep) (set ?change) (setup ?setup)))
  =>
  (bind ?more (+ ?sets 1))
  (bind ?fit (integer (/ (- (/ (- (/ ?share ?times) ?setup) ?more) ?change)
                         (* ?sides (+ ?rep ?hold)))))
  (bind ?adds (and (<= ?more ?most-sets) (>= (* ?fit 100) (* ?reps ?percent))))
  (assert (week-item (week ?week) (exercise ?exercise)
                     (sets (if ?adds then ?more else ?sets))
                     (reps (if ?adds then (min ?reps ?fit) else ?reps)) (hold ?hold)
                     (minutes 0) (effort ?effort) (variant nil))))

(defrule DOSE::week-is-lighter
  (logical (week-step (week ?week) (change lighter) (percent ?percent) (from ?from))
           (week-item (week ?from) (exercise ?exercise) (sets ?sets) (reps ?reps) (hold ?hold)
                      (minutes ?minutes) (effort ?effort))
           (not (steady (exercise ?exercise))))
  =>
  (bind ?r (round (/ (* ?reps ?percent) 100)))
  (bind ?m (round (/ (* ?minutes ?percent) 100)))
  (assert (week-item (week ?week) (exercise ?exercise) (sets ?sets)
                     (reps (if (> ?reps 0) then (max 1 ?r) else 0)) (hold ?hold)
                     (minutes (if (> ?minutes 0) then (max 1 ?m) else 0)) (effort ?effort)
                     (variant nil))))

(defrule DOSE::week-offers-harder-version
  (logical (week-step (week ?week) (change variant) (from ?from))
           (week-item (week ?from) (exercise ?exercise) (sets ?sets) (reps ?reps) (hold ?hold)
                      (minutes ?minutes) (effort ?effort))
           (not (steady (exercise ?exercise)))
           (progression (exercise ?exercise) (to ?harder)))
  =>
  (assert (week-item (week ?week) (exercise ?exercise) (sets ?sets) (reps ?reps) (hold ?hold)
                     (minutes ?minutes) (effort ?effort) (variant ?harder))))

(defrule DOSE::week-without-harder-version-holds
  (logical (week-step (week ?week) (change variant) (from ?from))
           (week-item (week ?from) (exercise ?exercise) (sets ?sets) (reps ?reps) (hold ?hold)
                      (minutes ?minutes) (effort ?effort))
           (not (steady (exercise ?exercise)))
           (not (progression (exercise ?exercise))))
  =>
  (assert (week-item (week ?week) (exercise ?exercise) (sets ?sets) (reps ?reps) (hold ?hold)
                     (minutes ?minutes) (effort ?effort) (variant nil))))
