/* SPDX-License-Identifier: Apache-2.0 */
/* The formulas of a proof say what the program does: for random people, some of them left
 * half answered, what CLIPS concludes (and result_guard confirms) is what the formulas
 * say of the same answers. `test_translation PEOPLE`. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "proof/promise.h"
#include "random_intake.h"
#include "test_pack.h"

enum { SEED = 41, CALMS = 6, TO_THE_END = 1000, STOP_LATEST = 90 };

static size_t people_wanted;

typedef struct beside {
    promise_case said;
    sb_consultation *one;
} beside;

static int open_beside(void **state)
{
    static beside b;
    sb_failure why = {0};

    if (open_shared_pack(state) != 0)
        return -1;
    assert_int_equal(promise_case_open(&b.said, shared_pack, promise_find(1)), 0);
    assert_done(sb_consultation_open(&b.one, shared_pack, &why), &why);
    *state = &b;
    return 0;
}

static int close_beside(void **state)
{
    beside *b = *state;

    sb_consultation_close(b->one);
    promise_case_close(&b->said);
    return close_shared_pack(state);
}

/* ---- one person ---- */

static int is_so(const beside *b, formula f)
{
    return logic_is_so(b->said.logic, f);
}

static void compare_standing(const beside *b, const sb_result *r)
{
    const outcome_logic *o = &b->said.first.outcome;

    for (int k = 0; k < DISPOSITION_COUNT; k++)
        assert_int_equal(is_so(b, o->dispositions[k]), r->disposition >= k);
    for (int k = 0; k < GATE_COUNT; k++)
        assert_int_equal(is_so(b, o->gates[k]), r->gate >= k);
    if (r->gate > GATE_NONE)
        for (int k = 0; k < LEVEL_COUNT; k++)
            assert_int_equal(is_so(b, b->said.first.choice.levels[k]),
                             (int)r->level == k);
}

static void compare_rules(const beside *b, const sb_result *r)
{
    const outcome_logic *o = &b->said.first.outcome;
    char *fired = calloc(shared_pack->rules.all.count + 1, 1);

    assert_non_null(fired);
    for (size_t i = 0; i < r->trace.count; i++) {
        const reason *one = r->trace.items[i];

        fired[one->rule->index] = one->if_unknown ? 2 : 1;
    }
    for (size_t i = 0; i < shared_pack->rules.all.count; i++) {
        const rule *one = shared_pack->rules.all.items[i];
        int said = is_so(b, o->stated[i]) ? 1 : is_so(b, o->if_unknown[i]) ? 2 : 0;

        if (said != fired[i])
            fail_msg("rule %s: the formula says %d, and CLIPS %d", one->id, said,
                     fired[i]);
    }
    free(fired);
}

static int is_restricted(const sb_result *r, const movement *m, restriction_type type)
{
    for (size_t i = 0; i < r->restrictions.count; i++) {
        const result_restriction *one = r->restrictions.items[i];

        if (one->movement == m && one->type == type)
            return 1;
    }
    return 0;
}

static void compare_movements(const beside *b, const sb_result *r)
{
    const outcome_logic *o = &b->said.first.outcome;

    for (size_t i = 0; i < shared_pack->movements.all.count; i++) {
        const movement *m = shared_pack->movements.all.items[i];

        assert_int_equal(is_so(b, o->forbidden[i]), is_restricted(r, m, FORBID));
        assert_int_equal(is_so(b, o->limited[i]), is_restricted(r, m, LIMIT));
    }
}

static void compare_exercises(const beside *b, const sb_result *r)
{
    const choice_logic *c = &b->said.first.choice;

    for (size_t i = 0; i < r->exercises.count; i++) {
        const result_exercise *one = r->exercises.items[i];
        int barred = one->bars.count > 0;

        if (is_so(b, c->barred[one->exercise->index]) != barred)
            fail_msg("exercise %s: barred or not", one->exercise->id);
        if (!barred && is_so(b, c->limited[one->exercise->index]) != (one->limited != 0))
            fail_msg("exercise %s: limited or not", one->exercise->id);
    }
}

static void compare(beside *b, const sb_result *r)
{
    logic_suppose_nothing(b->said.logic);
    condition_logic_suppose(b->said.first.answers, &r->sheet);
    logic_work_out(b->said.logic);
    compare_standing(b, r);
    compare_rules(b, r);
    compare_movements(b, r);
    compare_exercises(b, r);
}

/* ---- all of them ---- */

static void test_random_people(void **state)
{
    static const unsigned calms[CALMS] = {100, 99, 98, 97, 95, 80};
    beside *b = *state;
    dice d = {SEED};
    size_t offered = 0;

    for (size_t i = 0; i < people_wanted; i++) {
        unsigned calm = calms[dice_roll(&d, CALMS)];
        unsigned stop = dice_roll(&d, 3) ? TO_THE_END
                                         : 1 + (unsigned)dice_roll(&d, STOP_LATEST);
        sb_result *result = NULL;
        sb_failure why = {0};

        assert_done(sb_consultation_clear(b->one, &why), &why);
        assert_done(random_interview(b->one, shared_pack, &d, calm, stop, &why), &why);
        assert_done(sb_consultation_conclude(&result, b->one, &why), &why);
        compare(b, result);
        offered += result->gate > GATE_NONE;
        sb_result_free(result);
    }
    assert_true(offered > people_wanted / 50);
    printf("%zu people, %zu with a gate that is open: every rule, restriction and bar as "
           "the formulas say\n",
           people_wanted, offered);
}

/* The people of the worked cases stand on both sides of every limit. */
static void test_worked_cases(void **state)
{
    beside *b = *state;
    sb_cases *cases = open_repository_cases(shared_pack);
    size_t offered = 0;

    for (size_t i = 0; i < sb_cases_count(cases); i++) {
        sb_mistakes *mistakes = sb_mistakes_new();
        sb_result *result = NULL;
        sb_failure why = {0};
        char *answers = NULL;

        assert_done(sb_case_answers_json(&answers, cases, i, b->one, &why), &why);
        assert_done(
            sb_consultation_read_json(b->one, answers, strlen(answers), mistakes, &why),
            &why);
        assert_done(sb_consultation_conclude(&result, b->one, &why), &why);
        compare(b, result);
        offered += result->gate > GATE_NONE;
        sb_result_free(result);
        sb_mistakes_free(mistakes);
        free(answers);
    }
    assert_true(offered > sb_cases_count(cases) / 3);
    sb_cases_free(cases);
}

int main(int argc, char *argv[])
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_worked_cases),
        cmocka_unit_test(test_random_people),
    };

    people_wanted = argc > 1 ? strtoul(argv[1], NULL, 10) : 100;
    return cmocka_run_group_tests(tests, open_beside, close_beside);
}
