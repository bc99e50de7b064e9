/* SPDX-License-Identifier: Apache-2.0 */
#ifndef DOSES_H
#define DOSES_H

#include "pack/guidance.h"

/* knowledge/doses.xml: the parts of a session, the days of a week, six weeks, points
 * (docs/evidence P1 to P3, 7.4, 7.5). */

/* The days of the week that a slot is on. A template without strength days has the days
 * of each exercise. */
typedef enum slot_days {
    ON_ITS_OWN_DAYS,
    ON_SESSION_DAYS,
    ON_STRENGTH_DAYS,
    ON_STRENGTH_DAYS_A, /* every other strength day, from the first */
    ON_STRENGTH_DAYS_B,
    ON_AEROBIC_DAYS,
    SLOT_DAYS_COUNT
} slot_days;

extern const char *const slot_days_words[];

typedef struct slot {
    const char *id;
    const char **takes; /* modalities and patterns */
    size_t take_count;
    slot_days on;
    long seconds;
    long sets, reps;         /* the most to begin with; 0: as the exercise has it */
    const char *open_when;   /* a slot id that a rule must include; or NULL: open */
    const char *closed_when; /* closed when a rule includes this; or NULL */
    int from_level;          /* open from this level up */
    int fills;               /* takes the minutes that are left */
    int relief;              /* only exercises marked relief */
    int outside;             /* a daily habit, outside the session */
} slot;

enum { MOST_SLOTS = 40 }; /* of one template: `check` says when there are more */

typedef struct time_template {
    long minutes;
    int gate;           /* -1: any other gate */
    unsigned levels;    /* bit by exercise_level */
    long strength_days; /* a week, of six session days; 0: no session days */
    long bouts_most;    /* a day, of what takes the minutes that are left */
    long moves_most;    /* different ones that count, on one day */
    slot *slots;
    size_t slot_count;
} time_template;

typedef enum week_change {
    WEEK_START,
    WEEK_AMOUNT,
    WEEK_EFFORT,
    WEEK_SETS,
    WEEK_VARIANT,
    WEEK_HOLD,
    WEEK_LIGHTER,
    WEEK_CHANGE_COUNT
} week_change;

extern const char *const week_change_words[];

typedef struct week_plan {
    long number;
    progression_style style;
    long growth;     /* percent a week; people with a cap on growth get a plan below it */
    unsigned levels; /* bit by exercise_level */
    week_change change; /* of what is counted in sets and repetitions */
    long percent;
    long bout_percent; /* of the bout of the week before */
    const message *message;
} week_plan;

typedef struct frequency {
    const char *modality;
    exercise_level level;
    long days_a_week, times_a_day, effort;
} frequency;

typedef struct minutes_option {
    int option; /* of the question `minutes` */
    long are;
} minutes_option;

typedef struct day_plan {
    long a_week;
    unsigned days; /* bit 0: Monday */
} day_plan;

/* A week of so many session days, for templates with so many strength days. */
typedef struct session_plan {
    long sessions, strength_days;
    unsigned strength, aerobic; /* days; bit 0: Monday */
} session_plan;

typedef struct merit {
    merit_for what;
    long points;
    const message *message;
} merit;

/* What a modality or a pattern of movement is in the day for, in words. */
typedef struct day_part {
    const char *of; /* what slots take */
    const message *message;
} day_part;

/* What makes a risky movement matter to a person, and how many the pages list. */
typedef struct not_yet_points {
    long absolute, forbidden, limited, goal, only_goal, job, sport, daily;
    long least;                          /* to be listed */
    long most, passing_most, paths_most; /* lines */
} not_yet_points;

typedef struct doses {
    long rep_seconds, set_seconds, setup_seconds;
    long used_least;         /* percent of the minutes given, on each session day */
    long habit_minutes_most; /* of all habits of a day */
    long sessions;           /* days a week when nobody said */
    long fewest_reps;        /* of an exercise that is cut down */
    long long_hold;          /* seconds from which one repetition is enough; 0: none */
    minutes_option *minutes;
    size_t minutes_count;
    frequency *frequencies;
    size_t frequency_count;
    day_plan *days;
    size_t day_count;
    session_plan *sessions_a_week;
    size_t session_plan_count;
    time_template *templates;
    size_t template_count;
    week_plan *weeks;
    size_t week_count;
    merit *merits;
    size_t merit_count;
    day_part *parts;
    size_t part_count;
    not_yet_points not_yet;
    evidence evidence;
} doses;

#endif
