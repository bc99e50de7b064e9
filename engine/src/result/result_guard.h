/* SPDX-License-Identifier: Apache-2.0 */
#ifndef RESULT_GUARD_H
#define RESULT_GUARD_H

#include "result/result.h"

/* Checks a result against the promises (docs/architecture.md), in plain C and apart from
 * CLIPS: disposition, gate and restrictions are worked out once more from the answers by
 * condition_value, and the programme is held against them. 0, or -1 with SB_CAUSE_PROMISE
 * and a sentence that names the promise; then the result must not be shown. */
int result_guard_check(const sb_result *result, sb_failure *why);

#endif
