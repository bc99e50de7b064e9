/* SPDX-License-Identifier: Apache-2.0 */
#ifndef RESULT_REASONS_H
#define RESULT_REASONS_H

#include "base/list.h"
#include "pack/rule.h"

/* Why something stands: one clinical rule with the answers it rests on. */
typedef struct reason {
    const rule *rule;    /* NULL: a standing reason of the program, see message */
    const char *message; /* the text when there is no rule */
    int if_unknown;      /* the rule was only possible */
    list answers;        /* of used_answer: those in the chain */
    list absences;       /* of condition: what had to be absent */
} reason;

typedef struct reasons {
    list all; /* of reason */
} reasons;

void reasons_clear(reasons *why);

/* How the plan of the next week comes from the last one, with a diary. */
typedef struct result_change {
    plan_change to;
    long share; /* percent, of a restart; else 0 */
    reasons why;
} result_change;

#endif
