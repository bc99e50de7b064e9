/* SPDX-License-Identifier: Apache-2.0 */
/* diff OLD NEW: what an edit changes, of the pack and of what people get. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "commands/diff_report.h"
#include "commands/options.h"
#include "commands/output_place.h"
#include "commands/work_crew.h"

enum { MOST_PEOPLE = 1000000, USUAL_PEOPLE = 5000, LONGEST_PATH = 4096 };

typedef struct diff_options {
    const char *before, *now;
    char **answers; /* files of further people */
    size_t answer_count;
    size_t generated;
    int workers;
    int json;
    const char *examples; /* a folder, or NULL */
} diff_options;

typedef struct diff_run {
    const common *common;
    const diff_options *options;
    sb_pack *before, *now;
    sb_cases *cases_before, *cases_now;
    diff_person *people;
    size_t count;
} diff_run;

/* ---- the options ---- */

static int take_option(void *into, int letter, const char *value)
{
    diff_options *o = into;
    long number = atol(value);

    if (letter == 'p' && (number < 0 || number > MOST_PEOPLE))
        return -1;
    if (letter == 'j' && number < 1)
        return -1;
    if (letter == 'p')
        o->generated = (size_t)number;
    else if (letter == 'j')
        o->workers = number < MOST_WORKERS ? (int)number : MOST_WORKERS;
    else if (letter == 'e')
        o->examples = value;
    else
        return option_json(&o->json, value);
    return 0;
}

static int read_options(diff_options *o, int argc, char *argv[])
{
    static const option_kind kinds[] = {{"people", 'p', "N", 0},
                                        {NULL, 'j', "THREADS", 1},
                                        {"examples", 'e', "DIR", 0},
                                        {"format", 'f', "text|json", 0},
                                        {0}};
    static const option_set set = {"diff", kinds};
    int first, code, cores = (int)sysconf(_SC_NPROCESSORS_ONLN);

    o->generated = USUAL_PEOPLE;
    o->workers = cores < 1 ? 1 : cores < MOST_WORKERS ? cores : MOST_WORKERS;
    if ((code = options_read(&set, argc, argv, take_option, o, &first)))
        return code;
    if (argc - first < 2)
        return wrong_usage("diff", "it takes OLD_PACK NEW_PACK [ANSWERS.json ...]");
    o->before = argv[first];
    o->now = argv[first + 1];
    o->answers = argv + first + 2;
    o->answer_count = (size_t)(argc - first - 2);
    return 0;
}

/* ---- opening ---- */

static int open_one(sb_pack **pack, sb_cases **cases, const diff_run *run,
                    const char *folder, int with_overlays)
{
    const char *examples = run->options->examples;
    struct common open = *run->common;
    sb_mistakes *mistakes = sb_mistakes_new();
    sb_failure why = {0};
    char inside[LONGEST_PATH];
    int code;

    open.pack.folder = folder;
    if (!with_overlays)
        open.pack.overlay_count = 0;
    snprintf(inside, sizeof(inside), "%s/1.json", examples ? examples : "");
    if (!(code = output_place_check(&open, "diff", examples ? inside : NULL, NULL)))
        code = open_pack_for_repair(pack, &open);
    if (code == 0 && (!mistakes || sb_cases_open(cases, *pack, mistakes, &why) < 0)) {
        if (mistakes)
            print_mistakes(mistakes, folder, stderr);
        code = tell_failure(&why);
    }
    sb_mistakes_free(mistakes);
    return code;
}

static int open_both(diff_run *run)
{
    int code = open_one(&run->before, &run->cases_before, run, run->options->before, 0);

    if (code == 0)
        code = open_one(&run->now, &run->cases_now, run, run->options->now, 1);
    return code;
}

static int open_comparison(sb_comparison **out, const diff_run *run)
{
    sb_failure why = {0};

    if (sb_comparison_open(out, run->before, run->now, run->cases_before, run->cases_now,
                           run->options->generated, &why) < 0)
        return tell_failure(&why);
    return 0;
}

/* ---- trying everybody ---- */

static int try_answers(diff_run *run, sb_comparison *all, size_t index,
                       sb_difference *difference)
{
    const char *path = run->options->answers[index];
    sb_mistakes *mistakes = sb_mistakes_new();
    sb_failure why = {0};
    char *text = NULL;
    size_t length;
    int code = 0;

    if (!mistakes || read_file(&text, &length, path) < 0) {
        tell("steadyback: %s: cannot be read: %s", path, strerror(errno));
        code = EXIT_SYSTEM;
    } else if (sb_comparison_try_json(difference, all, text, length, mistakes, &why) <
               0) {
        print_mistakes(mistakes, path, stderr);
        code = tell_failure(&why);
    }
    free(text);
    sb_mistakes_free(mistakes);
    return code;
}

