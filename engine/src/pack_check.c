/* SPDX-License-Identifier: Apache-2.0 */
#include "pack_check.h"

#include <math.h>
#include <string.h>

#include "failure.h"
#include "required_messages.h"

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

static void check_cycles(sb_pack *pack, sb_mistakes *mistakes)
{
    for (size_t i = 0; i < pack->findings.all.count; i++) {
        finding *f = pack->findings.all.items[i];

        if (finding_is_cyclic(f))
            mistakes_add(mistakes, SB_ERROR, "finding-cycle", f->file, f->line,
                         "Finding '%s' rests on itself in the end. Break the circle.",
                         f->id);
    }
    for (size_t i = 0; i < pack->scores.all.count; i++) {
        score *s = pack->scores.all.items[i];

        if (score_is_cyclic(s))
            mistakes_add(mistakes, SB_ERROR, "score-cycle", s->file, s->line,
                         "Score '%s' rests on itself in the end. Break the circle.",
                         s->id);
    }
    for (size_t i = 0; i < pack->movements.all.count; i++) {
        movement *m = pack->movements.all.items[i];

        if (movement_is_cyclic(m))
            mistakes_add(
                mistakes, SB_ERROR, "movement-cycle", m->file, m->line,
                "Movement '%s' is a kind of itself in the end. Break the circle.", m->id);
    }
}

/* Following `harder` must end; the same for `easier`. */
static void check_ladder(const exercise *start, int harder, size_t most,
                         sb_mistakes *mistakes)
{
    const exercise *e = start;
    size_t steps = 0;

    while (e && steps++ <= most) {
        e = harder ? e->harder : e->easier;
        if (e != start)
            continue;
        mistakes_add(mistakes, SB_ERROR, "exercise-loop", start->file, start->line,
                     "Following <%s> from '%s' leads back to it. Break the loop.",
                     harder ? "harder" : "easier", start->id);
        return;
    }
}

/* ---- where tests of how things stand may be used ---- */

static void refuse_standing(const condition *c, const char *where, sb_mistakes *mistakes)
{
    if (!c)
        return;
    if (c->kind == CONDITION_DISPOSITION || c->kind == CONDITION_GATE)
        mistakes_add(
            mistakes, SB_ERROR, "too-early", c->file, c->line,
            "<%s> is not settled yet in %s; it can be tested in sections, in the "
            "steps profile and dose, and in messages.",
            c->kind == CONDITION_GATE ? "gate" : "disposition", where);
    for (size_t i = 0; i < c->part_count; i++)
        refuse_standing(c->parts[i], where, mistakes);
}

/* ---- rules ---- */

static int ends_with(const char *text, const char *end)
{
    size_t length = strlen(text), tail = strlen(end);

    return length >= tail && strcmp(text + length - tail, end) == 0;
}

static void check_rule(const rule *r, sb_mistakes *mistakes)
{
    int is_safety = r->step == STEP_TRIAGE || r->step == STEP_SCREEN;

    if (ends_with(r->id, "-if-unknown") || strstr(r->id, "-or-"))
        mistakes_add(mistakes, SB_ERROR, "reserved-id", r->file, r->line,
                     "The rule id '%s' is reserved; leave out '-if-unknown' and '-or-'.",
                     r->id);
    if (is_safety && !r->if_unknown.given)
        mistakes_add(mistakes, SB_ERROR, "no-unknown-branch", r->file, r->line,
                     "Rule %s needs an <if-unknown>: what follows when an answer is not "
                     "sure. <same-as-then/> is the cautious choice.",
                     r->id);
    if (is_safety)
        refuse_standing(r->when, "triage and screen", mistakes);
    if (!r->then.count && !r->then.nothing)
        mistakes_add(mistakes, SB_ERROR, "no-consequence", r->file, r->line,
                     "Rule %s has no consequence.", r->id);
    if (!r->evidence.source_count)
        mistakes_add(mistakes, SB_ERROR, "no-source", r->file, r->line,
                     "Rule %s has no source.", r->id);
}

static void check_rules(const sb_pack *pack, sb_mistakes *mistakes)
{
    for (size_t i = 0; i < pack->rules.all.count; i++)
        check_rule(pack->rules.all.items[i], mistakes);
    for (size_t i = 0; i < pack->findings.all.count; i++)
        refuse_standing(((finding *)pack->findings.all.items[i])->when, "findings",
                        mistakes);
    for (size_t i = 0; i < pack->questions.all.count; i++)
        refuse_standing(((question *)pack->questions.all.items[i])->ask_when,
                        "the ask-when of a question", mistakes);
    for (size_t i = 0; i < pack->scores.all.count; i++) {
        const score *s = pack->scores.all.items[i];

        for (size_t k = 0; k < s->point_count; k++)
            refuse_standing(s->points[k].when, "scores", mistakes);
    }
}

