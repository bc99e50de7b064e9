/* SPDX-License-Identifier: Apache-2.0 */
/* One question: what to do before it, hearing the answer, asking once more. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/failure.h"
#include "dialogue/course.h"
#include "dialogue/plain_case.h"

enum { ID_SIZE = 160, MOST_REASONS = 5 };

static const sb_question *question_of(const sb_dialogue *d)
{
    return sb_pack_question(d->pack, d->question);
}

int dialogue_is_at_question(const sb_dialogue *d)
{
    return d->at == SB_TURN_STEP || d->at == SB_TURN_QUESTION || d->at == SB_TURN_AGAIN ||
           d->at == SB_TURN_WHICH;
}

/* What this answer can still decide, as things stand; the weightiest first. */
void question_why(sb_dialogue *d)
{
    sb_failure why = {0};
    char *lines = NULL, *rest;
    size_t count = 0;

    if (sb_consultation_decides(&lines, d->one, d->question, &why) < 0) {
        dialogue_failed(d, &why);
        return;
    }
    dialogue_say(d, SB_NOTE_PLAIN, "interview-why", NULL);
    for (char *line = strtok_r(lines, "\n", &rest); line && count < MOST_REASONS;
         line = strtok_r(NULL, "\n", &rest), count++)
        dialogue_note(d, SB_NOTE_REASON, 0, NULL, line);
    free(lines);
}

/* ---- what does not fit ---- */

static void say_misfit(sb_dialogue *d, const sb_question *q, reply_fit fit)
{
    static const char *const words[REPLY_FIT_COUNT] = {
        [REPLY_EMPTY] = "interview-misfit-empty",
        [REPLY_NO_NUMBER] = "interview-misfit-no-number",
        [REPLY_OUT_OF_RANGE] = "interview-misfit-range",
        [REPLY_NO_SUCH_NUMBER] = "interview-misfit-option",
        [REPLY_NOT_ONLY_NUMBERS] = "interview-misfit-not-only-numbers",
        [REPLY_NO_SUCH_WORDS] = "interview-misfit-words",
        [REPLY_SEVERAL_FIT] = "interview-misfit-several",
        [REPLY_ONE_ONLY] = "interview-misfit-one-only",
        [REPLY_NONE_ALONE] = "interview-misfit-none-alone",
    };
    arena *m = d->notes_memory;

    dialogue_say(d, SB_NOTE_MISFIT, words[fit],
                 WITH("least", dialogue_number(d, m, sb_question_least(q)), "most",
                      dialogue_number(d, m, sb_question_most(q)), "count",
                      dialogue_number(d, m, (double)sb_question_option_count(q))));
}

/* What the engine will not take though it could be read: a broken number, or more ticks
 * than may be. */
static void say_refused(sb_dialogue *d, const sb_question *q)
{
    dialogue_say(d, SB_NOTE_MISFIT,
                 reply_is_number(q) ? "interview-misfit-whole"
                                    : "interview-misfit-too-many",
                 NULL);
}

/* ---- when there is an answer ---- */

static void say_taken(sb_dialogue *d)
{
    const char *answer = dialogue_answer(d, d->notes_memory, d->question, 0);

    if (answer)
        dialogue_note(d, SB_NOTE_TAKEN, 0, d->question, answer);
}

/* Once more in plainer words, when the answer was unsure and that would count. */
static int has_to_be_sure(const sb_dialogue *d, const sb_question *q, const char *value)
{
    return d->at == SB_TURN_QUESTION && reply_is_unsure(value) &&
           !(d->kept && strcmp(d->kept, value) == 0) &&
           (sb_question_is_safety(q) || sb_question_again(q));
}

static void end_question(sb_dialogue *d, const char *value)
{
    const sb_question *q = question_of(d);
    int is_list = sb_question_kind(q) == SB_CHOICES && sb_question_is_safety(q);

    if (has_to_be_sure(d, q, value)) {
        dialogue_stand(d, is_list ? SB_TURN_WHICH : SB_TURN_AGAIN, SB_NEW_TEXT);
        return;
    }
    if (d->at == SB_TURN_WHICH ? strcmp(value, SB_NONE) != 0
                               : d->at == SB_TURN_AGAIN && reply_is_unsure(value))
        dialogue_say(d, SB_NOTE_PLAIN, "interview-careful", NULL);
    say_taken(d);
    course_answered(d);
}

