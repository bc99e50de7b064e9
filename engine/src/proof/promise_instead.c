/* SPDX-License-Identifier: Apache-2.0 */
/* Promise 3: every movement of which the result says how it stands comes with an exercise
 * that may be done instead, or with words; and no exercise that is offered instead
 * demands what is forbidden or limited. That the core has words for each state, and says
 * when it comes back, `check` and the guard of results see. As in promise 1, what bars
 * goes by the demands that the pack was linked to, and the claim by the kinds of
 * movements. */
#include "proof/promise.h"

static formula any(const intake *one, formula a, formula b)
{
    return logic_or(one->outcome.logic, a, b);
}

formula hazard_named(const intake *one, const hazard *h)
{
    formula off = h->seed ? ALWAYS : NEVER;

    for (size_t i = 0; i < h->demand_count; i++) {
        off = any(one, off, outcome_forbids(&one->outcome, h->demands[i]));
        off = any(one, off, outcome_limits(&one->outcome, h->demands[i]));
    }
    for (size_t i = 0; i < h->for_count; i++)
        off = any(one, off, condition_possibly(one->answers, h->fors[i].when));
    return off;
}

formula instead_offered(const intake *one, const instead *i)
{
    const choice_logic *c = &one->choice;

    if (!i->exercise || i->later)
        return NEVER;
    return not_so(
        any(one, c->barred[i->exercise->index], c->limited[i->exercise->index]));
}

/* ---- the promise ---- */

static formula no_exercise(promise_case *c, const hazard *h)
{
    formula none = ALWAYS;

    for (size_t i = 0; i < h->instead_count; i++)
        none = logic_and(c->logic, none,
                         not_so(instead_offered(&c->first, &h->insteads[i])));
    return none;
}

static int has_words(const hazard *h)
{
    for (size_t i = 0; i < h->instead_count; i++)
        if (h->insteads[i].tip)
            return 1;
    return 0;
}

/* Who is told of the movement, by the gate: without one nothing is said of it. */
static formula is_told(promise_case *c, const hazard *h)
{
    return logic_and(c->logic, hazard_named(&c->first, h),
                     c->first.outcome.gates[GATE_RELIEF_ONLY]);
}

static formula demands_restricted(promise_case *c, const exercise *e)
{
    const outcome_logic *o = &c->first.outcome;
    formula demanded = NEVER;

    for (size_t i = 0; i < e->demand_count; i++) {
        const demand *d = &e->demands[i];
        formula bars = any(&c->first, outcome_forbids(o, d->movement),
                           outcome_limits(o, d->movement));

        bars = logic_and(c->logic, bars, not_so(outcome_lifted(o, d->waived_when)));
        demanded = any(&c->first, demanded, bars);
    }
    return demanded;
}

static void add_alternative(promise_case *c, const hazard *h, const instead *one)
{
    formula offered = instead_offered(&c->first, one);

    if (offered == NEVER)
        return;
    offered = logic_and(c->logic, offered, is_told(c, h));
    promise_breach(c, logic_and(c->logic, offered, demands_restricted(c, one->exercise)),
                   "%s in place of %s", one->exercise->id, h->id);
    c->covered++;
}

void promise_instead(promise_case *c)
{
    for (size_t i = 0; i < c->pack->hazards.all.count; i++) {
        const hazard *h = c->pack->hazards.all.items[i];

        for (size_t k = 0; k < h->instead_count; k++)
            add_alternative(c, h, &h->insteads[k]);
        if (!has_words(h))
            promise_breach(c, logic_and(c->logic, is_told(c, h), no_exercise(c, h)),
                           "nothing in place of %s", h->id);
        c->covered++;
    }
}

/* Movements for which some people get words alone. */
void note_instead(promise_case *c)
{
    for (size_t i = 0; i < c->pack->hazards.all.count; i++) {
        const hazard *h = c->pack->hazards.all.items[i];
        formula words_alone = logic_and(c->logic, is_told(c, h), no_exercise(c, h));

        if (has_words(h) &&
            can_hold(c->first.answers, words_alone, LAW_ANSWERS) != CANNOT_HOLD)
            promise_exception(c, "%s", h->id);
    }
}

/* ---- a result ---- */

static int demands_what_is_restricted(const sb_result *r, const exercise *e)
{
    for (size_t i = 0; i < e->demand_count; i++)
        if (!(e->demands[i].waived_when && result_finds(r, e->demands[i].waived_when)) &&
            (result_restricts(r, e->demands[i].movement, FORBID) ||
             result_restricts(r, e->demands[i].movement, LIMIT)))
            return 1;
    return 0;
}

int breaks_instead(const sb_result *first, const sb_result *second)
{
    (void)second;
    for (size_t i = 0; i < first->not_yet.count; i++) {
        const result_hazard *one = first->not_yet.items[i];

        if (!one->insteads.count && !one->tips.count)
            return 1;
        for (size_t k = 0; k < one->insteads.count; k++)
            if (demands_what_is_restricted(first, one->insteads.items[k]))
                return 1;
    }
    return 0;
}
