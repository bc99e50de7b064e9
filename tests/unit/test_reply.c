/* SPDX-License-Identifier: Apache-2.0 */
/* What a person types, and what it is taken for: every kind of question, every misfit. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "../../cli/reply.h"
#include "test_pack.h"

static sb_pack *pack;

static void expect_reply(const char *question, const char *line, reply_fit expected,
                         const char *value)
{
    const sb_question *asked = sb_pack_question(pack, question);
    char found[VALUE_SIZE];
    reply_fit fit;

    assert_non_null(asked);
    fit = reply_value(found, asked, line);
    if (fit != expected || (value && strcmp(found, value) != 0))
        print_error("%s: '%s' is taken for '%s' (%d)\n", question, line, found, (int)fit);
    assert_int_equal(fit, expected);
    if (value)
        assert_string_equal(found, value);
}

static void numbers_are_read_as_people_type_them(void **state)
{
    static const struct {
        const char *line;
        reply_fit fit;
        const char *value;
    } rows[] = {{"45", REPLY_FITS, "45"},
                {"+45", REPLY_FITS, "45"},
                {"0045", REPLY_FITS, "45"},
                {"45 years", REPLY_FITS, "45"},
                {"45 YEARS old", REPLY_FITS, "45"},
                {"45y", REPLY_FITS, "45"},
                {"45,5", REPLY_FITS, "45.5"}, /* the engine asks for whole ones */
                {"-0", REPLY_FITS, "0"},
                {"45 kilos", REPLY_NO_NUMBER, NULL},
                {"1,000", REPLY_NO_NUMBER, NULL},
                {"4.5.6", REPLY_NO_NUMBER, NULL},
                {"4-5", REPLY_NO_NUMBER, NULL},
                {"old", REPLY_NO_NUMBER, NULL},
                {"-", REPLY_NO_NUMBER, NULL},
                {"-1", REPLY_OUT_OF_RANGE, NULL},
                {"121", REPLY_OUT_OF_RANGE, NULL},
                {"", REPLY_EMPTY, NULL}};

    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
        expect_reply("age", rows[i].line, rows[i].fit, rows[i].value);
}

static void a_scale_may_be_named_behind_its_number(void **state)
{
    (void)state;
    expect_reply("pain-level", "7", REPLY_FITS, "7");
    expect_reply("pain-level", "7/10", REPLY_FITS, "7");
    expect_reply("pain-level", "7 / 10", REPLY_FITS, "7");
    expect_reply("pain-level", "7 out of 10", REPLY_FITS, "7");
    expect_reply("pain-level", "7/100", REPLY_NO_NUMBER, NULL);
    expect_reply("pain-level", "7 out of 9", REPLY_NO_NUMBER, NULL);
    expect_reply("age", "7/10", REPLY_NO_NUMBER, NULL); /* an age is no scale */
    expect_reply("pain-level", "11", REPLY_OUT_OF_RANGE, NULL);
}

static void one_option_is_named_by_number_or_words(void **state)
{
    const sb_question *asked = sb_pack_question(pack, "saddle-feeling");
    const char *first = sb_question_option_text(asked, 0);
    char shouted[400];

    (void)state;
    snprintf(shouted, sizeof(shouted), "%s", first);
    for (char *at = shouted; *at; at++)
        if (*at >= 'a' && *at <= 'z')
            *at = (char)(*at - 32);
    expect_reply("saddle-feeling", "1", REPLY_FITS, sb_question_option_id(asked, 0));
    expect_reply("saddle-feeling", "1.", REPLY_FITS, sb_question_option_id(asked, 0));
    expect_reply("saddle-feeling", "1)", REPLY_FITS, sb_question_option_id(asked, 0));
    expect_reply("saddle-feeling", first, REPLY_FITS, sb_question_option_id(asked, 0));
    expect_reply("saddle-feeling", shouted, REPLY_FITS, sb_question_option_id(asked, 0));
    expect_reply("saddle-feeling", "no", REPLY_FITS, "no");
    expect_reply("saddle-feeling", "new", REPLY_FITS, "new"); /* the id */
    expect_reply("saddle-feeling", "n", REPLY_SEVERAL_FIT, NULL);
    expect_reply("saddle-feeling", "0", REPLY_NO_SUCH_NUMBER, NULL);
    expect_reply("saddle-feeling", "99", REPLY_NO_SUCH_NUMBER, NULL);
    expect_reply("saddle-feeling", "banana", REPLY_NO_SUCH_WORDS, NULL);
    expect_reply("saddle-feeling", "1 3", REPLY_ONE_ONLY, NULL);
    expect_reply("saddle-feeling", "1 1", REPLY_FITS, sb_question_option_id(asked, 0));
}

