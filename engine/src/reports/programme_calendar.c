/* SPDX-License-Identifier: Apache-2.0 */
#include "reports/programme_calendar.h"

#include <stdio.h>
#include <string.h>

#include "base/name_fill.h"
#include "base/plan_name.h"
#include "formats/calendar_file.h"
#include "reports/older_calendar.h"
#include "result/result.h"
#include "words/handout.h"

enum { WEEKS = 6, UID_SIZE = 120, NUMBER_SIZE = 24 };

typedef struct planner {
    calendar_file *file;
    older_calendar older;
    const sb_result *result;
    const sb_document_options *options;
    const char *start;
    sb_failure *why;
} planner;

/* `text` is used up. */
static int add(planner *p, calendar_event *event, const char *name, text_buffer *text)
{
    char uid[UID_SIZE];
    int error;

    snprintf(uid, sizeof(uid), "%s-%s@steadyback", p->options->plan, name);
    event->uid = uid;
    event->sequence = p->older.sequence;
    event->text = text->text;
    error = text->failed || !text->text ? failure_memory(p->why)
                                        : names_guard(event->title, p->why);
    if (error == 0)
        error = names_guard(event->text, p->why); /* lines of the file are folded */
    if (error == 0)
        error = calendar_add(p->file, event, p->why);
    text_clear(text);
    return error;
}

/* ---- sessions ---- */

static int same_day(const sb_result *r, int a, int b)
{
    for (size_t i = 0; i < r->items.count; i++) {
        const result_item *item = r->items.items[i];

        if (!item->outside && handout_seconds_on(item, a) != handout_seconds_on(item, b))
            return 0;
    }
    return 1;
}

static void say_session(text_buffer *out, const sb_result *r, int day)
{
    for (size_t i = 0; i < r->items.count; i++) {
        const result_item *item = r->items.items[i];

        if (item->outside || !handout_seconds_on(item, day))
            continue;
        text_addf(out, "%s: ", item->exercise->name);
        handout_dose_on(out, r->pack, item, day);
        text_add(out, "\n");
    }
    handout_write(out, r->pack, "calendar-before", NULL);
}

static void first_day(char out[DAY_SIZE], const planner *p, unsigned weekdays)
{
    for (int days = 0; days < 7; days++) {
        calendar_day_after(out, p->start, days);
        if (weekdays >> calendar_weekday(out) & 1)
            return;
    }
}

/* One entry for all the weekdays that are like `day`. */
static int add_session(planner *p, int day, unsigned weekdays)
{
    const sb_result *r = p->result;
    long minutes = handout_session_minutes(r, day);
    char number[NUMBER_SIZE], first[DAY_SIZE], name[NUMBER_SIZE];
    const char *const pairs[] = {"minutes", number, NULL};
    calendar_event event = {.day = first,
                            .at = p->options->at,
                            .minutes = minutes,
                            .weekdays = weekdays,
                            .weeks = WEEKS,
                            .alarm_minutes = p->options->alarm_minutes};
    text_buffer title = {0}, text = {0};
    int error;

    snprintf(number, sizeof(number), "%ld", minutes);
    snprintf(name, sizeof(name), "session-%s", day_words[day]);
    first_day(first, p, weekdays);
    handout_write(&title, r->pack, "calendar-session", pairs);
    say_session(&text, r, day);
    event.title = title.text ? title.text : "";
    error = title.failed ? failure_memory(p->why) : add(p, &event, name, &text);
    text_clear(&text);
    text_clear(&title);
    return error;
}

static int add_sessions(planner *p)
{
    unsigned done = 0;
    int error = 0;

    for (int day = 0; day < 7 && error == 0; day++) {
        unsigned alike = 0;

        if (done >> day & 1 || !handout_session_minutes(p->result, day))
            continue;
        for (int other = day; other < 7; other++)
            if (same_day(p->result, day, other))
                alike |= 1u << other;
        done |= alike;
        error = add_session(p, day, alike);
    }
    return error;
}

/* ---- weeks ---- */

