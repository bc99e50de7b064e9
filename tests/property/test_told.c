/* SPDX-License-Identifier: Apache-2.0 */
/* What was told without being asked: danger signs told beside a random intake never make
 * the result milder, and whatever was told so is used or named. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "consultation/consultation.h"
#include "plan_example.h"
#include "random_intake.h"
#include "result/result.h"
#include "test_pack.h"

static long intakes = 60;

static void give(sb_consultation *one, const char *question, const char *value)
{
    sb_failure why = {0};

    assert_done(sb_consultation_answer(one, question, value, &why), &why);
}

static sb_result *conclude(sb_consultation *one)
{
    sb_result *result = NULL;
    sb_failure why = {0};

    assert_done(sb_consultation_conclude(&result, one, &why), &why);
    return result;
}

/* What is forbidden is more than limited. */
static int restricts(const sb_result *r, const result_restriction *wanted)
{
    for (size_t i = 0; i < r->restrictions.count; i++) {
        const result_restriction *one = r->restrictions.items[i];

        if (one->movement == wanted->movement && one->type <= wanted->type)
            return 1;
    }
    return 0;
}

static void assert_not_milder(const sb_result *now, const sb_result *before)
{
    assert_true(now->disposition >= before->disposition);
    assert_true(now->gate <= before->gate);
    for (size_t i = 0; i < before->restrictions.count; i++)
        assert_true(restricts(now, before->restrictions.items[i]));
}

static int is_traced(const sb_result *r, const question *q)
{
    for (size_t i = 0; i < r->trace.count; i++) {
        const list *answers = &((const reason *)r->trace.items[i])->answers;

        for (size_t k = 0; k < answers->count; k++)
            if (((const used_answer *)answers->items[k])->asked == q)
                return 1;
    }
    for (size_t i = 0; i < r->findings.count; i++) {
        const list *answers = &((const result_finding *)r->findings.items[i])->answers;

        for (size_t k = 0; k < answers->count; k++)
            if (((const used_answer *)answers->items[k])->asked == q)
                return 1;
    }
    return 0;
}

/* A random danger sign, or any answer, to a question that does not apply; NULL when this
 * throw hits none. */
static const question *tell_beside(sb_consultation *one, dice *d)
{
    const list *all = &shared_pack->questions.all;
    const question *q = all->items[dice_roll(d, all->count)];
    char value[INTAKE_VALUE];

    if (one->applies[q->index] || answer_of(&one->sheet, q)->given)
        return NULL;
    random_answer(value, d, sb_pack_question(shared_pack, q->id), 20);
    give(one, q->id, value);
    return q;
}

static void what_is_told_beside_is_used_or_named(void **state)
{
    sb_consultation *one = NULL;
    sb_failure why = {0};
    dice d = {20261130};
    long told = 0;

    (void)state;
    assert_done(sb_consultation_open(&one, shared_pack, &why), &why);
    for (long i = 0; i < intakes; i++) {
        const question *beside[3] = {NULL};
        sb_result *before, *now;

        assert_done(sb_consultation_clear(one, &why), &why);
        assert_done(random_interview(one, shared_pack, &d, 98, 1000, &why), &why);
        before = conclude(one);
        for (int k = 0; k < 3; k++)
            beside[k] = tell_beside(one, &d);
        now = conclude(one);
        assert_not_milder(now, before);
        for (int k = 0; k < 3; k++) {
            if (!beside[k])
                continue;
            told++;
            if (now->taken.count) /* what a sign takes for granted may have led to it */
                continue;
            assert_true(one->applies[beside[k]->index] || is_traced(now, beside[k]) ||
                        result_unused_of(now, beside[k]));
        }
        sb_result_free(before);
        sb_result_free(now);
    }
    assert_true(told > intakes / 4);
    sb_consultation_close(one);
}

/* ---- single people ---- */

typedef struct row {
    const char *question, *value;
    int disposition;     /* at the desk worker's */
    const char *becomes; /* NULL: it is used; else why it is not */
} row;

static sb_result *desk_worker_who(sb_consultation *one, const char *question,
                                  const char *value)
{
    sb_result_free(plan_example(one, "desk-worker"));
    give(one, question, value);
    return conclude(one);
}

