/* SPDX-License-Identifier: Apache-2.0 */
#include "conditions/verdict.h"

#include <stdlib.h>
#include <string.h>

#include "base/failure.h"

enum { FORBIDDEN = 1, LIMITED = 2 };

int verdict_open(verdict *out, const sb_pack *pack, sb_failure *why)
{
    *out = (verdict){.pack = pack};
    out->fired = calloc(pack->rules.all.count + 1, 1);
    out->movement = calloc(pack->movements.all.count + 1, 1);
    out->applied = calloc(pack->sets.all.count + 1, 1);
    if (out->fired && out->movement && out->applied)
        return 0;
    verdict_close(out);
    return failure_memory(why);
}

void verdict_close(verdict *out)
{
    free(out->fired);
    free(out->movement);
    free(out->applied);
    *out = (verdict){0};
}

static void restrict_movement(verdict *v, const movement *m, restriction_type type)
{
    v->movement[m->index] |= type == FORBID ? FORBIDDEN : LIMITED;
    if (v->disposition < PROCEED_CAUTION)
        v->disposition = PROCEED_CAUTION;
}

static int is_lifted(condition_values *values, const finding *unless)
{
    return unless && condition_value(values, unless->when) == SURELY_TRUE;
}

static void apply_set(verdict *v, condition_values *values, const char *id)
{
    const list *sets = &v->pack->sets.all;

    for (size_t i = 0; i < sets->count; i++) {
        const restriction_set *s = sets->items[i];

        if (strcmp(s->id, id) != 0)
            continue;
        v->applied[i] = 1;
        if (s->is_allow_list && v->disposition < PROCEED_CAUTION)
            v->disposition = PROCEED_CAUTION;
        for (size_t k = 0; k < s->bar_count; k++)
            if (!is_lifted(values, s->bars[k].unless))
                restrict_movement(v, s->bars[k].movement, s->bars[k].type);
    }
}

static void follow(verdict *v, condition_values *values, const consequences *all)
{
    for (size_t i = 0; i < all->count; i++) {
        const consequence *c = &all->items[i];

        if (c->kind == GIVE_DISPOSITION && c->level > v->disposition)
            v->disposition = c->level;
        else if (c->kind == GIVE_GATE && c->level < v->gate)
            v->gate = c->level;
        else if (c->kind == HOLD_SESSION)
            v->gate = GATE_NONE;
        else if (c->kind == APPLY_SET)
            apply_set(v, values, c->id);
        else if (c->kind == RESTRICT_MOVEMENT && !is_lifted(values, c->unless))
            restrict_movement(v, name_table_find(&v->pack->movements.by_name, c->id),
                              c->type);
    }
}

static void reach_steps(verdict *v, condition_values *values, rule_step first,
                        rule_step last)
{
    for (size_t i = 0; i < v->pack->rules.all.count; i++) {
        const rule *r = v->pack->rules.all.items[i];
        truth value;

        if (r->step < first || r->step > last)
            continue;
        value = condition_value(values, r->when);
        if (value == SURELY_TRUE)
            follow(v, values, &r->then);
        else if (value == POSSIBLE)
            follow(v, values, &r->if_unknown);
        v->fired[i] = value == SURELY_TRUE                       ? 1
                      : value == POSSIBLE && r->if_unknown.count ? 2
                                                                 : 0;
    }
}

void verdict_reach(verdict *v, condition_values *values)
{
    v->disposition = PROCEED;
    v->gate = GATE_FULL;
    memset(v->fired, 0, v->pack->rules.all.count);
    memset(v->movement, 0, v->pack->movements.all.count);
    memset(v->applied, 0, v->pack->sets.all.count);
    reach_steps(v, values, STEP_TRIAGE, STEP_SCREEN);
    if (v->disposition >= SAME_DAY)
        v->gate = GATE_NONE;
    values->disposition = v->disposition;
    values->gate = v->gate;
    reach_steps(v, values, STEP_ADAPT, STEP_DOSE);
}

static int set_restricts(const restriction_set *set, condition_values *values)
{
    for (size_t i = 0; i < set->bar_count; i++)
        if (!is_lifted(values, set->bars[i].unless))
            return 1;
    return set->is_allow_list;
}

int verdict_of_consequences(const sb_pack *pack, condition_values *values,
                            const consequences *all)
{
    int level = PROCEED;

    for (size_t i = 0; i < all->count; i++) {
        const consequence *c = &all->items[i];
        int restricts = 0;

        if (c->kind == GIVE_DISPOSITION && c->level > level)
            level = c->level;
        else if (c->kind == APPLY_SET)
            restricts = set_restricts(name_table_find(&pack->sets.by_name, c->id),
                                      values);
        else if (c->kind == RESTRICT_MOVEMENT)
            restricts = !is_lifted(values, c->unless);
        if (restricts && level < PROCEED_CAUTION)
            level = PROCEED_CAUTION;
    }
    return level;
}

int verdict_restricts(const verdict *v, const movement *m)
{
    int restricts = v->movement[m->index] != 0;

    for (size_t i = 0; i < m->is_a_count && !restricts; i++)
        restricts = verdict_restricts(v, m->is_a[i]);
    return restricts;
}

int verdict_has_list(const verdict *v)
{
    for (size_t i = 0; i < v->pack->sets.all.count; i++)
        if (v->applied[i] &&
            ((restriction_set *)v->pack->sets.all.items[i])->is_allow_list)
            return 1;
    return 0;
}

static int is_on_list(const restriction_set *s, const exercise *one)
{
    for (size_t i = 0; i < s->only_count; i++)
        if (s->only[i] == one)
            return 1;
    return 0;
}

int verdict_bars(const verdict *v, condition_values *values, const exercise *one,
                 restriction_type type)
{
    unsigned char bit = type == FORBID ? FORBIDDEN : LIMITED;

    for (size_t i = 0; i < one->demand_count; i++)
        if ((v->movement[one->demands[i].movement->index] & bit) &&
            !is_lifted(values, one->demands[i].waived_when))
            return 1;
    for (size_t i = 0; type == FORBID && i < v->pack->sets.all.count; i++) {
        const restriction_set *s = v->pack->sets.all.items[i];

        if (v->applied[i] && s->is_allow_list && !is_on_list(s, one))
            return 1;
    }
    return 0;
}
