/* SPDX-License-Identifier: Apache-2.0 */
/* Trying mutants: which cases a change may concern, and whether one of them fails. */
#include <stdlib.h>
#include <string.h>

#include "base/failure.h"
#include "base/mistakes.h"
#include "check/pack_open.h"
#include "check/worked_case.h"
#include "conditions/condition_value.h"
#include "consultation/consultation.h"
#include "inference/rule_book.h"
#include "result/result.h"
#include "workshop/mutant_equal.h"
#include "workshop/mutant_list.h"

/* One case as it comes out of the pack as it is. */
typedef struct baseline {
    answer_sheet sheet;
    condition_values values;
} baseline;

struct sb_mutants {
    sb_pack *pack;
    sb_cases *cases;
    arena *memory;
    list all; /* of mutant */
    baseline *baselines;
    size_t baseline_count;
};

/* ---- opening ---- */

static int take_baseline(baseline *b, sb_consultation *one, const sb_result *r,
                         sb_failure *why)
{
    size_t size = one->pack->questions.all.count * sizeof(answer);

    if (answer_sheet_open(&b->sheet, one->pack, why) < 0 ||
        condition_values_open(&b->values, &b->sheet, why) < 0)
        return -1;
    memcpy(b->sheet.answers, one->sheet.answers, size);
    for (size_t i = 0; i < r->incomplete.count; i++)
        *answer_of(&b->sheet, r->incomplete.items[i]) = (answer){.given = 1,
                                                                 .unknown = 1};
    b->values.disposition = r->disposition;
    b->values.gate = r->gate;
    return 0;
}

static int run_baseline(sb_mutants *all, baseline *b, const worked_case *one,
                        sb_consultation *consultation, sb_mistakes *failed,
                        sb_failure *why)
{
    sb_result *result = NULL;
    int error;

    if ((error = case_interview(one, consultation, failed, why)) < 0 ||
        (error = sb_consultation_conclude(&result, consultation, why)) < 0)
        return error;
    case_compare(one, result, failed);
    error = take_baseline(b, consultation, result, why);
    all->baseline_count++;
    sb_result_free(result);
    return error;
}

static int run_baselines(sb_mutants *all, sb_mistakes *failed, sb_failure *why)
{
    sb_consultation *one = NULL;
    int error = sb_consultation_open(&one, all->pack, why);

    all->baselines = calloc(all->cases->cases.count + 1, sizeof(*all->baselines));
    if (!all->baselines)
        error = failure_memory(why);
    for (size_t i = 0; i < all->cases->cases.count && error == 0; i++)
        error = run_baseline(all, &all->baselines[i], all->cases->cases.items[i], one,
                             failed, why);
    mistakes_sort(failed);
    if (error == 0 && sb_mistakes_errors(failed))
        error = failure_set(why, SB_CAUSE_PACK, "", 0,
                            "%zu worked cases fail before anything is changed",
                            sb_mistakes_errors(failed));
    sb_consultation_close(one);
    return error;
}

int sb_mutants_open(sb_mutants **out, const sb_pack_options *options,
                    sb_mistakes *mistakes, sb_failure *why)
{
    sb_mutants *all = calloc(1, sizeof(*all));
    int error = -1;

    if (!all || !(all->memory = arena_new())) {
        failure_memory(why);
        goto cleanup;
    }
    if ((error = pack_open_quick(&all->pack, options, mistakes, why)) < 0 ||
        (error = sb_cases_open(&all->cases, all->pack, mistakes, why)) < 0 ||
        (error = run_baselines(all, mistakes, why)) < 0 ||
        (error = mutant_list_make(&all->all, all->pack, all->memory, why)) < 0)
        goto cleanup;
    *out = all;
    all = NULL;
cleanup:
    sb_mutants_close(all);
    return error;
}

void sb_mutants_close(sb_mutants *all)
{
    if (!all)
        return;
    for (size_t i = 0; i < all->baseline_count; i++) {
        condition_values_close(&all->baselines[i].values);
        answer_sheet_close(&all->baselines[i].sheet);
    }
    free(all->baselines);
    list_clear(&all->all);
    sb_cases_free(all->cases);
    sb_pack_free(all->pack);
    arena_free(all->memory);
    free(all);
}

size_t sb_mutants_count(const sb_mutants *all)
{
    return all->all.count;
}

sb_mutant sb_mutants_at(const sb_mutants *all, size_t index)
{
    static const char *const operators[] = {[DROP_CONDITION] = "drop-condition",
                                            [DROP_OPTION] = "drop-option",
                                            [NEGATE] = "negate",
                                            [MOVE_BOUND] = "move-bound",
                                            [SWAP_LEVEL] = "swap-level",
                                            [DROP_CONSEQUENCE] = "drop-consequence"};
    const mutant *m = all->all.items[index];

    return (sb_mutant){mutant_file(m), m->line, mutant_owner(m), m->change,
                       operators[m->how]};
}

