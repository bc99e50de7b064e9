/* SPDX-License-Identifier: Apache-2.0 */
/* Reading the programme from the session: items, days, weeks. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "result/result_collect.h"
#include "result/result_wish.h"

static void sort(list *all, int (*compare)(const void *, const void *))
{
    if (all->count)
        qsort(all->items, all->count, sizeof(void *), compare);
}

/* ---- level and style ---- */

static void collect_level(collector *c)
{
    const rule_fact *level = collect_next(c, "level", NULL);
    const rule_fact *style = collect_next(c, "style", NULL);
    const rule_fact *minutes = collect_next(c, "minutes-given", NULL);
    const rule_fact *pace = collect_next(c, "pace", NULL);

    if (level) {
        c->result->level = (exercise_level)(long)rule_fact_number(level, "rank");
        explain_fact(&c->explainer, level, &c->result->level_why);
    }
    if (style) {
        c->result->style = (progression_style)rank_of(style_words,
                                                      rule_fact_word(style, "is"));
        explain_fact(&c->explainer, style, &c->result->style_why);
    }
    if (pace)
        c->result->growth = (long)rule_fact_number(pace, "growth");
    if (minutes)
        c->result->minutes = (long)rule_fact_number(minutes, "minutes");
}

/* ---- items ---- */

static int by_index(const void *left, const void *right)
{
    const result_item *a = *(result_item *const *)left;
    const result_item *b = *(result_item *const *)right;

    return (a->index > b->index) - (a->index < b->index);
}

static int fact_is_of(collector *c, const rule_fact *f, const exercise *one)
{
    return collect_exercise_of(c, f, "exercise") == one;
}

static int by_day(const void *left, const void *right)
{
    const item_day *a = left, *b = right;

    return (a->day > b->day) - (a->day < b->day);
}

static void add_days(result_item *item, unsigned days, long minutes, long times)
{
    for (int day = 0; day < DAYS_A_WEEK; day++)
        if (days >> day & 1 && item->day_count < DAYS_A_WEEK)
            item->days[item->day_count++] = (item_day){day, minutes, times};
}

static void collect_days(collector *c, result_item *item)
{
    for (const rule_fact *f = NULL; (f = collect_next(c, "chosen", f));)
        if (fact_is_of(c, f, item->exercise))
            add_days(item, (unsigned)rule_fact_number(f, "days"), item->minutes,
                     item->times);
}

/* A filling item has its own minutes on each day of week 1, and none where no minute is
 * left. */
static void collect_fill(collector *c, result_item *item)
{
    for (const rule_fact *f = NULL; (f = collect_next(c, "fill", f));)
        if (fact_is_of(c, f, item->exercise) && rule_fact_number(f, "week") == 1)
            add_days(item, (unsigned)rule_fact_number(f, "days"),
                     (long)rule_fact_number(f, "minutes"),
                     (long)rule_fact_number(f, "times"));
}

static const exercise *linked(collector *c, const char *kind, const exercise *from)
{
    for (const rule_fact *f = NULL; (f = collect_next(c, kind, f));)
        if (collect_exercise_of(c, f, "exercise") == from)
            return collect_exercise_of(c, f, "to");
    return NULL;
}

static void read_dose(collector *c, const rule_fact *f, result_item *item)
{
    item->slot = rule_fact_word(f, "slot");
    item->index = (long)rule_fact_number(f, "index");
    item->level = (exercise_level)rank_of(level_words, rule_fact_word(f, "level"));
    item->sets = (long)rule_fact_number(f, "sets");
    item->reps = (long)rule_fact_number(f, "reps");
    item->sides = (long)rule_fact_number(f, "sides");
    item->hold_seconds = (long)rule_fact_number(f, "hold");
    item->minutes = (long)rule_fact_number(f, "minutes");
    item->times = (long)rule_fact_number(f, "times");
    item->effort = (long)rule_fact_number(f, "effort");
    item->share = (long)rule_fact_number(f, "share");
    item->seconds = dose_seconds(
        &c->pack->doses, &(dose){.sets = item->sets,
                                 .reps = item->reps,
                                 .sides = item->sides,
                                 .hold_seconds = item->hold_seconds,
                                 .minutes = item->minutes,
                                 .metres = item->exercise->doses[item->level].metres});
}

static void read_slot(collector *c, result_item *item)
{
    for (const rule_fact *f = NULL; (f = collect_next(c, "slot", f));)
        if ((long)rule_fact_number(f, "index") == item->index) {
            item->outside = strcmp(rule_fact_word(f, "outside"), "yes") == 0;
            item->fills = strcmp(rule_fact_word(f, "fills"), "yes") == 0;
        }
}

static void collect_items(collector *c)
{
    for (const rule_fact *f = NULL; (f = collect_next(c, "prescription", f));) {
        result_item *item = collect_new(c, &c->result->items, sizeof(*item));

        if (!item)
            return;
        item->exercise = collect_exercise_of(c, f, "exercise");
        read_dose(c, f, item);
        item->slot = arena_copy(c->result->memory, item->slot, strlen(item->slot));
        c->explainer.failed |= !item->slot;
        read_slot(c, item);
        if (item->fills)
            collect_fill(c, item);
        else
            collect_days(c, item);
        qsort(item->days, item->day_count, sizeof(*item->days), by_day);
        item->days_a_week = (long)item->day_count;
        item->progression = linked(c, "progression", item->exercise);
        item->regression = linked(c, "regression", item->exercise);
        collect_item_reasons(c, item);
    }
    sort(&c->result->items, by_index);
    c->result->has_programme = c->result->items.count > 0;
}

