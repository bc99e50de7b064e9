/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HAZARD_STATE_H
#define HAZARD_STATE_H

#include "result/result.h"

/* How each risky movement stands for this person, which of them the pages list as "not
 * yet", and which as a later step of a goal (docs/evidence P10). Fills `state`, `back`
 * and the lists `listed` and `paths` of the result. -1 when out of memory. */
int hazards_settle(sb_result *result);

#endif
