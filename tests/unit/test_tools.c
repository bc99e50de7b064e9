/* SPDX-License-Identifier: Apache-2.0 */
/* The small tools that everything stands on. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/failure.h"
#include "base/mistakes.h"
#include "base/name_table.h"
#include "base/numbers.h"
#include "base/text_buffer.h"
#include "base/utf8.h"
#include "check/said_limit.h"
#include "formats/page_writer.h"
#include "formats/schema_sentence.h"
#include "pack/levels.h"

static void the_first_cause_of_a_failure_stays(void **state)
{
    sb_failure why = {0};

    (void)state;
    assert_int_equal(failure_set(&why, SB_CAUSE_PACK, "a.xml", 7, "no %s", "name"), -1);
    failure_set(&why, SB_CAUSE_SYSTEM, "b.xml", 9, "echo");
    assert_int_equal(why.cause, SB_CAUSE_PACK);
    assert_int_equal(why.line, 7);
    assert_string_equal(why.file, "a.xml");
    assert_string_equal(why.text, "no name");
    assert_int_equal(failure_memory(NULL), -1);
}

static void arena_pieces_are_zeroed_and_apart(void **state)
{
    arena *all = arena_new();
    char *first = arena_take(all, 3), *large = arena_take(all, 1000000);
    char *copy = arena_copy(all, "abcdef", 3);

    (void)state;
    assert_int_equal(first[0] | first[2] | large[0] | large[999999], 0);
    assert_string_equal(copy, "abc");
    memset(first, 1, 3);
    assert_string_equal(copy, "abc");
    assert_null(arena_take(all, SIZE_MAX));
    arena_free(all);
    arena_free(NULL);
}

static void names_are_found_and_twins_refused(void **state)
{
    name_table table = {0};
    char names[500][16];
    int things[500];

    (void)state;
    assert_null(name_table_find(&table, "n1"));
    for (int i = 0; i < 500; i++) {
        snprintf(names[i], sizeof(names[i]), "n%d", i);
        assert_int_equal(name_table_add(&table, names[i], &things[i]), 0);
    }
    assert_int_equal(name_table_add(&table, "n7", &things[8]), 1);
    for (int i = 0; i < 500; i++)
        assert_ptr_equal(name_table_find(&table, names[i]), &things[i]);
    assert_null(name_table_find(&table, "n500"));
    name_table_clear(&table);
}

static void a_misspelt_name_has_a_nearest_one(void **state)
{
    name_table table = {0};
    int thing;

    (void)state;
    name_table_add(&table, "saddle-feeling", &thing);
    name_table_add(&table, "bladder-feel", &thing);
    assert_string_equal(name_table_nearest(&table, "sadle-feeling"), "saddle-feeling");
    assert_string_equal(name_table_nearest(&table, "bladder-feeling"), "bladder-feel");
    assert_null(name_table_nearest(&table, "x"));
    name_table_clear(&table);
}

static void numbers_read_alike_in_every_locale(void **state)
{
    double number = 0;
    static const char *const wrong[] = {
        "",    "-",   "1.2.3", "1e9", "0x10", "12a", " 4", ".5", "1234567890123456",
        "inf", "nan", NULL};

    (void)state;
    assert_int_equal(number_read(&number, "45"), 0);
    assert_true(number == 45);
    assert_int_equal(number_read(&number, "4.4"), 0);
    assert_true(number > 4.39 && number < 4.41);
    assert_int_equal(number_read(&number, "4,4"), 0);
    assert_true(number > 4.39 && number < 4.41);
    assert_int_equal(number_read(&number, "-3"), 0);
    assert_true(number == -3);
    for (const char *const *text = wrong; *text; text++)
        assert_int_equal(number_read(&number, *text), -1);
}

static void numbers_are_written_short(void **state)
{
    text_buffer out = {0};

    (void)state;
    number_write(&out, 45);
    text_add(&out, " ");
    number_write(&out, 4.4);
    text_add(&out, " ");
    number_write(&out, -0.125);
    assert_string_equal(out.text, "45 4.4 -0.125");
    text_clear(&out);
}

static void texts_grow_and_keep_their_failure(void **state)
{
    text_buffer out = {0};
    char *whole;

    (void)state;
    for (int i = 0; i < 1000; i++)
        text_addf(&out, "%d,", i % 10);
    assert_int_equal(out.length, 2000);
    out.failed = 1;
    text_add(&out, "x");
    assert_null(text_take(&out));
    text_add(&out, "fresh");
    whole = text_take(&out);
    assert_string_equal(whole, "fresh");
    free(whole);
}

static void pages_break_at_blanks_and_count_letters(void **state)
{
    page p = {.columns = 12};
    char *text;

    (void)state;
    page_text(&p, "* ", "one two three four");
    page_text(&p, "", "\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9 abcde");
    text = text_take(&p.out);
    assert_string_equal(text, "* one two\n  three four\n"
                              "\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9 abcde\n");
    free(text);
}

static void ranks_follow_the_scales(void **state)
{
    (void)state;
    assert_int_equal(rank_of(disposition_words, "proceed"), PROCEED);
    assert_int_equal(rank_of(disposition_words, "emergency-now"), EMERGENCY_NOW);
    assert_int_equal(rank_of(gate_words, "none"), GATE_NONE);
    assert_int_equal(rank_of(gate_words, "full"), GATE_FULL);
    assert_int_equal(rank_of(gate_words, "half"), -1);
    assert_int_equal(rank_of(gate_words, NULL), -1);
}

/* An error behind ever so many warnings still counts as one. */
static void mistakes_that_are_too_many_are_an_error(void **state)
{
    sb_mistakes *list = sb_mistakes_new();
    const sb_mistake *first;

    (void)state;
    for (int i = 0; i < 10000; i++)
        mistakes_add(list, SB_WARNING, "k", "a.xml", i, "line %d", i);
    assert_int_equal(sb_mistakes_errors(list), 0);
    mistakes_add(list, SB_WARNING, "k", "a.xml", 10000, "one more");
    mistakes_add(list, SB_ERROR, "k", "a.xml", 10001, "an error");
    mistakes_sort(list);
    first = sb_mistakes_at(list, 0);
    assert_int_equal(sb_mistakes_count(list), 10001);
    assert_int_equal(sb_mistakes_errors(list), 1);
    assert_string_equal(first->kind, "too-many-mistakes");
    assert_string_equal(
        first->text,
        "There are more mistakes than can be listed at once; mend these first.");
    sb_mistakes_free(list);
}

