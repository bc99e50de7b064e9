/* SPDX-License-Identifier: Apache-2.0 */
/* test --mutate: which small changes to the rules no worked case notices. */
#include "commands/test_mutants.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { MOST_WORKERS = 64, MOST_OPERATORS = 16 };
enum { LEFT_OUT = -1, CHANGES_NOTHING = -2 }; /* instead of noticed or not */

typedef struct mutant_run {
    const common *common;
    char **ids; /* of rules, findings, scores; none: all */
    int id_count;
    int workers;
    pthread_mutex_t lock;
    size_t next, count;
    signed char *noticed; /* by mutant: 1, 0, or one of the others */
    int code;
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

/* The next mutant to try, or the count when none is left. */
static size_t take_next(mutant_run *run, int code)
{
    size_t index;

    pthread_mutex_lock(&run->lock);
    if (code && !run->code)
        run->code = code;
    index = run->code ? run->count : run->next;
    run->next += run->next < run->count;
    if (!run->common->quiet && isatty(STDERR_FILENO) && index % 50 == 0)
        fprintf(stderr, "\r%zu of %zu changes tried", index, run->count);
    pthread_mutex_unlock(&run->lock);
    return index;
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

static void work(mutant_run *run, sb_mutants *all)
{
    int code = 0;

    for (size_t index; (index = take_next(run, code)) < run->count;)
        code = try_one(run, all, index);
}

static void *work_beside(void *payload)
{
    mutant_run *run = payload;
    sb_mutants *all = NULL;
    int code = open_mutants(&all, run);

    if (code)
        take_next(run, code);
    else
        work(run, all);
    sb_mutants_close(all);
    return NULL;
}

/* One worker is this thread; the others open a pack of their own. */
static void run_workers(mutant_run *run, sb_mutants *all)
{
    pthread_t threads[MOST_WORKERS];
    int started = 0;

    pthread_mutex_init(&run->lock, NULL);
    while (started < run->workers - 1 &&
           pthread_create(&threads[started], NULL, work_beside, run) == 0)
        started++;
    work(run, all);
    for (int i = 0; i < started; i++)
        pthread_join(threads[i], NULL);
    pthread_mutex_destroy(&run->lock);
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
    run.workers = workers < 1 ? 1 : workers < MOST_WORKERS ? workers : MOST_WORKERS;
    run.count = sb_mutants_count(all);
    run.noticed = calloc(run.count + 1, 1);
    if (run.noticed) {
        run_workers(&run, all);
        code = run.code;
    } else {
        code = tell_memory();
    }
    if (code == 0)
        report(&run, all);
    free(run.noticed);
    sb_mutants_close(all);
    return code;
}
