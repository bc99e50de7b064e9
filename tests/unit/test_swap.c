/* SPDX-License-Identifier: Apache-2.0 */
/* Moves that a person does not want: what may stand in their place stands there, what may
 * not is said with its reason, and a wish goes with the answers. Every result here has
 * passed result_guard. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <steadyback/swap.h>

#include "consultation/consultation.h"
#include "plan_example.h"
#include "result/result_wish.h"
#include "test_pack.h"

static sb_consultation *one;
static sb_failure why;

/* The result of an example with one wish; "none" for nothing. */
static sb_result *plan_with(const char *example, const char *out, const char *in)
{
    sb_result *result = plan_example(one, example);

    sb_result_free(result);
    assert_done(sb_consultation_swap(one, out, strcmp(in, "none") ? in : NULL, &why),
                &why);
    assert_done(sb_consultation_conclude(&result, one, &why), &why);
    return result;
}

/* One wish: what came of it, and words that are said about it. */
static void expect_wish(const char *example, const char *out, const char *in,
                        wish_state state, const char *words)
{
    sb_result *result = plan_with(example, out, in);
    const result_wish *w = result->wishes.count ? result->wishes.items[0] : NULL;
    char *text = NULL;

    assert_int_equal(result->wishes.count, 1);
    assert_string_equal(wish_words[w->state], wish_words[state]);
    assert_done(sb_result_swap_text(&text, result, out, &why), &why);
    if (!strstr(text, words))
        print_error("%s\n", text);
    assert_non_null(strstr(text, words));
    assert_int_equal(is_prescribed(result, out),
                     state != WISH_DONE && state != WISH_NOT_IN_PLAN);
    if (state == WISH_DONE && w->in)
        assert_true(is_prescribed(result, in));
    free(text);
    sb_result_free(result);
}

static void each_end_of_a_wish_is_said(void **state)
{
    (void)state;
    expect_wish("desk-worker", "bird-dog", "standing-bird-dog", WISH_DONE,
                "in the place of Bird dog");
    expect_wish("desk-worker", "bird-dog", "none", WISH_DONE, "is left out");
    expect_wish("desk-worker", "step-touch", "none", WISH_NOT_IN_PLAN,
                "not in this plan");
    expect_wish("no-floor-sore-wrist", "walking-flat", "swimming-easy", WISH_BARRED,
                "It needs something that is not there yet");
    expect_wish("desk-worker", "bird-dog", "walking-flat", WISH_OTHER_PART,
                "does another job");
    expect_wish("desk-worker", "bird-dog", "squat-bodyweight", WISH_IN_PLAN,
                "is in your plan already");
    expect_wish("desk-worker", "walking-flat", "step-touch", WISH_DONE,
                "What spoke for Easy walk and not for Side steps");
}

/* A restriction says why in the words of its rule. */
static void what_is_barred_says_by_which_rule(void **state)
{
    sb_result *result = plan_example(one, "stenosis");
    const result_exercise *barred = NULL;
    const char *out = sb_result_item(result, 0, NULL);

    (void)state;
    for (size_t i = 0; i < result->exercises.count && !barred; i++) {
        const result_exercise *e = result->exercises.items[i];

        if (e->bars.count && ((const bar *)e->bars.items[0])->by == BY_MOVEMENT)
            barred = e;
    }
    assert_non_null(barred);
    expect_wish("stenosis", out, barred->exercise->id, WISH_BARRED,
                reason_text(barred->why.all.items[0]));
    sb_result_free(result);
}

/* Every move of a plan can be put in the place of by each of those that are offered, and
 * every other move stays. */
static void what_is_offered_can_stand_there(void **state)
{
    sb_result *before = plan_example(one, "desk-worker");
    const char *move, *others[SB_MOST_OTHERS + 1];
    size_t offered = 0;

    (void)state;
    for (size_t k = 0; (move = sb_result_item(before, k, NULL)); k++) {
        assert_done(sb_consultation_others(others, one, move, &why), &why);
        for (size_t i = 0; others[i]; i++, offered++) {
            sb_result *after = plan_with("desk-worker", move, others[i]);

            assert_string_equal(sb_result_stands_for(after, others[i]), move);
            assert_false(is_prescribed(after, move));
            assert_int_equal(after->items.count, before->items.count);
            sb_result_free(after);
        }
        sb_result_free(plan_example(one, "desk-worker"));
    }
    assert_true(offered > 20);
    sb_result_free(before);
}

static void nothing_is_offered_for_what_is_not_there(void **state)
{
    const char *others[SB_MOST_OTHERS + 1];

    (void)state;
    sb_result_free(plan_example(one, "desk-worker"));
    assert_done(sb_consultation_others(others, one, "step-touch", &why), &why);
    assert_null(others[0]);
    sb_result_free(plan_example(one, "cauda-equina"));
    assert_done(sb_consultation_others(others, one, "walking-flat", &why), &why);
    assert_null(others[0]);
    assert_int_equal(sb_consultation_others(others, one, "no-such", &why), -1);
}

/* With a closed gate no wish brings a move back. */
static void an_emergency_stays_without_exercise(void **state)
{
    sb_result *result = plan_with("cauda-equina", "bird-dog", "walking-flat");

    (void)state;
    assert_int_equal(result->items.count, 0);
    assert_int_equal(((const result_wish *)result->wishes.items[0])->state,
                     WISH_NOT_IN_PLAN);
    sb_result_free(result);
}

static void expect_refused(const char *out, const char *in, const char *words)
{
    sb_failure refused = {0};

    assert_int_equal(sb_consultation_swap(one, out, in, &refused), -1);
    assert_int_equal(refused.cause, SB_CAUSE_ANSWERS);
    assert_non_null(strstr(refused.text, words));
}

