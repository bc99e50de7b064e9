/* SPDX-License-Identifier: Apache-2.0 */
/* Which small changes there are to the rules, findings and scores of a pack. */
#include "workshop/mutant_list.h"

#include <string.h>

#include "base/failure.h"
#include "pack/condition_text.h"
#include "conditions/consequence.h"

typedef struct lister {
    list *out;
    arena *memory;
    const sb_pack *pack;
    mutated of;
    int failed;
} lister;

const char *mutant_owner(const mutant *m)
{
    return m->of.rule      ? m->of.rule->id
           : m->of.finding ? m->of.finding->id
                           : m->of.score->id;
}

const char *mutant_file(const mutant *m)
{
    return m->of.rule      ? m->of.rule->file
           : m->of.finding ? m->of.finding->file
                           : m->of.score->file;
}

/* ---- the words of a change ---- */

static void write_change(text_buffer *out, const mutant *m)
{
    const condition *c = m->at;

    switch (m->how) {
    case DROP_CONDITION:
        text_add(out, "without: ");
        condition_write(out, c->parts[m->part]);
        break;
    case NEGATE:
        text_add(out, "the opposite of: ");
        condition_write(out, c);
        break;
    case DROP_OPTION:
    case MOVE_BOUND:
        condition_write(out, c);
        if (m->how == MOVE_BOUND)
            text_addf(out, ", moved by %+d", m->by);
        else
            text_addf(out, ", without %s",
                      question_option_id(c->question, __builtin_ctzll(m->option)));
        break;
    default:
        text_addf(out, "%s", m->how == DROP_CONSEQUENCE ? "without: " : "");
        consequence_write(out, &m->consequences->items[m->part]);
        if (m->how == SWAP_LEVEL)
            text_addf(out, ", one level %s", m->by > 0 ? "up" : "down");
        if (m->consequences == &m->of.rule->if_unknown)
            text_add(out, " (when not sure)");
    }
}

static void add(lister *l, mutant m)
{
    mutant *kept = arena_take(l->memory, sizeof(*kept));
    text_buffer words = {0};

    m.of = l->of;
    write_change(&words, &m);
    if (words.text)
        m.change = arena_copy(l->memory, words.text, words.length);
    text_clear(&words);
    if (!kept || !m.change || list_add(l->out, kept) < 0) {
        l->failed = 1;
        return;
    }
    *kept = m;
}

/* ---- conditions ---- */

static void list_options(lister *l, condition *c)
{
    if (__builtin_popcountll(c->options) < 2)
        return;
    for (int i = 0; i <= OPTION_UNKNOWN; i++)
        if (c->options >> i & 1 &&
            (i < (int)c->question->option_count || i >= OPTION_NONE))
            add(l, (mutant){.how = DROP_OPTION,
                            .at = c,
                            .option = UINT64_C(1) << i,
                            .line = c->line});
}

static void list_bounds(lister *l, condition *c)
{
    for (int by = -1; by <= 1; by += 2) {
        if (c->kind == CONDITION_COUNT &&
            (c->count + by < 1 || c->count + by > (long)c->part_count))
            continue;
        if (c->kind == CONDITION_SCORE && c->count + by < 1)
            continue;
        add(l, (mutant){.how = MOVE_BOUND, .at = c, .by = by, .line = c->line});
    }
}

static int has_bound(const condition *c)
{
    return c->kind == CONDITION_COUNT || c->kind == CONDITION_SCORE ||
           (c->kind == CONDITION_ANSWER && c->test != TEST_OPTIONS &&
            c->test != TEST_ASKED);
}

static void list_condition(lister *l, condition *c)
{
    if (!c)
        return;
    for (size_t i = 0; i < c->part_count; i++) {
        if (c->part_count > 1)
            add(l, (mutant){.how = DROP_CONDITION,
                            .at = c,
                            .part = i,
                            .line = c->parts[i]->line});
        list_condition(l, c->parts[i]);
    }
    if (!c->part_count)
        add(l, (mutant){.how = NEGATE, .at = c, .line = c->line});
    if (c->kind == CONDITION_ANSWER && c->test == TEST_OPTIONS)
        list_options(l, c);
    if (has_bound(c))
        list_bounds(l, c);
}

/* ---- consequences ---- */