/* A limit is found wherever it stands in a text, also across the places where a long one
 * is cut. */
static void limits_are_found_in_long_texts(void **state)
{
    (void)state;
    for (int before = 0; before < 450; before++) {
        text_buffer text = {0};
        said_limit said = {0};
        const char *at;

        for (int i = 0; i < before; i++)
            text_add(&text, "word ");
        text_add(&text, "from the age of 70, and so on");
        at = text.text;
        assert_int_equal(said_limit_next(&said, &at), 1);
        assert_float_equal(said.number, 70, 0);
        assert_int_equal(strncmp(said.from, "from the age of 70", said.length), 0);
        assert_int_equal(said_limit_next(&said, &at), 0);
        text_clear(&text);
    }
}

static void mistakes_are_sorted_and_twins_dropped(void **state)
{
    sb_mistakes *list = sb_mistakes_new();

    (void)state;
    mistakes_add(list, SB_ERROR, "k", "b.xml", 2, "two");
    mistakes_add(list, SB_WARNING, "k", "a.xml", 9, "nine");
    mistakes_add(list, SB_ERROR, "k", "a.xml", 3, "three");
    mistakes_add(list, SB_ERROR, "k", "a.xml", 3, "three");
    mistakes_sort(list);
    assert_int_equal(sb_mistakes_count(list), 3);
    assert_int_equal(sb_mistakes_errors(list), 2);
    assert_string_equal(sb_mistakes_at(list, 0)->text, "three");
    assert_string_equal(sb_mistakes_at(list, 1)->text, "nine");
    assert_string_equal(sb_mistakes_at(list, 2)->file, "b.xml");
    sb_mistakes_free(list);
    sb_mistakes_free(NULL);
}

