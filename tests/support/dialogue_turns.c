/* SPDX-License-Identifier: Apache-2.0 */
#include "dialogue_turns.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "test_pack.h"

json_t *turn_of(sb_dialogue *d)
{
    sb_failure why = {0};
    char *text = NULL;
    json_t *turn;

    assert_done(sb_dialogue_turn_json(&text, d, &why), &why);
    turn = json_loads(text, 0, NULL);
    assert_non_null(turn);
    free(text);
    return turn;
}

char *saved(sb_dialogue *d)
{
    sb_failure why = {0};
    char *text = NULL;

    assert_done(sb_dialogue_save(&text, d, &why), &why);
    return text;
}

void resume(sb_dialogue *d, const char *text, sb_resume at)
{
    sb_mistakes *mistakes = sb_mistakes_new();
    sb_failure why = {0};

    assert_done(sb_dialogue_resume(d, text, strlen(text), at, mistakes, &why), &why);
    assert_int_equal(sb_mistakes_count(mistakes), 0);
    sb_mistakes_free(mistakes);
}
