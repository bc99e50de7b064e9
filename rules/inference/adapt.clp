; SPDX-License-Identifier: Apache-2.0
; ADAPT: what the weeks of a diary showed becomes a change of the plan. All that holds back
; stands beside each other: for each exercise C takes the lowest load. Ranks: 0 raise, 1 next-goal,
; 2 change-modality; from 3 (keep) on it holds a raise back.

(defrule ADAPT::what-holds-back-stands
  (logical (adapt-vote (to ?to) (rank ?rank&:(>= ?rank 3)) (share 0)))
  =>
  (assert (plan-change (to ?to) (rank ?rank) (share 0))))

(defrule ADAPT::lowest-share-stands
  (logical (adapt-vote (to ?to) (rank ?rank) (share ?share&:(> ?share 0)))
           (not (adapt-vote (share ?lower&:(and (> ?lower 0) (< ?lower ?share))))))
  =>
  (assert (plan-change (to ?to) (rank ?rank) (share ?share))))

(defrule ADAPT::raise-stands-when-nothing-holds-back
  (logical (adapt-vote (to ?to) (rank ?rank))
           (not (adapt-vote (rank ?other&:(>= ?other 3)))))
  =>
  (assert (plan-change (to ?to) (rank ?rank) (share 0))))
