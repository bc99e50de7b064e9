/* SPDX-License-Identifier: Apache-2.0 */
#include "diary/diary.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/failure.h"
#include "base/same_text.h"

enum { MINUTE = 60 };

const char *const entry_kind_words[] = {"answers",  "plan", "session", "flare",
                                        "check-in", "swap", NULL};
const char *const move_done_words[] = {"done", "easier", "left", NULL};

/* Behind "diary-". */
static const char *const needed_words[] = {"started",
                                           "logged",
                                           "second",
                                           "no-light",
                                           "ask-left",
                                           "ask-easier",
                                           "ask-light",
                                           "ask-before",
                                           "ask-after",
                                           "ask-effort",
                                           "ask-again",
                                           "progress",
                                           "not-logged",
                                           "week",
                                           "from",
                                           "done",
                                           "minutes",
                                           "pain",
                                           "lights",
                                           "pain-chart",
                                           "plan",
                                           "stays",
                                           "grows",
                                           "back",
                                           "new",
                                           "was",
                                           "left",
                                           "why",
                                           "no-plan",
                                           "look",
                                           "look-again",
                                           "swap-later",
                                           "goal",
                                           "did",
                                           "more-minutes",
                                           "fewer-minutes",
                                           "same-minutes",
                                           "less-pain",
                                           "more-pain",
                                           "same-pain",
                                           "goal-better",
                                           "goal-worse",
                                           "goal-same",
                                           "calendar-look",
                                           "calendar-session",
                                           NULL};

int diary_check_words(const sb_pack *pack, sb_failure *why)
{
    char id[64];

    for (size_t i = 0; needed_words[i]; i++) {
        snprintf(id, sizeof(id), "diary-%s", needed_words[i]);
        if (!sb_pack_message(pack, id))
            return failure_set(why, SB_CAUSE_PACK, pack->options.folder, 0,
                               "a diary needs the message %s, which is not there", id);
    }
    return 0;
}

sb_diary *diary_new(const sb_pack *pack)
{
    sb_diary *diary = calloc(1, sizeof(*diary));

    if (diary && !(diary->memory = arena_new())) {
        free(diary);
        return NULL;
    }
    if (diary)
        diary->pack = pack;
    return diary;
}

void sb_diary_free(sb_diary *diary)
{
    if (!diary)
        return;
    for (size_t i = 0; i < diary->texts.count; i++)
        json_free(diary->texts.items[i]);
    list_clear(&diary->texts);
    list_clear(&diary->entries);
    arena_free(diary->memory);
    free(diary);
}

static int by_day(const void *left, const void *right)
{
    const diary_entry *a = *(diary_entry *const *)left;
    const diary_entry *b = *(diary_entry *const *)right;

    if (a->day != b->day)
        return (a->day > b->day) - (a->day < b->day);
    return (a->place > b->place) - (a->place < b->place);
}

void diary_sort(sb_diary *diary)
{
    if (diary->entries.count)
        qsort(diary->entries.items, diary->entries.count, sizeof(void *), by_day);
}

const diary_entry *diary_last(const sb_diary *diary, entry_kind kind, long day)
{
    for (size_t i = diary->entries.count; i-- > 0;) {
        const diary_entry *one = diary->entries.items[i];

        if (one->counts && one->kind == kind && one->day <= day)
            return one;
    }
    return NULL;
}

const diary_entry *diary_plan_on(const sb_diary *diary, long day)
{
    const diary_entry *last = NULL;

    for (size_t i = 0; i < diary->entries.count; i++) {
        const diary_entry *one = diary->entries.items[i];

        if (one->counts && one->kind == ENTRY_PLAN && one->from <= day &&
            (!last || one->from >= last->from))
            last = one;
    }
    return last;
}

long diary_first_day(const sb_diary *diary)
{
    long first = -1;

    for (size_t i = 0; i < diary->entries.count; i++) {
        const diary_entry *one = diary->entries.items[i];

        if (one->kind == ENTRY_PLAN && (first < 0 || one->from < first))
            first = one->from;
    }
    return first;
}

int diary_light_is(const sb_pack *pack, int light, const char *id)
{
    return light >= 0 && (size_t)light < pack->monitoring.light_count &&
           same_text(pack->monitoring.lights[light].id, id);
}

const char *sb_diary_light(const sb_pack *pack, size_t index, const char **name,
                           const char **during, const char **next_day)
{
    const light *one;

    if (index >= pack->monitoring.light_count)
        return NULL;
    one = &pack->monitoring.lights[index];
    *name = one->name;
    *during = one->during;
    *next_day = one->next_day;
    return one->id;
}

const char *sb_diary_light_action(const sb_pack *pack, const char *id)
{
    for (size_t i = 0; i < pack->monitoring.light_count; i++)
        if (same_text(pack->monitoring.lights[i].id, id))
            return pack->monitoring.lights[i].action;
    return NULL;
}

size_t sb_diary_sessions_on(const sb_diary *diary, const char *day)
{
    long number = day_number(day);
    size_t count = 0;

    for (size_t i = 0; i < diary->entries.count; i++) {
        const diary_entry *one = diary->entries.items[i];

        count += one->counts && one->kind == ENTRY_SESSION && one->day == number;
    }
    return count;
}

const plan_item *diary_planned_item(const diary_entry *plan, const exercise *one)
{
    for (size_t i = 0; plan && i < plan->item_count; i++)
        if (plan->items[i].exercise == one)
            return &plan->items[i];
    return NULL;
}

long diary_item_seconds(const sb_diary *diary, const plan_item *item)
{
    const dose one = {.sets = item->sets,
                      .reps = item->reps,
                      .sides = item->exercise->doses[GENTLE].sides,
                      .hold_seconds = item->hold,
                      .minutes = item->minutes};

    return dose_seconds(&diary->pack->doses, &one) * (item->times ? item->times : 1);
}

/* Seconds of a session that are left on a weekday beside what does not fill it. */
static long seconds_left(const sb_diary *diary, const diary_entry *plan, int day)
{
    long left = plan->minutes * MINUTE;

    for (size_t i = 0; i < plan->item_count; i++) {
        const plan_item *one = &plan->items[i];

        if (one->exercise && !one->outside && !one->fills && one->days >> day & 1)
            left -= diary_item_seconds(diary, one);
    }
    return left;
}

long diary_minutes_on(const sb_diary *diary, const diary_entry *plan,
                      const plan_item *item, int day)
{
    long times = item->times ? item->times : 1, most;

    if (!(item->days >> day & 1))
        return 0;
    if (!item->fills || !plan->minutes)
        return item->minutes;
    most = seconds_left(diary, plan, day) / (MINUTE * times);
    return most < 1 ? 0 : most < item->minutes ? most : item->minutes;
}

/* Whether it is planned for the day; on a day without a session, all of it is. */
static int is_planned(const diary_entry *plan, const plan_item *item, long day)
{
    unsigned all = 0, bit = 1U << day_of_week(day);

    for (size_t i = 0; i < plan->item_count; i++)
        all |= plan->items[i].outside ? 0 : plan->items[i].days;
    return item->exercise && (!(all & bit) || item->days & bit);
}

const char *sb_diary_planned(const sb_diary *diary, const char *day, size_t index,
                             const char **name)
{
    long number = day_number(day);
    const diary_entry *plan = diary_plan_on(diary, number);

    for (size_t i = 0; plan && i < plan->item_count; i++)
        if (is_planned(plan, &plan->items[i], number) && index-- == 0) {
            *name = plan->items[i].exercise->name;
            return plan->items[i].exercise->id;
        }
    return NULL;
}
