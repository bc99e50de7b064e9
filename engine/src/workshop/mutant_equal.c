/* SPDX-License-Identifier: Apache-2.0 */
#include "workshop/mutant_equal.h"

#include <stdlib.h>

#include "base/failure.h"
#include "conditions/condition_logic.h"
#include "conditions/consequence.h"

/* ---- conditions: the same for all answers ---- */

/* What a rule, finding or score rests on, in one mode after the other. */
typedef struct reading {
    formula *is;
    size_t count;
} reading;

/* A branch of a rule that is not there need not be told apart. */
static void read_condition(reading *out, condition_logic *c, const condition *when,
                           int has_unknown_branch)
{
    out->is[out->count++] = condition_surely(c, when);
    if (has_unknown_branch)
        out->is[out->count++] = condition_possibly(c, when);
}

static void read_all(reading *out, condition_logic *c, const mutated *of)
{
    out->count = 0;
    if (of->rule)
        read_condition(out, c, of->rule->when, of->rule->if_unknown.count > 0);
    else if (of->finding)
        read_condition(out, c, of->finding->when, 1);
    else
        for (size_t i = 0; i < of->score->point_count; i++)
            read_condition(out, c, of->score->points[i].when, 1);
}

static size_t most_read(const mutated *of)
{
    return 2 * (of->score ? of->score->point_count : 1);
}

static formula differ(condition_logic *c, formula a, formula b)
{
    logic *l = condition_logic_inner(c);

    return logic_or(l, logic_and(l, a, not_so(b)), logic_and(l, not_so(a), b));
}

static formula tells_condition(condition_logic *c, const mutant *m, reading *before,
                               reading *after, sb_failure *why)
{
    mutant_change change;
    formula some = NEVER;

    read_all(before, c, &m->of);
    if (mutant_make(m, &change, why) < 0)
        return ALWAYS;
    read_all(after, c, &m->of);
    mutant_undo(m, &change);
    for (size_t i = 0; i < before->count; i++)
        some = logic_or(condition_logic_inner(c), some,
                        differ(c, before->is[i], after->is[i]));
    return some;
}

/* ---- verdicts: another one always outdoes it ---- */

/* A disposition of same-day or worse closes the gate as well, and is a reason of that. */

typedef struct verdict {
    consequence_kind kind; /* of a disposition or a gate */
    int worst;             /* of what it was and what it becomes */
} verdict;

static int outdoes(const consequence *c, verdict v)
{
    if (v.kind == GIVE_DISPOSITION)
        return c->kind == GIVE_DISPOSITION && c->level > v.worst &&
               !disposition_is_urgent(v.worst);
    return consequence_gate(c) < v.worst;
}

static int branch_outdoes(const consequences *branch, verdict v)
{
    for (size_t i = 0; i < branch->count; i++)
        if (outdoes(&branch->items[i], v))
            return 1;
    return 0;
}

static formula takes(condition_logic *c, const rule *r, const consequences *branch)
{
    if (branch == &r->then)
        return condition_surely(c, r->when);
    return logic_and(condition_logic_inner(c), condition_possibly(c, r->when),
                     not_so(condition_surely(c, r->when)));
}

static formula tells_verdict(condition_logic *c, const mutant *m, const sb_pack *pack,
                             verdict v)
{
    logic *l = condition_logic_inner(c);
    formula alone = takes(c, m->of.rule, m->consequences);

    for (size_t i = 0; i < pack->rules.all.count; i++) {
        const rule *r = pack->rules.all.items[i];

        if (branch_outdoes(&r->then, v))
            alone = logic_and(l, alone, not_so(takes(c, r, &r->then)));
        if (branch_outdoes(&r->if_unknown, v))
            alone = logic_and(l, alone, not_so(takes(c, r, &r->if_unknown)));
    }
    return alone;
}

static int verdict_of(const mutant *m, verdict *v)
{
    const consequence *changed = &m->consequences->items[m->part];
    int to = m->how == SWAP_LEVEL ? changed->level + m->by : changed->level;
    int is_gate = changed->kind == GIVE_GATE;

    *v = (verdict){changed->kind, changed->level};
    if (is_gate ? to < v->worst : to > v->worst)
        v->worst = to;
    return is_gate || changed->kind == GIVE_DISPOSITION;
}

/* ---- both ---- */

static int cannot_tell(condition_logic *c, formula tells)
{
    condition_logic_bind(c);
    return can_hold(c, tells, LAW_ANSWERS | LAW_ASKED) == CANNOT_HOLD;
}

int mutant_is_equal(const mutant *m, const sb_pack *pack, sb_failure *why)
{
    size_t size = (most_read(&m->of) + 1) * sizeof(formula);
    reading before = {.is = malloc(size)}, after = {.is = malloc(size)};
    condition_logic *c = condition_logic_new(pack);
    int is_equal = -1;
    verdict v;

    if (!c || !before.is || !after.is)
        failure_memory(why);
    else if (!m->consequences)
        is_equal = cannot_tell(c, tells_condition(c, m, &before, &after, why));
    else if (verdict_of(m, &v))
        is_equal = cannot_tell(c, tells_verdict(c, m, pack, v));
    else
        is_equal = 0;
    if (c && condition_logic_failed(c))
        is_equal = failure_memory(why);
    condition_logic_free(c);
    free(before.is);
    free(after.is);
    return is_equal;
}
