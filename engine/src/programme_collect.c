/* SPDX-License-Identifier: Apache-2.0 */
/* Reading the programme from the session: items, days, weeks, and what became of every
 * exercise and hazard of the pack. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "result_collect.h"

enum { MOST_SLOTS = 40 };

static const exercise *exercise_of(collector *c, const rule_fact *fact, const char *slot)
{
    return name_table_find(&c->one->pack->exercises.by_name, rule_fact_word(fact, slot));
}

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

    if (level) {
        c->result->level = (exercise_level)(long)rule_fact_number(level, "rank");
        explain_fact(&c->explainer, level, &c->result->level_why);
    }
    if (style) {
        c->result->style = (progression_style)rank_of(style_words,
                                                      rule_fact_word(style, "is"));
        explain_fact(&c->explainer, style, &c->result->style_why);
    }
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

static void collect_days(collector *c, result_item *item)
{
    for (int day = 0; day < 7; day++)
        for (const rule_fact *f = NULL; (f = collect_next(c, "on-day", f));) {
            item_day *one = &item->days[item->day_count];

            if (exercise_of(c, f, "exercise") != item->exercise ||
                strcmp(rule_fact_word(f, "day"), day_words[day]) != 0)
                continue;
            *one = (item_day){day, item->minutes, item->times};
            item->day_count++;
            break;
        }
}

/* A filling item has its own minutes on each day, and none where no minute is left. */
static void collect_fill(collector *c, result_item *item)
{
    size_t kept = 0;

    for (size_t i = 0; i < item->day_count; i++) {
        item_day day = item->days[i];

        for (const rule_fact *f = NULL; (f = collect_next(c, "fill", f));) {
            if (exercise_of(c, f, "exercise") != item->exercise ||
                strcmp(rule_fact_word(f, "day"), day_words[day.day]) != 0)
                continue;
            day.minutes = (long)rule_fact_number(f, "minutes");
            day.times = (long)rule_fact_number(f, "times");
            item->days[kept++] = day;
            break;
        }
    }
    item->day_count = kept;
}

static const exercise *linked(collector *c, const char *kind, const exercise *from)
{
    for (const rule_fact *f = NULL; (f = collect_next(c, kind, f));)
        if (exercise_of(c, f, "exercise") == from)
            return exercise_of(c, f, "to");
    return NULL;
}

