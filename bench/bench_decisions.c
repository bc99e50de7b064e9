/* SPDX-License-Identifier: Apache-2.0 */
/* bench_decisions PACK PEOPLE: microseconds for one person's triage and screening, in
 * three ways (one with reasons), and for the whole consultation. Before it measures, it
 * holds the rules that fire in CLIPS against those of the plain C. Prints a line of JSON
 * for each way. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

#include <steadyback/steadyback.h>

#include "check/pack_open.h"
#include "conditions/verdict.h"
#include "consultation/consultation.h"

enum { LONGEST = 1 << 20, ROUNDS = 5 };

typedef struct person {
    char *line;
    answer *answers; /* as concluded from: what was due and not answered is unknown */
} person;

typedef struct bench {
    sb_pack *pack;
    sb_consultation *one;
    person *people;
    size_t count;
    double opening;
} bench;

static void give_up(const char *what, const sb_failure *why)
{
    fprintf(stderr, "bench_decisions: %s: %s\n", what, why->text);
    exit(1);
}

static double now(void)
{
    struct timespec t;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec * 1e6 + (double)t.tv_nsec / 1e3;
}

/* ---- people ---- */

static answer *concluded_from(bench *b, const char *line)
{
    sb_mistakes *mistakes = sb_mistakes_new();
    size_t size = b->pack->questions.all.count * sizeof(answer);
    sb_result *result = NULL;
    sb_failure why = {0};
    answer *copy = malloc(size);

    if (!mistakes || !copy ||
        sb_consultation_read_json(b->one, line, strlen(line), mistakes, &why) < 0 ||
        sb_consultation_conclude(&result, b->one, &why) < 0)
        give_up("a person", &why);
    memcpy(copy, ((struct sb_result *)result)->sheet.answers, size);
    sb_result_free(result);
    sb_mistakes_free(mistakes);
    return copy;
}

static void read_people(bench *b, const char *path)
{
    static char line[LONGEST];
    FILE *file = fopen(path, "r");

    if (!file)
        give_up(path, &(sb_failure){.text = "cannot be read"});
    while (fgets(line, sizeof(line), file)) {
        b->people = realloc(b->people, (b->count + 1) * sizeof(*b->people));
        if (!b->people)
            give_up(path, &(sb_failure){.text = "out of memory"});
        b->people[b->count++] = (person){strdup(line), concluded_from(b, line)};
    }
    fclose(file);
}

/* ---- the ways ---- */

static void whole_consultation(bench *b, size_t i)
{
    sb_failure why = {0};
    sb_line made;

    if (sb_consultation_line(&made, b->one, b->people[i].line, strlen(b->people[i].line),
                             (long)i, &why) < 0 ||
        made.cause)
        give_up("a line", &why);
    free(made.text);
}

/* What differs from the answers that were told before. */
static void tell(bench *b)
{
    sb_failure why = {0};

    for (size_t k = 0; k < b->pack->questions.all.count; k++)
        if (consultation_tell(b->one, b->pack->questions.all.items[k], &why) < 0)
            give_up("telling", &why);
}

static void tell_person(bench *b, size_t i)
{
    memcpy(b->one->sheet.answers, b->people[i].answers,
           b->pack->questions.all.count * sizeof(answer));
    tell(b);
}

static void run_steps(bench *b)
{
    static const char *const steps[] = {"DERIVE", "TRIAGE", "SCREEN", "SETTLE", NULL};
    sb_failure why = {0};

    for (const char *const *step = steps; *step; step++)
        if (rule_session_run(b->one->session, *step, &why) < 0)
            give_up(*step, &why);
}

/* All answers are taken back first; nothing is kept from the person before. */
static void bare_clips(bench *b, size_t i)
{
    answer_sheet_clear(&b->one->sheet);
    tell(b);
    tell_person(b, i);
    run_steps(b);
}

/* Why a rule holds, kept where it is freed with the result. */
static int keep_reason(explainer *e, const rule_fact *fired)
{
    reasons found = {0};

    explain_fact(e, fired, &found);
    for (size_t i = 0; i < found.all.count; i++)
        e->failed |= list_add(&e->result->trace, found.all.items[i]) < 0;
    e->failed |= found.all.count != 1;
    list_clear(&found.all);
    return e->failed ? -1 : 0;
}

/* As steadyback does it: what two people have in common stays, and for every rule the
 * answers, and what is missing, are read that it rests on. */
