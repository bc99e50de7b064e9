/* SPDX-License-Identifier: Apache-2.0 */
#include "proof/choice_logic.h"

#include <stdlib.h>
#include <string.h>

/* ---- level ---- */

static int caps_level(const consequence *c, const void *payload)
{
    return c->kind == LEVEL_AT_MOST && (!payload || c->level == *(const int *)payload);
}

static int reaches_level(const consequence *c, const void *payload)
{
    return c->kind == LEVEL_REACH && (!payload || c->level == *(const int *)payload);
}

static formula level_capped(const outcome_logic *o, int level)
{
    return outcome_gives(o, caps_level, &level);
}

/* profile.clp, rule by rule. */
static void find_levels(choice_logic *c)
{
    const outcome_logic *o = c->outcome;
    const int active = ACTIVE;
    formula full = o->gates[GATE_FULL], gentle_cap = level_capped(o, GENTLE);
    formula capped = outcome_gives(o, caps_level, NULL);
    formula reached = outcome_gives(o, reaches_level, NULL);
    formula free_of_caps = logic_and(o->logic, full, not_so(capped));

    c->levels[GENTLE] = logic_or(o->logic, gentle_cap, not_so(full));
    c->levels[ACTIVE] = logic_and(o->logic, free_of_caps,
                                  outcome_gives(o, reaches_level, &active));
    c->levels[STANDARD] = logic_or(
        o->logic, logic_and(o->logic, free_of_caps, not_so(reached)),
        logic_and(o->logic, logic_and(o->logic, full, not_so(gentle_cap)),
                  level_capped(o, STANDARD)));
}

/* ---- bars ---- */

static formula demands_restricted(const outcome_logic *o, const exercise *e,
                                  const formula *by_movement)
{
    formula any = NEVER;

    for (size_t i = 0; i < e->demand_count; i++) {
        const demand *d = &e->demands[i];
        formula bars = logic_and(o->logic, by_movement[d->movement->index],
                                 not_so(outcome_lifted(o, d->waived_when)));

        any = logic_or(o->logic, any, bars);
    }
    return any;
}

static int is_on_list(const restriction_set *s, const exercise *e)
{
    for (size_t i = 0; i < s->only_count; i++)
        if (s->only[i] == e)
            return 1;
    return 0;
}

static formula off_the_list(const outcome_logic *o, const exercise *e)
{
    formula any = NEVER;

    for (size_t i = 0; i < o->pack->sets.all.count; i++) {
        const restriction_set *s = o->pack->sets.all.items[i];

        if (s->is_allow_list && !is_on_list(s, e))
            any = logic_or(o->logic, any, o->applied[i]);
    }
    return any;
}

static formula gate_bars(const outcome_logic *o, const exercise *e)
{
    return not_so(o->gates[e->relief ? GATE_RELIEF_ONLY : GATE_GENTLE]);
}

static formula has_no_dose(const choice_logic *c, const exercise *e)
{
    formula any = NEVER;

    for (int level = 0; level < LEVEL_COUNT; level++)
        if (!e->doses[level].given)
            any = logic_or(c->outcome->logic, any, c->levels[level]);
    return any;
}

static int owns_kit(const consequence *c, const void *kit)
{
    return c->kind == OWN_KIT && strcmp(c->id, kit) == 0;
}

static void find_kit(choice_logic *c)
{
    const list *all = &c->outcome->pack->kit.all;

    for (size_t i = 0; i < all->count; i++)
        c->owned[i] = outcome_gives(c->outcome, owns_kit,
                                    ((const named *)all->items[i])->id);
}

static formula kit_owned(const choice_logic *c, const char *id)
{
    const list *all = &c->outcome->pack->kit.all;

    for (size_t i = 0; i < all->count; i++)
        if (strcmp(((const named *)all->items[i])->id, id) == 0)
            return c->owned[i];
    return NEVER;
}

static formula misses_kit(const choice_logic *c, const exercise *e)
{
    logic *l = c->outcome->logic;
    formula misses = NEVER;

    for (size_t i = 0; i < e->kit_count; i++) {
        formula met = NEVER;

        for (const char **kit = e->kit[i]; *kit; kit++)
            met = logic_or(l, met, kit_owned(c, *kit));
        misses = logic_or(l, misses, not_so(met));
    }
    return misses;
}

