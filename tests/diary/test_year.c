/* SPDX-License-Identifier: Apache-2.0 */
/* test_year [PEOPLE [SEED]]: a year of weekly check-ins of random people, with lights,
 * missed weeks and new danger signs. Each week's plan is held against the one before it
 * and against the six weeks of its own result, apart from the guard. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <steadyback/diary.h>
#include <steadyback/interview.h>

#include "base/days.h"
#include "diary/diary_plan.h"
#include "diary/diary_week.h"
#include "random_intake.h"
#include "test_pack.h"

enum {
    WEEKS = 52,
    WEEK_DAYS = 7,
    CALM = 97,
    SHARE_UP = 20,
    MEASURES = 5,
    ID_SIZE = 40,
    MOST_ASKED = 1000
};

static sb_pack *pack;
static long people = 20;
static uint64_t seed = 20;

typedef struct year {
    dice dice;
    sb_consultation *start, *today; /* as at the start; as at the check-in */
    sb_diary *diary;
    long day, pain, entry;
    int may_grow; /* by what was made up for this week */
} year;

typedef struct tally {
    long weeks, grew, same, less, none, forbidden;
} tally;

static int chance(year *y, uint64_t percent)
{
    return dice_roll(&y->dice, 100) < percent;
}

/* ---- sessions ---- */

static sb_diary_stamp stamp_of(year *y, long day, char id[ID_SIZE],
                               char text[DAY_TEXT_SIZE])
{
    snprintf(id, ID_SIZE, "made-up-%ld", y->entry++);
    day_write(text, day);
    return (sb_diary_stamp){id, text, text};
}

static void log_session(year *y, long day)
{
    static const char *const lights[] = {"green", "amber", "amber-slow",
                                         "red",   "stop",  "unknown"};
    static const uint64_t shares[] = {80, 10, 4, 3, 1, 2};
    uint64_t roll = dice_roll(&y->dice, 100);
    char id[ID_SIZE], text[DAY_TEXT_SIZE];
    sb_diary_stamp stamp = stamp_of(y, day, id, text);
    sb_failure why = {0};
    size_t light = 0;

    for (; roll >= shares[light]; light++)
        roll -= shares[light];
    assert_done(sb_diary_log(y->diary, &stamp,
                             (const char *const[]){"light", lights[light], NULL}, &why),
                &why);
    if (light >= 3)
        y->may_grow = 0;
}

/* One week in twelve nothing is done at all. */
static void live_a_week(year *y)
{
    int is_missed = chance(y, 8);

    y->may_grow = 1;
    for (long day = 0; day < WEEK_DAYS; day++)
        if (!is_missed && chance(y, 60))
            log_session(y, y->day + day);
    y->day += WEEK_DAYS;
}

/* ---- the check-in ---- */

/* What is asked at each check-in; NULL: the same as at the start. */
static const char *made_up(year *y, const char *question, char value[INTAKE_VALUE])
{
    if (strcmp(question, "rv-new-signs") == 0) {
        uint64_t roll = dice_roll(&y->dice, 100);

        y->may_grow &= roll >= 5;
        return roll < 2 ? "fall" : roll < 5 ? "unknown" : SB_NONE;
    }
    if (strcmp(question, "rv-odd-week") == 0)
        return chance(y, 8) ? "travel" : SB_NONE;
    if (strcmp(question, "pain-week") == 0 || strcmp(question, "pain-level") == 0)
        snprintf(value, INTAKE_VALUE, "%ld", y->pain);
    else if (strcmp(question, "rv-confidence") == 0)
        snprintf(value, INTAKE_VALUE, "%ld", 5 + (long)dice_roll(&y->dice, 5));
    else if (strcmp(question, "rv-nights") == 0)
        snprintf(value, INTAKE_VALUE, "%ld", (long)dice_roll(&y->dice, 4));
    else
        return NULL;
    return value;
}

static void answer_one(year *y, const char *question)
{
    char value[INTAKE_VALUE];
    const char *told = made_up(y, question, value);
    sb_answer before = {0};
    sb_failure why = {0};

    assert_done(sb_consultation_read_value(&before, y->start, question, &why), &why);
    if (!told && before.given) {
        assert_done(sb_consultation_answer_value(y->today, question, &before, &why),
                    &why);
        return;
    }
    if (!told)
        random_answer(value, &y->dice, sb_pack_question(pack, question), CALM);
    assert_done(sb_consultation_answer(y->today, question, told ? told : value, &why),
                &why);
}

static char *interview(year *y)
{
    sb_failure why = {0};
    const char *next;
    char *answers = NULL;

    while ((next = sb_consultation_next(y->today)))
        answer_one(y, next);
    assert_done(sb_consultation_write_json(&answers, y->today, &why), &why);
    return answers;
}

static sb_result *check_in(year *y)
{
    char id[ID_SIZE], text[DAY_TEXT_SIZE];
    sb_diary_stamp stamp = stamp_of(y, y->day, id, text);
    sb_result *result = NULL;
    sb_failure why = {0};
    char *open = NULL, *answers;

    y->pain += (long)dice_roll(&y->dice, 3) - 1;
    y->pain = y->pain < 0 ? 0 : y->pain > 8 ? 8 : y->pain;
    assert_done(sb_diary_look(&open, y->diary, y->today, text, &why), &why);
    free(open);
    answers = interview(y);
    assert_done(sb_diary_look_again(&open, y->diary, y->today, answers, &why), &why);
    if (open) {
        free(answers);
        answers = interview(y);
    }
    free(open);
    assert_done(sb_diary_check_in(&result, y->diary, y->today, answers, &stamp, &why),
                &why);
    free(answers);
    return result;
}

