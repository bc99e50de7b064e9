/* SPDX-License-Identifier: Apache-2.0 */
/* In place of logic_can_hold: asks it, and then cadical the same. Each question is a copy
 * of its own variables; what can hold is asked all together (all of them must), and what
 * cannot is asked with a choice (none may be chosen). A difference ends the program. The
 * file that BOTH_SOLVERS names gets a line: how many questions of each kind. BOTH_EACH:
 * of what can hold one in so many is compared. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/text_buffer.h"
#include "conditions/logic.h"

enum {
    MOST_BYTES = 2 * 1024 * 1024,
    SEEN_SIZE = 1 << 20,
    ANSWER_YES = 10,
    ANSWER_NO = 20
};

/* Questions with one answer, as clauses that are not asked yet. */
typedef struct pile {
    text_buffer clauses, choice;
    size_t variables, clause_count, waiting, asked;
    int chosen_by; /* the variable that chooses this question; 0: it is not chosen */
} pile;

static pile can, cannot;
static size_t too_hard, asked,
    each = 1; /* of what can hold, one in so many is compared */
static uint64_t seen[SEEN_SIZE];

logic_answer real_can_hold(logic *l, const formula *all, size_t count,
                           unsigned laws) __asm__("__real_logic_can_hold");
logic_answer wrapped_can_hold(logic *l, const formula *all, size_t count,
                              unsigned laws) __asm__("__wrap_logic_can_hold");
logic *real_new(void) __asm__("__real_logic_new");
logic *wrapped_new(void) __asm__("__wrap_logic_new");

static void die(const char *what)
{
    fprintf(stderr, "both solvers: %s\n", what);
    _exit(99);
}

/* ---- the other solver ---- */

static int ask_cadical(const pile *p)
{
    char path[] = "/tmp/both-solvers-XXXXXX", command[128];
    int file = mkstemp(path), status;
    FILE *out = file < 0 ? NULL : fdopen(file, "w");

    if (!out)
        die("no place for a question");
    fprintf(out, "p cnf %zu %zu\n%s", p->variables, p->clause_count,
            p->clauses.text ? p->clauses.text : "");
    if (p == &cannot)
        fprintf(out, "%s0\n", p->choice.text);
    if (fclose(out) != 0)
        die("a question could not be written");
    snprintf(command, sizeof(command), "cadical -q -n %s >/dev/null", path);
    status = system(command);
    unlink(path);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void settle(pile *p)
{
    if (p->waiting) {
        p->clause_count += p == &cannot;
        if (ask_cadical(p) != (p == &can ? ANSWER_YES : ANSWER_NO))
            die(p == &can ? "what can hold, cannot" : "what cannot hold, can");
    }
    p->asked += p->waiting;
    text_clear(&p->clauses);
    text_clear(&p->choice);
    p->variables = p->clause_count = p->waiting = 0;
}

static void settle_all(void)
{
    const char *path = getenv("BOTH_SOLVERS");
    FILE *log = path ? fopen(path, "a") : NULL;

    settle(&can);
    settle(&cannot);
    if (!log)
        return;
    fprintf(log, "%zu %zu %zu %zu\n", asked, can.asked, cannot.asked, too_hard);
    fclose(log);
}

/* ---- the question ---- */

static void take_clause(void *payload, const unsigned *literals, size_t count)
{
    pile *p = payload;

    for (size_t i = 0; i < count; i++)
        text_addf(&p->clauses, "%s%zu ", literals[i] & 1 ? "-" : "",
                  p->variables + literals[i] / 2 + 1);
    if (p->chosen_by)
        text_addf(&p->clauses, "-%d ", p->chosen_by);
    text_add(&p->clauses, "0\n");
    p->clause_count++;
}

/* Whether it was asked before; two that share a number count as one. */
static int is_known(const logic *l, const formula *all, size_t count, unsigned laws)
{
    uint64_t key = 0xcbf29ce484222325u ^ (uint64_t)(uintptr_t)l ^ laws;

    for (size_t i = 0; i < count; i++)
        key = (key ^ all[i]) * 0x100000001b3u;
    key ^= key >> 29;
    if (seen[key % SEEN_SIZE] == key)
        return 1;
    seen[key % SEEN_SIZE] = key;
    return 0;
}

static void put(pile *p, logic *l, const formula *all, size_t count, unsigned laws)
{
    size_t variables;

    p->chosen_by = 0;
    if (p == &cannot) {
        p->chosen_by = (int)++p->variables;
        text_addf(&p->choice, "%d ", p->chosen_by);
    }
    variables = logic_pose(l, all, count, laws, take_clause, p);
    p->variables += variables;
    p->waiting++;
    if (p->clauses.failed || p->choice.failed)
        die("out of memory");
    if (p->clauses.length > MOST_BYTES)
        settle(p);
}

static void start(void)
{
    const char *wanted = getenv("BOTH_EACH");

    if (wanted && strtoul(wanted, NULL, 10))
        each = strtoul(wanted, NULL, 10);
    atexit(settle_all);
}

/* Formulas of another pack may have the numbers, and the place, of an earlier one. */
logic *wrapped_new(void)
{
    memset(seen, 0, sizeof(seen));
    return real_new();
}

logic_answer wrapped_can_hold(logic *l, const formula *all, size_t count, unsigned laws)
{
    static int is_started;
    logic_answer answer = real_can_hold(l, all, count, laws);

    if (!is_started++)
        start();
    asked++;
    if (answer == TOO_HARD)
        too_hard++;
    else if ((answer == CANNOT_HOLD || asked % each == 0) &&
             !is_known(l, all, count, laws))
        put(answer == CAN_HOLD ? &can : &cannot, l, all, count, laws);
    return answer;
}
