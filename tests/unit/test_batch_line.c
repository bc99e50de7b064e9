/* SPDX-License-Identifier: Apache-2.0 */
/* One line of a batch: after a person for whom the engine ran out of its limit, the next
 * one has the same bytes as in a new engine. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "consultation/consultation.h"
#include "plan_example.h"
#include "test_pack.h"

enum { PATH_SIZE = 4096 };

static sb_pack *pack;

static int open_pack(void **state)
{
    (void)state;
    pack = open_repository_pack();
    return 0;
}

static int close_pack(void **state)
{
    (void)state;
    sb_pack_free(pack);
    return 0;
}

/* The line for an example; fails the test when there is none. Free the text. */
static sb_line line_for(sb_consultation *one, const char *name)
{
    char path[PATH_SIZE];
    sb_failure why = {0};
    sb_line made;
    char *text;

    snprintf(path, sizeof(path), REPOSITORY "/examples/%s.json", name);
    text = read_text(path);
    assert_done(sb_consultation_line(&made, one, text, strlen(text), 7, &why), &why);
    assert_int_equal(made.length, strlen(made.text));
    assert_null(strchr(made.text, '\n'));
    free(text);
    return made;
}

static void set_firings(sb_consultation *one, long firings)
{
    rule_limits limits = rule_session_limits(one->session);

    limits.firings = firings;
    rule_session_limit(one->session, limits);
}

static void a_result_names_its_outcome(void **state)
{
    sb_consultation *one = NULL;
    sb_failure why = {0};
    sb_line made;

    (void)state;
    assert_done(sb_consultation_open(&one, pack, &why), &why);
    made = line_for(one, "cauda-equina");
    assert_int_equal(made.cause, SB_CAUSE_NONE);
    assert_string_equal(made.disposition, "emergency-now");
    assert_string_equal(made.gate, "none");
    free(made.text);
    sb_consultation_close(one);
}

static void after_a_limit_the_engine_is_as_new(void **state)
{
    sb_consultation *one = NULL;
    sb_failure why = {0};
    sb_line before, limited, after;
    const void *engine;

    (void)state;
    assert_done(sb_consultation_open(&one, pack, &why), &why);
    before = line_for(one, "desk-worker");
    set_firings(one, 100); /* enough to ask, not enough to choose */
    engine = one->session;
    limited = line_for(one, "stenosis");
    assert_int_equal(limited.cause, SB_CAUSE_PROMISE);
    assert_null(limited.disposition);
    assert_non_null(strstr(limited.text, "\"error\":{\"line\":7,\"cause\":\"promise\""));
    assert_ptr_not_equal(one->session, engine);
    assert_int_equal(rule_session_limits(one->session).firings, 100);
    set_firings(one, 200000);
    after = line_for(one, "desk-worker");
    assert_string_equal(after.text, before.text);
    free(before.text);
    free(limited.text);
    free(after.text);
    sb_consultation_close(one);
}

static void mistakes_leave_the_engine_alone(void **state)
{
    static const char wrong[] = "{\"answers\":{\"age\":\"old\",\"nope\":1}}";
    sb_consultation *one = NULL;
    sb_failure why = {0};
    sb_line made;
    const void *engine;

    (void)state;
    assert_done(sb_consultation_open(&one, pack, &why), &why);
    engine = one->session;
    assert_done(sb_consultation_line(&made, one, wrong, strlen(wrong), 3, &why), &why);
    assert_int_equal(made.cause, SB_CAUSE_ANSWERS);
    assert_ptr_equal(one->session, engine);
    free(made.text);
    assert_done(sb_consultation_line(&made, one, NULL, SB_LONGEST_LINE + 1, 4, &why), &why);
    assert_int_equal(made.cause, SB_CAUSE_ANSWERS);
    free(made.text);
    sb_consultation_close(one);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_result_names_its_outcome),
        cmocka_unit_test(after_a_limit_the_engine_is_as_new),
        cmocka_unit_test(mistakes_leave_the_engine_alone),
    };

    return cmocka_run_group_tests(tests, open_pack, close_pack);
}
