/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "beside.h"
#include "test_pack.h"

enum {
    CALMS = 6,
    TO_THE_END = 1000,
    STOP_LATEST = 90,
    USUAL_CALM = 40,
    MOST_CHANGES = 20
};

void beside_open(beside *b, void **state, int promise)
{
    sb_failure why = {0};

    assert_int_equal(open_shared_pack(state), 0);
    assert_int_equal(promise_case_open(&b->said, shared_pack, promise_find(promise)), 0);
    assert_done(sb_consultation_open(&b->one, shared_pack, &why), &why);
}

int beside_close(beside *b, void **state)
{
    sb_consultation_close(b->one);
    promise_case_close(&b->said);
    return close_shared_pack(state);
}

int beside_is_so(const beside *b, formula f)
{
    return logic_is_so(b->said.logic, f);
}

static int compare(beside *b, beside_compare *hold)
{
    sb_result *result = NULL;
    sb_failure why = {0};
    int is_open;

    assert_done(sb_consultation_conclude(&result, b->one, &why), &why);
    logic_suppose_nothing(b->said.logic);
    condition_logic_suppose(b->said.first.answers, &result->sheet);
    logic_work_out(b->said.logic);
    hold(b, result);
    is_open = result->gate > GATE_NONE;
    sb_result_free(result);
    return is_open;
}

size_t beside_random_people(beside *b, uint64_t seed, size_t people, beside_compare *hold)
{
    static const unsigned calms[CALMS] = {100, 99, 98, 97, 95, 80};
    dice d = {seed};
    size_t offered = 0;

    for (size_t i = 0; i < people; i++) {
        unsigned calm = calms[dice_roll(&d, CALMS)];
        unsigned stop = dice_roll(&d, 3) ? TO_THE_END
                                         : 1 + (unsigned)dice_roll(&d, STOP_LATEST);
        sb_failure why = {0};

        assert_done(sb_consultation_clear(b->one, &why), &why);
        assert_done(random_interview(b->one, shared_pack, &d, calm, stop, &why), &why);
        offered += compare(b, hold);
    }
    return offered;
}

static void become_case(beside *b, const sb_cases *cases, size_t number)
{
    sb_mistakes *mistakes = sb_mistakes_new();
    sb_failure why = {0};
    char *answers = NULL;

    assert_done(sb_case_answers_json(&answers, cases, number, b->one, &why), &why);
    assert_done(sb_consultation_clear(b->one, &why), &why);
    assert_done(
        sb_consultation_read_json(b->one, answers, strlen(answers), mistakes, &why),
        &why);
    sb_mistakes_free(mistakes);
    free(answers);
}

size_t beside_worked_cases(beside *b, size_t *people, beside_compare *hold)
{
    sb_cases *cases = open_repository_cases(shared_pack);
    size_t offered = 0;

    *people = sb_cases_count(cases);
    for (size_t i = 0; i < *people; i++) {
        become_case(b, cases, i);
        offered += compare(b, hold);
    }
    sb_cases_free(cases);
    return offered;
}

static void change_an_answer(beside *b, dice *d)
{
    size_t number = dice_roll(d, sb_pack_question_count(shared_pack));
    const sb_question *asked = sb_pack_question_at(shared_pack, number);
    sb_answer answer = {0};
    sb_failure why = {0};
    char value[INTAKE_VALUE];

    if (!b->one->sheet.answers[number].given)
        return;
    random_answer(value, d, asked, USUAL_CALM);
    if (dice_roll(d, 4))
        assert_done(sb_consultation_answer(b->one, sb_question_id(asked), value, &why),
                    &why);
    else
        assert_done(
            sb_consultation_answer_value(b->one, sb_question_id(asked), &answer, &why),
            &why);
}

size_t beside_neighbours(beside *b, uint64_t seed, size_t people, beside_compare *hold)
{
    sb_cases *cases = open_repository_cases(shared_pack);
    dice d = {seed};
    size_t offered = 0;

    for (size_t i = 0; i < people; i++) {
        become_case(b, cases, dice_roll(&d, sb_cases_count(cases)));
        for (size_t changes = dice_roll(&d, MOST_CHANGES); changes; changes--)
            change_an_answer(b, &d);
        offered += compare(b, hold);
    }
    sb_cases_free(cases);
    return offered;
}
