/* SPDX-License-Identifier: Apache-2.0 */
#include "proof/outcome_logic.h"

#include <stdlib.h>
#include <string.h>

/* ---- opening ---- */

static formula *never(size_t count)
{
    return calloc(count + 1, sizeof(formula)); /* NEVER is 0 */
}

static void add(const outcome_logic *o, formula *to, formula also)
{
    *to = logic_or(o->logic, *to, also);
}

/* This disposition, and with it every milder one "or worse". */
static void add_disposition(outcome_logic *o, int level, formula holds)
{
    for (int k = 1; k <= level; k++)
        add(o, &o->dispositions[k], holds);
}

/* No wider gate than this. */
static void narrow_gate(outcome_logic *o, int level, formula holds)
{
    for (int k = level + 1; k < GATE_COUNT; k++)
        o->gates[k] = logic_and(o->logic, o->gates[k], not_so(holds));
}

/* ---- restrictions ---- */

formula outcome_lifted(const outcome_logic *o, const finding *unless)
{
    return unless ? condition_surely(o->answers, unless->when) : NEVER;
}

static void restrict_movement(outcome_logic *o, const movement *m, restriction_type type,
                              const finding *unless, formula holds)
{
    formula bars = logic_and(o->logic, holds, not_so(outcome_lifted(o, unless)));

    add(o, type == FORBID ? &o->forbidden[m->index] : &o->limited[m->index], bars);
    add_disposition(o, PROCEED_CAUTION, bars);
}

static void apply_set(outcome_logic *o, const char *id, formula holds)
{
    const list *sets = &o->pack->sets.all;

    for (size_t i = 0; i < sets->count; i++) {
        const restriction_set *s = sets->items[i];

        if (strcmp(s->id, id) != 0)
            continue;
        add(o, &o->applied[i], holds);
        if (s->is_allow_list)
            add_disposition(o, PROCEED_CAUTION, holds);
        for (size_t k = 0; k < s->bar_count; k++)
            restrict_movement(o, s->bars[k].movement, s->bars[k].type, s->bars[k].unless,
                              holds);
    }
}

/* ---- rules ---- */

static void follow(outcome_logic *o, const consequences *all, formula holds)
{
    for (size_t i = 0; i < all->count; i++) {
        const consequence *c = &all->items[i];

        if (c->kind == GIVE_DISPOSITION)
            add_disposition(o, c->level, holds);
        else if (c->kind == GIVE_GATE)
            narrow_gate(o, c->level, holds);
        else if (c->kind == HOLD_SESSION)
            narrow_gate(o, GATE_NONE, holds);
        else if (c->kind == APPLY_SET)
            apply_set(o, c->id, holds);
        else if (c->kind == RESTRICT_MOVEMENT)
            restrict_movement(o, name_table_find(&o->pack->movements.by_name, c->id),
                              c->type, c->unless, holds);
    }
}

static void reach_steps(outcome_logic *o, rule_step first, rule_step last)
{
    for (size_t i = 0; i < o->pack->rules.all.count; i++) {
        const rule *r = o->pack->rules.all.items[i];

        if (r->step < first || r->step > last)
            continue;
        o->stated[i] = condition_surely(o->answers, r->when);
        if (r->if_unknown.count)
            o->if_unknown[i] = logic_and(
                o->logic, condition_possibly(o->answers, r->when), not_so(o->stated[i]));
        follow(o, &r->then, o->stated[i]);
        follow(o, &r->if_unknown, o->if_unknown[i]);
    }
}

int outcome_logic_open(outcome_logic *o, const sb_pack *pack, condition_logic *answers)
{
    *o = (outcome_logic){
        .pack = pack, .answers = answers, .logic = condition_logic_inner(answers)};
    o->stated = never(pack->rules.all.count);
    o->if_unknown = never(pack->rules.all.count);
    o->forbidden = never(pack->movements.all.count);
    o->limited = never(pack->movements.all.count);
    o->applied = never(pack->sets.all.count);
    if (!o->stated || !o->if_unknown || !o->forbidden || !o->limited || !o->applied)
        return -1;
    o->dispositions[PROCEED] = ALWAYS;
    for (int k = 0; k < GATE_COUNT; k++)
        o->gates[k] = ALWAYS;
    reach_steps(o, STEP_TRIAGE, STEP_SCREEN);
    narrow_gate(o, GATE_NONE, o->dispositions[SAME_DAY]);
    condition_logic_stand(answers, o->dispositions, o->gates);
    reach_steps(o, STEP_ADAPT, STEP_DOSE);
    return 0;
}

void outcome_logic_close(outcome_logic *o)
{
    free(o->stated);
    free(o->if_unknown);
    free(o->forbidden);
    free(o->limited);
    free(o->applied);
    *o = (outcome_logic){0};
}

formula outcome_gives(const outcome_logic *o, consequence_test *is_it,
                      const void *payload)
{
    formula given = NEVER;

    for (size_t i = 0; i < o->pack->rules.all.count; i++) {
        const rule *r = o->pack->rules.all.items[i];

        for (size_t k = 0; k < r->then.count; k++)
            if (is_it(&r->then.items[k], payload))
                add(o, &given, o->stated[i]);
        for (size_t k = 0; k < r->if_unknown.count; k++)
            if (is_it(&r->if_unknown.items[k], payload))
                add(o, &given, o->if_unknown[i]);
    }
    return given;
}

/* ---- kinds of movements ---- */

static formula restricted(const outcome_logic *o, const formula *by_movement,
                          const movement *m)
{
    formula any = by_movement[m->index];

    for (size_t i = 0; i < m->is_a_count; i++)
        any = logic_or(o->logic, any, restricted(o, by_movement, m->is_a[i]));
    return any;
}

formula outcome_forbids(const outcome_logic *o, const movement *m)
{
    return restricted(o, o->forbidden, m);
}

formula outcome_limits(const outcome_logic *o, const movement *m)
{
    return restricted(o, o->limited, m);
}
