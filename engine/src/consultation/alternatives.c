/* SPDX-License-Identifier: Apache-2.0 */
#include "consultation/alternatives.h"

#include <math.h>
#include <stdlib.h>

enum { FEW_LIMITS = 16, UNSURE = 2 /* further off than another option */ };

static int add(list *out, arena *memory, const question *asked, answer other, double size)
{
    alternative *made = arena_take(memory, sizeof(*made));

    if (!made || list_add(out, made) < 0)
        return -1;
    other.given = 1;
    *made = (alternative){asked, other, size};
    return 0;
}

static int add_unless_same(list *out, arena *memory, const question *asked,
                           const answer *now, answer other)
{
    other.given = 1;
    return answer_equal(now, &other) ? 0 : add(out, memory, asked, other, 1);
}

/* ---- options and ticks ---- */

static int add_options(list *out, arena *memory, const question *asked, const answer *now)
{
    for (size_t i = 0; i < asked->option_count; i++)
        if (add_unless_same(out, memory, asked, now,
                            (answer){.ticked = UINT64_C(1) << i}) < 0)
            return -1;
    return 0;
}

static int add_ticks(list *out, arena *memory, const question *asked, const answer *now)
{
    const uint64_t none = UINT64_C(1) << OPTION_NONE;
    uint64_t ticks = now->ticked & ~none;

    for (size_t i = 0; i < asked->option_count; i++) {
        uint64_t other = ticks ^ UINT64_C(1) << i;

        if (add_unless_same(out, memory, asked, now,
                            (answer){.ticked = other ? other : none}) < 0)
            return -1;
    }
    return asked->none_text
               ? add_unless_same(out, memory, asked, now, (answer){.ticked = none})
               : 0;
}

/* ---- numbers ---- */

typedef struct limits {
    const question *asked;
    double step;
    arena *memory;
    double *first; /* the first number on the upper side of each limit, each once */
    size_t count, room;
    int failed;
} limits;

static void add_limit(limits *l, double first)
{
    for (size_t i = 0; i < l->count; i++)
        if (fabs(l->first[i] - first) < l->step / 2)
            return;
    if (l->count == l->room) {
        size_t room = l->room ? l->room * 2 : FEW_LIMITS;
        double *wider = arena_take(l->memory, room * sizeof(*wider));

        if (!wider) {
            l->failed = 1;
            return;
        }
        for (size_t i = 0; i < l->count; i++)
            wider[i] = l->first[i];
        l->first = wider;
        l->room = room;
    }
    l->first[l->count++] = first;
}

static void find_limits(limits *l, const condition *c)
{
    if (!c)
        return;
    if (c->kind == CONDITION_ANSWER && c->question == l->asked &&
        c->test >= TEST_AT_LEAST && c->test <= TEST_BELOW) {
        int is_above = c->test == TEST_ABOVE || c->test == TEST_AT_MOST;

        add_limit(l, c->number + (is_above ? l->step : 0));
    }
    for (size_t i = 0; i < c->part_count; i++)
        find_limits(l, c->parts[i]);
}

static void find_limits_in_rules(limits *l, const sb_pack *pack)
{
    for (size_t i = 0; i < pack->rules.all.count; i++)
        find_limits(l, ((const rule *)pack->rules.all.items[i])->when);
    for (size_t i = 0; i < pack->findings.all.count; i++)
        find_limits(l, ((const finding *)pack->findings.all.items[i])->when);
    for (size_t i = 0; i < pack->scores.all.count; i++) {
        const score *s = pack->scores.all.items[i];

        for (size_t k = 0; k < s->point_count; k++)
            find_limits(l, s->points[k].when);
    }
}

static void find_limits_elsewhere(limits *l, const sb_pack *pack)
{
    for (size_t i = 0; i < pack->questions.all.count; i++)
        find_limits(l, ((const question *)pack->questions.all.items[i])->ask_when);
    for (size_t i = 0; i < pack->sections.all.count; i++)
        find_limits(l, ((const section *)pack->sections.all.items[i])->ask_when);
    for (size_t i = 0; i < pack->hazards.all.count; i++) {
        const hazard *h = pack->hazards.all.items[i];

        for (size_t k = 0; k < h->for_count; k++)
            find_limits(l, h->fors[k].when);
    }
}

static int by_number(const void *left, const void *right)
{
    double a = *(const double *)left, b = *(const double *)right;

    return (a > b) - (a < b);
}

static int add_number(list *out, arena *memory, const limits *l, const answer *now,
                      double number)
{
    if (number < l->asked->least || number > l->asked->most)
        return 0;
    return add(out, memory, l->asked, (answer){.number = number},
               now->unknown ? 1 : fabs(number - now->number));
}

/* The nearest number of every stretch between two limits that the answer is not in. */
static int add_numbers(list *out, arena *memory, limits *l, const answer *now)
{
    double here = now->unknown ? l->asked->least - 1 : now->number;
    int error = l->failed ? -1 : 0;

    if (l->count)
        qsort(l->first, l->count, sizeof(*l->first), by_number);
    if (now->unknown)
        error = add_number(out, memory, l, now, l->asked->least);
    for (size_t i = 0; i < l->count && error == 0; i++) {
        double first = l->first[i];

        if (first > here)
            error = add_number(out, memory, l, now, first);
        else
            error = add_number(out, memory, l, now, first - l->step);
    }
    return error;
}

int alternatives_add(list *out, arena *memory, const answer_sheet *sheet,
                     const question *asked)
{
    const answer *now = answer_of(sheet, asked);
    limits l = {.asked = asked, .step = asked->whole ? 1 : 0.1, .memory = memory};
    int error;

    if (asked->type == CHOICE) {
        error = add_options(out, memory, asked, now);
    } else if (asked->type == CHOICES) {
        error = add_ticks(out, memory, asked, now);
    } else {
        find_limits_in_rules(&l, sheet->pack);
        find_limits_elsewhere(&l, sheet->pack);
        error = add_numbers(out, memory, &l, now);
    }
    if (error == 0 && asked->unknown_text && !(now->unknown && !now->ticked))
        error = add(out, memory, asked, (answer){.unknown = 1}, UNSURE);
    return error;
}
