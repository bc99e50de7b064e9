/* SPDX-License-Identifier: Apache-2.0 */
/* What became of every exercise and hazard of the pack, read from the session. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/same_text.h"
#include "pack/exercise_fit.h"
#include "result/hazard_state.h"
#include "result/result_collect.h"
#include "result/result_wish.h"

const exercise *collect_exercise_of(collector *c, const rule_fact *fact, const char *slot)
{
    return name_table_find(&c->pack->exercises.by_name, rule_fact_word(fact, slot));
}

long collect_item_index(const sb_result *result, const exercise *one)
{
    for (size_t i = 0; i < result->items.count; i++)
        if (((result_item *)result->items.items[i])->exercise == one)
            return (long)i;
    return -1;
}

static void sort(list *all, int (*compare)(const void *, const void *))
{
    if (all->count)
        qsort(all->items, all->count, sizeof(void *), compare);
}

/* ---- what became of every exercise ---- */

static result_exercise *entry_of(collector *c, const rule_fact *fact)
{
    const exercise *one = collect_exercise_of(c, fact, "exercise");

    return one ? c->result->exercises.items[one->index] : NULL;
}

static void list_exercises(collector *c)
{
    const list *all = &c->pack->exercises.all;

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
    for (const rule_fact *f = NULL; (f = collect_next(c, "barred", f));) {
        result_exercise *entry = entry_of(c, f);
        bar *made = collect_take(c, sizeof(*made));

        if (!entry || !made)
            return;
        made->by = (barred_by)rank_of(bar_words, rule_fact_word(f, "by"));
        made->what = name_of_bar(c, f, entry->exercise);
        if (!made->what)
            return;
        entry->status = BARRED;
        collect_add(c, &entry->bars, made);
        if (made->by == BY_GATE) /* the same for every exercise */
            explain_likewise(&c->explainer, &c->result->gate_why, &entry->why);
        else if (made->by != BY_WITHDRAWAL) /* rests on nothing that was told */
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

    order = order ? order : strcmp(a->of, b->of);
    return order ? order : (b->points > a->points) - (b->points < a->points);
}

static void add_merit(collector *c, result_exercise *entry, long points, const char *part,
                      const char *of)
{
    merit_part *made = collect_take(c, sizeof(*made));

    if (!made)
        return;
    made->points = points;
    made->part = arena_copy(c->result->memory, part, strlen(part));
    made->of = arena_copy(c->result->memory, of, strlen(of));
    entry->total += points;
    collect_add(c, &entry->merits, made->part && made->of ? made : NULL);
}

static void collect_merits(collector *c, result_exercise *entry)
{
    size_t count;
    const keyed_fact *found = fact_index_find(&c->merits, entry->exercise->id, &count);
    const merit *to_anyone[MOST_FIT];

    for (size_t i = 0; i < count; i++)
        add_merit(c, entry, (long)rule_fact_number(found[i].fact, "points"),
                  rule_fact_word(found[i].fact, "part"),
                  rule_fact_word(found[i].fact, "of"));
    if (entry->bars.count)
        return;
    count = exercise_fit(to_anyone, &c->pack->doses, entry->exercise, c->result->level);
    for (size_t i = 0; i < count; i++)
        add_merit(c, entry, to_anyone[i]->points, merit_words[to_anyone[i]->what],
                  merit_words[to_anyone[i]->what]);
}

static int is_chosen(const sb_result *result, const exercise *one)
{
    return collect_item_index(result, one) >= 0;
}

static const reasons *reasons_of(const sb_result *result, const exercise *one)
{
    long at = collect_item_index(result, one);

    return &((const result_item *)result->items.items[at])->why;
}

/* Which chosen exercise stands where this one could have stood. */
static const exercise *chosen_over(const sb_result *result, const exercise *one)
{
    const exercise *nearest = NULL;

    for (size_t i = 0; i < result->items.count; i++) {
        const exercise *other = ((result_item *)result->items.items[i])->exercise;

        if (same_text(other->family, one->family))
            return other;
        if (!nearest && same_text(other->modality, one->modality))
            nearest = other;
    }
    return nearest;
}

/* What the person wants in its place, or what the rules chose over it. */
static const exercise *stands_instead(const sb_result *result, const exercise *one)
{
    const result_wish *asked = result_wish_against(result, one);

    return asked && asked->state == WISH_DONE ? asked->in : chosen_over(result, one);
}

static void settle_status(collector *c, result_exercise *entry)
{
    const exercise *one = entry->exercise;

    if (is_chosen(c->result, one)) {
        entry->status = CHOSEN;
        explain_likewise(&c->explainer, reasons_of(c->result, one), &entry->why);
    } else if (entry->status == BARRED) {
        for (size_t i = 0; i < one->swap_count && entry->status == BARRED; i++)
            if (is_chosen(c->result, one->swaps[i])) {
                entry->status = REPLACED;
                entry->other = one->swaps[i];
            }
    } else {
        entry->other = stands_instead(c->result, one);
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

static int is_passing(const hazard_for *group)
{
    return group->until == UNTIL_SETTLED || group->until == UNTIL_READY;
}

/* A group that leaves it whatever becomes of the pain goes before the others. */
static int goes_before(const hazard_for *group, const hazard_for *other)
{
    int stands = group->absolute && !is_passing(group);
    int other_stands = other && other->absolute && !is_passing(other);

    return !other || stands > other_stands || (stands == other_stands && group < other);
}

/* The group of people that this person belongs to gives the words; else those for all.
 * Who has to say when it comes back is asked of every group. Groups count from 1. */
static void describe_hazard(collector *c, result_hazard *entry)
{
    const hazard *h = entry->hazard;
    size_t count;
    const keyed_fact *concerns = fact_index_find(&c->concerns, h->id, &count);

    for (size_t i = 0; i < count; i++) {
        size_t number = (size_t)(long)rule_fact_number(concerns[i].fact, "group");
        const hazard_for *group = number && number <= h->for_count ? &h->fors[number - 1]
                                                                   : NULL;

        if (!group)
            continue;
        entry->must |= group->must;
        if (group->until > entry->until)
            entry->until = group->until;
        if (goes_before(group, entry->group))
            entry->group = group;
    }
    entry->because = entry->group ? entry->group->because : h->not_yet;
    entry->is_absolute = entry->group && entry->group->absolute;
    if (entry->group && entry->until < UNTIL_CLINICIAN)
        entry->until = entry->group->until;
}

/* An exercise that may stand in today: nothing bars or limits it. */
static int stands_in(const collector *c, const instead *one)
{
    const result_exercise *entry;

    if (!one->exercise || one->later)
        return 0;
    entry = c->result->exercises.items[one->exercise->index];
    return !entry->bars.count && !entry->limited;
}

static void collect_insteads(collector *c, result_hazard *entry)
{
    const hazard *h = entry->hazard;

    for (size_t i = 0; i < h->instead_count; i++) {
        const instead *one = &h->insteads[i];

        if (one->tip)
            collect_add(c, &entry->tips, (char *)(uintptr_t)one->tip);
        if (stands_in(c, one))
            collect_add(c, &entry->insteads, (exercise *)(uintptr_t)one->exercise);
    }
}

void collect_hazards(collector *c)
{
    for (const rule_fact *f = NULL;
         c->result->has_programme && (f = collect_next(c, "named-hazard", f));) {
        result_hazard *entry = collect_new(c, &c->result->not_yet, sizeof(*entry));

        if (!entry)
            return;
        entry->hazard = name_table_find(&c->pack->hazards.by_name,
                                        rule_fact_word(f, "hazard"));
        describe_hazard(c, entry);
        explain_fact(&c->explainer, f, &entry->why);
        explain_answers(&c->explainer, f, &entry->answers);
        collect_insteads(c, entry);
    }
    sort(&c->result->not_yet, by_order);
    if (hazards_settle(c->result) < 0)
        c->explainer.failed = 1;
}

void collect_exercises(collector *c)
{
    list_exercises(c);
    if (c->explainer.failed)
        return;
    collect_bars(c);
    for (size_t i = 0; i < c->result->exercises.count; i++) {
        collect_merits(c, c->result->exercises.items[i]);
        settle_status(c, c->result->exercises.items[i]);
    }
}
