/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SIGNED_SOURCE_H
#define SIGNED_SOURCE_H

#include "folder/pack_source.h"
#include "folder/signatures.h"

/* A pack as it is signed: read from its folder, whatever mistakes it has. */
typedef struct signed_source {
    pack_source source;
    list figures; /* of pack_root */
    signables all;
    long months; /* how long a review holds */
} signed_source;

/* 0, or -1 when it could not be read; clear it in any case. */
int signed_source_read(signed_source *out, arena *memory, const sb_pack_options *options,
                       sb_mistakes *mistakes, sb_failure *why);
void signed_source_clear(signed_source *all);

/* The figures of a pack, those of its last overlay first: of one name the first counts.
 * What is wrong with them is not told here. */
int signed_figures_read(list *roots, arena *memory, const sb_pack_options *options,
                        sb_failure *why);

/* The name that is nearest to one that is not there, or NULL. */
const char *signables_nearest(const signables *all, const char *id);

#endif