/* There are six options; "10" is none of their numbers, but the start of one. */
static void a_number_that_is_no_option_may_be_its_words(void **state)
{
    (void)state;
    expect_reply("minutes", "10", REPLY_FITS, "ten");
    expect_reply("minutes", "3", REPLY_FITS, "ten");
    expect_reply("minutes", "7", REPLY_NO_SUCH_NUMBER, NULL);
}

static void several_options_stand_side_by_side(void **state)
{
    (void)state;
    expect_reply("worse-with", "1 2", REPLY_FITS, "sitting bending");
    expect_reply("worse-with", "1,2", REPLY_FITS, "sitting bending");
    expect_reply("worse-with", " 1 ;  2 ", REPLY_FITS, "sitting bending");
    expect_reply("worse-with", "1 & 2", REPLY_FITS, "sitting bending");
    expect_reply("worse-with", "2 1 2", REPLY_FITS, "bending sitting");
    expect_reply("worse-with", "sitting, bending forward", REPLY_FITS, "sitting bending");
    expect_reply("worse-with", "sitting walking", REPLY_FITS, "sitting walking");
    expect_reply("worse-with", "sneezing", REPLY_FITS, "coughing"); /* a part of its words */
    expect_reply("worse-with", "none", REPLY_FITS, "none");
    expect_reply("worse-with", "none, sitting", REPLY_NONE_ALONE, NULL);
    expect_reply("worse-with", "1 99", REPLY_NO_SUCH_NUMBER, NULL);
    expect_reply("worse-with", "1 banana", REPLY_NO_SUCH_WORDS, NULL);
    expect_reply("worse-with", "banana", REPLY_NO_SUCH_WORDS, NULL);
    expect_reply("worse-with", ",;", REPLY_EMPTY, NULL);
    expect_reply("worse-with", "", REPLY_EMPTY, NULL);
}

static void a_line_of_any_length_fits_somewhere(void **state)
{
    char line[2000];

    (void)state;
    memset(line, '1', sizeof(line) - 1);
    line[sizeof(line) - 1] = '\0';
    expect_reply("worse-with", line, REPLY_NO_SUCH_NUMBER, NULL);
    expect_reply("age", line, REPLY_OUT_OF_RANGE, NULL);
    for (size_t i = 1; i < sizeof(line) - 1; i += 2)
        line[i] = ' ';
    expect_reply("worse-with", line, REPLY_FITS, "sitting");
}

static void words_are_found_whole(void **state)
{
    (void)state;
    assert_non_null(reply_word_in("chest cold-leg", "cold-leg"));
    assert_null(reply_word_in("chest cold-leg", "cold"));
    assert_null(reply_word_in("cold-legs", "cold-leg"));
    assert_true(reply_is_unsure("unknown"));
    assert_true(reply_is_unsure("chest not-sure"));
    assert_false(reply_is_unsure("chest"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_are_read_as_people_type_them),
        cmocka_unit_test(a_scale_may_be_named_behind_its_number),
        cmocka_unit_test(one_option_is_named_by_number_or_words),
        cmocka_unit_test(a_number_that_is_no_option_may_be_its_words),
        cmocka_unit_test(several_options_stand_side_by_side),
        cmocka_unit_test(a_line_of_any_length_fits_somewhere),
        cmocka_unit_test(words_are_found_whole),
    };
    int failed;

    pack = open_repository_pack();
    failed = cmocka_run_group_tests_name("replies", tests, NULL, NULL);
    sb_pack_free(pack);
    return failed;
}
