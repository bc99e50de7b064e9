/* SPDX-License-Identifier: Apache-2.0 */
#include "proof/milder.h"

/* ---- as formulas ---- */

static formula lost(promise_case *c, formula first, formula second)
{
    return logic_and(c->logic, first, not_so(second));
}

static const movement *movement_in(const sb_pack *pack, const movement *m)
{
    return name_table_find(&pack->movements.by_name, m->id);
}

static const exercise *exercise_in(const sb_pack *pack, const exercise *e)
{
    return name_table_find(&pack->exercises.by_name, e->id);
}

static void free_movements(promise_case *c, milder_taker *take, void *payload)
{
    const outcome_logic *a = &c->first.outcome, *b = &c->second.outcome;

    for (size_t i = 0; i < a->pack->movements.all.count; i++) {
        const movement *m = a->pack->movements.all.items[i];
        const movement *now = movement_in(b->pack, m);
        formula forbidden = now ? outcome_forbids(b, now) : NEVER;
        formula restricted = now ? logic_or(c->logic, forbidden, outcome_limits(b, now))
                                 : NEVER;
        formula freed = logic_or(c->logic, lost(c, outcome_forbids(a, m), forbidden),
                                 lost(c, outcome_limits(a, m), restricted));

        take(payload, logic_and(c->logic, freed, b->gates[GATE_GENTLE]), "movement",
             m->id);
    }
}

static void free_exercises(promise_case *c, milder_taker *take, void *payload)
{
    const choice_logic *a = &c->first.choice, *b = &c->second.choice;

    for (size_t i = 0; i < b->outcome->pack->exercises.all.count; i++) {
        const exercise *e = b->outcome->pack->exercises.all.items[i];
        const exercise *before = exercise_in(a->outcome->pack, e);
        formula freed;

        if (!before)
            continue;
        freed = logic_or(c->logic, a->restricted[before->index],
                         lost(c, a->limited[before->index], b->limited[i]));
        take(payload, lost(c, freed, b->barred[i]), "exercise", e->id);
    }
}

/* "With caution" says that something is restricted: it counts while a programme can come
 * out. */
static void milder_disposition(promise_case *c, milder_taker *take, void *payload)
{
    const outcome_logic *a = &c->first.outcome, *b = &c->second.outcome;
    formula caution = lost(c, a->dispositions[PROCEED_CAUTION],
                           b->dispositions[PROCEED_CAUTION]);

    take(payload, logic_and(c->logic, caution, b->gates[GATE_RELIEF_ONLY]), "disposition",
         disposition_words[PROCEED_CAUTION]);
    for (int level = CLINICIAN_ROUTINE; level < DISPOSITION_COUNT; level++)
        take(payload, lost(c, a->dispositions[level], b->dispositions[level]),
             "disposition", disposition_words[level]);
}

void each_milder_way(promise_case *c, milder_taker *take, void *payload)
{
    milder_disposition(c, take, payload);
    for (int gate = GATE_RELIEF_ONLY; gate < GATE_COUNT; gate++)
        take(payload,
             lost(c, c->second.outcome.gates[gate], c->first.outcome.gates[gate]), "gate",
             gate_words[gate]);
    free_movements(c, take, payload);
    free_exercises(c, take, payload);
}

/* The ways that were handed out, joined. */
typedef struct joined {
    logic *logic;
    formula any;
} joined;

static void join(void *payload, formula how, const char *what, const char *which)
{
    joined *all = payload;

    (void)what;
    (void)which;
    all->any = logic_or(all->logic, all->any, how);
}

formula milder_in_any_way(promise_case *c)
{
    joined all = {c->logic, NEVER};

    each_milder_way(c, join, &all);
    return all.any;
}

/* ---- as two results ---- */

static int restricts(const sb_result *r, const movement *m, restriction_type most)
{
    for (size_t i = 0; m && i < r->restrictions.count; i++) {
        const result_restriction *one = r->restrictions.items[i];

        if (one->type <= most && movement_is(m, one->movement))
            return 1;
    }
    return 0;
}

static int frees_movement(const sb_result *first, const sb_result *second)
{
    const list *movements = &first->pack->movements.all;

    for (size_t i = 0; second->gate >= GATE_GENTLE && i < movements->count; i++)
        for (int type = FORBID; type <= LIMIT; type++) {
            const movement *m = movements->items[i];

            if (restricts(first, m, (restriction_type)type) &&
                !restricts(second, movement_in(second->pack, m), (restriction_type)type))
                return 1;
        }
    return 0;
}

static int is_restricted(const result_exercise *one)
{
    for (size_t i = 0; i < one->bars.count; i++) {
        barred_by by = ((const bar *)one->bars.items[i])->by;

        if (by == BY_MOVEMENT || by == BY_LIST)
            return 1;
    }
    return 0;
}

static const result_exercise *of_exercise(const sb_result *r, const exercise *e)
{
    for (size_t i = 0; i < r->exercises.count; i++)
        if (((const result_exercise *)r->exercises.items[i])->exercise == e)
            return r->exercises.items[i];
    return NULL;
}

static int frees_exercise(const sb_result *first, const sb_result *second)
{
    for (size_t i = 0; i < second->exercises.count; i++) {
        const result_exercise *now = second->exercises.items[i];
        const exercise *same = exercise_in(first->pack, now->exercise);
        const result_exercise *before = same ? of_exercise(first, same) : NULL;

        if (before && now->bars.count == 0 &&
            (is_restricted(before) || (before->limited && !now->limited)))
            return 1;
    }
    return 0;
}

int result_is_milder(const sb_result *first, const sb_result *second)
{
    int counts = second->gate > GATE_NONE || first->disposition > PROCEED_CAUTION;

    return (counts && second->disposition < first->disposition) ||
           second->gate > first->gate || frees_movement(first, second) ||
           frees_exercise(first, second);
}
