/* SPDX-License-Identifier: Apache-2.0 */
/* What a result says about answers that were told though they were not asked. */
#include <stdint.h>
#include <string.h>

#include "base/failure.h"
#include "consultation/told_collect.h"
#include "result/result.h"

typedef struct told_collector {
    sb_result *result;
    const told_answers *told;
    int failed;
} told_collector;

static void add_unused(told_collector *c, const question *q, answer given, unused_why why)
{
    result_unused *made = result_take(c->result, sizeof(*made));

    if (!made || list_add(&c->result->unused, made) < 0) {
        c->failed = 1;
        return;
    }
    *made = (result_unused){q, given, why};
}

static int names(const list *answers, const question *q)
{
    for (size_t i = 0; i < answers->count; i++)
        if (((const used_answer *)answers->items[i])->asked == q)
            return 1;
    return 0;
}

/* Whether a rule or a finding of the result rests on it. */
static int is_felt(const sb_result *r, const question *q)
{
    for (size_t i = 0; i < r->trace.count; i++)
        if (names(&((const reason *)r->trace.items[i])->answers, q))
            return 1;
    for (size_t i = 0; i < r->findings.count; i++)
        if (names(&((const result_finding *)r->findings.items[i])->answers, q))
            return 1;
    return 0;
}

/* What stands beside the danger signs of an answer: "I had this before". */
static void add_rest(told_collector *c, const question *q)
{
    answer rest = c->told->before.answers[q->index];

    rest.ticked &= ~answer_of(&c->result->sheet, q)->ticked;
    rest.unsure &= ~answer_of(&c->result->sheet, q)->unsure;
    rest.unknown = 0;
    if (rest.ticked || rest.unsure)
        add_unused(c, q, rest, UNUSED_NOT_ASKED);
}

static void collect_question(told_collector *c, const question *q)
{
    told_use use = (told_use)c->told->use[q->index];
    answer given = c->told->before.answers[q->index];

    if (use == TOLD_LEFT_OUT) {
        add_unused(c, q, given, UNUSED_NOT_ASKED);
        return;
    }
    if (use == TOLD_AS_ASKED)
        return;
    if (list_add(&c->result->unasked, (question *)(uintptr_t)q) < 0)
        c->failed = 1;
    if (!is_felt(c->result, q))
        add_unused(c, q, given, UNUSED_NO_EFFECT);
    else if (use == TOLD_AS_SIGN)
        add_rest(c, q);
}

static void collect_taken(told_collector *c, const question *q)
{
    const answer *told = &c->told->before.answers[q->index];
    const answer *now = answer_of(&c->result->sheet, q);
    result_taken *made;

    if (!c->told->because[q->index])
        return;
    made = result_take(c->result, sizeof(*made));
    if (!made || list_add(&c->result->taken, made) < 0) {
        c->failed = 1;
        return;
    }
    *made = (result_taken){q, c->told->because[q->index],
                           q->type == CHOICES ? (now->ticked & ~told->ticked) |
                                                    (now->unsure & ~told->unsure)
                                              : UINT64_MAX};
}

int told_collect(sb_result *result, const told_answers *told, const answer_sheet *aside,
                 sb_failure *why)
{
    told_collector c = {result, told, 0};

    memcpy(result->told.answers, told->before.answers,
           result->pack->questions.all.count * sizeof(answer));
    for (size_t i = 0; i < result->pack->questions.all.count; i++) {
        const question *q = result->pack->questions.all.items[i];

        collect_question(&c, q);
        collect_taken(&c, q);
        if (aside->answers[i].given &&
            (told->before.answers[i].given || !answer_of(&result->sheet, q)->ticked))
            add_unused(&c, q, aside->answers[i], UNUSED_TAKEN_BACK);
    }
    return c.failed ? failure_memory(why) : 0;
}

const result_taken *result_taken_of(const sb_result *result, const question *asked)
{
    for (size_t i = 0; i < result->taken.count; i++)
        if (((const result_taken *)result->taken.items[i])->asked == asked)
            return result->taken.items[i];
    return NULL;
}

const result_unused *result_unused_of(const sb_result *result, const question *asked)
{
    for (size_t i = 0; i < result->unused.count; i++)
        if (((const result_unused *)result->unused.items[i])->asked == asked)
            return result->unused.items[i];
    return NULL;
}
