/* SPDX-License-Identifier: Apache-2.0 */
/* What has changed, in words. docs/evidence P6.2: pain counts from 2 points on, a goal
 * from 3 up or 2 down, minutes from a fifth. */
#include "diary/diary_progress.h"

#include <stdio.h>

#include "diary/diary_said.h"

enum { PAIN_COUNTS = 2, GOAL_BETTER = 3, GOAL_WORSE = 2, PARTS = 5, WEEK_DAYS = 7 };
enum { NUMBER_SIZE = 24 };

typedef struct saying {
    const progress *of;
    progress_sentence *tell;
    void *payload;
} saying;

static void say(const saying *s, const char *message, const char *name, long number)
{
    char value[NUMBER_SIZE];

    snprintf(value, sizeof(value), "%ld", number);
    s->tell(s->payload, message, (const char *const[]){name, value, NULL});
}

/* ---- weeks ---- */

/* The last week that is over; NULL: none is. */
static const diary_tally *last_whole(const progress *p)
{
    for (size_t i = p->count; i-- > 0;)
        if (p->weeks[i].to - p->weeks[i].from == WEEK_DAYS)
            return &p->weeks[i];
    return NULL;
}

static void say_done(const saying *s, const diary_tally *week)
{
    char number[NUMBER_SIZE], done[NUMBER_SIZE], planned[NUMBER_SIZE];

    snprintf(number, sizeof(number), "%zu", (size_t)(week - s->of->weeks) + 1);
    snprintf(done, sizeof(done), "%ld", week->done);
    snprintf(planned, sizeof(planned), "%ld", week->planned);
    s->tell(
        s->payload, "diary-did",
        (const char *const[]){"number", number, "done", done, "planned", planned, NULL});
}

static void say_minutes(const saying *s, const diary_tally *week)
{
    const long first = s->of->weeks[0].minutes, more = week->minutes - first;

    if (week == s->of->weeks || (!first && !week->minutes))
        return;
    if (PARTS * more >= first && more > 0)
        say(s, "diary-more-minutes", "minutes", more);
    else if (PARTS * -more >= first && more < 0)
        say(s, "diary-fewer-minutes", "minutes", -more);
    else
        say(s, "diary-same-minutes", "minutes", week->minutes);
}

/* ---- what was told ---- */

static const diary_entry *start_of(const sb_diary *diary)
{
    for (size_t i = 0; i < diary->entries.count; i++)
        if (((const diary_entry *)diary->entries.items[i])->kind == ENTRY_ANSWERS)
            return diary->entries.items[i];
    return NULL;
}

static void say_pain(const saying *s, const diary_entry *start, const diary_entry *now)
{
    long then = (long)said_number(start, "pain-level");
    long pain = (long)said_number(now, "pain-week");

    if (then < 0 || pain < 0)
        return;
    if (pain <= then - PAIN_COUNTS)
        say(s, "diary-less-pain", "points", then - pain);
    else if (pain >= then + PAIN_COUNTS)
        say(s, "diary-more-pain", "points", pain - then);
    else
        say(s, "diary-same-pain", "points", pain);
}

static void say_goal(const saying *s, const diary_entry *start, const diary_entry *now)
{
    long then = (long)said_number(start, "goal-now");
    long goal = (long)said_number(now, "goal-now");

    if (then < 0 || goal < 0)
        return;
    if (goal >= then + GOAL_BETTER)
        say(s, "diary-goal-better", "points", goal - then);
    else if (goal <= then - GOAL_WORSE)
        say(s, "diary-goal-worse", "points", then - goal);
    else
        say(s, "diary-goal-same", "points", goal);
}

void progress_say(const progress *p, progress_sentence *tell, void *payload)
{
    const saying s = {p, tell, payload};
    const diary_tally *week = last_whole(p);
    const diary_entry *start = start_of(p->diary);
    const diary_entry *now = diary_last(p->diary, ENTRY_CHECK_IN, p->today);

    if (week) {
        say_done(&s, week);
        say_minutes(&s, week);
    }
    if (start && now) {
        say_pain(&s, start, now);
        say_goal(&s, start, now);
    }
}
