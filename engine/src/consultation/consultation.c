/* SPDX-License-Identifier: Apache-2.0 */
#include "consultation/consultation.h"

#include <stdlib.h>
#include <string.h>

#include "base/embedded.h"
#include "base/failure.h"
#include "consultation/told.h"
#include "consultation/told_collect.h"
#include "inference/fact_writer.h"
#include "result/result_collect.h"
#include "result/result_guard.h"

static int load_rules(rule_session *session, const sb_pack *pack, sb_failure *why)
{
    const struct {
        const char *name, *text;
    } files[] = {
        {"vocabulary.clp", embedded_vocabulary_clp},
        {"derive.clp", embedded_derive_clp},
        {"ask.clp", embedded_ask_clp},
        {"settle.clp", embedded_settle_clp},
        {"adapt.clp", embedded_adapt_clp},
        {"profile.clp", embedded_profile_clp},
        {"choose.clp", embedded_choose_clp},
        {"alternatives.clp", embedded_alternatives_clp},
        {"dose.clp", embedded_dose_clp},
        {"weeks.clp", embedded_weeks_clp},
        {"bouts.clp", embedded_bouts_clp},
    };

    for (size_t i = 0; i < sizeof(files) / sizeof(*files); i++)
        if (rule_session_load(session, files[i].name, files[i].text, why) < 0)
            return -1;
    if (rule_session_load_written(session, "the rules of the pack", pack->book->text,
                                  why) < 0)
        return -1;
    return fact_writer_pack(session, pack, pack->book, why);
}

static int start_session(sb_consultation *one, sb_failure *why)
{
    if (rule_session_open(&one->session, why) < 0 ||
        load_rules(one->session, one->pack, why) < 0)
        return -1;
    return consultation_settle(one, why);
}

int sb_consultation_open(sb_consultation **out, const sb_pack *pack, sb_failure *why)
{
    sb_consultation *one = calloc(1, sizeof(*one));
    size_t questions = pack->questions.all.count;
    int error = -1;

    if (!one) {
        failure_memory(why);
        goto cleanup;
    }
    one->pack = pack;
    one->facts = calloc(questions + 1, sizeof(*one->facts));
    one->applies = calloc(questions + 1, 1);
    one->applied = calloc(questions + 1, 1);
    if (!one->facts || !one->applies || !one->applied) {
        failure_memory(why);
        goto cleanup;
    }
    if ((error = answer_sheet_open(&one->sheet, pack, why)) < 0 ||
        (error = answer_sheet_open(&one->aside, pack, why)) < 0 ||
        (error = answer_sheet_open(&one->told, pack, why)) < 0 ||
        (error = relevance_open(&one->relevance, &one->sheet, why)) < 0 ||
        (error = start_session(one, why)) < 0)
        goto cleanup;
    *out = one;
    one = NULL;
cleanup:
    sb_consultation_close(one);
    return error;
}

void sb_consultation_close(sb_consultation *one)
{
    if (!one)
        return;
    rule_session_close(one->session);
    for (size_t i = 0; one->facts && i < one->pack->questions.all.count; i++)
        list_clear(&one->facts[i]);
    free(one->facts);
    free(one->applies);
    free(one->applied);
    list_clear(&one->staged);
    relevance_close(&one->relevance);
    answer_sheet_close(&one->sheet);
    answer_sheet_close(&one->aside);
    answer_sheet_close(&one->told);
    front_notes_clear(&one->notes);
    wishes_clear(&one->wishes);
    free(one);
}

int consultation_renew(sb_consultation *one, sb_failure *why)
{
    rule_limits limits = rule_session_limits(one->session);

    rule_session_close(one->session);
    one->session = NULL;
    for (size_t i = 0; i < one->pack->questions.all.count; i++)
        list_clear(&one->facts[i]);
    list_clear(&one->staged);
    one->stopped = NULL;
    answer_sheet_clear(&one->sheet);
    answer_sheet_clear(&one->aside);
    answer_sheet_clear(&one->told);
    wishes_clear(&one->wishes);
    if (start_session(one, why) < 0)
        return -1;
    rule_session_limit(one->session, limits);
    return 0;
}

/* ---- answers ---- */

