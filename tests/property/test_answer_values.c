/* SPDX-License-Identifier: Apache-2.0 */
/* Answers are values: what goes in as a value comes back as the same value, in memory and
 * through a saved file; typed or as a value, an answer is taken or refused alike. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <steadyback/steadyback.h>

#include "random_intake.h"
#include "test_pack.h"

enum { SHEETS = 25, ID_SIZE = 100 };

typedef struct desk {
    sb_consultation *one;
    dice dice;
    size_t taken, refused; /* values */
} desk;

static int is_number(const sb_question *q)
{
    return sb_question_kind(q) == SB_NUMBER || sb_question_kind(q) == SB_SCALE;
}

static void assert_same(const sb_question *q, sb_answer found, sb_answer expected)
{
    if (found.given != expected.given || found.unknown != expected.unknown ||
        found.ticked != expected.ticked || found.unsure != expected.unsure ||
        found.number < expected.number || found.number > expected.number)
        fail_msg("%s: %d %d %jx %jx %.17g, and not %d %d %jx %jx %.17g",
                 sb_question_id(q), found.given, found.unknown, (uintmax_t)found.ticked,
                 (uintmax_t)found.unsure, found.number, expected.given, expected.unknown,
                 (uintmax_t)expected.ticked, (uintmax_t)expected.unsure, expected.number);
}

static sb_answer value_of(desk *d, const sb_question *q)
{
    sb_failure why = {0};
    sb_answer found = {0};

    assert_done(sb_consultation_read_value(&found, d->one, sb_question_id(q), &why),
                &why);
    return found;
}

/* A set of at most three options; of "none", and of bits that the question may lack. */
static uint64_t some_bits(desk *d, const sb_question *q)
{
    uint64_t bits = 0;

    for (uint64_t i = dice_roll(&d->dice, 4); i > 0; i--)
        bits |= UINT64_C(1) << dice_roll(&d->dice, sb_question_option_count(q) + 1);
    if (dice_roll(&d->dice, 6) == 0)
        bits |= UINT64_C(1) << SB_OPTION_NONE;
    if (dice_roll(&d->dice, 40) == 0)
        bits |= UINT64_C(1) << dice_roll(&d->dice, 64);
    return bits;
}

static double some_number(desk *d, const sb_question *q)
{
    static const double strange[] = {-0.0, 0.0005, 17.9996, 1e300, -1, NAN, INFINITY};
    const double least = sb_question_least(q), most = sb_question_most(q);

    if (dice_roll(&d->dice, 4) == 0)
        return strange[dice_roll(&d->dice, sizeof(strange) / sizeof(*strange))];
    return least + (double)dice_roll(&d->dice, (uint64_t)(most - least) + 2);
}

/* Any value at all; half of them are such as the question asks for. */
static sb_answer some_value(desk *d, const sb_question *q)
{
    const int is_wild = dice_roll(&d->dice, 10) == 0;
    sb_answer made = {.given = 1, .unknown = dice_roll(&d->dice, 6) == 0};

    if (is_wild || !is_number(q))
        made.ticked = some_bits(d, q);
    if (is_wild || (sb_question_kind(q) == SB_CHOICES && dice_roll(&d->dice, 3) == 0))
        made.unsure = some_bits(d, q);
    if (is_wild || (is_number(q) && !made.unknown))
        made.number = some_number(d, q);
    return made;
}

static int put(desk *d, const sb_question *q, sb_answer value)
{
    sb_failure why = {0};
    int error = sb_consultation_answer_value(d->one, sb_question_id(q), &value, &why);

    if (error == 0)
        return 0;
    assert_int_equal(why.cause, SB_CAUSE_ANSWERS);
    assert_true(why.text[0]);
    return -1;
}

/* Types the value `id` (a question, or what is unsure of it); -1 when it is refused. */
static int type(desk *d, const char *id, const char *value)
{
    sb_failure why = {0};

    return sb_consultation_answer(d->one, id, value, &why);
}

/* Takes the answer out as text, and types that in again. */
static void through_text(desk *d, const sb_question *q, sb_answer expected)
{
    char unsure_id[ID_SIZE];
    char *value = NULL, *unsure = NULL;
    sb_failure why = {0};

    snprintf(unsure_id, sizeof(unsure_id), "%s" SB_UNSURE, sb_question_id(q));
    assert_done(sb_consultation_value(&value, d->one, sb_question_id(q), &why), &why);
    assert_done(sb_consultation_value(&unsure, d->one, unsure_id, &why), &why);
    assert_done(sb_consultation_forget(d->one, sb_question_id(q), &why), &why);
    assert_same(q, value_of(d, q), (sb_answer){0});
    if (type(d, sb_question_id(q), value) < 0 ||
        (unsure && type(d, unsure_id, unsure) < 0))
        fail_msg("%s: '%s', unsure '%s' is refused", sb_question_id(q), value,
                 unsure ? unsure : "");
    assert_same(q, value_of(d, q), expected);
    free(value);
    free(unsure);
}

/* What is refused changes nothing; what is taken stays as it is, whichever way it goes.
 */
static void hold_value(desk *d, const sb_question *q, sb_answer value)
{
    const sb_answer before = value_of(d, q);

    if (put(d, q, value) < 0) {
        d->refused++;
        assert_same(q, value_of(d, q), before);
        return;
    }
    d->taken++;
    assert_same(q, value_of(d, q), value);
    through_text(d, q, value);
}

