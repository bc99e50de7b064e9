/* SPDX-License-Identifier: Apache-2.0 */
/* Promise 11: every danger question is asked before the interview can end with exercises.
 * A question that is due is asked. What could keep it from being due, though its own
 * condition holds, is its section: one that nobody need answer, or that is closed. */
#include "proof/promise.h"

#include "conditions/condition_value.h"

static int asks_for_danger(const question *q)
{
    for (size_t i = 0; i < q->option_count; i++)
        if (q->safety && q->options[i].sign == SIGN_DANGER)
            return 1;
    return 0;
}

void promise_asked(promise_case *c)
{
    const intake *one = &c->first;
    formula offers = choice_offers_any(&one->choice);

    for (size_t i = 0; i < c->pack->questions.all.count; i++) {
        const question *q = c->pack->questions.all.items[i];
        formula wanted = logic_and(c->logic,
                                   condition_possibly(one->answers, q->ask_when),
                                   not_so(question_answered(one->answers, q)));

        if (!asks_for_danger(q))
            continue;
        if (!q->in->optional)
            wanted = logic_and(c->logic, wanted,
                               not_so(condition_possibly(one->answers, q->in->ask_when)));
        promise_breach(c, logic_and(c->logic, wanted, offers), "question %s", q->id);
        c->covered++;
    }
}

static int is_left_out(condition_values *values, const question *q)
{
    return asks_for_danger(q) && !answer_of(values->sheet, q)->given &&
           condition_value(values, q->ask_when) != SURELY_FALSE &&
           (q->in->optional || condition_value(values, q->in->ask_when) == SURELY_FALSE);
}

int breaks_asked(const sb_result *first, const sb_result *second)
{
    const list *questions = &first->pack->questions.all;
    condition_values values = {0};
    int broken = 0;

    (void)second;
    if (first->gate == GATE_NONE ||
        condition_values_open(&values, &first->sheet, NULL) < 0)
        return 0;
    values.disposition = first->disposition;
    values.gate = first->gate;
    for (size_t i = 0; i < questions->count && !broken; i++)
        broken = is_left_out(&values, questions->items[i]);
    condition_values_close(&values);
    return broken;
}
