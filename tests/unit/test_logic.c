/* SPDX-License-Identifier: Apache-2.0 */
/* The solver against trying everything, and formulas over it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "conditions/logic.h"
#include "conditions/solver.h"
#include "random_intake.h"

enum { VARIABLES = 9, CLAUSES = 60, PROBLEMS = 600 };

static int is_kept(const literal clause[3], unsigned way)
{
    for (int i = 0; i < 3; i++)
        if ((way >> (clause[i] / 2) & 1) != (clause[i] & 1))
            return 1;
    return 0;
}

static int keeps_all(literal clauses[][3], size_t count, unsigned way)
{
    for (size_t i = 0; i < count; i++)
        if (!is_kept(clauses[i], way))
            return 0;
    return 1;
}

static int some_way_keeps_all(literal clauses[][3], size_t count)
{
    for (unsigned way = 0; way < 1u << VARIABLES; way++)
        if (keeps_all(clauses, count, way))
            return 1;
    return 0;
}

static void make_clause(literal clause[3], dice *d)
{
    size_t first = dice_roll(d, VARIABLES);

    for (size_t i = 0; i < 3; i++)
        clause[i] = literal_of((first + i * 2) % VARIABLES, (int)dice_roll(d, 2));
}

static void the_solver_agrees_with_trying_everything(void **state)
{
    solver *s = solver_new();
    dice d = {11};
    int yes = 0;

    (void)state;
    for (int problem = 0; problem < PROBLEMS; problem++) {
        literal clauses[CLAUSES][3];
        size_t count = 25 + dice_roll(&d, CLAUSES - 25);
        unsigned way = 0;

        solver_start(s, VARIABLES);
        for (size_t i = 0; i < count; i++) {
            make_clause(clauses[i], &d);
            solver_clause(s, clauses[i], 3);
        }
        if (!some_way_keeps_all(clauses, count)) {
            assert_int_equal(solver_solve(s), SOLVER_NO);
            continue;
        }
        assert_int_equal(solver_solve(s), SOLVER_YES);
        for (size_t i = 0; i < VARIABLES; i++)
            way |= (unsigned)solver_value(s, i) << i;
        assert_true(keeps_all(clauses, count, way));
        yes++;
    }
    assert_in_range(yes, PROBLEMS / 5, PROBLEMS * 4 / 5); /* both kinds were tried */
    solver_free(s);
    solver_free(NULL);
}

/* Each pigeon has a hole, and no two share one. */
static void pose_pigeons(solver *s, size_t pigeons, size_t holes)
{
    literal each[16];

    solver_start(s, pigeons * holes);
    for (size_t p = 0; p < pigeons; p++) {
        for (size_t h = 0; h < holes; h++)
            each[h] = literal_of(p * holes + h, 0);
        solver_clause(s, each, holes);
    }
    for (size_t h = 0; h < holes; h++)
        for (size_t p = 0; p < pigeons; p++)
            for (size_t q = 0; q < p; q++) {
                const literal both[] = {literal_of(p * holes + h, 1),
                                        literal_of(q * holes + h, 1)};

                solver_clause(s, both, 2);
            }
}

static void the_solver_gives_up_in_the_end(void **state)
{
    solver *s = solver_new();

    (void)state;
    pose_pigeons(s, 5, 5);
    assert_int_equal(solver_solve(s), SOLVER_YES);
    pose_pigeons(s, 6, 5);
    assert_int_equal(solver_solve(s), SOLVER_NO);
    pose_pigeons(s, 12, 11); /* famous for being hard */
    assert_int_equal(solver_solve(s), SOLVER_GAVE_UP);
    solver_start(s, 1);
    solver_clause(s, NULL, 0);
    assert_int_equal(solver_solve(s), SOLVER_NO);
    solver_free(s);
}

static logic_answer ask(logic *l, formula f, unsigned laws)
{
    return logic_can_hold(l, &f, 1, laws);
}

