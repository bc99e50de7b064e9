/* SPDX-License-Identifier: Apache-2.0 */
#include "proof/occurrences.h"

#include <stdlib.h>

#include "consultation/consultation.h"
#include "proof/counterexample.h"

static occurrence *at(const promise_case *c, size_t index)
{
    return c->occurrences.items[index];
}

static size_t mark_seen(promise_case *c, const sb_result *result)
{
    size_t seen = 0;

    for (size_t i = 0; result && i < c->occurrences.count; i++)
        if (!at(c, i)->is_seen && at(c, i)->is_in(result, at(c, i))) {
            at(c, i)->is_seen = 1;
            seen++;
        }
    return seen;
}

/* The program is asked about whoever is supposed. */
static int try_supposed(size_t *seen, promise_case *c, sb_consultation *one,
                        sb_failure *why)
{
    sb_result *result = NULL;
    char *person = NULL;
    int error;

    logic_work_out(c->logic);
    error = person_conclude(&result, &person, one, c->first.answers, why);
    *seen = error == 0 ? mark_seen(c, result) : 0;
    sb_result_free(result);
    free(person);
    return error;
}

int occurrences_try(size_t *seen, promise_case *c, sb_failure *why)
{
    sb_consultation *one = NULL;
    int error = sb_consultation_open(&one, c->pack, why);

    if (error == 0)
        error = try_supposed(seen, c, one, why);
    sb_consultation_close(one);
    return error;
}

int occurrences_look(promise_case *c, sb_failure *why)
{
    const unsigned laws = condition_logic_laws(c->laws);
    formula both[] = {NEVER, whole_interview(&c->first)};
    sb_consultation *one = NULL;
    int error = sb_consultation_open(&one, c->pack, why);
    size_t seen;

    for (size_t i = 0; i < c->occurrences.count && error == 0; i++) {
        both[0] = at(c, i)->holds;
        if (!at(c, i)->is_seen && logic_can_hold(c->logic, both, 2, laws) == CAN_HOLD &&
            logic_suppose_found(c->logic))
            error = try_supposed(&seen, c, one, why);
    }
    sb_consultation_close(one);
    return error;
}

formula occurrences_left(promise_case *c)
{
    formula any = NEVER;

    for (size_t i = 0; i < c->occurrences.count; i++)
        if (!at(c, i)->is_seen)
            any = logic_or(c->logic, any, at(c, i)->holds);
    return logic_and(c->logic, any, whole_interview(&c->first));
}
