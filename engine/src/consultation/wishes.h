/* SPDX-License-Identifier: Apache-2.0 */
#ifndef WISHES_H
#define WISHES_H

#include <steadyback/swap.h>

#include "formats/json_writer.h"
#include "pack/exercise.h"

/* The moves that a person does not want, by their order in the pack, and what is wanted
 * in their place. Starts zeroed. What is wanted is never itself among the unwanted. */
typedef struct wish {
    const exercise *out, *in; /* in: NULL for nothing */
} wish;

typedef struct wishes {
    wish *all;
    size_t count;
} wishes;

void wishes_clear(wishes *w);

/* Adds one. -1 and a sentence when it cannot be meant. */
int wishes_put(wishes *w, const exercise *out, const exercise *in, sb_failure *why);
void wishes_drop(wishes *w, const exercise *out);

/* NULL when the move is wanted, or was not spoken of. */
const wish *wishes_find(const wishes *w, const exercise *out);

/* The exercise of an id. -1 and a sentence that there is none; and which may be meant. */
int wishes_exercise(const exercise **out, const sb_pack *pack, const char *id,
                    sb_failure *why);

/* {"bird-dog": "dead-bug", "plank": "none"}; NULL when there are none. */
json_value *wishes_json(json_maker *m, const wishes *w);

/* The word for nothing, as in answers. */
#define WISH_NOTHING "none"

#endif