static void a_mistake_says_what_is_wrong_and_how_to_mend_it(void **state)
{
    sb_mistakes *list = sb_mistakes_new();
    const sb_mistake *one;

    (void)state;
    mistakes_add(list, SB_ERROR, "finding-cycle", "a.xml", 1, "Finding '%s' ...", "x");
    one = sb_mistakes_at(list, 0);
    assert_string_equal(one->sentence, "Finding 'x' ...");
    assert_string_equal(one->mend, "Break the circle.");
    assert_string_equal(one->text, "Finding 'x' ... Break the circle.");
    assert_string_equal(one->allowed, "");
    mistakes_mend(list, "Cut %d.", 2);
    mistakes_allow(list, "a, b");
    assert_string_equal(one->text, "Finding 'x' ... Cut 2.");
    assert_string_equal(one->allowed, "a, b");
    mistakes_add(list, SB_ERROR, "no-such-kind", "a.xml", 1, "Only this.");
    assert_string_equal(sb_mistakes_at(list, 1)->text, "Only this.");
    sb_mistakes_free(list);
}

/* What belongs to a mistake that was left out must not land on the one before it. */
static void a_mistake_too_many_leaves_the_last_one_alone(void **state)
{
    sb_mistakes *list = sb_mistakes_new();
    const sb_mistake *last;

    (void)state;
    for (int i = 0; i < 10001; i++)
        mistakes_add(list, SB_ERROR, "no-such-kind", "a.xml", i, "One.");
    mistakes_mend(list, "Not for this one.");
    mistakes_allow(list, "nor this");
    assert_int_equal(sb_mistakes_count(list), 10001);
    for (size_t i = 9999; i <= 10000; i++) {
        last = sb_mistakes_at(list, i);
        assert_string_equal(last->kind, i < 10000 ? "no-such-kind" : "too-many-mistakes");
        assert_null(strstr(last->text, "Not for this one."));
        assert_string_equal(last->allowed, "");
    }
    sb_mistakes_free(list);
}

static void characters_are_read_and_broken_ones_refused(void **state)
{
    static const struct {
        const char *bytes;
        size_t size; /* 0: no UTF-8 */
        uint32_t code;
    } rows[] = {{"a", 1, 'a'},
                {"\xc3\xa9", 2, 0xE9},
                {"\xe2\x80\xae", 3, 0x202E},
                {"\xf0\x9f\xa6\xb6", 4, 0x1F9B6},
                {"\xf4\x8f\xbf\xbf", 4, 0x10FFFF},
                {"\xe9", 0, 0},             /* Latin-1 */
                {"\xc0\xaf", 0, 0},         /* too long a form of / */
                {"\xe0\x80\xaf", 0, 0},     /* the same */
                {"\xed\xa0\x80", 0, 0},     /* a surrogate */
                {"\xf4\x90\x80\x80", 0, 0}, /* beyond the last */
                {"\xc3", 0, 0},             /* cut short */
                {"\x80", 0, 0}};
    uint32_t code;

    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        assert_int_equal(utf8_read(&code, rows[i].bytes, strlen(rows[i].bytes)),
                         rows[i].size);
        if (rows[i].size)
            assert_int_equal(code, rows[i].code);
    }
    assert_int_equal(utf8_read(&code, "", 0), 0);
    assert_true(utf8_is_control(0x1B) && utf8_is_control(0x7F) && utf8_is_control(0x9B));
    assert_false(utf8_is_control('\n') || utf8_is_control('\t') || utf8_is_control(0xA0));
    assert_true(utf8_is_direction_control(0x202A) && utf8_is_direction_control(0x2069));
    assert_false(utf8_is_direction_control(0x2029) || utf8_is_direction_control(0x206A));
}

/* What a pack holds must not reach a terminal as a command. */
static void mistakes_are_harmless_to_print(void **state)
{
    sb_mistakes *list = sb_mistakes_new();

    (void)state;
    mistakes_add(list, SB_ERROR, "k", "a\x1b[2J.xml", 1, "%s",
                 "\xc2\x9b"
                 "31m\xff\xe2\x80\xae"
                 "ok");
    assert_string_equal(sb_mistakes_at(list, 0)->file, "a?[2J.xml");
    assert_string_equal(sb_mistakes_at(list, 0)->text, "??31m????ok");
    sb_mistakes_free(list);
}

