/* SPDX-License-Identifier: Apache-2.0 */
/* Turns with choices alone: for whom, contradictions, slips, the review, the result. */
#include <stdlib.h>
#include <string.h>

#include "base/failure.h"
#include "dialogue/course.h"
#include "dialogue/plain_case.h"

static void show_result(sb_dialogue *d)
{
    d->shows_difference = 0;
    d->is_concluded = 1;
    dialogue_stand(d, SB_TURN_RESULT, SB_NEW_PAGE | SB_NEW_TEXT);
}

static void show_menu(sb_dialogue *d)
{
    dialogue_stand(d, SB_TURN_RESULT, SB_NEW_TEXT);
}

/* ---- for whom ---- */

static void choose_whom(sb_dialogue *d, const char *id)
{
    d->knows_whom = 1;
    d->is_for_another = strcmp(id, "someone-else") == 0;
    course_start(d);
}

/* ---- contradictions ---- */

static void settle(sb_dialogue *d, const char *wanted)
{
    course_add_settled(d, d->conflict);
    d->wanted = wanted;
    course_go_on(d);
}

static void choose_wrong(sb_dialogue *d, const char *id)
{
    settle(d, sb_pack_question(d->pack, id) ? id : NULL);
}

/* ---- an emergency ---- */

static void choose_slip(sb_dialogue *d, const char *id)
{
    if (sb_pack_question(d->pack, id))
        course_correct(d, id);
    else
        show_menu(d);
}

static void choose_confirm(sb_dialogue *d, const char *id)
{
    course_confirm(d, strcmp(id, "yes") == 0);
}

/* ---- the answers once more ---- */

static void choose_after_review(sb_dialogue *d, const char *id)
{
    if (strcmp(id, "show") == 0) {
        show_result(d);
        return;
    }
    d->behind = SB_TURN_REVIEW;
    dialogue_stand(d, SB_TURN_WHICH_ANSWER, SB_NEW_TEXT); /* they are above */
}

/* Asks what is wanted and what follows from it; then says what that changed. Behind an
 * emergency it is a correction, which is confirmed. */
static void change(sb_dialogue *d, const char *id)
{
    if (sb_consultation_is_emergency(d->one)) {
        course_correct(d, id);
        return;
    }
    snapshot_take(d);
    d->errand = CHANGING;
    d->wanted = id;
    course_go_on(d);
}

static void choose_answer(sb_dialogue *d, const char *id)
{
    if (!sb_consultation_has(d->one, id)) {
        dialogue_say(d, SB_NOTE_MISFIT, "interview-change-none", NULL);
        d->fresh |= SB_NEW_TEXT;
        return;
    }
    if (d->behind == SB_TURN_RESULT) {
        change(d, id);
        return;
    }
    d->wanted = id;
    course_go_on(d);
}

/* ---- the result ---- */

static void choose_at_result(sb_dialogue *d, const char *id)
{
    if (strcmp(id, "why") == 0) {
        dialogue_stand(d, SB_TURN_TOPICS, SB_NEW_TEXT);
    } else if (strcmp(id, "again") == 0) {
        show_result(d);
    } else if (strcmp(id, "swap") == 0) {
        dialogue_stand(d, SB_TURN_WHICH_MOVE, SB_NEW_TEXT);
    } else {
        d->behind = SB_TURN_RESULT;
        dialogue_stand(d, SB_TURN_WHICH_ANSWER, SB_NEW_ANSWERS | SB_NEW_TEXT);
    }
}

static void choose_move(sb_dialogue *d, const char *id)
{
    if (strcmp(id, "back") == 0)
        show_menu(d);
    else
        swapping_choose_move(d, id);
}

static void explain(sb_dialogue *d, const char *topic)
{
    sb_result *result = NULL;
    sb_failure why = {0};
    char *text = NULL;

    if (sb_consultation_conclude(&result, d->one, &why) < 0 ||
        sb_result_explain(&text, result, topic, SB_EXPLAIN_TEXT, 0, d->columns, &why) < 0)
        dialogue_failed(d, &why);
    else
        dialogue_note(d, SB_NOTE_EXPLANATION, 0, dialogue_copy(d, d->notes_memory, topic),
                      text);
    free(text);
    sb_result_free(result);
}

static void choose_topic(sb_dialogue *d, const char *id)
{
    if (strcmp(id, "back") != 0)
        explain(d, id);
    show_menu(d);
}

/* ---- whatever is chosen ---- */

typedef void chooser(sb_dialogue *d, const char *id);

