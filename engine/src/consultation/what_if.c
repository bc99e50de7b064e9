/* SPDX-License-Identifier: Apache-2.0 */
/* What if these answers were others: two results beside each other. */
#include <steadyback/what_if.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/failure.h"
#include "base/name_fill.h"
#include "consultation/outcome_report.h"
#include "words/handout.h"

typedef struct what_if {
    sb_consultation *one;
    outcome before, after;
    answer_sheet saved;
    char *applied; /* by question, before the changes */
} what_if;

int saved_answers_take(answer_sheet *saved, const sb_consultation *one, sb_failure *why)
{
    if (answer_sheet_open(saved, one->pack, why) < 0)
        return -1;
    memcpy(saved->answers, one->sheet.answers,
           one->pack->questions.all.count * sizeof(answer));
    return 0;
}

int saved_answers_give_back(const answer_sheet *saved, sb_consultation *one,
                            sb_failure *why)
{
    memcpy(one->sheet.answers, saved->answers,
           one->pack->questions.all.count * sizeof(answer));
    return consultation_tell_all(one, why);
}

/* Of two answers to one question, one would go unheard. */
static int check_once(const sb_change *changes, size_t count, sb_failure *why)
{
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < i; k++)
            if (strcmp(changes[i].question, changes[k].question) == 0)
                return failure_set(why, SB_CAUSE_ANSWERS, "", 0,
                                   "'%s' is changed twice, to '%s' and to '%s'; change "
                                   "it once",
                                   changes[i].question, changes[k].value,
                                   changes[i].value);
    return 0;
}

/* What was only asked because of an answer that is changed goes with it. */
static int make_changes(what_if *w, const sb_change *changes, size_t count,
                        sb_failure *why)
{
    memcpy(w->applied, w->one->applies, w->one->pack->questions.all.count);
    for (size_t i = 0; i < count; i++)
        if (sb_consultation_answer(w->one, changes[i].question, changes[i].value, why) <
            0)
            return -1;
    return interview_release(w->one, w->applied, why);
}

static int compare(what_if *w, const sb_change *changes, size_t count, sb_failure *why)
{
    if (outcome_reach(&w->before, w->one, why) < 0)
        return -1;
    if (make_changes(w, changes, count, why) < 0)
        return -1;
    return outcome_reach(&w->after, w->one, why);
}

int sb_what_if(char **out, sb_consultation *one, const sb_change *changes, size_t count,
               int json, size_t columns, sb_failure *why)
{
    what_if w = {.one = one, .applied = malloc(one->pack->questions.all.count + 1)};
    sb_failure late = {0};
    int error = -1;

    *out = NULL;
    if (!w.applied) {
        failure_memory(why);
        goto cleanup;
    }
    if (check_once(changes, count, why) < 0 ||
        saved_answers_take(&w.saved, one, why) < 0 ||
        outcome_open(&w.before, one->pack, why) < 0 ||
        outcome_open(&w.after, one->pack, why) < 0)
        goto cleanup;
    error = compare(&w, changes, count, why);
    if (saved_answers_give_back(&w.saved, one, &late) < 0 && error == 0)
        error = failure_set(why, late.cause, late.file, late.line, "%s", late.text);
    if (error == 0)
        *out = json ? outcome_json(one->pack, &w.before, &w.after)
                    : outcome_text(one->pack, &w.before, &w.after, columns);
    if (error == 0)
        error = names_guard_made(out, why);
cleanup:
    outcome_close(&w.before);
    outcome_close(&w.after);
    answer_sheet_close(&w.saved);
    free(w.applied);
    return error;
}