static formula bars(const choice_logic *c, const exercise *e)
{
    const outcome_logic *o = c->outcome;
    formula any = c->restricted[e->index];

    if (overlays_withdrawal(&o->pack->overlays, "exercise", e->id))
        return ALWAYS;
    any = logic_or(o->logic, any, c->shut[e->index]);
    any = logic_or(o->logic, any, has_no_dose(c, e));
    return logic_or(o->logic, any, c->kitless[e->index]);
}

/* ---- caps on minutes ---- */

typedef struct asked_cap {
    cap_kind of;
    long amount;
} asked_cap;

static int is_cap(const consequence *c, const void *payload)
{
    const asked_cap *asked = payload;

    return c->kind == CAP_DOSE && c->cap == asked->of && c->amount == asked->amount;
}

/* The most that any exercise needs at a time. */
static long longest_needed(const sb_pack *pack)
{
    long longest = 0;

    for (size_t i = 0; i < pack->exercises.all.count; i++) {
        const exercise *e = pack->exercises.all.items[i];

        for (int level = 0; level < LEVEL_COUNT; level++)
            if (e->doses[level].given && e->doses[level].minutes_least > longest)
                longest = e->doses[level].minutes_least;
    }
    return longest;
}

/* That there is a cap of just these minutes. */
static formula minutes_capped(const outcome_logic *o, cap_kind of, long minutes)
{
    const asked_cap asked = {of, minutes};
    formula any = outcome_gives(o, is_cap, &asked);

    for (size_t i = 0; i < o->pack->sets.all.count; i++) {
        const restriction_set *set = o->pack->sets.all.items[i];

        for (size_t k = 0; k < set->cap_count; k++)
            if (is_cap(&set->caps[k], &asked))
                any = logic_or(o->logic, any, o->applied[i]);
    }
    return any;
}

/* By minutes: that a cap of this kind leaves fewer. */
static formula *caps_below(const outcome_logic *o, cap_kind of, long longest)
{
    formula *below = calloc((size_t)longest + 1, sizeof(formula));

    if (!below)
        return NULL;
    for (long minutes = 1; minutes <= longest; minutes++)
        below[minutes] = logic_or(o->logic, below[minutes - 1],
                                  minutes_capped(o, of, minutes - 1));
    return below;
}

static int find_caps(choice_logic *c)
{
    long longest = longest_needed(c->outcome->pack);

    c->minutes_below = caps_below(c->outcome, CAP_MINUTES, longest);
    c->bouts_below = caps_below(c->outcome, CAP_FIRST_BOUT, longest);
    return c->minutes_below && c->bouts_below ? 0 : -1;
}

formula choice_dose_capped(const choice_logic *c, const dose *d)
{
    int has_rests = d->bout >= 1 && d->bout < d->minutes_least;

    return c->minutes_below[has_rests ? d->bout : d->minutes_least];
}

/* ---- opening ---- */

int choice_logic_open(choice_logic *c, const outcome_logic *o)
{
    const list *all = &o->pack->exercises.all;

    *c = (choice_logic){.outcome = o};
    c->restricted = calloc(all->count + 1, sizeof(formula));
    c->shut = calloc(all->count + 1, sizeof(formula));
    c->kitless = calloc(all->count + 1, sizeof(formula));
    c->barred = calloc(all->count + 1, sizeof(formula));
    c->limited = calloc(all->count + 1, sizeof(formula));
    c->owned = calloc(o->pack->kit.all.count + 1, sizeof(formula));
    if (!c->restricted || !c->shut || !c->kitless || !c->barred || !c->limited ||
        !c->owned || find_caps(c) < 0)
        return -1;
    find_levels(c);
    find_kit(c);
    for (size_t i = 0; i < all->count; i++) {
        const exercise *e = all->items[i];

        c->restricted[i] = logic_or(o->logic, demands_restricted(o, e, o->forbidden),
                                    off_the_list(o, e));
        c->shut[i] = gate_bars(o, e);
        c->kitless[i] = misses_kit(c, e);
        c->barred[i] = bars(c, e);
        c->limited[i] = demands_restricted(o, e, o->limited);
    }
    return 0;
}

void choice_logic_close(choice_logic *c)
{
    free(c->restricted);
    free(c->shut);
    free(c->kitless);
    free(c->barred);
    free(c->limited);
    free(c->minutes_below);
    free(c->owned);
    free(c->bouts_below);
    *c = (choice_logic){0};
}

formula choice_offers_any(const choice_logic *c)
{
    formula any = NEVER;

    for (size_t i = 0; i < c->outcome->pack->exercises.all.count; i++)
        any = logic_or(c->outcome->logic, any, not_so(c->barred[i]));
    return any;
}