/* ---- weeks ---- */

/* Where it stands among the items of its week: in their order. */
static week_item *place(collector *c, week_item **placed, const exercise *one)
{
    long at = collect_item_index(c->result, one);

    if (at < 0)
        return NULL;
    if (!placed[at])
        placed[at] = collect_take(c, sizeof(**placed));
    if (placed[at])
        placed[at]->exercise = one;
    return placed[at];
}

/* The next fact of a kind that speaks of this week, of which there are far more of
 * others. */
static const rule_fact *next_of(collector *c, const char *kind, long week,
                                const rule_fact *before)
{
    const rule_fact *f = before;

    while ((f = collect_next(c, kind, f)) && (long)rule_fact_number(f, "week") != week)
        continue;
    return f;
}

static void collect_moves(collector *c, long week, week_item **placed)
{
    for (const rule_fact *f = NULL; (f = next_of(c, "week-item", week, f));) {
        const exercise *one = collect_exercise_of(c, f, "exercise");
        week_item *item = place(c, placed, one);

        if (!item)
            continue;
        item->sets = (long)rule_fact_number(f, "sets");
        item->reps = (long)rule_fact_number(f, "reps");
        item->hold_seconds = (long)rule_fact_number(f, "hold");
        item->minutes = (long)rule_fact_number(f, "minutes");
        item->effort = (long)rule_fact_number(f, "effort");
        item->variant = collect_exercise_of(c, f, "variant");
        item->days_a_week =
            ((result_item *)c->result->items.items[collect_item_index(c->result, one)])
                ->days_a_week;
    }
}

/* The effort of what fills, where it has a day. */
static void collect_bout_efforts(collector *c, long week, week_item **placed)
{
    for (const rule_fact *f = NULL; (f = next_of(c, "bout-effort", week, f));) {
        long at = collect_item_index(c->result, collect_exercise_of(c, f, "exercise"));

        if (at >= 0 && placed[at])
            placed[at]->effort = (long)rule_fact_number(f, "effort");
    }
}

/* What fills: its longest day; and what its bout is longer than that day has room for. */
static void collect_bouts(collector *c, long week, week_item **placed)
{
    for (const rule_fact *f = NULL; (f = next_of(c, "fill", week, f));) {
        const exercise *one = collect_exercise_of(c, f, "exercise");
        long minutes = (long)rule_fact_number(f, "minutes");
        long times = (long)rule_fact_number(f, "times");
        week_item *item = place(c, placed, one);

        if (!item)
            continue;
        item->days_a_week += days_count((unsigned)rule_fact_number(f, "days"));
        if (minutes * times > item->minutes * item->times) {
            item->minutes = minutes;
            item->times = times;
        }
    }
    for (const rule_fact *f = NULL; (f = next_of(c, "bout", week, f));) {
        week_item *item = place(c, placed, collect_exercise_of(c, f, "exercise"));
        long bout = (long)rule_fact_number(f, "minutes");

        if (item && item->minutes && bout > item->minutes * item->times)
            item->beyond = bout - item->minutes * item->times;
    }
}

static void collect_week(collector *c, const week_plan *plan)
{
    result_week *week = collect_new(c, &c->result->weeks, sizeof(*week));
    size_t items = c->result->items.count;
    week_item **placed = collect_take(c, (items + 1) * sizeof(*placed));

    if (!week || !placed)
        return;
    week->plan = plan;
    collect_moves(c, plan->number, placed);
    collect_bouts(c, plan->number, placed);
    collect_bout_efforts(c, plan->number, placed);
    for (size_t i = 0; i < items; i++)
        if (placed[i])
            collect_add(c, &week->items, placed[i]);
}

static void collect_weeks(collector *c)
{
    const doses *d = &c->pack->doses;

    for (size_t i = 0; i < d->week_count && c->result->has_programme; i++)
        if (d->weeks[i].style == c->result->style &&
            d->weeks[i].growth == c->result->growth &&
            d->weeks[i].levels >> c->result->level & 1)
            collect_week(c, &d->weeks[i]);
}

/* ---- what the person asked for ---- */

static int by_unwanted(const void *left, const void *right)
{
    const result_wish *a = *(result_wish *const *)left;
    const result_wish *b = *(result_wish *const *)right;

    return (a->out->order > b->out->order) - (a->out->order < b->out->order);
}

static void collect_wishes(collector *c)
{
    for (const rule_fact *f = NULL; (f = collect_next(c, "wish", f));) {
        result_wish *made = collect_new(c, &c->result->wishes, sizeof(*made));

        if (!made)
            return;
        made->out = collect_exercise_of(c, f, "exercise");
        made->in = collect_exercise_of(c, f, "other");
        made->state = (wish_state)rank_of(wish_words, rule_fact_word(f, "is"));
        made->index = (long)rule_fact_number(f, "index");
    }
    sort(&c->result->wishes, by_unwanted);
}

static void collect_from_indexes(collector *c)
{
    collect_items(c);
    collect_wishes(c);
    collect_weeks(c);
    collect_exercises(c);
    if (!c->explainer.failed)
        collect_empty_slots(c);
    if (!c->explainer.failed)
        collect_hazards(c);
}

void collect_programme(collector *c)
{
    rule_session *session = c->session;

    collect_level(c);
    if (fact_index_open(&c->merits, session, "merit", "exercise", NULL) < 0 ||
        fact_index_open(&c->concerns, session, "hazard-concerns", "hazard", NULL) < 0)
        c->explainer.failed = 1;
    else
        collect_from_indexes(c);
    fact_index_close(&c->merits);
    fact_index_close(&c->concerns);
}
