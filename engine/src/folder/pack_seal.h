/* SPDX-License-Identifier: Apache-2.0 */
#ifndef PACK_SEAL_H
#define PACK_SEAL_H

#include <steadyback/pack.h>

#include "base/arena.h"
#include "base/list.h"

/* A seal is a list of the digests of the files of a folder, but for worked cases, which
 * reach nobody (seal.txt, in the form of sha256sum). It shows that something was changed,
 * by accident or in passing; it is no signature. */

/* What is read at one time. */
typedef enum seal_part { SEAL_KNOWLEDGE, SEAL_FIGURES } seal_part;

/* Compares the files read (pack_file), and those that nothing reads (or NULL), with that
 * part of the seal of the folder, if it has one. Every difference is a mistake, or with
 * options->allow_modified only sets *is_modified. */
int pack_seal_check(const list *files, const list *strays, seal_part part, arena *memory,
                    const sb_pack_options *options, const char *folder, int *is_modified,
                    sb_mistakes *mistakes, sb_failure *why);

#endif