static void schema_messages_become_sentences(void **state)
{
    /* the message; what is wrong; how to fix it, "" as usual; what is allowed */
    static const char *const rows[][4] = {
        {"Element 'disposition', attribute 'level': [facet 'enumeration'] The value "
         "'sooon' is "
         "not an element of the set {'a', 'b'}.\n",
         "level is 'sooon'; it must be one of: a, b.", "Write one of these.", "a, b"},
        {"Element 'rule', attribute 'id': [facet 'pattern'] The value 'rf-1' is not "
         "accepted "
         "by the pattern '[A-Z][A-Za-z0-9]*(-[A-Za-z0-9]+)*'.",
         "id is 'rf-1'; it must be a rule id that starts with a capital, such as "
         "RF-CES-1.",
         "Write it so.", "a rule id that starts with a capital, such as RF-CES-1"},
        {"Element 'apply': The attribute 'set' is required but missing.",
         "<apply> needs the attribute set.", "Add it.", ""},
        {"Element 'disposition', attribute 'x': The attribute 'x' is not allowed.",
         "<disposition> has no attribute x.", "Take it out.", ""},
        {"Element 'rule': Missing child element(s). Expected is ( then ).",
         "<rule> is not complete; it still needs: then.", "Add it.", "then"},
        {"Element 'foo': This element is not expected. Expected is one of ( a, b ).",
         "<foo> does not belong here; expected here: a, b.",
         "Use one of these, or move it to its place.", "a, b"},
        {"Element 'foo': This element is not expected.", "<foo> does not belong here.",
         "Take it out.", ""},
        {"Element 'title': [facet 'minLength'] The value has a length of '0'; this "
         "underruns "
         "the allowed minimum length of '1'.",
         "<title> is empty.", "Write a text into it.", ""},
        {"Element 'dose', attribute 'sets': 'ten' is not a valid value of the atomic "
         "type "
         "'small-number'.",
         "sets is 'ten'; it must be a whole number from 1 to 600.", "Write it so.",
         "a whole number from 1 to 600"},
        {"Element 'dose', attribute 'sets': [facet 'minInclusive'] The value '0' is less "
         "than "
         "the minimum value allowed ('1').",
         "sets is '0'; it must be at least 1.", "Write such a number.", "at least 1"},
        {"Element 'evidence', attribute 'keys': 'a b' is not a valid value of the list "
         "type "
         "'source-keys'.",
         "", "", ""},
        {"Element 'x': No matching global declaration available for the validation root.",
         "<x> is not the start of any file that a pack has.", "", ""},
        {"Something new.", "Something new.", "", ""}};
    schema_words out;

    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        schema_sentence(&out, rows[i][0]);
        assert_string_equal(out.sentence, rows[i][1]);
        assert_string_equal(out.mend ? out.mend : "", rows[i][2]);
        assert_string_equal(out.allowed, rows[i][3]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_cause_of_a_failure_stays),
        cmocka_unit_test(arena_pieces_are_zeroed_and_apart),
        cmocka_unit_test(names_are_found_and_twins_refused),
        cmocka_unit_test(a_misspelt_name_has_a_nearest_one),
        cmocka_unit_test(numbers_read_alike_in_every_locale),
        cmocka_unit_test(numbers_are_written_short),
        cmocka_unit_test(texts_grow_and_keep_their_failure),
        cmocka_unit_test(pages_break_at_blanks_and_count_letters),
        cmocka_unit_test(ranks_follow_the_scales),
        cmocka_unit_test(mistakes_are_sorted_and_twins_dropped),
        cmocka_unit_test(a_mistake_says_what_is_wrong_and_how_to_mend_it),
        cmocka_unit_test(a_mistake_too_many_leaves_the_last_one_alone),
        cmocka_unit_test(characters_are_read_and_broken_ones_refused),
        cmocka_unit_test(mistakes_are_harmless_to_print),
        cmocka_unit_test(mistakes_that_are_too_many_are_an_error),
        cmocka_unit_test(limits_are_found_in_long_texts),
        cmocka_unit_test(schema_messages_become_sentences),
    };

    return cmocka_run_group_tests_name("tools", tests, NULL, NULL);
}
