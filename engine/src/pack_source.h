/* SPDX-License-Identifier: Apache-2.0 */
#ifndef PACK_SOURCE_H
#define PACK_SOURCE_H

#include <steadyback/pack.h>

#include "digest.h"
#include "pack_overlay.h"

/* A pack as it is read from its folder: every file checked against the schema, with the
 * overlay worked in. Elements and names live in the arena given. */
typedef struct pack_source {
    list roots;               /* of pack_root */
    list broken;              /* of pack_file: those that could not be read as a whole */
    int is_blind;             /* a file could not be read at all */
    list styles;              /* of pack_file: stylesheets; an overlay's stand last */
    overlay *overlay;         /* or NULL */
    char digest[DIGEST_SIZE]; /* over names and bytes of all files */
    int is_modified;          /* differs from its seal, and that was allowed */
} pack_source;

/* What may go wrong goes into `mistakes`; -1 only when reading broke off. */
int pack_source_read(pack_source *out, arena *memory, const sb_pack_options *options,
                     sb_mistakes *mistakes, sb_failure *why);

/* The same for the worked cases of a pack and its overlay, as far as it was declared. */
int pack_source_cases(pack_source *out, arena *memory, const sb_pack_options *options,
                      const overlay *declared, sb_mistakes *mistakes, sb_failure *why);

/* The same for the figures of a pack, or those of its overlay alone. */
int pack_source_figures(pack_source *out, arena *memory, const sb_pack_options *options,
                        int of_overlay, sb_mistakes *mistakes, sb_failure *why);

void pack_source_clear(pack_source *source);

#endif
