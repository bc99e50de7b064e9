/* SPDX-License-Identifier: Apache-2.0 */
#ifndef MUTANT_EQUAL_H
#define MUTANT_EQUAL_H

#include "workshop/mutant_list.h"

/* 1 when it can be shown that no interview tells the mutant from the pack: the changed
 * condition comes out the same for all answers, or a verdict of another rule always
 * outdoes the changed one. 0: it cannot be shown, or is not so. -1: out of memory.
 * The pack is as it was on return. */
int mutant_is_equal(const mutant *m, const sb_pack *pack, sb_failure *why);

#endif
