/* SPDX-License-Identifier: Apache-2.0 */
/* Walks down the support of a fact find every answer, however deep and however many ways
 * lead there, and end where facts lean on each other. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "consultation/consultation.h"
#include "result/explanation.h"
#include "result/result.h"
#include "test_pack.h"

enum { DEEP = 60 };

/* Two facts at each step, each of which rests on both of the step below: 2^60 ways down
 * to one answer; and as many down to a fact that stands on nothing. And a circle, which
 * an answer has started. */
static const char rules[] =
    "(defrule DERIVE::test-start (logical (answer (question age))) =>"
    "  (assert (holds (node 0) (as a)) (holds (node 0) (as b))))"
    "(defrule DERIVE::test-step"
    "  (logical (holds (node ?n&:(and (numberp ?n) (< ?n 60))) (as a | b))) =>"
    "  (assert (holds (node (+ ?n 1)) (as a)) (holds (node (+ ?n 1)) (as b))))"
    "(defrule DERIVE::test-loose-start (answer (question age)) =>"
    "  (assert (holds (node 0) (as c)) (holds (node 0) (as d))))"
    "(defrule DERIVE::test-loose-step"
    "  (logical (holds (node ?n&:(and (numberp ?n) (< ?n 60))) (as c | d))) =>"
    "  (assert (holds (node (+ ?n 1)) (as c)) (holds (node (+ ?n 1)) (as d))))"
    "(defrule DERIVE::test-circle-start (logical (answer (question age))) =>"
    "  (assert (holds (node test-here) (as a))))"
    "(defrule DERIVE::test-there (logical (holds (node test-here) (as a))) =>"
    "  (assert (holds (node test-there) (as a))))"
    "(defrule DERIVE::test-here (logical (holds (node test-there) (as a))) =>"
    "  (assert (holds (node test-here) (as a))))"
    "(defrule DERIVE::test-both"
    "  (logical (holds (node test-here) (as a)) (holds (node test-there) (as a))) =>"
    "  (assert (holds (node test-both) (as a))))";

typedef struct bench {
    sb_consultation *one;
    sb_result *result;
    explainer e;
} bench;

static int open_bench(void **state)
{
    bench *b = calloc(1, sizeof(*b));
    sb_failure why = {0};

    assert_non_null(b);
    open_shared_pack(state);
    assert_done(sb_consultation_open(&b->one, shared_pack, &why), &why);
    assert_done(sb_consultation_answer(b->one, "age", "45", &why), &why);
    assert_done(sb_consultation_conclude(&b->result, b->one, &why), &why);
    assert_done(rule_session_load(b->one->session, "test", rules, &why), &why);
    assert_done(rule_session_run(b->one->session, "DERIVE", &why), &why);
    b->e = (explainer){.book = shared_pack->book, .result = b->result};
    *state = b;
    return 0;
}

static int close_bench(void **state)
{
    bench *b = *state;

    sb_result_free(b->result);
    sb_consultation_close(b->one);
    free(b);
    return close_shared_pack(state);
}

static const rule_fact *holds(const bench *b, int number, const char *word,
                              const char *as)
{
    for (const rule_fact *f = NULL; (f = rule_session_next(b->one->session, "holds", f));)
        if (strcmp(rule_fact_word(f, "as"), as) == 0 &&
            (word ? strcmp(rule_fact_word(f, "node"), word) == 0
                  : (int)rule_fact_number(f, "node") == number &&
                        !*rule_fact_word(f, "node")))
            return f;
    fail_msg("there is no such fact");
    return NULL;
}

static void assert_rests_on_age(bench *b, const rule_fact *fact)
{
    list answers = {0};

    explain_answers(&b->e, fact, &answers);
    assert_false(b->e.failed);
    assert_int_equal(answers.count, 1);
    assert_string_equal(((const used_answer *)answers.items[0])->asked->id, "age");
    list_clear(&answers);
}

static void depth_and_ways_are_no_limit(void **state)
{
    assert_rests_on_age(*state, holds(*state, DEEP, NULL, "a"));
}

static void a_circle_ends(void **state)
{
    assert_rests_on_age(*state, holds(*state, 0, "test-there", "a"));
}

static int nothing_is_open(void *payload, const question *asked)
{
    (void)payload;
    (void)asked;
    return 0;
}

static int is_firm(bench *b, const rule_fact *fact)
{
    return explain_is_firm(&b->e, fact, nothing_is_open, &b->one->relevance.reads, NULL);
}

static void what_is_firm_is_firm_at_any_depth(void **state)
{
    assert_true(is_firm(*state, holds(*state, DEEP, NULL, "a")));
    assert_true(is_firm(*state, holds(*state, 0, "test-here", "a")));
    assert_true(is_firm(*state, holds(*state, 0, "test-there", "a")));
}

/* Looked at from here, there is loose at first, because it leans on here. */
static void what_a_circle_leans_on_is_looked_at_again(void **state)
{
    assert_true(is_firm(*state, holds(*state, 0, "test-both", "a")));
}

static void what_is_loose_is_found_so_by_as_many_ways(void **state)
{
    assert_false(is_firm(*state, holds(*state, DEEP, NULL, "c")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(depth_and_ways_are_no_limit),
        cmocka_unit_test(a_circle_ends),
        cmocka_unit_test(what_is_firm_is_firm_at_any_depth),
        cmocka_unit_test(what_a_circle_leans_on_is_looked_at_again),
        cmocka_unit_test(what_is_loose_is_found_so_by_as_many_ways),
    };

    return cmocka_run_group_tests(tests, open_bench, close_bench);
}
