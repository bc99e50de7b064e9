/* SPDX-License-Identifier: Apache-2.0 */
#ifndef PACK_SOURCE_H
#define PACK_SOURCE_H

#include <steadyback/pack.h>

#include "folder/pack_overlay.h"
#include "formats/digest.h"

/* A pack as it is read from its folder: every file checked against the schema, with the
 * overlays worked in, each upon those before it. Elements and names live in the arena
 * given. */
typedef struct pack_source {
    list roots;      /* of pack_root */
    list broken;     /* of pack_file: those that could not be read as a whole */
    int is_blind;    /* a file could not be read at all */
    list styles;     /* of pack_file: stylesheets; those of overlays stand last */
    list overlays;   /* of overlay, in the order in which they were worked in */
    list signatures; /* of pack_root: files of signatures; those of overlays stand last */
    char digest[DIGEST_SIZE]; /* over names and bytes of all files */
    int is_modified;          /* differs from its seal, and that was allowed */
} pack_source;

/* What may go wrong goes into `mistakes`; -1 only when reading broke off. */
int pack_source_read(pack_source *out, arena *memory, const sb_pack_options *options,
                     sb_mistakes *mistakes, sb_failure *why);

/* The same for the worked cases of a pack and its overlays, as far as these (of overlay)
 * were declared. */
int pack_source_cases(pack_source *out, arena *memory, const sb_pack_options *options,
                      const list *declared, sb_mistakes *mistakes, sb_failure *why);

/* The same for the figures of a pack; or, where `overlay` is not NULL, for those of that
 * folder alone. */
int pack_source_figures(pack_source *out, arena *memory, const sb_pack_options *options,
                        const char *overlay, sb_mistakes *mistakes, sb_failure *why);

void pack_source_clear(pack_source *source);

#endif
