/* SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "commands/command.h"
#include "commands/options.h"
#include "commands/test_mutants.h"

typedef struct test_options {
    int uncovered;
    int mutate;
    int workers;
    char **ids;
    int id_count;
} test_options;

typedef struct test_run {
    sb_pack *pack;
    sb_cases *cases;
    sb_consultation *one;
    sb_coverage *coverage;
    sb_mistakes *failed;
    size_t ran;
} test_run;

static int take_option(void *into, int letter, const char *value)
{
    test_options *options = into;

    if (letter == 'u')
        options->uncovered = 1;
    else if (letter == 'm')
        options->mutate = 1;
    else
        return (options->workers = atoi(value)) < 1 ? -1 : 0;
    return 0;
}

static int read_options(test_options *options, int argc, char *argv[])
{
    static const option_kind kinds[] = {{"uncovered", 'u', NULL, 0},
                                        {"mutate", 'm', NULL, 0},
                                        {NULL, 'j', "THREADS", 1},
                                        {0}};
    static const option_set set = {"test", kinds};
    int first, code;

    if ((code = options_read(&set, argc, argv, take_option, options, &first)))
        return code;
    options->ids = argv + first;
    options->id_count = argc - first;
    if (options->workers && !options->mutate)
        return wrong_usage("test", "-j does nothing without --mutate");
    if (options->uncovered && options->mutate)
        return wrong_usage("test", "--uncovered does nothing with --mutate");
    options->workers = options->workers ? options->workers : 1;
    return 0;
}

static int open_cases(test_run *run)
{
    sb_mistakes *mistakes = sb_mistakes_new();
    sb_failure why = {0};
    int code = 0;

    if (!mistakes || sb_cases_open(&run->cases, run->pack, mistakes, &why) < 0) {
        if (mistakes)
            print_mistakes(mistakes, "knowledge/cases", stdout);
        code = tell_failure(&why);
    }
    sb_mistakes_free(mistakes);
    return code;
}

static int open_all(test_run *run, const common *common)
{
    sb_failure why = {0};
    int code = open_pack_for_repair(&run->pack, common);

    if (code || (code = open_cases(run)))
        return code;
    if (sb_consultation_open(&run->one, run->pack, &why) < 0 ||
        sb_coverage_open(&run->coverage, run->pack, &why) < 0)
        return tell_failure(&why);
    run->failed = sb_mistakes_new();
    return run->failed ? 0 : tell_failure(&why);
}

/* Runs one case, or all. */
static int run_cases(test_run *run, const char *id)
{
    sb_failure why = {0};
    size_t ran = 0;

    if (sb_cases_run(run->cases, id, run->one, run->failed, id ? NULL : run->coverage,
                     &ran, &why) < 0) {
        print_mistakes(run->failed, "knowledge/cases", stdout);
        return tell_failure(&why);
    }
    if (ran == 0 && id) {
        tell("steadyback: test: there is no case '%s'", id);
        return EXIT_USAGE;
    }
    run->ran += ran;
    return 0;
}

static int report(test_run *run, const test_options *options)
{
    size_t failures = sb_mistakes_count(run->failed);
    sb_failure why = {0};
    char *text = NULL;

    print_mistakes(run->failed, "knowledge/cases", stdout);
    if (options->id_count == 0) {
        if (sb_coverage_text(&text, run->coverage, options->uncovered, &why) < 0)
            return tell_failure(&why);
        fputs(text, stdout);
        free(text);
    }
    printf("%zu case%s, %zu failure%s\n", run->ran, run->ran == 1 ? "" : "s", failures,
           failures == 1 ? "" : "s");
    return failures ? EXIT_PACK : EXIT_RESULT;
}

int command_test(const common *common, int argc, char *argv[])
{
    test_options options = {0};
    test_run run = {0};
    int code = read_options(&options, argc, argv);

    if (code == 0 && options.mutate)
        return test_mutants(common, options.workers, options.ids, options.id_count);
    if (code || (code = open_all(&run, common)))
        goto cleanup;
    if (options.id_count == 0)
        code = run_cases(&run, NULL);
    for (int i = 0; i < options.id_count && code == 0; i++)
        code = run_cases(&run, options.ids[i]);
    if (code == 0)
        code = report(&run, &options);
cleanup:
    sb_mistakes_free(run.failed);
    sb_coverage_close(run.coverage);
    sb_consultation_close(run.one);
    sb_cases_free(run.cases);
    sb_pack_free(run.pack);
    return code;
}
