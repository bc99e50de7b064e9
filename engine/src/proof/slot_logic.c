/* SPDX-License-Identifier: Apache-2.0 */
#include "proof/slot_logic.h"

#include <string.h>

#include "pack/exercise_fit.h"

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

static formula level_among(const choice_logic *c, unsigned levels)
{
    formula any = NEVER;

    for (int k = 0; k < LEVEL_COUNT; k++)
        if (levels >> k & 1)
            any = logic_or(logic_of(c), any, c->levels[k]);
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
    gate = logic_and(logic_of(c), gate, level_among(c, t->levels));
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

formula slot_open(const choice_logic *c, const time_template *t, const slot *s)
{
    formula open = logic_and(logic_of(c), template_used(c, t),
                             level_among(c, ~0u << s->from_level));

    if (s->open_when)
        open = logic_and(logic_of(c), open,
                         outcome_gives(c->outcome, opens_slot, s->open_when));
    if (s->closed_when)
        open = logic_and(logic_of(c), open,
                         not_so(outcome_gives(c->outcome, opens_slot, s->closed_when)));
    return open;
}

/* ---- what may stand ---- */

int template_takes(const time_template *t, const slot *s, const exercise *e)
{
    for (size_t i = 0; i < t->slot_count; i++)
        if (strcmp(t->slots[i].id, s->id) == 0 && slot_takes(&t->slots[i], e))
            return 1;
    return 0;
}

int slot_has_time(const slot *s, const exercise *e, int level)
{
    const dose *d = &e->doses[level];

    return d->given && (s->outside || d->least_seconds <= s->seconds);
}

/* What takes the minutes that are left begins with a bout, which has a cap of its own. */
static formula dose_capped(const choice_logic *c, const slot *s, const dose *d)
{
    formula capped = choice_dose_capped(c, d);

    return s->fills ? logic_or(logic_of(c), capped, c->bouts_below[d->minutes_least])
                    : capped;
}

static formula fits(const choice_logic *c, const slot *s, const exercise *e, int level)
{
    return slot_has_time(s, e, level) ? not_so(dose_capped(c, s, &e->doses[level]))
                                      : NEVER;
}

static formula fits_at_its_level(const choice_logic *c, const slot *s, const exercise *e)
{
    formula any = NEVER;

    for (int level = 0; level < LEVEL_COUNT; level++)
        any = logic_or(logic_of(c), any,
                       logic_and(logic_of(c), c->levels[level], fits(c, s, e, level)));
    return any;
}

formula slot_may_hold(const choice_logic *c, const time_template *t, const slot *s,
                      const exercise *e)
{
    formula out = logic_or(logic_of(c), c->barred[e->index], c->limited[e->index]);

    if (!template_takes(t, s, e))
        return NEVER;
    return logic_and(logic_of(c), fits_at_its_level(c, s, e), not_so(out));
}

formula slot_may_hold_at_last(const choice_logic *c, const time_template *t,
                              const slot *s, const exercise *e)
{
    formula in = logic_and(logic_of(c), c->limited[e->index],
                           not_so(c->barred[e->index]));

    if (!template_takes(t, s, e) || s->outside)
        return NEVER;
    return logic_and(logic_of(c), fits(c, s, e, GENTLE), in);
}

/* ---- what may not ---- */

formula slot_left_free(const choice_logic *c, const time_template *t, const slot *s)
{
    const list *all = &c->outcome->pack->exercises.all;
    formula is_free = slot_open(c, t, s);

    for (size_t i = 0; i < all->count; i++) {
        const exercise *e = all->items[i];
        formula stands = logic_or(logic_of(c), slot_may_hold(c, t, s, e),
                                  slot_may_hold_at_last(c, t, s, e));

        is_free = logic_and(logic_of(c), is_free, not_so(stands));
    }
    return is_free;
}

formula slot_kept_from(const choice_logic *c, const time_template *t, const slot *s,
                       const exercise *e)
{
    const formula bars[] = {c->restricted[e->index], c->limited[e->index],
                            c->kitless[e->index], c->shut[e->index]};
    formula barred = NEVER, any = NEVER;

    if (!template_takes(t, s, e) ||
        overlays_withdrawal(&c->outcome->pack->overlays, "exercise", e->id))
        return NEVER;
    for (size_t i = 0; i < sizeof(bars) / sizeof(*bars); i++)
        barred = logic_or(logic_of(c), barred, bars[i]);
    for (int level = 0; level < LEVEL_COUNT; level++)
        if (slot_has_time(s, e, level))
            any = logic_or(logic_of(c), any,
                           logic_and(logic_of(c), c->levels[level],
                                     logic_or(logic_of(c), barred,
                                              dose_capped(c, s, &e->doses[level]))));
    return any;
}