static void equal_formulas_are_one(void **state)
{
    logic *l = logic_new();
    formula a = logic_fact(l), b = logic_fact(l);

    (void)state;
    assert_int_equal(logic_and(l, a, b), logic_and(l, b, a));
    assert_int_equal(logic_and(l, a, not_so(a)), NEVER);
    assert_int_equal(logic_or(l, a, not_so(a)), ALWAYS);
    assert_int_equal(logic_and(l, ALWAYS, a), a);
    assert_int_equal(logic_or(l, a, a), a);
    assert_int_not_equal(logic_and(l, a, b), logic_or(l, a, b));
    assert_int_equal(ask(l, NEVER, 0), CANNOT_HOLD);
    assert_int_equal(ask(l, ALWAYS, 0), CAN_HOLD);
    assert_int_equal(logic_failed(l), 0);
    logic_free(l);
    logic_free(NULL);
}

static void laws_hold_where_their_facts_are_touched(void **state)
{
    logic *l = logic_new();
    formula rain = logic_fact(l), wet = logic_fact(l), dry = logic_fact(l);
    formula both;

    (void)state;
    logic_bind(l, rain, 0, logic_or(l, not_so(rain), wet));
    logic_bind(l, wet, 1, not_so(logic_and(l, wet, dry)));
    both = logic_and(l, rain, dry);
    assert_int_equal(ask(l, both, 0), CAN_HOLD);
    assert_int_equal(ask(l, both, 1), CAN_HOLD); /* rain, wet and dry */
    assert_int_equal(ask(l, both, 2), CAN_HOLD); /* rain and dry, not wet */
    assert_int_equal(ask(l, both, 3), CANNOT_HOLD);
    assert_int_equal(ask(l, logic_and(l, rain, not_so(dry)), 3), CAN_HOLD);
    logic_free(l);
}

/* What was seen under a law that asks for something must not count for other facts. */
static void a_restless_law_is_asked_anew(void **state)
{
    logic *l = logic_new();
    formula a = logic_fact(l), b = logic_fact(l);

    (void)state;
    logic_bind(l, a, 0, a);
    logic_bind(l, b, 0, b);
    assert_int_equal(ask(l, a, 1), CAN_HOLD);
    assert_int_equal(ask(l, not_so(b), 1), CANNOT_HOLD);
    assert_int_equal(ask(l, not_so(a), 1), CANNOT_HOLD);
    logic_free(l);
}

/* Found by the solver, and seen among what was found before. */
static void what_was_found_can_be_looked_at(void **state)
{
    logic *l = logic_new();
    formula a = logic_fact(l), b = logic_fact(l), either = logic_or(l, a, b);

    (void)state;
    for (int i = 0; i < 2; i++) {
        assert_int_equal(ask(l, logic_and(l, either, not_so(a)), 0), CAN_HOLD);
        assert_true(logic_suppose_found(l));
        logic_work_out(l);
        assert_int_equal(logic_is_so(l, a), 0);
        assert_int_equal(logic_is_so(l, b), 1);
    }
    assert_int_equal(ask(l, logic_and(l, a, not_so(either)), 0), CANNOT_HOLD);
    assert_int_equal(logic_suppose_found(l), 0);
    logic_free(l);
}

/* Also when ways have been seen: the constant is none of them. */
static void never_holds_in_no_way(void **state)
{
    logic *l = logic_new();
    formula a = logic_fact(l);

    (void)state;
    assert_int_equal(ask(l, a, 0), CAN_HOLD);
    assert_int_equal(ask(l, not_so(a), 0), CAN_HOLD);
    assert_int_equal(ask(l, NEVER, 0), CANNOT_HOLD);
    assert_int_equal(ask(l, ALWAYS, 0), CAN_HOLD);
    logic_free(l);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_solver_agrees_with_trying_everything),
        cmocka_unit_test(the_solver_gives_up_in_the_end),
        cmocka_unit_test(equal_formulas_are_one),
        cmocka_unit_test(laws_hold_where_their_facts_are_touched),
        cmocka_unit_test(a_restless_law_is_asked_anew),
        cmocka_unit_test(never_holds_in_no_way),
        cmocka_unit_test(what_was_found_can_be_looked_at),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