static void one_rule_for_all_of_it(void **state)
{
    static const row rows[] = {
        {"birth-signs", "harm-thoughts", EMERGENCY_NOW, NULL},
        {"birth-signs", "none", PROCEED_CAUTION, "not-asked"},
        {"sickle-signs", "yes", EMERGENCY_NOW, NULL},
        {"sickle-signs", "no", PROCEED_CAUTION, "not-asked"},
        {"ill-signs", "muddled", SAME_DAY, NULL},
        {"ill-signs", "worn-out-old", PROCEED_CAUTION, "not-asked"},
        {"bp-systolic", "260", SAME_DAY, NULL},
        {"bp-systolic", "120", PROCEED_CAUTION, "not-asked"},
        {"age-first-pain", "60", PROCEED_CAUTION, "not-asked"},
        {"over-50", "sight", PROCEED_CAUTION, "no-effect"}};
    static const char *const words[] = {"not-asked", "no-effect", "taken-back"};
    sb_consultation *one = NULL;
    sb_failure why = {0};

    (void)state;
    assert_done(sb_consultation_open(&one, shared_pack, &why), &why);
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        sb_result *r = desk_worker_who(one, rows[i].question, rows[i].value);
        const question *q = name_table_find(&shared_pack->questions.by_name,
                                            rows[i].question);
        const result_unused *unused = result_unused_of(r, q);

        if (r->disposition != rows[i].disposition || !unused != !rows[i].becomes)
            print_error("%s=%s\n", rows[i].question, rows[i].value);
        assert_int_equal(r->disposition, rows[i].disposition);
        assert_true(!unused == !rows[i].becomes);
        if (unused)
            assert_string_equal(words[unused->why], rows[i].becomes);
        sb_result_free(r);
    }
    sb_consultation_close(one);
}

/* ---- what was set aside, and is asked again ---- */

/* At the desk worker's: the question is opened, answered, closed and opened again. */
static void answer_close_and_open(sb_consultation *one, const char *question,
                                  const char *value)
{
    sb_failure why = {0};

    sb_result_free(plan_example(one, "desk-worker"));
    give(one, "new-signs", "fever");
    give(one, question, value);
    give(one, "new-signs", "none");
    assert_done(sb_consultation_drop(one, NULL, NULL, &why), &why);
    give(one, "new-signs", "fever");
    assert_false(sb_consultation_has(one, question));
}

static void a_danger_sign_set_aside_counts_when_it_is_due_again(void **state)
{
    sb_consultation *one = NULL;
    sb_failure why = {0};
    const question *q = name_table_find(&shared_pack->questions.by_name, "ill-signs");
    sb_result *told, *again;

    (void)state;
    assert_done(sb_consultation_open(&one, shared_pack, &why), &why);
    sb_result_free(plan_example(one, "desk-worker"));
    give(one, "new-signs", "fever");
    give(one, "ill-signs", "muddled blotchy");
    told = conclude(one);
    answer_close_and_open(one, "ill-signs", "muddled blotchy");
    again = conclude(one);
    assert_not_milder(again, told);
    assert_null(result_unused_of(again, q));
    assert_false(sb_consultation_has(one, "ill-signs")); /* it is still to be asked */
    assert_string_equal(sb_consultation_next(one), "ill-signs");
    sb_result_free(told);
    sb_result_free(again);
    sb_consultation_close(one);
}

/* "Nothing of it" from before is not agreed to yet: not sure is as far as it goes. */
static void what_is_no_sign_waits_to_be_asked_again(void **state)
{
    sb_consultation *one = NULL;
    sb_failure why = {0};
    sb_result *open, *again;

    (void)state;
    assert_done(sb_consultation_open(&one, shared_pack, &why), &why);
    sb_result_free(plan_example(one, "desk-worker"));
    give(one, "new-signs", "fever");
    open = conclude(one);
    answer_close_and_open(one, "ill-signs", "none");
    again = conclude(one);
    assert_not_milder(again, open);
    assert_int_equal(again->incomplete.count, open->incomplete.count);
    sb_result_free(open);
    sb_result_free(again);
    sb_consultation_close(one);
}

static void read_answers(sb_consultation *one, const char *text)
{
    sb_mistakes *mistakes = sb_mistakes_new();
    sb_failure why = {0};

    assert_done(sb_consultation_read_json(one, text, strlen(text), mistakes, &why), &why);
    sb_mistakes_free(mistakes);
}

/* A file may hold both: the answer that stands counts, and the other one is named. */
static void what_was_set_aside_beside_an_answer_is_named(void **state)
{
    static const char text[] = "{\"answers\": {\"age\": 35, \"saddle-feeling\": \"no\"},"
                               " \"set_aside\": {\"saddle-feeling\": \"new\"}}";
    const question *q = name_table_find(&shared_pack->questions.by_name,
                                        "saddle-feeling");
    sb_consultation *one = NULL;
    sb_failure why = {0};
    sb_result *result;

    (void)state;
    assert_done(sb_consultation_open(&one, shared_pack, &why), &why);
    read_answers(one, text);
    result = conclude(one);
    assert_non_null(result_unused_of(result, q));
    sb_result_free(result);
    give(one, "saddle-feeling", "no"); /* asked again: this is the last word on it */
    result = conclude(one);
    assert_null(result_unused_of(result, q));
    sb_result_free(result);
    sb_consultation_close(one);
}

int main(int argc, char *argv[])
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_rule_for_all_of_it),
        cmocka_unit_test(a_danger_sign_set_aside_counts_when_it_is_due_again),
        cmocka_unit_test(what_is_no_sign_waits_to_be_asked_again),
        cmocka_unit_test(what_was_set_aside_beside_an_answer_is_named),
        cmocka_unit_test(what_is_told_beside_is_used_or_named)};

    if (argc > 1)
        intakes = atol(argv[1]);
    return cmocka_run_group_tests(tests, open_shared_pack, close_shared_pack);
}
