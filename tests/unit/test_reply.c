/* SPDX-License-Identifier: Apache-2.0 */
/* What a person types, and what it is taken for: every kind of question, every misfit. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "dialogue/reply.h"
#include "test_pack.h"

static sb_pack *pack;

static void expect_reply(const char *question, const char *line, reply_fit expected,
                         const char *value)
{
    const sb_question *asked = sb_pack_question(pack, question);
    char found[VALUE_SIZE];
    reply_fit fit;

    assert_non_null(asked);
    fit = reply_value(found, pack, asked, line);
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
    } rows[] = {
        {"45", REPLY_FITS, "45"},
        {"+45", REPLY_FITS, "45"},
        {"0045", REPLY_FITS, "45"},
        {"45 years", REPLY_FITS, "45"},
        {"45 YEARS old", REPLY_FITS, "45"},
        {"45y", REPLY_FITS, "45"},
        {"45,5", REPLY_FITS, "45.5"}, /* the engine asks for whole ones */
        {"-0", REPLY_FITS, "0"},
        {"45 kilos", REPLY_NO_NUMBER, NULL},
        {"45 years or more", REPLY_NO_NUMBER, NULL},
        {"45 years minus 20", REPLY_NO_NUMBER, NULL},
        {"45 yearsold", REPLY_NO_NUMBER, NULL},
        {"not 45", REPLY_NO_NUMBER, NULL},
        {"1,000", REPLY_NO_NUMBER, NULL},
        {"1.000", REPLY_NO_NUMBER, NULL},
        {"4.5.6", REPLY_NO_NUMBER, NULL},
        {"17.99999999999", REPLY_FITS, "17.99999999999"}, /* never rounded to 18 */
        {"17.9996", REPLY_FITS, "17.9996"},
        {"17.99", REPLY_FITS, "17.99"},
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
    expect_reply("pain-level", "7 of 10", REPLY_FITS, "7");
    expect_reply("pain-level", "7 out of 9", REPLY_NO_NUMBER, NULL);
    expect_reply("pain-level", "7 to 10", REPLY_NO_NUMBER, NULL);
    expect_reply("pain-level", "7 - 10", REPLY_NO_NUMBER, NULL);
    expect_reply("pain-level", "7 or 10", REPLY_NO_NUMBER, NULL);
    expect_reply("pain-level", "7 not 10", REPLY_NO_NUMBER, NULL);
    expect_reply("pain-level", "7 out of 10 or 9", REPLY_NO_NUMBER, NULL);
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
    expect_reply("saddle-feeling", "Not sure", REPLY_FITS, "unknown");
    expect_reply("saddle-feeling", "old", REPLY_NO_SUCH_WORDS,
                 NULL); /* nobody sees the id */
    expect_reply("saddle-feeling", "yes", REPLY_SEVERAL_FIT, NULL);
    expect_reply("saddle-feeling", "n", REPLY_NO_SUCH_WORDS, NULL);
    expect_reply("saddle-feeling", "0", REPLY_NO_SUCH_NUMBER, NULL);
    expect_reply("saddle-feeling", "99", REPLY_NO_SUCH_NUMBER, NULL);
    expect_reply("saddle-feeling", "banana", REPLY_NO_SUCH_WORDS, NULL);
    expect_reply("saddle-feeling", "1 3", REPLY_ONE_ONLY, NULL);
    expect_reply("saddle-feeling", "1 1", REPLY_FITS, sb_question_option_id(asked, 0));
}

/* "5" is the number of "20 minutes", and the start of "5 minutes". */
static void a_number_that_may_be_words_is_doubtful(void **state)
{
    (void)state;
    expect_reply("minutes", "10 minutes", REPLY_FITS, "ten");
    expect_reply("minutes", "3", REPLY_FITS, "ten");
    expect_reply("minutes", "5", REPLY_DOUBTFUL, "twenty");
    expect_reply("minutes", "5 minutes", REPLY_FITS, "five");
    expect_reply("minutes", "10", REPLY_NO_SUCH_NUMBER, NULL);
    expect_reply("minutes", "7", REPLY_FITS, "forty-five");
    expect_reply("minutes", "8", REPLY_NO_SUCH_NUMBER, NULL);
    expect_reply("minutes", "7 minutes", REPLY_NOT_ONLY_NUMBERS, NULL);
}

static size_t number_of(const sb_question *question, const char *option)
{
    size_t number = 1;

    while (strcmp(sb_question_option_id(question, number - 1), option) != 0)
        number++;
    return number;
}

static void numbers_side_by_side_are_a_list(void **state)
{
    static const char *const lists[] = {
        "1 2",     "1,2",      "1, 2",  " 1 ;  2 ", "1 & 2", "1&2",   "1 + 2", "1 and 2",
        "1 AND 2", "1, and 2", "1. 2.", "1) 2)",    "1 2 1", "1, 2,", "01 2"};
    const sb_question *worse = sb_pack_question(pack, "worse-with");
    char none[16];

    (void)state;
    for (size_t i = 0; i < sizeof(lists) / sizeof(*lists); i++)
        expect_reply("worse-with", lists[i], REPLY_FITS, "sitting bending");
    expect_reply("worse-with", "2 1 2", REPLY_FITS, "bending sitting");
    expect_reply("worse-with", "1, 2 and 4", REPLY_FITS, "sitting bending standing");
    expect_reply("worse-with", "1 99", REPLY_NO_SUCH_NUMBER, NULL);
    snprintf(none, sizeof(none), "1 %zu", number_of(worse, "none"));
    expect_reply("worse-with", none, REPLY_NONE_ALONE, NULL);
    expect_reply("worse-with", ",;", REPLY_EMPTY, NULL);
    expect_reply("worse-with", "", REPLY_EMPTY, NULL);
}