static void explain_merits(collector *c, const exercise *one, reasons *out)
{
    for (const rule_fact *f = NULL; (f = collect_next(c, "merit", f));)
        if (exercise_of(c, f, "exercise") == one &&
            (strcmp(rule_fact_word(f, "part"), "rule") == 0 ||
             strcmp(rule_fact_word(f, "part"), "goal") == 0))
            explain_fact(&c->explainer, f, out);
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
    item->days_a_week = (long)rule_fact_number(f, "days");
    item->effort = (long)rule_fact_number(f, "effort");
    item->share = (long)rule_fact_number(f, "share");
    item->seconds = dose_seconds(
        &c->one->pack->doses,
        &(dose){.sets = item->sets,
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
        result_item *item = collect_take(c, sizeof(*item));

        if (!item)
            return;
        item->exercise = exercise_of(c, f, "exercise");
        read_dose(c, f, item);
        item->slot = arena_copy(c->result->memory, item->slot, strlen(item->slot));
        read_slot(c, item);
        collect_days(c, item);
        if (item->fills)
            collect_fill(c, item);
        item->progression = linked(c, "progression", item->exercise);
        item->regression = linked(c, "regression", item->exercise);
        explain_merits(c, item->exercise, &item->why);
        collect_add(c, &c->result->items, item->slot ? item : NULL);
    }
    sort(&c->result->items, by_index);
    c->result->has_programme = c->result->items.count > 0;
}

static int is_filled(const sb_result *result, long index)
{
    for (size_t i = 0; i < result->items.count; i++)
        if (((result_item *)result->items.items[i])->index == index)
            return 1;
    return 0;
}

/* Slots of the day that no exercise could fill, in the order of the day. */
static void collect_empty_slots(collector *c)
{
    for (long index = 1; index <= MOST_SLOTS; index++)
        for (const rule_fact *f = NULL; (f = collect_next(c, "slot", f));) {
            const char *id = rule_fact_word(f, "id");

            if ((long)rule_fact_number(f, "index") == index &&
                !is_filled(c->result, index) &&
                strcmp(rule_fact_word(f, "outside"), "no") == 0)
                collect_add(c, &c->result->empty_slots,
                            arena_copy(c->result->memory, id, strlen(id)));
        }
}

/* ---- weeks ---- */

static long index_of(const sb_result *result, const exercise *one)
{
    for (size_t i = 0; i < result->items.count; i++)
        if (((result_item *)result->items.items[i])->exercise == one)
            return (long)i;
    return -1;
}

static void collect_week(collector *c, const week_plan *plan)
{
    result_week *week = collect_take(c, sizeof(*week));
    size_t items = c->result->items.count;
    week_item **placed = collect_take(c, (items + 1) * sizeof(*placed));

    if (!week || !placed)
        return;
    week->plan = plan;
    for (const rule_fact *f = NULL; (f = collect_next(c, "week-item", f));) {
        week_item *item;
        long at = index_of(c->result, exercise_of(c, f, "exercise"));

        if ((long)rule_fact_number(f, "week") != plan->number || at < 0)
            continue;
        item = collect_take(c, sizeof(*item));
        if (!item)
            return;
        *item = (week_item){
            exercise_of(c, f, "exercise"),        (long)rule_fact_number(f, "sets"),
            (long)rule_fact_number(f, "reps"),    (long)rule_fact_number(f, "hold"),
            (long)rule_fact_number(f, "minutes"), (long)rule_fact_number(f, "days"),
            exercise_of(c, f, "variant")};
        placed[at] = item;
    }
    for (size_t i = 0; i < items; i++)
        if (placed[i])
            collect_add(c, &week->items, placed[i]);
    collect_add(c, &c->result->weeks, week);
}

static void collect_weeks(collector *c)
{
    const doses *d = &c->one->pack->doses;

    for (size_t i = 0; i < d->week_count && c->result->has_programme; i++)
        if (d->weeks[i].style == c->result->style)
            collect_week(c, &d->weeks[i]);
}

/* ---- what became of every exercise ---- */

static result_exercise *entry_of(collector *c, const rule_fact *fact)
{
    const exercise *one = exercise_of(c, fact, "exercise");

    return one ? c->result->exercises.items[one->index] : NULL;
}

static void list_exercises(collector *c)
{
    const list *all = &c->one->pack->exercises.all;

    for (size_t i = 0; i < all->count; i++) {
        result_exercise *entry = collect_take(c, sizeof(*entry));

        if (!entry)
            return;
        entry->exercise = all->items[i];
        entry->status = NOT_NEEDED;
        collect_add(c, &c->result->exercises, entry);
    }
}

static const char *name_of_bar(collector *c, const rule_fact *f, const exercise *one)
{
    size_t group = (size_t)(long)rule_fact_number(f, "what");

    if (group >= 1 && group <= one->kit_count)
        return one->kit[group - 1][0];
    return arena_copy(c->result->memory, rule_fact_word(f, "what"),
                      strlen(rule_fact_word(f, "what")));
}

static int by_bar(const void *left, const void *right)
{
    const bar *a = *(bar *const *)left;
    const bar *b = *(bar *const *)right;

    return a->by != b->by ? (int)a->by - (int)b->by : strcmp(a->what, b->what);
}

static void collect_bars(collector *c)
{
    static const char *const words[] = {"movement", "list", "gate", "level", "kit", NULL};

    for (const rule_fact *f = NULL; (f = collect_next(c, "barred", f));) {
        result_exercise *entry = entry_of(c, f);
        bar *made = collect_take(c, sizeof(*made));

        if (!entry || !made)
            return;
        made->by = (barred_by)rank_of(words, rule_fact_word(f, "by"));
        made->what = name_of_bar(c, f, entry->exercise);
        if (!made->what)
            return;
        entry->status = BARRED;
        collect_add(c, &entry->bars, made);
        explain_fact(&c->explainer, f, &entry->why);
    }
    for (const rule_fact *f = NULL; (f = collect_next(c, "limited", f));) {
        result_exercise *entry = entry_of(c, f);

        if (entry)
            entry->limited = 1;
    }
}

static int by_part(const void *left, const void *right)
{
    const merit_part *a = *(merit_part *const *)left;
    const merit_part *b = *(merit_part *const *)right;
    int order = strcmp(a->part, b->part);

    return order ? order : strcmp(a->of, b->of);
}

static void collect_merits(collector *c)
{
    for (const rule_fact *f = NULL; (f = collect_next(c, "merit", f));) {
        result_exercise *entry = entry_of(c, f);
        merit_part *made = collect_take(c, sizeof(*made));

        if (!entry || !made)
            return;
        made->points = (long)rule_fact_number(f, "points");
        made->part = arena_copy(c->result->memory, rule_fact_word(f, "part"),
                                strlen(rule_fact_word(f, "part")));
        made->of = arena_copy(c->result->memory, rule_fact_word(f, "of"),
                              strlen(rule_fact_word(f, "of")));
        entry->total += made->points;
        collect_add(c, &entry->merits, made->part && made->of ? made : NULL);
    }
}

static int is_chosen(const sb_result *result, const exercise *one)
{
    return index_of(result, one) >= 0;
}

/* Which chosen exercise stands where this one could have stood. */
static const exercise *chosen_over(const sb_result *result, const exercise *one)
{
    const exercise *nearest = NULL;

    for (size_t i = 0; i < result->items.count; i++) {
        const exercise *other = ((result_item *)result->items.items[i])->exercise;

        if (strcmp(other->family, one->family) == 0)
            return other;
        if (!nearest && strcmp(other->modality, one->modality) == 0)
            nearest = other;
    }
    return nearest;
}

static void settle_status(collector *c, result_exercise *entry)
{
    const exercise *one = entry->exercise;

    if (is_chosen(c->result, one)) {
        entry->status = CHOSEN;
        explain_merits(c, one, &entry->why);
    } else if (entry->status == BARRED) {
        for (size_t i = 0; i < one->swap_count && entry->status == BARRED; i++)
            if (is_chosen(c->result, one->swaps[i])) {
                entry->status = REPLACED;
                entry->other = one->swaps[i];
            }
    } else {
        entry->other = chosen_over(c->result, one);
    }
    sort(&entry->bars, by_bar);
    sort(&entry->merits, by_part);
}

/* ---- hazards ---- */

static int by_order(const void *left, const void *right)
{
    const result_hazard *a = *(result_hazard *const *)left;
    const result_hazard *b = *(result_hazard *const *)right;

    return (a->hazard->order > b->hazard->order) - (a->hazard->order < b->hazard->order);
}

static int concerns(collector *c, const hazard *h, size_t group)
{
    for (const rule_fact *f = NULL; (f = collect_next(c, "hazard-concerns", f));)
        if (strcmp(rule_fact_word(f, "hazard"), h->id) == 0 &&
            (long)rule_fact_number(f, "group") == (long)group)
            return 1;
    return 0;
}

/* The group of people that this person belongs to gives the words; else those for all. */
static void describe_hazard(collector *c, result_hazard *entry)
{
    const hazard *h = entry->hazard;

    entry->because = h->not_yet;
    for (size_t i = 0; i < h->for_count; i++)
        if (concerns(c, h, i + 1)) {
            entry->because = h->fors[i].because;
            entry->is_absolute = h->fors[i].absolute;
            break;
        }
}

static void collect_insteads(collector *c, result_hazard *entry)
{
    const hazard *h = entry->hazard;

    for (size_t i = 0; i < h->instead_count; i++) {
        const instead *one = &h->insteads[i];

        if (one->tip)
            collect_add(c, &entry->tips, (char *)(uintptr_t)one->tip);
        for (const rule_fact *f = NULL;
             one->exercise && (f = collect_next(c, "instead", f));)
            if (strcmp(rule_fact_word(f, "hazard"), h->id) == 0 &&
                exercise_of(c, f, "exercise") == one->exercise) {
                collect_add(c, &entry->insteads, (exercise *)(uintptr_t)one->exercise);
                break;
            }
    }
}

static void collect_hazards(collector *c)
{
    for (const rule_fact *f = NULL;
         c->result->has_programme && (f = collect_next(c, "not-yet", f));) {
        result_hazard *entry = collect_take(c, sizeof(*entry));

        if (!entry)
            return;
        entry->hazard = name_table_find(&c->one->pack->hazards.by_name,
                                        rule_fact_word(f, "hazard"));
        describe_hazard(c, entry);
        explain_fact(&c->explainer, f, &entry->why);
        explain_answers(&c->explainer, f, &entry->answers);
        collect_insteads(c, entry);
        collect_add(c, &c->result->not_yet, entry);
    }
    sort(&c->result->not_yet, by_order);
}

void collect_programme(collector *c)
{
    collect_level(c);
    collect_items(c);
    collect_empty_slots(c);
    collect_weeks(c);
    list_exercises(c);
    if (c->explainer.failed)
        return;
    collect_bars(c);
    collect_merits(c);
    for (size_t i = 0; i < c->result->exercises.count; i++)
        settle_status(c, c->result->exercises.items[i]);
    collect_hazards(c);
}
