/* SPDX-License-Identifier: Apache-2.0 */
#ifndef DIARY_PLAN_H
#define DIARY_PLAN_H

#include "diary/diary.h"
#include "result/result.h"

/* What one exercise of a result asks for in a week of its six. 0 when it is not in that
 * week. */
int plan_item_of(plan_item *out, const sb_result *result, const result_item *item,
                 long week);

/* How many weeks there are. */
long plan_weeks(const sb_result *result);

/* Puts pack, first day, the minutes given and items into a new entry. */
void plan_put(json_maker *m, json_value *entry, const sb_pack *pack, const char *from,
              long minutes, const plan_item items[], size_t count);

#endif