/* Every one of these once ticked more than its numbers, or might. */
static void nothing_else_stands_beside_numbers(void **state)
{
    static const char *const lines[] = {
        "only 3",    "5 or 6",    "1 the",  "one 1",  "1 banana",  "not 1",
        "1 not 2",   "1-3",       "3 to 5", "1 and",  "and 1",     "1 and and 2",
        "1 and, 2",  ",1",        "1,,2",   "1 none", "1 sitting", "sitting 1",
        "1.2",       "1/2",       "1 2!",   "-1",     "#1",        "1st",
        "1 walking", "all but 1", "1?",     "1 yes",  "maybe 1",   "1 2 3 not sure"};

    (void)state;
    for (size_t i = 0; i < sizeof(lines) / sizeof(*lines); i++) {
        const sb_question *asked = sb_pack_question(pack, "worse-with");
        char value[VALUE_SIZE];
        reply_fit fit = reply_value(value, pack, asked, lines[i]);

        if (fit == REPLY_FITS || fit == REPLY_DOUBTFUL)
            print_error("'%s' is taken for '%s'\n", lines[i], value);
        assert_true(fit == REPLY_NOT_ONLY_NUMBERS || fit == REPLY_NO_SUCH_WORDS);
    }
    expect_reply("worse-with", "1 banana", REPLY_NOT_ONLY_NUMBERS, NULL);
}

static void run_together_numbers_are_doubtful(void **state)
{
    (void)state;
    expect_reply("right-now", "12", REPLY_DOUBTFUL, "none");
    expect_reply("right-now", "13", REPLY_DOUBTFUL, "not-sure");
    expect_reply("right-now", "11", REPLY_DOUBTFUL, "groin-sudden");
    expect_reply("right-now", "1 11", REPLY_DOUBTFUL, "chest groin-sudden");
    expect_reply("right-now", "10", REPLY_FITS, "upper-belly"); /* 0 is no option */
    expect_reply("right-now", "12 3", REPLY_NONE_ALONE, NULL);
    expect_reply("right-now", "123", REPLY_NO_SUCH_NUMBER, NULL);
    expect_reply("injury-signs", "12", REPLY_NO_SUCH_NUMBER, NULL);
}

static void words_name_one_option_whole(void **state)
{
    (void)state;
    expect_reply("worse-with", "Coughing or sneezing", REPLY_FITS, "coughing");
    expect_reply("worse-with", "sneezing", REPLY_DOUBTFUL, "coughing");
    expect_reply("worse-with", "standing still", REPLY_FITS, "standing");
    expect_reply("worse-with", "standing", REPLY_SEVERAL_FIT, NULL);
    expect_reply("worse-with", "none", REPLY_FITS, "none");
    expect_reply("worse-with", "None of these", REPLY_FITS, "none");
    expect_reply("worse-with", "none, sitting", REPLY_NO_SUCH_WORDS, NULL);
    expect_reply("worse-with", "sitting, walking", REPLY_NO_SUCH_WORDS, NULL);
    expect_reply("worse-with", "not sitting", REPLY_NO_SUCH_WORDS, NULL);
    expect_reply("worse-with", "sit", REPLY_NO_SUCH_WORDS, NULL); /* no whole word */
    expect_reply("worse-with", "banana", REPLY_NO_SUCH_WORDS, NULL);
    expect_reply("worse-with", "!", REPLY_NO_SUCH_WORDS, NULL);
    expect_reply("activity", "none", REPLY_NO_SUCH_WORDS,
                 NULL); /* an id that is not shown */
    expect_reply("aneurysm-pain", "no", REPLY_DOUBTFUL, "old");
    expect_reply("cancer-new", "no", REPLY_NO_SUCH_WORDS,
                 NULL); /* "I need no more checks" */
    expect_reply("cancer-new", "no more checks", REPLY_DOUBTFUL, "checks-over");
}

static void fillers_name_nothing(void **state)
{
    static const char *const lines[] = {
        "one",  "the", "only", "and", "the first", "in the last", "i have",
        "more", "it",  "I",    "One", "not",       "yes"};

    (void)state;
    for (size_t k = 0; k < sb_pack_question_count(pack); k++) {
        const sb_question *asked = sb_pack_question_at(pack, k);
        char value[VALUE_SIZE];

        if (sb_question_kind(asked) != SB_CHOICES)
            continue;
        for (size_t i = 0; i < sizeof(lines) / sizeof(*lines); i++)
            if (reply_value(value, pack, asked, lines[i]) != REPLY_NO_SUCH_WORDS)
                fail_msg("%s: '%s' is taken for '%s'", sb_question_id(asked), lines[i],
                         value);
    }
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
        cmocka_unit_test(a_number_that_may_be_words_is_doubtful),
        cmocka_unit_test(numbers_side_by_side_are_a_list),
        cmocka_unit_test(nothing_else_stands_beside_numbers),
        cmocka_unit_test(run_together_numbers_are_doubtful),
        cmocka_unit_test(words_name_one_option_whole),
        cmocka_unit_test(fillers_name_nothing),
        cmocka_unit_test(a_line_of_any_length_fits_somewhere),
        cmocka_unit_test(words_are_found_whole),
    };
    int failed;

    pack = open_repository_pack();
    failed = cmocka_run_group_tests_name("replies", tests, NULL, NULL);
    sb_pack_free(pack);
    return failed;
}