static void with_reasons(bench *b, size_t i)
{
    sb_result *result = result_new(b->pack);
    explainer e = {.book = b->pack->book, .result = result};

    if (!result)
        give_up("reasons", &(sb_failure){.text = "out of memory"});
    tell_person(b, i);
    run_steps(b);
    for (const rule_fact *f = NULL; (f = rule_session_next(b->one->session, "fired", f));)
        if (keep_reason(&e, f) < 0)
            give_up("reasons", &(sb_failure){.text = "a rule holds without a reason"});
    sb_result_free(result);
}

static void reach(bench *b, size_t i, verdict *v)
{
    answer_sheet sheet = {b->pack, b->people[i].answers};
    condition_values values;
    sb_failure why = {0};

    if (condition_values_open(&values, &sheet, &why) < 0)
        give_up("plain C", &why);
    verdict_reach(v, &values);
    condition_values_close(&values);
}

static void plain_c(bench *b, size_t i)
{
    sb_failure why = {0};
    verdict v;

    if (verdict_open(&v, b->pack, &why) < 0)
        give_up("plain C", &why);
    reach(b, i, &v);
    verdict_close(&v);
}

/* ---- the same rules fire ---- */

static void expect_same_rules(bench *b, size_t i, void (*way)(bench *, size_t))
{
    sb_failure why = {0};
    verdict v;
    size_t in_c = 0, in_clips = 0;

    if (verdict_open(&v, b->pack, &why) < 0)
        give_up("plain C", &why);
    reach(b, i, &v);
    way(b, i);
    for (size_t k = 0; k < b->pack->rules.all.count; k++)
        in_c += v.fired[k] && ((rule *)b->pack->rules.all.items[k])->step <= STEP_SCREEN;
    for (const rule_fact *f = NULL;
         (f = rule_session_next(b->one->session, "fired", f));) {
        const rule *r = name_table_find(&b->pack->rules.by_name,
                                        rule_fact_word(f, "rule"));
        int branch = strcmp(rule_fact_word(f, "branch"), "stated") == 0 ? 1 : 2;

        in_clips += r->step <= STEP_SCREEN && v.fired[r->index] == branch;
    }
    if (in_c != in_clips)
        give_up("CLIPS and plain C", &(sb_failure){.text = "different rules fire"});
    verdict_close(&v);
}

static int by_size(const void *left, const void *right)
{
    double a = *(const double *)left, b = *(const double *)right;

    return (a > b) - (a < b);
}

static void measure(bench *b, const char *name, void (*way)(bench *, size_t))
{
    double rounds[ROUNDS];
    struct rusage self;

    for (int k = 0; k < ROUNDS; k++) {
        double start = now();

        for (size_t i = 0; i < b->count; i++)
            way(b, i);
        rounds[k] = (now() - start) / (double)b->count;
    }
    qsort(rounds, ROUNDS, sizeof(*rounds), by_size);
    getrusage(RUSAGE_SELF, &self);
    printf(
        "{\"engine\":\"%s\",\"microseconds\":%.1f,\"start_ms\":%.1f,\"memory_mb\":%.1f,"
        "\"people\":%zu,\"equal\":%zu}\n",
        name, rounds[ROUNDS / 2], b->opening / 1e3, (double)self.ru_maxrss / 1024,
        b->count, b->count);
}

static void open_pack(bench *b, const char *folder)
{
    sb_mistakes *mistakes = sb_mistakes_new();
    sb_failure why = {0};
    double start = now();

    if (!mistakes ||
        pack_open_quick(&b->pack, &(sb_pack_options){.folder = folder}, mistakes, &why) <
            0 ||
        sb_consultation_open(&b->one, b->pack, &why) < 0)
        give_up(folder, &why);
    b->opening = now() - start;
    sb_mistakes_free(mistakes);
}

int main(int argc, char *argv[])
{
    bench b = {0};

    if (argc != 3) {
        fputs("usage: bench_decisions PACK PEOPLE\n", stderr);
        return 64;
    }
    open_pack(&b, argv[1]);
    read_people(&b, argv[2]);
    for (size_t i = 0; i < b.count; i++)
        expect_same_rules(&b, i, bare_clips);
    for (size_t i = 0; i < b.count; i++)
        expect_same_rules(&b, i, with_reasons);
    measure(&b, "steadyback, whole consultation", whole_consultation);
    measure(&b, "steadyback, these rules, reasons", with_reasons);
    measure(&b, "bare CLIPS", bare_clips);
    measure(&b, "plain C (the guard)", plain_c);
    for (size_t i = 0; i < b.count; i++) {
        free(b.people[i].line);
        free(b.people[i].answers);
    }
    free(b.people);
    sb_consultation_close(b.one);
    sb_pack_free(b.pack);
    return 0;
}
