/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CONDITION_VALUE_H
#define CONDITION_VALUE_H

#include "conditions/answer_sheet.h"

/* The value of conditions in plain C, apart from CLIPS: what result_guard and pack_check
 * hold the engine against. Never used to reach a conclusion. */
typedef struct condition_values {
    const answer_sheet *sheet;
    signed char *findings; /* truth by index, -1 not worked out yet */
    long *least,
        *most; /* scores by index: surely, and at most possibly; least -1 not yet */
    int disposition, gate; /* how things stand, for conditions that ask; -1 unknown */
} condition_values;

int condition_values_open(condition_values *values, const answer_sheet *sheet,
                          sb_failure *why);
void condition_values_close(condition_values *values);
void condition_values_forget(condition_values *values); /* after an answer changed */

truth condition_value(condition_values *values, const condition *c);

/* The value of a condition on one answer; not given is surely false. */
truth answer_truth(const answer *given, const condition *c);

/* Whether the condition asks how things stand: for a disposition or a gate, itself or in
 * a part. NULL asks nothing. */
int condition_asks_how_things_stand(const condition *c);

#endif
