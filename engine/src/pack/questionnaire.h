/* SPDX-License-Identifier: Apache-2.0 */
#ifndef QUESTIONNAIRE_H
#define QUESTIONNAIRE_H

#include <steadyback/answer.h>

#include "base/list.h"
#include "base/text_buffer.h"
#include "pack/condition.h"

typedef enum question_type { CHOICE, CHOICES, NUMBER, SCALE } question_type;
typedef enum option_sign {
    SIGN_DANGER,
    SIGN_NONE,
    SIGN_REASSURING,
    SIGN_NEUTRAL
} option_sign;

typedef enum time_unit { NO_TIME, DAYS_ON, WEEKS_ON, YEARS_ON } time_unit;

typedef struct option {
    const char *id;
    const char *text;
    const char *say; /* "because ...", or NULL */
    option_sign sign;
    const struct question *
        *asks_again; /* in a check-in, when it is not surely unticked */
    size_t asks_again_count;
} option;

typedef struct section {
    const char *id;
    const char *title;
    const char *intro;   /* or NULL */
    condition *ask_when; /* NULL: always */
    int order;
    long again_after; /* days without a check-in after which all is asked again; 0 */
    int optional;     /* leaving it out leaves nothing incomplete */
    const char *file;
    int line;
} section;

typedef struct question {
    const char *id;
    question_type type;
    size_t index; /* in the pack's order of asking */
    const section *in;
    const char *text;
    const char *text_other; /* for someone who answers for another; or NULL */
    const char *lead;       /* said before the question; or NULL */
    const char *help;
    const char *again;        /* asked once more when unknown; or NULL */
    const char *none_text;    /* choices: the words of "none of these" */
    const char *unknown_text; /* NULL: "not sure" is not offered */
    const char *say_value;    /* number: "you are {value}" */
    const char *say_unknown;
    const char *say_none;
    const char *topic; /* "the feeling where you sit" */
    option *options;
    size_t option_count;
    condition *ask_when; /* NULL: always */
    double least, most;
    double example;     /* a usual number; the middle when the pack names none */
    const char **steps; /* to do before the answer, in order */
    size_t step_count;
    const struct question **recalls; /* whose answers are shown again first */
    size_t recall_count;
    const char *unit;
    int whole;
    int safety;
    int is_private;
    int from_diary;      /* nobody is asked: a diary says it */
    time_unit counts_on; /* it grows by itself, by one in so much time */
    long again_after;    /* days after which a check-in asks it again; 0: never */
    int for_the_record;  /* asked though nothing is concluded from it */
    size_t most_ticks;   /* 0: no limit */
    const char *file;
    int line;
} question;

/* Answers that do not go together. */
typedef struct contradiction {
    const char *id;
    const char *ask;
    condition *when; /* NULL: `larger` is a number above that of `than` */
    const question *larger, *than;
    const question **questions; /* to be changed, one or the other */
    size_t question_count;
    const char *file;
    int line;
} contradiction;

/* Whether it is answered by a number: a number or a scale. */
int question_is_number(const question *asked);

/* The number of an option id, OPTION_NONE, OPTION_UNKNOWN, or -1. */
int question_option(const question *asked, const char *id);

/* The id of an option number; "none" and "unknown" for the fixed two. */
const char *question_option_id(const question *asked, int number);

/* Adds what may be answered: "one of: new, old, no, unknown". */
void question_allowed(text_buffer *out, const question *asked);

#endif
