/* SPDX-License-Identifier: Apache-2.0 */
/* The hardened CLIPS environment: what it refuses, what stops it, and what it can tell. */
#include <locale.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/text_buffer.h"
#include "inference/rule_session.h"

static const char words[] = "(defmodule MAIN (export ?ALL))"
                            "(deftemplate MAIN::n (slot v))"
                            "(deftemplate MAIN::out (slot v) (slot w (default none)))"
                            "(defmodule STEP (import MAIN ?ALL))";

static rule_session *fresh(void)
{
    rule_session *session = NULL;
    sb_failure why = {0};

    assert_int_equal(rule_session_open(&session, &why), 0);
    assert_int_equal(rule_session_load(session, "words", words, &why), 0);
    return session;
}

static void put(rule_session *session, double value, rule_fact **out)
{
    const rule_slot slot = {.name = "v", .number = value};
    sb_failure why = {0};

    assert_int_equal(rule_session_assert(session, "n", &slot, 1, out, &why), 0);
}

static size_t count(rule_session *session, const char *kind)
{
    size_t all = 0;

    for (const rule_fact *f = NULL; (f = rule_session_next(session, kind, f));)
        all++;
    return all;
}

/* Loads a rule file that has to be refused; its effect must not be there. */
static void refuse(const char *text, const char *says)
{
    rule_session *session = fresh();
    sb_failure why = {0};

    if (rule_session_load(session, "evil.clp", text, &why) == 0)
        print_error("was not refused: %s\n", text);
    assert_int_equal(why.cause, SB_CAUSE_PROMISE);
    if (!strstr(why.text, says))
        print_error("'%s' does not say '%s'\n", why.text, says);
    assert_non_null(strstr(why.text, says));
    rule_session_close(session);
}

/* Also without a copy of the construct to print. */
static void a_mistake_in_a_written_text_is_told(void **state)
{
    static const char *const texts[] = {"(defrule STEP::x (n (w 1)) => )", "(defrule STEP::x",
                                        "(deffunction f () 1)", "(defrule STEP::x => (fly))",
                                        NULL};

    (void)state;
    for (const char *const *text = texts; *text; text++) {
        rule_session *session = fresh();
        sb_failure why = {0};

        assert_int_equal(rule_session_load_written(session, "book", *text, &why), -1);
        assert_int_equal(why.cause, SB_CAUSE_PROMISE);
        assert_string_equal(why.file, "book");
        assert_true(why.text[0] != '\0');
        rule_session_close(session);
    }
}

/* Wherever a text breaks off, the parser stops there (the address sanitizer looks on). */
static void a_text_may_break_off_anywhere(void **state)
{
    static const char whole[] =
        "; what holds\n(deftemplate MAIN::m (slot a (type SYMBOL)) (multislot b))\n"
        "(defrule STEP::x \"a note\" (logical (n (v ?v&:(or (< ?v 3) (eq ?v 7)))) (not (m (a x))))"
        " => (bind ?w (if (> ?v 1) then (max 1 ?v) else 0)) (assert (m (a y) (b ?w z))))";

    (void)state;
    for (size_t length = 0; length <= strlen(whole); length++) {
        char *part = strndup(whole, length);
        rule_session *session = fresh();
        sb_failure why = {0};
        int error = rule_session_load_written(session, "book", part, &why);

        assert_true(error == 0 || why.text[0] != '\0');
        if (length == strlen(whole))
            assert_int_equal(error, 0);
        rule_session_close(session);
        free(part);
    }
}

static void dangerous_functions_do_not_exist(void **state)
{
    static const char *const calls[] = {
        "(system \"touch pwned\")", "(open \"pwned\" f \"w\")", "(remove \"victim\")",
        "(load-facts \"f\")", "(batch* \"f\")", "(dribble-on \"pwned\")", "(save \"pwned\")",
        "(build \"(defrule x =>)\")", "(eval \"(halt)\")", "(exit 3)", "(read)", "(readline)",
        "(assert-string \"(n (v 1))\")", "(funcall halt)", "(bsave \"pwned\")",
        "(bload \"pwned\")", "(set-locale \"C\")", "(watch all)", "(printout t x)", "(div 1 0)",
        "(mod 1 0)", "(str-cat a b)", "(undefrule *)", "(clear)", "(reset)", "(run)",
        "(set-strategy random)", "(constructs-to-c \"x\" 1)", NULL};

    (void)state;
    for (const char *const *call = calls; *call; call++) {
        text_buffer rule = {0};

        text_addf(&rule, "(defrule STEP::evil => %s)", *call);
        refuse(rule.text, "Missing function declaration");
        text_clear(&rule);
    }
    assert_int_equal(access("pwned", F_OK), -1);
}