static chooser *const choosers[SB_TURN_KIND_COUNT] = {
    [SB_TURN_FOR_WHOM] = choose_whom,       [SB_TURN_CONTRADICTION] = choose_wrong,
    [SB_TURN_EMERGENCY] = choose_slip,      [SB_TURN_CONFIRM] = choose_confirm,
    [SB_TURN_REVIEW] = choose_after_review, [SB_TURN_WHICH_ANSWER] = choose_answer,
    [SB_TURN_RESULT] = choose_at_result,    [SB_TURN_TOPICS] = choose_topic,
    [SB_TURN_WHICH_MOVE] = choose_move,     [SB_TURN_INSTEAD] = swapping_choose_other,
};

int picking_choose(sb_dialogue *d, const char *id, sb_failure *why)
{
    const sb_turn *turn = turn_make(d);

    for (size_t k = 0; k < turn->option_count; k++)
        if (strcmp(turn->options[k].id, id) == 0) {
            choosers[d->at](d, turn->options[k].id);
            return 0;
        }
    return failure_set(why, SB_CAUSE_ANSWERS, "", 0, "'%.60s' is not offered here", id);
}

/* "3", as the number of a choice; 0 when it is none. */
static size_t number_in(const char *line)
{
    char *end;
    unsigned long number = strtoul(line, &end, 10);

    return line[0] >= '0' && line[0] <= '9' && !*end ? number : 0;
}

/* Whether two are the same words, whatever their case; "-" is a blank. */
static int same_words(const char *line, const char *words, size_t length)
{
    const size_t end = strlen(line);

    if (end != length && !(end == length + 1 && line[length] == '.'))
        return 0;
    for (size_t i = 0; i < length; i++)
        if (!plain_same(&line[i], &words[i], 1) && !(line[i] == ' ' && words[i] == '-'))
            return 0;
    return 1;
}

/* "me" or "for me": the id of a choice, or its first sentence; 0 when it is none. */
static size_t number_of_words(const sb_turn *turn, const char *line)
{
    for (size_t k = 0; k < turn->option_count; k++) {
        const sb_turn_option *option = &turn->options[k];

        if (same_words(line, option->id, strlen(option->id)) ||
            same_words(line, option->text, strcspn(option->text, ".")))
            return k + 1;
    }
    return 0;
}

/* An answer that fell away has a number, and is not offered. */
static size_t most_of(const sb_dialogue *d, const sb_turn *turn)
{
    return d->at == SB_TURN_WHICH_ANSWER ? d->asked.count : turn->option_count;
}

void picking_hear(sb_dialogue *d, const char *line)
{
    const sb_turn *turn = turn_make(d);
    size_t number = number_in(line), most = most_of(d, turn);

    if (dialogue_has_failed(d))
        return;
    if (d->at == SB_TURN_FOR_WHOM && !number)
        number = number_of_words(turn, line);
    if (number < 1 || number > most) {
        dialogue_say(d, SB_NOTE_MISFIT, "interview-pick",
                     WITH("most", dialogue_number(d, d->notes_memory, (double)most)));
        return;
    }
    if (d->at == SB_TURN_WHICH_ANSWER)
        choose_answer(d, course_asked(d, number));
    else
        choosers[d->at](d, turn->options[number - 1].id);
}

/* ---- going elsewhere ---- */

void picking_back(sb_dialogue *d)
{
    const char *last = course_asked(d, d->asked.count);

    switch (d->at) {
    case SB_TURN_CONTRADICTION:
        settle(d, last);
        break;
    case SB_TURN_REVIEW:
        d->wanted = last;
        course_go_on(d);
        break;
    case SB_TURN_WHICH_ANSWER:
        if (d->behind == SB_TURN_RESULT)
            show_menu(d);
        else
            course_go_on(d);
        break;
    case SB_TURN_INSTEAD:
        dialogue_stand(d, SB_TURN_WHICH_MOVE, SB_NEW_TEXT);
        break;
    case SB_TURN_RESULT:
    case SB_TURN_TOPICS:
    case SB_TURN_WHICH_MOVE:
        show_menu(d);
        break;
    default: /* there is nothing before this */
        break;
    }
}

void picking_goto(sb_dialogue *d, const char *question)
{
    switch (d->at) {
    case SB_TURN_CONTRADICTION:
        settle(d, question);
        break;
    case SB_TURN_EMERGENCY:
        course_correct(d, question);
        break;
    case SB_TURN_CONFIRM: /* yes or no first */
        break;
    case SB_TURN_RESULT:
    case SB_TURN_TOPICS:
    case SB_TURN_WHICH_MOVE:
    case SB_TURN_INSTEAD:
        change(d, question);
        break;
    case SB_TURN_WHICH_ANSWER:
        if (d->behind == SB_TURN_RESULT) {
            change(d, question);
            break;
        }
        d->wanted = question;
        course_go_on(d);
        break;
    default: /* for whom, or the review */
        d->knows_whom = 1;
        d->wanted = question;
        course_go_on(d);
        break;
    }
}
