/* SPDX-License-Identifier: Apache-2.0 */
#include "conditions/condition_logic.h"

#include <stdlib.h>

#include "conditions/answer_facts.h"
#include "conditions/answer_logic.h"

enum { SURELY, POSSIBLY, MODES };
enum { ANSWERS, ASKED, SURE, STRICTLY }; /* the numbers of the laws */

/* What a finding is made into; being made: it rests on itself. */
typedef struct named_formula {
    formula is[MODES];
    unsigned char state[MODES];
} named_formula;
enum { NOT_MADE, BEING_MADE, MADE };

struct condition_logic {
    const sb_pack *pack;
    logic *logic;
    int is_beside; /* the store of formulas is another's */
    answer_logic answers;
    named_formula *findings, *scores; /* of scores only the state counts */
    formula dispositions[DISPOSITION_COUNT], gates[GATE_COUNT]; /* this rank or above */
    int stands;           /* how things stand is no longer free */
    int is_loose;         /* but it is where somebody asks what was ever asked */
    formula *free_asking; /* by question: it may be answered though it is not due */
    int failed;
};

static formula made(condition_logic *c, const condition *one, int mode);

/* ---- opening ---- */

/* Facts for the ranks of a scale; the lowest rank or above is always so. */
static void make_scale(condition_logic *c, formula *ranks, int count)
{
    ranks[0] = ALWAYS;
    for (int i = 1; i < count; i++) {
        ranks[i] = logic_fact(c->logic);
        if (i > 1)
            logic_bind(c->logic, ranks[i], ANSWERS,
                       logic_or(c->logic, not_so(ranks[i]), ranks[i - 1]));
    }
}

static condition_logic *open_over(logic *l, const sb_pack *pack, int is_beside)
{
    condition_logic *c = l ? calloc(1, sizeof(*c)) : NULL;

    if (!c) {
        if (!is_beside)
            logic_free(l);
        return NULL;
    }
    c->pack = pack;
    c->logic = l;
    c->is_beside = is_beside;
    c->findings = calloc(pack->findings.all.count + 1, sizeof(*c->findings));
    c->scores = calloc(pack->scores.all.count + 1, sizeof(*c->scores));
    c->free_asking = calloc(pack->questions.all.count + 1, sizeof(*c->free_asking));
    if (!c->findings || !c->scores || !c->free_asking ||
        answer_logic_open(&c->answers, pack, c->logic) < 0) {
        condition_logic_free(c);
        return NULL;
    }
    make_scale(c, c->dispositions, DISPOSITION_COUNT);
    make_scale(c, c->gates, GATE_COUNT);
    for (size_t i = 0; i < pack->questions.all.count; i++)
        c->free_asking[i] = logic_fact(c->logic);
    return c;
}

condition_logic *condition_logic_new(const sb_pack *pack)
{
    return open_over(logic_new(), pack, 0);
}

condition_logic *condition_logic_beside(condition_logic *first, const sb_pack *pack)
{
    return open_over(first->logic, pack, 1);
}

void condition_logic_stand(condition_logic *c, const formula *dispositions,
                           const formula *gates)
{
    for (int i = 0; i < DISPOSITION_COUNT; i++)
        c->dispositions[i] = dispositions[i];
    for (int i = 0; i < GATE_COUNT; i++)
        c->gates[i] = gates[i];
    c->stands = 1;
}

void condition_logic_free(condition_logic *all)
{
    if (!all)
        return;
    answer_logic_close(&all->answers);
    if (!all->is_beside)
        logic_free(all->logic);
    free(all->findings);
    free(all->scores);
    free(all->free_asking);
    free(all);
}

int condition_logic_failed(const condition_logic *c)
{
    return c->failed || c->answers.failed || logic_failed(c->logic);
}

logic *condition_logic_inner(condition_logic *c)
{
    return c->logic;
}

/* ---- counting ---- */

/* That the worth of those that hold adds up to `need` or more. `rows` holds what is known
 * for the parts before, by what is still needed. */
static formula adds_up(condition_logic *c, const formula *parts, const long *worth,
                       size_t count, long need)
{
    formula *row, whole;
    long most = 0;

    for (size_t i = 0; i < count; i++)
        most += worth[i];
    if (need <= 0 || need > most)
        return need <= 0 ? ALWAYS : NEVER;
    if (!(row = malloc(((size_t)need + 1) * sizeof(*row)))) {
        c->failed = 1;
        return NEVER;
    }
    row[0] = ALWAYS;
    for (long n = 1; n <= need; n++)
        row[n] = NEVER;
    for (size_t i = 0; i < count; i++)
        for (long n = need; n > 0; n--) {
            formula with = row[n > worth[i] ? n - worth[i] : 0];

            row[n] = logic_or(c->logic, row[n], logic_and(c->logic, parts[i], with));
        }
    whole = row[need];
    free(row);
    return whole;
}

