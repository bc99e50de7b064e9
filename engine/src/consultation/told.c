/* SPDX-License-Identifier: Apache-2.0 */
#include "consultation/told.h"

#include <stdlib.h>
#include <string.h>

#include "base/failure.h"
#include "conditions/condition_value.h"
#include "consultation/consultation.h"

#define BIT(option) (UINT64_C(1) << (option))

int told_open(told_answers *told, const sb_consultation *one, sb_failure *why)
{
    size_t count = one->pack->questions.all.count;

    *told = (told_answers){.use = calloc(count + 1, 1),
                           .because = calloc(count + 1, sizeof(*told->because))};
    if (!told->use || !told->because ||
        answer_sheet_open(&told->before, one->pack, NULL) < 0) {
        told_close(told);
        return failure_memory(why);
    }
    memcpy(told->before.answers, one->sheet.answers, count * sizeof(answer));
    return 0;
}

void told_close(told_answers *told)
{
    answer_sheet_close(&told->before);
    free(told->use);
    free(told->because);
    *told = (told_answers){0};
}

/* ---- what was not asked ---- */

/* A section that is closed only by how things stand holds nothing that was told back. */
static int is_shut(const sb_consultation *one, const section *in)
{
    if (!in->ask_when || condition_asks_how_things_stand(in->ask_when))
        return 0;
    for (const rule_fact *f = NULL;
         (f = rule_session_next(one->session, "open-section", f));)
        if (strcmp(rule_fact_word(f, "section"), in->id) == 0)
            return 0;
    return 1;
}

static int is_unasked(const sb_consultation *one, const question *q)
{
    return answer_of(&one->sheet, q)->given &&
           (!one->applies[q->index] || is_shut(one, q->in));
}

static int write_answer(sb_consultation *one, const question *q, answer value,
                        sb_failure *why)
{
    *answer_of(&one->sheet, q) = value;
    return consultation_tell(one, q, why);
}

/* ---- danger signs, and what they take for granted ---- */

static uint64_t danger_signs(const question *q)
{
    uint64_t danger = 0;

    for (size_t i = 0; i < q->option_count; i++)
        if (q->options[i].sign == SIGN_DANGER)
            danger |= BIT(i);
    return danger;
}

/* What of an answer is a danger sign or not sure of one; 0 when nothing is. */
static int sign_part(answer *part, const question *q, const answer *given)
{
    uint64_t danger = danger_signs(q);

    if (!q->safety)
        return 0;
    *part = (answer){.given = 1,
                     .unknown = given->unknown,
                     .ticked = given->ticked & danger,
                     .unsure = given->unsure & danger};
    return part->unknown || part->ticked || part->unsure;
}

answer told_gap(const sb_consultation *one, const question *q)
{
    const answer *before = answer_of(&one->aside, q);
    answer part;

    if (!before->given || !sign_part(&part, q, before) || part.unknown)
        return (answer){.given = 1, .unknown = 1};
    if (q->type == CHOICES)
        part.unsure = danger_signs(q) & ~part.ticked;
    return part;
}

typedef struct granting {
    told_answers *told;
    sb_consultation *one;
    const question *sign; /* whose question is granted to be asked */
    sb_failure *why;
    int error;
} granting;

static void grant(granting *g, const condition *c, int sure);

static int is_single(uint64_t options)
{
    return (options & (options - 1)) == 0;
}

/* The only option that leads on is ticked; of several each is not sure; where one alone
 * can be chosen, the whole answer is not sure. */
static void grant_answer(granting *g, const condition *c, int sure)
{
    const question *q = c->question;
    uint64_t options = c->options & ~BIT(OPTION_UNKNOWN);
    answer given = *answer_of(&g->one->sheet, q);

    if (c->test != TEST_OPTIONS || !options || options & BIT(OPTION_NONE) ||
        answer_truth(&given, c) != SURELY_FALSE)
        return;
    if (q->type != CHOICES)
        given = (answer){.unknown = 1};
    else if (sure && is_single(options))
        given.ticked |= options;
    else
        given.unsure |= options;
    given.ticked &= ~BIT(OPTION_NONE);
    given.given = 1;
    if (!g->told->because[q->index])
        g->told->because[q->index] = g->sign;
    g->error = write_answer(g->one, q, given, g->why);
    if (g->error == 0 && !g->one->applies[q->index])
        grant(g, q->ask_when, 1);
}

static void grant_parts(granting *g, const condition *c, int sure)
{
    for (size_t i = 0; i < c->part_count && g->error == 0; i++)
        grant(g, c->parts[i], sure);
}

