; SPDX-License-Identifier: Apache-2.0
; ASK: a question is due when it applies, its section is open, and it has no answer.
; C asserts `stopped` when an emergency stands firm.

(defrule ASK::open-question-is-due
  (logical (question (id ?question) (section ?section))
           (applicable (question ?question))
           (open-section (section ?section))
           (not (answer (question ?question)))
           (not (stopped)))
  =>
  (assert (due (question ?question))))

(defrule ASK::larger-number-conflicts
  (logical (conflict-pair (id ?id) (larger ?larger) (than ?than))
           (answer (question ?larger) (value ?high&:(numberp ?high)))
           (answer (question ?than) (value ?low&:(and (numberp ?low) (> ?high ?low)))))
  =>
  (assert (conflict (id ?id))))
