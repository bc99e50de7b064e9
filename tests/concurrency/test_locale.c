/* SPDX-License-Identifier: Apache-2.0 */
/* test_locale FOLDER: a host in a German locale, with a decimal comma and a sorting of its
 * own, gets the same bytes. The locale is made in FOLDER: Debian has none ready. */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

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

static void make_german_locale(void)
{
    char command[PATH_SIZE];

    snprintf(command, sizeof(command),
             "mkdir -p '%s' && localedef -i de_DE -f UTF-8 '%s/de_DE.UTF-8'", folder, folder);
    assert_int_equal(system(command), 0);
    assert_int_equal(setenv("LOCPATH", folder, 1), 0);
    assert_non_null(setlocale(LC_ALL, "de_DE.UTF-8"));
    assert_string_equal(localeconv()->decimal_point, ",");
}

static void a_german_host_gets_the_same_bytes(void **state)
{
    char *plain = results(), *german;

    (void)state;
    make_german_locale();
    german = results();
    assert_true(strcmp(plain, german) == 0);
    assert_string_equal(localeconv()->decimal_point, ","); /* the host's is as it was */
    free(plain);
    free(german);
}

int main(int argc, char *argv[])
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_german_host_gets_the_same_bytes),
    };

    if (argc != 2)
        return 64;
    folder = argv[1];
    return cmocka_run_group_tests_name("locale", tests, NULL, NULL);
}