static int can_hold(granting *g, const condition *c)
{
    condition_reach *reach = &g->one->relevance.reach;

    condition_reach_forget(reach);
    return (condition_can_be(reach, c) & (CAN_BE_POSSIBLE | CAN_BE_TRUE)) != 0;
}

static void grant(granting *g, const condition *c, int sure)
{
    if (!c || g->error < 0 || can_hold(g, c))
        return;
    switch (c->kind) {
    case CONDITION_ANSWER:
        grant_answer(g, c, sure);
        break;
    case CONDITION_FINDING:
        grant(g, c->finding->when, 0);
        break;
    case CONDITION_ALL:
        grant_parts(g, c, sure);
        break;
    case CONDITION_ANY:
    case CONDITION_COUNT:
        grant_parts(g, c, sure && c->part_count == 1);
        break;
    default: /* an exception or a sum: nothing that one answer says */
        break;
    }
}

/* ---- what else was told ---- */

typedef struct standing {
    int disposition, gate;
    unsigned char *movements; /* by index: bits of restriction_type */
} standing;

static void look(standing *out, const sb_consultation *one)
{
    const rule_fact *disposition = rule_session_next(one->session, "disposition", NULL);
    const rule_fact *gate = rule_session_next(one->session, "gate", NULL);

    out->disposition = disposition ? (int)rule_fact_number(disposition, "rank") : PROCEED;
    out->gate = gate ? (int)rule_fact_number(gate, "rank") : GATE_FULL;
    memset(out->movements, 0, one->pack->movements.all.count);
    for (const rule_fact *f = NULL;
         (f = rule_session_next(one->session, "barred-movement", f));) {
        const movement *m = name_table_find(&one->pack->movements.by_name,
                                            rule_fact_word(f, "movement"));
        int type = rank_of(restriction_words, rule_fact_word(f, "type"));

        out->movements[m->index] |= (unsigned char)(1 << type);
    }
}

/* Whether the first is milder than the second in any way. */
static int is_milder(const sb_pack *pack, const standing *first, const standing *second)
{
    if (first->disposition < second->disposition || first->gate > second->gate)
        return 1;
    for (size_t i = 0; i < pack->movements.all.count; i++)
        if (second->movements[i] & ~first->movements[i])
            return 1;
    return 0;
}

/* What is weighed against each other, and the answers to go back to. */
typedef struct scales {
    told_answers *told;
    sb_consultation *one;
    standing now, then;
    answer *saved;
    sb_failure *why;
} scales;

static int is_told(const scales *s, const question *q)
{
    return s->told->before.answers[q->index].given;
}

/* A gap that was filled for an answer that is gone. */
static const question *stale_gap(const scales *s)
{
    for (size_t i = 0; i < s->one->pack->questions.all.count; i++) {
        const question *q = s->one->pack->questions.all.items[i];

        if (!is_told(s, q) && !s->told->because[i] && is_unasked(s->one, q))
            return q;
    }
    return NULL;
}

/* Settles, takes away the gaps that are none any more, and looks. */
static int look_without(scales *s)
{
    const question *gap;

    if (consultation_settle(s->one, s->why) < 0)
        return -1;
    while ((gap = stale_gap(s)))
        if (write_answer(s->one, gap, (answer){0}, s->why) < 0 ||
            consultation_settle(s->one, s->why) < 0)
            return -1;
    look(&s->then, s->one);
    return 0;
}

static void save(scales *s)
{
    memcpy(s->saved, s->one->sheet.answers,
           s->one->pack->questions.all.count * sizeof(answer));
}

static int go_back(scales *s)
{
    memcpy(s->one->sheet.answers, s->saved,
           s->one->pack->questions.all.count * sizeof(answer));
    return consultation_tell_all(s->one, s->why);
}

/* A sign counts even when what it takes for granted would make something milder; then
 * that is not granted. */
static int count_sign(scales *s, const question *q, const answer *part)
{
    granting g = {s->told, s->one, q, s->why, 0};

    s->told->use[q->index] = TOLD_AS_SIGN;
    if (write_answer(s->one, q, *part, s->why) < 0 ||
        consultation_settle(s->one, s->why) < 0)
        return -1;
    if (!part->ticked && !part->unsure)
        return 0;
    look(&s->then, s->one);
    save(s);
    grant(&g, q->ask_when, 1);
    if (g.error < 0 || consultation_settle(s->one, s->why) < 0)
        return -1;
    look(&s->now, s->one);
    if (!is_milder(s->one->pack, &s->now, &s->then))
        return 0;
    for (size_t i = 0; i < s->one->pack->questions.all.count; i++)
        if (s->told->because[i] == q)
            s->told->because[i] = NULL;
    return go_back(s);
}

