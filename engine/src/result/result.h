/* SPDX-License-Identifier: Apache-2.0 */
#ifndef RESULT_H
#define RESULT_H

#include <steadyback/result.h>

#include "conditions/answer_sheet.h"
#include "inference/rule_book.h"
#include "result/result_reasons.h"
#include "result/result_told.h"
#include "result/result_week.h"

typedef struct result_finding {
    const finding *finding;
    int sure;
    list answers; /* of used_answer */
} result_finding;

typedef struct result_restriction {
    const movement *movement;
    restriction_type type;
    reasons why;
} result_restriction;

/* How a risky movement stands for a person: left out, for later step by step, or fine. */
typedef enum hazard_state { NOT_YET, LATER, FINE } hazard_state;

extern const char *const hazard_state_words[]; /* by hazard_state; ends with NULL */

typedef struct result_hazard {
    const hazard *hazard;
    const hazard_for *group; /* of people, that gives the words; NULL: none */
    hazard_state state;
    const char *back; /* when it may come back. Borrowed from the pack */
    int is_forbidden; /* a movement of it is */
    int must;
    hazard_until until; /* of all groups, who is the last to say so */
    long score;
    const char *because; /* borrowed from the pack */
    int is_absolute;     /* not for this person, whatever the dose */
    reasons why;
    list answers;  /* of used_answer: what puts it off */
    list insteads; /* of exercise, best first */
    list tips;     /* of const char * */
} result_hazard;

typedef enum exercise_status { CHOSEN, NOT_NEEDED, REPLACED, BARRED } exercise_status;

typedef enum barred_by {
    BY_MOVEMENT,
    BY_LIST,
    BY_GATE,
    BY_LEVEL,
    BY_KIT,
    BY_WITHDRAWAL
} barred_by;

extern const char *const bar_words[]; /* by barred_by; ends with NULL */

typedef struct bar {
    barred_by by;
    const char *what; /* movement, set, gate, level, first kit of a group, overlay */
} bar;

typedef struct merit_part {
    const char *part, *of; /* of: rule id, or the part itself */
    long points;
} merit_part;

typedef struct result_exercise {
    const exercise *exercise;
    exercise_status status;
    const exercise *other; /* REPLACED: by which; NOT_NEEDED: which was chosen instead */
    list bars, merits;     /* of bar, of merit_part */
    long total;
    int limited;
    reasons why;
} result_exercise;

typedef struct item_day {
    int day; /* 0 Monday */
    long minutes, times;
} item_day;

typedef struct result_item {
    const exercise *exercise;
    const char *slot;
    long index;
    exercise_level level;
    long sets, reps, sides, hold_seconds, minutes, times, days_a_week, effort;
    long seconds; /* one go, by the estimate of docs/evidence 7.5 */
    long share;   /* the seconds of the day that are set aside for it */
    int outside;  /* a daily habit */
    int fills;
    item_day days[DAYS_A_WEEK]; /* minutes and times differ by day when it fills */
    size_t day_count;
    const exercise *progression, *regression; /* or NULL */
    reasons why;
} result_item;

typedef struct advice {
    const message *message;
    reasons why;
} advice;

struct sb_result {
    arena *memory;
    const sb_pack *pack;
    answer_sheet sheet; /* a copy of what counted; unknown where incomplete */
    answer_sheet told;  /* a copy of what was told */
    list unasked;       /* of question: told though not asked, and counted */
    list unused;        /* of result_unused */
    list taken;         /* of result_taken */
    int disposition, gate;
    reasons disposition_why, gate_why;
    list findings; /* of result_finding; what is sure stands before what is possible */
    list restrictions; /* of result_restriction, by movement */
    list not_yet;      /* of result_hazard: each that concerns the person, and the core */
    list listed;       /* of result_hazard: those the pages list, the weightiest first */
    list paths;        /* of result_hazard: later steps of a goal */
    int has_programme;
    exercise_level level;
    progression_style style;
    reasons level_why, style_why;
    long minutes, growth; /* a day, as given; percent a week */
    list items;           /* of result_item, in the order of the day */
    list weeks;           /* of result_week */
    list wishes;          /* of result_wish, in the order of the pack */
    list empty_slots;     /* of result_empty: parts of the day without an exercise */
    list exercises;       /* of result_exercise: every exercise of the pack */
    list changes;         /* of result_change, the most careful first */
    list advice;          /* of advice */
    list holds;           /* of advice: no session today */
    list pages;           /* of message: shown in place of the usual action */
    list contacts;        /* of contact */
    list education;       /* of message */
    list safety_net;      /* of message */
    list stop_signals;    /* of stop_signal */
    list incomplete;      /* of question */
    list trace;           /* of reason: every rule that fired */
};

/* Free with sb_result_free. */
sb_result *result_new(const sb_pack *pack);

/* An item that the result owns; NULL and `failed` set when memory ran out. */
void *result_take(sb_result *result, size_t size);

#endif
