/* SPDX-License-Identifier: Apache-2.0 */
#include "proof/proof.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/failure.h"
#include "proof/certificate.h"
#include "proof/clauses_text.h"
#include "proof/occurrences.h"

enum { USUAL_SECONDS = 60, USUAL_MEGABYTES = 2000, PATH_SIZE = 4096, COMMENT_SIZE = 256 };

/* Where the question of a promise and its proof lie. */
typedef struct work_files {
    char folder[PATH_SIZE]; /* private; "" when files are kept */
    char cnf[PATH_SIZE + 32], drat[PATH_SIZE + 32];
    int is_kept;
} work_files;

static int undecided(proof_of *p, const char *what)
{
    p->verdict = SB_PROOF_NOT_DECIDED;
    snprintf(p->reason, sizeof(p->reason), "%.*s", REASON_SIZE - 1, what);
    return 0;
}

/* ---- files ---- */

static int open_files(work_files *f, const sb_proof *proof, const proof_of *p)
{
    const char *folder = proof->keep_in;

    *f = (work_files){.is_kept = folder != NULL};
    if (!folder) {
        if (snprintf(f->folder, sizeof(f->folder), "%s/steadyback-XXXXXX",
                     proof->work_in) >= (int)sizeof(f->folder) ||
            !mkdtemp(f->folder)) {
            f->folder[0] = '\0';
            return -1;
        }
        folder = f->folder;
    }
    if (strlen(folder) >= PATH_SIZE)
        return -1;
    snprintf(f->cnf, sizeof(f->cnf), "%s/promise-%d.cnf", folder, p->promise->number);
    snprintf(f->drat, sizeof(f->drat), "%s/promise-%d.drat", folder, p->promise->number);
    if (f->is_kept) { /* of an earlier time */
        unlink(f->cnf);
        unlink(f->drat);
    }
    return 0;
}

static void close_files(work_files *f)
{
    if (f->is_kept)
        return;
    unlink(f->cnf);
    if (f->folder[0])
        rmdir(f->folder);
}

/* ---- one promise ---- */

static void keep(list *all, const char *text)
{
    char *copy = text ? strdup(text) : NULL;

    if (!copy || list_add(all, copy) < 0)
        free(copy);
}

static void keep_exceptions(proof_of *p, const promise_case *c)
{
    for (size_t i = 0; i < c->exceptions.count; i++)
        keep(&p->exceptions, c->exceptions.items[i]);
}

/* What the solver says to a formula; on PROGRAM_YES that is supposed (logic.h). */
static program_answer ask(const sb_proof *proof, proof_of *p, promise_case *c,
                          formula broken, const work_files *f)
{
    program_answer answer = PROGRAM_SILENT;
    char comment[COMMENT_SIZE];
    unsigned char *values;
    clauses_text text;

    clauses_text_pose(&text, c->logic, broken, condition_logic_laws(c->laws));
    p->variables = text.variables;
    p->clauses = text.clauses;
    values = calloc(p->variables + 1, 1);
    certificate_name(comment, sizeof(comment), proof, p->promise);
    unlink(f->cnf);
    if (text.body.failed || !values)
        undecided(p, "out of memory");
    else if (clauses_text_write(&text, f->cnf, comment) < 0)
        undecided(p,
                  "the question to the solver could not be written (is the disk full?)");
    else
        answer = solver_program_ask(&proof->solver, f->cnf, f->is_kept ? f->drat : NULL,
                                    values, p->variables, p->reason);
    if (answer == PROGRAM_YES) {
        logic_suppose_solved(c->logic, values);
        logic_work_out(c->logic);
    }
    free(values);
    clauses_text_clear(&text);
    return answer;
}

/* Somebody was found: do they break it when the program itself is asked? */
static int is_confirmed(proof_of *p, promise_case *c)
{
    counterexample found = {.is_real = 0};
    sb_failure why = {0};

    if (counterexample_make(&found, c, p->promise, &why) < 0)
        undecided(p, why.text);
    else if (!found.is_real)
        undecided(p,
                  "whoever the solver found does not break it when the program is run");
    snprintf(p->breach, sizeof(p->breach), "%s", found.breach ? found.breach : "");
    for (int i = 0; i < 2; i++) {
        free(p->people[i]);
        p->people[i] = found.people[i];
        found.people[i] = NULL;
    }
    return found.is_real;
}

/* Of things that have to come about: those that do for nobody, by name and place. */
static void keep_dead(proof_of *p, const promise_case *c)
{
    for (size_t i = 0; i < c->occurrences.count; i++) {
        const occurrence *one = c->occurrences.items[i];
        text_buffer name = {0};

        if (one->is_seen)
            continue;
        text_addf(&name, "%s (%s:%d)", one->what, one->file, one->line);
        keep(&p->dead, name.text);
        text_clear(&name);
    }
}

static void undecided_thing(proof_of *p, const promise_case *c)
{
    for (size_t i = 0; i < c->occurrences.count; i++) {
        const occurrence *one = c->occurrences.items[i];

        if (one->is_seen || !logic_is_so(c->logic, one->holds))
            continue;
        p->verdict = SB_PROOF_NOT_DECIDED;
        snprintf(p->reason, sizeof(p->reason),
                 "%.100s (%.100s:%d) does not come about when the program is run",
                 one->what, one->file, one->line);
        return;
    }
}

