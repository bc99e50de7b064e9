/* SPDX-License-Identifier: Apache-2.0 */
/* What the rules of the step adapt read: counts of the diary since the last check-in. */
#include "diary/diary_facts.h"

#include <steadyback/interview.h>
#include <stdio.h>
#include <string.h>

#include "base/failure.h"
#include "base/same_text.h"
#include "diary/diary_said.h"
#include "diary/diary_weeks.h"

enum { WEEK_DAYS = 7, FOUR_WEEKS = 28, THREE_MONTHS = 91, WHOLE = 100 };

const diary_entry *facts_last_look(const sb_diary *diary)
{
    const diary_entry *last = NULL;

    for (size_t i = 0; i < diary->entries.count; i++) {
        const diary_entry *one = diary->entries.items[i];

        if (one->counts && one->kind == ENTRY_CHECK_IN &&
            (!last || one->place > last->place))
            last = one;
    }
    return last;
}

int facts_is_new(const sb_diary *diary, const diary_entry *one)
{
    const diary_entry *last = facts_last_look(diary);

    return one->counts && (!last || one->place > last->place);
}

/* ---- telling ---- */

/* A pack of one's own may do without some of them; what is beyond a range is its end. */
static int tell(sb_consultation *person, const sb_diary *diary, const char *id,
                long number, sb_failure *why)
{
    const question *q = name_table_find(&diary->pack->questions.by_name, id);
    sb_answer value = {.given = 1, .number = (double)number};

    if (!q)
        return 0;
    if (value.number > q->most)
        value.number = q->most;
    if (value.number < q->least)
        value.number = q->least;
    return sb_consultation_answer_value(person, id, &value, why);
}

static int tell_unknown(sb_consultation *person, const sb_diary *diary, const char *id,
                        sb_failure *why)
{
    const sb_answer value = {.given = 1, .unknown = 1};

    return name_table_find(&diary->pack->questions.by_name, id)
               ? sb_consultation_answer_value(person, id, &value, why)
               : 0;
}

/* ---- sessions ---- */

typedef struct counts {
    long greens, ambers, slow, reds, stops, unlit, sessions;
    long last_day; /* of a session */
} counts;

static void count_light(counts *c, const sb_pack *pack, int light)
{
    c->sessions++;
    c->unlit += light < 0;
    c->greens += diary_light_is(pack, light, "green");
    c->slow += diary_light_is(pack, light, "amber-slow");
    c->ambers += diary_light_is(pack, light, "amber") ||
                 diary_light_is(pack, light, "amber-slow");
    c->reds += diary_light_is(pack, light, "red");
    c->stops += diary_light_is(pack, light, "stop");
}

static counts count_sessions(const sb_diary *diary)
{
    counts c = {.last_day = diary_first_day(diary)};

    for (size_t i = 0; i < diary->entries.count; i++) {
        const diary_entry *one = diary->entries.items[i];

        if (!one->counts || one->kind != ENTRY_SESSION)
            continue;
        if (one->day > c.last_day)
            c.last_day = one->day;
        if (facts_is_new(diary, one))
            count_light(&c, diary->pack, one->light);
    }
    return c;
}

/* Percent of the sessions planned since the last check-in that were done; -1: none were
 * planned. Today counts once it is done. */
static int share_done(long *out, const sb_diary *diary, long today)
{
    const diary_entry *last = facts_last_look(diary);
    long from = last ? last->day : diary_first_day(diary);
    diary_tally so_far, now;

    if (tally_make(&so_far, diary, from, today) < 0 ||
        tally_make(&now, diary, today, today + 1) < 0)
        return -1;
    if (now.done) {
        so_far.planned += now.planned;
        so_far.done += now.done;
    }
    *out = so_far.planned ? WHOLE * so_far.done / so_far.planned : -1;
    if (*out > WHOLE)
        *out = WHOLE;
    tally_clear(&so_far);
    tally_clear(&now);
    return 0;
}