/* ---- the plan of the week ---- */

static long measure(const plan_item *one, size_t which)
{
    const long all[MEASURES] = {one->sets * one->reps, one->hold,
                                one->minutes * one->times, one->effort,
                                __builtin_popcount(one->days)};

    return all[which];
}

static const plan_item *find(const diary_entry *plan, const exercise *one)
{
    for (size_t i = 0; plan && i < plan->item_count; i++)
        if (plan->items[i].exercise == one)
            return &plan->items[i];
    return NULL;
}

static const result_item *find_way(const sb_result *result, const exercise *one)
{
    for (size_t i = 0; i < result->items.count; i++)
        if (((result_item *)result->items.items[i])->exercise == one)
            return result->items.items[i];
    return NULL;
}

/* It is part of the result of today, and no more than some week of that asks for. */
static void hold_ceiling(const sb_result *result, const plan_item *one)
{
    const result_item *way = find_way(result, one->exercise);

    assert_non_null(way);
    for (size_t k = 0; k < MEASURES; k++) {
        long most = 0;

        for (long week = 1; week <= plan_weeks(result); week++) {
            plan_item step;

            if (plan_item_of(&step, result, way, week) && measure(&step, k) > most)
                most = measure(&step, k);
        }
        assert_true(measure(one, k) <= most);
    }
}

typedef struct difference {
    int more, less;
} difference;

static difference differ(const plan_item *now, const plan_item *before)
{
    difference d = {0};

    for (size_t k = 0; k < MEASURES; k++) {
        d.more |= measure(now, k) > measure(before, k);
        d.less |= measure(now, k) < measure(before, k);
    }
    assert_true(now->step <= before->step + 1);
    assert_true(now->share <= before->share + SHARE_UP);
    return d;
}

static void hold_week(const year *y, const diary_entry *before, const sb_result *result,
                      tally *all)
{
    const diary_entry *now = diary_plan_on(y->diary, y->day);
    difference whole = {0};

    assert_non_null(now);
    assert_true(sb_result_has_programme(result) || !now->item_count);
    for (size_t i = 0; i < now->item_count; i++) {
        const plan_item *was = find(before, now->items[i].exercise);
        difference d = was ? differ(&now->items[i], was) : (difference){0};

        hold_ceiling(result, &now->items[i]);
        whole.more |= d.more;
        whole.less |= d.less;
    }
    assert_true(y->may_grow || !whole.more);
    assert_true(y->may_grow || now->item_count <= before->item_count);
    all->weeks++;
    all->forbidden += !y->may_grow;
    all->none += !now->item_count;
    all->grew += whole.more;
    all->less += whole.less && !whole.more;
    all->same += now->item_count && !whole.more && !whole.less;
}

/* ---- a year ---- */

/* Somebody with a programme, and so with a diary. */
static void begin(year *y)
{
    char id[ID_SIZE], text[DAY_TEXT_SIZE];
    sb_diary_stamp stamp;
    sb_result *result = NULL;
    sb_failure why = {0};

    do {
        sb_result_free(result);
        result = NULL;
        assert_done(sb_consultation_clear(y->start, &why), &why);
        assert_done(random_interview(y->start, pack, &y->dice, CALM, MOST_ASKED, &why),
                    &why);
        assert_done(sb_consultation_conclude(&result, y->start, &why), &why);
    } while (!sb_result_has_programme(result));
    y->day = day_number("2026-12-01");
    y->pain = 4;
    y->entry = 0;
    stamp = stamp_of(y, y->day, id, text);
    assert_done(sb_diary_start(&y->diary, y->start, result, &stamp, &why), &why);
    sb_result_free(result);
}

static void live_a_year(year *y, tally *all)
{
    begin(y);
    for (int week = 0; week < WEEKS; week++) {
        const diary_entry *before = week_before(y->diary);
        sb_result *result;

        live_a_week(y);
        result = check_in(y);
        hold_week(y, before, result, all);
        sb_result_free(result);
    }
    sb_diary_free(y->diary);
}

static void nothing_grows_without_a_reason(void **state)
{
    year y = {.dice = {seed}};
    tally all = {0};
    sb_failure why = {0};

    (void)state;
    assert_done(sb_consultation_open(&y.start, pack, &why), &why);
    assert_done(sb_consultation_open(&y.today, pack, &why), &why);
    for (long i = 0; i < people; i++)
        live_a_year(&y, &all);
    sb_consultation_close(y.start);
    sb_consultation_close(y.today);
    printf(
        "a year of %ld people, %ld weeks: %ld with more, %ld as before, %ld with less, "
        "%ld without exercises; in %ld nothing was allowed to grow, and nothing did\n",
        people, all.weeks, all.grew, all.same, all.less, all.none, all.forbidden);
    assert_true(all.grew > 0 && all.less > 0 && all.forbidden > 0);
}

int main(int argc, char *argv[])
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_grows_without_a_reason),
    };
    int failed;

    if (argc > 1)
        people = strtol(argv[1], NULL, 10);
    if (argc > 2)
        seed = strtoull(argv[2], NULL, 10);
    pack = open_repository_pack();
    failed = cmocka_run_group_tests_name("a year", tests, NULL, NULL);
    sb_pack_free(pack);
    return failed;
}
