/* SPDX-License-Identifier: Apache-2.0 */
/* Parts of the day that no exercise could fill, and why (docs/evidence PREC-7). */
#include <string.h>

#include "base/same_text.h"
#include "pack/exercise_fit.h"
#include "result/result_collect.h"
#include "result/result_empty.h"
#include "result/result_wish.h"

const char *const empty_words[] = {"restricted", "kit",   "gate",      "minutes", "taken",
                                   "time",       "level", "withdrawn", NULL};

int empty_is_of_person(unsigned because)
{
    return (because & ((1u << (EMPTY_TAKEN + 1)) - 1)) != 0;
}

/* One slot of the day that is open and has no exercise. */
typedef struct gap {
    collector *of;
    const rule_fact *slot;
    long index;
    result_empty *entry;
    int has_no_room; /* an exercise would stand there, but the day has enough moves */
} gap;

/* The person wants nothing there: the wish says so. */
static int is_left_out(const sb_result *result, long index)
{
    for (size_t i = 0; i < result->wishes.count; i++) {
        const result_wish *w = result->wishes.items[i];

        if (w->state == WISH_DONE && w->index == index)
            return 1;
    }
    return 0;
}

/* The minutes that are left need one exercise. */
static int is_filled(const sb_result *result, const rule_fact *slot)
{
    long index = (long)rule_fact_number(slot, "index");
    int fills = same_text(rule_fact_word(slot, "fills"), "yes");

    for (size_t i = 0; i < result->items.count; i++) {
        const result_item *item = result->items.items[i];

        if (item->index == index || (fills && item->fills))
            return 1;
    }
    return is_left_out(result, index);
}

static int is_outside(const gap *g)
{
    return same_text(rule_fact_word(g->slot, "outside"), "yes");
}

/* The modalities and patterns that the slot takes; ends with NULL. NULL when out of
 * memory. */
static const char **read_takes(const gap *g)
{
    size_t most = g->of->pack->modalities.all.count + g->of->pack->patterns.all.count,
           count = 0;
    const char **all = collect_take(g->of, (most + 1) * sizeof(*all));

    for (const rule_fact *f = NULL;
         all && count < most && (f = collect_next(g->of, "slot-takes", f));)
        if (same_text(rule_fact_word(f, "template"),
                      rule_fact_word(g->slot, "template")) &&
            same_text(rule_fact_word(f, "slot"), rule_fact_word(g->slot, "id")))
            all[count++] = rule_fact_word(f, "as");
    if (all)
        all[count] = NULL;
    return all;
}

static int serves_any(const exercise *e, const char *const *takes)
{
    while (*takes && !exercise_serves(e, *takes))
        takes++;
    return *takes != NULL;
}

static int is_said_to_stand(const gap *g, const char *kind, const exercise *e)
{
    for (const rule_fact *f = NULL; (f = collect_next(g->of, kind, f));)
        if ((long)rule_fact_number(f, "index") == g->index &&
            collect_exercise_of(g->of, f, "exercise") == e)
            return 1;
    return 0;
}

/* An exercise of its family stands earlier in the day. */
static int has_family_before(const gap *g, const exercise *e)
{
    const list *items = &g->of->result->items;

    for (size_t i = 0; i < items->count; i++) {
        const result_item *item = items->items[i];

        if (item->index < g->index && same_text(item->exercise->family, e->family))
            return 1;
    }
    return 0;
}

static int has_bar(const result_exercise *entry, barred_by by)
{
    for (size_t i = 0; i < entry->bars.count; i++)
        if (((const bar *)entry->bars.items[i])->by == by)
            return 1;
    return 0;
}

static void because(gap *g, empty_because why)
{
    g->entry->because |= 1u << why;
}

static int fits_the_part(const gap *g, const dose *d)
{
    return is_outside(g) ||
           d->least_seconds <= (long)rule_fact_number(g->slot, "seconds");
}

