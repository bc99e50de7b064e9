/* SPDX-License-Identifier: Apache-2.0 */
#ifndef DIARY_WEEK_H
#define DIARY_WEEK_H

#include "diary/diary.h"
#include "result/result.h"

/* The entry that plans the week from the day of the stamp on: from the result of today,
 * the last plan, and the changes that the rules ask for. Held against promise 9 before it
 * is given: SB_CAUSE_PROMISE when it breaks it. Caller frees *out with free. */
int plan_next_week(char **out, const sb_diary *diary, const sb_result *result,
                   const sb_diary_stamp *stamp, sb_failure *why);

/* Promise 9, from the diary and the answers alone: whether anything may grow. */
int week_may_grow(const sb_diary *diary, const sb_result *result);

/* Whether `now` asks for more than `before` in any way. */
int week_is_more(const plan_item *now, const plan_item *before);

/* The plan that a new one is measured against; NULL: there is none. */
const diary_entry *week_before(const sb_diary *diary);

#endif
