/* SPDX-License-Identifier: Apache-2.0 */
/* Promise 12: for each part of a day that is open to somebody there is an exercise that
 * may stand in it, or something of this person keeps out one that it has time for: that
 * is the reason which the result says. A part too short for its exercises, or without any
 * at a level, is a fault of the pack and no reason. */
#include "proof/promise.h"
#include "proof/slot_logic.h"
#include "result/result_empty.h"

/* One part of one template. */
typedef struct part {
    const time_template *template;
    size_t number;
    const slot *slot;
} part;

typedef void part_visitor(promise_case *c, const part *one, const void *payload);

static void each_part(promise_case *c, part_visitor *visit, const void *payload)
{
    const doses *d = &c->pack->doses;

    for (size_t i = 0; i < d->template_count; i++)
        for (size_t k = 0; k < d->templates[i].slot_count; k++) {
            const part one = {&d->templates[i], k + 1, &d->templates[i].slots[k]};

            visit(c, &one, payload);
        }
}

static void breach_of(promise_case *c, const part *one, const void *payload)
{
    const choice_logic *choice = &c->first.choice;
    formula is_free = slot_left_free(choice, one->template, one->slot);

    (void)payload;
    for (size_t i = 0; i < c->pack->exercises.all.count; i++)
        is_free = logic_and(c->logic, is_free,
                            not_so(slot_kept_from(choice, one->template, one->slot,
                                                  c->pack->exercises.all.items[i])));
    for (int level = 0; level < LEVEL_COUNT; level++)
        promise_breach(c, logic_and(c->logic, is_free, choice->levels[level]),
                       "%ld minutes, gate %s, part %zu (%s), level %s",
                       one->template->minutes,
                       one->template->gate < 0 ? "any" : gate_words[one->template->gate],
                       one->number, one->slot->id, level_words[level]);
}

void promise_parts(promise_case *c)
{
    each_part(c, breach_of, NULL);
}

/* ---- which parts stay free for some people ---- */

static int is_possible(promise_case *c, formula f)
{
    return can_hold(c->first.answers, f, LAW_ANSWERS) != CANNOT_HOLD;
}

/* A level and a gate that somebody reaches. */
typedef struct standing {
    int level, gate;
    formula holds;
} standing;

static formula stands_at(promise_case *c, int level, int gate)
{
    const formula *gates = c->first.outcome.gates;
    formula is_gate = gate + 1 < GATE_COUNT
                          ? logic_and(c->logic, gates[gate], not_so(gates[gate + 1]))
                          : gates[gate];

    return logic_and(c->logic, is_gate, c->first.choice.levels[level]);
}

static void note_part(promise_case *c, const part *one, const void *payload)
{
    const choice_logic *choice = &c->first.choice;
    const standing *at = payload;
    formula left = slot_left_free(choice, one->template, one->slot);
    formula open = slot_open(choice, one->template, one->slot);

    if (!is_possible(c, logic_and(c->logic, at->holds, open)))
        return;
    c->covered++;
    if (is_possible(c, logic_and(c->logic, at->holds, left)))
        promise_exception(c, "%ld minutes, part %zu (%s), level %s, gate %s",
                          one->template->minutes, one->number, one->slot->id,
                          level_words[at->level], gate_words[at->gate]);
}

void note_parts(promise_case *c)
{
    for (int level = 0; level < LEVEL_COUNT; level++)
        for (int gate = GATE_RELIEF_ONLY; gate < GATE_COUNT; gate++) {
            const standing at = {level, gate, stands_at(c, level, gate)};

            if (is_possible(c, at.holds))
                each_part(c, note_part, &at);
        }
}

int breaks_parts(const sb_result *first, const sb_result *second)
{
    (void)second;
    for (size_t i = 0; i < first->empty_slots.count; i++)
        if (!empty_is_of_person(
                ((const result_empty *)first->empty_slots.items[i])->because))
            return 1;
    return 0;
}
