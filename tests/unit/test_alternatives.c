/* SPDX-License-Identifier: Apache-2.0 */
/* Which other answers what-if tries: a number on either side of every limit of the pack,
 * however many there are. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "consultation/alternatives.h"
#include "test_pack.h"

enum { RULES = 100, TWICE = 2 };

static condition conditions[RULES * TWICE];
static rule rules[RULES * TWICE];

/* Rules that ask for at least 1, 2, 3 ... 100, each limit in two of them. */
static void fill(sb_pack *pack, question *asked)
{
    for (int i = 0; i < RULES * TWICE; i++) {
        conditions[i] = (condition){.kind = CONDITION_ANSWER,
                                    .question = asked,
                                    .test = TEST_AT_LEAST,
                                    .number = 1 + i % RULES};
        rules[i].when = &conditions[i];
        assert_int_equal(list_add(&pack->rules.all, &rules[i]), 0);
    }
    assert_int_equal(list_add(&pack->questions.all, asked), 0);
}

static void every_limit_is_tried_once(void **state)
{
    question asked = {.id = "age", .type = NUMBER, .whole = 1, .least = 0, .most = 120};
    sb_pack pack = {0};
    answer_sheet sheet;
    sb_failure why = {0};
    arena *memory = arena_new();
    list found = {0};
    char seen[RULES + 1] = {0};

    (void)state;
    fill(&pack, &asked);
    assert_done(answer_sheet_open(&sheet, &pack, &why), &why);
    *answer_of(&sheet, &asked) = (answer){.given = 1, .number = 0};
    assert_int_equal(alternatives_add(&found, memory, &sheet, &asked), 0);
    assert_int_equal(found.count, RULES);
    for (size_t i = 0; i < found.count; i++)
        seen[(int)((const alternative *)found.items[i])->answer.number]++;
    for (int i = 1; i <= RULES; i++)
        assert_int_equal(seen[i], 1);
    list_clear(&found);
    list_clear(&pack.rules.all);
    list_clear(&pack.questions.all);
    answer_sheet_close(&sheet);
    arena_free(memory);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_limit_is_tried_once)};

    return cmocka_run_group_tests_name("alternatives", tests, NULL, NULL);
}
