/* SPDX-License-Identifier: Apache-2.0 */
/* What a result plans for a week, as the diary keeps it. */
#include "diary/diary_plan.h"

long plan_weeks(const sb_result *result)
{
    return (long)result->weeks.count;
}

static const week_item *in_week(const sb_result *result, const exercise *one, long week)
{
    const result_week *of;

    if (week < 1 || week > plan_weeks(result))
        return NULL;
    of = result->weeks.items[week - 1];
    for (size_t i = 0; i < of->items.count; i++)
        if (((const week_item *)of->items.items[i])->exercise == one)
            return of->items.items[i];
    return NULL;
}

int plan_item_of(plan_item *out, const sb_result *result, const result_item *item,
                 long week)
{
    const week_item *found = in_week(result, item->exercise, week);

    if (!found)
        return 0;
    *out = (plan_item){.exercise = item->exercise,
                       .step = week,
                       .share = 100,
                       .sets = found->sets,
                       .reps = found->reps,
                       .hold = found->hold_seconds,
                       .minutes = found->minutes,
                       .times = item->fills && found->times ? found->times : item->times,
                       .effort = found->effort,
                       .outside = item->outside,
                       .fills = item->fills};
    for (size_t i = 0; i < item->day_count; i++)
        out->days |= 1U << item->days[i].day;
    return 1;
}

static void put_if(json_maker *m, json_value *item, const char *key, long number)
{
    if (number)
        json_put_number(m, item, key, (double)number);
}

static json_value *item_json(json_maker *m, const plan_item *one)
{
    json_value *item = json_new_object(m), *days = json_new_list(m);

    for (int day = 0; day < DAYS_A_WEEK; day++)
        if (one->days >> day & 1)
            json_add_text(m, days, day_words[day]);
    json_put_text(m, item, "exercise", one->exercise->id);
    put_if(m, item, "step", one->step);
    put_if(m, item, "share", one->share);
    put_if(m, item, "sets", one->sets);
    put_if(m, item, "reps", one->reps);
    put_if(m, item, "hold", one->hold);
    put_if(m, item, "minutes", one->minutes);
    put_if(m, item, "times", one->times);
    put_if(m, item, "effort", one->effort);
    put_if(m, item, "habit", one->outside);
    put_if(m, item, "fills", one->fills);
    json_put(m, item, "days", days);
    return item;
}

void plan_put(json_maker *m, json_value *entry, const sb_pack *pack, const char *from,
              long minutes, const plan_item items[], size_t count)
{
    json_value *by = json_new_object(m), *all = json_new_list(m);

    json_put_text(m, by, "id", pack->id);
    json_put_text(m, by, "version", pack->version);
    json_put_text(m, by, "digest", pack->digest);
    json_put(m, entry, "pack", by);
    json_put_text(m, entry, "from", from);
    put_if(m, entry, "minutes", minutes);
    for (size_t i = 0; i < count; i++)
        json_add(m, all, item_json(m, &items[i]));
    json_put(m, entry, "items", all);
}
