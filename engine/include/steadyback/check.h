/* SPDX-License-Identifier: Apache-2.0 */
#ifndef STEADYBACK_CHECK_H
#define STEADYBACK_CHECK_H

#include <steadyback/pack.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Looks for every mistake in the pack that `options` name: all that sb_pack_open refuses,
 * and beyond that what takes longer or only deserves a warning (conditions that can never
 * hold, rules that another makes pointless, names that nothing uses, reviews that are
 * overdue), the worked cases and the figures. `today` is a day as "2026-11-24", or NULL
 * for no check of dates. Mistakes come sorted.
 * 0 and a pack in *out (free it with sb_pack_free) when there is no error, warnings or
 * not; else -1 and `why`, with cause SB_CAUSE_PACK when the list says all. */
SB_API int sb_pack_check(sb_pack **out, const sb_pack_options *options, const char *today,
                         sb_mistakes *mistakes, sb_failure *why);

/* The list as JSON (docs/check.schema.json). Caller frees *out with free. */
SB_API int sb_mistakes_json(char **out, const sb_mistakes *list, sb_failure *why);

/* One kind of mistake that a pack can have. */
typedef struct sb_mistake_kind {
    const char *id; /* never changes its meaning */
    sb_severity severity;
    const char
        *about; /* "Files", "Conditions" ...: kinds about one thing stand together */
    const char *means;
    const char *mend; /* how to fix it, in general */
} sb_mistake_kind;

/* All kinds. `index` below sb_mistake_kind_count(). */
SB_API size_t sb_mistake_kind_count(void);
SB_API const sb_mistake_kind *sb_mistake_kind_at(size_t index);

#ifdef __cplusplus
}
#endif

#endif
