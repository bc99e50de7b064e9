/* SPDX-License-Identifier: Apache-2.0 */
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
    int error = sb_pack_open(&pack, &(sb_pack_options){.folder = REPOSITORY}, mistakes, &why);

    for (size_t i = 0; i < sb_mistakes_count(mistakes); i++)
        if (sb_mistakes_at(mistakes, i)->severity == SB_ERROR)
            print_error("%s:%d: %s\n", sb_mistakes_at(mistakes, i)->file,
                        sb_mistakes_at(mistakes, i)->line,
                        sb_mistakes_at(mistakes, i)->text);
    sb_mistakes_free(mistakes);
    assert_done(error, &why);
    return pack;
}
