/* SPDX-License-Identifier: Apache-2.0 */
/* Promise 1: nothing that may be offered demands what is forbidden. What CHOOSE bars goes
 * by the demands that the pack was linked to; the claim goes by the kinds of movements,
 * from each demand up. */
#include "proof/promise.h"

/* The demand, or what it is a kind of, is forbidden, and the exercise is offered. */
static formula offered_all_the_same(promise_case *c, const exercise *e, const demand *d)
{
    const outcome_logic *o = &c->first.outcome;
    formula asked = not_so(outcome_lifted(o, d->waived_when));
    formula forbidden = logic_and(c->logic, outcome_forbids(o, d->movement), asked);

    return logic_and(c->logic, forbidden, not_so(c->first.choice.barred[e->index]));
}

void promise_movement(promise_case *c)
{
    for (size_t i = 0; i < c->pack->exercises.all.count; i++) {
        const exercise *e = c->pack->exercises.all.items[i];

        for (size_t k = 0; k < e->demand_count; k++) {
            promise_breach(c, offered_all_the_same(c, e, &e->demands[k]), "%s with %s",
                           e->id, e->demands[k].movement->id);
            c->covered++;
        }
    }
}

static int is_forbidden(const sb_result *r, const movement *m)
{
    for (size_t i = 0; i < r->restrictions.count; i++) {
        const result_restriction *one = r->restrictions.items[i];

        if (one->type == FORBID && movement_is(m, one->movement))
            return 1;
    }
    return 0;
}

static int is_sure(const sb_result *r, const finding *waiver)
{
    for (size_t i = 0; i < r->findings.count; i++) {
        const result_finding *one = r->findings.items[i];

        if (one->finding == waiver && one->sure)
            return 1;
    }
    return 0;
}

int breaks_movement(const sb_result *first, const sb_result *second)
{
    (void)second;
    for (size_t i = 0; i < first->exercises.count; i++) {
        const result_exercise *one = first->exercises.items[i];

        for (size_t k = 0; one->status != BARRED && one->status != REPLACED &&
                           k < one->exercise->demand_count;
             k++) {
            const demand *d = &one->exercise->demands[k];

            if (is_forbidden(first, d->movement) &&
                !(d->waived_when && is_sure(first, d->waived_when)))
                return 1;
        }
    }
    return 0;
}
