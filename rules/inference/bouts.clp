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

; --- its effort: one step up in the week that asks for more (docs/evidence P2.3) ---

(defrule DOSE::first-effort-is-the-prescription
  (logical (week-step (week ?week) (change start))
           (prescription (exercise ?exercise) (slot ?slot) (effort ?effort))
           (slot (id ?slot) (fills yes)))
  =>
  (assert (bout-effort (week ?week) (exercise ?exercise) (effort ?effort))))

(defrule DOSE::effort-of-the-bout-stays
  (logical (week-step (week ?week) (change ~start&~effort) (from ?from))
           (bout-effort (week ?from) (exercise ?exercise) (effort ?effort)))
  =>
  (assert (bout-effort (week ?week) (exercise ?exercise) (effort ?effort))))

(defrule DOSE::steady-bout-keeps-its-effort
  (logical (week-step (week ?week) (change effort) (from ?from))
           (bout-effort (week ?from) (exercise ?exercise) (effort ?effort))
           (steady (exercise ?exercise)))
  =>
  (assert (bout-effort (week ?week) (exercise ?exercise) (effort ?effort))))

(defrule DOSE::bout-asks-for-more-effort
  (logical (week-step (week ?week) (change effort) (from ?from))
           (bout-effort (week ?from) (exercise ?exercise) (effort ?effort))
           (not (steady (exercise ?exercise)))
           (tightest-cap (of effort) (at-most ?cap)))
  =>
  (assert (bout-effort (week ?week) (exercise ?exercise)
                       (effort (max ?effort (min ?cap (+ ?effort 1)))))))