static int most_of(consequence_kind kind)
{
    return kind == GIVE_DISPOSITION ? DISPOSITION_COUNT
           : kind == GIVE_GATE      ? GATE_COUNT
           : kind == LEVEL_AT_MOST  ? LEVEL_COUNT
                                    : 0;
}

static int gives(const consequences *branch, consequence_kind kind, int at_least)
{
    for (size_t i = 0; i < branch->count; i++)
        if (branch->items[i].kind == kind && branch->items[i].level >= at_least)
            return 1;
    return 0;
}

/* The set bars the movement, gives the advice or keeps the dose as low. */
static int set_gives(const restriction_set *set, const consequence *c)
{
    for (size_t i = 0; i < set->bar_count; i++) {
        const set_bar *bar = &set->bars[i];

        if (c->kind == RESTRICT_MOVEMENT && strcmp(bar->movement->id, c->id) == 0 &&
            bar->type == c->type && (!bar->unless || bar->unless == c->unless))
            return 1;
    }
    for (size_t i = 0; i < set->cap_count; i++) {
        const consequence *own = &set->caps[i];

        if (c->kind != own->kind)
            continue;
        if (c->kind == ADVISE && strcmp(own->id, c->id) == 0)
            return 1;
        if (c->kind == CAP_DOSE && own->cap == c->cap && own->amount <= c->amount)
            return 1;
    }
    return 0;
}

static int set_of_branch_gives(const lister *l, const consequences *branch,
                               const consequence *c)
{
    for (size_t i = 0; i < branch->count; i++) {
        const restriction_set *set = branch->items[i].kind == APPLY_SET
                                         ? name_table_find(&l->pack->sets.by_name,
                                                           branch->items[i].id)
                                         : NULL;

        if (set && set_gives(set, c))
            return 1;
    }
    return 0;
}

static int closes_gate_beside(const consequences *branch, const consequence *c)
{
    for (size_t i = 0; i < branch->count; i++)
        if (&branch->items[i] != c && consequence_gate(&branch->items[i]) == GATE_NONE)
            return 1;
    return 0;
}

/* What follows from the rest of the branch anyway (settle.clp): same-day or worse, and a
 * hold, close the gate; a restriction asks for caution; a set brings what it holds.
 * Changing it changes nothing. */
static int follows_anyway(const lister *l, const consequences *branch,
                          const consequence *c)
{
    if (c->kind == GIVE_GATE)
        return closes_gate_beside(branch, c);
    if (c->kind == GIVE_DISPOSITION && c->level == PROCEED_CAUTION)
        return gives(branch, APPLY_SET, 0) || gives(branch, RESTRICT_MOVEMENT, 0);
    return set_of_branch_gives(l, branch, c);
}

static void list_branch(lister *l, consequences *branch)
{
    for (size_t i = 0; i < branch->count; i++) {
        consequence *c = &branch->items[i];

        if (follows_anyway(l, branch, c))
            continue;
        add(l, (mutant){.how = DROP_CONSEQUENCE,
                        .consequences = branch,
                        .part = i,
                        .line = c->line});
        for (int by = -1; by <= 1; by += 2)
            if (c->level + by >= 0 && c->level + by < most_of(c->kind))
                add(l, (mutant){.how = SWAP_LEVEL,
                                .consequences = branch,
                                .part = i,
                                .by = by,
                                .line = c->line});
    }
}

int mutant_list_make(list *out, const sb_pack *pack, arena *memory, sb_failure *why)
{
    lister l = {.out = out, .memory = memory, .pack = pack};

    for (size_t i = 0; i < pack->rules.all.count; i++) {
        rule *r = pack->rules.all.items[i];

        l.of = (mutated){.rule = r};
        list_condition(&l, r->when);
        list_branch(&l, &r->then);
        list_branch(&l, &r->if_unknown);
    }
    for (size_t i = 0; i < pack->findings.all.count; i++) {
        l.of = (mutated){.finding = pack->findings.all.items[i]};
        list_condition(&l, l.of.finding->when);
    }
    for (size_t i = 0; i < pack->scores.all.count; i++) {
        l.of = (mutated){.score = pack->scores.all.items[i]};
        for (size_t k = 0; k < l.of.score->point_count; k++)
            list_condition(&l, l.of.score->points[k].when);
    }
    return l.failed ? failure_memory(why) : 0;
}
