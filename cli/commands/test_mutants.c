/* SPDX-License-Identifier: Apache-2.0 */
/* test --mutate: which small changes to the rules no worked case notices. */
#include "commands/test_mutants.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "commands/work_crew.h"

enum { MOST_OPERATORS = 16 };
enum { LEFT_OUT = -1, CHANGES_NOTHING = -2 }; /* instead of noticed or not */

typedef struct mutant_run {
    const common *common;
    char **ids; /* of rules, findings, scores; none: all */
    int id_count;
    size_t count;
    signed char *noticed; /* by mutant: 1, 0, or one of the others */
} mutant_run;

static int is_wanted(const mutant_run *run, const char *id)
{
    for (int i = 0; i < run->id_count; i++)
        if (strcmp(run->ids[i], id) == 0)
            return 1;
    return run->id_count == 0;
}

static int open_mutants(sb_mutants **out, const mutant_run *run)
{
    sb_mistakes *mistakes = sb_mistakes_new();
    sb_failure why = {0};
    int code = 0;

    if (!mistakes || sb_mutants_open(out, &run->common->pack, mistakes, &why) < 0) {
        if (mistakes)
            print_mistakes(mistakes, "the pack", stderr);
        code = tell_failure(&why);
    }
    sb_mistakes_free(mistakes);
    return code;
}

static int try_one(mutant_run *run, sb_mutants *all, size_t index)
{
    const char *noticed_by = NULL;
    sb_failure why = {0};
    int is_equal = 0;

    run->noticed[index] = LEFT_OUT;
    if (!is_wanted(run, sb_mutants_at(all, index).of))
        return 0;
    if (sb_mutants_try(all, index, &noticed_by, &why) < 0)
        return tell_failure(&why);
    if (!noticed_by && (is_equal = sb_mutants_is_equal(all, index, &why)) < 0)
        return tell_failure(&why);
    run->noticed[index] = is_equal ? CHANGES_NOTHING : noticed_by != NULL;
    return 0;
}

/* ---- the work ---- */

static int open_further(void **engine, void *run)
{
    sb_mutants *all = NULL;
    int code = open_mutants(&all, run);

    *engine = all;
    return code;
}

static void close_further(void *engine)
{
    sb_mutants_close(engine);
}

static int attempt(void *run, void *engine, size_t index)
{
    return try_one(run, engine, index);
}

/* Each further worker opens a pack of its own. */
static int try_all(mutant_run *run, sb_mutants *all, int workers)
{
    const work_crew crew = {.count = run->count,
                            .workers = workers,
                            .quiet = run->common->quiet,
                            .pieces = "changes tried",
                            .told_each = 50,
                            .run = run,
                            .open = open_further,
                            .close = close_further,
                            .attempt = attempt};

    return work_crew_run(&crew, all);
}

/* ---- the report ---- */

typedef struct tally {
    const char *how;
    size_t tried, noticed;
} tally;

static void count(tally tallies[], const char *how, int noticed)
{
    while (tallies->how && strcmp(tallies->how, how) != 0)
        tallies++;
    tallies->how = how;
    tallies->tried++;
    tallies->noticed += noticed > 0;
}

static void print_tally(const tally *one)
{
    printf("%-18s%6zu of %6zu noticed  %5.1f %%\n", one->how, one->noticed, one->tried,
           100.0 * (double)one->noticed / (double)one->tried);
}

static void report(const mutant_run *run, const sb_mutants *all)
{
    tally tallies[MOST_OPERATORS] = {{0}}, sum = {.how = "all changes"};
    size_t nothing = 0;

    for (size_t i = 0; i < run->count; i++) {
        sb_mutant m = sb_mutants_at(all, i);

        nothing += run->noticed[i] == CHANGES_NOTHING;
        if (run->noticed[i] < 0)
            continue;
        count(tallies, m.how, run->noticed[i]);
        sum.tried++;
        sum.noticed += run->noticed[i] > 0;
        if (run->noticed[i] == 0)
            printf("%s:%d: %s: %s: no case notices.\n", m.file, m.line, m.of, m.change);
    }
    for (size_t i = 0; tallies[i].how; i++)
        print_tally(&tallies[i]);
    if (sum.tried)
        print_tally(&sum);
    if (nothing)
        printf("%zu more changes make no difference to anyone, whatever the answers\n",
               nothing);
}

int test_mutants(const common *common, int workers, char **ids, int id_count)
{
    mutant_run run = {.common = common, .ids = ids, .id_count = id_count};
    sb_mutants *all = NULL;
    int code = open_mutants(&all, &run);

    if (code)
        return code;
    run.count = sb_mutants_count(all);
    run.noticed = calloc(run.count + 1, 1);
    code = run.noticed ? try_all(&run, all, workers) : tell_memory();
    if (code == 0)
        report(&run, all);
    free(run.noticed);
    sb_mutants_close(all);
    return code;
}