static void only_modules_templates_and_rules_can_be_defined(void **state)
{
    (void)state;
    refuse("(deffunction f (?x) (f ?x))", "not allowed");
    refuse("(defglobal ?*g* = 1)", "not allowed");
    refuse("(defclass C (is-a USER))", "not allowed");
    refuse("(defgeneric g)", "not allowed");
    refuse("(deffacts d (n (v 1)))", "not allowed");
}

static void errors_name_the_file_and_the_cause(void **state)
{
    (void)state;
    refuse("(defrule STEP::r (n (x 1)) =>)", "Invalid slot x");
    refuse("(defrule STEP::r (n (v 1)) => (assert (out (v 1))", "");
    refuse("(defrule STEP::r (nosuch (v 1)) => (assert (n (v a) (q b))))", "");
    refuse("(frob", "");
}

static void a_loop_of_rules_is_stopped(void **state)
{
    rule_session *session = fresh();
    sb_failure why = {0};

    (void)state;
    assert_int_equal(rule_session_load(session, "loop",
                     "(defrule STEP::grow (n (v ?x)) => (assert (n (v (+ ?x 1)))))", &why), 0);
    rule_session_limit(session, (rule_limits){1000, 10, 256L << 20, 200000});
    put(session, 1, NULL);
    assert_int_equal(rule_session_run(session, "STEP", &why), -1);
    assert_non_null(strstr(why.text, "firings"));
    assert_int_equal(why.cause, SB_CAUSE_PROMISE);
    rule_session_close(session);
}

static void facts_without_end_are_stopped(void **state)
{
    rule_session *session = fresh();
    sb_failure why = {0};

    (void)state;
    assert_int_equal(rule_session_load(session, "loop",
                     "(defrule STEP::grow (n (v ?x)) => (assert (n (v (+ ?x 1)))))", &why), 0);
    rule_session_limit(session, (rule_limits){1000000, 10, 256L << 20, 500});
    put(session, 1, NULL);
    assert_int_equal(rule_session_run(session, "STEP", &why), -1);
    assert_non_null(strstr(why.text, "number of facts"));
    rule_session_close(session);
}

static void an_endless_right_side_is_stopped(void **state)
{
    rule_session *session = fresh();
    sb_failure why = {0};

    (void)state;
    assert_int_equal(rule_session_load(session, "loop",
                     "(defrule STEP::spin (n (v ?x)) => (while TRUE do (bind ?y 1)))", &why), 0);
    rule_session_limit(session, (rule_limits){1000, 0.05, 256L << 20, 1000});
    put(session, 1, NULL);
    assert_int_equal(rule_session_run(session, "STEP", &why), -1);
    assert_non_null(strstr(why.text, "time"));
    rule_session_close(session);
}

/* An interview waits for a person: what they think about is not the rules' time. */
static void waiting_between_calls_is_nobodys_time(void **state)
{
    rule_session *session = fresh();
    rule_fact *fact = NULL;
    sb_failure why = {0};

    (void)state;
    rule_session_limit(session, (rule_limits){1000, 0.02, 256L << 20, 1000});
    put(session, 0, &fact);
    assert_int_equal(rule_session_run(session, "STEP", &why), 0);
    usleep(60000);
    for (int i = 1; i < 100; i++)
        put(session, i, NULL);
    usleep(60000);
    assert_int_equal(rule_session_withdraw(session, fact, &why), 0);
    assert_int_equal(count(session, "n"), 99);
    rule_session_close(session);
}

static void sleep_once(int number)
{
    (void)number;
    usleep(600000);
}

