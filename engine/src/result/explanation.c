/* SPDX-License-Identifier: Apache-2.0 */
#include "result/explanation.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/same_text.h"

/* What a walk has been at: a fact, for the reason at the same place. Being there again
 * would find nothing new. */
typedef struct visits {
    list facts, unders;
} visits;

/* One walk down the support of a fact. */
typedef struct walk {
    explainer *e;
    reasons *out;  /* where rules go, or NULL */
    reason *under; /* where answers and absences go, or NULL */
    list *answers; /* where answers go when there is no reason */
    visits *seen;
} walk;

static void go_down(walk *w, const rule_fact *fact);

static int holds_thing(const list *all, const void *thing)
{
    for (size_t i = 0; i < all->count; i++)
        if (all->items[i] == thing)
            return 1;
    return 0;
}

static void add_thing(explainer *e, list *all, const void *thing)
{
    if (list_add(all, (void *)(uintptr_t)thing) < 0)
        e->failed = 1;
}

static void add_once(explainer *e, list *all, const void *thing)
{
    if (!holds_thing(all, thing))
        add_thing(e, all, thing);
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

static void note_absences(walk *w, const written_rule *rule, const rule_support *support)
{
    const size_t count = rule_support_size(support);

    for (size_t i = 0; i < count && w->under; i++)
        if (!rule_support_fact(support, i) && i < rule->condition_count)
            add_once(w->e, &w->under->absences, rule->conditions[i]);
}

static int seen(void *payload, const char *name, const rule_support *support)
{
    walk *w = payload;
    walk deeper = *w;
    const written_rule *rule = rule_book_find(w->e->book, name);

    if (rule && rule->kind == FOR_RULE && w->out && !w->under) {
        deeper.under = reason_for(w->e, w->out, rule->owner, rule->if_unknown);
        if (!deeper.under)
            return 0;
    }
    if (rule)
        note_absences(&deeper, rule, support);
    for (size_t i = 0; i < rule_support_size(support); i++)
        if (rule_support_fact(support, i))
            go_down(&deeper, rule_support_fact(support, i));
    return 0;
}

static int is_first_visit(walk *w, const rule_fact *fact)
{
    visits *v = w->seen;

    for (size_t i = 0; i < v->facts.count; i++)
        if (v->facts.items[i] == fact && v->unders.items[i] == w->under)
            return 0;
    if (list_add(&v->facts, (void *)(uintptr_t)fact) < 0 ||
        list_add(&v->unders, w->under) < 0)
        w->e->failed = 1;
    return !w->e->failed;
}

static void go_down(walk *w, const rule_fact *fact)
{
    if (same_text(rule_fact_kind(fact), "answer"))
        note_answer(w, fact);
    else if (is_first_visit(w, fact))
        rule_session_supports(fact, seen, w);
}

static void walk_down(walk w, const rule_fact *fact)
{
    visits seen_so_far = {.facts = {0}};

    w.seen = &seen_so_far;
    go_down(&w, fact);
    list_clear(&seen_so_far.facts);
    list_clear(&seen_so_far.unders);
}

static int by_rule(const void *left, const void *right)
{
    const reason *a = *(reason *const *)left;
    const reason *b = *(reason *const *)right;

    if (!a->rule || !b->rule)
        return (a->rule == NULL) - (b->rule == NULL); /* what holds for anybody last */
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
    walk_down((walk){.e = e, .out = out}, fact);
    sort_reasons(out);
}

void explain_likewise(explainer *e, const reasons *known, reasons *out)
{
    for (size_t i = 0; i < known->all.count; i++) {
        const reason *from = known->all.items[i];
        reason *to = reason_for(e, out, from->rule, from->if_unknown);

        if (to) {
            to->part = from->part;
            to->text = from->text;
        }
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
    walk_down((walk){.e = e, .answers = answers}, fact);
    sort_answers(answers);
}

/* ---- firmness ---- */

typedef struct firmness {
    explainer *e;
    condition_reads *reads;
    question_is_open *is_open;
    void *payload;
    list firm;      /* facts found to be so */
    list looked_at; /* facts that this look has been at */
} firmness;

static int reads_open(const firmness *f, const condition *c)
{
    const list *questions = &f->reads->pack->questions.all;

    condition_reads_forget(f->reads);
    condition_reads_add(f->reads, c);
    for (size_t i = 0; i < questions->count; i++)
        if (f->reads->options[i] && f->is_open(f->payload, questions->items[i]))
            return 1;
    return 0;
}

static int chain_is_firm(void *payload, const char *name, const rule_support *support);

/* Each fact is looked at once: with the ways down through it counted one by one, a loose
 * fact below 24 steps of two would take seconds, and twice as long for each step more. A
 * fact that is still being looked at leans on itself, and counts as loose. */
static int is_firm(firmness *f, const rule_fact *fact)
{
    if (same_text(rule_fact_kind(fact), "answer") || holds_thing(&f->firm, fact))
        return 1;
    if (f->e->failed || holds_thing(&f->looked_at, fact))
        return 0;
    add_thing(f->e, &f->looked_at, fact);
    if (!rule_session_supports(fact, chain_is_firm, f))
        return 0;
    add_thing(f->e, &f->firm, fact);
    return 1;
}

static int chain_is_firm(void *payload, const char *name, const rule_support *support)
{
    firmness *f = payload;
    const written_rule *rule = rule_book_find(f->e->book, name);

    for (size_t i = 0; i < rule_support_size(support); i++) {
        const rule_fact *fact = rule_support_fact(support, i);

        if (fact && !is_firm(f, fact))
            return 0;
        if (!fact && rule && i < rule->condition_count &&
            reads_open(f, rule->conditions[i]))
            return 0;
    }
    return 1;
}

/* What was found loose may lean on a fact that was only then being looked at and came out
 * firm: it is looked at again, until nothing more is firm. */
int explain_is_firm(explainer *e, const rule_fact *fact, question_is_open *is_open,
                    condition_reads *reads, void *payload)
{
    firmness f = {.e = e, .reads = reads, .is_open = is_open, .payload = payload};
    size_t firm_before;
    int answer;

    do {
        firm_before = f.firm.count;
        f.looked_at.count = 0;
        answer = is_firm(&f, fact);
    } while (!answer && f.firm.count > firm_before && !e->failed);
    list_clear(&f.firm);
    list_clear(&f.looked_at);
    return answer && !e->failed;
}
