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

int breaks_movement(const sb_result *first, const sb_result *second)
{
    (void)second;
    for (size_t i = 0; i < first->exercises.count; i++) {
        const result_exercise *one = first->exercises.items[i];

        for (size_t k = 0; one->status != BARRED && one->status != REPLACED &&
                           k < one->exercise->demand_count;
             k++) {
            const demand *d = &one->exercise->demands[k];

            if (result_restricts(first, d->movement, FORBID) &&
                !(d->waived_when && result_finds(first, d->waived_when)))
                return 1;
        }
    }
    return 0;
}
