/* SPDX-License-Identifier: Apache-2.0 */
#include "diary/diary_shown.h"

#include <stdio.h>

#include "base/failure.h"
#include "base/same_text.h"
#include "diary/diary_week.h"
#include "words/handout.h"

static const char *word(const shown_week *w, const char *id)
{
    return pack_text(w->diary->pack, id);
}

/* The plan before this one that held something. */
static const diary_entry *plan_before(const sb_diary *diary, const diary_entry *now)
{
    const diary_entry *last = NULL;

    for (size_t i = 0; i < diary->entries.count; i++) {
        const diary_entry *one = diary->entries.items[i];

        if (one->counts && one->kind == ENTRY_PLAN && one->item_count && one != now &&
            one->place < now->place && (!last || one->from >= last->from))
            last = one;
    }
    return last;
}

int diary_shown_open(shown_week *out, const sb_diary *diary, const char *day,
                     sb_failure *why)
{
    long number = day_number(day);

    *out = (shown_week){.diary = diary};
    if (number < 0 || !(out->now = diary_plan_on(diary, number)))
        return failure_set(why, SB_CAUSE_ANSWERS, "", 0, "there is no plan for '%.40s'",
                           day);
    out->before = plan_before(diary, out->now);
    return 0;
}

void diary_shown_title(text_buffer *out, const shown_week *w)
{
    char from[DAY_TEXT_SIZE];

    day_write(from, w->now->from);
    handout_write(out, w->diary->pack, "diary-plan",
                  (const char *const[]){"day", from, NULL});
}

static result_item as_shown(const plan_item *item)
{
    return (result_item){.exercise = item->exercise,
                         .sets = item->sets,
                         .reps = item->reps,
                         .sides = item->exercise->doses[GENTLE].sides,
                         .hold_seconds = item->hold,
                         .minutes = item->minutes,
                         .times = item->times,
                         .effort = item->effort};
}

/* The plan that an item stands in: of this week, or of the one before. */
static const diary_entry *plan_of(const shown_week *w, const plan_item *item)
{
    return item >= w->now->items && item < w->now->items + w->now->item_count ? w->now
                                                                              : w->before;
}

void diary_shown_dose_on(text_buffer *out, const shown_week *w, const plan_item *item,
                         int day)
{
    result_item shown = as_shown(item);

    if (item->minutes)
        shown.minutes = diary_minutes_on(w->diary, plan_of(w, item), item, day);
    handout_dose(out, w->diary->pack, &shown);
}

void diary_shown_dose(text_buffer *out, const shown_week *w, const plan_item *item)
{
    result_item shown = as_shown(item);

    shown.fills = item->fills && item->minutes;
    for (int day = 0; day < DAYS_A_WEEK && shown.fills; day++) {
        long minutes = diary_minutes_on(w->diary, plan_of(w, item), item, day);

        if (minutes)
            shown.days[shown.day_count++] = (item_day){day, minutes, item->times};
    }
    handout_dose(out, w->diary->pack, &shown);
}

void diary_shown_days(text_buffer *out, const shown_week *w, unsigned days)
{
    for (int day = 0; day < DAYS_A_WEEK; day++) {
        char id[16];

        if (!(days >> day & 1))
            continue;
        snprintf(id, sizeof(id), "day-%s", day_words[day]);
        text_join(out, " ", word(w, id));
    }
}

const plan_item *diary_shown_before(const shown_week *w, const plan_item *item)
{
    return diary_planned_item(w->before, item->exercise);
}

const char *diary_shown_change(const shown_week *w, const plan_item *item, int *was)
{
    const plan_item *before = diary_shown_before(w, item);

    *was = 0;
    if (!w->before)
        return NULL;
    if (!before)
        return word(w, "diary-new");
    if (week_is_more(item, before)) {
        *was = 1;
        return word(w, "diary-grows");
    }
    *was = week_is_more(before, item);
    return word(w, *was ? "diary-back" : "diary-stays");
}

const exercise *diary_shown_left(const shown_week *w, size_t index)
{
    for (size_t i = 0; w->before && i < w->before->item_count; i++) {
        const exercise *one = w->before->items[i].exercise;

        if (one && !diary_planned_item(w->now, one) && index-- == 0)
            return one;
    }
    return NULL;
}

const char *diary_shown_reason(const shown_week *w, size_t index)
{
    const json_input *because = json_get(w->now->raw, "because");
    const char *last = "";

    for (size_t i = 0; because && i < json_length(because); i++) {
        const rule *one = name_table_find(&w->diary->pack->rules.by_name,
                                          json_text(json_at(because, i)));

        if (one && !same_text(one->id, last) && index-- == 0)
            return one->because;
        last = one ? one->id : last;
    }
    return NULL;
}

const char *diary_shown_nothing(const shown_week *w)
{
    return w->now->item_count ? NULL : word(w, "diary-no-plan");
}
