/* SPDX-License-Identifier: Apache-2.0 */
#ifndef RESULT_WEEK_H
#define RESULT_WEEK_H

#include "base/list.h"
#include "pack/exercise.h"
#include "pack/pack.h"

typedef struct week_item {
    const exercise *exercise;
    long sets, reps, hold_seconds, minutes, days_a_week;
    const exercise *variant; /* or NULL */
} week_item;

typedef struct result_week {
    const week_plan *plan;
    list items; /* of week_item */
} result_week;

#endif
