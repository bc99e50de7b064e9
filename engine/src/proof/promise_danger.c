/* SPDX-License-Identifier: Apache-2.0 */
/* Promise 2: a told danger sign whose rule says emergency or same-day never ends in
 * exercises. Two claims: a branch that says so leaves none; and a sign that is enough by
 * itself for such a branch is enough whatever else is answered, but for the exceptions
 * that the rule names. */
#include "proof/promise.h"

#include "conditions/condition_value.h"
#include "conditions/consequence.h"

static int is_urgent(const consequences *all)
{
    return disposition_is_urgent(consequences_disposition(all));
}

static void add_branches(promise_case *c, formula offers)
{
    const outcome_logic *o = &c->first.outcome;

    for (size_t i = 0; i < c->pack->rules.all.count; i++) {
        const rule *r = c->pack->rules.all.items[i];

        if (is_urgent(&r->then))
            promise_breach(c, logic_and(c->logic, o->stated[i], offers), "rule %s",
                           r->id);
        if (is_urgent(&r->if_unknown))
            promise_breach(c, logic_and(c->logic, o->if_unknown[i], offers),
                           "rule %s, when it is not sure", r->id);
        c->covered += (size_t)is_urgent(&r->then) + (size_t)is_urgent(&r->if_unknown);
    }
}

/* ---- signs that are enough by themselves ---- */

/* The exceptions of a rule: that one of them is surely true. */
typedef struct excepted {
    promise_case *of;
    const rule *rule;
    formula any;
} excepted;

static void add_exception(void *payload, const condition *part)
{
    excepted *e = payload;
    formula holds = condition_surely(e->of->first.answers, part);

    e->any = logic_or(e->of->logic, e->any, holds);
    promise_exception(e->of, "rule %s: unless (line %d)", e->rule->id, part->line);
}

static void add_sign(promise_case *c, const rule *r, const question *q, int option,
                     formula offers)
{
    excepted e = {c, r, NEVER};
    formula told = option_chosen(&c->first, q, option);

    each_exception(r->when, add_exception, &e);
    promise_breach(c,
                   logic_and(c->logic, logic_and(c->logic, told, offers), not_so(e.any)),
                   "%s %s, for rule %s", q->id, q->options[option].id, r->id);
    c->covered++;
}

static int says_urgent(const rule *r, truth value)
{
    return (value == SURELY_TRUE && is_urgent(&r->then)) ||
           (value == POSSIBLE && is_urgent(&r->if_unknown));
}

static void try_sign(promise_case *c, condition_values *values, const question *q,
                     int option, formula offers)
{
    answer *given = answer_of(values->sheet, q);

    *given = (answer){.given = 1, .ticked = UINT64_C(1) << option};
    condition_values_forget(values);
    for (size_t i = 0; i < c->pack->rules.all.count; i++) {
        const rule *r = c->pack->rules.all.items[i];

        if (r->step <= STEP_SCREEN && says_urgent(r, condition_value(values, r->when)))
            add_sign(c, r, q, option, offers);
    }
    *given = (answer){0};
}

static void add_signs(promise_case *c, formula offers)
{
    answer_sheet nothing = {0};
    condition_values values = {0};

    if (answer_sheet_open(&nothing, c->pack, NULL) < 0 ||
        condition_values_open(&values, &nothing, NULL) < 0)
        c->failed = 1;
    for (size_t i = 0; !c->failed && i < c->pack->questions.all.count; i++) {
        const question *q = c->pack->questions.all.items[i];

        for (size_t k = 0; k < q->option_count; k++)
            if (q->options[k].sign == SIGN_DANGER)
                try_sign(c, &values, q, (int)k, offers);
    }
    condition_values_close(&values);
    answer_sheet_close(&nothing);
}

void promise_danger(promise_case *c)
{
    formula offers = choice_offers_any(&c->first.choice);

    add_branches(c, offers);
    add_signs(c, offers);
}

int breaks_danger(const sb_result *first, const sb_result *second)
{
    (void)second;
    return first->items.count > 0 || first->gate > GATE_NONE;
}