static int withdraw_all(sb_consultation *one, list *facts, sb_failure *why)
{
    int error = 0;

    while (facts->count && error == 0)
        error = rule_session_withdraw(one->session, facts->items[--facts->count], why);
    return error;
}

/* What C added for the last conclusion, and that an emergency stands. */
static int withdraw_stages(sb_consultation *one, sb_failure *why)
{
    rule_fact *stopped = one->stopped;

    if (withdraw_all(one, &one->staged, why) < 0)
        return -1;
    one->stopped = NULL;
    return rule_session_withdraw(one->session, stopped, why);
}

int consultation_tell(sb_consultation *one, const question *asked, sb_failure *why)
{
    list *facts = &one->facts[asked->index];
    const answer *given = answer_of(&one->sheet, asked);

    if (answer_equal(answer_of(&one->told, asked), given))
        return 0;
    if (withdraw_all(one, facts, why) < 0 ||
        (given->given && fact_writer_answer(one->session, asked, given, facts, why) < 0))
        return -1;
    *answer_of(&one->told, asked) = *given;
    return 0;
}

const question *consultation_unsure(const sb_pack *pack, const char *id)
{
    const question *asked;
    char name[64];
    const size_t ending = strlen(SB_UNSURE), length = strlen(id);

    if (length <= ending || length >= sizeof(name) ||
        strcmp(id + length - ending, SB_UNSURE) != 0)
        return NULL;
    memcpy(name, id, length - ending);
    name[length - ending] = '\0';
    asked = name_table_find(&pack->questions.by_name, name);
    return asked && asked->type == CHOICES ? asked : NULL;
}

int consultation_no_question(const sb_pack *pack, const char *id, sb_failure *why)
{
    const char *near = name_table_nearest(&pack->questions.by_name, id);

    if (near)
        return failure_set(why, SB_CAUSE_ANSWERS, "", 0,
                           "there is no question '%.60s'; did you mean '%s'?", id, near);
    return failure_set(why, SB_CAUSE_ANSWERS, "", 0, "there is no question '%.60s'", id);
}

int consultation_write(sb_consultation *one, const char *id, const char *value,
                       const question **changed, sb_failure *why)
{
    const question *asked = name_table_find(&one->pack->questions.by_name, id);
    const question *unsure = asked ? NULL : consultation_unsure(one->pack, id);
    answer draft = {0};

    if (!asked && !unsure)
        return consultation_no_question(one->pack, id, why);
    if (answer_read(&draft, asked ? asked : unsure, value, why) < 0)
        return -1;
    *changed = asked ? asked : unsure;
    if (asked)
        *answer_of(&one->sheet, asked) = draft;
    else
        answer_be_unsure(answer_of(&one->sheet, unsure), &draft);
    return 0;
}

/* What was answered last is the last word on it. */
static int take_over(sb_consultation *one, const question *changed, sb_failure *why)
{
    *answer_of(&one->aside, changed) = (answer){0};
    if (consultation_tell(one, changed, why) < 0)
        return -1;
    return consultation_settle(one, why);
}

int sb_consultation_answer(sb_consultation *one, const char *question_id,
                           const char *value, sb_failure *why)
{
    const question *changed = NULL;

    if (consultation_write(one, question_id, value, &changed, why) < 0)
        return -1;
    return take_over(one, changed, why);
}

int sb_consultation_answer_value(sb_consultation *one, const char *question_id,
                                 const sb_answer *value, sb_failure *why)
{
    const question *asked = name_table_find(&one->pack->questions.by_name, question_id);

    if (!value->given)
        return sb_consultation_forget(one, question_id, why);
    if (!asked)
        return consultation_no_question(one->pack, question_id, why);
    if (answer_take(answer_of(&one->sheet, asked), asked, value, why) < 0)
        return -1;
    return take_over(one, asked, why);
}

int sb_consultation_read_value(sb_answer *out, sb_consultation *one,
                               const char *question_id, sb_failure *why)
{
    const question *asked = name_table_find(&one->pack->questions.by_name, question_id);

    if (!asked)
        return consultation_no_question(one->pack, question_id, why);
    *out = *answer_of(&one->sheet, asked);
    return 0;
}