/* ---- questions, exercises, the whole ---- */

static void check_number(const question *q, sb_mistakes *mistakes)
{
    if (q->least >= q->most)
        mistakes_add(mistakes, SB_ERROR, "empty-range", q->file, q->line,
                     "Question '%s' goes from %g to %g: least must be below most.", q->id,
                     q->least, q->most);
    else if (q->example < q->least || q->example > q->most ||
             (q->whole && q->example > floor(q->example)))
        mistakes_add(mistakes, SB_ERROR, "wrong-example", q->file, q->line,
                     "The example of '%s' is %g: it must be %s from %g to %g.", q->id,
                     q->example, q->whole ? "a whole number" : "a number", q->least,
                     q->most);
}

static void check_questions(const sb_pack *pack, sb_mistakes *mistakes)
{
    for (size_t i = 0; i < pack->questions.all.count; i++) {
        const question *q = pack->questions.all.items[i];
        int has_options = q->type == CHOICE || q->type == CHOICES;

        if (has_options && q->option_count == 0)
            mistakes_add(mistakes, SB_ERROR, "no-options", q->file, q->line,
                         "Question '%s' has no options.", q->id);
        if (!has_options)
            check_number(q, mistakes);
        if (q->safety && !q->unknown_text)
            mistakes_add(mistakes, SB_ERROR, "no-not-sure", q->file, q->line,
                         "Safety question '%s' needs an <unknown>: the words of \"not "
                         "sure\".",
                         q->id);
    }
}

static void check_exercises(const sb_pack *pack, sb_mistakes *mistakes)
{
    for (size_t i = 0; i < pack->exercises.all.count; i++) {
        const exercise *e = pack->exercises.all.items[i];

        if (!e->evidence.source_count)
            mistakes_add(mistakes, SB_ERROR, "no-source", e->file, e->line,
                         "Exercise '%s' has no source.", e->id);
        for (int level = 0; level < LEVEL_COUNT; level++)
            if (e->doses[level].given && !e->doses[level].minutes &&
                !(e->doses[level].sets &&
                  (e->doses[level].reps || e->doses[level].metres)))
                mistakes_add(
                    mistakes, SB_ERROR, "empty-dose", e->file, e->line,
                    "The %s dose of '%s' needs sets and reps, sets and metres, or "
                    "minutes.",
                    level_words[level], e->id);
        check_ladder(e, 1, pack->exercises.all.count, mistakes);
        check_ladder(e, 0, pack->exercises.all.count, mistakes);
    }
}

static void require_thing(int is_there, const char *file, const char *sentence,
                          sb_mistakes *mistakes)
{
    if (!is_there)
        mistakes_add(mistakes, SB_ERROR, "missing", file, 0, "%s", sentence);
}

static void check_whole(const sb_pack *pack, sb_mistakes *mistakes)
{
    const question *minutes = name_table_find(&pack->questions.by_name, "minutes");

    require_thing(pack->id != NULL, "knowledge/pack.xml", "The pack has no pack.xml.",
                  mistakes);
    require_thing(pack->doses.template_count && minutes && minutes->type == CHOICE,
                  "knowledge/doses.xml",
                  "A pack needs doses.xml and a choice question 'minutes'.", mistakes);
    require_thing(pack->monitoring.stop_signal_count > 0, "knowledge/monitoring.xml",
                  "The pack has no monitoring.xml with stop signals.", mistakes);
    require_thing(pack->rules.all.count > 0, "rules/clinical", "The pack has no rules.",
                  mistakes);
    for (const char *const *id = required_messages; *id; id++)
        if (!sb_pack_message(pack, *id))
            mistakes_add(mistakes, SB_ERROR, "missing-message", "knowledge/messages.xml",
                         0, "The program needs the message '%s'.", *id);
}

int pack_check(sb_pack *pack, sb_mistakes *mistakes, sb_failure *why)
{
    check_cycles(pack, mistakes);
    check_rules(pack, mistakes);
    check_questions(pack, mistakes);
    check_exercises(pack, mistakes);
    check_whole(pack, mistakes);
    return mistakes_failed(mistakes) ? failure_memory(why) : 0;
}
