/* SPDX-License-Identifier: Apache-2.0 */
/* An emergency: what to do, and a way to put right an answer that was a slip. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "interview/interview_result.h"

enum { MOST_BEHIND = 100, NUMBER_SIZE = 32, NOTE_SIZE = 2000 };

/* What to do once more, so that it is the last thing on the screen. */
static turn say_action(interview *i, const sb_result *result)
{
    sb_failure why = {0};
    char *action = NULL;

    if (sb_result_action(&action, result, &why) < 0)
        return interview_failed(i, &why);
    printf("\n");
    interview_print(i, "", sb_result_title(result));
    interview_print(i, "", action);
    free(action);
    return GO_ON;
}

/* Offers the answers behind the emergency, and "all of it is right" first. */
static size_t offer_answers(interview *i, const sb_result *result,
                            const char *behind[MOST_BEHIND])
{
    const char *id;
    size_t count = 0;

    printf("\n");
    interview_say(i, "interview-slip", NULL);
    interview_offer(i, 1, interview_word(i, "interview-slip-right"));
    for (; count < MOST_BEHIND && (id = sb_result_behind(result, count)); count++) {
        char first[NUMBER_SIZE];

        behind[count] = id;
        snprintf(first, sizeof(first), "%4zu. ", count + 2);
        interview_print_answer(i, first, id);
    }
    return count;
}

/* *id: the answer that was a slip, or NULL when all is right. */
static turn pick_slip(interview *i, const char **id)
{
    const char *behind[MOST_BEHIND];
    sb_result *result = NULL;
    size_t count, picked = 0;
    turn then = interview_conclude(i, &result);

    *id = NULL;
    if (then == GO_ON)
        then = say_action(i, result);
    if (then == GO_ON) {
        count = offer_answers(i, result, behind);
        do
            then = interview_pick(i, count + 1, &picked);
        while (then == GO_BACK); /* there is nothing before this */
    }
    sb_result_free(result);
    if (then == CHANGE)
        *id = i->wanted;
    else if (then == GO_ON && picked)
        *id = behind[picked - 1];
    i->wanted = NULL;
    return then == CHANGE ? GO_ON : then;
}

/* Remembers that this answer was corrected after an emergency. */
static turn note_correction(interview *i, const char *id)
{
    const char *before = sb_consultation_noted(i->consultation, "corrected");
    char note[NOTE_SIZE];
    sb_failure why = {0};

    snprintf(note, sizeof(note), "%.1800s%s%.100s", before ? before : "",
             before ? " " : "", id);
    return sb_consultation_note(i->consultation, "corrected", note, &why) < 0
               ? interview_failed(i, &why)
               : GO_ON;
}

/* The emergency would be gone: is that meant? When not, the answers are as before. */
static turn confirm(interview *i, const char *id, const char *before,
                    const char *snapshot)
{
    char *now = interview_answer(i, id, 0), *topic = interview_topic(i, id);
    size_t picked = 0;
    turn then;

    printf("\n");
    interview_say(
        i, "interview-confirm",
        WITH("topic", topic ? topic : "", "before", before, "now", now ? now : ""));
    interview_offer(i, 1, interview_word(i, "interview-confirm-yes"));
    interview_offer(i, 2, interview_word(i, "interview-confirm-no"));
    free(now);
    free(topic);
    do
        then = interview_pick(i, 2, &picked);
    while (then == GO_BACK || then == CHANGE);
    i->wanted = NULL;
    if (then == GO_ON && picked == 0)
        return note_correction(i, id);
    return interview_give_back(i, snapshot) == GO_ON ? then : FAILED; /* or left open */
}

static turn correct(interview *i, const char *id)
{
    char *snapshot = interview_snapshot(i), *before = interview_answer(i, id, 0);
    turn then = snapshot ? interview_take(i, id) : FAILED;

    if (then == GO_BACK || then == CHANGE) /* thought better of it */
        then = interview_give_back(i, snapshot);
    i->wanted = NULL;
    if (then == GO_ON && !sb_consultation_is_emergency(i->consultation))
        then = confirm(i, id, before ? before : "", snapshot);
    else if (then == GO_ON)
        interview_say(i, "interview-still", NULL);
    interview_save(i);
    free(snapshot);
    free(before);
    return then;
}

turn interview_emergency(interview *i)
{
    const char *id = NULL;
    turn then = interview_print_result(i);

    while (then == GO_ON && sb_consultation_is_emergency(i->consultation)) {
        then = pick_slip(i, &id);
        if (then != GO_ON || !id)
            break;
        then = correct(i, id);
    }
    i->result_is_shown = sb_consultation_is_emergency(i->consultation);
    return then;
}
