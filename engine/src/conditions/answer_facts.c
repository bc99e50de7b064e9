/* SPDX-License-Identifier: Apache-2.0 */
#include "conditions/answer_facts.h"

#include <math.h>

#define BIT(option) (UINT64_C(1) << (option))

int limit_order(const limit *a, const limit *b)
{
    if (a->number < b->number || a->number > b->number)
        return a->number < b->number ? -1 : 1;
    return a->is_above - b->is_above;
}

/* ---- two sheets ---- */

static void take_limits(answer_logic *to, asked *a, const asked *from)
{
    for (size_t i = 0; i < from->limit_count; i++)
        answer_above(to, a, from->limits[i]);
}

void answers_share_limits(answer_logic *one, const question *q, answer_logic *other,
                          const question *twin)
{
    take_limits(one, &one->asked[q->index], &other->asked[twin->index]);
    take_limits(other, &other->asked[twin->index], &one->asked[q->index]);
}

void answer_share(answer_logic *one, const question *q, const answer_logic *other,
                  const question *twin)
{
    asked *a = &one->asked[q->index], *b = &other->asked[twin->index];

    a->given = b->given;
    a->unknown = b->unknown;
    a->none = b->none;
    for (size_t i = 0; i < q->option_count; i++) {
        int k = question_option(twin, q->options[i].id);

        a->chosen[i] = b->chosen[k];
        a->unsure[i] = b->unsure[k];
    }
    a->shared = b;
}

static formula same(logic *l, formula a, formula b)
{
    return logic_and(l, not_so(logic_and(l, a, not_so(b))),
                     not_so(logic_and(l, not_so(a), b)));
}

static formula same_options(logic *l, const asked *a, const question *q, const asked *b,
                            const question *twin)
{
    formula alike = same(l, a->none, b->none);

    for (size_t i = 0; i < q->option_count; i++) {
        int k = question_option(twin, q->options[i].id);

        alike = logic_and(l, alike, same(l, a->chosen[i], k < 0 ? NEVER : b->chosen[k]));
        alike = logic_and(l, alike, same(l, a->unsure[i], k < 0 ? NEVER : b->unsure[k]));
    }
    for (size_t k = 0; k < twin->option_count; k++)
        if (question_option(q, twin->options[k].id) < 0)
            alike = logic_and(l, alike, not_so(logic_or(l, b->chosen[k], b->unsure[k])));
    return alike;
}

formula answers_alike(answer_logic *one, const question *q, answer_logic *other,
                      const question *twin)
{
    logic *l = one->logic;
    const asked *a = &one->asked[q->index], *b = &other->asked[twin->index];
    formula alike = logic_and(l, same(l, a->given, b->given),
                              same(l, a->unknown, b->unknown));

    for (size_t i = 0; i < a->limit_count && i < b->limit_count; i++)
        alike = logic_and(l, alike, same(l, a->limits[i].holds, b->limits[i].holds));
    return logic_and(l, alike, same_options(l, a, q, b, twin));
}

/* ---- one way that things can be ---- */

static int lies_above(const limit *one, double number)
{
    return one->is_above ? number > one->number : number >= one->number;
}

void answer_suppose(const answer_logic *all, const question *q, const answer *given)
{
    const asked *a = &all->asked[q->index];
    int has_number = given->given && !given->unknown;

    logic_suppose(all->logic, a->given, given->given);
    logic_suppose(all->logic, a->unknown, given->unknown);
    logic_suppose(all->logic, a->none, (given->ticked >> OPTION_NONE & 1) != 0);
    for (size_t i = 0; i < q->option_count; i++) {
        logic_suppose(all->logic, a->chosen[i], (given->ticked >> i & 1) != 0);
        logic_suppose(all->logic, a->unsure[i], (given->unsure >> i & 1) != 0);
    }
    for (size_t i = 0; i < a->limit_count; i++)
        logic_suppose(all->logic, a->limits[i].holds,
                      has_number && lies_above(&a->limits[i], given->number));
}

/* A number above the limits that hold and not above the others. */
static double number_between(const asked *a, const question *q, const logic *l)
{
    size_t above = 0;
    const limit *low;
    double high;

    while (above < a->limit_count && logic_is_so(l, a->limits[above].holds))
        above++;
    if (above == 0)
        return q->least;
    low = &a->limits[above - 1];
    if (!low->is_above)
        return low->number;
    high = above < a->limit_count ? a->limits[above].number : q->most;
    return low->number + (high - low->number) / 2;
}

void answer_supposed(answer *out, const answer_logic *all, const question *q)
{
    const asked *a = &all->asked[q->index];
    const logic *l = all->logic;

    *out = (answer){.given = logic_is_so(l, a->given),
                    .unknown = logic_is_so(l, a->unknown)};
    if (logic_is_so(l, a->none))
        out->ticked |= BIT(OPTION_NONE);
    for (size_t i = 0; i < q->option_count; i++) {
        if (logic_is_so(l, a->chosen[i]))
            out->ticked |= BIT(i);
        if (logic_is_so(l, a->unsure[i]))
            out->unsure |= BIT(i);
    }
    if (out->given && !out->unknown && question_is_number(q))
        out->number = number_between(a->shared ? a->shared : a, q, l);
}
