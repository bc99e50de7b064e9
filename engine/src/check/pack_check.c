/* SPDX-License-Identifier: Apache-2.0 */
/* The checks of a pack as a whole, in their order; circles; and where a condition may ask
 * how things stand. */
#include "check/pack_check.h"

#include <stdint.h>

enum { UNSEEN, OPEN, DONE }; /* marks of a walk: seeing an open one again is a cycle */

/* ---- cycles ---- */

static int finding_is_cyclic(finding *f);
static int score_is_cyclic(score *s);

static int condition_is_cyclic(const condition *c)
{
    int cyclic = 0;

    if (!c)
        return 0;
    if (c->kind == CONDITION_FINDING && c->finding)
        cyclic = finding_is_cyclic((finding *)(uintptr_t)c->finding);
    else if (c->kind == CONDITION_SCORE && c->score)
        cyclic = score_is_cyclic((score *)(uintptr_t)c->score);
    for (size_t i = 0; i < c->part_count; i++)
        cyclic |= condition_is_cyclic(c->parts[i]);
    return cyclic;
}

static int finding_is_cyclic(finding *f)
{
    int cyclic;

    if (f->mark != UNSEEN)
        return f->mark == OPEN;
    f->mark = OPEN;
    cyclic = condition_is_cyclic(f->when);
    f->mark = DONE;
    return cyclic;
}

static int score_is_cyclic(score *s)
{
    int cyclic = 0;

    if (s->mark != UNSEEN)
        return s->mark == OPEN;
    s->mark = OPEN;
    for (size_t i = 0; i < s->point_count; i++)
        cyclic |= condition_is_cyclic(s->points[i].when);
    s->mark = DONE;
    return cyclic;
}

static int movement_is_cyclic(movement *m)
{
    int cyclic = 0;

    if (m->mark != UNSEEN)
        return m->mark == OPEN;
    m->mark = OPEN;
    for (size_t i = 0; i < m->is_a_count; i++)
        cyclic |= movement_is_cyclic(m->is_a[i]);
    m->mark = DONE;
    return cyclic;
}

static void tell_cycle(reading *r, const char *kind, const char *file, int line,
                       const char *what, const char *id)
{
    r->has_circle = 1;
    mistakes_add(r->mistakes, SB_ERROR, kind, file, line, "%s '%s' %s itself in the end.",
                 what, id, kind[0] == 'm' ? "is a kind of" : "rests on");
}

void check_cycles(reading *r)
{
    const sb_pack *pack = r->pack;

    for (size_t i = 0; i < pack->findings.all.count; i++) {
        finding *f = pack->findings.all.items[i];

        if (finding_is_cyclic(f))
            tell_cycle(r, "finding-cycle", f->file, f->line, "Finding", f->id);
    }
    for (size_t i = 0; i < pack->scores.all.count; i++) {
        score *s = pack->scores.all.items[i];

        if (score_is_cyclic(s))
            tell_cycle(r, "score-cycle", s->file, s->line, "Score", s->id);
    }
    for (size_t i = 0; i < pack->movements.all.count; i++) {
        movement *m = pack->movements.all.items[i];

        if (movement_is_cyclic(m))
            tell_cycle(r, "movement-cycle", m->file, m->line, "Movement", m->id);
    }
}

/* ---- where tests of how things stand may be used ---- */

static void refuse_standing(reading *r, const condition *c, const char *where)
{
    if (!c)
        return;
    if (c->kind == CONDITION_DISPOSITION || c->kind == CONDITION_GATE)
        mistakes_add(r->mistakes, SB_ERROR, "too-early", c->file, c->line,
                     "<%s> is not settled yet in %s.",
                     c->kind == CONDITION_GATE ? "gate" : "disposition", where);
    for (size_t i = 0; i < c->part_count; i++)
        refuse_standing(r, c->parts[i], where);
}

void check_places(reading *r)
{
    const sb_pack *pack = r->pack;

    for (size_t i = 0; i < pack->rules.all.count; i++) {
        const rule *one = pack->rules.all.items[i];

        if (one->step == STEP_TRIAGE || one->step == STEP_SCREEN)
            refuse_standing(r, one->when, "triage and screen");
    }
    for (size_t i = 0; i < pack->findings.all.count; i++)
        refuse_standing(r, ((finding *)pack->findings.all.items[i])->when, "findings");
    for (size_t i = 0; i < pack->questions.all.count; i++)
        refuse_standing(r, ((question *)pack->questions.all.items[i])->ask_when,
                        "the ask-when of a question");
    for (size_t i = 0; i < pack->scores.all.count; i++) {
        const score *s = pack->scores.all.items[i];

        for (size_t k = 0; k < s->point_count; k++)
            refuse_standing(r, s->points[k].when, "scores");
    }
}

void pack_check(reading *r)
{
    r->is_linked = r->is_whole && sb_mistakes_errors(r->mistakes) == 0;
    check_cycles(r);
    check_places(r);
    check_rules(r);
    check_consequences(r);
    check_questions(r);
    check_movements(r);
    check_exercises(r);
    check_ladders(r);
    check_hazards(r);
    check_doses(r);
    check_texts(r);
    check_safety_words(r);
    check_flares(r);
    check_whole(r);
    check_withdrawals(r);
    if (!r->scope.thorough)
        return;
    check_used(r);
    check_conditions(r);
    check_said_limits(r);
}