static formula counted(condition_logic *c, condition *const *parts, const long *worth,
                       size_t count, long need, int mode)
{
    formula *each = malloc((count + 1) * sizeof(*each));
    formula whole = NEVER;

    if (!each) {
        c->failed = 1;
        return NEVER;
    }
    for (size_t i = 0; i < count; i++)
        each[i] = made(c, parts[i], mode);
    whole = adds_up(c, each, worth, count, need);
    free(each);
    return whole;
}

static formula count_of(condition_logic *c, const condition *one, int mode)
{
    long *worth = malloc((one->part_count + 1) * sizeof(*worth));
    formula whole;

    if (!worth) {
        c->failed = 1;
        return NEVER;
    }
    for (size_t i = 0; i < one->part_count; i++)
        worth[i] = 1;
    whole = counted(c, one->parts, worth, one->part_count, one->count, mode);
    free(worth);
    return whole;
}

/* ---- findings and scores ---- */

static formula finding_made(condition_logic *c, const finding *f, int mode)
{
    named_formula *known = &c->findings[f->index];

    if (known->state[mode] == BEING_MADE)
        return logic_fact(c->logic);
    if (known->state[mode] == NOT_MADE) {
        known->state[mode] = BEING_MADE;
        known->is[mode] = made(c, f->when, mode);
        known->state[mode] = MADE;
    }
    return known->is[mode];
}

static formula points_reach(condition_logic *c, const score *s, long need, int mode)
{
    condition **parts = malloc((s->point_count + 1) * sizeof(*parts));
    long *worth = malloc((s->point_count + 1) * sizeof(*worth));
    formula whole = NEVER;

    if (parts && worth) {
        for (size_t i = 0; i < s->point_count; i++) {
            parts[i] = s->points[i].when;
            worth[i] = s->points[i].worth;
        }
        whole = counted(c, parts, worth, s->point_count, need, mode);
    } else {
        c->failed = 1;
    }
    free(parts);
    free(worth);
    return whole;
}

/* At most 3 is surely so when 4 is not even possible. */
static formula score_made(condition_logic *c, const condition *one, int mode)
{
    named_formula *known = &c->scores[one->score->index];
    formula whole;

    if (known->state[mode] == BEING_MADE)
        return logic_fact(c->logic);
    known->state[mode] = BEING_MADE;
    if (one->at_least)
        whole = points_reach(c, one->score, one->count, mode);
    else
        whole = not_so(points_reach(c, one->score, one->count + 1,
                                    mode == SURELY ? POSSIBLY : SURELY));
    known->state[mode] = NOT_MADE;
    return whole;
}

/* ---- conditions ---- */

static formula every(condition_logic *c, const condition *one, int mode)
{
    formula whole = ALWAYS;

    for (size_t i = 0; i < one->part_count; i++)
        whole = logic_and(c->logic, whole, made(c, one->parts[i], mode));
    return whole;
}

static formula some(condition_logic *c, const condition *one, int mode)
{
    formula whole = NEVER;

    for (size_t i = 0; i < one->part_count; i++)
        whole = logic_or(c->logic, whole, made(c, one->parts[i], mode));
    return whole;
}

static formula standing(condition_logic *c, const formula *ranks, const condition *one)
{
    if (c->is_loose)
        return logic_fact(c->logic);
    return one->at_least ? ranks[one->level] : not_so(ranks[one->level]);
}

static formula leaf(condition_logic *c, const condition *one, int mode)
{
    switch (one->kind) {
    case CONDITION_ANSWER:
        if (!one->question)
            return logic_fact(c->logic);
        return mode == SURELY ? answer_surely(&c->answers, one)
                              : answer_possibly(&c->answers, one);
    case CONDITION_FINDING:
        return one->finding ? finding_made(c, one->finding, mode) : logic_fact(c->logic);
    case CONDITION_SCORE:
        return one->score ? score_made(c, one, mode) : logic_fact(c->logic);
    case CONDITION_DISPOSITION:
        return standing(c, c->dispositions, one);
    default:
        return standing(c, c->gates, one);
    }
}

