/* SPDX-License-Identifier: Apache-2.0 */
/* Promise 13: nothing in the pack is dead. Each question is asked of somebody, each of
 * its answers can be given, each branch of a rule holds, each exercise may be prescribed
 * or offered, each message is said. What comes about is seen in a result. */
#include "proof/message_logic.h"
#include "proof/promise.h"

#include <string.h>

/* ---- questions and their answers ---- */

static const answer *answer_in(const sb_result *r, const question *q)
{
    return &r->sheet.answers[q->index];
}

static int is_question_in(const sb_result *r, const occurrence *one)
{
    return answer_in(r, one->thing)->given;
}

static int is_option_in(const sb_result *r, const occurrence *one)
{
    const answer *given = answer_in(r, one->thing);

    if (one->part == OPTION_UNKNOWN)
        return given->unknown || given->unsure;
    return given->given && (given->ticked >> one->part & 1);
}

static void add_option(promise_case *c, const question *q, int option)
{
    promise_occurrence(c,
                       (occurrence){.holds = option_chosen(&c->first, q, option),
                                    .file = q->file,
                                    .line = q->line,
                                    .thing = q,
                                    .part = option,
                                    .is_in = is_option_in},
                       "answer %s of question %s", question_option_id(q, option), q->id);
}

static void add_question(promise_case *c, const question *q)
{
    promise_occurrence(c,
                       (occurrence){.holds = question_answered(c->first.answers, q),
                                    .file = q->file,
                                    .line = q->line,
                                    .thing = q,
                                    .is_in = is_question_in},
                       "question %s", q->id);
    for (size_t i = 0; i < q->option_count; i++)
        add_option(c, q, (int)i);
    if (q->type == CHOICES)
        add_option(c, q, OPTION_NONE);
    if (q->unknown_text)
        add_option(c, q, OPTION_UNKNOWN);
}

/* ---- rules ---- */

static int is_branch_in(const sb_result *r, const occurrence *one)
{
    for (size_t i = 0; i < r->trace.count; i++) {
        const reason *fired = r->trace.items[i];

        if (fired->rule == one->thing && fired->if_unknown == one->part)
            return 1;
    }
    return 0;
}

static void add_rule(promise_case *c, const rule *r)
{
    const outcome_logic *o = &c->first.outcome;
    occurrence one = {
        .file = r->file, .line = r->line, .thing = r, .is_in = is_branch_in};

    one.holds = o->stated[r->index];
    promise_occurrence(c, one, "rule %s", r->id);
    if (!r->if_unknown.count)
        return;
    one.holds = o->if_unknown[r->index];
    one.part = 1;
    promise_occurrence(c, one, "rule %s, when it is not sure", r->id);
}

/* ---- exercises ---- */

static int is_exercise_in(const sb_result *r, const occurrence *one)
{
    for (size_t i = 0; i < r->exercises.count; i++) {
        const result_exercise *e = r->exercises.items[i];

        if (e->exercise == one->thing)
            return e->bars.count == 0;
    }
    return 0;
}

static int has_slot(const sb_pack *pack, const exercise *e)
{
    const doses *d = &pack->doses;

    for (size_t i = 0; i < d->template_count; i++)
        for (size_t k = 0; k < d->templates[i].slot_count; k++)
            if (slot_takes(&d->templates[i].slots[k], e))
                return 1;
    return 0;
}

static int is_offered_instead(const sb_pack *pack, const exercise *e)
{
    for (size_t i = 0; i < pack->hazards.all.count; i++) {
        const hazard *h = pack->hazards.all.items[i];

        for (size_t k = 0; k < h->instead_count; k++)
            if (h->insteads[k].exercise == e)
                return 1;
    }
    return 0;
}

static int is_next_to_another(const sb_pack *pack, const exercise *e)
{
    for (size_t i = 0; i < pack->exercises.all.count; i++) {
        const exercise *other = pack->exercises.all.items[i];

        if (other->easier == e || other->harder == e)
            return 1;
    }
    return 0;
}

/* Nothing bars it, and there is a place for it: a part of a day, a hazard that it stands
 * in for, or an exercise that it is a step from. */
static void add_exercise(promise_case *c, const exercise *e)
{
    const sb_pack *pack = c->pack;
    int has_place = has_slot(pack, e) || is_offered_instead(pack, e) ||
                    is_next_to_another(pack, e);
    occurrence one = {.file = e->file, .line = e->line, .thing = e};

    if (overlays_withdrawal(&pack->overlays, "exercise", e->id)) {
        promise_exception(c, "exercise %s is withdrawn", e->id);
        return;
    }
    one.holds = has_place ? not_so(c->first.choice.barred[e->index]) : NEVER;
    one.is_in = is_exercise_in;
    promise_occurrence(c, one, "exercise %s", e->id);
}

/* ---- messages ---- */

static int advises(const list *all, const message *m)
{
    for (size_t i = 0; i < all->count; i++)
        if (((const advice *)all->items[i])->message == m)
            return 1;
    return 0;
}

static int lists(const list *all, const message *m)
{
    for (size_t i = 0; i < all->count; i++)
        if (all->items[i] == m)
            return 1;
    return 0;
}

int result_says(const sb_result *r, const message *m)
{
    return advises(&r->advice, m) || advises(&r->holds, m) || lists(&r->pages, m) ||
           lists(&r->education, m) || lists(&r->safety_net, m) ||
           message_disposition(m) == r->disposition;
}

static int is_message_in(const sb_result *r, const occurrence *one)
{
    return result_says(r, one->thing);
}

static void add_message(promise_case *c, const message *m)
{
    if (m->kind == MESSAGE_PHRASE)
        return;
    promise_occurrence(c,
                       (occurrence){.holds = message_said(&c->first.choice, m),
                                    .file = m->file,
                                    .line = m->line,
                                    .thing = m,
                                    .is_in = is_message_in},
                       "message %s", m->id);
}

/* ---- all of them ---- */

void promise_occurs(promise_case *c)
{
    const sb_pack *pack = c->pack;

    c->laws |= LAW_ASKED;
    for (size_t i = 0; i < pack->questions.all.count; i++)
        add_question(c, pack->questions.all.items[i]);
    for (size_t i = 0; i < pack->rules.all.count; i++)
        add_rule(c, pack->rules.all.items[i]);
    for (size_t i = 0; i < pack->exercises.all.count; i++)
        add_exercise(c, pack->exercises.all.items[i]);
    for (size_t i = 0; i < pack->messages.all.count; i++)
        add_message(c, pack->messages.all.items[i]);
    promise_exception(c,
                      "messages of the kind phrase, which the program asks for by name");
}
