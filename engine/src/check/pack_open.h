/* SPDX-License-Identifier: Apache-2.0 */
#ifndef PACK_OPEN_H
#define PACK_OPEN_H

#include "pack/pack.h"

/* Opens it as sb_pack_open does, but does not ask whether an overlay is less careful than
 * what it is laid over: for what others are held against. */
int pack_open_to_compare(sb_pack **out, const sb_pack_options *options,
                         sb_mistakes *mistakes, sb_failure *why);

/* Opens a pack without the checks that take long: for what was checked before, or is told
 * to nobody. */
int pack_open_quick(sb_pack **out, const sb_pack_options *options, sb_mistakes *mistakes,
                    sb_failure *why);

#endif
