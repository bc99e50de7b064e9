/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CONDITION_REACH_H
#define CONDITION_REACH_H

#include "conditions/condition_value.h"

/* Which truth values a condition can still reach, whatever the person answers to the
 * questions that are still open. The set is never too small: what is not in it cannot
 * happen. It may be too large, since answers are taken as independent of each other. */
enum {
    CAN_BE_FALSE = 1 << SURELY_FALSE,
    CAN_BE_POSSIBLE = 1 << POSSIBLE,
    CAN_BE_TRUE = 1 << SURELY_TRUE,
    CAN_BE_ANYTHING = CAN_BE_FALSE | CAN_BE_POSSIBLE | CAN_BE_TRUE
};

typedef struct condition_reach {
    const answer_sheet *sheet;
    unsigned char *findings;  /* the set by index, 0: not worked out yet */
    unsigned char *questions; /* whether an open one may be asked, by index; 0: not yet */
    int least_disposition, most_disposition; /* what can still be; set by the caller */
    int least_gate, most_gate;
} condition_reach;

int condition_reach_open(condition_reach *reach, const answer_sheet *sheet,
                         sb_failure *why);
void condition_reach_close(condition_reach *reach);
void condition_reach_forget(condition_reach *reach); /* after an answer changed */

/* A set of CAN_BE_...; NULL is surely true. */
unsigned condition_can_be(condition_reach *reach, const condition *c);

/* Whether an open question can still be asked; not for answered ones. */
int question_may_be_asked(condition_reach *reach, const question *asked);

#endif
