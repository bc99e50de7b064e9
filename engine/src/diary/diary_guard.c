/* SPDX-License-Identifier: Apache-2.0 */
/* Promise 9, apart from the rules: with a red light, a session without a light, a stop
 * sign or a new danger sign since the last check-in nothing grows. */
#include "base/same_text.h"
#include "diary/diary_facts.h"
#include "diary/diary_week.h"

/* A session that forbids growing. */
static int holds_back(const sb_diary *diary, const diary_entry *one)
{
    return one->kind == ENTRY_SESSION && facts_is_new(diary, one) &&
           (one->light < 0 || diary_light_is(diary->pack, one->light, "red") ||
            diary_light_is(diary->pack, one->light, "stop"));
}

/* A question that opens others again is about new danger signs: no tick, and sure. */
static int has_new_sign(const sb_result *result)
{
    const list *questions = &result->pack->questions.all;

    for (size_t i = 0; i < questions->count; i++) {
        const question *q = questions->items[i];
        const answer *given = answer_of(&result->sheet, q);

        for (size_t k = 0; k < q->option_count; k++)
            if (q->options[k].asks_again_count &&
                (!given->given || given->unknown ||
                 ((given->ticked | given->unsure) >> k & 1)))
                return 1;
    }
    return 0;
}

int week_may_grow(const sb_diary *diary, const sb_result *result)
{
    for (size_t i = 0; i < diary->entries.count; i++)
        if (holds_back(diary, diary->entries.items[i]))
            return 0;
    return !has_new_sign(result);
}

static int days_of(const plan_item *one)
{
    return __builtin_popcount(one->days);
}

/* Sets and repetitions count together: a set more with fewer each may be the same. */
int week_is_more(const plan_item *now, const plan_item *before)
{
    return now->sets * now->reps > before->sets * before->reps ||
           (!now->reps && now->sets > before->sets) || now->hold > before->hold ||
           now->minutes * now->times > before->minutes * before->times ||
           now->effort > before->effort || days_of(now) > days_of(before);
}
