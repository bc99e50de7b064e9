/* SPDX-License-Identifier: Apache-2.0 */
#ifndef LEVELS_H
#define LEVELS_H

/* The fixed scales (docs/architecture.md, "Two outputs"; docs/evidence 0.1). The number
 * of a level is its rank: dispositions from mild to bad, gates from closed to open. */
typedef enum disposition_level {
    PROCEED,
    PROCEED_CAUTION,
    CLINICIAN_ROUTINE,
    CLINICIAN_2W,
    CLINICIAN_3D,
    SAME_DAY,
    EMERGENCY_NOW,
    DISPOSITION_COUNT
} disposition_level;

typedef enum gate_level {
    GATE_NONE,
    GATE_RELIEF_ONLY,
    GATE_GENTLE,
    GATE_FULL,
    GATE_COUNT
} gate_level;

typedef enum exercise_level { GENTLE, STANDARD, ACTIVE, LEVEL_COUNT } exercise_level;

typedef enum progression_style {
    SYMPTOM_CONTINGENT,
    TIME_CONTINGENT,
    STYLE_COUNT
} progression_style;

/* How the plan of a week comes from the last one, from bold to careful. What is above
 * CHANGE_MODALITY holds a raise back: who is ready goes on also where no change has come
 * yet (docs/evidence 8.5, first match). */
typedef enum plan_change {
    PLAN_RAISE,
    PLAN_NEXT_GOAL,
    PLAN_CHANGE_MODALITY,
    PLAN_KEEP,
    PLAN_TAPER,
    PLAN_STEP_BACK,
    PLAN_STEP_BACK_ALL,
    PLAN_RESTART,
    PLAN_CHANGE_COUNT
} plan_change;

enum { DAYS_A_WEEK = 7, MOST_WEEKS = 12 };

typedef enum restriction_type { FORBID, LIMIT } restriction_type;

typedef enum cap_kind {
    CAP_HOLD_SECONDS,
    CAP_EFFORT,
    CAP_MINUTES,
    CAP_GROWTH,
    CAP_FIRST_BOUT,
    CAP_BOUTS,
    CAP_MOVES,
    CAP_SETS,
    CAP_COUNT
} cap_kind;

/* What gives an exercise points: a goal, a rule, or what suits anyone. */
typedef enum merit_for {
    MERIT_GOAL,
    MERIT_RULE,
    MERIT_SEED,
    MERIT_STAGE,
    MERIT_TOO_EASY,
    MERIT_NO_KIT
} merit_for;

/* The words of the scales, by rank; each ends with NULL. */
extern const char *const disposition_words[];
extern const char *const gate_words[];
extern const char *const level_words[];
extern const char *const plan_change_words[];
extern const char *const style_words[];
extern const char *const restriction_words[];
extern const char *const cap_words[];
extern const char *const day_words[];
extern const char *const merit_words[];

/* Care today or at once leaves no exercise: SETTLE closes the gate (settle.clp). */
int disposition_is_urgent(int disposition);

/* The rank of a word, or -1. */
int rank_of(const char *const words[], const char *word);

#endif
