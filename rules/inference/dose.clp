; SPDX-License-Identifier: Apache-2.0
; DOSE: the dose of each chosen exercise, cut to its share of the day. C adds up what the days
; hold, week by week, and says what they have left for what fills them (`room`).
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
           (slot (id ?slot) (seconds ?share) (outside no) (sets ?sets-most) (reps ?reps-most))
           (dose-level (exercise ?exercise) (level ?level))
           (dose (exercise ?exercise) (level ?level) (sets ?full-sets) (reps ?full-reps)
                 (sides ?sides) (hold ?hold) (minutes 0) (metres 0) (times ?times)
                 (effort ?effort))
           (tightest-cap (of sets) (at-most ?sets-cap))
           (tightest-cap (of hold-seconds) (at-most ?hold-cap))
           (tightest-cap (of effort) (at-most ?effort-cap))
           (time-cost (rep ?rep) (set ?change) (setup ?setup)))
  =>
  (bind ?sets (min ?full-sets ?sets-most ?sets-cap))
  (bind ?reps (min ?full-reps ?reps-most))
  (bind ?h (min ?hold ?hold-cap))
  (bind ?room (- ?share ?setup))
  (bind ?one (* ?sides (+ ?rep ?h)))
  (bind ?n (max 1 (min ?sets (integer (/ ?room (+ (* ?reps ?one) ?change))))))
  (bind ?r (max 1 (min ?reps (integer (/ (- (/ ?room ?n) ?change) ?one)))))
  (bind ?go (+ ?setup (* ?n (+ (* ?r ?one) ?change))))
  (assert (prescription (exercise ?exercise) (slot ?slot) (index ?index) (level ?level)
            (sets ?n) (reps ?r) (sides ?sides) (hold ?h) (minutes 0)
            (times (max 1 (min ?times (integer (/ ?share ?go)))))
            (effort (min ?effort ?effort-cap)) (share ?share))))

(defrule DOSE::minutes-fit-their-share
  (logical (chosen (exercise ?exercise) (slot ?slot) (index ?index))
           (slot (id ?slot) (seconds ?share) (fills no) (outside no))
           (dose-level (exercise ?exercise) (level ?level))
           (dose (exercise ?exercise) (level ?level) (minutes ?minutes&:(> ?minutes 0))
                 (bout ?bout) (times ?times) (effort ?effort))
           (tightest-cap (of minutes) (at-most ?cap))
           (tightest-cap (of effort) (at-most ?effort-cap)))
  =>
  (bind ?most (if (<= 1 ?bout ?cap) then ?minutes else ?cap))
  (bind ?m (max 1 (min ?minutes ?most (integer (/ ?share 60)))))
  (assert (prescription (exercise ?exercise) (slot ?slot) (index ?index) (level ?level)
            (sets 0) (reps 0) (sides 1) (hold 0) (minutes ?m)
            (times (max 1 (min ?times (integer (/ ?share (* ?m 60))))))
            (effort (min ?effort ?effort-cap)) (share ?share))))

(defrule DOSE::walks-with-weights-fit-their-share
  (logical (chosen (exercise ?exercise) (slot ?slot) (index ?index))
           (slot (id ?slot) (seconds ?share) (outside no) (sets ?sets-most))
           (tightest-cap (of sets) (at-most ?sets-cap))
           (dose-level (exercise ?exercise) (level ?level))
           (dose (exercise ?exercise) (level ?level) (sets ?full-sets) (metres ?metres&:(> ?metres 0))
                 (effort ?effort))
           (tightest-cap (of effort) (at-most ?effort-cap))
           (time-cost (set ?change) (setup ?setup)))
  =>
  (bind ?sets (min ?full-sets ?sets-most ?sets-cap))
  (bind ?n (max 1 (min ?sets (integer (/ (- ?share ?setup) (+ ?metres ?change))))))
  (assert (prescription (exercise ?exercise) (slot ?slot) (index ?index) (level ?level)
            (sets ?n) (reps 0) (sides 1) (hold 0) (minutes 0) (times 1)
            (effort (min ?effort ?effort-cap)) (share ?share))))

(defrule DOSE::filling-exercise-starts-with-its-bout
  (logical (chosen (exercise ?exercise) (slot ?slot) (index ?index))
           (slot (id ?slot) (seconds ?share) (fills yes))
           (dose-level (exercise ?exercise) (level ?level))
           (dose (exercise ?exercise) (level ?level) (minutes ?minutes&:(> ?minutes 0))
                 (bout ?rest) (effort ?effort))
           (tightest-cap (of minutes) (at-most ?cap))
           (tightest-cap (of first-bout) (at-most ?first-cap))
           (tightest-cap (of effort) (at-most ?effort-cap)))
  =>
  (bind ?most (if (<= 1 ?rest ?cap) then ?minutes else (min ?minutes ?cap)))
  (assert (prescription (exercise ?exercise) (slot ?slot) (index ?index) (level ?level)
            (sets 0) (reps 0) (sides 1) (hold 0) (minutes (min ?most ?first-cap)) (times 1)
            (effort (min ?effort ?effort-cap)) (share ?share))))

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
            (times ?times) (effort (min ?effort ?effort-cap)) (share 0))))

; As few bouts as use the share of the minutes that a day has to use, each no longer than this
; week's, and as even as can be.
(defrule DOSE::filling-exercise-takes-what-is-left
  (logical (stage (is fill))
           (bout (week ?week) (exercise ?exercise) (minutes ?bout))
           (prescription (exercise ?exercise) (level ?level))
           (dose (exercise ?exercise) (level ?level) (minutes-least ?least) (times ?often))
           (room (exercise ?exercise) (week ?week) (days ?days) (seconds ?seconds))
           (template-used (bouts ?bouts))
           (tightest-cap (of bouts) (at-most ?bouts-cap))
           (minutes-given (minutes ?given))
           (time-cost (used ?share)))
  =>
  (bind ?left (integer (/ ?seconds 60)))
  (if (>= (min ?left ?bout) ?least) then
    (bind ?spare (/ (* ?given 60 (- 100 ?share)) 100))
    (bind ?needed (min ?left (integer (/ (+ (- ?seconds ?spare) 59) 60))))
    (bind ?wanted (integer (/ (+ ?needed (- ?bout 1)) ?bout)))
    (bind ?times (max 1 (min ?wanted ?often ?bouts ?bouts-cap (integer (/ ?left ?least)))))
    (assert (fill (week ?week) (exercise ?exercise) (days ?days)
                  (minutes (min ?bout (integer (/ ?left ?times)))) (times ?times)))))
