/* SPDX-License-Identifier: Apache-2.0 */
#include "conditions/answer_logic.h"

#include <math.h>
#include <stdlib.h>

#include "conditions/answer_facts.h"

/* ---- the facts of a question ---- */

static int has_options(const question *q)
{
    return q->type == CHOICE || q->type == CHOICES;
}

static formula at_most_one(logic *l, const formula *all, size_t count)
{
    formula seen = NEVER, holds = ALWAYS;

    for (size_t i = 0; i < count; i++) {
        holds = logic_and(l, holds, not_so(logic_and(l, seen, all[i])));
        seen = logic_or(l, seen, all[i]);
    }
    return holds;
}

/* If a then b. */
static formula leads_to(logic *l, formula a, formula b)
{
    return logic_or(l, not_so(a), b);
}

static formula any_option(logic *l, const formula *options, size_t count)
{
    formula any = NEVER;

    for (size_t i = 0; i < count; i++)
        any = logic_or(l, any, options[i]);
    return any;
}

/* No more than that many of them; `seen[n]` is that more than n have been seen. */
static formula at_most(answer_logic *all, const formula *options, size_t count,
                       size_t most)
{
    formula *seen = calloc(most + 1, sizeof(*seen)), whole = ALWAYS;

    if (!seen) {
        all->failed = 1;
        return whole;
    }
    for (size_t i = 0; i < count; i++)
        for (size_t n = most + 1; n-- > 0;) {
            formula now = n ? logic_and(all->logic, seen[n - 1], options[i]) : options[i];

            seen[n] = logic_or(all->logic, seen[n], now);
        }
    whole = not_so(seen[most]);
    free(seen);
    return whole;
}

/* A choice: one option or "not sure". Ticks: some, each sure or not; "none" alone. */
static formula options_law(logic *l, const question *q, const asked *a)
{
    formula chosen = any_option(l, a->chosen, q->option_count);
    formula unsure = any_option(l, a->unsure, q->option_count);
    formula said = logic_or(l, logic_or(l, chosen, unsure),
                            logic_or(l, a->none, a->unknown));
    formula law = logic_and(l, leads_to(l, a->given, said), leads_to(l, said, a->given));

    if (q->type == CHOICE) {
        law = logic_and(l, law, at_most_one(l, a->chosen, q->option_count));
        law = logic_and(l, law, not_so(logic_and(l, chosen, a->unknown)));
        return logic_and(l, law, not_so(logic_or(l, unsure, a->none)));
    }
    for (size_t i = 0; i < q->option_count; i++)
        law = logic_and(l, law, not_so(logic_and(l, a->chosen[i], a->unsure[i])));
    return logic_and(l, law,
                     not_so(logic_and(l, a->none, logic_or(l, chosen, a->unknown))));
}

/* A number: above one limit means above the lower ones; with "not sure" it lies nowhere.
 */
static formula number_law(logic *l, const asked *a)
{
    formula law = leads_to(l, a->unknown, a->given);

    for (size_t i = 0; i < a->limit_count; i++) {
        formula holds = a->limits[i].holds;

        law = logic_and(l, law, leads_to(l, holds, a->given));
        law = logic_and(l, law, not_so(logic_and(l, holds, a->unknown)));
        if (i)
            law = logic_and(l, law, leads_to(l, holds, a->limits[i - 1].holds));
    }
    return law;
}

static formula answers_law(answer_logic *all, const question *q)
{
    const asked *a = &all->asked[q->index];
    formula law;

    if (!has_options(q))
        return number_law(all->logic, a);
    law = options_law(all->logic, q, a);
    if (q->most_ticks) { /* ticks, and those that are named as not sure */
        law = logic_and(all->logic, law,
                        at_most(all, a->chosen, q->option_count, q->most_ticks));
        law = logic_and(all->logic, law,
                        at_most(all, a->unsure, q->option_count, q->most_ticks));
    }
    return law;
}

static formula sure_law(const answer_logic *all, const question *q)
{
    const asked *a = &all->asked[q->index];
    logic *l = all->logic;
    formula unsure = has_options(q) ? any_option(l, a->unsure, q->option_count) : NEVER;

    return logic_and(l, a->given, not_so(logic_or(l, a->unknown, unsure)));
}

void answer_bind(answer_logic *all, const question *q, int law, formula must_hold)
{
    const asked *a = &all->asked[q->index];

    logic_bind(all->logic, a->given, law, must_hold);
    logic_bind(all->logic, a->unknown, law, must_hold);
    for (size_t i = 0; has_options(q) && i < q->option_count; i++) {
        logic_bind(all->logic, a->chosen[i], law, must_hold);
        logic_bind(all->logic, a->unsure[i], law, must_hold);
    }
    if (has_options(q))
        logic_bind(all->logic, a->none, law, must_hold);
    for (size_t i = 0; i < a->limit_count; i++)
        logic_bind(all->logic, a->limits[i].holds, law, must_hold);
}

void answer_logic_bind(answer_logic *all, int answers, int sure)
{
    const list *questions = &all->pack->questions.all;

    for (size_t i = 0; i < questions->count && !all->failed; i++) {
        answer_bind(all, questions->items[i], answers,
                    answers_law(all, questions->items[i]));
        answer_bind(all, questions->items[i], sure, sure_law(all, questions->items[i]));
    }
    all->is_bound = 1;
}

/* ---- opening ---- */

