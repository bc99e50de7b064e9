/* SPDX-License-Identifier: Apache-2.0 */
#include "proof/message_logic.h"

#include <string.h>

/* ---- what asks for it ---- */

typedef struct use {
    consequence_kind kind;
    const char *id;
} use;

static int uses(const consequence *c, const void *payload)
{
    const use *u = payload;

    return c->kind == u->kind && strcmp(c->id, u->id) == 0;
}

static formula sets_advise(const outcome_logic *o, const message *m)
{
    const use wanted = {ADVISE, m->id};
    formula any = NEVER;

    for (size_t i = 0; i < o->pack->sets.all.count; i++) {
        const restriction_set *s = o->pack->sets.all.items[i];

        for (size_t k = 0; k < s->cap_count; k++)
            if (uses(&s->caps[k], &wanted))
                any = logic_or(o->logic, any, o->applied[i]);
    }
    return any;
}

static formula rules_use(const outcome_logic *o, const message *m, consequence_kind kind)
{
    const use wanted = {kind, m->id};

    return outcome_gives(o, uses, &wanted);
}

/* ---- what holds it back (alternatives.clp) ---- */

static formula under_allow_list(const outcome_logic *o)
{
    formula any = NEVER;

    for (size_t i = 0; i < o->pack->sets.all.count; i++)
        if (((const restriction_set *)o->pack->sets.all.items[i])->is_allow_list)
            any = logic_or(o->logic, any, o->applied[i]);
    return any;
}

static formula held_back(const choice_logic *c, const message *m)
{
    const outcome_logic *o = c->outcome;
    formula any = not_so(o->gates[GATE_GENTLE]);

    if (!m->does && !m->demand_count)
        return NEVER;
    if (m->does)
        any = logic_or(
            o->logic, any,
            logic_or(o->logic, c->barred[m->does->index], c->limited[m->does->index]));
    else
        any = logic_or(o->logic, any, under_allow_list(o));
    for (size_t i = 0; i < m->demand_count; i++)
        any = logic_or(o->logic, any,
                       logic_or(o->logic, outcome_forbids(o, m->demands[i]),
                                outcome_limits(o, m->demands[i])));
    return any;
}

/* ---- both ---- */

int message_disposition(const message *m)
{
    const char *level = strchr(m->id, '-');

    return m->kind == MESSAGE_DISPOSITION && level ? rank_of(disposition_words, level + 1)
                                                   : -1;
}

static formula exactly(const outcome_logic *o, int disposition)
{
    if (disposition < 0)
        return NEVER;
    if (disposition + 1 == DISPOSITION_COUNT)
        return o->dispositions[disposition];
    return logic_and(o->logic, o->dispositions[disposition],
                     not_so(o->dispositions[disposition + 1]));
}

/* By a rule or a set, as advice. */
static formula advised(const choice_logic *c, const message *m)
{
    const outcome_logic *o = c->outcome;
    formula asked = logic_or(o->logic, rules_use(o, m, ADVISE), sets_advise(o, m));

    return logic_and(o->logic, asked, not_so(held_back(c, m)));
}

static formula asked_for(const choice_logic *c, const message *m)
{
    switch (m->kind) {
    case MESSAGE_DISPOSITION:
        return exactly(c->outcome, message_disposition(m));
    case MESSAGE_PAGE:
        return rules_use(c->outcome, m, SHOW_PAGE);
    case MESSAGE_ACTION:
        return rules_use(c->outcome, m, HOLD_SESSION);
    case MESSAGE_PHRASE:
        return NEVER;
    default:
        return advised(c, m);
    }
}

formula message_said(const choice_logic *c, const message *m)
{
    const outcome_logic *o = c->outcome;
    formula may_be = condition_surely(o->answers, m->say_when);

    if (m->kind == MESSAGE_EDUCATION || m->kind == MESSAGE_SAFETY_NET)
        return logic_or(o->logic, may_be, asked_for(c, m));
    return logic_and(o->logic, may_be, asked_for(c, m));
}