static int count_signs(scales *s)
{
    for (size_t i = 0; i < s->one->pack->questions.all.count; i++) {
        const question *q = s->one->pack->questions.all.items[i];
        answer part;

        if (is_told(s, q) && is_unasked(s->one, q) &&
            sign_part(&part, q, answer_of(&s->one->sheet, q)) &&
            count_sign(s, q, &part) < 0)
            return -1;
    }
    return 0;
}

/* Is the advice milder without it, and without the gaps that only it opens? Then it
 * counts. */
static int decide(scales *s, const question *q)
{
    const answer given = *answer_of(&s->one->sheet, q);

    save(s);
    if (write_answer(s->one, q, (answer){0}, s->why) < 0 || look_without(s) < 0 ||
        write_answer(s->one, q, given, s->why) < 0 ||
        consultation_settle(s->one, s->why) < 0)
        return -1;
    look(&s->now, s->one);
    if (is_milder(s->one->pack, &s->then, &s->now)) {
        s->told->use[q->index] = TOLD_AS_CAUTION;
        return go_back(s);
    }
    s->told->use[q->index] = TOLD_LEFT_OUT;
    return write_answer(s->one, q, (answer){0}, s->why) < 0
               ? -1
               : consultation_settle(s->one, s->why);
}

static const question *undecided(const scales *s)
{
    for (size_t i = 0; i < s->one->pack->questions.all.count; i++) {
        const question *q = s->one->pack->questions.all.items[i];

        if (s->told->use[i] == TOLD_AS_ASKED && is_told(s, q) && !s->told->because[i] &&
            is_unasked(s->one, q))
            return q;
    }
    return NULL;
}

/* Each of them makes it more cautious; if all of them together do not, none counts. */
static int check_together(scales *s)
{
    unsigned char *use = s->told->use;
    const list *questions = &s->one->pack->questions.all;

    save(s);
    look(&s->now, s->one);
    for (size_t i = 0; i < questions->count; i++)
        if (use[i] == TOLD_AS_CAUTION &&
            write_answer(s->one, questions->items[i], (answer){0}, s->why) < 0)
            return -1;
    if (look_without(s) < 0)
        return -1;
    if (!is_milder(s->one->pack, &s->now, &s->then))
        return go_back(s);
    for (size_t i = 0; i < questions->count; i++)
        if (use[i] == TOLD_AS_CAUTION)
            use[i] = TOLD_LEFT_OUT;
    return 0;
}

static int weigh_all(scales *s)
{
    const question *q;

    if (count_signs(s) < 0 || look_without(s) < 0)
        return -1;
    while ((q = undecided(s)))
        if (decide(s, q) < 0)
            return -1;
    return check_together(s);
}

static int decide_all(told_answers *told, sb_consultation *one, sb_failure *why)
{
    size_t movements = one->pack->movements.all.count + 1;
    unsigned char *memory = malloc(2 * movements);
    scales s = {.told = told,
                .one = one,
                .now = {.movements = memory},
                .then = {.movements = memory ? memory + movements : NULL},
                .saved = calloc(one->pack->questions.all.count + 1, sizeof(answer)),
                .why = why};
    int error = memory && s.saved ? weigh_all(&s) : failure_memory(why);

    free(memory);
    free(s.saved);
    return error;
}

/* ---- all of it ---- */

static int is_any_unasked(const sb_consultation *one)
{
    for (size_t i = 0; i < one->pack->questions.all.count; i++)
        if (is_unasked(one, one->pack->questions.all.items[i]))
            return 1;
    return 0;
}

/* A question that is no longer asked is no gap. */
static void drop_gaps(const sb_consultation *one, list *incomplete)
{
    size_t kept = 0;

    for (size_t i = 0; i < incomplete->count; i++)
        if (answer_of(&one->sheet, incomplete->items[i])->given)
            incomplete->items[kept++] = incomplete->items[i];
    incomplete->count = kept;
}

int told_weigh(told_answers *told, sb_consultation *one, list *incomplete,
               sb_failure *why)
{
    if (!is_any_unasked(one))
        return 0;
    told->is_weighed = 1;
    if (decide_all(told, one, why) < 0)
        return -1;
    drop_gaps(one, incomplete);
    return 0;
}
