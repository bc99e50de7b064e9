; SPDX-License-Identifier: Apache-2.0
; SETTLE: the worst disposition and the lowest gate stand; restrictions add up
; (docs/evidence PREC-1). A verdict is one fact, however many rules give it: it stands on each.
; Ranks: disposition 0 proceed to 6 emergency-now; gate 0 none to 3 full.

(defrule SETTLE::worst-verdict-stands
  (logical (disposition-verdict (level ?level) (rank ?rank))
           (not (disposition-verdict (rank ?worse&:(> ?worse ?rank)))))
  =>
  (assert (disposition (level ?level) (rank ?rank))))

(defrule SETTLE::lowest-gate-stands
  (logical (gate-verdict (level ?level) (rank ?rank))
           (not (gate-verdict (rank ?lower&:(< ?lower ?rank)))))
  =>
  (assert (gate (level ?level) (rank ?rank))))

(defrule SETTLE::same-day-or-worse-closes-gate
  (logical (disposition-verdict (rank ?rank&:(>= ?rank 5))))
  =>
  (assert (gate-verdict (level none) (rank 0))))

(defrule SETTLE::hold-closes-gate-today
  (logical (hold))
  =>
  (assert (gate-verdict (level none) (rank 0))))

(defrule SETTLE::set-gives-its-bars
  (logical (set-bar (set ?set) (movement ?movement) (type ?type) (unless ?exception))
           (applied (rule ?rule) (set ?set))
           (not (finding (id ?exception) (as sure))))
  =>
  (assert (restriction (rule ?rule) (movement ?movement) (type ?type))))

(defrule SETTLE::rule-gives-its-bar
  (logical (bar (rule ?rule) (movement ?movement) (type ?type) (unless ?exception))
           (not (finding (id ?exception) (as sure))))
  =>
  (assert (restriction (rule ?rule) (movement ?movement) (type ?type))))

(defrule SETTLE::restriction-bars-movement
  (logical (restriction (movement ?movement) (type ?type)))
  =>
  (assert (barred-movement (movement ?movement) (type ?type))))

(defrule SETTLE::restriction-asks-for-caution
  (logical (restriction))
  =>
  (assert (disposition-verdict (level proceed-caution) (rank 1))))

(defrule SETTLE::allow-list-asks-for-caution
  (logical (allow-list (set ?set))
           (applied (set ?set)))
  =>
  (assert (disposition-verdict (level proceed-caution) (rank 1))))

(defrule SETTLE::set-gives-its-caps
  (logical (set-cap (set ?set) (of ?of) (at-most ?most))
           (applied (rule ?rule) (set ?set)))
  =>
  (assert (cap (rule ?rule) (of ?of) (at-most ?most))))

(defrule SETTLE::tightest-cap-counts
  (logical (cap (of ?of) (at-most ?most))
           (not (cap (of ?of) (at-most ?tighter&:(< ?tighter ?most)))))
  =>
  (assert (tightest-cap (of ?of) (at-most ?most))))

(defrule SETTLE::set-gives-its-advice
  (logical (set-advice (set ?set) (message ?message))
           (applied (rule ?rule) (set ?set)))
  =>
  (assert (advice (rule ?rule) (message ?message))))
