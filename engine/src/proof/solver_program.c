/* SPDX-License-Identifier: Apache-2.0 */
#include "proof/solver_program.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { ANSWER_YES = 10, ANSWER_NO = 20, NOT_STARTED = 127, GRACE_SECONDS = 2 };

/* What the child says, a line at a time. */
typedef struct listening {
    unsigned char *values;
    size_t count;
    char line[4096];
    size_t length;
    size_t told; /* variables that have a value */
    int says_yes, says_no, is_odd;
} listening;

/* ---- the child ---- */

static void limit(int what, rlim_t most)
{
    const struct rlimit both = {most, most};

    setrlimit(what, &both);
}

/* Never returns. The limits are those of the child alone. */
static void become_solver(const solver_program *solver, const char *cnf,
                          const char *proof, int output)
{
    char seconds[24];
    /* As for what cannot be satisfied, which is what nearly all promises come to; with
     * few restarts, many clauses kept and little preprocessing, a pack ten times as large
     * takes a third less (docs/proof.md). */
    const char *const arguments[] = {solver->name,
                                     "--unsat",
                                     "-q",
                                     "-t",
                                     seconds,
                                     "--phase=0",
                                     "--restartint=50",
                                     "--reducetarget=50",
                                     "--probe=0",
                                     "--elimboundmax=0",
                                     cnf,
                                     "--no-binary",
                                     proof,
                                     NULL};
    const rlim_t bytes = (rlim_t)solver->megabytes * 1024 * 1024;
    int nowhere = open("/dev/null", O_RDWR);

    snprintf(seconds, sizeof(seconds), "%ld", solver->seconds);
    dup2(nowhere, STDIN_FILENO);
    dup2(nowhere, STDERR_FILENO);
    dup2(output, STDOUT_FILENO);
    limit(RLIMIT_AS, bytes);
    limit(RLIMIT_FSIZE, bytes);
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_CPU, (rlim_t)solver->seconds + GRACE_SECONDS);
    execvp(solver->name, (char *const *)(uintptr_t)arguments);
    _exit(NOT_STARTED);
}

/* ---- what it says ---- */

static void take_value(listening *l, long literal)
{
    size_t variable = (size_t)labs(literal) - 1;

    if (literal == 0)
        return;
    if (variable >= l->count) {
        l->is_odd = 1;
        return;
    }
    l->values[variable] = literal > 0;
    l->told++;
}

static void take_values(listening *l, char *text)
{
    char *end;

    for (long literal = strtol(text, &end, 10); end != text;
         text = end, literal = strtol(text, &end, 10))
        take_value(l, literal);
}

static void take_line(listening *l)
{
    l->line[l->length] = '\0';
    l->length = 0;
    if (strcmp(l->line, "s SATISFIABLE") == 0)
        l->says_yes = 1;
    else if (strcmp(l->line, "s UNSATISFIABLE") == 0)
        l->says_no = 1;
    else if (l->line[0] == 'v')
        take_values(l, l->line + 1);
}

static void take_bytes(listening *l, const char *bytes, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (bytes[i] == '\n')
            take_line(l);
        else if (l->length + 1 < sizeof(l->line))
            l->line[l->length++] = bytes[i];
        else
            l->is_odd = 1;
}

static long milliseconds_until(const struct timespec *end)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (end->tv_sec - now.tv_sec) * 1000 + (end->tv_nsec - now.tv_nsec) / 1000000;
}

/* Reads to the end of what it says, or kills it when its time is over. */
static void listen_to(listening *l, int input, pid_t child, long seconds)
{
    struct pollfd wait = {.fd = input, .events = POLLIN};
    struct timespec end;
    char bytes[4096];
    long left;

    clock_gettime(CLOCK_MONOTONIC, &end);
    end.tv_sec += seconds + GRACE_SECONDS;
    while ((left = milliseconds_until(&end)) > 0) {
        ssize_t length;

        if (poll(&wait, 1, (int)left) < 0 && errno != EINTR)
            break;
        if (!wait.revents)
            continue;
        length = read(input, bytes, sizeof(bytes));
        if (length == 0)
            return;
        if (length > 0)
            take_bytes(l, bytes, (size_t)length);
        else if (errno != EINTR)
            break;
    }
    kill(child, SIGKILL);
}

/* ---- what to make of it ---- */

/* A proof in text ends with the empty clause; one that broke off does not. */
static int is_written_to_its_end(const char *path)
{
    char end[3] = "";
    FILE *file = fopen(path, "rb");
    int is_whole;

    if (!file)
        return 0;
    if (fseek(file, -3, SEEK_END) < 0)
        rewind(file);
    is_whole = fread(end, 1, 3, file) >= 2 &&
               (memcmp(end, "\n0\n", 3) == 0 || memcmp(end, "0\n", 3) == 0);
    fclose(file);
    return is_whole;
}

static program_answer silent(char *reason, const char *what)
{
    snprintf(reason, REASON_SIZE, "%s", what);
    return PROGRAM_SILENT;
}

static program_answer not_started(const solver_program *solver, char *reason)
{
    snprintf(reason, REASON_SIZE,
             "the solver '%.80s' is not there; on Debian: apt-get install cadical",
             solver->name);
    return PROGRAM_SILENT;
}

static program_answer judge(const solver_program *solver, const listening *heard,
                            int status, const char *proof, char *reason)
{
    int code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;

    if (code == NOT_STARTED)
        return not_started(solver, reason);
    if (code < 0)
        return silent(reason, "the solver was ended (out of time, memory or disk)");
    if (heard->is_odd || heard->says_yes + heard->says_no > 1)
        return silent(reason, "the solver said what makes no sense");
    if (code == ANSWER_YES && heard->says_yes && heard->told == heard->count)
        return PROGRAM_YES;
    if (code != ANSWER_NO || !heard->says_no)
        return silent(reason, "the solver gave up (out of time or memory)");
    if (proof && !is_written_to_its_end(proof))
        return silent(reason, "the solver's proof was not written to its end");
    return PROGRAM_NO;
}

static int wait_for(pid_t child)
{
    int status = -1;

    while (waitpid(child, &status, 0) < 0)
        if (errno != EINTR)
            return -1;
    return status;
}

program_answer solver_program_ask(const solver_program *solver, const char *cnf,
                                  const char *proof, unsigned char *values, size_t count,
                                  char reason[REASON_SIZE])
{
    listening heard = {.values = values, .count = count};
    int ends[2];
    pid_t child;

    memset(values, 0, count);
    if (pipe(ends) < 0)
        return silent(reason, "no pipe to the solver could be made");
    for (int i = 0; i < 2; i++)
        fcntl(ends[i], F_SETFD, FD_CLOEXEC);
    child = fork();
    if (child == 0) {
        close(ends[0]);
        become_solver(solver, cnf, proof, ends[1]);
    }
    close(ends[1]);
    if (child < 0) {
        close(ends[0]);
        return silent(reason, "the solver could not be started");
    }
    listen_to(&heard, ends[0], child, solver->seconds);
    close(ends[0]);
    return judge(solver, &heard, wait_for(child), proof, reason);
}
