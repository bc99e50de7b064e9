/* SPDX-License-Identifier: Apache-2.0 */
/* Why an exercise stands in the day of this person. */
#include <stdlib.h>
#include <string.h>

#include "base/same_text.h"
#include "base/text_buffer.h"
#include "pack/exercise_fit.h"
#include "result/result_collect.h"

/* What one rule gives an exercise in all: it may speak for a goal that it serves, and
 * against the position that it is done in. */
static long points_of(const keyed_fact *merits, size_t count, const char *rule)
{
    long points = 0;

    for (size_t i = 0; i < count; i++)
        if (same_text(rule_fact_word(merits[i].fact, "of"), rule))
            points += (long)rule_fact_number(merits[i].fact, "points");
    return points;
}

static int is_among(const char *const *all, size_t count, const char *id)
{
    for (size_t i = 0; i < count; i++)
        if (same_text(all[i], id))
            return 1;
    return 0;
}

static int demands(const exercise *one, const char *movement)
{
    for (size_t i = 0; i < one->demand_count; i++)
        if (same_text(one->demands[i].movement->id, movement))
            return 1;
    return 0;
}

static int prefers(const consequence *c, const exercise *one)
{
    if (c->kind != PREFER || c->amount <= 0)
        return 0;
    switch (c->what) {
    case PREFER_EXERCISE:
        return same_text(c->id, one->id);
    case PREFER_MODALITY:
        return exercise_serves(one, c->id);
    case PREFER_POSITION:
        return same_text(c->id, one->position);
    case PREFER_MOVEMENT:
        return demands(one, c->id);
    default:
        return is_among(one->goals, one->goal_count, c->id);
    }
}

/* What a rule says of this very exercise, by its name before its kind, in place of what
 * it says to the person. */
static void put_own_text(reason *why, const exercise *one)
{
    const consequences *all = why->if_unknown ? &why->rule->if_unknown : &why->rule->then;

    for (int by_name = 1; by_name >= 0; by_name--)
        for (size_t i = 0; i < all->count && !why->text; i++)
            if ((all->items[i].what == PREFER_EXERCISE) == by_name &&
                prefers(&all->items[i], one))
                why->text = all->items[i].because;
}

static void collect_rules(collector *c, result_item *item)
{
    size_t count;
    const keyed_fact *merits = fact_index_find(&c->merits, item->exercise->id, &count);

    for (size_t i = 0; i < count; i++)
        if (points_of(merits, count, rule_fact_word(merits[i].fact, "of")) > 0)
            explain_fact(&c->explainer, merits[i].fact, &item->why);
    for (size_t i = 0; i < item->why.all.count; i++)
        put_own_text(item->why.all.items[i], item->exercise);
}

/* ---- what its part of the day is for ---- */

static const rule_fact *slot_of(collector *c, const result_item *item)
{
    const rule_fact *f = NULL;

    while ((f = collect_next(c, "slot", f)))
        if ((long)rule_fact_number(f, "index") == item->index)
            return f;
    return NULL;
}

/* The first of what the slot takes that the exercise serves as. */
static const day_part *part_of(collector *c, const rule_fact *slot, const exercise *one)
{
    const char *template = rule_fact_word(slot, "template");
    const char *id = rule_fact_word(slot, "id");

    for (const rule_fact *f = NULL; (f = collect_next(c, "slot-takes", f));)
        if (same_text(rule_fact_word(f, "slot"), id) &&
            same_text(rule_fact_word(f, "template"), template) &&
            exercise_serves(one, rule_fact_word(f, "as")))
            return doses_part(&c->pack->doses, rule_fact_word(f, "as"));
    return NULL;
}

/* What speaks most for it at the level of this person; NULL when nothing does. */
static const merit *best_fit(const collector *c, const exercise *one)
{
    const merit *fits[MOST_FIT], *best = NULL;
    size_t count = exercise_fit(fits, &c->pack->doses, one, c->result->level);

    for (size_t i = 0; i < count; i++)
        if (fits[i]->points > 0 && (!best || fits[i]->points > best->points))
            best = fits[i];
    return best;
}

static const char *text_of(collector *c, const day_part *part, const merit *fit)
{
    text_buffer out = {0};
    const char *text = NULL;

    text_add(&out, part->message->text);
    if (fit)
        text_addf(&out, " %s", fit->message->text);
    if (out.text && !out.failed)
        text = arena_copy(c->result->memory, out.text, out.length);
    text_clear(&out);
    return text;
}

static void collect_part(collector *c, result_item *item)
{
    const rule_fact *slot = slot_of(c, item);
    const day_part *part = slot ? part_of(c, slot, item->exercise) : NULL;
    int alone = !item->why.all.count;
    reason *made = part ? collect_new(c, &item->why.all, sizeof(*made)) : NULL;

    if (!made)
        return;
    made->part = part;
    made->text = text_of(c, part, alone ? best_fit(c, item->exercise) : NULL);
    c->explainer.failed |= !made->text;
    explain_answers(&c->explainer, slot, &made->answers);
}

void collect_item_reasons(collector *c, result_item *item)
{
    collect_rules(c, item);
    collect_part(c, item);
}
