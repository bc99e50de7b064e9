/* SPDX-License-Identifier: Apache-2.0 */
/* bench_choosing PACK: what choosing a programme asks of CLIPS, for each person whose
 * answers stand on a line of standard input (`people`, or examples): how often CHOOSE is
 * run, and how many facts C makes, and takes back, from PROFILE to EXPLAIN. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <steadyback/steadyback.h>

#include "check/pack_open.h"
#include "consultation/consultation.h"

enum { LONGEST_LINE = 1 << 16, MOST_PEOPLE = 100000 };

/* ---- counting: the linker sends the calls of the library through here ---- */

static long runs, made;

int __real_rule_session_run(rule_session *session, const char *module, sb_failure *why);
int __wrap_rule_session_run(rule_session *session, const char *module, sb_failure *why);
int __real_rule_session_assert(rule_session *session, const char *kind,
                               const rule_slot *slots, size_t count, rule_fact **out,
                               sb_failure *why);
int __wrap_rule_session_assert(rule_session *session, const char *kind,
                               const rule_slot *slots, size_t count, rule_fact **out,
                               sb_failure *why);
int __real_programme_make(sb_consultation *one, sb_failure *why);
int __wrap_programme_make(sb_consultation *one, sb_failure *why);

int __wrap_rule_session_run(rule_session *session, const char *module, sb_failure *why)
{
    runs += strcmp(module, "CHOOSE") == 0;
    return __real_rule_session_run(session, module, why);
}

int __wrap_rule_session_assert(rule_session *session, const char *kind,
                               const rule_slot *slots, size_t count, rule_fact **out,
                               sb_failure *why)
{
    made++;
    return __real_rule_session_assert(session, kind, slots, count, out, why);
}

/* ---- people ---- */

typedef enum figure { SLOTS, RUNS, MADE, ALL_FACTS, FIGURES } figure;

static const char *const names[FIGURES] = {"slots", "runs of CHOOSE",
                                           "facts made by C, and taken back",
                                           "facts that rest on them and stand"};

static long figures[FIGURES][MOST_PEOPLE];
static size_t count;

static int give_up(const sb_failure *why)
{
    fprintf(stderr, "bench_choosing: %s\n", why->text);
    return 1;
}

static long count_slots(sb_consultation *one)
{
    long slots = 0;

    for (const rule_fact *f = NULL; (f = rule_session_next(one->session, "slot", f));)
        slots++;
    return slots;
}

/* Only who gets a programme counts. */
int __wrap_programme_make(sb_consultation *one, sb_failure *why)
{
    long before = rule_session_fact_count(one->session);
    int error;

    runs = made = 0;
    if ((error = __real_programme_make(one, why)) < 0 || count == MOST_PEOPLE)
        return error;
    figures[SLOTS][count] = count_slots(one);
    figures[RUNS][count] = runs;
    figures[MADE][count] = made;
    figures[ALL_FACTS][count] = rule_session_fact_count(one->session) - before - made;
    count += figures[SLOTS][count] > 0;
    return 0;
}

static int consult(sb_consultation *one, const char *line, sb_failure *why)
{
    sb_mistakes *mistakes = sb_mistakes_new();
    sb_result *result = NULL;
    int error = -1;

    if (mistakes && sb_consultation_clear(one, why) == 0 &&
        sb_consultation_read_json(one, line, strlen(line), mistakes, why) == 0)
        error = sb_consultation_conclude(&result, one, why);
    sb_result_free(result);
    sb_mistakes_free(mistakes);
    return error;
}

static int by_size(const void *left, const void *right)
{
    long a = *(const long *)left, b = *(const long *)right;

    return (a > b) - (a < b);
}

static void print_figures(void)
{
    printf("%6zu people with a programme %11s %8s %8s %8s\n", count, "", "least", "median",
           "most");
    for (int i = 0; i < FIGURES; i++) {
        qsort(figures[i], count, sizeof(long), by_size);
        printf("%-36s %8ld %8ld %8ld\n", names[i], figures[i][0], figures[i][count / 2],
               figures[i][count - 1]);
    }
}

static int measure_all(sb_consultation *one, sb_failure *why)
{
    static char line[LONGEST_LINE];

    while (fgets(line, sizeof(line), stdin))
        if (consult(one, line, why) < 0)
            return -1;
    return 0;
}

int main(int argc, char *argv[])
{
    sb_mistakes *mistakes = sb_mistakes_new();
    sb_consultation *one = NULL;
    sb_failure why = {0};
    sb_pack *pack = NULL;
    int error = -1;

    if (argc != 2) {
        fputs("usage: bench_choosing PACK <PEOPLE\n", stderr);
        return 1;
    }
    if (mistakes &&
        pack_open_quick(&pack, &(sb_pack_options){.folder = argv[1]}, mistakes, &why) ==
            0 &&
        sb_consultation_open(&one, pack, &why) == 0)
        error = measure_all(one, &why);
    sb_consultation_close(one);
    sb_pack_free(pack);
    sb_mistakes_free(mistakes);
    if (error < 0)
        return give_up(&why);
    if (!count) {
        fputs("bench_choosing: nobody got a programme\n", stderr);
        return 1;
    }
    print_figures();
    return 0;
}
