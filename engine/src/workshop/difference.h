/* SPDX-License-Identifier: Apache-2.0 */
#ifndef DIFFERENCE_H
#define DIFFERENCE_H

#include <steadyback/pack_diff.h>

#include "result/result.h"

/* What is different for one person between two results, which may come from two packs;
 * things are compared by id. */
int difference_find(sb_difference *out, const sb_result *before, const sb_result *now,
                    sb_failure *why);

#endif