/* Whoever the solver finds for what was not seen so far is asked of the program. */
static void decide_occurrences(const sb_proof *proof, proof_of *p, promise_case *c,
                               const work_files *f)
{
    sb_failure why = {0};
    size_t seen = 1;
    int error = occurrences_look(c, &why);

    while (error == 0 && seen && occurrences_left(c) != NEVER)
        switch (ask(proof, p, c, occurrences_left(c), f)) {
        case PROGRAM_YES:
            error = occurrences_try(&seen, c, &why);
            break;
        case PROGRAM_NO:
            seen = 0;
            p->verdict = SB_PROOF_REFUTED;
            break;
        default:
            return;
        }
    if (error < 0)
        undecided(p, why.text);
    else if (p->verdict == SB_PROOF_REFUTED)
        keep_dead(p, c);
    else if (!seen)
        undecided_thing(p, c);
    else
        p->verdict = SB_PROOF_PROVED;
}

static void decide(const sb_proof *proof, proof_of *p, promise_case *c,
                   const work_files *f)
{
    switch (ask(proof, p, c, promise_broken(c), f)) {
    case PROGRAM_NO:
        p->verdict = SB_PROOF_PROVED;
        return;
    case PROGRAM_SILENT:
        return;
    default:
        break;
    }
    if (is_confirmed(p, c) ||
        (ask(proof, p, c, promise_broken_by_interviews(c), f) == PROGRAM_YES &&
         is_confirmed(p, c)))
        p->verdict = SB_PROOF_REFUTED;
}

static double now(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void prove_one(const sb_proof *proof, proof_of *p)
{
    double start = now();
    promise_case c;
    work_files f;

    p->verdict = SB_PROOF_NOT_DECIDED;
    if (promise_case_open_upon(&c, promise_needs_base(p->promise) ? proof->base : NULL,
                               proof->pack, p->promise) < 0)
        undecided(p, "out of memory");
    else if (c.undecided)
        undecided(p, c.undecided);
    else if (open_files(&f, proof, p) < 0)
        undecided(p, "there is no place for the question to the solver");
    else {
        keep_exceptions(p, &c);
        p->covered = c.covered;
        if (c.occurrences.count)
            decide_occurrences(proof, p, &c, &f);
        else
            decide(proof, p, &c, &f);
        close_files(&f);
    }
    promise_case_close(&c);
    p->seconds = now() - start;
}

/* ---- all of them ---- */

static int is_wanted(int number, const int *promises, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (promises[i] == number)
            return 1;
    return count == 0;
}

int sb_proof_knows(int number)
{
    return promise_find(number) != NULL;
}

int sb_proof_needs_base(int number)
{
    const promise *of = promise_find(number);

    return of && promise_needs_base(of);
}

static void set_options(sb_proof *proof, const sb_proof_options *options)
{
    proof->solver = (solver_program){options->solver ? options->solver : "cadical",
                                     options->seconds ? options->seconds : USUAL_SECONDS,
                                     options->megabytes ? options->megabytes
                                                        : USUAL_MEGABYTES};
    proof->work_in = options->work_in ? options->work_in : "/tmp";
    proof->keep_in = options->keep_in;
    proof->base = options->base;
}

int sb_proof_make(sb_proof **out, const sb_pack *pack, const int *promises, size_t count,
                  const sb_proof_options *options, sb_failure *why)
{
    sb_proof *proof = calloc(1, sizeof(*proof));
    size_t most = 0;

    while (promise_table[most].number)
        most++;
    if (!proof || !(proof->all = calloc(most + 1, sizeof(*proof->all)))) {
        free(proof);
        return failure_memory(why);
    }
    proof->pack = pack;
    set_options(proof, options);
    for (size_t i = 0; i < most; i++)
        if (is_wanted(promise_table[i].number, promises, count) &&
            (proof->base || !promise_needs_base(&promise_table[i]))) {
            proof->all[proof->count].promise = &promise_table[i];
            prove_one(proof, &proof->all[proof->count++]);
        }
    if (proof->keep_in)
        certificate_write(proof);
    *out = proof;
    return 0;
}

static void free_texts(list *all)
{
    while (all->count)
        free(all->items[--all->count]);
    list_clear(all);
}

void sb_proof_free(sb_proof *proof)
{
    if (!proof)
        return;
    for (size_t i = 0; i < proof->count; i++) {
        proof_of *p = &proof->all[i];

        free(p->people[0]);
        free(p->people[1]);
        free_texts(&p->dead);
        free_texts(&p->exceptions);
    }
    free(proof->all);
    free(proof);
}

sb_proof_verdict sb_proof_overall(const sb_proof *proof)
{
    sb_proof_verdict worst = SB_PROOF_PROVED;

    for (size_t i = 0; i < proof->count; i++) {
        sb_proof_verdict one = proof->all[i].verdict;

        if (one == SB_PROOF_REFUTED)
            return one;
        if (one == SB_PROOF_NOT_DECIDED)
            worst = one;
    }
    return worst;
}
