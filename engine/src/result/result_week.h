/* SPDX-License-Identifier: Apache-2.0 */
#ifndef RESULT_WEEK_H
#define RESULT_WEEK_H

#include "base/list.h"
#include "pack/exercise.h"
#include "pack/pack.h"

typedef struct week_item {
    const exercise *exercise;
    long sets, reps, hold_seconds, effort, days_a_week;
    long minutes, times; /* on the longest day, of what takes the minutes that are left */
    long beyond;         /* minutes of its bout for which that day has no room */
    const exercise *variant; /* or NULL */
} week_item;

typedef struct result_week {
    const week_plan *plan;
    list items; /* of week_item */
} result_week;

#endif
