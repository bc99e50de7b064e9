/* SPDX-License-Identifier: Apache-2.0 */
/* The solver as a program: what it says is an answer only when it is whole; else nothing
 * is decided, and the reason is said. Scripts stand in for it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "proof/solver_program.h"

static char folder[] = "/tmp/steadyback-solver-XXXXXX";
static char script[64], cnf[64], drat[64], reason[REASON_SIZE];
static unsigned char values[2];

static void write_file(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");

    assert_non_null(file);
    fputs(text, file);
    assert_int_equal(fclose(file), 0);
}

/* What the script `body` brings, asked about two variables, with two seconds and 400 MB.
 */
static program_answer ask(const char *body, const char *proof)
{
    const solver_program solver = {script, 2, 400};
    char text[512];

    snprintf(text, sizeof(text), "#!/bin/sh\nfor proof; do :; done\n%s\n", body);
    write_file(script, text);
    assert_int_equal(chmod(script, 0700), 0);
    reason[0] = '\0';
    return solver_program_ask(&solver, cnf, proof, values, 2, reason);
}

static int make_folder(void **state)
{
    (void)state;
    if (!mkdtemp(folder))
        return -1;
    snprintf(script, sizeof(script), "%s/solver", folder);
    snprintf(cnf, sizeof(cnf), "%s/q.cnf", folder);
    snprintf(drat, sizeof(drat), "%s/q.drat", folder);
    write_file(cnf, "p cnf 2 1\n1 2 0\n");
    return 0;
}

static int remove_folder(void **state)
{
    (void)state;
    unlink(script);
    unlink(cnf);
    unlink(drat);
    return rmdir(folder);
}

static void test_whole_answers(void **state)
{
    (void)state;
    assert_int_equal(ask("echo 's SATISFIABLE'; echo 'v 1 -2 0'; exit 10", NULL),
                     PROGRAM_YES);
    assert_int_equal(values[0], 1);
    assert_int_equal(values[1], 0);
    assert_int_equal(ask("echo 's UNSATISFIABLE'; exit 20", NULL), PROGRAM_NO);
    assert_int_equal(
        ask("echo '1 0\n0' >\"$proof\"; echo 's UNSATISFIABLE'; exit 20", drat),
        PROGRAM_NO);
}

static void test_answers_that_are_none(void **state)
{
    static const char *const bodies[] = {
        "echo 's UNSATISFIABLE'; exit 0",
        "echo 's UNSATISFIABLE'; exit 10",
        "exit 20",
        "exit 10",
        "echo 's SATISFIABLE'; exit 20",
        "echo 's SATISFIABLE'; echo 'v 1 0'; exit 10",
        "echo 's SATISFIABLE'; echo 'v 1 -2 7 0'; exit 10",
        "echo 's SATISFIABLE'; echo 's UNSATISFIABLE'; exit 20",
        "printf 's UNSATISFIABLE'; exit 20",
        "echo 's UNSATISFIABLE'; kill -9 $$",
        "echo 's UNSATISFIABLE'; kill -6 $$",
        "echo 'c UNKNOWN'; exit 0",
    };

    (void)state;
    for (size_t i = 0; i < sizeof(bodies) / sizeof(*bodies); i++) {
        if (ask(bodies[i], NULL) != PROGRAM_SILENT)
            fail_msg("taken for an answer: %s", bodies[i]);
        assert_true(reason[0] != '\0');
    }
}

static void test_proof_that_breaks_off(void **state)
{
    (void)state;
    assert_int_equal(
        ask("echo '1 2 0' >\"$proof\"; echo 's UNSATISFIABLE'; exit 20", drat),
        PROGRAM_SILENT);
    assert_non_null(strstr(reason, "not written to its end"));
    assert_int_equal(
        ask("printf '1 2 0\\n0' >\"$proof\"; echo 's UNSATISFIABLE'; exit 20", drat),
        PROGRAM_SILENT);
    assert_int_equal(ask("rm \"$proof\"; echo 's UNSATISFIABLE'; exit 20", drat),
                     PROGRAM_SILENT);
}

static void test_out_of_time(void **state)
{
    (void)state;
    assert_int_equal(ask("while :; do :; done", NULL), PROGRAM_SILENT);
    assert_int_equal(ask("exec sleep 60", NULL), PROGRAM_SILENT);
    assert_non_null(strstr(reason, "out of time"));
}

static void test_limits_are_its_own(void **state)
{
    (void)state;
    assert_int_equal(
        ask("[ \"$(ulimit -v)\" = 409600 ] && echo 's UNSATISFIABLE' && exit 20", NULL),
        PROGRAM_NO);
    assert_int_equal(ask("head -c 500M /dev/zero | tail -c 1 >/dev/null && "
                         "head -c 500M /dev/zero >\"$proof\" && exit 20",
                         drat),
                     PROGRAM_SILENT);
}

static void test_missing(void **state)
{
    const solver_program solver = {"no-such-solver", 2, 400};

    (void)state;
    assert_int_equal(solver_program_ask(&solver, cnf, NULL, values, 2, reason),
                     PROGRAM_SILENT);
    assert_non_null(strstr(reason, "apt-get install cadical"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_whole_answers),
        cmocka_unit_test(test_answers_that_are_none),
        cmocka_unit_test(test_proof_that_breaks_off),
        cmocka_unit_test(test_out_of_time),
        cmocka_unit_test(test_limits_are_its_own),
        cmocka_unit_test(test_missing),
    };

    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
