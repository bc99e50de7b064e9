/* SPDX-License-Identifier: Apache-2.0 */
#ifndef PACK_LOOSENING_H
#define PACK_LOOSENING_H

#include "base/mistakes.h"
#include "pack/pack.h"

/* An overlay may make a pack more careful in silence, but not less: each thing that it
 * puts in place of one of the base pack has to be at least as careful, as far as can be
 * shown from its form, or has to be declared as loosening with reason and reviewer. Reads
 * the base pack once more. */
int pack_check_loosening(const sb_pack *pack, sb_mistakes *mistakes, sb_failure *why);

#endif