static int is_same_plan(const diary_entry *a, const diary_entry *b)
{
    if (a->item_count != b->item_count)
        return 0;
    for (size_t i = 0; i < a->item_count; i++) {
        const plan_item *x = &a->items[i], *y = &b->items[i];

        if (x->exercise != y->exercise || x->step != y->step || x->share != y->share)
            return 0;
    }
    return 1;
}

/* Since when the plan has been as it is. */
static long plan_since(const sb_diary *diary)
{
    const diary_entry *now = NULL;
    long since = diary_first_day(diary);

    for (size_t i = diary->entries.count; i-- > 0;) {
        const diary_entry *one = diary->entries.items[i];

        if (!one->counts || one->kind != ENTRY_PLAN)
            continue;
        if (now && !is_same_plan(one, now))
            break;
        now = now ? now : one;
        since = one->from;
    }
    return since;
}

static int tell_sessions(sb_consultation *person, const sb_diary *diary, long today,
                         sb_failure *why)
{
    const counts c = count_sessions(diary);
    long done = -1;
    const struct {
        const char *id;
        long number;
    } all[] = {{"dy-week", (today - diary_first_day(diary)) / WEEK_DAYS + 1},
               {"dy-missed", (today - c.last_day) / WEEK_DAYS},
               {"dy-greens", c.greens},
               {"dy-green-share", c.sessions ? WHOLE * c.greens / c.sessions : 0},
               {"dy-amber-share", c.sessions ? WHOLE * c.ambers / c.sessions : 0},
               {"dy-slow", c.slow},
               {"dy-reds", c.reds},
               {"dy-stops", c.stops},
               {"dy-unlit", c.unlit},
               {"dy-step-days", today - plan_since(diary)}};

    for (size_t i = 0; i < sizeof(all) / sizeof(*all); i++)
        if (tell(person, diary, all[i].id, all[i].number, why) < 0)
            return -1;
    if (share_done(&done, diary, today) < 0)
        return failure_memory(why);
    return done < 0 ? 0 : tell(person, diary, "dy-done", done, why);
}

/* ---- flare-ups ---- */

static size_t rank_of_flare(const sb_pack *pack, const char *id)
{
    for (size_t i = 0; i < pack->monitoring.flare_count; i++)
        if (same_text(pack->monitoring.flares[i].id, id))
            return i + 1;
    return 0;
}

static int tell_flares(sb_consultation *person, const sb_diary *diary, long today,
                       sb_failure *why)
{
    const sb_pack *pack = diary->pack;
    size_t worst = 0;
    long lately = 0;

    for (size_t i = 0; i < diary->entries.count; i++) {
        const diary_entry *one = diary->entries.items[i];
        size_t rank = one->counts && one->kind == ENTRY_FLARE
                          ? rank_of_flare(pack, one->flare)
                          : 0;

        if (rank && facts_is_new(diary, one) && rank > worst)
            worst = rank;
        lately += rank && one->day > today - THREE_MONTHS;
    }
    if (tell(person, diary, "dy-flares", lately, why) < 0)
        return -1;
    return name_table_find(&pack->questions.by_name, "dy-flare")
               ? sb_consultation_answer(
                     person, "dy-flare",
                     worst ? pack->monitoring.flares[worst - 1].id : SB_NONE, why)
               : 0;
}

int facts_tell(sb_consultation *person, const sb_diary *diary, long today,
               sb_failure *why)
{
    return tell_sessions(person, diary, today, why) < 0
               ? -1
               : tell_flares(person, diary, today, why);
}

/* ---- pain and goal ---- */

/* The number that this person has answered; UNKNOWN_NUMBER when that is not sure. */
static double answered(sb_consultation *person, const char *id, int *is_given)
{
    sb_answer value = {0};
    sb_failure why = {0};

    *is_given = sb_consultation_read_value(&value, person, id, &why) == 0 && value.given;
    return *is_given && !value.unknown ? value.number : UNKNOWN_NUMBER;
}

