/* SPDX-License-Identifier: Apache-2.0 */
#include "proof/slot_logic.h"

#include <string.h>

static logic *logic_of(const choice_logic *c)
{
    return c->outcome->logic;
}

/* ---- which template, which slots ---- */

formula minutes_reach(const choice_logic *c, long minutes)
{
    const sb_pack *pack = c->outcome->pack;
    const question *q = name_table_find(&pack->questions.by_name, "minutes");
    formula any = NEVER;

    for (size_t i = 0; q && i < pack->doses.minutes_count; i++) {
        const minutes_option *o = &pack->doses.minutes[i];
        const condition chosen = {.kind = CONDITION_ANSWER,
                                  .question = q,
                                  .test = TEST_OPTIONS,
                                  .options = UINT64_C(1) << o->option};

        if (o->are >= minutes)
            any = logic_or(logic_of(c), any,
                           condition_surely(c->outcome->answers, &chosen));
    }
    return any;
}

static formula template_fits(const choice_logic *c, const time_template *t)
{
    const formula *gates = c->outcome->gates;
    formula gate = NEVER;

    if (t->gate < 0)
        gate = gates[GATE_GENTLE];
    else if (t->gate == GATE_RELIEF_ONLY)
        gate = logic_and(logic_of(c), gates[GATE_RELIEF_ONLY],
                         not_so(gates[GATE_GENTLE]));
    return logic_and(logic_of(c), gate, minutes_reach(c, t->minutes));
}

/* The largest that fits. */
formula template_used(const choice_logic *c, const time_template *t)
{
    const doses *d = &c->outcome->pack->doses;
    formula used = template_fits(c, t);

    for (size_t i = 0; i < d->template_count; i++)
        if (d->templates[i].minutes > t->minutes)
            used = logic_and(logic_of(c), used,
                             not_so(template_fits(c, &d->templates[i])));
    return used;
}

static int opens_slot(const consequence *c, const void *id)
{
    return c->kind == OPEN_SLOT && strcmp(c->id, id) == 0;
}

static formula level_from(const choice_logic *c, int level)
{
    formula any = NEVER;

    for (int k = level; k < LEVEL_COUNT; k++)
        any = logic_or(logic_of(c), any, c->levels[k]);
    return any;
}

formula slot_open(const choice_logic *c, const time_template *t, const slot *s)
{
    formula open = logic_and(logic_of(c), template_used(c, t),
                             level_from(c, s->from_level));

    if (s->open_when)
        open = logic_and(logic_of(c), open,
                         outcome_gives(c->outcome, opens_slot, s->open_when));
    if (s->closed_when)
        open = logic_and(logic_of(c), open,
                         not_so(outcome_gives(c->outcome, opens_slot, s->closed_when)));
    return open;
}

/* ---- what may stand ---- */

static int serves(const exercise *e, const char *modality)
{
    if (strcmp(e->modality, modality) == 0)
        return 1;
    for (size_t i = 0; i < e->also_count; i++)
        if (strcmp(e->also[i], modality) == 0)
            return 1;
    return 0;
}

int slot_takes(const time_template *t, const slot *s, const exercise *e)
{
    for (size_t i = 0; i < t->slot_count; i++)
        for (size_t k = 0; k < t->slots[i].modality_count; k++)
            if (strcmp(t->slots[i].id, s->id) == 0 &&
                serves(e, t->slots[i].modalities[k]))
                return 1;
    return 0;
}

static int caps_minutes_below(const consequence *c, const void *needed)
{
    return c->kind == CAP_DOSE && c->cap == CAP_MINUTES &&
           c->amount < *(const long *)needed;
}

/* That some cap leaves fewer minutes in one go than needed. */
static formula minutes_capped_below(const choice_logic *c, long needed)
{
    const outcome_logic *o = c->outcome;
    formula any = outcome_gives(o, caps_minutes_below, &needed);

    for (size_t i = 0; i < o->pack->sets.all.count; i++) {
        const restriction_set *set = o->pack->sets.all.items[i];

        for (size_t k = 0; k < set->cap_count; k++)
            if (caps_minutes_below(&set->caps[k], &needed))
                any = logic_or(o->logic, any, o->applied[i]);
    }
    return any;
}

formula slot_fits(const choice_logic *c, const slot *s, const exercise *e, int level)
{
    const dose *d = &e->doses[level];
    long needed = d->minutes_least;

    if (!d->given || (!s->outside && d->least_seconds > s->seconds))
        return NEVER;
    if (d->bout >= 1 && d->bout < needed) /* with rests between */
        needed = d->bout;
    return not_so(minutes_capped_below(c, needed));
}

static formula fits_at_its_level(const choice_logic *c, const slot *s, const exercise *e)
{
    formula any = NEVER;

    for (int level = 0; level < LEVEL_COUNT; level++)
        any = logic_or(
            logic_of(c), any,
            logic_and(logic_of(c), c->levels[level], slot_fits(c, s, e, level)));
    return any;
}

static formula open_to(const choice_logic *c, const time_template *t, const slot *s,
                       const exercise *e)
{
    return logic_and(logic_of(c), slot_open(c, t, s), not_so(c->barred[e->index]));
}

formula slot_may_hold(const choice_logic *c, const time_template *t, const slot *s,
                      const exercise *e)
{
    formula may = NEVER;

    if (slot_takes(t, s, e))
        may = logic_and(logic_of(c), open_to(c, t, s, e), fits_at_its_level(c, s, e));
    return logic_and(logic_of(c), may, not_so(c->limited[e->index]));
}

formula slot_may_hold_at_last(const choice_logic *c, const time_template *t,
                              const slot *s, const exercise *e)
{
    formula may = NEVER;

    if (slot_takes(t, s, e) && !s->outside)
        may = logic_and(logic_of(c), open_to(c, t, s, e), slot_fits(c, s, e, GENTLE));
    return logic_and(logic_of(c), may, c->limited[e->index]);
}
