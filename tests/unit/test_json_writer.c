/* SPDX-License-Identifier: Apache-2.0 */
/* Writing JSON: layout, escapes, numbers, and texts that are no UTF-8. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/failure.h"
#include "formats/json_document.h"
#include "formats/json_writer.h"

static void expect(json_maker *m, const json_value *value, size_t indent,
                   const char *text)
{
    char *written = json_write(m, value, indent);

    assert_non_null(written);
    assert_string_equal(written, text);
    free(written);
}

static json_value *some_things(json_maker *m)
{
    json_value *things = json_new_object(m), *list = json_new_list(m);

    json_add_text(m, list, "a");
    json_add(m, list, json_new_number(m, -7));
    json_put(m, things, "list", list);
    json_put(m, things, "none", json_new_list(m));
    json_put(m, things, "nothing", json_new_object(m));
    json_put_yes(m, things, "yes", 1);
    json_put_yes(m, things, "no", 0);
    return things;
}

static void layouts_are_right(void **state)
{
    json_maker m = {0};

    (void)state;
    expect(&m, some_things(&m), 0,
           "{\"list\":[\"a\",-7],\"none\":[],\"nothing\":{},\"yes\":true,\"no\":false}");
    expect(&m, some_things(&m), 2,
           "{\n  \"list\": [\n    \"a\",\n    -7\n  ],\n  \"none\": [],\n  \"nothing\": "
           "{},\n"
           "  \"yes\": true,\n  \"no\": false\n}");
}

static void numbers_are_short(void **state)
{
    static const struct {
        double number;
        const char *text;
    } numbers[] = {{0, "0"},
                   {45, "45"},
                   {-1, "-1"},
                   {4.4, "4.4"},
                   {-0.125, "-0.125"},
                   {9007199254740992.0, "9007199254740992"},
                   {1.0 / 3, "0.333333"}};

    (void)state;
    for (size_t i = 0; i < sizeof(numbers) / sizeof(*numbers); i++) {
        json_maker m = {0};

        expect(&m, json_new_number(&m, numbers[i].number), 0, numbers[i].text);
    }
}

static void texts_are_escaped(void **state)
{
    json_maker m = {0};

    (void)state;
    expect(
        &m,
        json_new_string(&m, "a\"b\\c/\n\t\x01\x7F\xC3\xA4\xE2\x82\xAC\xF0\x9F\x98\x80"),
        0, "\"a\\\"b\\\\c/\\n\\t\\u0001\x7F\xC3\xA4\xE2\x82\xAC\xF0\x9F\x98\x80\"");
}

/* Cut letters, lone tails, letters longer than need be, halves of pairs, beyond the last.
 */
static void what_is_no_utf8_is_replaced(void **state)
{
    static const char *const texts[] = {"\xC3",
                                        "\x80",
                                        "\xC0\xAF",
                                        "\xE2\x82",
                                        "\xED\xA0\x80",
                                        "\xF5\x80\x80\x80",
                                        "\xF4\x90\x80\x80",
                                        "\xE0\x80\x80"};

    (void)state;
    for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
        json_maker m = {0};
        json_input *read = NULL;
        sb_failure why = {0};
        char *written = json_write(&m, json_new_string(&m, texts[i]), 0);

        assert_non_null(written);
        assert_non_null(strstr(written, "\xEF\xBF\xBD"));
        assert_int_equal(json_read(&read, written, strlen(written), &why), 0);
        json_free(read);
        free(written);
    }
}

/* Whatever stands anywhere in a text, the JSON library reads the same text back. The
 * writer looks at eight letters at a time. */
static void check_comes_back(const char *text)
{
    json_maker m = {0};
    json_input *read = NULL;
    sb_failure why = {0};
    char *written = json_write(&m, json_new_string(&m, text), 0);

    assert_int_equal(json_read(&read, written, strlen(written), &why), 0);
    assert_string_equal(json_text(read), text);
    json_free(read);
    free(written);
}

static void every_letter_comes_back(void **state)
{
    (void)state;
    for (unsigned letter = 1; letter < 0x80; letter++)
        for (size_t place = 0; place < 19; place++) {
            char text[] = "abcdefgh ABCDEFGH~x";

            text[place] = (char)letter;
            check_comes_back(text);
            memcpy(text + (place < 18 ? place : 17), "\xC3\xA4", 2);
            check_comes_back(text);
        }
}

static void a_missing_value_fails_the_whole(void **state)
{
    json_maker m = {0};
    json_value *list = json_new_list(&m);

    (void)state;
    json_add(&m, list, NULL);
    assert_null(json_write(&m, list, 0));
    assert_int_equal(m.failed, 0); /* cleared: it can be used again */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(layouts_are_right),
        cmocka_unit_test(numbers_are_short),
        cmocka_unit_test(texts_are_escaped),
        cmocka_unit_test(what_is_no_utf8_is_replaced),
        cmocka_unit_test(every_letter_comes_back),
        cmocka_unit_test(a_missing_value_fails_the_whole),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
