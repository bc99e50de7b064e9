/* SPDX-License-Identifier: Apache-2.0 */
#ifndef RESULT_TOLD_H
#define RESULT_TOLD_H

#include <steadyback/result.h>

#include "conditions/answer_sheet.h"

/* Told, and not used. */
typedef enum unused_why {
    UNUSED_NOT_ASKED,  /* the other answers do not lead to its question */
    UNUSED_NO_EFFECT,  /* it counted as a danger sign, and nothing rests on it */
    UNUSED_TAKEN_BACK, /* in a dialogue: what led to its question was taken back */
    UNUSED_WHY_COUNT
} unused_why;

typedef struct result_unused {
    const question *asked;
    answer given; /* as far as it was not used */
    unused_why why;
} result_unused;

/* An answer that a danger sign takes for granted though it was not told so. */
typedef struct result_taken {
    const question *asked;
    const question *sign; /* the question whose sign was told */
    uint64_t options;     /* these; all: the whole answer is not sure */
} result_taken;

/* Borrowed; NULL when there is none. */
const result_taken *result_taken_of(const sb_result *result, const question *asked);
const result_unused *result_unused_of(const sb_result *result, const question *asked);

#endif
