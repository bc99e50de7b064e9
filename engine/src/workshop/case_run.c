/* SPDX-License-Identifier: Apache-2.0 */
/* Asking the person of a worked case as an interview would. */
#include <steadyback/question.h>
#include <string.h>

#include "base/failure.h"
#include "base/mistakes.h"
#include "check/worked_case.h"
#include "conditions/answer_sheet.h"
#include "consultation/consultation.h"
#include "workshop/coverage.h"

const case_answer *case_answer_to(const worked_case *one, const char *question)
{
    for (; one; one = one->like)
        for (size_t i = 0; i < one->answer_count; i++)
            if (strcmp(one->answers[i].question, question) == 0)
                return one->answers[i].drop ? NULL : &one->answers[i];
    return NULL;
}

static void complain(const worked_case *one, int line, sb_mistakes *failed,
                     const char *before, const char *thing, const char *after)
{
    if (failed)
        mistakes_add(failed, SB_ERROR, "case-failed", one->file, line, "%s: %s%s%s.",
                     one->id, before, thing, after);
}

static int give_unsure(sb_consultation *consultation, const case_answer *a,
                       sb_failure *why)
{
    char id[80];

    if (!a->unsure)
        return 0;
    if (strlen(a->question) + sizeof(SB_UNSURE) > sizeof(id))
        return -1;
    strcpy(id, a->question);
    strcat(id, SB_UNSURE);
    return sb_consultation_answer(consultation, id, a->unsure, why);
}

/* Answers one question from the case; unknown when it has no answer that fits. */
static int give_answer(const worked_case *one, sb_consultation *consultation,
                       const char *question, sb_mistakes *failed, sb_failure *why)
{
    const case_answer *a = case_answer_to(one, question);
    sb_failure misfit = {0};

    if (a && sb_consultation_answer(consultation, question, a->value, &misfit) == 0 &&
        give_unsure(consultation, a, &misfit) == 0)
        return 0;
    if (a && misfit.cause != SB_CAUSE_ANSWERS)
        return failure_set(why, misfit.cause, misfit.file, misfit.line, "%s",
                           misfit.text);
    if (a)
        complain(one, a->line, failed, "the answer to ", question,
                 " does not fit this pack");
    else if (!one->incomplete)
        complain(one, one->line, failed, "an answer to ", question, " is missing");
    return sb_consultation_answer(consultation, question, SB_UNKNOWN, why);
}

/* What a diary says, which nobody is asked. */
static int give_diary(const worked_case *one, sb_consultation *consultation,
                      sb_mistakes *failed, sb_failure *why)
{
    const list *questions = &consultation->pack->questions.all;

    for (size_t i = 0; i < questions->count; i++) {
        const question *q = questions->items[i];

        if (q->from_diary && case_answer_to(one, q->id) &&
            give_answer(one, consultation, q->id, failed, why) < 0)
            return -1;
    }
    return 0;
}

int case_interview(const worked_case *one, sb_consultation *consultation,
                   sb_mistakes *failed, sb_failure *why)
{
    const char *question;

    if (sb_consultation_clear(consultation, why) < 0 ||
        give_diary(one, consultation, failed, why) < 0)
        return -1;
    while ((question = sb_consultation_next(consultation))) {
        const sb_question *q = sb_pack_question(consultation->pack, question);

        if (sb_question_is_optional(q) && !case_answer_to(one, question))
            break;
        if (give_answer(one, consultation, question, failed, why) < 0)
            return -1;
    }
    for (size_t i = 0;
         i < one->answer_count && !sb_consultation_is_emergency(consultation); i++)
        if (!one->answers[i].drop && !one->is_person &&
            !sb_consultation_has(consultation, one->answers[i].question))
            complain(one, one->answers[i].line, failed, "", one->answers[i].question,
                     " is never asked of this person; take the answer out");
    return 0;
}

static int run_one(const worked_case *one, sb_consultation *consultation,
                   sb_mistakes *failed, sb_coverage *coverage, sb_failure *why)
{
    sb_result *result = NULL;

    if (case_interview(one, consultation, failed, why) < 0)
        return -1;
    if (sb_consultation_conclude(&result, consultation, why) < 0) {
        complain(one, one->line, failed, "no result: ", why->text, "");
        return -1;
    }
    if (!one->is_person)
        case_compare(one, result, failed);
    if (coverage)
        coverage_add(coverage, one, result);
    sb_result_free(result);
    return 0;
}

int sb_cases_run(const sb_cases *cases, const char *id, sb_consultation *one,
                 sb_mistakes *failed, sb_coverage *coverage, size_t *ran, sb_failure *why)
{
    *ran = 0;
    for (size_t i = 0; i < cases->all.count; i++) {
        const worked_case *each = cases->all.items[i];

        if ((id && strcmp(each->id, id) != 0) || (each->is_person && !coverage))
            continue;
        if (run_one(each, one, failed, coverage, why) < 0)
            return -1;
        *ran += !each->is_person;
    }
    if (coverage)
        coverage_compare_neighbours(coverage, cases);
    mistakes_sort(failed);
    if (mistakes_failed(failed) || (coverage && coverage_failed(coverage)))
        return failure_memory(why);
    return 0;
}

int sb_case_answers_json(char **out, const sb_cases *cases, size_t index,
                         sb_consultation *one, sb_failure *why)
{
    if (case_interview(cases->cases.items[index], one, NULL, why) < 0)
        return -1;
    return sb_consultation_write_json(out, one, why);
}