/* An answer to the question, or what is not sure of it. */
static int give(sb_dialogue *d, const char *value, sb_failure *why)
{
    char id[ID_SIZE];

    snprintf(id, sizeof(id), "%.140s%s", d->question,
             d->at == SB_TURN_WHICH ? SB_UNSURE : "");
    return sb_consultation_answer(d->one, id, value, why);
}

static void take(sb_dialogue *d, const char *value)
{
    sb_failure why = {0};

    if (give(d, value, &why) == 0)
        end_question(d, value);
    else if (why.cause == SB_CAUSE_ANSWERS)
        say_refused(d, question_of(d));
    else
        dialogue_failed(d, &why);
}

/* Nothing was typed: the answer that is there is kept, with all that was not sure. */
static void keep(sb_dialogue *d)
{
    sb_failure why = {0};

    if (!sb_consultation_has(d->one, d->question) &&
        sb_consultation_restore(d->one, d->question, &why) < 0)
        dialogue_failed(d, &why);
    else
        end_question(d, d->kept);
}

/* ---- hearing a line ---- */

static void go_to_question(sb_dialogue *d)
{
    dialogue_stand(d, SB_TURN_QUESTION, SB_NEW_QUESTION | SB_NEW_KEPT);
}

static void go_to_next_step(sb_dialogue *d)
{
    if (sb_question_step(question_of(d), ++d->step))
        d->fresh |= SB_NEW_TEXT;
    else
        go_to_question(d);
}

static int is_unsure(const sb_dialogue *d, const char *line)
{
    return plain_is_listed(dialogue_word(d, "interview-word-unsure"), line);
}

/* It can be read in one way, which is said and counts when the next line is empty. */
static void ask_back(sb_dialogue *d, const char *value)
{
    snprintf(d->doubtful, sizeof(d->doubtful), "%s", value);
    d->fresh |= SB_NEW_TEXT;
}

static void understand(sb_dialogue *d, const sb_question *q, const char *line)
{
    char value[VALUE_SIZE];
    reply_fit fit = reply_value(value, d->pack, q, line);

    if (fit == REPLY_FITS)
        take(d, value);
    else if (fit == REPLY_DOUBTFUL)
        ask_back(d, value);
    else if (fit == REPLY_EMPTY && reply_is_number(q))
        dialogue_say(d, SB_NOTE_MISFIT, "interview-misfit-empty-number", NULL);
    else
        say_misfit(d, q, fit);
}

static void hear_answer(sb_dialogue *d, const char *line)
{
    const sb_question *q = question_of(d);
    char agreed[VALUE_SIZE];

    snprintf(agreed, sizeof(agreed), "%s", d->doubtful);
    d->doubtful[0] = '\0';
    if (!line[0] && agreed[0])
        take(d, agreed);
    else if (!line[0] && d->kept && d->at == SB_TURN_QUESTION)
        keep(d);
    else if (is_unsure(d, line) || (!line[0] && reply_is_number(q) && d->empty++))
        take(d, SB_UNKNOWN);
    else
        understand(d, q, line);
}

void question_hear(sb_dialogue *d, const char *line)
{
    if (d->at != SB_TURN_STEP)
        hear_answer(d, line);
    else if (is_unsure(d, line))
        go_to_question(d);
    else
        go_to_next_step(d);
}

/* ---- what was ticked ---- */

static int choose_at_step(sb_dialogue *d, const char *value, sb_failure *why)
{
    if (strcmp(value, SB_UNKNOWN) == 0)
        go_to_question(d);
    else if (strcmp(value, "done") == 0)
        go_to_next_step(d);
    else
        return failure_set(why, SB_CAUSE_ANSWERS, "", 0,
                           "'%.60s' is no answer to a step; it is done or " SB_UNKNOWN,
                           value);
    return 0;
}

int question_choose(sb_dialogue *d, const char *value, sb_failure *why)
{
    sb_failure inside = {0};

    if (d->at == SB_TURN_STEP)
        return choose_at_step(d, value, why);
    if (give(d, value, &inside) < 0) {
        if (inside.cause == SB_CAUSE_ANSWERS)
            return failure_set(why, inside.cause, "", 0, "%s", inside.text);
        dialogue_failed(d, &inside);
        return -1;
    }
    d->doubtful[0] = '\0';
    end_question(d, value);
    return 0;
}
