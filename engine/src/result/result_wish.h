/* SPDX-License-Identifier: Apache-2.0 */
#ifndef RESULT_WISH_H
#define RESULT_WISH_H

#include "pack/exercise.h"

/* What came of a wish for another move. Only what is done changes the programme. */
typedef enum wish_state {
    WISH_DONE,
    WISH_NOT_IN_PLAN, /* what is not wanted would not be in it anyway */
    WISH_BARRED,
    WISH_LIMITED,    /* it would stand in for want of anything else */
    WISH_OTHER_PART, /* it does another job, or needs longer than that part of the day */
    WISH_IN_PLAN,    /* it, or one of its family, is in the day already */
    WISH_NO_ROOM,
    WISH_STATE_COUNT
} wish_state;

extern const char *const wish_words[]; /* by wish_state; ends with NULL */

typedef struct result_wish {
    const exercise *out, *in; /* in: NULL for nothing */
    wish_state state;
    long index; /* of the part of the day; 0: none */
} result_wish;

/* The one that put this exercise into the programme, or NULL. Borrowed. */
const result_wish *result_wish_for(const struct sb_result *result, const exercise *one);

/* The one about a move that is not wanted, or NULL. */
const result_wish *result_wish_against(const struct sb_result *result,
                                       const exercise *one);

#endif
