/* SPDX-License-Identifier: Apache-2.0 */
/* Promise 15: what one person is told does not contradict itself. Verdicts, restrictions,
 * caps, levels, styles and wishes cannot: SETTLE and PROFILE say which of two stands, and
 * a message that asks for what is restricted is held back. What nothing settles is left:
 * messages that say the opposite (the pack names them), and two lists of what alone is
 * allowed that leave nothing between them. */
#include "proof/message_logic.h"
#include "proof/promise.h"

/* ---- messages ---- */

static void keep_apart(promise_case *c, const message *m, const message *other)
{
    const choice_logic *choice = &c->first.choice;
    formula both = logic_and(c->logic, message_said(choice, m),
                             message_said(choice, other));

    promise_breach(c, both, "message %s (%s:%d) beside message %s (%s:%d)", m->id,
                   m->file, m->line, other->id, other->file, other->line);
    c->covered++;
}

/* ---- lists of what alone is allowed ---- */

static int allows(const restriction_set *s, const exercise *e)
{
    for (size_t i = 0; i < s->only_count; i++)
        if (s->only[i] == e)
            return 1;
    return 0;
}

static int share_an_exercise(const restriction_set *a, const restriction_set *b)
{
    for (size_t i = 0; i < a->only_count; i++)
        if (allows(b, a->only[i]))
            return 1;
    return 0;
}

static void compare_lists(promise_case *c, size_t one, size_t other)
{
    const outcome_logic *o = &c->first.outcome;
    const restriction_set *a = c->pack->sets.all.items[one];
    const restriction_set *b = c->pack->sets.all.items[other];
    formula both = logic_and(c->logic, o->applied[one], o->applied[other]);

    if (!a->is_allow_list || !b->is_allow_list)
        return;
    c->covered++;
    if (!share_an_exercise(a, b))
        promise_breach(c, logic_and(c->logic, both, o->gates[GATE_RELIEF_ONLY]),
                       "set %s (%s:%d) beside set %s (%s:%d)", a->id, a->file, a->line,
                       b->id, b->file, b->line);
}

/* ---- both ---- */

void promise_agrees(promise_case *c)
{
    const sb_pack *pack = c->pack;

    c->laws |= LAW_ASKED;
    c->broken = whole_interview(&c->first);
    for (size_t i = 0; i < pack->messages.all.count; i++) {
        const message *m = pack->messages.all.items[i];

        for (size_t k = 0; k < m->apart_count; k++)
            keep_apart(c, m, m->apart[k]);
    }
    for (size_t i = 0; i < pack->sets.all.count; i++)
        for (size_t k = 0; k < i; k++)
            compare_lists(c, i, k);
}

static int says_both(const sb_result *r)
{
    for (size_t i = 0; i < r->pack->messages.all.count; i++) {
        const message *m = r->pack->messages.all.items[i];

        for (size_t k = 0; k < m->apart_count; k++)
            if (result_says(r, m) && result_says(r, m->apart[k]))
                return 1;
    }
    return 0;
}

static int lists_bar(const result_exercise *one)
{
    for (size_t i = 0; i < one->bars.count; i++)
        if (((const bar *)one->bars.items[i])->by == BY_LIST)
            return 1;
    return 0;
}

int breaks_agreement(const sb_result *first, const sb_result *second)
{
    size_t barred = 0;

    (void)second;
    for (size_t i = 0; i < first->exercises.count; i++)
        barred += lists_bar(first->exercises.items[i]) != 0;
    return says_both(first) ||
           (first->gate > GATE_NONE && barred == first->exercises.count);
}
