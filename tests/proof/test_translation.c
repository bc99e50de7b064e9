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

#include "beside.h"
#include "proof/message_logic.h"
#include "test_pack.h"

enum { SEED = 41 };

static size_t people_wanted;
static formula *said; /* by message */

static int open_promise(void **state)
{
    static beside b;

    beside_open(&b, state, 1);
    said = calloc(shared_pack->messages.all.count + 1, sizeof(*said));
    assert_non_null(said);
    for (size_t i = 0; i < shared_pack->messages.all.count; i++)
        said[i] = message_said(&b.said.first.choice, shared_pack->messages.all.items[i]);
    *state = &b;
    return 0;
}

static int close_promise(void **state)
{
    free(said);
    return beside_close(*state, state);
}

/* ---- one person ---- */

static void compare_standing(const beside *b, const sb_result *r)
{
    const outcome_logic *o = &b->said.first.outcome;

    for (int k = 0; k < DISPOSITION_COUNT; k++)
        assert_int_equal(beside_is_so(b, o->dispositions[k]), r->disposition >= k);
    for (int k = 0; k < GATE_COUNT; k++)
        assert_int_equal(beside_is_so(b, o->gates[k]), r->gate >= k);
    if (r->gate > GATE_NONE)
        for (int k = 0; k < LEVEL_COUNT; k++)
            assert_int_equal(beside_is_so(b, b->said.first.choice.levels[k]),
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
        int said = beside_is_so(b, o->stated[i])       ? 1
                   : beside_is_so(b, o->if_unknown[i]) ? 2
                                                       : 0;

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

        assert_int_equal(beside_is_so(b, o->forbidden[i]), is_restricted(r, m, FORBID));
        assert_int_equal(beside_is_so(b, o->limited[i]), is_restricted(r, m, LIMIT));
    }
}

static void compare_exercises(const beside *b, const sb_result *r)
{
    const choice_logic *c = &b->said.first.choice;

    for (size_t i = 0; i < r->exercises.count; i++) {
        const result_exercise *one = r->exercises.items[i];
        int barred = one->bars.count > 0;

        if (beside_is_so(b, c->barred[one->exercise->index]) != barred)
            fail_msg("exercise %s: barred or not", one->exercise->id);
        if (!barred &&
            beside_is_so(b, c->limited[one->exercise->index]) != (one->limited != 0))
            fail_msg("exercise %s: limited or not", one->exercise->id);
    }
}

static void compare_messages(const beside *b, const sb_result *r)
{
    for (size_t i = 0; i < shared_pack->messages.all.count; i++) {
        const message *m = shared_pack->messages.all.items[i];

        if (m->kind == MESSAGE_PHRASE || m->kind == MESSAGE_DISPOSITION)
            continue;
        if (beside_is_so(b, said[i]) != result_says(r, m))
            fail_msg("message %s: said or not", m->id);
    }
}

static void compare(beside *b, const sb_result *r)
{
    compare_standing(b, r);
    compare_rules(b, r);
    compare_movements(b, r);
    compare_exercises(b, r);
    compare_messages(b, r);
}

/* ---- all of them ---- */

static void test_random_people(void **state)
{
    size_t offered = beside_random_people(*state, SEED, people_wanted, compare);

    assert_true(offered > people_wanted / 50);
    printf("%zu people, %zu with a gate that is open: every rule, restriction, bar and "
           "message as the formulas say\n",
           people_wanted, offered);
}

static void test_worked_cases(void **state)
{
    size_t people, offered = beside_worked_cases(*state, &people, compare);

    assert_true(offered > people / 3);
}

int main(int argc, char *argv[])
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_worked_cases),
        cmocka_unit_test(test_random_people),
    };

    people_wanted = argc > 1 ? strtoul(argv[1], NULL, 10) : 100;
    return cmocka_run_group_tests(tests, open_promise, close_promise);
}
