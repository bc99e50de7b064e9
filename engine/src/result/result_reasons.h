/* SPDX-License-Identifier: Apache-2.0 */
#ifndef RESULT_REASONS_H
#define RESULT_REASONS_H

#include "base/list.h"
#include "pack/doses.h"
#include "pack/rule.h"

/* Why something stands: one clinical rule with the answers it rests on. Of an exercise
 * also what its part of the day is for. */
typedef struct reason {
    const rule *rule;     /* NULL: `part` and `text` say it */
    const day_part *part; /* of the day, that an exercise fills */
    const char *text;     /* NULL: the rule's own */
    int if_unknown;       /* the rule was only possible */
    list answers;         /* of used_answer: those in the chain */
    list absences;        /* of condition: what had to be absent */
} reason;

typedef struct reasons {
    list all; /* of reason */
} reasons;

void reasons_clear(reasons *why);

/* Its sentence, and what that rests on. Borrowed. */
const char *reason_text(const reason *why);
const evidence *reason_evidence(const reason *why);

/* How the plan of the next week comes from the last one, with a diary. */
typedef struct result_change {
    plan_change to;
    long share; /* percent, of a restart; else 0 */
    reasons why;
} result_change;

#endif
