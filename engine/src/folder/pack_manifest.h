/* SPDX-License-Identifier: Apache-2.0 */
#ifndef PACK_MANIFEST_H
#define PACK_MANIFEST_H

#include "base/arena.h"
#include "base/mistakes.h"
#include "folder/pack_folder.h"

/* The files that decide are listed, those of a pack in knowledge/pack.xml and those of an
 * overlay in overlay.xml: one that was renamed, moved or lost is noticed, and not taken
 * for one that was never there. */

/* What lies in a folder. */
typedef struct manifest {
    const list *files;  /* of pack_file: what is read */
    const list *strays; /* of pack_file: what is not (pack_folder.h) */
    const list *roots;  /* of pack_root: the files as elements */
    int is_overlay;
    arena *memory;
    sb_mistakes *mistakes;
    int is_incomplete; /* out: a file that decides is missing */
} manifest;

/* Holds the list against what lies there. Nothing is said to be missing or too many when
 * the file with the list cannot be read. -1 when out of memory. */
int manifest_check(manifest *m);

#endif