/* A computer that is busy elsewhere, or asleep, makes nobody late. */
static void what_others_take_is_nobodys_time(void **state)
{
    const struct sigaction sleeper = {.sa_handler = sleep_once};
    const struct itimerval soon = {.it_value.tv_usec = 1000};
    rule_session *session = fresh();
    sb_failure why = {0};

    (void)state;
    assert_int_equal(rule_session_load(session, "count",
                     "(defrule STEP::grow (n (v ?x&:(< ?x 20000))) => "
                     "(assert (n (v (+ ?x 1)))))", &why), 0);
    rule_session_limit(session, (rule_limits){1000000, 0.5, 256L << 20, 200000});
    put(session, 19000, NULL);
    assert_int_equal(sigaction(SIGALRM, &sleeper, NULL), 0);
    assert_int_equal(setitimer(ITIMER_REAL, &soon, NULL), 0);
    assert_int_equal(rule_session_run(session, "STEP", &why), 0);
    rule_session_close(session);
}

static void memory_without_end_is_stopped(void **state)
{
    rule_session *session = fresh();
    sb_failure why = {0};

    (void)state;
    assert_int_equal(rule_session_load(session, "loop",
        "(defrule STEP::swell (n (v ?x)) => (bind ?m (create$ 1 2 3 4))"
        " (loop-for-count (?i 1 22) do (bind ?m (create$ ?m ?m))))", &why), 0);
    rule_session_limit(session, (rule_limits){1000, 10, 32L << 20, 1000});
    put(session, 1, NULL);
    assert_int_equal(rule_session_run(session, "STEP", &why), -1);
    assert_non_null(strstr(why.text, "memory"));
    rule_session_close(session);
}

static void an_error_while_running_fails_the_run(void **state)
{
    rule_session *session = fresh();
    sb_failure why = {0};

    (void)state;
    assert_int_equal(rule_session_load(session, "odd",
                     "(defrule STEP::odd (n (v ?x)) => (assert (out (v (+ ?x 1)))))", &why), 0);
    const rule_slot slot = {.name = "v", .word = "unknown"};
    assert_int_equal(rule_session_assert(session, "n", &slot, 1, NULL, &why), 0);
    assert_int_equal(rule_session_run(session, "STEP", &why), -1);
    assert_int_equal(why.cause, SB_CAUSE_PROMISE);
    rule_session_close(session);
}

static void unknown_kinds_slots_and_steps_are_errors(void **state)
{
    const rule_slot slot = {.name = "zz", .number = 1};
    rule_session *session = fresh();
    sb_failure why = {0}, again = {0}, third = {0};

    (void)state;
    assert_int_equal(rule_session_assert(session, "n", &slot, 1, NULL, &why), -1);
    assert_int_equal(rule_session_assert(session, "m", &slot, 1, NULL, &again), -1);
    assert_int_equal(rule_session_run(session, "NOSTEP", &third), -1);
    assert_null(rule_session_next(session, "m", NULL));
    rule_session_close(session);
}

/* ---- truth maintenance and reasons ---- */

typedef struct seen {
    int reasons, absences;
    char rules[100];
} seen;

static int note(void *payload, const char *rule, const rule_support *support)
{
    seen *s = payload;

    s->reasons++;
    strncat(s->rules, rule, sizeof(s->rules) - strlen(s->rules) - 1);
    for (size_t i = 0; i < rule_support_size(support); i++)
        s->absences += rule_support_fact(support, i) == NULL;
    return 0;
}

static void a_conclusion_goes_with_its_last_reason(void **state)
{
    rule_session *session = fresh();
    sb_failure why = {0};
    rule_fact *one = NULL, *two = NULL;
    seen s = {0};

    (void)state;
    assert_int_equal(rule_session_load(session, "r",
        "(defrule STEP::A (logical (n (v 1)) (not (n (v 9)))) => (assert (out (v x))))"
        "(defrule STEP::B (logical (n (v 2))) => (assert (out (v x))))", &why), 0);
    put(session, 1, &one);
    put(session, 2, &two);
    assert_int_equal(rule_session_run(session, "STEP", &why), 0);
    assert_int_equal(count(session, "out"), 1);
    rule_session_supports(rule_session_next(session, "out", NULL), note, &s);
    assert_int_equal(s.reasons, 2);
    assert_int_equal(s.absences, 1);
    assert_non_null(strstr(s.rules, "A"));
    assert_non_null(strstr(s.rules, "B"));
    assert_int_equal(rule_session_withdraw(session, one, &why), 0);
    assert_int_equal(count(session, "out"), 1);
    assert_int_equal(rule_session_withdraw(session, two, &why), 0);
    assert_int_equal(count(session, "out"), 0);
    rule_session_close(session);
}

