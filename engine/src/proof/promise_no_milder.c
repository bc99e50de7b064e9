/* SPDX-License-Identifier: Apache-2.0 */
/* Promise 14: with the same answers, what a pack concludes is nowhere milder than what
 * its base does. Where the pack asks a question of others than the base does, who is
 * asked in one only answers there only. Left out is who is concerned by what an overlay
 * says that it loosens; and who gives an answer that only one of the two knows. */
#include "proof/milder.h"

#include <string.h>

#include "conditions/condition_implies.h"
#include "conditions/consequence.h"

static void require(promise_case *c, formula f)
{
    c->broken = logic_and(c->logic, c->broken, f);
}

/* ---- the same answers ---- */

static formula asked_in_one(promise_case *c, const intake *here, const question *q,
                            const intake *there, const question *twin)
{
    formula due = logic_and(c->logic, question_due(here->answers, q),
                            not_so(question_due(there->answers, twin)));
    formula answered = logic_and(c->logic, question_answered(here->answers, q),
                                 not_so(question_answered(there->answers, twin)));

    return logic_and(c->logic, due, answered);
}

static int loosens(const promise_case *c, const char *what, const char *id)
{
    const replacement *r = overlays_find(&c->pack->overlays, what, id);
    const withdrawal *w = overlays_withdrawal(&c->pack->overlays, what, id);

    return (r && r->loosens) || (w && w->loosens);
}

static void add_answers_of_one(promise_case *c, const question *q, const question *twin)
{
    for (size_t i = 0; i < q->option_count; i++)
        if (question_option(twin, q->options[i].id) < 0)
            promise_exception(c,
                              "answer %s of question %s, which only one of the two knows",
                              q->options[i].id, q->id);
}

/* Whether a condition may hold for others in the pack than in the base; findings that it
 * reads may be others under the same name. */
static int is_another(const sb_pack *pack, const condition *before, const condition *now);

static int reads_another(const sb_pack *pack, const condition *before)
{
    const finding *now;

    if (!before)
        return 0;
    for (size_t i = 0; i < before->part_count; i++)
        if (reads_another(pack, before->parts[i]))
            return 1;
    if (before->kind == CONDITION_SCORE)
        return 1; /* what it counts may be others: answers may differ */
    if (before->kind != CONDITION_FINDING)
        return 0;
    now = name_table_find(&pack->findings.by_name, before->finding->id);
    return !now || is_another(pack, before->finding->when, now->when);
}

static int is_another(const sb_pack *pack, const condition *before, const condition *now)
{
    return !condition_implies(before, now) || !condition_implies(now, before) ||
           reads_another(pack, before);
}

static int is_asked_of_others(const promise_case *c, const question *q,
                              const question *twin)
{
    return is_another(c->pack, q->ask_when, twin->ask_when) ||
           is_another(c->pack, q->in->ask_when, twin->in->ask_when);
}

static int takes_the_same(const question *q, const question *twin)
{
    return q->type == twin->type && q->whole == twin->whole &&
           !(q->least < twin->least || q->least > twin->least) &&
           !(q->most < twin->most || q->most > twin->most);
}

static int has_the_same_options(const question *q, const question *twin)
{
    for (size_t i = 0; i < q->option_count; i++)
        if (question_option(twin, q->options[i].id) < 0)
            return 0;
    return q->option_count == twin->option_count;
}

/* What both ask of the same people is one answer, so that all that stays the same in the
 * two packs is one formula. */
void share_answers(promise_case *c)
{
    const list *all = &c->base->questions.all;

    for (size_t i = 0; i < all->count; i++) {
        const question *q = all->items[i];
        const question *twin = name_table_find(&c->pack->questions.by_name, q->id);

        if (twin && takes_the_same(q, twin) && has_the_same_options(q, twin) &&
            !is_asked_of_others(c, q, twin))
            sheets_share_answer(c->second.answers, twin, c->first.answers, q);
    }
}

static void add_question(promise_case *c, const question *q, const question *twin)
{
    formula agree = sheets_agree(c->first.answers, q, c->second.answers, twin);

    if (!takes_the_same(q, twin)) {
        promise_cannot_say(c, "question %s takes other answers than in the base", q->id);
        return;
    }
    add_answers_of_one(c, q, twin);
    add_answers_of_one(c, twin, q);
    if (loosens(c, "question", q->id)) {
        promise_exception(c, "question %s says that it loosens: who is asked in one only",
                          q->id);
    } else if (is_asked_of_others(c, q, twin)) {
        agree = logic_or(c->logic, agree,
                         asked_in_one(c, &c->first, q, &c->second, twin));
        agree = logic_or(c->logic, agree,
                         asked_in_one(c, &c->second, twin, &c->first, q));
    }
    require(c, agree);
}