/* What changes at the start of a week, and a look back when all of them are over. */
static int add_week(planner *p, int number, const char *message, const char *advice)
{
    char word[NUMBER_SIZE], name[NUMBER_SIZE], day[DAY_SIZE];
    const char *const pairs[] = {"number", word, NULL};
    calendar_event event = {.day = day};
    text_buffer title = {0}, text = {0};
    int error;

    snprintf(word, sizeof(word), "%d", number);
    snprintf(name, sizeof(name), "week-%d", number);
    calendar_day_after(day, p->start, 7 * (number - 1));
    handout_write(&title, p->result->pack, message, pairs);
    text_add(&text, advice);
    event.title = title.text ? title.text : "";
    error = title.failed ? failure_memory(p->why) : add(p, &event, name, &text);
    text_clear(&text);
    text_clear(&title);
    return error;
}

static int add_weeks(planner *p)
{
    const sb_result *r = p->result;
    int error = 0;

    for (size_t i = 0; i < r->weeks.count && error == 0; i++) {
        const week_plan *plan = ((const result_week *)r->weeks.items[i])->plan;

        error = add_week(p, (int)plan->number, "calendar-week", plan->message->text);
    }
    return error ? error
                 : add_week(p, WEEKS + 1, "calendar-end",
                            pack_text(r->pack, "calendar-end-text"));
}

/* ---- what to do today ---- */

static int add_today(planner *p)
{
    const sb_result *r = p->result;
    calendar_event event = {.day = p->options->today, .title = handout_title(r)};
    char *action = handout_action(r);
    text_buffer text = {0};

    text_add(&text, action ? action : "");
    text.failed |= action == NULL;
    handout_free(action);
    for (size_t i = 0; i < r->safety_net.count; i++)
        text_addf(&text, "\n%s", ((const message *)r->safety_net.items[i])->text);
    return add(p, &event, "today", &text);
}

static int fill(planner *p)
{
    const sb_result *r = p->result;
    int error = calendar_keep(p->file, KEPT_PLAN, p->options->plan, p->why);

    if (error == 0)
        error = calendar_keep(p->file, KEPT_START, p->start, p->why);
    if (error == 0 && r->has_programme && r->disposition >= CLINICIAN_ROUTINE)
        error = add_today(p);
    if (error == 0 && r->has_programme)
        error = add_sessions(p);
    if (error == 0 && r->has_programme)
        error = add_weeks(p);
    return error ? error : older_calendar_cancel(&p->older, p->file, p->why);
}

/* ---- what it is made from ---- */

static int check_options(const sb_document_options *options, sb_failure *why)
{
    if (!options || !options->today)
        return failure_set(why, SB_CAUSE_ANSWERS, "", 0,
                           "a calendar needs the day that it is made on");
    if (options->at && !calendar_is_time(options->at))
        return failure_set(why, SB_CAUSE_ANSWERS, "", 0,
                           "'%s' is no time; write it as 07:30", options->at);
    return plan_name_check(options->plan, why);
}

/* The first day; all six weeks have to be days. */
static int choose_start(planner *p)
{
    char end[DAY_SIZE];

    p->start = p->options->start ? p->options->start
               : p->older.start  ? p->older.start
                                 : p->options->today;
    calendar_day_after(end, p->start, 7 * WEEKS);
    return calendar_is_day(end)
               ? 0
               : failure_set(p->why, SB_CAUSE_ANSWERS, "", 0,
                             "'%s' is too late to start: the six weeks would not end by "
                             "the year %d",
                             p->start, LAST_YEAR);
}

int programme_calendar(char **out, const sb_result *result,
                       const sb_document_options *options, sb_failure *why)
{
    planner p = {.result = result, .options = options, .why = why};
    int error;

    if (check_options(options, why) < 0)
        return -1;
    if (!result->has_programme && !options->older)
        return failure_set(
            why, SB_CAUSE_ANSWERS, "", 0,
            "there is no programme at the moment, so there is no calendar");
    error = older_calendar_open(&p.older, options, why);
    if (error == 0)
        error = choose_start(&p);
    if (error == 0)
        error = calendar_open(&p.file, options->today, why);
    if (error == 0)
        error = fill(&p);
    if (error == 0)
        error = (*out = calendar_write(p.file)) ? 0 : failure_memory(why);
    calendar_close(p.file);
    older_calendar_close(&p.older);
    return error;
}
