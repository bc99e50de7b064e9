/* SPDX-License-Identifier: Apache-2.0 */
/* test_swaps [PEOPLE [SEED]]: random people with a programme ask for random moves. Every
 * result has passed result_guard; here it is held against what was asked: what is offered
 * can stand there, what was not wanted is gone, what is barred or limited never comes in,
 * and without wishes the plan is the same bytes again. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "consultation/consultation.h"
#include "plan_example.h"
#include "random_intake.h"
#include "result/result_wish.h"
#include "test_pack.h"

enum { WISHES = 4, CALM = 92 };

static sb_pack *pack;
static long people = 60;
static uint64_t seed = 20261203;
static long ends[WISH_STATE_COUNT]; /* how often each came of a wish */

static const char *any_exercise(dice *d)
{
    const list *all = &pack->exercises.all;

    return ((const exercise *)all->items[dice_roll(d, all->count)])->id;
}

static sb_result *conclude(sb_consultation *one)
{
    sb_result *result = NULL;
    sb_failure why = {0};
    int error = sb_consultation_conclude(&result, one, &why);
    char *text = NULL;

    if (error && sb_consultation_write_json(&text, one, &why) == 0)
        print_error("%s\n", text);
    free(text);
    assert_done(error, &why);
    return result;
}

static void hold_against_wish(const sb_result *result, const result_wish *w)
{
    const result_exercise *in = w->in ? exercise_in(result, w->in->id) : NULL;

    ends[w->state]++;
    if (w->state == WISH_DONE) {
        assert_false(is_prescribed(result, w->out->id));
        assert_true(!w->in || is_prescribed(result, w->in->id));
        assert_true(!in || !in->bars.count);
    }
    if (w->state == WISH_BARRED)
        assert_true(in && in->bars.count);
    if (w->state == WISH_LIMITED)
        assert_true(in && in->limited);
}

/* Each wish is named once, whatever came of it. */
static void hold_against_wishes(sb_consultation *one, const sb_result *result)
{
    const char *id;
    size_t count = 0;

    for (size_t k = 0; (id = sb_consultation_swapped(one, k, NULL)); k++, count++)
        assert_string_equal(((const result_wish *)result->wishes.items[k])->out->id, id);
    assert_int_equal(result->wishes.count, count);
    for (size_t k = 0; k < count; k++)
        hold_against_wish(result, result->wishes.items[k]);
}

/* Whatever is asked for: a move of the plan or any other, for any other or none. */
static void ask_for_anything(sb_consultation *one, const sb_result *before, dice *d)
{
    sb_failure why = {0};
    sb_result *after;

    for (int k = 0; k < WISHES; k++) {
        const result_item *item = before->items.items[dice_roll(d, before->items.count)];
        const char *out = dice_roll(d, 3) ? item->exercise->id : any_exercise(d);

        if (sb_consultation_swap(one, out, dice_roll(d, 4) ? any_exercise(d) : NULL,
                                 &why) < 0)
            assert_int_equal(why.cause, SB_CAUSE_ANSWERS);
    }
    after = conclude(one);
    hold_against_wishes(one, after);
    sb_result_free(after);
}

/* One move for one of those that are offered. */
static void take_what_is_offered(sb_consultation *one, const sb_result *before, dice *d)
{
    const result_item *item = before->items.items[dice_roll(d, before->items.count)];
    const char *others[SB_MOST_OTHERS + 1];
    sb_failure why = {0};
    size_t count = 0;
    sb_result *after;

    assert_done(sb_consultation_others(others, one, item->exercise->id, &why), &why);
    while (others[count])
        count++;
    if (!count)
        return;
    assert_done(
        sb_consultation_swap(one, item->exercise->id, others[dice_roll(d, count)], &why),
        &why);
    after = conclude(one);
    assert_int_equal(((const result_wish *)after->wishes.items[0])->state, WISH_DONE);
    hold_against_wishes(one, after);
    sb_result_free(after);
}

static void forget_wishes(sb_consultation *one)
{
    sb_failure why = {0};
    const char *id;

    while ((id = sb_consultation_swapped(one, 0, NULL)))
        assert_done(sb_consultation_swap_back(one, id, &why), &why);
}

static void what_is_asked_for_is_done_or_said(void **state)
{
    sb_consultation *one = NULL;
    sb_failure why = {0};
    dice d = {seed};
    long with_programme = 0;

    (void)state;
    assert_done(sb_consultation_open(&one, pack, &why), &why);
    while (with_programme < people) {
        char *first, *again;
        sb_result *before;

        assert_done(sb_consultation_clear(one, &why), &why);
        assert_done(random_interview(one, pack, &d, CALM, 1000, &why), &why);
        before = conclude(one);
        if (before->items.count) {
            with_programme++;
            first = result_bytes(one);
            ask_for_anything(one, before, &d);
            forget_wishes(one);
            take_what_is_offered(one, before, &d);
            forget_wishes(one);
            again = result_bytes(one);
            assert_string_equal(first, again);
            free(first);
            free(again);
        }
        sb_result_free(before);
    }
    printf("%ld people:", people);
    for (int k = 0; k < WISH_STATE_COUNT; k++)
        printf(" %s %ld", wish_words[k], ends[k]);
    printf("\n");
    assert_true(ends[WISH_DONE] > people / 2 && ends[WISH_NOT_IN_PLAN] > people / 4);
    assert_true(ends[WISH_BARRED] > people / 4 && ends[WISH_OTHER_PART] > 0);
    sb_consultation_close(one);
}

int main(int argc, char *argv[])
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_asked_for_is_done_or_said),
    };
    int failed;

    if (argc > 1)
        people = strtol(argv[1], NULL, 10);
    if (argc > 2)
        seed = strtoull(argv[2], NULL, 10);
    pack = open_repository_pack();
    failed = cmocka_run_group_tests_name("random swaps", tests, NULL, NULL);
    sb_pack_free(pack);
    return failed;
}
