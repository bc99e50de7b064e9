/* SPDX-License-Identifier: Apache-2.0 */
#ifndef EFFECT_H
#define EFFECT_H

#include <jansson.h>
#include <steadyback/steadyback.h>

#include "folder_files.h"

/* Who gets something else by the changes: everybody in the worked cases, a sample spread
 * over all of them first; and which cases fail now. It works in threads of its own. */
typedef struct effect effect;

/* Reads both packs; both must be without mistakes. 0 and a running effect in *out, or -1
 * and a sentence in `why`. */
int effect_start(effect **out, const sb_pack_options *before, const sb_pack_options *now,
                 char why[WHY_SIZE]);

/* Ends its threads, whether they are done or not; what was found stays. */
void effect_stop(effect *one);
void effect_free(effect *one); /* accepts NULL */

/* {"state": "sample"|"whole"|"done"|"stopped"|"failed", "done", "people", "safer",
 * "less", "other", "changes": [{"person", "name", "caution", "what"}], "failed":
 * [{"text", ...}]}; the less cautious stand first, and at most 300 of each list. A new
 * reference; NULL when out of memory. */
json_t *effect_describe(effect *one);

/* One person before and now, as texts: {"name", "before", "now"}. NULL and a sentence in
 * `why` when that cannot be. */
json_t *effect_person(effect *one, size_t person, char why[WHY_SIZE]);

#endif
