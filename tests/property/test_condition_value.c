/* SPDX-License-Identifier: Apache-2.0 */
/* One meaning of a condition: condition_value is the closed case of condition_reach. With
 * every answer given, what can be is what is; and while answers are open, what comes out
 * in the end was among what could be. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "conditions/condition_reach.h"
#include "consultation/consultation.h"
#include "random_intake.h"
#include "test_pack.h"

enum { PEOPLE = 60, CALM = 60, EVERY_QUESTION = 1000 };

typedef struct beside {
    condition_values values;
    condition_reach reach;
    int is_closed;
    size_t held[3]; /* conditions that were false, possible, true */
} beside;

static void hold(beside *b, const condition *c, const char *name)
{
    unsigned can_be = condition_can_be(&b->reach, c);
    truth is = condition_value(&b->values, c);

    b->held[is]++;
    if (b->is_closed ? can_be == 1u << is : (can_be & 1u << is) != 0)
        return;
    fail_msg("%s is %d, and could be %x", name, (int)is, can_be);
}

static void hold_all(beside *b)
{
    for (size_t i = 0; i < shared_pack->rules.all.count; i++) {
        const rule *r = shared_pack->rules.all.items[i];

        hold(b, r->when, r->id);
    }
    for (size_t i = 0; i < shared_pack->findings.all.count; i++) {
        const finding *f = shared_pack->findings.all.items[i];

        hold(b, f->when, f->id);
    }
    for (size_t i = 0; i < shared_pack->questions.all.count; i++) {
        const question *q = shared_pack->questions.all.items[i];

        if (q->ask_when)
            hold(b, q->ask_when, q->id);
    }
}

static void open_beside(beside *b, const answer_sheet *whole, const answer_sheet *part,
                        dice *d)
{
    sb_failure why = {0};

    *b = (beside){.is_closed = whole == part};
    assert_done(condition_values_open(&b->values, whole, &why), &why);
    assert_done(condition_reach_open(&b->reach, part, &why), &why);
    condition_reach_forget(&b->reach);
    b->values.disposition = (int)dice_roll(d, DISPOSITION_COUNT);
    b->values.gate = (int)dice_roll(d, GATE_COUNT);
    if (!b->is_closed)
        return;
    b->reach.least_disposition = b->reach.most_disposition = b->values.disposition;
    b->reach.least_gate = b->reach.most_gate = b->values.gate;
}

static void close_beside(beside *b, size_t held[3])
{
    for (int i = 0; i < 3; i++)
        held[i] += b->held[i];
    condition_values_close(&b->values);
    condition_reach_close(&b->reach);
}

static void fill_sheet(answer_sheet *sheet, dice *d)
{
    sb_failure why = {0};

    for (size_t i = 0; i < shared_pack->questions.all.count; i++) {
        const question *q = shared_pack->questions.all.items[i];
        char value[INTAKE_VALUE];

        do
            random_answer(value, d, sb_pack_question(shared_pack, q->id), CALM);
        while (answer_read(answer_of(sheet, q), q, value, &why) < 0);
    }
}

static void what_is_given_is_what_can_be(void **state)
{
    dice d = {20261201};
    size_t held[3] = {0};

    (void)state;
    for (int person = 0; person < PEOPLE; person++) {
        answer_sheet sheet;
        sb_failure why = {0};
        beside b;

        assert_done(answer_sheet_open(&sheet, shared_pack, &why), &why);
        fill_sheet(&sheet, &d);
        open_beside(&b, &sheet, &sheet, &d);
        hold_all(&b);
        close_beside(&b, held);
        answer_sheet_close(&sheet);
    }
    for (int i = 0; i < 3; i++)
        assert_true(held[i] > PEOPLE);
}

/* A sheet as it was before the interview came to its later questions. */
static void forget_some(answer_sheet *part, const answer_sheet *whole, dice *d)
{
    for (size_t i = 0; i < shared_pack->questions.all.count; i++)
        part->answers[i] = dice_roll(d, 2) ? whole->answers[i] : (answer){0};
}

static void what_comes_out_could_be(void **state)
{
    dice d = {20261202};
    sb_consultation *one = NULL;
    sb_failure why = {0};
    size_t held[3] = {0};

    (void)state;
    assert_done(sb_consultation_open(&one, shared_pack, &why), &why);
    for (int person = 0; person < PEOPLE; person++) {
        answer_sheet part;
        beside b;

        assert_done(sb_consultation_clear(one, &why), &why);
        assert_done(random_interview(one, shared_pack, &d, CALM, EVERY_QUESTION, &why),
                    &why);
        assert_done(answer_sheet_open(&part, shared_pack, &why), &why);
        forget_some(&part, &one->sheet, &d);
        open_beside(&b, &one->sheet, &part, &d);
        hold_all(&b);
        close_beside(&b, held);
        answer_sheet_close(&part);
    }
    for (int i = 0; i < 3; i++)
        assert_true(held[i] > PEOPLE);
    sb_consultation_close(one);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(what_is_given_is_what_can_be),
                                       cmocka_unit_test(what_comes_out_could_be)};

    return cmocka_run_group_tests_name("condition_value", tests, open_shared_pack,
                                       close_shared_pack);
}
