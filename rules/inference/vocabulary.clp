; SPDX-License-Identifier: Apache-2.0
; The words that rules and C share. Every template stands here, in MAIN.
; `as` is `sure` or `possible`; what is sure is possible too.
; Every rule of the other files has fixtures: tests/inference/fixtures (CONTRIBUTING.md).

(defmodule MAIN (export ?ALL))

; --- what the person said ---
(deftemplate MAIN::answer (slot question) (slot value) (slot sure (default yes)))

; --- DERIVE ---
(deftemplate MAIN::finding (slot id) (slot as))
(deftemplate MAIN::holds (slot node) (slot as))
(deftemplate MAIN::point (slot score) (slot as) (slot item) (slot points))
(deftemplate MAIN::tally (slot score) (slot as) (slot item) (slot sum))
(deftemplate MAIN::score (slot id) (slot as) (slot sum))

; --- what a clinical rule concludes ---
(deftemplate MAIN::fired (slot rule) (slot branch))
(deftemplate MAIN::disposition-verdict (slot level) (slot rank))
(deftemplate MAIN::gate-verdict (slot level) (slot rank))
(deftemplate MAIN::hold (slot rule) (slot message))
(deftemplate MAIN::applied (slot rule) (slot set))
(deftemplate MAIN::bar (slot rule) (slot movement) (slot type) (slot unless))
(deftemplate MAIN::cap (slot rule) (slot of) (slot at-most))
(deftemplate MAIN::level-cap (slot rule) (slot level) (slot rank))
(deftemplate MAIN::level-reach (slot rule) (slot level))
(deftemplate MAIN::style-vote (slot rule) (slot style))
(deftemplate MAIN::preference (slot rule) (slot what) (slot id) (slot points))
(deftemplate MAIN::owned (slot rule) (slot kit))
(deftemplate MAIN::slot-opened (slot rule) (slot slot))
(deftemplate MAIN::advice (slot rule) (slot message))
(deftemplate MAIN::page (slot rule) (slot message))
(deftemplate MAIN::named-contact (slot rule) (slot contact))

; --- ASK ---
(deftemplate MAIN::question (slot id) (slot section))
(deftemplate MAIN::applicable (slot question))
(deftemplate MAIN::open-section (slot section))
(deftemplate MAIN::stopped (slot because))
(deftemplate MAIN::due (slot question))
(deftemplate MAIN::conflict-pair (slot id) (slot larger) (slot than))
(deftemplate MAIN::conflict (slot id))

; --- SETTLE ---
(deftemplate MAIN::set-bar (slot set) (slot movement) (slot type) (slot unless))
(deftemplate MAIN::set-cap (slot set) (slot of) (slot at-most))
(deftemplate MAIN::set-advice (slot set) (slot message))
(deftemplate MAIN::disposition (slot level) (slot rank))
(deftemplate MAIN::gate (slot level) (slot rank))
(deftemplate MAIN::restriction (slot rule) (slot movement) (slot type))
(deftemplate MAIN::barred-movement (slot movement) (slot type))
(deftemplate MAIN::tightest-cap (slot of) (slot at-most))

; --- ADAPT ---
(deftemplate MAIN::adapt-vote (slot rule) (slot to) (slot rank) (slot share))
(deftemplate MAIN::plan-change (slot to) (slot rank) (slot share))

; --- PROFILE ---
(deftemplate MAIN::level (slot is) (slot rank))
(deftemplate MAIN::style (slot is))
(deftemplate MAIN::minutes-option (slot option) (slot are))
(deftemplate MAIN::minutes-given (slot minutes))
(deftemplate MAIN::template (slot id) (slot minutes) (slot gate) (slot level) (slot bouts)
  (slot strength-days) (slot moves))
(deftemplate MAIN::template-fits (slot template) (slot minutes))
(deftemplate MAIN::slot-plan (slot template) (slot id) (slot index) (slot seconds)
  (slot opens) (slot closes) (slot from-rank) (slot fills) (slot outside) (slot on) (slot sets)
  (slot reps))
;   as: a modality or a pattern
(deftemplate MAIN::slot-takes (slot template) (slot slot) (slot as))
(deftemplate MAIN::template-used (slot template) (slot bouts) (slot strength-days)
  (slot moves))
(deftemplate MAIN::slot (slot id) (slot template) (slot index) (slot seconds) (slot fills)
  (slot outside) (slot on) (slot sets) (slot reps))
(deftemplate MAIN::usual-sessions (slot are))
(deftemplate MAIN::sessions-given (slot are))
(deftemplate MAIN::kit-met (slot any-of))

; --- the exercises of the pack ---
(deftemplate MAIN::exercise (slot id) (slot modality) (slot position) (slot relief)
  (slot counts))
