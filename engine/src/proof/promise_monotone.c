/* SPDX-License-Identifier: Apache-2.0 */
/* Promise 5: two interviews that differ in one question, harmless in the first, a danger
 * sign or not sure in the second; and in what that answer opens or closes. The second is
 * nowhere milder. Left out are answers marked as reassuring to what is opened, and
 * exceptions that hold only in the second. */
#include "conditions/condition_value.h"
#include "proof/milder.h"

/* ---- the question that differs ---- */

static int is_danger(const question *q, size_t option)
{
    return q->options[option].sign == SIGN_DANGER;
}

/* Of one answer only: an option that is marked harmless. */
static formula harmless_choice(promise_case *c, const question *q)
{
    formula any = NEVER;

    for (size_t i = 0; i < q->option_count; i++)
        if (q->options[i].sign == SIGN_NONE)
            any = logic_or(c->logic, any, option_chosen(&c->first, q, (int)i));
    return any;
}

/* Of ticks: no danger sign, and nothing that is not sure. */
static formula harmless_ticks(promise_case *c, const question *q)
{
    formula harmless = logic_and(c->logic, question_answered(c->first.answers, q),
                                 not_so(option_possible(&c->first, q, OPTION_UNKNOWN)));

    for (size_t i = 0; i < q->option_count; i++)
        if (is_danger(q, i))
            harmless = logic_and(c->logic, harmless,
                                 not_so(option_possible(&c->first, q, (int)i)));
    return harmless;
}

static formula same(promise_case *c, formula a, formula b)
{
    return logic_and(c->logic, not_so(logic_and(c->logic, a, not_so(b))),
                     not_so(logic_and(c->logic, not_so(a), b)));
}

/* A danger sign or not sure; all ticks that are no danger signs as before. */
static formula danger_then(promise_case *c, const question *q)
{
    formula danger = option_chosen(&c->second, q, OPTION_UNKNOWN), rest = ALWAYS;

    for (size_t i = 0; i < q->option_count; i++)
        if (is_danger(q, i))
            danger = logic_or(c->logic, danger, option_chosen(&c->second, q, (int)i));
        else if (q->type == CHOICES)
            rest = logic_and(c->logic, rest,
                             same(c, option_chosen(&c->first, q, (int)i),
                                  option_chosen(&c->second, q, (int)i)));
    return logic_and(c->logic, danger, rest);
}

/* NEVER for questions without signs. */
static formula changed(promise_case *c, const question *q)
{
    formula before;

    if (!q->safety || (q->type != CHOICE && q->type != CHOICES))
        return NEVER;
    before = q->type == CHOICE ? harmless_choice(c, q) : harmless_ticks(c, q);
    return logic_and(c->logic, before, danger_then(c, q));
}

/* ---- the other questions ---- */

static formula reassured(promise_case *c, const question *q)
{
    formula any = NEVER;

    for (size_t i = 0; i < q->option_count; i++)
        if (q->options[i].sign == SIGN_REASSURING) {
            any = logic_or(c->logic, any, option_chosen(&c->second, q, (int)i));
            promise_exception(c, "%s %s reassures", q->id, q->options[i].id);
        }
    return any;
}

/* That a question is gone with one that it hangs on, which is not asked as things stand
 * in the second. */
static formula gone_with_plan(promise_case *c, const question *q, const condition *when)
{
    formula any = NEVER;

    if (when && when->kind == CONDITION_ANSWER &&
        condition_asks_how_things_stand(when->question->in->ask_when)) {
        any = logic_and(c->logic, question_answered(c->first.answers, when->question),
                        not_so(question_due(c->second.answers, when->question)));
        promise_exception(c, "%s goes with %s, which is not asked as things stand", q->id,
                          when->question->id);
    }
    for (size_t i = 0; when && i < when->part_count; i++)
        any = logic_or(c->logic, any, gone_with_plan(c, q, when->parts[i]));
    return any;
}

static formula opened(promise_case *c, const question *q)
{
    formula opens = logic_and(c->logic, not_so(question_due(c->first.answers, q)),
                              question_due(c->second.answers, q));
    formula only_then = logic_and(c->logic,
                                  not_so(question_answered(c->first.answers, q)),
                                  question_answered(c->second.answers, q));

    return logic_and(c->logic, logic_and(c->logic, opens, only_then),
                     not_so(reassured(c, q)));
}

static formula closed(promise_case *c, const question *q)
{
    formula closes = logic_and(c->logic, question_due(c->first.answers, q),
                               not_so(question_due(c->second.answers, q)));
    formula only_before = logic_and(c->logic, question_answered(c->first.answers, q),
                                    not_so(question_answered(c->second.answers, q)));

    if (!condition_asks_how_things_stand(q->in->ask_when))
        closes = logic_and(c->logic, closes, not_so(gone_with_plan(c, q, q->ask_when)));
    return logic_and(c->logic, closes, only_before);
}

/* Asked in one of them only, since it is due in that one only. What nobody need answer is
 * answered in both, or in neither. */
static formula opened_or_closed(promise_case *c, const question *q)
{
    return q->in->optional ? NEVER : logic_or(c->logic, opened(c, q), closed(c, q));
}

/* All others agree, but for what is opened or closed; one question is changed. */
static void add_pairs(promise_case *c)
{
    formula seen = NEVER;

    for (size_t i = 0; i < c->pack->questions.all.count; i++) {
        const question *q = c->pack->questions.all.items[i];
        formula here = changed(c, q);
        formula agree = sheets_agree(c->first.answers, q, c->second.answers, q);

        agree = logic_or(c->logic, agree, opened_or_closed(c, q));
        c->broken = logic_and(c->logic, c->broken, logic_or(c->logic, agree, here));
        c->broken = logic_and(c->logic, c->broken,
                              not_so(logic_and(c->logic, seen, here)));
        seen = logic_or(c->logic, seen, here);
        if (here != NEVER) {
            promise_breach(c, here, "question %s", q->id);
            c->covered++;
        }
    }
}

/* ---- exceptions ---- */

typedef struct newly_excepted {
    promise_case *of;
    const char *kind, *id;
} newly_excepted;

static void leave_out(promise_case *c, formula first, formula second)
{
    c->broken = logic_and(c->logic, c->broken,
                          not_so(logic_and(c->logic, second, not_so(first))));
}

static void leave_out_exception(void *payload, const condition *part)
{
    const newly_excepted *n = payload;

    leave_out(n->of, condition_surely(n->of->first.answers, part),
              condition_surely(n->of->second.answers, part));
    promise_exception(n->of, "%s %s: unless (line %d)", n->kind, n->id, part->line);
}

static void leave_out_exceptions(promise_case *c)
{
    for (size_t i = 0; i < c->pack->rules.all.count; i++) {
        const rule *r = c->pack->rules.all.items[i];
        newly_excepted n = {c, "rule", r->id};

        if (r->step <= STEP_SCREEN)
            each_exception(r->when, leave_out_exception, &n);
    }
}

void promise_monotone(promise_case *c)
{
    c->laws |= LAW_ASKED;
    add_pairs(c);
    leave_out_exceptions(c);
    c->broken = logic_and(c->logic, c->broken, milder_in_any_way(c));
    c->broken = logic_and(c->logic, c->broken, whole_interview(&c->first));
    c->broken = logic_and(c->logic, c->broken, whole_interview(&c->second));
}

int breaks_monotone(const sb_result *first, const sb_result *second)
{
    return result_is_milder(first, second);
}