static int make_question(answer_logic *all, const question *q)
{
    asked *a = &all->asked[q->index];

    a->given = logic_fact(all->logic);
    a->unknown = logic_fact(all->logic);
    a->none = has_options(q) ? logic_fact(all->logic) : NEVER;
    a->chosen = calloc(q->option_count + 1, sizeof(*a->chosen));
    a->unsure = calloc(q->option_count + 1, sizeof(*a->unsure));
    if (!a->chosen || !a->unsure)
        return -1;
    for (size_t i = 0; i < q->option_count; i++) {
        a->chosen[i] = logic_fact(all->logic);
        a->unsure[i] = logic_fact(all->logic);
    }
    return 0;
}

int answer_logic_open(answer_logic *all, const sb_pack *pack, logic *l)
{
    const list *questions = &pack->questions.all;

    *all = (answer_logic){.pack = pack, .logic = l};
    all->asked = calloc(questions->count + 1, sizeof(*all->asked));
    if (!all->asked)
        return -1;
    for (size_t i = 0; i < questions->count; i++)
        if (make_question(all, questions->items[i]) < 0)
            return -1;
    return 0;
}

void answer_logic_close(answer_logic *all)
{
    for (size_t i = 0; all->asked && i < all->pack->questions.all.count; i++) {
        free(all->asked[i].chosen);
        free(all->asked[i].unsure);
        free(all->asked[i].limits);
    }
    free(all->asked);
    *all = (answer_logic){0};
}

/* ---- tests of numbers ---- */

/* The limit at which a test changes: at least 3 and below 3 have the same one. In whole
 * numbers above 3 is at least 4. */
static limit limit_of(const condition *test)
{
    limit made = {.number = test->number,
                  .is_above = test->test == TEST_ABOVE || test->test == TEST_AT_MOST};

    if (test->question->whole) {
        made.number = made.is_above ? floor(test->number) + 1 : ceil(test->number);
        made.is_above = 0;
    }
    return made;
}

static int make_room(asked *a)
{
    limit *wider;

    if (a->limit_count < a->limit_room)
        return 0;
    wider = realloc(a->limits, (a->limit_room * 2 + 8) * sizeof(*wider));
    if (!wider)
        return -1;
    a->limits = wider;
    a->limit_room = a->limit_room * 2 + 8;
    return 0;
}

formula answer_above(answer_logic *all, asked *a, limit wanted)
{
    size_t at = 0;

    if (a->shared)
        a = a->shared;
    while (at < a->limit_count && limit_order(&a->limits[at], &wanted) < 0)
        at++;
    if (at < a->limit_count && limit_order(&a->limits[at], &wanted) == 0)
        return a->limits[at].holds;
    wanted.holds = logic_fact(all->logic);
    if (all->is_bound) /* too late for a law: it may be so or not */
        return wanted.holds;
    if (make_room(a) < 0) {
        all->failed = 1;
        return NEVER;
    }
    for (size_t i = a->limit_count++; i > at; i--)
        a->limits[i] = a->limits[i - 1];
    a->limits[at] = wanted;
    return wanted.holds;
}

static formula number_test(answer_logic *all, const condition *test)
{
    const question *q = test->question;
    asked *a = &all->asked[q->index];
    limit wanted = limit_of(test);
    formula upper, valued = logic_and(all->logic, a->given, not_so(a->unknown));

    if (wanted.number < q->least || (wanted.number <= q->least && !wanted.is_above))
        upper = valued;
    else if (wanted.number > q->most || (wanted.number >= q->most && wanted.is_above))
        upper = NEVER;
    else
        upper = answer_above(all, a, wanted);
    if (test->test == TEST_AT_LEAST || test->test == TEST_ABOVE)
        return upper;
    return logic_and(all->logic, valued, not_so(upper));
}

/* ---- tests of options ---- */

static formula unsure_about(answer_logic *all, const question *q, uint64_t options)
{
    const asked *a = &all->asked[q->index];
    formula any = NEVER;

    for (size_t i = 0; i < q->option_count; i++)
        if (options >> i & 1)
            any = logic_or(all->logic, any, a->unsure[i]);
    return any;
}

static formula options_test(answer_logic *all, const condition *test)
{
    const question *q = test->question;
    const asked *a = &all->asked[q->index];
    formula any = NEVER;

    for (size_t i = 0; i < q->option_count; i++)
        if (test->options >> i & 1)
            any = logic_or(all->logic, any, a->chosen[i]);
    if (test->options >> OPTION_NONE & 1)
        any = logic_or(all->logic, any, a->none);
    if (test->options >> OPTION_UNKNOWN & 1)
        any = logic_or(
            all->logic, any,
            logic_or(all->logic, a->unknown, unsure_about(all, q, UINT64_MAX)));
    return any;
}

/* ---- both ---- */

formula answer_given(answer_logic *all, const question *q)
{
    return all->asked[q->index].given;
}

formula answer_is_plain(answer_logic *all, const question *q)
{
    if (!has_options(q))
        return ALWAYS;
    return not_so(logic_and(all->logic, all->asked[q->index].none,
                            unsure_about(all, q, UINT64_MAX)));
}

formula answer_surely(answer_logic *all, const condition *test)
{
    if (test->test == TEST_ASKED)
        return answer_given(all, test->question);
    return test->test == TEST_OPTIONS ? options_test(all, test) : number_test(all, test);
}

formula answer_possibly(answer_logic *all, const condition *test)
{
    formula maybe = answer_surely(all, test);

    if (test->test == TEST_ASKED)
        return maybe;
    maybe = logic_or(all->logic, maybe, all->asked[test->question->index].unknown);
    if (test->test == TEST_OPTIONS)
        maybe = logic_or(all->logic, maybe,
                         unsure_about(all, test->question, test->options));
    return maybe;
}
