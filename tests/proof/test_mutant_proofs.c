/* SPDX-License-Identifier: Apache-2.0 */
/* Which promise notices when one rule, finding or score is changed by a slip: each mutant
 * of the workshop is held against the pack as it is (promise 14), and what is milder for
 * somebody against promises 1, 2 and 5. What nothing but promise 14 notices is listed.
 * Whoever is nowhere milder by the proof is not milder in the program either.
 * `test_mutant_proofs SHARE`. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mistakes.h"
#include "consultation/consultation.h"
#include "inference/rule_book.h"
#include "proof/milder.h"
#include "proof/proof.h"
#include "random_intake.h"
#include "share.h"
#include "test_pack.h"
#include "workshop/mutant_list.h"

enum { SEED = 29, PEOPLE = 4, CALM = 92, TO_THE_END = 1000, MOST_UNDECIDED = 5 };

static share wanted;
static sb_pack *base, *pack; /* the second is changed, one mutant after the other */
static arena *memory;
static list mutants;

typedef struct tally {
    size_t tried, of_choice, strict, milder, by_promise, undecided;
} tally;

static sb_proof_verdict worst_of(const int *promises, size_t count)
{
    const sb_proof_options options = {.base = base};
    sb_proof_verdict verdict;
    sb_proof *proof = NULL;
    sb_failure why = {0};

    assert_done(sb_proof_make(&proof, pack, promises, count, &options, &why), &why);
    verdict = sb_proof_overall(proof);
    sb_proof_free(proof);
    return verdict;
}

/* ---- who is nowhere milder ---- */

static sb_result *conclude(sb_consultation *one, const char *answers)
{
    sb_mistakes *mistakes = sb_mistakes_new();
    sb_result *result = NULL;
    sb_failure why = {0};

    assert_done(sb_consultation_clear(one, &why), &why);
    assert_done(sb_consultation_read_json(one, answers, strlen(answers), mistakes, &why),
                &why);
    sb_mistakes_free(mistakes);
    assert_done(sb_consultation_conclude(&result, one, &why), &why);
    return result;
}

static int answered_the_same(const sb_result *a, const sb_result *b)
{
    for (size_t i = 0; i < base->questions.all.count; i++) {
        const answer *x = &a->sheet.answers[i], *y = &b->sheet.answers[i];

        if (x->given != y->given || x->unknown != y->unknown || x->ticked != y->ticked ||
            x->unsure != y->unsure || memcmp(&x->number, &y->number, sizeof(x->number)))
            return 0;
    }
    return 1;
}

static void hold_one(const mutant *m, sb_consultation *before, sb_consultation *after,
                     dice *d)
{
    sb_result *first, *second;
    sb_failure why = {0};
    char *answers = NULL;

    assert_done(sb_consultation_clear(before, &why), &why);
    assert_done(random_interview(before, base, d, CALM, TO_THE_END, &why), &why);
    assert_done(sb_consultation_write_json(&answers, before, &why), &why);
    first = conclude(before, answers);
    second = conclude(after, answers);
    if (answered_the_same(first, second) && result_is_milder(first, second))
        fail_msg("%s: %s: proved to be nowhere milder, but it is for\n%s",
                 mutant_owner(m), m->change, answers);
    sb_result_free(first);
    sb_result_free(second);
    free(answers);
}

static void hold_people(const mutant *m)
{
    sb_consultation *before = NULL, *after = NULL;
    sb_failure why = {0};
    dice d = {SEED};

    assert_done(sb_consultation_open(&before, base, &why), &why);
    assert_done(sb_consultation_open(&after, pack, &why), &why);
    for (int i = 0; i < PEOPLE; i++)
        hold_one(m, before, after, &d);
    sb_consultation_close(before);
    sb_consultation_close(after);
}

/* ---- one mutant ---- */

static void prove_changed(const mutant *m, tally *t)
{
    static const int no_milder[] = {14}, others[] = {1, 2, 5};

    switch (worst_of(no_milder, 1)) {
    case SB_PROOF_PROVED:
        t->strict++;
        hold_people(m);
        return;
    case SB_PROOF_NOT_DECIDED:
        t->undecided++;
        printf("%s:%d: %s: %s: not decided\n", mutant_file(m), m->line, mutant_owner(m),
               m->change);
        return;
    default:
        t->milder++;
    }
    if (worst_of(others, 3) == SB_PROOF_REFUTED)
        t->by_promise++;
    else
        printf("%s:%d: %s: %s: milder, and only promise 14 notices\n", mutant_file(m),
               m->line, mutant_owner(m), m->change);
}

static void try_mutant(const mutant *m, tally *t)
{
    rule_book *whole = pack->book;
    mutant_change change;
    sb_failure why = {0};

    t->tried++;
    if (m->of.rule && m->of.rule->step > STEP_SCREEN) {
        t->of_choice++;
        return;
    }
    assert_done(mutant_make(m, &change, &why), &why);
    pack->book = NULL;
    assert_done(rule_book_write(&pack->book, pack, &why), &why);
    prove_changed(m, t);
    rule_book_free(pack->book);
    pack->book = whole;
    mutant_undo(m, &change);
}

static void test_mutants(void **state)
{
    tally t = {0};

    (void)state;
    for (size_t i = 0; i < mutants.count; i++)
        if (share_takes(&wanted, i))
            try_mutant(mutants.items[i], &t);
    printf(
        "%zu of %zu changes: %zu of what is chosen, %zu nowhere milder, %zu milder for "
        "somebody, of which promises 1, 2 and 5 refute %zu and promise 14 all; %zu not "
        "decided\n",
        t.tried, mutants.count, t.of_choice, t.strict, t.milder, t.by_promise,
        t.undecided);
    assert_true(t.milder > 0 && t.strict > 0);
    assert_true(t.undecided * MOST_UNDECIDED <= t.tried);
}

static int open_all(void **state)
{
    sb_failure why = {0};

    (void)state;
    base = open_repository_pack();
    pack = open_repository_pack();
    memory = arena_new();
    assert_done(mutant_list_make(&mutants, pack, memory, &why), &why);
    return 0;
}

static int close_all(void **state)
{
    (void)state;
    list_clear(&mutants);
    arena_free(memory);
    sb_pack_free(pack);
    sb_pack_free(base);
    return 0;
}

int main(int argc, char *argv[])
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_mutants)};

    if (share_read(&wanted, argc > 1 ? argv[1] : "1/400") < 0)
        return 2;
    return cmocka_run_group_tests(tests, open_all, close_all);
}
