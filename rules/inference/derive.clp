; SPDX-License-Identifier: Apache-2.0
; DERIVE: points add up to scores. Findings come from the pack.
; A tally goes from one true point to the next, so that every sum stands on its points.

(defrule DERIVE::next-point-adds-to-tally
  (logical (tally (score ?score) (as ?as) (item ?last) (sum ?sum))
           (point (score ?score) (as ?as) (item ?item&:(> ?item ?last)) (points ?points))
           (not (point (score ?score) (as ?as)
                       (item ?between&:(and (> ?between ?last) (< ?between ?item))))))
  =>
  (assert (tally (score ?score) (as ?as) (item ?item) (sum (+ ?sum ?points)))))

(defrule DERIVE::last-tally-is-score
  (logical (tally (score ?score) (as ?as) (item ?last) (sum ?sum))
           (not (point (score ?score) (as ?as) (item ?item&:(> ?item ?last)))))
  =>
  (assert (score (id ?score) (as ?as) (sum ?sum))))
