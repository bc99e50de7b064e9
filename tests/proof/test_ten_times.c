/* SPDX-License-Identifier: Apache-2.0 */
/* test_ten_times PACK LARGE: promises 1, 2, 5 and 11 of a pack, and of one that is ten
 * times as large: proved too, in at most forty times as long (docs/proof.md). */
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>

#include "base/mistakes.h"
#include "check/pack_open.h"
#include "proof/proof.h"

enum { TEN = 10, MOST_TIMES = 40, LONGEST = 900, OFTEN = 5 };

static sb_pack *open_pack(const char *folder)
{
    const sb_pack_options options = {.folder = folder};
    sb_mistakes *mistakes = sb_mistakes_new();
    sb_pack *pack = NULL;
    sb_failure why = {0};

    if (pack_open_quick(&pack, &options, mistakes, &why) < 0)
        fprintf(stderr, "%s: %s\n", folder, why.text);
    for (size_t i = 0; !pack && i < sb_mistakes_count(mistakes) && i < TEN; i++)
        fprintf(stderr, "%s:%d: %s\n", sb_mistakes_at(mistakes, i)->file,
                sb_mistakes_at(mistakes, i)->line, sb_mistakes_at(mistakes, i)->sentence);
    sb_mistakes_free(mistakes);
    return pack;
}

/* Of the processor, with the solvers': another program beside it does not count. */
static double seconds_used(void)
{
    double sum = 0;

    for (int who = 0; who < 2; who++) {
        struct rusage used;

        getrusage(who ? RUSAGE_CHILDREN : RUSAGE_SELF, &used);
        sum += (double)(used.ru_utime.tv_sec + used.ru_stime.tv_sec) +
               (double)(used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e6;
    }
    return sum;
}

/* Seconds; below 0 when a promise was not proved. */
static double prove(const sb_pack *pack)
{
    double start = seconds_used();
    static const int promises[] = {1, 2, 5, 11};
    const sb_proof_options options = {.seconds = LONGEST};
    sb_failure why = {0};
    sb_proof *proof = NULL;
    int is_proved = 1;

    if (sb_proof_make(&proof, pack, promises, 4, &options, &why) < 0)
        return -1;
    for (size_t i = 0; i < proof->count; i++) {
        const proof_of *p = &proof->all[i];

        printf("promise %d: %.1f s, %zu variables, %zu %s\n", p->promise->number,
               p->seconds, p->variables, p->covered, p->promise->counts);
        is_proved &= p->verdict == SB_PROOF_PROVED;
        if (p->verdict != SB_PROOF_PROVED)
            printf("not proved: %s %s\n", p->reason, p->breach);
    }
    sb_proof_free(proof);
    return is_proved ? seconds_used() - start : -1;
}

static int by_size(const void *left, const void *right)
{
    const double a = *(const double *)left, b = *(const double *)right;

    return (a > b) - (a < b);
}

/* The median: what is short varies most. */
static double prove_often(const sb_pack *pack)
{
    double seconds[OFTEN];

    for (int i = 0; i < OFTEN; i++)
        if ((seconds[i] = prove(pack)) < 0)
            return -1;
    qsort(seconds, OFTEN, sizeof(*seconds), by_size);
    return seconds[OFTEN / 2];
}

int main(int argc, char *argv[])
{
    sb_pack *pack = argc > 2 ? open_pack(argv[1]) : NULL;
    sb_pack *large = pack ? open_pack(argv[2]) : NULL;
    int is_ten_times = large && large->rules.all.count == TEN * pack->rules.all.count &&
                       large->questions.all.count == TEN * pack->questions.all.count &&
                       large->exercises.all.count == TEN * pack->exercises.all.count;
    double once = is_ten_times ? prove_often(pack) : -1,
           ten = once > 0 ? prove(large) : -1;

    printf("%.1f s; a pack ten times as large: %.1f s, %.1f times\n", once, ten,
           ten / once);
    sb_pack_free(large);
    sb_pack_free(pack);
    return !(once > 0 && ten > 0 && ten <= MOST_TIMES * once);
}
