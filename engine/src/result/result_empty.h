/* SPDX-License-Identifier: Apache-2.0 */
#ifndef RESULT_EMPTY_H
#define RESULT_EMPTY_H

#include "result/result.h"

/* Why nothing stands in a part of the day. The first four are of this person; `taken`:
 * what may stand there is in the day already; the rest is how the pack is. */
typedef enum empty_because {
    EMPTY_RESTRICTED, /* asks for what is forbidden or limited, or is not on the list */
    EMPTY_KIT,
    EMPTY_GATE,
    EMPTY_MINUTES, /* more at a time than a cap leaves */
    EMPTY_TAKEN,
    EMPTY_TIME, /* longer than the part */
    EMPTY_LEVEL,
    EMPTY_WITHDRAWN
} empty_because;

extern const char *const empty_words[]; /* by empty_because; ends with NULL */

/* Whether it is told why in this person: not only how the pack is. */
int empty_is_of_person(unsigned because);

typedef struct result_empty {
    const char *slot;
    unsigned because; /* bits, 1 << empty_because; 0: the pack has nothing for it */
    reasons why;      /* of what is restricted, capped, or needs kit */
} result_empty;

#endif
