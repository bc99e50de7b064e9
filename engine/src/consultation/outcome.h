/* SPDX-License-Identifier: Apache-2.0 */
#ifndef OUTCOME_H
#define OUTCOME_H

#include "base/text_buffer.h"
#include "consultation/consultation.h"
#include "result/caution.h"

/* What a person would notice of a result, so that two can be compared. */
typedef struct outcome {
    int disposition, gate, level;
    int has_programme;
    unsigned char *movements; /* by index: bit FORBID, bit LIMIT */
    caution how;              /* what caution_compare holds against another one */
    const char **doses;       /* by exercise: its dose in words when chosen, else NULL */
    list asks;                /* of question: due, but without an answer */
    list unused;              /* of const char *: sentences about what was not used */
    arena *memory;
} outcome;

int outcome_open(outcome *out, const sb_pack *pack, sb_failure *why);
void outcome_close(outcome *out);

/* Concludes from the answers as they stand. */
int outcome_reach(outcome *out, sb_consultation *one, sb_failure *why);

/* Whether disposition, gate and the set of exercises are the same. */
int outcome_same(const outcome *a, const outcome *b, const sb_pack *pack);

#endif
