/* SPDX-License-Identifier: Apache-2.0 */
/* test_exit_70 FAULTY_PROGRAM: with any fault planted, the program prints no result, tells
 * the person to seek advice, names the broken promise, and exits with 70. */
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "planted_faults.h"

enum { SAID_SIZE = 60000, COMMAND_SIZE = 2000 };

static const char *program;

/* Runs a command; gives its exit code and what it wrote to standard output and error. */
static int run(const char *command, char said[SAID_SIZE])
{
    FILE *pipe = popen(command, "r");
    size_t length;
    int status;

    assert_non_null(pipe);
    length = fread(said, 1, SAID_SIZE - 1, pipe);
    said[length] = '\0';
    status = pclose(pipe);
    assert_true(WIFEXITED(status));
    return WEXITSTATUS(status);
}

static void plan(char command[COMMAND_SIZE], int fault, const char *example, const char *keep)
{
    char variable[60] = "";

    if (fault >= 0)
        snprintf(variable, sizeof(variable), "STEADYBACK_FAULT=%d", fault);
    snprintf(command, COMMAND_SIZE,
             "env ASAN_OPTIONS=detect_leaks=0 %s '%s' --pack '%s' plan '%s/examples/%s.json' %s",
             variable, program, REPOSITORY, REPOSITORY, example, keep);
}

static void every_fault_ends_in_70(void **state)
{
    char command[COMMAND_SIZE], said[SAID_SIZE];

    (void)state;
    for (int i = 0; planted_faults[i].name; i++) {
        const planted_fault *f = &planted_faults[i];

        plan(command, i, f->example, "2>/dev/null");
        assert_int_equal(run(command, said), 70);
        assert_string_equal(said, "");
        plan(command, i, f->example, "2>&1 >/dev/null");
        assert_int_equal(run(command, said), 70);
        if (!strstr(said, f->says) || !strstr(said, "speak to a doctor"))
            print_error("%s in %s said: %s\n", f->name, f->example, said);
        assert_non_null(strstr(said, f->says));
        assert_non_null(strstr(said, "no programme is shown"));
        assert_non_null(strstr(said, "speak to a doctor"));
    }
}

static void without_a_fault_there_is_a_result(void **state)
{
    char command[COMMAND_SIZE], said[SAID_SIZE];

    (void)state;
    plan(command, -1, "desk-worker", "2>&1");
    assert_int_equal(run(command, said), 0);
    assert_non_null(strstr(said, "Your starter plan"));
}

int main(int argc, char *argv[])
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_a_fault_there_is_a_result),
        cmocka_unit_test(every_fault_ends_in_70),
    };

    if (argc != 2)
        return 64;
    program = argv[1];
    return cmocka_run_group_tests_name("exit 70", tests, NULL, NULL);
}
