/* SPDX-License-Identifier: Apache-2.0 */
/* Conditions as formulas against conditions worked out (condition_value.c), on the pack of
 * the repository with random people; and that what people answer in interviews is never
 * taken for impossible. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "conditions/condition_logic.h"
#include "conditions/condition_value.h"
#include "consultation/consultation.h"
#include "random_intake.h"
#include "test_pack.h"

enum { PEOPLE = 6, INTERVIEWS = 12 };

static sb_pack *pack;

/* ---- one person as a formula ---- */

static formula test_formula(condition_logic *c, condition one, int possibly)
{
    one.kind = CONDITION_ANSWER;
    return possibly ? condition_possibly(c, &one) : condition_surely(c, &one);
}

static formula as_it_is(formula f, int is_so)
{
    return is_so ? f : not_so(f);
}

static formula option_formula(condition_logic *c, const question *q, int option,
                              const answer *given)
{
    condition test = {.question = q, .test = TEST_OPTIONS,
                      .options = UINT64_C(1) << option};
    truth value = answer_truth(given, &test);

    test.kind = CONDITION_ANSWER;
    return logic_and(condition_logic_inner(c),
                     as_it_is(test_formula(c, test, 0), value == SURELY_TRUE),
                     as_it_is(test_formula(c, test, 1), value != SURELY_FALSE));
}

static formula number_formula(condition_logic *c, const question *q, const answer *given)
{
    condition least = {.question = q, .test = TEST_AT_LEAST, .number = given->number};
    condition most = {.question = q, .test = TEST_AT_MOST, .number = given->number};

    if (!given->given || given->unknown)
        return option_formula(c, q, OPTION_UNKNOWN, given);
    return logic_and(condition_logic_inner(c), test_formula(c, least, 0),
                     test_formula(c, most, 0));
}

static formula answer_formula(condition_logic *c, const question *q, const answer *given)
{
    logic *l = condition_logic_inner(c);
    formula whole = as_it_is(question_answered(c, q), given->given);

    if (q->type == NUMBER || q->type == SCALE)
        return logic_and(l, whole, number_formula(c, q, given));
    for (size_t i = 0; i < q->option_count; i++)
        whole = logic_and(l, whole, option_formula(c, q, (int)i, given));
    if (q->type == CHOICES)
        whole = logic_and(l, whole, option_formula(c, q, OPTION_NONE, given));
    return logic_and(l, whole, option_formula(c, q, OPTION_UNKNOWN, given));
}

static formula person_formula(condition_logic *c, const answer_sheet *sheet)
{
    formula whole = ALWAYS;

    for (size_t i = 0; i < pack->questions.all.count; i++)
        whole = logic_and(condition_logic_inner(c), whole,
                          answer_formula(c, pack->questions.all.items[i],
                                         &sheet->answers[i]));
    return whole;
}

/* ---- random people ---- */

static void answer_at_random(answer_sheet *sheet, dice *d)
{
    char value[INTAKE_VALUE];

    answer_sheet_clear(sheet);
    for (size_t i = 0; i < pack->questions.all.count; i++) {
        const question *q = pack->questions.all.items[i];

        if (dice_roll(d, 4) == 0)
            continue;
        random_answer(value, d, sb_pack_question(pack, q->id), 30);
        assert_int_equal(answer_read(&sheet->answers[i], q, value, NULL), 0);
        if (q->type == CHOICES && dice_roll(d, 8) == 0)
            answer_be_unsure(&sheet->answers[i],
                             &(answer){.ticked = UINT64_C(1)
                                                 << dice_roll(d, q->option_count)});
    }
}

static void make_every_condition(condition_logic *c)
{
    for (size_t i = 0; i < pack->rules.all.count; i++) {
        const rule *r = pack->rules.all.items[i];

        condition_surely(c, r->when);
        condition_possibly(c, r->when);
    }
}

static void agrees(condition_logic *c, formula person, formula f, int is_so)
{
    assert_int_equal(can_both_hold(c, person, f, LAW_ANSWERS),
                     is_so ? CAN_HOLD : CANNOT_HOLD);
    assert_int_equal(can_both_hold(c, person, not_so(f), LAW_ANSWERS),
                     is_so ? CANNOT_HOLD : CAN_HOLD);
}

static size_t compare_rules(condition_logic *c, const answer_sheet *sheet, formula person)
{
    condition_values values;
    sb_failure why = {0};
    size_t hold = 0;

    assert_done(condition_values_open(&values, sheet, &why), &why);
    for (size_t i = 0; i < pack->rules.all.count; i++) {
        const rule *r = pack->rules.all.items[i];
        truth value;

        if (r->step == STEP_PROFILE || r->step == STEP_DOSE)
            continue; /* they may ask how things stand, which is free here */
        value = condition_value(&values, r->when);
        agrees(c, person, condition_surely(c, r->when), value == SURELY_TRUE);
        agrees(c, person, condition_possibly(c, r->when), value != SURELY_FALSE);
        hold += value != SURELY_FALSE;
    }
    condition_values_close(&values);
    return hold;
}

static void formulas_say_what_conditions_are_worth(void **state)
{
    condition_logic *c = condition_logic_new(pack);
    answer_sheet sheets[PEOPLE];
    formula people[PEOPLE];
    sb_failure why = {0};
    dice d = {2026};
    size_t hold = 0;

    (void)state;
    make_every_condition(c);
    for (int i = 0; i < PEOPLE; i++) {
        assert_done(answer_sheet_open(&sheets[i], pack, &why), &why);
        answer_at_random(&sheets[i], &d);
        people[i] = person_formula(c, &sheets[i]);
    }
    condition_logic_bind(c);
    for (int i = 0; i < PEOPLE; i++) {
        hold += compare_rules(c, &sheets[i], people[i]);
        answer_sheet_close(&sheets[i]);
    }
    assert_true(hold > PEOPLE * 10); /* rules did hold */
    assert_int_equal(condition_logic_failed(c), 0);
    condition_logic_free(c);
    condition_logic_free(NULL);
}

static void what_an_interview_gives_can_be(void **state)
{
    condition_logic *c = condition_logic_new(pack);
    formula people[INTERVIEWS];
    sb_consultation *one = NULL;
    sb_failure why = {0};
    dice d = {7};

    (void)state;
    make_every_condition(c);
    for (int i = 0; i < INTERVIEWS; i++) {
        assert_done(sb_consultation_open(&one, pack, &why), &why);
        assert_done(random_interview(one, pack, &d, 85, 200, &why), &why);
        people[i] = person_formula(c, &one->sheet);
        sb_consultation_close(one);
    }
    condition_logic_bind(c);
    for (int i = 0; i < INTERVIEWS; i++)
        assert_int_equal(can_hold(c, people[i], LAW_ANSWERS | LAW_ASKED), CAN_HOLD);
    condition_logic_free(c);
}

static int open_pack(void **state)
{
    (void)state;
    pack = open_repository_pack();
    return pack ? 0 : -1;
}

static int close_pack(void **state)
{
    (void)state;
    sb_pack_free(pack);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(formulas_say_what_conditions_are_worth),
        cmocka_unit_test(what_an_interview_gives_can_be),
    };

    return cmocka_run_group_tests(tests, open_pack, close_pack);
}
