/* SPDX-License-Identifier: Apache-2.0 */
/* test_locale FOLDER: a host in a German locale, with a decimal comma and a sorting of
 * its own, or in a Turkish one, where the capital letter of i is not I, gets the same
 * bytes. The locales are made in FOLDER: Debian has none ready. */
#include <ctype.h>
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/text_buffer.h"
#include "plan_example.h"
#include "test_pack.h"

enum { PATH_SIZE = 4096 };

static const char *const people[] = {"desk-worker", "stenosis", "pregnant-24-weeks",
                                     "vertebral-fracture", NULL};
static const char *folder;

/* All of them, one behind the other, from a pack that is opened anew. */
static char *results(void)
{
    sb_pack *pack = open_repository_pack();
    sb_consultation *one = NULL;
    sb_failure why = {0};
    char *all = calloc(1, 1);

    assert_non_null(all);
    assert_done(sb_consultation_open(&one, pack, &why), &why);
    for (const char *const *name = people; *name; name++) {
        sb_result *result = plan_example(one, *name);
        char *text = NULL, *more;

        assert_done(sb_result_json(&text, result, &why), &why);
        more = realloc(all, strlen(all) + strlen(text) + 1);
        assert_non_null(more);
        all = strcat(more, text);
        free(text);
        sb_result_free(result);
    }
    sb_consultation_close(one);
    sb_pack_free(pack);
    return all;
}

static void set_locale(const char *name)
{
    char command[PATH_SIZE];

    snprintf(command, sizeof(command),
             "mkdir -p '%s' && localedef -i %.5s -f UTF-8 '%s/%s'", folder, name, folder,
             name);
    assert_int_equal(system(command), 0);
    assert_int_equal(setenv("LOCPATH", folder, 1), 0);
    assert_non_null(setlocale(LC_ALL, name));
    assert_string_equal(localeconv()->decimal_point, ",");
}

static void a_german_host_gets_the_same_bytes(void **state)
{
    char *plain = results(), *german;

    (void)state;
    set_locale("de_DE.UTF-8");
    german = results();
    assert_true(strcmp(plain, german) == 0);
    assert_string_equal(localeconv()->decimal_point, ","); /* the host's is as it was */
    assert_non_null(setlocale(LC_ALL, "C"));
    free(plain);
    free(german);
}

/* Sentences get their capital letter all the same, and words are found as ever. */
static void a_turkish_host_gets_the_same_letters(void **state)
{
    never_phrase phrase = {"injury", "say hurt", NULL};
    wording words = {0};
    text_buffer sentence = {0};

    (void)state;
    assert_int_equal(name_table_add(&words.never, "injury", &phrase), 0);
    set_locale("tr_TR.UTF-8");
    assert_int_equal(toupper('i'), 'i'); /* so that this test can fail */
    text_add(&sentence, "it hurts.");
    text_capital(&sentence);
    assert_string_equal(sentence.text, "It hurts.");
    assert_ptr_equal(plain_measure("An INJURY.", &words).never, &phrase);
    name_table_clear(&words.never);
    text_clear(&sentence);
    assert_non_null(setlocale(LC_ALL, "C"));
}

int main(int argc, char *argv[])
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_german_host_gets_the_same_bytes),
        cmocka_unit_test(a_turkish_host_gets_the_same_letters),
    };

    if (argc != 2)
        return 64;
    folder = argv[1];
    return cmocka_run_group_tests_name("locale", tests, NULL, NULL);
}
