/* SPDX-License-Identifier: Apache-2.0 */
/* Counting what was done. What was not logged was not done. */
#include "diary/diary_weeks.h"

#include <stdlib.h>

#include "diary/diary_said.h"

static int has_session(const diary_entry *plan, long day)
{
    for (size_t i = 0; plan && i < plan->item_count; i++)
        if (!plan->items[i].outside && plan->items[i].days >> day_of_week(day) & 1)
            return 1;
    return 0;
}

static int did_something(const diary_entry *session)
{
    for (size_t i = 0; i < session->move_count; i++)
        if (session->moves[i].done != MOVE_LEFT)
            return 1;
    return 0;
}

/* On a day that is none of its own as on the longest. What is done through the day beside
 * a session is not counted. */
static long minutes_of(const sb_diary *diary, const diary_entry *plan,
                       const diary_move *move, int day)
{
    const plan_item *item = move->exercise && move->done != MOVE_LEFT
                                ? diary_planned_item(plan, move->exercise)
                                : NULL;

    if (!item || item->outside)
        return 0;
    return item->times * (item->days >> day & 1 ? diary_minutes_on(diary, plan, item, day)
                                                : item->minutes);
}

static void add_session(diary_tally *out, const sb_diary *diary, const diary_entry *one)
{
    const diary_entry *plan = diary_plan_on(diary, one->day);

    for (size_t i = 0; i < one->move_count; i++)
        out->minutes += minutes_of(diary, plan, &one->moves[i], day_of_week(one->day));
    if (one->before != UNKNOWN_NUMBER) {
        out->pain += one->before;
        out->pains++;
    }
    if (one->light < 0)
        out->no_light++;
    else
        out->lights[one->light]++;
}

static int is_done(const sb_diary *diary, long day)
{
    for (size_t i = 0; i < diary->entries.count; i++) {
        const diary_entry *one = diary->entries.items[i];

        if (one->counts && one->kind == ENTRY_SESSION && one->day == day &&
            did_something(one))
            return 1;
    }
    return 0;
}

int tally_make(diary_tally *out, const sb_diary *diary, long from, long to)
{
    *out = (diary_tally){.from = from, .to = to, .goal = UNKNOWN_NUMBER};
    out->lights = calloc(diary->pack->monitoring.light_count + 1, sizeof(*out->lights));
    if (!out->lights)
        return -1;
    for (long day = from; day < to; day++) {
        out->planned += has_session(diary_plan_on(diary, day), day);
        out->done += is_done(diary, day);
    }
    for (size_t i = 0; i < diary->entries.count; i++) {
        const diary_entry *one = diary->entries.items[i];

        if (!one->counts || one->day < from || one->day >= to)
            continue;
        if (one->kind == ENTRY_SESSION)
            add_session(out, diary, one);
        out->flares += one->kind == ENTRY_FLARE;
        if (said_number(one, "goal-now") >= 0)
            out->goal = (long)said_number(one, "goal-now");
    }
    return 0;
}

void tally_clear(diary_tally *one)
{
    free(one->lights);
    one->lights = NULL;
}
