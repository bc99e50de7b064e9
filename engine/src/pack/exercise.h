/* SPDX-License-Identifier: Apache-2.0 */
#ifndef EXERCISE_H
#define EXERCISE_H

#include <stdint.h>

#include "base/list.h"
#include "pack/rule.h"

typedef struct movement {
    const char *id;
    const char *name;
    const char *means;
    struct movement **is_a;
    size_t is_a_count;
    size_t index;
    const char *file;
    int line;
    int mark;
} movement;

typedef struct set_bar {
    const movement *movement;
    restriction_type type;
    const finding *unless;
} set_bar;

typedef struct restriction_set {
    const char *id;
    const char *title;
    set_bar *bars;
    size_t bar_count;
    consequence *caps; /* CAP_DOSE and ADVISE */
    size_t cap_count;
    int is_allow_list;
    const struct exercise **only;
    size_t only_count;
    const char *file;
    int line;
} restriction_set;

typedef struct dose {
    int given;
    long sets, reps, sides, hold_seconds; /* 0: does not apply */
    long minutes, minutes_least, minutes_most;
    long bout; /* minutes without a rest, when there are rests; 0: none */
    long times_a_day, days_a_week;
    long own_days; /* a week; 0: as often as the plan has it */
    long effort;   /* 0 to 10 */
    long metres, kilograms;
    const char *note;
    long seconds;       /* one go, by the estimate of docs/evidence 7.5 */
    long least_seconds; /* one go cut down as far as it makes sense */
} dose;

typedef struct demand {
    const movement *movement;
    const finding *waived_when; /* or NULL */
} demand;

typedef struct exercise {
    const char *id;
    const char *name;
    const char *summary;
    const char *modality;
    const char **also; /* further modalities */
    size_t also_count;
    const char **patterns; /* of movement: squat, hinge, push ... */
    size_t pattern_count;
    const char *position;
    const char *family;
    long stage, order;
    int relief, seed, counts;
    const char **further; /* name, value, ... NULL: attributes that only rules read */
    demand *demands;      /* with every movement that these are a kind of */
    size_t demand_count;
    const char **
        *kit; /* groups of ids, each ends with NULL; one of each group is needed */
    size_t kit_count;
    dose doses[LEVEL_COUNT];
    const char **steps;
    size_t step_count;
    const char *watch_for;
    const struct exercise *easier, *harder; /* or NULL */
    const struct exercise **swaps;
    size_t swap_count;
    const char **goals;
    size_t goal_count;
    evidence evidence;
    review review;
    const char *file;
    int line;
    size_t index;
} exercise;

/* Until when a movement waits for a group of people; the first: as the hazard says. */
typedef enum hazard_until {
    UNTIL_BACK_WHEN,
    UNTIL_SETTLED,   /* the pain */
    UNTIL_READY,     /* somebody new to it */
    UNTIL_CLINICIAN, /* says so */
    UNTIL_SURGEON,
    UNTIL_MATERNITY
} hazard_until;

extern const char *const until_words[];   /* by hazard_until; ends with NULL */
extern const char *const until_phrases[]; /* ids of messages, by hazard_until */

typedef struct hazard_for {
    condition *when; /* NULL: everybody at the start */
    const char *because;
    int absolute;
    int must; /* listed whatever else is */
    hazard_until until;
} hazard_for;

typedef struct instead {
    const exercise *exercise; /* or NULL: a tip in words */
    const char *tip;
    int later;
} instead;

typedef struct hazard {
    const char *id;
    const char *name;
    const char *why;
    const char *not_yet;
    const movement **demands;
    size_t demand_count;
    hazard_for *fors;
    size_t for_count;
    instead *insteads;
    size_t instead_count;
    const char *back_when;
    const char *later, *fine; /* the path to it; how it is fine; NULL: not said */
    const char **path_goals;  /* of which it is the hard form */
    size_t path_goal_count;
    const char *group;                    /* movements of one group are listed once */
    const char **goals, **jobs, **sports; /* for which it matters */
    size_t goal_count, job_count, sport_count;
    const char *feared; /* the option of feared-moves that means it; NULL: none does */
    int daily, habit;   /* common in daily life; a habit and no ban */
    long order;
    int seed;
    evidence evidence;
    const char *file;
    int line;
} hazard;

#endif