static int try_one(diff_run *run, sb_comparison *all, size_t index)
{
    size_t numbered = sb_comparison_people(all);
    sb_failure why = {0};
    char *name = NULL;

    if (index < numbered) {
        if (sb_comparison_try(&run->people[index].difference, all, index, &why) < 0 ||
            sb_comparison_name(&name, all, index, &why) < 0)
            return tell_failure(&why);
    } else {
        int code = try_answers(run, all, index - numbered,
                               &run->people[index].difference);

        if (code)
            return code;
        name = strdup(run->options->answers[index - numbered]);
    }
    run->people[index].name = name;
    return name ? 0 : tell_memory();
}

static int open_further(void **engine, void *run)
{
    sb_comparison *all = NULL;
    int code = open_comparison(&all, run);

    *engine = all;
    return code;
}

static void close_further(void *engine)
{
    sb_comparison_close(engine);
}

static int attempt(void *run, void *engine, size_t index)
{
    return try_one(run, engine, index);
}

static int try_everybody(diff_run *run, sb_comparison *all)
{
    const work_crew crew = {.count = run->count,
                            .workers = run->options->workers,
                            .quiet = run->common->quiet,
                            .pieces = "people",
                            .told_each = 100,
                            .run = run,
                            .open = open_further,
                            .close = close_further,
                            .attempt = attempt};

    return work_crew_run(&crew, all);
}

/* ---- one example for each kind of difference ---- */

/* A file of answers that was given is no place for an example. */
static int check_example(const diff_run *run, const char *path)
{
    int code = 0;

    for (size_t i = 0; i < run->options->answer_count && code == 0; i++)
        code = output_place_check(run->common, "diff", path, run->options->answers[i]);
    return code;
}

static int write_example(diff_run *run, sb_comparison *all, diff_kind *kind,
                         size_t number)
{
    sb_failure why = {0};
    char path[LONGEST_PATH], *text = NULL;
    int length = snprintf(path, sizeof(path), "%s/%s-%zu.json", run->options->examples,
                          diff_directions[kind->direction].name, number);
    int error, code;

    if (kind->first >= sb_comparison_people(all) || length >= (int)sizeof(path))
        return 0; /* its answers are a file already */
    if ((code = check_example(run, path)))
        return code;
    if (sb_comparison_answers_json(&text, all, kind->first, &why) < 0)
        return tell_failure(&why);
    error = write_file(path, text, 0);
    free(text);
    if (error < 0) {
        tell("steadyback: %s: cannot be written: %s", path, strerror(errno));
        return EXIT_SYSTEM;
    }
    kind->example = strdup(path);
    return 0;
}

static int write_examples(diff_run *run, sb_comparison *all, diff_kinds *kinds)
{
    int code = 0;

    if (!run->options->examples)
        return 0;
    if (mkdir(run->options->examples, 0777) < 0 && errno != EEXIST) {
        tell("steadyback: %s: cannot be made: %s", run->options->examples,
             strerror(errno));
        return EXIT_SYSTEM;
    }
    for (size_t i = 0; i < kinds->count && code == 0; i++)
        code = write_example(run, all, &kinds->all[i], i + 1);
    return code;
}

/* ---- all of it ---- */

static int report(diff_run *run, sb_comparison *all)
{
    diff_kinds kinds = {0};
    int code = diff_sort(&kinds, run->people, run->count);

    if (code == 0)
        code = write_examples(run, all, &kinds);
    if (code == 0)
        code = run->options->json
                   ? diff_print_json(run->before, run->now, &kinds, run->count)
                   : diff_print_text(run->before, run->now, &kinds, run->count);
    if (code == 0 && kinds.people[DIFF_LESS])
        code = EXIT_LESS_CAUTIOUS;
    else if (code == 0 && kinds.count)
        code = EXIT_RESULTS_CHANGE;
    diff_kinds_clear(&kinds);
    return code;
}

static int compare(diff_run *run)
{
    sb_comparison *all = NULL;
    int code = open_comparison(&all, run);

    if (code)
        return code;
    run->count = sb_comparison_people(all) + run->options->answer_count;
    run->people = calloc(run->count + 1, sizeof(*run->people));
    if (run->people) {
        code = try_everybody(run, all);
        if (code == 0)
            code = report(run, all);
    } else {
        code = tell_memory();
    }
    for (size_t i = 0; run->people && i < run->count; i++) {
        free(run->people[i].difference.what);
        free(run->people[i].name);
    }
    free(run->people);
    sb_comparison_close(all);
    return code;
}

int command_diff(const common *common, int argc, char *argv[])
{
    diff_options options = {0};
    diff_run run = {.common = common, .options = &options};
    int code = read_options(&options, argc, argv);

    if (code == 0)
        code = open_both(&run);
    if (code == 0)
        code = compare(&run);
    sb_cases_free(run.cases_before);
    sb_cases_free(run.cases_now);
    sb_pack_free(run.before);
    sb_pack_free(run.now);
    return code;
}
