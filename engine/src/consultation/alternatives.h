/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ALTERNATIVES_H
#define ALTERNATIVES_H

#include "conditions/answer_sheet.h"

/* Another answer to a question that has one. */
typedef struct alternative {
    const question *asked;
    answer answer;
    double size; /* how far it is from the answer given: 1 for another option or tick, the
                    distance for a number */
} alternative;

/* Every other answer that can make a difference: other options; one tick more or less,
 * none; for numbers the nearest one on every other side of a limit that the pack tests;
 * not sure. Adds to `out` (of alternative, in `memory`). */
int alternatives_add(list *out, arena *memory, const answer_sheet *sheet,
                     const question *asked);

#endif