static formula made(condition_logic *c, const condition *one, int mode)
{
    if (!one)
        return ALWAYS;
    switch (one->kind) {
    case CONDITION_ALL:
        return every(c, one, mode);
    case CONDITION_ANY:
        return some(c, one, mode);
    case CONDITION_NONE: /* surely: not even possible; possibly: not surely */
        return not_so(some(c, one, mode == SURELY ? POSSIBLY : SURELY));
    case CONDITION_UNLESS: /* held back by what is surely true, and by nothing else */
        return not_so(some(c, one, SURELY));
    case CONDITION_COUNT:
        return count_of(c, one, mode);
    default:
        return leaf(c, one, mode);
    }
}

formula condition_surely(condition_logic *c, const condition *one)
{
    return made(c, one, SURELY);
}

formula condition_possibly(condition_logic *c, const condition *one)
{
    return made(c, one, POSSIBLY);
}

formula question_answered(condition_logic *c, const question *q)
{
    return answer_given(&c->answers, q);
}

/* ---- two sheets, and one way that things can be ---- */

static const question *twin_of(const question *q, const condition_logic *other)
{
    return name_table_find(&other->pack->questions.by_name, q->id);
}

void sheets_share_limits(condition_logic *one, condition_logic *other)
{
    for (size_t i = 0; i < one->pack->questions.all.count; i++) {
        const question *q = one->pack->questions.all.items[i];
        const question *twin = twin_of(q, other);

        if (twin)
            answers_share_limits(&one->answers, q, &other->answers, twin);
    }
}

void sheets_share_answer(condition_logic *second, const question *q,
                         const condition_logic *first, const question *twin)
{
    answer_share(&second->answers, q, &first->answers, twin);
}

formula sheets_agree(condition_logic *one, const question *q, condition_logic *other,
                     const question *twin)
{
    return answers_alike(&one->answers, q, &other->answers, twin);
}

void condition_logic_suppose(condition_logic *c, const answer_sheet *sheet)
{
    for (size_t i = 0; i < c->pack->questions.all.count; i++)
        answer_suppose(&c->answers, c->pack->questions.all.items[i], &sheet->answers[i]);
}

void condition_logic_answers(const answer_sheet *out, const condition_logic *c)
{
    for (size_t i = 0; i < c->pack->questions.all.count; i++)
        answer_supposed(&out->answers[i], &c->answers, c->pack->questions.all.items[i]);
}

/* ---- asking ---- */

formula question_due(condition_logic *c, const question *q)
{
    return logic_and(c->logic, made(c, q->ask_when, POSSIBLY),
                     made(c, q->in->ask_when, POSSIBLY));
}

/* A question is answered when it and its section are at least possibly due. */
static formula asked_law(condition_logic *c, const question *q)
{
    formula due;

    c->is_loose = c->stands; /* things may have stood otherwise when it was asked */
    due = question_due(c, q);
    c->is_loose = 0;

    due = logic_or(c->logic, due, c->free_asking[q->index]);
    due = logic_or(c->logic, not_so(question_answered(c, q)), due);
    return logic_and(c->logic, due, answer_is_plain(&c->answers, q));
}

void condition_logic_bind(condition_logic *c)
{
    const list *all = &c->pack->questions.all;

    for (size_t i = 0; i < all->count; i++)
        asked_law(c, all->items[i]); /* make every limit of numbers first */
    answer_logic_bind(&c->answers, ANSWERS, SURE);
    for (size_t i = 0; i < all->count; i++) {
        answer_bind(&c->answers, all->items[i], ASKED, asked_law(c, all->items[i]));
        logic_bind(c->logic, c->free_asking[i], STRICTLY, not_so(c->free_asking[i]));
    }
}

/* Asked as in an interview means that no question is asked freely. */
unsigned condition_logic_laws(unsigned laws)
{
    return laws & LAW_ASKED ? laws | 1u << STRICTLY : laws;
}

logic_answer can_hold(condition_logic *c, formula f, unsigned laws)
{
    return logic_can_hold(c->logic, &f, 1, condition_logic_laws(laws));
}

logic_answer can_both_hold(condition_logic *c, formula f, formula g, unsigned laws)
{
    const formula both[] = {f, g};

    return logic_can_hold(c->logic, both, 2, condition_logic_laws(laws));
}

logic_answer can_hold_if_asked(condition_logic *c, formula f, const question *q)
{
    size_t count = c->pack->questions.all.count;
    formula *all = malloc((count + 1) * sizeof(*all));
    logic_answer answer = TOO_HARD;

    if (!all) {
        c->failed = 1;
        return answer;
    }
    for (size_t i = 0; i < count; i++)
        all[i] = i == q->index ? ALWAYS : not_so(c->free_asking[i]);
    all[count] = f;
    answer = logic_can_hold(c->logic, all, count + 1, LAW_ANSWERS | LAW_ASKED);
    free(all);
    return answer;
}
