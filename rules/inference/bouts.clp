; SPDX-License-Identifier: Apache-2.0
; DOSE, third part: the bout, week by week, of what takes the minutes that are left
; (docs/evidence P2.3). `from` is the week that a week builds on.

(defrule DOSE::first-bout-is-the-prescription
  (logical (week-step (week ?week) (change start))
           (prescription (exercise ?exercise) (slot ?slot) (minutes ?minutes))
           (slot (id ?slot) (fills yes)))
  =>
  (assert (bout (week ?week) (exercise ?exercise) (minutes ?minutes))))

(defrule DOSE::limited-exercise-keeps-its-bout
  (logical (week-step (week ?week) (change ~start) (from ?from))
           (bout (week ?from) (exercise ?exercise) (minutes ?minutes))
           (limited (exercise ?exercise)))
  =>
  (assert (bout (week ?week) (exercise ?exercise) (minutes ?minutes))))

(defrule DOSE::bout-grows
  (logical (week-step (week ?week) (change ~start) (from ?from)
                      (bout-percent ?percent&:(> ?percent 100)))
           (bout (week ?from) (exercise ?exercise) (minutes ?minutes))
           (not (limited (exercise ?exercise)))
           (prescription (exercise ?exercise) (level ?level))
           (dose (exercise ?exercise) (level ?level) (minutes-most ?most) (bout ?rest))
           (tightest-cap (of minutes) (at-most ?cap)))
  =>
  (bind ?more (max (+ ?minutes 1) (integer (/ (* ?minutes ?percent) 100))))
  (bind ?limit (if (<= 1 ?rest ?cap) then ?most else (min ?most ?cap)))
  (assert (bout (week ?week) (exercise ?exercise)
                (minutes (max ?minutes (min ?limit ?more))))))

(defrule DOSE::bout-stays
  (logical (week-step (week ?week) (change ~start) (from ?from) (bout-percent 100))
           (bout (week ?from) (exercise ?exercise) (minutes ?minutes))
           (not (limited (exercise ?exercise))))
  =>
  (assert (bout (week ?week) (exercise ?exercise) (minutes ?minutes))))

(defrule DOSE::bout-is-lighter
  (logical (week-step (week ?week) (change ~start) (from ?from)
                      (bout-percent ?percent&:(< ?percent 100)))
           (bout (week ?from) (exercise ?exercise) (minutes ?minutes))
           (not (limited (exercise ?exercise)))
           (prescription (exercise ?exercise) (level ?level))
           (dose (exercise ?exercise) (level ?level) (minutes-least ?least)))
  =>
  (assert (bout (week ?week) (exercise ?exercise)
                (minutes (max ?least (round (/ (* ?minutes ?percent) 100)))))))