/* Whatever is typed and taken is a value that is taken. */
static void hold_typed(desk *d, const sb_question *q)
{
    char text[INTAKE_VALUE];
    sb_answer typed;

    random_answer(text, &d->dice, q, 30);
    assert_int_equal(type(d, sb_question_id(q), text), 0);
    typed = value_of(d, q);
    assert_int_equal(put(d, q, (sb_answer){0}), 0);
    assert_same(q, value_of(d, q), (sb_answer){0});
    assert_int_equal(put(d, q, typed), 0);
    assert_same(q, value_of(d, q), typed);
}

/* Saved, forgotten and read, every answer is the value that it was. */
static void hold_saved(desk *d)
{
    const size_t count = sb_pack_question_count(shared_pack);
    sb_answer *before = calloc(count, sizeof(*before));
    sb_mistakes *mistakes = sb_mistakes_new();
    sb_failure why = {0};
    char *text = NULL;

    assert_non_null(before);
    for (size_t i = 0; i < count; i++)
        before[i] = value_of(d, sb_pack_question_at(shared_pack, i));
    assert_done(sb_consultation_write_json(&text, d->one, &why), &why);
    assert_done(sb_consultation_clear(d->one, &why), &why);
    assert_done(sb_consultation_read_json(d->one, text, strlen(text), mistakes, &why),
                &why);
    for (size_t i = 0; i < count; i++)
        assert_same(sb_pack_question_at(shared_pack, i),
                    value_of(d, sb_pack_question_at(shared_pack, i)), before[i]);
    free(text);
    free(before);
    sb_mistakes_free(mistakes);
}

static void values_come_back_as_they_are(void **state)
{
    desk d = {.dice = {20261201}};
    sb_failure why = {0};

    (void)state;
    assert_done(sb_consultation_open(&d.one, shared_pack, &why), &why);
    for (size_t sheet = 0; sheet < SHEETS; sheet++) {
        for (size_t i = 0; i < sb_pack_question_count(shared_pack); i++) {
            const sb_question *q = sb_pack_question_at(shared_pack, i);

            if (dice_roll(&d.dice, 3) == 0)
                hold_typed(&d, q);
            else
                hold_value(&d, q, some_value(&d, q));
        }
        hold_saved(&d);
    }
    assert_in_range(d.taken, d.refused / 3, SIZE_MAX); /* both were tried enough */
    assert_in_range(d.refused, d.taken / 10, SIZE_MAX);
    sb_consultation_close(d.one);
}

/* What stands in no question is refused with a sentence, one of each kind. */
static void what_does_not_fit_is_refused(void **state)
{
    static const struct {
        const char *question;
        sb_answer value;
    } wrong[] = {{"age", {.given = 1, .number = 17.9996}},
                 {"age", {.given = 1, .number = 121}},
                 {"age", {.given = 1, .number = NAN}},
                 {"age", {.given = 1, .number = 45, .unknown = 1}},
                 {"age", {.given = 1, .number = 45, .ticked = 1}},
                 {"saddle-feeling", {.given = 1}},
                 {"saddle-feeling", {.given = 1, .ticked = 3}},
                 {"saddle-feeling", {.given = 1, .ticked = 1, .unsure = 2}},
                 {"saddle-feeling", {.given = 1, .ticked = UINT64_C(1) << 40}},
                 {"conditions", {.given = 1}},
                 {"conditions", {.given = 1, .ticked = 1, .unsure = 1}},
                 {"conditions", {.given = 1, .ticked = UINT64_C(1) << 63}},
                 {"conditions", {.given = 1, .ticked = 1, .number = 2}},
                 {"conditions",
                  {.given = 1, .ticked = UINT64_C(1) << SB_OPTION_NONE, .unsure = 1}},
                 {"no-such-question", {.given = 1}},
                 {"no-such-question", {0}}};
    desk d = {0};
    sb_failure why = {0};

    (void)state;
    assert_done(sb_consultation_open(&d.one, shared_pack, &why), &why);
    for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++) {
        why = (sb_failure){0};
        if (sb_consultation_answer_value(d.one, wrong[i].question, &wrong[i].value,
                                         &why) == 0)
            fail_msg("wrong[%zu] is taken", i);
        assert_int_equal(why.cause, SB_CAUSE_ANSWERS);
        assert_non_null(strstr(why.text, wrong[i].question));
        assert_false(sb_consultation_has(d.one, wrong[i].question));
    }
    sb_consultation_close(d.one);
}

/* The bit of an option is its place; what says how sure somebody is has none. */
static void bits_are_places(void **state)
{
    const sb_question *q = sb_pack_question(shared_pack, "conditions");

    (void)state;
    for (size_t i = 0; i + 2 < sb_question_option_count(q); i++)
        assert_int_equal(sb_question_bit(q, sb_question_option_id(q, i)), i);
    assert_int_equal(sb_question_bit(q, SB_NONE), SB_OPTION_NONE);
    assert_int_equal(sb_question_bit(q, SB_NOT_SURE), -1);
    assert_int_equal(sb_question_bit(q, SB_UNKNOWN), -1);
    assert_int_equal(sb_question_bit(q, "no-such-option"), -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_come_back_as_they_are),
        cmocka_unit_test(what_does_not_fit_is_refused),
        cmocka_unit_test(bits_are_places),
    };

    return cmocka_run_group_tests(tests, open_shared_pack, close_shared_pack);
}