/* How it was at the check-in before the last so many; at the start the pain of a day
 * stands for that of the week. */
static double pain_at(const sb_diary *diary, size_t back)
{
    for (size_t i = diary->entries.count; i-- > 0;) {
        const diary_entry *one = diary->entries.items[i];

        if (!one->counts || (one->kind != ENTRY_CHECK_IN && one->kind != ENTRY_ANSWERS))
            continue;
        if (back-- == 0)
            return said_number(one,
                               one->kind == ENTRY_ANSWERS ? "pain-level" : "pain-week");
    }
    return -2; /* there was none */
}

/* The rise from one to the other; a fall is none. */
static int tell_rise(sb_consultation *person, const sb_diary *diary, const char *id,
                     double from, double to, sb_failure *why)
{
    if (from < UNKNOWN_NUMBER)
        return 0;
    return from < 0 || to < 0
               ? tell_unknown(person, diary, id, why)
               : tell(person, diary, id, to > from ? (long)(to - from) : 0, why);
}

static const diary_entry *start_of(const sb_diary *diary)
{
    for (size_t i = 0; i < diary->entries.count; i++)
        if (((const diary_entry *)diary->entries.items[i])->kind == ENTRY_ANSWERS)
            return diary->entries.items[i];
    return NULL;
}

static int tell_pain(sb_consultation *person, const sb_diary *diary, sb_failure *why)
{
    int is_given;
    double now = answered(person, "pain-week", &is_given);
    double start = said_number(start_of(diary), "pain-level");

    if (!is_given)
        now = UNKNOWN_NUMBER;
    return tell_rise(person, diary, "dy-rise", pain_at(diary, 0), now, why) < 0 ||
                   tell_rise(person, diary, "dy-rise-before", pain_at(diary, 1),
                             pain_at(diary, 0), why) < 0
               ? -1
               : tell_rise(person, diary, "dy-fall", now, start, why);
}

static int tell_goal(sb_consultation *person, const sb_diary *diary, sb_failure *why)
{
    int is_given;
    double now = answered(person, "goal-now", &is_given);
    double start = said_number(start_of(diary), "goal-now");

    if (!is_given && start < 0)
        return 0;
    return tell_rise(person, diary, "dy-gain", start, now, why) < 0
               ? -1
               : tell_rise(person, diary, "dy-loss", now, start, why);
}

/* The worst of four weeks: with one that is not sure it is not sure. */
static int tell_four_weeks(sb_consultation *person, const sb_diary *diary, long today,
                           sb_failure *why)
{
    int is_given;
    double pain = answered(person, "pain-week", &is_given);
    double goal = answered(person, "goal-now", &is_given);

    if (today - diary_first_day(diary) < FOUR_WEEKS)
        return 0;
    for (size_t i = 0; i < diary->entries.count; i++) {
        const diary_entry *one = diary->entries.items[i];
        double then;

        if (!one->counts || one->kind != ENTRY_CHECK_IN || one->day < today - FOUR_WEEKS)
            continue;
        then = said_number(one, "pain-week");
        pain = then < 0 || pain < 0 ? UNKNOWN_NUMBER : then > pain ? then : pain;
        then = said_number(one, "goal-now");
        goal = then < 0 || goal < 0 ? UNKNOWN_NUMBER : then < goal ? then : goal;
    }
    if (tell_rise(person, diary, "dy-pain-4w", pain < 0 ? UNKNOWN_NUMBER : 0, pain, why) <
        0)
        return -1;
    return tell_rise(person, diary, "dy-goal-4w", goal < 0 ? UNKNOWN_NUMBER : 0, goal,
                     why);
}

int facts_tell_changes(sb_consultation *person, const sb_diary *diary, long today,
                       sb_failure *why)
{
    return tell_pain(person, diary, why) < 0 || tell_goal(person, diary, why) < 0
               ? -1
               : tell_four_weeks(person, diary, today, why);
}
