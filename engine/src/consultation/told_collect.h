/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLD_COLLECT_H
#define TOLD_COLLECT_H

#include <steadyback/result.h>

#include "consultation/told.h"

/* Puts into a result, collected after told_weigh, what was told and what became of it:
 * `aside` holds the answers that were taken back. */
int told_collect(sb_result *result, const told_answers *told, const answer_sheet *aside,
                 sb_failure *why);

#endif
