/* SPDX-License-Identifier: Apache-2.0 */
/* The first two entries: the answers, and the first week of the programme. */
#include <stdlib.h>
#include <string.h>

#include "base/failure.h"
#include "diary/diary_plan.h"

static int write_answers(char **out, sb_consultation *person, const sb_diary_stamp *stamp,
                         sb_failure *why)
{
    json_maker m = {0};
    json_value *entry = diary_new_entry(&m, stamp, "-1", ENTRY_ANSWERS);
    json_input *whole = NULL;
    char *text = NULL;
    int error = sb_consultation_write_json(&text, person, why);

    if (error == 0)
        error = json_read(&whole, text, strlen(text), why);
    if (error == 0) {
        json_put(&m, entry, "answers", diary_copy_value(&m, json_get(whole, "answers")));
        if (json_get(whole, "swap"))
            json_put(&m, entry, "swap", diary_copy_value(&m, json_get(whole, "swap")));
        *out = json_write(&m, entry, 0);
        error = *out ? 0 : failure_memory(why);
    }
    json_maker_clear(&m);
    json_free(whole);
    free(text);
    return error;
}

static int write_first_week(char **out, const sb_result *result,
                            const sb_diary_stamp *stamp, sb_failure *why)
{
    json_maker m = {0};
    plan_item *items = calloc(result->items.count + 1, sizeof(*items));
    json_value *entry;
    size_t count = 0;

    if (!items)
        return failure_memory(why);
    for (size_t i = 0; i < result->items.count; i++)
        count += (size_t)plan_item_of(&items[count], result, result->items.items[i], 1);
    entry = diary_new_entry(&m, stamp, "-2", ENTRY_PLAN);
    plan_put(&m, entry, result->pack, stamp->day, result->minutes, items, count);
    free(items);
    *out = json_write(&m, entry, 0);
    return *out ? 0 : failure_memory(why);
}

static int fill(sb_diary *diary, sb_consultation *person, const sb_result *result,
                const sb_diary_stamp *stamp, sb_failure *why)
{
    char *answers = NULL, *plan = NULL;
    int error = write_answers(&answers, person, stamp, why);

    if (error == 0)
        error = diary_append(diary, answers, stamp->today, why);
    if (error == 0)
        error = write_first_week(&plan, result, stamp, why);
    if (error == 0)
        error = diary_append(diary, plan, stamp->today, why);
    free(answers);
    free(plan);
    return error;
}

int sb_diary_start(sb_diary **out, sb_consultation *person, const sb_result *result,
                   const sb_diary_stamp *stamp, sb_failure *why)
{
    sb_diary *diary;
    int error;

    if (!result->has_programme)
        return failure_set(why, SB_CAUSE_ANSWERS, "", 0,
                           "there is no programme to keep a diary of");
    if (diary_check_words(result->pack, why) < 0)
        return -1;
    if (!(diary = diary_new(result->pack)))
        return failure_memory(why);
    error = fill(diary, person, result, stamp, why);
    if (error == 0 &&
        !(diary->id = arena_copy(diary->memory, stamp->id, strlen(stamp->id))))
        error = failure_memory(why);
    if (error == 0)
        *out = diary;
    else
        sb_diary_free(diary);
    return error;
}