static void what_cannot_be_meant_is_refused(void **state)
{
    (void)state;
    assert_done(sb_consultation_clear(one, &why), &why);
    expect_refused("bird-dogg", NULL, "did you mean 'bird-dog'");
    expect_refused("bird-dog", "no-such-move-at-all", "there is no exercise");
    expect_refused("bird-dog", "bird-dog", "its own place");
    assert_done(sb_consultation_swap(one, "plank", NULL, &why), &why);
    expect_refused("bird-dog", "plank", "is not wanted either");
}

static const char *wanted_for(const char *out)
{
    const char *id, *other = NULL;

    for (size_t k = 0; (id = sb_consultation_swapped(one, k, &other)); k++)
        if (strcmp(id, out) == 0)
            return other ? other : "none";
    return NULL;
}

static void a_wish_goes_on_and_back(void **state)
{
    (void)state;
    assert_done(sb_consultation_clear(one, &why), &why);
    assert_done(sb_consultation_swap(one, "plank", "plank-knees", &why), &why);
    assert_done(sb_consultation_swap(one, "bird-dog", "heel-slide", &why), &why);
    assert_string_equal(sb_consultation_swapped(one, 0, NULL), "bird-dog");
    assert_done(sb_consultation_swap(one, "heel-slide", "toe-tap-supine", &why), &why);
    assert_string_equal(wanted_for("bird-dog"), "toe-tap-supine");
    assert_null(wanted_for("heel-slide"));
    assert_done(sb_consultation_swap(one, "toe-tap-supine", "bird-dog", &why), &why);
    assert_null(wanted_for("bird-dog"));
    assert_done(sb_consultation_swap(one, "plank-knees", NULL, &why), &why);
    assert_string_equal(wanted_for("plank"), "none");
    assert_done(sb_consultation_swap_back(one, "plank", &why), &why);
    assert_done(sb_consultation_swap_back(one, "plank", &why), &why);
    assert_null(sb_consultation_swapped(one, 0, NULL));
}

/* Wishes are read and written with the answers, and replaced by them. */
static void a_wish_is_part_of_the_answers(void **state)
{
    static const char text[] =
        "{\"answers\": {\"age\": 40}, \"swap\": {\"plank\": \"none\", "
        "\"bird-dog\": \"heel-slide\"}}";
    sb_mistakes *mistakes = sb_mistakes_new();
    char *written = NULL, *again = NULL;

    (void)state;
    assert_done(sb_consultation_read_json(one, text, strlen(text), mistakes, &why), &why);
    assert_done(sb_consultation_write_json(&written, one, &why), &why);
    assert_string_equal(wanted_for("plank"), "none");
    assert_done(sb_consultation_clear(one, &why), &why);
    assert_null(sb_consultation_swapped(one, 0, NULL));
    assert_done(sb_consultation_read_json(one, written, strlen(written), mistakes, &why),
                &why);
    assert_done(sb_consultation_write_json(&again, one, &why), &why);
    assert_string_equal(written, again);
    sb_result_free(plan_example(one, "desk-worker"));
    assert_null(sb_consultation_swapped(one, 0, NULL));
    free(written);
    free(again);
    sb_mistakes_free(mistakes);
}

/* A file of an older pack: what is gone is left out, the rest counts. */
static void a_resumed_wish_that_no_longer_fits_is_named(void **state)
{
    static const char text[] =
        "{\"answers\": {\"age\": 40}, \"swap\": {\"gone\": \"none\", "
        "\"bird-dog\": \"heel-slide\"}}";
    sb_mistakes *notes = sb_mistakes_new();

    (void)state;
    assert_done(sb_consultation_resume(one, text, strlen(text), notes, &why), &why);
    assert_int_equal(sb_mistakes_errors(notes), 1);
    assert_non_null(strstr(sb_mistakes_at(notes, 0)->text, "gone"));
    assert_string_equal(wanted_for("bird-dog"), "heel-slide");
    sb_mistakes_free(notes);
}

/* Why, and why not. */
static void an_explanation_names_the_wish(void **state)
{
    sb_result *result = plan_with("desk-worker", "bird-dog", "heel-slide");
    char *text = NULL;

    (void)state;
    assert_done(
        sb_result_explain(&text, result, "heel-slide", SB_EXPLAIN_TEXT, 0, 80, &why),
        &why);
    assert_non_null(strstr(text, "You asked for it in the place of Bird dog."));
    free(text);
    assert_done(
        sb_result_explain(&text, result, "bird-dog", SB_EXPLAIN_TEXT, 0, 80, &why), &why);
    assert_non_null(strstr(text, "You asked for Heel slide in its place."));
    assert_null(strstr(text, "points for you"));
    free(text);
    sb_result_free(result);
}

static int open_one(void **state)
{
    if (open_shared_pack(state))
        return -1;
    return sb_consultation_open(&one, shared_pack, &why);
}

static int close_one(void **state)
{
    sb_consultation_close(one);
    return close_shared_pack(state);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_end_of_a_wish_is_said),
        cmocka_unit_test(what_is_barred_says_by_which_rule),
        cmocka_unit_test(what_is_offered_can_stand_there),
        cmocka_unit_test(nothing_is_offered_for_what_is_not_there),
        cmocka_unit_test(an_emergency_stays_without_exercise),
        cmocka_unit_test(what_cannot_be_meant_is_refused),
        cmocka_unit_test(a_wish_goes_on_and_back),
        cmocka_unit_test(a_wish_is_part_of_the_answers),
        cmocka_unit_test(a_resumed_wish_that_no_longer_fits_is_named),
        cmocka_unit_test(an_explanation_names_the_wish),
    };

    return cmocka_run_group_tests_name("swaps", tests, open_one, close_one);
}
