/* SPDX-License-Identifier: Apache-2.0 */
/* The plan in force as a calendar file. Each weekday has an entry of its own name, which
 * the next plan brings up to date: how many plans there were says how often. */
#include <steadyback/diary_week.h>

#include <stdio.h>
#include <string.h>

#include "base/failure.h"
#include "base/name_fill.h"
#include "diary/diary_shown.h"
#include "formats/calendar_file.h"
#include "pack/exercise_fit.h"
#include "words/handout.h"

enum { WEEKS = 6, WEEK_DAYS = 7, UID_SIZE = 120, MINUTE = 60 };

typedef struct scheduler {
    calendar_file *file;
    const sb_diary *diary;
    const sb_diary_calendar_options *options;
    shown_week week;
    char from[DAY_TEXT_SIZE];
    int sequence;
    sb_failure *why;
} scheduler;

static int is_on(const plan_item *item, int day)
{
    return item->exercise && !item->outside && item->days >> day & 1;
}

/* Promise 8 holds for each day: what fills takes what is left. */
static long seconds_on(const scheduler *s, const plan_item *item, int day)
{
    return item->minutes ? MINUTE * (item->times ? item->times : 1) *
                               diary_minutes_on(s->diary, s->week.now, item, day)
                         : diary_item_seconds(s->diary, item);
}

/* What is done on a day, a line each; and how long that takes, in whole minutes. */
static long say_session(text_buffer *out, const scheduler *s, int day)
{
    const diary_entry *plan = s->week.now;
    long seconds = 0;

    for (size_t i = 0; i < plan->item_count; i++) {
        const plan_item *item = &plan->items[i];

        if (!is_on(item, day) || !seconds_on(s, item, day))
            continue;
        seconds += seconds_on(s, item, day);
        text_join(out, item->exercise->name, ": ");
        diary_shown_dose_on(out, &s->week, item, day);
        text_add(out, "\n");
    }
    handout_write(out, s->diary->pack, "calendar-before", NULL);
    return (seconds + MINUTE - 1) / MINUTE;
}

static int has_session(const diary_entry *plan, int day)
{
    for (size_t i = 0; i < plan->item_count; i++)
        if (is_on(&plan->items[i], day))
            return 1;
    return 0;
}

/* Whether any plan so far had a session on this weekday: it may be in a calendar. */
static int was_planned(const sb_diary *diary, int day)
{
    for (size_t i = 0; i < diary->entries.count; i++) {
        const diary_entry *one = diary->entries.items[i];

        if (one->kind == ENTRY_PLAN && has_session(one, day))
            return 1;
    }
    return 0;
}

static int add(scheduler *s, calendar_event *event, const char *name)
{
    char uid[UID_SIZE];

    snprintf(uid, sizeof(uid), "%.64s-%s@steadyback", s->diary->id, name);
    event->uid = uid;
    event->sequence = s->sequence;
    return names_guard(event->title, s->why) < 0 || names_guard(event->text, s->why) < 0
               ? -1
               : calendar_add(s->file, event, s->why);
}

static int add_session(scheduler *s, int day)
{
    char first[DAY_SIZE];
    text_buffer text = {0};
    calendar_event event = {.day = first,
                            .title = pack_text(s->diary->pack, "diary-calendar-session"),
                            .at = s->options->at,
                            .minutes = say_session(&text, s, day),
                            .weekdays = 1U << day,
                            .weeks = WEEKS,
                            .alarm_minutes = s->options->alarm_minutes,
                            .is_cancelled = !has_session(s->week.now, day)};
    int error;

    calendar_day_after(first, s->from,
                       (day - calendar_weekday(s->from) + WEEK_DAYS) % WEEK_DAYS);
    event.text = text.text ? text.text : "";
    error = text.failed ? failure_memory(s->why) : add(s, &event, day_words[day]);
    text_clear(&text);
    return error;
}

/* Where nothing is planned, people may check in at any time. */
static int add_check_in(scheduler *s)
{
    const sb_pack *pack = s->diary->pack;
    char day[DAY_SIZE];
    calendar_event event = {.day = day,
                            .title = pack_text(pack, "diary-calendar-look"),
                            .text = pack_text(pack, "diary-look"),
                            .is_cancelled = !s->week.now->item_count};

    calendar_day_after(day, s->from, WEEK_DAYS);
    return add(s, &event, "check-in");
}

static int fill(scheduler *s)
{
    int error = 0;

    for (int day = 0; day < DAYS_A_WEEK && error == 0; day++)
        if (was_planned(s->diary, day))
            error = add_session(s, day);
    return error ? error : add_check_in(s);
}

static int count_plans(const sb_diary *diary)
{
    int count = 0;

    for (size_t i = 0; i < diary->entries.count; i++)
        count += ((const diary_entry *)diary->entries.items[i])->kind == ENTRY_PLAN;
    return count;
}

static int check(const sb_diary_calendar_options *options, sb_failure *why)
{
    if (options->at && !calendar_is_time(options->at))
        return failure_set(why, SB_CAUSE_ANSWERS, "", 0,
                           "'%.20s' is no time; write it as 07:30", options->at);
    return calendar_is_day(options->today)
               ? 0
               : failure_set(why, SB_CAUSE_ANSWERS, "", 0,
                             "'%.40s' is no day; write it as 2026-12-01", options->today);
}

int sb_diary_calendar(char **out, const sb_diary *diary,
                      const sb_diary_calendar_options *options, sb_failure *why)
{
    scheduler s = {.diary = diary,
                   .options = options,
                   .sequence = count_plans(diary) - 1,
                   .why = why};
    int error = check(options, why);

    *out = NULL;
    if (error == 0)
        error = diary_shown_open(&s.week, diary, options->today, why);
    if (error == 0) {
        day_write(s.from, s.week.now->from);
        error = calendar_open(&s.file, options->today, why);
    }
    if (error == 0)
        error = fill(&s);
    if (error == 0)
        error = (*out = calendar_write(s.file)) ? 0 : failure_memory(why);
    calendar_close(s.file);
    return error;
}
