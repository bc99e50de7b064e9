/* SPDX-License-Identifier: Apache-2.0 */
/* rule_fixtures REPOSITORY fixtures [RULE]: every fixture in tests/inference/fixtures
 * holds, and every rule of rules/inference has one. rule_fixtures REPOSITORY changes
 * [RULE]: a condition, a constraint or a part of a test is taken out of a rule, or a
 * bound is moved by a hair, one at a time: each time a fixture of that rule has to fail.
 * With RULE (MODULE::NAME) only that one is looked at. */
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "fixture.h"
#include "rule_mutant.h"

enum { PATH_SIZE = 512, MOST_FIXTURES = 200 };

typedef struct rule_file {
    clips_text *rules, *fixtures;
    fixture all[MOST_FIXTURES];
    size_t count;
} rule_file;

typedef struct task {
    int has_changes;
    const char *rule; /* the only one, or NULL */
} task;

typedef struct figures {
    long rules, fixtures, changes, noticed, refused, missed, wrong;
} figures;

static void say(const sb_failure *why, figures *sum)
{
    printf("%s:%d: %s\n", why->file, why->line, why->text);
    sum->wrong++;
}

/* ---- a file of rules and its fixtures ---- */

static const char *name_of(const clips_part *rule)
{
    return clips_part_is(rule, "defrule") ? clips_part_at(rule, 1)->text : "";
}

static int has_rule(const rule_file *file, const char *name)
{
    for (size_t i = 0; i < file->rules->groups.count; i++)
        if (strcmp(name_of(file->rules->groups.items[i]), name) == 0)
            return 1;
    return 0;
}

static int has_fixture(const rule_file *file, const char *rule)
{
    for (size_t i = 0; i < file->count; i++)
        if (strcmp(file->all[i].rule, rule) == 0)
            return 1;
    return 0;
}

static void read_fixtures(rule_file *file, const clips_text *vocabulary, figures *sum)
{
    for (size_t i = 0; i < file->fixtures->groups.count && file->count < MOST_FIXTURES;
         i++) {
        const clips_part *group = file->fixtures->groups.items[i];
        fixture *one = &file->all[file->count];
        sb_failure why = {0};

        if (fixture_read(one, file->fixtures, group, vocabulary, &why) == 0 &&
            !has_rule(file, one->rule))
            failure_set(&why, SB_CAUSE_PACK, one->path, group->line, "%s has no rule %s",
                        file->rules->path, one->rule);
        if (why.cause)
            say(&why, sum);
        else
            file->count++;
    }
}

static int open_file(rule_file *file, const char *rules, const clips_text *vocabulary,
                     figures *sum)
{
    char path[PATH_SIZE];
    sb_failure why = {0};

    *file = (rule_file){0};
    snprintf(path, sizeof(path), "tests/inference/fixtures/%s", strrchr(rules, '/') + 1);
    if (clips_text_open(&file->rules, rules, &why) < 0 ||
        clips_text_open(&file->fixtures, path, &why) < 0) {
        say(&why, sum);
        return -1;
    }
    read_fixtures(file, vocabulary, sum);
    return 0;
}

static void close_file(rule_file *file)
{
    clips_text_free(file->rules);
    clips_text_free(file->fixtures);
}

/* ---- fixtures ---- */

static void hold_rule(const rule_file *file, const clips_part *rule, fixture_bench *bench,
                      figures *sum)
{
    const char *name = name_of(rule);
    text_buffer text = {0};
    sb_failure why = {0};

    sum->rules++;
    clips_part_write(&text, rule);
    if (!has_fixture(file, name))
        failure_set(&why, SB_CAUSE_PACK, file->rules->path, rule->line,
                    "%s has no fixture in %s", name, file->fixtures->path);
    else if (text.failed)
        failure_memory(&why);
    else
        fixture_bench_load(bench, name, text.text, &why);
    if (why.cause)
        say(&why, sum);
    for (size_t i = 0; !why.cause && i < file->count; i++) {
        sb_failure broken = {0};

        if (strcmp(file->all[i].rule, name) != 0)
            continue;
        sum->fixtures++;
        if (fixture_hold(&file->all[i], bench, &broken) < 0)
            say(&broken, sum);
    }
    text_clear(&text);
}

/* ---- changes ---- */

static int is_noticed(const rule_file *file, const char *rule, fixture_bench *bench)
{
    for (size_t i = 0; i < file->count; i++) {
        sb_failure why = {0};

        if (strcmp(file->all[i].rule, rule) == 0 &&
            fixture_hold(&file->all[i], bench, &why) < 0)
            return 1;
    }
    return 0;
}

static void say_missed(const rule_file *file, const clips_part *rule,
                       const rule_mutant *one, figures *sum)
{
    char *what = NULL;
    sb_failure why = {0};

    if (rule_mutant_describe(&what, one, &why) == 0)
        failure_set(&why, SB_CAUSE_PACK, file->rules->path, one->what->line,
                    "%s: no fixture fails when %s", name_of(rule), what);
    say(&why, sum);
    sum->missed++;
    free(what);
}