static void add_limits(gap *g, const exercise *e)
{
    for (const rule_fact *f = NULL; (f = collect_next(g->of, "limited", f));)
        if (collect_exercise_of(g->of, f, "exercise") == e)
            explain_fact(&g->of->explainer, f, &g->entry->why);
}

static void add_cap(gap *g)
{
    because(g, EMPTY_MINUTES);
    for (const rule_fact *f = NULL; (f = collect_next(g->of, "tightest-cap", f));)
        if (same_text(rule_fact_word(f, "of"), cap_words[CAP_MINUTES]) ||
            same_text(rule_fact_word(f, "of"), cap_words[CAP_FIRST_BOUT]))
            explain_fact(&g->of->explainer, f, &g->entry->why);
}

/* What keeps out an exercise that would fit into the part. */
static void add_bars(gap *g, const result_exercise *entry)
{
    unsigned before = g->entry->because;

    g->entry->because = 0;
    if (has_bar(entry, BY_MOVEMENT) || has_bar(entry, BY_LIST) || entry->limited)
        because(g, EMPTY_RESTRICTED);
    if (has_bar(entry, BY_KIT))
        because(g, EMPTY_KIT);
    if (has_bar(entry, BY_GATE))
        because(g, EMPTY_GATE);
    if (!g->entry->because)
        add_cap(g);
    g->entry->because |= before;
    explain_likewise(&g->of->explainer, &entry->why, &g->entry->why);
    if (entry->limited)
        add_limits(g, entry->exercise);
}

static void look_at(gap *g, const result_exercise *entry)
{
    const exercise *e = entry->exercise;
    const dose *d = &e->doses[g->of->result->level];

    if (is_said_to_stand(g, "may-stand", e) || is_said_to_stand(g, "last-resort", e)) {
        because(g, EMPTY_TAKEN);
        g->has_no_room |= !has_family_before(g, e);
    } else if (has_bar(entry, BY_WITHDRAWAL)) {
        because(g, EMPTY_WITHDRAWN);
    } else if (!d->given) {
        because(g, EMPTY_LEVEL);
    } else if (!fits_the_part(g, d)) {
        because(g, EMPTY_TIME);
    } else {
        add_bars(g, entry);
    }
}

/* A part that is left free because the day has enough moves is no gap; nor is a habit
 * that is there already. */
static int is_gap(const gap *g)
{
    int is_taken = (g->entry->because >> EMPTY_TAKEN) & 1;

    return !g->has_no_room && !(is_taken && is_outside(g));
}

static void collect_empty(collector *c, const rule_fact *slot)
{
    list *all = &c->result->empty_slots;
    const char *id = rule_fact_word(slot, "id");
    result_empty *entry = collect_new(c, all, sizeof(*entry));
    gap g = {c, slot, (long)rule_fact_number(slot, "index"), entry, 0};
    const char **takes = entry ? read_takes(&g) : NULL;

    if (!takes || !(entry->slot = arena_copy(c->result->memory, id, strlen(id)))) {
        c->explainer.failed = 1;
        return;
    }
    for (size_t i = 0; i < c->result->exercises.count; i++) {
        const result_exercise *one = c->result->exercises.items[i];

        if (serves_any(one->exercise, takes))
            look_at(&g, one);
    }
    if (!is_gap(&g)) {
        reasons_clear(&entry->why);
        all->count--;
    }
}

void collect_empty_slots(collector *c)
{
    const rule_fact *slots[MOST_SLOTS + 1] = {0};

    for (const rule_fact *f = NULL; (f = collect_next(c, "slot", f));) {
        long index = (long)rule_fact_number(f, "index");

        if (index >= 1 && index <= MOST_SLOTS && !is_filled(c->result, f))
            slots[index] = f;
    }
    for (long index = 1; index <= MOST_SLOTS && !c->explainer.failed; index++)
        if (slots[index])
            collect_empty(c, slots[index]);
}