static void add_questions(promise_case *c)
{
    const list *all = &c->base->questions.all;

    for (size_t i = 0; i < all->count; i++) {
        const question *q = all->items[i];
        const question *twin = name_table_find(&c->pack->questions.by_name, q->id);

        if (twin)
            add_question(c, q, twin);
    }
}

/* ---- what says that it loosens ---- */

static formula differ(promise_case *c, formula a, formula b)
{
    return logic_or(c->logic, logic_and(c->logic, a, not_so(b)),
                    logic_and(c->logic, not_so(a), b));
}

static int covers(const sb_pack *pack, const consequences *now,
                  const consequences *before)
{
    for (size_t i = 0; i < before->count; i++) {
        int covered = 0;

        for (size_t k = 0; k < now->count && !covered; k++)
            covered = consequence_covers(pack, &now->items[k], &before->items[i]);
        if (!covered)
            return 0;
    }
    return 1;
}

/* Whom the branch of the base concerns, and the branch that stands now does not, or is
 * milder to. */
static formula loosened(promise_case *c, const consequences *before, formula held,
                        const consequences *now, formula holds)
{
    if (!now || !covers(c->pack, now, before))
        return held;
    return logic_and(c->logic, held, not_so(holds));
}

static void leave_out_rule(promise_case *c, const rule *r)
{
    const rule *now = name_table_find(&c->pack->rules.by_name, r->id);
    const outcome_logic *a = &c->first.outcome, *b = &c->second.outcome;
    formula stated = loosened(c, &r->then, a->stated[r->index], now ? &now->then : NULL,
                              now ? b->stated[now->index] : NEVER);
    formula unsure = loosened(c, &r->if_unknown, a->if_unknown[r->index],
                              now ? &now->if_unknown : NULL,
                              now ? b->if_unknown[now->index] : NEVER);

    require(c, not_so(logic_or(c->logic, stated, unsure)));
}

static void leave_out_finding(promise_case *c, const finding *f)
{
    const finding *now = name_table_find(&c->pack->findings.by_name, f->id);
    condition_logic *a = c->first.answers, *b = c->second.answers;

    if (!now)
        return;
    require(c, not_so(differ(c, condition_surely(a, f->when),
                             condition_surely(b, now->when))));
    require(c, not_so(differ(c, condition_possibly(a, f->when),
                             condition_possibly(b, now->when))));
}

static void leave_out_set(promise_case *c, const char *id)
{
    const list *sets = &c->base->sets.all;

    for (size_t i = 0; i < sets->count; i++)
        if (strcmp(((const restriction_set *)sets->items[i])->id, id) == 0)
            require(c, not_so(c->first.outcome.applied[i]));
}

/* To what is concluded of answers, these say nothing. */
static int is_about_words(const char *what)
{
    static const char *const kinds[] = {"message",    "contact", "source", "hazard",
                                        "monitoring", "case",    "person", NULL};

    return rank_of(kinds, what) >= 0;
}

static void leave_out(promise_case *c, const char *what, const char *id)
{
    const void *thing;

    if (is_about_words(what))
        return;
    promise_exception(c, "%s %s says that it loosens: whom it concerns", what, id);
    if (strcmp(what, "rule") == 0 &&
        (thing = name_table_find(&c->base->rules.by_name, id)))
        leave_out_rule(c, thing);
    else if (strcmp(what, "finding") == 0 &&
             (thing = name_table_find(&c->base->findings.by_name, id)))
        leave_out_finding(c, thing);
    else if (strcmp(what, "set") == 0)
        leave_out_set(c, id);
    else if (strcmp(what, "question") != 0 && strcmp(what, "exercise") != 0)
        promise_cannot_say(c,
                           "whom the %s %s concerns, which says that it loosens, "
                           "cannot be said",
                           what, id);
}

static void leave_out_loosening(promise_case *c)
{
    for (size_t i = 0; i < c->pack->overlays.count; i++) {
        const overlay *o = c->pack->overlays.items[i];

        for (size_t k = 0; k < o->replacements.count; k++) {
            const replacement *r = o->replacements.items[k];

            if (r->loosens)
                leave_out(c, r->what, r->id);
        }
        for (size_t k = 0; k < o->withdrawals.count; k++) {
            const withdrawal *w = o->withdrawals.items[k];

            if (w->loosens)
                leave_out(c, w->what, w->id);
        }
    }
}

/* ---- milder ---- */

static void add_way(void *payload, formula how, const char *what, const char *which)
{
    promise_case *c = payload;

    c->covered++;
    if (strcmp(what, "exercise") == 0 && loosens(c, what, which))
        return;
    promise_breach(c, how, "%s %s", what, which);
}

void promise_no_milder(promise_case *c)
{
    add_questions(c);
    leave_out_loosening(c);
    each_milder_way(c, add_way, c);
}

int breaks_no_milder(const sb_result *first, const sb_result *second)
{
    return result_is_milder(first, second);
}