/* A condition that gives a variable its value cannot go without it: CLIPS says so. */
static int is_refusal(const sb_failure *why)
{
    return strncmp(why->text, "[ANALYSIS4]", 11) == 0 ||
           strncmp(why->text, "[PRCCODE3]", 10) == 0;
}

static void try_change(const rule_file *file, const clips_part *rule,
                       const rule_mutant *one, fixture_bench *bench, figures *sum)
{
    char *text = NULL;
    sb_failure why = {0}, refusal = {0};

    sum->changes++;
    if (rule_mutant_write(&text, rule, one, &why) < 0)
        say(&why, sum);
    else if (fixture_bench_load(bench, name_of(rule), text, &refusal) < 0)
        is_refusal(&refusal) ? (void)sum->refused++ : say(&refusal, sum);
    else if (is_noticed(file, name_of(rule), bench))
        sum->noticed++;
    else
        say_missed(file, rule, one, sum);
    free(text);
}

static void change_rule(const rule_file *file, const clips_part *rule,
                        fixture_bench *bench, figures *sum)
{
    sb_failure why = {0};
    list all = {0};

    sum->rules++;
    if (rule_mutants_list(&all, rule, &why) < 0)
        say(&why, sum);
    for (size_t i = 0; i < all.count; i++)
        try_change(file, rule, all.items[i], bench, sum);
    rule_mutants_free(&all);
}

/* ---- all files ---- */

static void work_in(const char *path, fixture_bench *bench, const task *wanted,
                    figures *sum)
{
    rule_file file;

    if (open_file(&file, path, bench->vocabulary, sum) == 0)
        for (size_t i = 0; i < file.rules->groups.count; i++) {
            const clips_part *rule = file.rules->groups.items[i];
            const char *name = name_of(rule);

            if (!*name || (wanted->rule && strcmp(name, wanted->rule) != 0))
                continue;
            if (wanted->has_changes)
                change_rule(&file, rule, bench, sum);
            else
                hold_rule(&file, rule, bench, sum);
        }
    close_file(&file);
}

/* A file of fixtures that belongs to no file of rules would not be read. */
static void hold_names(figures *sum)
{
    glob_t files;

    if (glob("tests/inference/fixtures/*", 0, NULL, &files) != 0)
        return;
    for (size_t i = 0; i < files.gl_pathc; i++) {
        char rules[PATH_SIZE];
        sb_failure why = {0};

        snprintf(rules, sizeof(rules), "rules/inference/%s",
                 strrchr(files.gl_pathv[i], '/') + 1);
        if (access(rules, R_OK) != 0) {
            failure_set(&why, SB_CAUSE_PACK, files.gl_pathv[i], 1, "there is no %s",
                        rules);
            say(&why, sum);
        }
    }
    globfree(&files);
}

static int print_figures(const figures *sum, int has_changes)
{
    if (has_changes)
        printf("%ld changes of %ld rules of inference: %ld make a fixture fail, CLIPS "
               "refuses "
               "%ld, %ld are missed\n",
               sum->changes, sum->rules, sum->noticed, sum->refused, sum->missed);
    else
        printf("%ld fixtures of %ld rules of inference: %ld complaints\n", sum->fixtures,
               sum->rules, sum->wrong);
    return sum->wrong || !sum->rules || (has_changes ? !sum->noticed : !sum->fixtures);
}

static int work(const task *wanted, figures *sum)
{
    clips_text *vocabulary = NULL;
    fixture_bench bench = {0};
    sb_failure why = {0};
    glob_t files;

    if (clips_text_open(&vocabulary, "rules/inference/vocabulary.clp", &why) < 0 ||
        fixture_bench_open(&bench, vocabulary, &why) < 0 ||
        glob("rules/inference/*.clp", 0, NULL, &files) != 0) {
        say(&why, sum);
    } else {
        for (size_t i = 0; i < files.gl_pathc; i++)
            if (!strstr(files.gl_pathv[i], "vocabulary.clp"))
                work_in(files.gl_pathv[i], &bench, wanted, sum);
        globfree(&files);
    }
    fixture_bench_close(&bench);
    clips_text_free(vocabulary);
    hold_names(sum);
    return print_figures(sum, wanted->has_changes);
}

int main(int argc, char *argv[])
{
    task wanted = {.has_changes = argc > 2 && strcmp(argv[2], "changes") == 0};
    figures sum = {0};

    if (argc < 3 || argc > 4 ||
        (!wanted.has_changes && strcmp(argv[2], "fixtures") != 0) ||
        chdir(argv[1]) != 0) {
        fputs("usage: rule_fixtures REPOSITORY fixtures|changes [MODULE::RULE]\n",
              stderr);
        return 1;
    }
    wanted.rule = argc > 3 ? argv[3] : NULL;
    return work(&wanted, &sum);
}
