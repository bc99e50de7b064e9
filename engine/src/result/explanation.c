/* SPDX-License-Identifier: Apache-2.0 */
#include "result/explanation.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/same_text.h"

enum { DEEPEST = 40, MOST_VISITS = 2000 };

/* One walk down the support of a fact. */
typedef struct walk {
    explainer *e;
    reasons *out;  /* where rules go, or NULL */
    reason *under; /* where answers and absences go, or NULL */
    list *answers; /* where answers go when there is no reason */
    int depth;
    int *visits;
} walk;

static void go_down(walk *w, const rule_fact *fact);

static void add_once(explainer *e, list *all, const void *thing)
{
    for (size_t i = 0; i < all->count; i++)
        if (all->items[i] == thing)
            return;
    if (list_add(all, (void *)(uintptr_t)thing) < 0)
        e->failed = 1;
}

static reason *reason_for(explainer *e, reasons *out, const rule *one, int if_unknown)
{
    reason *made;

    for (size_t i = 0; i < out->all.count; i++) {
        reason *known = out->all.items[i];

        if (known->rule == one && known->if_unknown == if_unknown)
            return known;
    }
    made = result_take(e->result, sizeof(*made));
    if (!made || list_add(&out->all, made) < 0) {
        e->failed = 1;
        return NULL;
    }
    made->rule = one;
    made->if_unknown = if_unknown;
    return made;
}

/* The option of an answer fact as a bit; all of them for a number. */
static uint64_t option_bit(const question *asked, const rule_fact *fact)
{
    int option = question_option(asked, rule_fact_word(fact, "value"));

    return option < 0 ? UINT64_MAX : UINT64_C(1) << option;
}

static void add_answer(explainer *e, list *to, const question *asked, uint64_t options)
{
    used_answer *made;

    for (size_t i = 0; i < to->count; i++) {
        used_answer *known = to->items[i];

        if (known->asked == asked) {
            known->options |= options;
            return;
        }
    }
    made = result_take(e->result, sizeof(*made));
    if (!made || list_add(to, made) < 0) {
        e->failed = 1;
        return;
    }
    *made = (used_answer){asked, options};
}

static void note_answer(walk *w, const rule_fact *fact)
{
    const char *id = rule_fact_word(fact, "question");
    const question *asked = name_table_find(&w->e->result->pack->questions.by_name, id);
    list *to = w->under ? &w->under->answers : w->answers;

    if (asked && to)
        add_answer(w->e, to, asked, option_bit(asked, fact));
}

static void note_absences(walk *w, const written_rule *rule,
                          const rule_fact *const *facts, size_t count)
{
    for (size_t i = 0; i < count && w->under; i++)
        if (!facts[i] && i < rule->condition_count)
            add_once(w->e, &w->under->absences, rule->conditions[i]);
}

static int seen(void *payload, const char *name, const rule_fact *const *facts,
                size_t count)
{
    walk *w = payload;
    walk deeper = *w;
    const written_rule *rule = rule_book_find(w->e->book, name);

    deeper.depth++;
    if (rule && rule->kind == FOR_RULE && w->out && !w->under) {
        deeper.under = reason_for(w->e, w->out, rule->owner, rule->if_unknown);
        if (!deeper.under)
            return 0;
    }
    if (rule)
        note_absences(&deeper, rule, facts, count);
    for (size_t i = 0; i < count; i++)
        if (facts[i])
            go_down(&deeper, facts[i]);
    return 0;
}

static void go_down(walk *w, const rule_fact *fact)
{
    if (w->depth > DEEPEST || ++*w->visits > MOST_VISITS)
        return;
    if (same_text(rule_fact_kind(fact), "answer"))
        note_answer(w, fact);
    else
        rule_session_supports(fact, seen, w);
}

static int by_rule(const void *left, const void *right)
{
    const reason *a = *(reason *const *)left;
    const reason *b = *(reason *const *)right;

    if (!a->rule || !b->rule)
        return (a->rule != NULL) - (b->rule != NULL);
    return strcmp(a->rule->id, b->rule->id);
}

static int by_asking(const void *left, const void *right)
{
    const question *a = (*(used_answer *const *)left)->asked;
    const question *b = (*(used_answer *const *)right)->asked;

    return (a->index > b->index) - (a->index < b->index);
}

static void sort_answers(list *answers)
{
    if (answers->count)
        qsort(answers->items, answers->count, sizeof(void *), by_asking);
}

static void sort_reasons(reasons *out)
{
    if (out->all.count)
        qsort(out->all.items, out->all.count, sizeof(void *), by_rule);
    for (size_t i = 0; i < out->all.count; i++)
        sort_answers(&((reason *)out->all.items[i])->answers);
}

void explain_fact(explainer *e, const rule_fact *fact, reasons *out)
{
    int visits = 0;
    walk w = {.e = e, .out = out, .visits = &visits};

    go_down(&w, fact);
    sort_reasons(out);
}

void explain_likewise(explainer *e, const reasons *known, reasons *out)
{
    for (size_t i = 0; i < known->all.count; i++) {
        const reason *from = known->all.items[i];
        reason *to = reason_for(e, out, from->rule, from->if_unknown);

        for (size_t k = 0; to && k < from->answers.count; k++) {
            const used_answer *used = from->answers.items[k];

            add_answer(e, &to->answers, used->asked, used->options);
        }
        for (size_t k = 0; to && k < from->absences.count; k++)
            add_once(e, &to->absences, from->absences.items[k]);
    }
    sort_reasons(out);
}

void explain_answers(explainer *e, const rule_fact *fact, list *answers)
{
    int visits = 0;
    walk w = {.e = e, .answers = answers, .visits = &visits};

    go_down(&w, fact);
    sort_answers(answers);
}

/* ---- firmness ---- */

typedef struct firmness {
    explainer *e;
    question_is_open *is_open;
    void *payload;
    int depth;
} firmness;

static int reads_open(const firmness *f, const condition *c, int depth)
{
    if (!c || depth > DEEPEST)
        return 0;
    if (c->kind == CONDITION_ANSWER && f->is_open(f->payload, c->question))
        return 1;
    if (c->kind == CONDITION_FINDING)
        return reads_open(f, c->finding->when, depth + 1);
    for (size_t i = 0; c->kind == CONDITION_SCORE && i < c->score->point_count; i++)
        if (reads_open(f, c->score->points[i].when, depth + 1))
            return 1;
    for (size_t i = 0; i < c->part_count; i++)
        if (reads_open(f, c->parts[i], depth + 1))
            return 1;
    return 0;
}

static int chain_is_firm(void *payload, const char *name, const rule_fact *const *facts,
                         size_t count);

static int is_firm(firmness *f, const rule_fact *fact)
{
    firmness deeper = *f;

    if (strcmp(rule_fact_kind(fact), "answer") == 0)
        return 1;
    deeper.depth++;
    return deeper.depth <= DEEPEST && rule_session_supports(fact, chain_is_firm, &deeper);
}

static int chain_is_firm(void *payload, const char *name, const rule_fact *const *facts,
                         size_t count)
{
    firmness *f = payload;
    const written_rule *rule = rule_book_find(f->e->book, name);

    for (size_t i = 0; i < count; i++) {
        if (facts[i] && !is_firm(f, facts[i]))
            return 0;
        if (!facts[i] && rule && i < rule->condition_count &&
            reads_open(f, rule->conditions[i], 0))
            return 0;
    }
    return 1;
}

int explain_is_firm(explainer *e, const rule_fact *fact, question_is_open *is_open,
                    void *payload)
{
    firmness f = {e, is_open, payload, 0};

    return is_firm(&f, fact);
}
