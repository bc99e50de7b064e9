/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLD_H
#define TOLD_H

#include "base/list.h"
#include "conditions/answer_sheet.h"

struct sb_consultation;

/* What was told though it was not asked: answers of a file to questions that the other
 * answers do not lead to. One rule for all of them (docs/safety.md): a danger sign, or
 * "not sure" about danger signs, counts, and with it the answer that its question takes
 * for granted; anything else counts only where the advice would be milder without it. */
typedef enum told_use {
    TOLD_AS_ASKED,   /* asked, or not told: nothing to say about it */
    TOLD_AS_SIGN,    /* counts as a danger sign */
    TOLD_AS_CAUTION, /* counts, since the advice would be milder without it */
    TOLD_LEFT_OUT    /* does not count */
} told_use;

typedef struct told_answers {
    answer_sheet before;      /* as they were told */
    unsigned char *use;       /* told_use by question */
    const question **because; /* by question: the one whose sign took an answer to this
                               * one for granted; or NULL */
    int is_weighed;           /* some answer was told without being asked */
} told_answers;

/* What stands for an answer that is due and not given: unknown; or, where a danger sign
 * was told there before and set aside, that sign, and not sure of the others. */
answer told_gap(const struct sb_consultation *one, const question *q);

int told_open(told_answers *told, const struct sb_consultation *one, sb_failure *why);
void told_close(told_answers *told);

/* Decides about every such answer and tells the session, for the time of a conclusion.
 * Gaps that no longer apply go out of `incomplete`. */
int told_weigh(told_answers *told, struct sb_consultation *one, list *incomplete,
               sb_failure *why);

#endif