/* ---- which cases a change may concern ---- */

/* What a rule, finding or score comes to, as one number. */
static long value_of(const mutated *of, condition_values *values)
{
    long least = 0, most = 0;

    if (of->rule)
        return (long)condition_value(values, of->rule->when);
    if (of->finding)
        return (long)condition_value(values, of->finding->when);
    for (size_t i = 0; i < of->score->point_count; i++) {
        truth value = condition_value(values, of->score->points[i].when);

        least += value == SURELY_TRUE ? of->score->points[i].worth : 0;
        most += value != SURELY_FALSE ? of->score->points[i].worth : 0;
    }
    return most * 1000 + least;
}

static int takes_branch(const mutant *m, condition_values *values)
{
    truth value = condition_value(values, m->of.rule->when);

    return m->consequences == &m->of.rule->then ? value == SURELY_TRUE
                                                : value == POSSIBLE;
}

/* Marks the cases for which the changed thing comes out otherwise. The pack is as it was
 * on entry and on return. */
static int mark_concerned(sb_mutants *all, const mutant *m, long *before,
                          unsigned char *concerned, sb_failure *why)
{
    mutant_change change;
    int error;

    for (size_t i = 0; i < all->baseline_count; i++) {
        before[i] = value_of(&m->of, &all->baselines[i].values);
        concerned[i] = m->consequences && takes_branch(m, &all->baselines[i].values);
    }
    error = mutant_make(m, &change, why);
    for (size_t i = 0; i < all->baseline_count && error == 0 && !m->consequences; i++)
        concerned[i] = value_of(&m->of, &all->baselines[i].values) != before[i];
    mutant_undo(m, &change);
    return error;
}

/* ---- running them ---- */

/* 1 when the case fails now. */
static int notices(const worked_case *one, sb_consultation *consultation, sb_failure *why)
{
    sb_mistakes *failed = sb_mistakes_new();
    sb_result *result = NULL;
    sb_failure broken = {0};
    int noticed = -1;

    if (!failed) {
        failure_memory(why);
        return -1;
    }
    if (case_interview(one, consultation, failed, &broken) == 0 &&
        sb_consultation_conclude(&result, consultation, &broken) == 0)
        case_compare(one, result, failed);
    if (broken.cause == SB_CAUSE_SYSTEM || mistakes_failed(failed))
        failure_set(why, SB_CAUSE_SYSTEM, "", 0, "%s", broken.text);
    else
        noticed = broken.cause != SB_CAUSE_NONE || sb_mistakes_count(failed) > 0;
    sb_result_free(result);
    sb_mistakes_free(failed);
    return noticed;
}

static int run_concerned(sb_mutants *all, const unsigned char *concerned,
                         const char **noticed_by, sb_failure *why)
{
    rule_book *whole = all->pack->book;
    sb_consultation *one = NULL;
    int error = 0, noticed = 0;

    all->pack->book = NULL;
    if ((error = rule_book_write(&all->pack->book, all->pack, why)) == 0)
        error = sb_consultation_open(&one, all->pack, why);
    for (size_t i = 0; i < all->baseline_count && error == 0 && noticed == 0; i++) {
        if (!concerned[i])
            continue;
        noticed = notices(all->cases->cases.items[i], one, why);
        if (noticed > 0)
            *noticed_by = sb_case_id(all->cases, i);
        error = noticed < 0 ? -1 : 0;
    }
    sb_consultation_close(one);
    rule_book_free(all->pack->book);
    all->pack->book = whole;
    return error;
}

int sb_mutants_try(sb_mutants *all, size_t index, const char **noticed_by,
                   sb_failure *why)
{
    const mutant *m = all->all.items[index];
    unsigned char *concerned = calloc(all->baseline_count + 1, 1);
    long *before = calloc(all->baseline_count + 1, sizeof(*before));
    mutant_change change;
    int error = -1;

    *noticed_by = NULL;
    if (!concerned || !before)
        failure_memory(why);
    else
        error = mark_concerned(all, m, before, concerned, why);
    if (error == 0 && memchr(concerned, 1, all->baseline_count)) {
        error = mutant_make(m, &change, why);
        if (error == 0)
            error = run_concerned(all, concerned, noticed_by, why);
        mutant_undo(m, &change);
    }
    free(concerned);
    free(before);
    return error;
}

int sb_mutants_is_equal(sb_mutants *all, size_t index, sb_failure *why)
{
    return mutant_is_equal(all->all.items[index], all->pack, why);
}