static void an_absence_that_ends_takes_the_conclusion_back(void **state)
{
    rule_session *session = fresh();
    sb_failure why = {0};
    rule_fact *nine = NULL;

    (void)state;
    assert_int_equal(rule_session_load(session, "r",
        "(defrule STEP::A (logical (not (n (v 9)))) => (assert (out (v x))))", &why), 0);
    assert_int_equal(rule_session_run(session, "STEP", &why), 0);
    assert_int_equal(count(session, "out"), 1);
    put(session, 9, &nine);
    assert_int_equal(rule_session_run(session, "STEP", &why), 0);
    assert_int_equal(count(session, "out"), 0);
    assert_int_equal(rule_session_withdraw(session, nine, &why), 0);
    assert_int_equal(rule_session_run(session, "STEP", &why), 0);
    assert_int_equal(count(session, "out"), 1);
    rule_session_close(session);
}

/* CLIPS reads numbers with atof: under a locale with a decimal comma 1.5 would be 1. */
static void numbers_do_not_hang_on_the_locale(void **state)
{
    rule_session *session = fresh();
    sb_failure why = {0};

    (void)state;
    if (!setlocale(LC_ALL, "de_DE.UTF-8"))
        print_message("de_DE.UTF-8 is not installed: tried under the C locale only\n");
    assert_int_equal(rule_session_load(session, "r",
        "(defrule STEP::A (logical (n (v ?x))) => (assert (out (v (+ ?x 1.25)))))", &why), 0);
    put(session, 1.5, NULL);
    assert_int_equal(rule_session_run(session, "STEP", &why), 0);
    setlocale(LC_ALL, "C");
    assert_true(rule_fact_number(rule_session_next(session, "out", NULL), "v") > 2.74);
    rule_session_close(session);
}

static void equal_facts_are_one_fact(void **state)
{
    rule_session *session = fresh();
    rule_fact *first = NULL, *second = NULL;
    sb_failure why = {0};

    (void)state;
    put(session, 4, &first);
    put(session, 4, &second);
    assert_non_null(first);
    assert_null(second);
    assert_int_equal(count(session, "n"), 1);
    assert_int_equal(rule_session_withdraw(session, second, &why), 0);
    assert_int_equal(rule_session_withdraw(session, first, &why), 0);
    rule_session_close(session);
    rule_session_close(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_mistake_in_a_written_text_is_told),
        cmocka_unit_test(a_text_may_break_off_anywhere),
        cmocka_unit_test(dangerous_functions_do_not_exist),
        cmocka_unit_test(only_modules_templates_and_rules_can_be_defined),
        cmocka_unit_test(errors_name_the_file_and_the_cause),
        cmocka_unit_test(a_loop_of_rules_is_stopped),
        cmocka_unit_test(facts_without_end_are_stopped),
        cmocka_unit_test(an_endless_right_side_is_stopped),
        cmocka_unit_test(waiting_between_calls_is_nobodys_time),
        cmocka_unit_test(what_others_take_is_nobodys_time),
        cmocka_unit_test(memory_without_end_is_stopped),
        cmocka_unit_test(an_error_while_running_fails_the_run),
        cmocka_unit_test(unknown_kinds_slots_and_steps_are_errors),
        cmocka_unit_test(a_conclusion_goes_with_its_last_reason),
        cmocka_unit_test(an_absence_that_ends_takes_the_conclusion_back),
        cmocka_unit_test(numbers_do_not_hang_on_the_locale),
        cmocka_unit_test(equal_facts_are_one_fact),
    };

    return cmocka_run_group_tests_name("rule session", tests, NULL, NULL);
}
