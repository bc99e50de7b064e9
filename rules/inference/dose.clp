; SPDX-License-Identifier: Apache-2.0
; DOSE: the dose of each chosen exercise, cut to its share of the day. The days of the week
; it falls on are in the pack; C adds up what they hold (`day-used`).
; Seconds of one go: sets x (reps x sides x (rep + hold) + set) + setup (docs/evidence 7.5).

(defrule DOSE::exercise-has-the-level
  (logical (chosen (exercise ?exercise))
           (level (is ?level))
           (not (limited (exercise ?exercise))))
  =>
  (assert (dose-level (exercise ?exercise) (level ?level))))

(defrule DOSE::limited-exercise-is-gentle
  (logical (chosen (exercise ?exercise))
           (limited (exercise ?exercise)))
  =>
  (assert (dose-level (exercise ?exercise) (level gentle))))

(defrule DOSE::sets-and-reps-fit-their-share
  (logical (chosen (exercise ?exercise) (slot ?slot) (index ?index))
           (slot (id ?slot) (seconds ?share) (outside no))
           (dose-level (exercise ?exercise) (level ?level))
           (dose (exercise ?exercise) (level ?level) (sets ?sets) (reps ?reps) (sides ?sides)
                 (hold ?hold) (minutes 0) (metres 0) (times ?times) (days ?days)
                 (effort ?effort))
           (tightest-cap (of hold-seconds) (at-most ?hold-cap))
           (tightest-cap (of effort) (at-most ?effort-cap))
           (time-cost (rep ?rep) (set ?change) (setup ?setup)))
  =>
  (bind ?h (min ?hold ?hold-cap))
  (bind ?room (- ?share ?setup))
  (bind ?one (* ?sides (+ ?rep ?h)))
  (bind ?n (max 1 (min ?sets (integer (/ ?room (+ (* ?reps ?one) ?change))))))
  (bind ?r (max 1 (min ?reps (integer (/ (- (/ ?room ?n) ?change) ?one)))))
  (bind ?go (+ ?setup (* ?n (+ (* ?r ?one) ?change))))
  (assert (prescription (exercise ?exercise) (slot ?slot) (index ?index) (level ?level)
            (sets ?n) (reps ?r) (sides ?sides) (hold ?h) (minutes 0)
            (times (max 1 (min ?times (integer (/ ?share ?go))))) (days ?days)
            (effort (min ?effort ?effort-cap)) (share ?share))))

(defrule DOSE::minutes-fit-their-share
  (logical (chosen (exercise ?exercise) (slot ?slot) (index ?index))
           (slot (id ?slot) (seconds ?share) (fills no) (outside no))
           (dose-level (exercise ?exercise) (level ?level))
           (dose (exercise ?exercise) (level ?level) (minutes ?minutes&:(> ?minutes 0))
                 (bout ?bout) (times ?times) (days ?days) (effort ?effort))
           (tightest-cap (of minutes) (at-most ?cap))
           (tightest-cap (of effort) (at-most ?effort-cap)))
  =>
  (bind ?most (if (<= 1 ?bout ?cap) then ?minutes else ?cap))
  (bind ?m (max 1 (min ?minutes ?most (integer (/ ?share 60)))))
  (assert (prescription (exercise ?exercise) (slot ?slot) (index ?index) (level ?level)
            (sets 0) (reps 0) (sides 1) (hold 0) (minutes ?m)
            (times (max 1 (min ?times (integer (/ ?share (* ?m 60)))))) (days ?days)
            (effort (min ?effort ?effort-cap)) (share ?share))))

(defrule DOSE::walks-with-weights-fit-their-share
  (logical (chosen (exercise ?exercise) (slot ?slot) (index ?index))
           (slot (id ?slot) (seconds ?share) (outside no))
           (dose-level (exercise ?exercise) (level ?level))
           (dose (exercise ?exercise) (level ?level) (sets ?sets) (metres ?metres&:(> ?metres 0))
                 (days ?days) (effort ?effort))
           (tightest-cap (of effort) (at-most ?effort-cap))
           (time-cost (set ?change) (setup ?setup)))
  =>
  (bind ?n (max 1 (min ?sets (integer (/ (- ?share ?setup) (+ ?metres ?change))))))
  (assert (prescription (exercise ?exercise) (slot ?slot) (index ?index) (level ?level)
            (sets ?n) (reps 1) (sides 1) (hold 0) (minutes 0) (times 1) (days ?days)
            (effort (min ?effort ?effort-cap)) (share ?share))))

(defrule DOSE::filling-exercise-starts-with-its-minutes
  (logical (chosen (exercise ?exercise) (slot ?slot) (index ?index))
           (slot (id ?slot) (seconds ?share) (fills yes))
           (dose-level (exercise ?exercise) (level ?level))
           (dose (exercise ?exercise) (level ?level) (minutes ?minutes&:(> ?minutes 0))
                 (times ?times) (days ?days) (effort ?effort))
           (tightest-cap (of effort) (at-most ?effort-cap)))
  =>
  (assert (prescription (exercise ?exercise) (slot ?slot) (index ?index) (level ?level)
            (sets 0) (reps 0) (sides 1) (hold 0) (minutes ?minutes) (times ?times)
            (days ?days) (effort (min ?effort ?effort-cap)) (share ?share))))

(defrule DOSE::habit-keeps-its-dose
  (logical (chosen (exercise ?exercise) (slot ?slot) (index ?index))
           (slot (id ?slot) (outside yes))
           (dose-level (exercise ?exercise) (level ?level))
           (dose (exercise ?exercise) (level ?level) (sets ?sets) (reps ?reps) (hold ?hold)
                 (minutes ?minutes) (bout ?bout) (times ?times) (effort ?effort))
           (tightest-cap (of minutes) (at-most ?cap))
           (tightest-cap (of effort) (at-most ?effort-cap)))
  =>
  (bind ?most (if (<= 1 ?bout ?cap) then ?minutes else (min ?minutes ?cap)))
  (assert (prescription (exercise ?exercise) (slot ?slot) (index ?index) (level ?level)
            (sets ?sets) (reps ?reps) (sides 1) (hold ?hold) (minutes ?most)
            (times ?times) (days 7) (effort (min ?effort ?effort-cap)) (share 0))))

(defrule DOSE::filling-exercise-takes-what-is-left
  (logical (stage (is fill))
           (prescription (exercise ?exercise) (slot ?slot) (minutes ?minutes) (times ?times)
                         (level ?level) (days ?days))
           (slot (id ?slot) (fills yes))
           (dose (exercise ?exercise) (level ?level) (minutes-least ?least)
                 (minutes-most ?most) (bout ?bout))
           (fill-day (a-week ?days) (day ?day))
           (day-used (day ?day) (seconds ?used))
           (minutes-given (minutes ?given))
           (tightest-cap (of minutes) (at-most ?minutes-cap)))
  =>
  (bind ?left (integer (/ (- (* ?given 60) ?used) 60)))
  (bind ?cap (if (<= 1 ?bout ?minutes-cap) then ?most else ?minutes-cap))
  (bind ?go (min ?minutes ?left ?cap))
  (if (>= ?go ?least) then
    (bind ?goes (max 1 (min ?times (integer (/ ?left ?go)))))
    (assert (fill (exercise ?exercise) (day ?day) (minutes ?go) (times ?goes)
                  (most (min ?most ?cap (integer (/ ?left ?goes))))))))
