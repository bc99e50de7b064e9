/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GUIDANCE_H
#define GUIDANCE_H

#include "pack/monitoring.h"
#include "pack/rule.h"

/* What the pack says around the exercises: times, weeks, messages, signals, sources. */

typedef struct source {
    const char *key;
    const char *label; /* "NICE NG59 2016" */
    const char *doi;   /* or NULL */
    const char *reference;
} source;

typedef enum message_kind {
    MESSAGE_EDUCATION,
    MESSAGE_SAFETY_NET,
    MESSAGE_DISPOSITION,
    MESSAGE_ACTION,
    MESSAGE_ADVICE,
    MESSAGE_PAGE,
    MESSAGE_PHRASE /* the words of the handout and the interview */
} message_kind;

typedef struct message {
    const char *id;
    message_kind kind;
    const char *text;
    condition *say_when; /* NULL: whenever it is called for */
    /* What it asks the person to do: said only when none of it is restricted. */
    const struct exercise *does; /* or NULL */
    const struct movement **demands;
    size_t demand_count;
    /* What nobody may be told beside it, since it says otherwise; either names the other.
     */
    const struct message **apart;
    size_t apart_count;
    evidence evidence;
    const char *file;
    int line;
} message;

typedef struct contact {
    const char *id;
    const char *name;
    const char *how;
    const char *call; /* the number to dial, or NULL */
} contact;

typedef struct named {
    const char *id;
    const char *name;
    int counts; /* modality: counted among the different exercises of week 1 */
} named;

typedef struct slot {
    const char *id;
    const char **modalities;
    size_t modality_count;
    long seconds;
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
    int gate; /* -1: any other gate */
    slot *slots;
    size_t slot_count;
} time_template;

typedef enum week_change {
    WEEK_START,
    WEEK_DAYS,
    WEEK_AMOUNT,
    WEEK_VARIANT,
    WEEK_HOLD,
    WEEK_LIGHTER
} week_change;

typedef struct week_plan {
    long number;
    progression_style style;
    long growth; /* percent a week; people with a cap on growth get a plan below it */
    week_change change;
    long percent;
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
    int fills;     /* for an exercise that takes the minutes which are left */
} day_plan;

typedef struct merit {
    merit_for what;
    long points;
    const message *message;
} merit;

typedef struct doses {
    long rep_seconds, set_seconds, setup_seconds, week_1_most;
    long fewest_reps; /* of an exercise that is cut down */
    long long_hold;   /* seconds from which one repetition is enough; 0: none */
    minutes_option *minutes;
    size_t minutes_count;
    frequency *frequencies;
    size_t frequency_count;
    day_plan *days;
    size_t day_count;
    time_template *templates;
    size_t template_count;
    week_plan *weeks;
    size_t week_count;
    merit *merits;
    size_t merit_count;
    evidence evidence;
} doses;

#endif
