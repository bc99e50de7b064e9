/* SPDX-License-Identifier: Apache-2.0 */
/* test_endurance INTERVIEWS LINES: many people in one process: the memory stays flat, and
 * whoever comes last has the same bytes as in a new engine. */
#include <malloc.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "consultation/consultation.h"
#include "random_intake.h"
#include "test_pack.h"

/* The hash tables of the engine still grow a little while new kinds of people come: 4 per
 * cent from 20 to 100 interviews, 1 per cent from 400 to 2000, as good as none later. */
enum { PEOPLE = 50, SLACK_PERCENT = 5 };

/* Memory of the whole process that is handed out; the address sanitizer has its own
 * count. */
extern size_t __sanitizer_get_current_allocated_bytes(void) __attribute__((weak));

static sb_pack *pack;
static long interviews = 100, lines = 500;
static char *people[PEOPLE];

static size_t bytes_in_use(void)
{
    if (__sanitizer_get_current_allocated_bytes)
        return __sanitizer_get_current_allocated_bytes();
    return mallinfo2().uordblks;
}

static unsigned some_calm(dice *d)
{
    static const unsigned calm[] = {100, 98, 95, 90, 70};

    return calm[dice_roll(d, 5)];
}

static int open_pack(void **state)
{
    sb_consultation *one = NULL;
    sb_failure why = {0};
    dice d = {20261124};

    (void)state;
    pack = open_repository_pack();
    assert_done(sb_consultation_open(&one, pack, &why), &why);
    for (size_t i = 0; i < PEOPLE; i++) {
        assert_done(sb_consultation_clear(one, &why), &why);
        assert_done(random_interview(one, pack, &d, some_calm(&d), 1000, &why), &why);
        assert_done(sb_consultation_write_json(&people[i], one, &why), &why);
    }
    sb_consultation_close(one);
    return 0;
}

static int close_pack(void **state)
{
    (void)state;
    for (size_t i = 0; i < PEOPLE; i++)
        free(people[i]);
    sb_pack_free(pack);
    return 0;
}

/* The line for a person; free the text. */
static char *line_for(sb_consultation *one, const char *answers)
{
    sb_failure why = {0};
    sb_line made;

    assert_done(sb_consultation_line(&made, one, answers, strlen(answers), 1, &why), &why);
    assert_int_equal(made.cause, SB_CAUSE_NONE);
    return made.text;
}

typedef struct watch {
    size_t bytes, facts, engine;
} watch;

static watch look(sb_consultation *one)
{
    return (watch){bytes_in_use(), (size_t)rule_session_fact_count(one->session),
                   (size_t)rule_session_bytes(one->session)};
}

static void assert_flat(const char *what, size_t before, size_t after)
{
    if (after > before + before / 100 * SLACK_PERCENT)
        print_error("%s: %zu, then %zu\n", what, before, after);
    assert_true(after <= before + before / 100 * SLACK_PERCENT);
}

static void expect_fresh_bytes(sb_consultation *old)
{
    sb_consultation *fresh = NULL;
    sb_failure why = {0};

    assert_done(sb_consultation_open(&fresh, pack, &why), &why);
    for (size_t i = 0; i < PEOPLE; i += 7) {
        char *was = line_for(old, people[i]), *is = line_for(fresh, people[i]);

        assert_string_equal(was, is);
        free(was);
        free(is);
    }
    sb_consultation_close(fresh);
}

/* A whole interview: every question one by one, an answer taken back, the result. */
static void interview(sb_consultation *one, dice *d)
{
    sb_failure why = {0};

    assert_done(sb_consultation_clear(one, &why), &why);
    assert_done(random_interview(one, pack, d, some_calm(d), 1000, &why), &why);
    assert_done(sb_consultation_forget(one, "age", &why), &why);
    assert_done(sb_consultation_answer(one, "age", "44", &why), &why);
    free(result_bytes(one));
}

static void many_interviews_need_no_more_memory(void **state)
{
    sb_consultation *one = NULL;
    sb_failure why = {0};
    dice d = {7};
    watch early = {0}, late;

    (void)state;
    assert_done(sb_consultation_open(&one, pack, &why), &why);
    for (long i = 0; i < interviews; i++) {
        interview(one, &d);
        if (i == interviews / 5) {
            assert_done(sb_consultation_clear(one, &why), &why);
            early = look(one);
        }
    }
    assert_done(sb_consultation_clear(one, &why), &why);
    late = look(one);
    printf("%ld interviews: %zu bytes after a fifth, %zu at the end\n", interviews,
           early.bytes, late.bytes);
    assert_flat("bytes", early.bytes, late.bytes);
    assert_flat("bytes of the engine", early.engine, late.engine);
    expect_fresh_bytes(one);
    sb_consultation_close(one);
}

static void many_lines_need_no_more_memory(void **state)
{
    sb_consultation *one = NULL;
    sb_failure why = {0};
    watch early = {0}, late = {0};

    (void)state;
    assert_done(sb_consultation_open(&one, pack, &why), &why);
    for (long i = 0; i < lines; i++) {
        free(line_for(one, people[i % PEOPLE]));
        if (i == lines / 5 / PEOPLE * PEOPLE)
            early = look(one);
        if (i % PEOPLE == 0)
            late = look(one); /* the same person stands before each look */
    }
    printf("%ld lines: %zu bytes after a fifth, %zu at the end\n", lines, early.bytes,
           late.bytes);
    assert_flat("bytes", early.bytes, late.bytes);
    assert_flat("bytes of the engine", early.engine, late.engine);
    assert_int_equal(early.facts, late.facts);
    expect_fresh_bytes(one);
    sb_consultation_close(one);
}

int main(int argc, char *argv[])
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(many_interviews_need_no_more_memory),
        cmocka_unit_test(many_lines_need_no_more_memory),
    };

    if (argc == 3) {
        interviews = atol(argv[1]);
        lines = atol(argv[2]);
    }
    return cmocka_run_group_tests_name("endurance", tests, open_pack, close_pack);
}
