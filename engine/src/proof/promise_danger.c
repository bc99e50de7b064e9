/* SPDX-License-Identifier: Apache-2.0 */
/* Promise 2: a told danger sign whose rule says emergency or same-day never ends in
 * exercises. Two claims: a branch that says so leaves none; and a sign that is enough by
 * itself for such a branch is enough whatever else is answered, but for the exceptions
 * that the rule names. */
#include "proof/promise.h"

#include <stdlib.h>

#include "conditions/condition_value.h"
#include "conditions/consequence.h"
#include "pack/condition_reads.h"

static int is_urgent(const consequences *all)
{
    return disposition_is_urgent(consequences_disposition(all));
}

static void add_branches(promise_case *c, formula offers)
{
    const outcome_logic *o = &c->first.outcome;

    for (size_t i = 0; i < c->pack->rules.all.count; i++) {
        const rule *r = c->pack->rules.all.items[i];

        if (is_urgent(&r->then))
            promise_breach(c, logic_and(c->logic, o->stated[i], offers), "rule %s",
                           r->id);
        if (is_urgent(&r->if_unknown))
            promise_breach(c, logic_and(c->logic, o->if_unknown[i], offers),
                           "rule %s, when it is not sure", r->id);
        c->covered += (size_t)is_urgent(&r->then) + (size_t)is_urgent(&r->if_unknown);
    }
}

/* ---- signs that are enough by themselves ---- */

/* The exceptions of a rule: that one of them is surely true. */
typedef struct excepted {
    promise_case *of;
    const rule *rule;
    formula any;
} excepted;

static void add_exception(void *payload, const condition *part)
{
    excepted *e = payload;
    formula holds = condition_surely(e->of->first.answers, part);

    e->any = logic_or(e->of->logic, e->any, holds);
    promise_exception(e->of, "rule %s: unless (line %d)", e->rule->id, part->line);
}

static void add_sign(promise_case *c, const rule *r, const question *q, int option,
                     formula offers)
{
    excepted e = {c, r, NEVER};
    formula told = option_chosen(&c->first, q, option);

    each_exception(r->when, add_exception, &e);
    promise_breach(c,
                   logic_and(c->logic, logic_and(c->logic, told, offers), not_so(e.any)),
                   "%s %s, for rule %s", q->id, q->options[option].id, r->id);
    c->covered++;
}

static int says_urgent(const rule *r, truth value)
{
    return (value == SURELY_TRUE && is_urgent(&r->then)) ||
           (value == POSSIBLE && is_urgent(&r->if_unknown));
}

/* The urgent rules of triage and screening that read each question, also through findings
 * and scores: by question, in rows of one byte a rule. */
typedef struct urgent_rules {
    const rule **all;
    size_t count;
    unsigned char *reads;
} urgent_rules;

static void read_row(unsigned char *row, condition_reads *reads, const rule *r,
                     size_t questions)
{
    condition_reads_forget(reads);
    condition_reads_add(reads, r->when);
    for (size_t i = 0; i < questions; i++)
        row[i] = reads->options[i] != 0;
}

static int open_urgent(urgent_rules *out, const sb_pack *pack)
{
    size_t questions = pack->questions.all.count;
    condition_reads reads = {0};
    int error = condition_reads_open(&reads, pack);

    out->all = calloc(pack->rules.all.count + 1, sizeof(*out->all));
    for (size_t i = 0; out->all && i < pack->rules.all.count; i++) {
        const rule *r = pack->rules.all.items[i];

        if (r->step <= STEP_SCREEN && (is_urgent(&r->then) || is_urgent(&r->if_unknown)))
            out->all[out->count++] = r;
    }
    out->reads = calloc(out->count + 1, questions + 1);
    if (!out->all || !out->reads)
        error = -1;
    for (size_t i = 0; error == 0 && i < out->count; i++)
        read_row(out->reads + i * questions, &reads, out->all[i], questions);
    condition_reads_close(&reads);
    return error;
}

static void close_urgent(urgent_rules *all)
{
    free(all->all);
    free(all->reads);
}

static void try_sign(promise_case *c, condition_values *values,
                     const urgent_rules *urgent, const question *q, int option,
                     formula offers)
{
    answer *given = answer_of(values->sheet, q);

    *given = (answer){.given = 1, .ticked = UINT64_C(1) << option};
    condition_values_forget(values);
    for (size_t i = 0; i < urgent->count; i++) {
        const rule *r = urgent->all[i];

        if (urgent->reads[i * c->pack->questions.all.count + q->index] &&
            says_urgent(r, condition_value(values, r->when)))
            add_sign(c, r, q, option, offers);
    }
    *given = (answer){0};
}

static void add_signs(promise_case *c, formula offers)
{
    answer_sheet nothing = {0};
    condition_values values = {0};
    urgent_rules urgent = {0};

    if (answer_sheet_open(&nothing, c->pack, NULL) < 0 ||
        condition_values_open(&values, &nothing, NULL) < 0 ||
        open_urgent(&urgent, c->pack) < 0)
        c->failed = 1;
    for (size_t i = 0; !c->failed && i < c->pack->questions.all.count; i++) {
        const question *q = c->pack->questions.all.items[i];

        for (size_t k = 0; k < q->option_count; k++)
            if (q->options[k].sign == SIGN_DANGER)
                try_sign(c, &values, &urgent, q, (int)k, offers);
    }
    close_urgent(&urgent);
    condition_values_close(&values);
    answer_sheet_close(&nothing);
}

void promise_danger(promise_case *c)
{
    formula offers = choice_offers_any(&c->first.choice);

    add_branches(c, offers);
    add_signs(c, offers);
}

int breaks_danger(const sb_result *first, const sb_result *second)
{
    (void)second;
    return first->items.count > 0 || first->gate > GATE_NONE;
}