int sb_consultation_forget(sb_consultation *one, const char *question_id, sb_failure *why)
{
    const question *asked = name_table_find(&one->pack->questions.by_name, question_id);

    if (!asked)
        return consultation_no_question(one->pack, question_id, why);
    *answer_of(&one->sheet, asked) = (answer){0};
    if (consultation_tell(one, asked, why) < 0)
        return -1;
    return consultation_settle(one, why);
}

int consultation_tell_all(sb_consultation *one, sb_failure *why)
{
    if (withdraw_stages(one, why) < 0) /* or each answer would be carried through them */
        return -1;
    for (size_t i = 0; i < one->pack->questions.all.count; i++)
        if (consultation_tell(one, one->pack->questions.all.items[i], why) < 0)
            return -1;
    return consultation_settle(one, why);
}

int sb_consultation_clear(sb_consultation *one, sb_failure *why)
{
    memset(one->applied, 0, one->pack->questions.all.count);
    answer_sheet_clear(&one->sheet);
    answer_sheet_clear(&one->aside);
    front_notes_clear(&one->notes);
    wishes_clear(&one->wishes);
    return consultation_tell_all(one, why);
}

int sb_consultation_has(sb_consultation *one, const char *question_id)
{
    const question *asked = name_table_find(&one->pack->questions.by_name, question_id);

    return asked && answer_of(&one->sheet, asked)->given;
}

/* ---- steps ---- */

int consultation_settle(sb_consultation *one, sb_failure *why)
{
    static const char *const steps[] = {"DERIVE", "TRIAGE", "SCREEN", "SETTLE", NULL};

    if (withdraw_stages(one, why) < 0)
        return -1;
    for (const char *const *step = steps; *step; step++)
        if (rule_session_run(one->session, *step, why) < 0)
            return -1;
    return interview_look(one, why);
}

/* What is due but has no answer counts as unknown (told_gap), one question after the
 * other, so that what an unknown makes due is found as an interview would find it. What
 * was left out while it was not asked is taken as it was told. */
static int fill_gaps(sb_consultation *one, told_answers *told, list *incomplete,
                     sb_failure *why)
{
    while (one->next && !one->next->in->optional) {
        const question *asked = one->next;

        *answer_of(&one->sheet, asked) = told_gap(one, asked);
        if (told->use[asked->index] == TOLD_LEFT_OUT) {
            told->use[asked->index] = TOLD_AS_ASKED;
            *answer_of(&one->sheet, asked) = *answer_of(&told->before, asked);
        } else if (list_add(incomplete, (question *)(uintptr_t)asked) < 0) {
            return failure_memory(why);
        }
        if (consultation_tell(one, asked, why) < 0 || consultation_settle(one, why) < 0)
            return -1;
    }
    return 0;
}

static void give_back_answers(sb_consultation *one, const told_answers *told)
{
    if (told->before.answers)
        memcpy(one->sheet.answers, told->before.answers,
               one->pack->questions.all.count * sizeof(answer));
}

/* Back to how things were. When all was asked and answered only the stages have to go. */
static int give_back(sb_consultation *one, const told_answers *told,
                     const list *incomplete, sb_failure *why)
{
    if (!incomplete->count && !told->is_weighed)
        return withdraw_all(one, &one->staged, why);
    give_back_answers(one, told);
    return consultation_tell_all(one, why);
}

int sb_consultation_conclude(sb_result **out, sb_consultation *one, sb_failure *why)
{
    list incomplete = {0};
    told_answers told = {0};
    sb_result *draft = NULL;
    int error;

    if ((error = told_open(&told, one, why)) < 0 ||
        (error = fill_gaps(one, &told, &incomplete, why)) < 0 ||
        (error = told_weigh(&told, one, &incomplete, why)) < 0 ||
        (error = fill_gaps(one, &told, &incomplete, why)) < 0 ||
        (error = programme_make(one, why)) < 0 ||
        (error = result_collect(&draft, one->session, &one->sheet, &incomplete, why)) <
            0 ||
        (error = told_collect(draft, &told, &one->aside, why)) < 0 ||
        (error = result_guard_check(draft, why)) < 0 ||
        (error = give_back(one, &told, &incomplete, why)) < 0)
        goto cleanup;
    *out = draft;
    draft = NULL;
cleanup:
    if (error < 0)
        give_back_answers(one, &told);
    told_close(&told);
    sb_result_free(draft);
    list_clear(&incomplete);
    return error;
}