;   what an exercise says beyond these: <exercise ... quiet="yes"> is an attribute
(deftemplate MAIN::attribute (slot exercise) (slot name) (slot is))
(deftemplate MAIN::serves-as (slot exercise) (slot modality))
(deftemplate MAIN::serves-at (slot exercise) (slot as) (slot level)
  (slot least-seconds) (slot bout) (slot minutes-least))
(deftemplate MAIN::serves-goal (slot exercise) (slot goal))
(deftemplate MAIN::demand (slot exercise) (slot movement) (slot waived-when))
(deftemplate MAIN::kit-need (slot exercise) (slot group) (slot any-of))
(deftemplate MAIN::kit-option (slot any-of) (slot kit))
(deftemplate MAIN::dose (slot exercise) (slot level) (slot sets) (slot reps) (slot sides)
  (slot hold) (slot minutes) (slot minutes-least) (slot minutes-most) (slot bout) (slot times)
  (slot effort)
  (slot metres) (slot least-seconds))
(deftemplate MAIN::link (slot from) (slot to) (slot kind))
(deftemplate MAIN::allow-list (slot set))
(deftemplate MAIN::on-list (slot set) (slot exercise))

; --- CHOOSE ---
(deftemplate MAIN::stage (slot is))
(deftemplate MAIN::barred (slot exercise) (slot by) (slot what))
(deftemplate MAIN::limited (slot exercise) (slot movement))
(deftemplate MAIN::merit (slot exercise) (slot part) (slot of) (slot points))
(deftemplate MAIN::may-stand (slot exercise) (slot index))
(deftemplate MAIN::last-resort (slot exercise) (slot index))
; `days` is a set of days as a number: Monday counts 1, Tuesday 2, Wednesday 4 ...
(deftemplate MAIN::chosen (slot exercise) (slot slot) (slot index) (slot days))
;   what the person wants in the place of an exercise, and what came of it
(deftemplate MAIN::wish (slot exercise) (slot other) (slot is) (slot index))
(deftemplate MAIN::hazard (slot id) (slot seed))
(deftemplate MAIN::hazard-demand (slot hazard) (slot movement))
(deftemplate MAIN::hazard-concerns (slot hazard) (slot group))
(deftemplate MAIN::named-hazard (slot hazard))

; --- DOSE ---
(deftemplate MAIN::time-cost (slot rep) (slot set) (slot setup) (slot used))
(deftemplate MAIN::pace (slot growth))
(deftemplate MAIN::week-plan (slot number) (slot style) (slot growth) (slot level)
  (slot change) (slot percent) (slot bout-percent) (slot from))
(deftemplate MAIN::week-step (slot week) (slot change) (slot percent) (slot bout-percent)
  (slot from))
(deftemplate MAIN::steady (slot exercise))
(deftemplate MAIN::dose-level (slot exercise) (slot level))
(deftemplate MAIN::prescription (slot exercise) (slot slot) (slot index) (slot level)
  (slot sets) (slot reps) (slot sides) (slot hold) (slot minutes) (slot times)
  (slot effort) (slot share))
(deftemplate MAIN::bout (slot week) (slot exercise) (slot minutes))
(deftemplate MAIN::bout-effort (slot week) (slot exercise) (slot effort))
(deftemplate MAIN::room (slot exercise) (slot week) (slot days) (slot seconds))
(deftemplate MAIN::fill (slot week) (slot exercise) (slot days) (slot minutes) (slot times))
(deftemplate MAIN::progression (slot exercise) (slot to))
(deftemplate MAIN::regression (slot exercise) (slot to))
(deftemplate MAIN::week-item (slot week) (slot exercise) (slot sets) (slot reps) (slot hold)
  (slot minutes) (slot effort) (slot variant))

; --- EXPLAIN ---
(deftemplate MAIN::message-asks (slot message) (slot exercise))
(deftemplate MAIN::message-demand (slot message) (slot movement))
(deftemplate MAIN::held-back (slot message))
(deftemplate MAIN::say (slot message))
(deftemplate MAIN::show-signal (slot signal))

; --- the steps, in their order (docs/architecture.md) ---
(defmodule ASK (import MAIN ?ALL))
(defmodule DERIVE (import MAIN ?ALL))
(defmodule TRIAGE (import MAIN ?ALL))
(defmodule SCREEN (import MAIN ?ALL))
(defmodule SETTLE (import MAIN ?ALL))
(defmodule ADAPT (import MAIN ?ALL))
(defmodule PROFILE (import MAIN ?ALL))
(defmodule CHOOSE (import MAIN ?ALL))
(defmodule DOSE (import MAIN ?ALL))
(defmodule EXPLAIN (import MAIN ?ALL))
