/* SPDX-License-Identifier: Apache-2.0 */
#include "check/pack_open.h"
#include "pack/pack.h"
#include "test_pack.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

void assert_done(int error, const sb_failure *why)
{
    if (error != 0)
        print_error("%s:%d: %s\n", why->file, why->line, why->text);
    assert_int_equal(error, 0);
}

sb_pack *open_repository_pack(void)
{
    sb_mistakes *mistakes = sb_mistakes_new();
    sb_failure why = {0};
    sb_pack *pack = NULL;
    int error = pack_open_quick(&pack, &(sb_pack_options){.folder = REPOSITORY}, mistakes,
                                &why);

    for (size_t i = 0; i < sb_mistakes_count(mistakes); i++)
        if (sb_mistakes_at(mistakes, i)->severity == SB_ERROR)
            print_error("%s:%d: %s\n", sb_mistakes_at(mistakes, i)->file,
                        sb_mistakes_at(mistakes, i)->line,
                        sb_mistakes_at(mistakes, i)->text);
    sb_mistakes_free(mistakes);
    assert_done(error, &why);
    return pack;
}

sb_pack *shared_pack;

int open_shared_pack(void **state)
{
    (void)state;
    shared_pack = open_repository_pack();
    return 0;
}

int close_shared_pack(void **state)
{
    (void)state;
    sb_pack_free(shared_pack);
    return 0;
}

sb_consultation *shared_person;

int open_shared_person(void **state)
{
    sb_failure why = {0};

    open_shared_pack(state);
    assert_done(sb_consultation_open(&shared_person, shared_pack, &why), &why);
    return 0;
}

int close_shared_person(void **state)
{
    sb_consultation_close(shared_person);
    return close_shared_pack(state);
}

sb_cases *open_repository_cases(const sb_pack *pack)
{
    sb_mistakes *mistakes = sb_mistakes_new();
    sb_failure why = {0};
    sb_cases *cases = NULL;

    assert_non_null(mistakes);
    assert_done(sb_cases_open(&cases, pack, mistakes, &why), &why);
    sb_mistakes_free(mistakes);
    return cases;
}

char *result_bytes(sb_consultation *one)
{
    sb_result *result = NULL;
    sb_failure why = {0};
    char *text = NULL;

    assert_done(sb_consultation_conclude(&result, one, &why), &why);
    assert_done(sb_result_json(&text, result, &why), &why);
    sb_result_free(result);
    return text;
}
