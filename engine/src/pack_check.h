/* SPDX-License-Identifier: Apache-2.0 */
#ifndef PACK_CHECK_H
#define PACK_CHECK_H

#include "mistakes.h"
#include "pack.h"

/* What a schema cannot say: cycles, missing branches, things that must be there. Adds
 * every mistake to the list; -1 only when it could not look (out of memory). */
int pack_check(sb_pack *pack, sb_mistakes *mistakes, sb_failure *why);

#endif
