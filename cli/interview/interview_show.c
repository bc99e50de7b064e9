/* SPDX-License-Identifier: Apache-2.0 */
/* Turns and notes on a screen that keeps what was said: only what is new is shown. */
#include <stdio.h>

#include "interview/interview.h"

enum { HEADING_SIZE = 160, NUMBER_SIZE = 32 };

/* ---- notes ---- */

static const char *const firsts[SB_NOTE_KIND_COUNT] = {
    [SB_NOTE_TAKEN] = "-> ",
    [SB_NOTE_HELP] = "  ",
    [SB_NOTE_REASON] = "- ",
    [SB_NOTE_NO_FIT] = "- ",
};

static void show_note(interview *i, const sb_turn_note *note)
{
    if (note->kind == SB_NOTE_REVIEW || note->kind == SB_NOTE_EXPLANATION)
        printf("\n");
    if (note->kind == SB_NOTE_EXPLANATION)
        interview_print_text(note->text);
    else if (note->kind == SB_NOTE_ANSWER)
        interview_offer(i, note->number, note->text);
    else
        interview_print(i, firsts[note->kind] ? firsts[note->kind] : "", note->text);
    if (note->kind == SB_NOTE_REVIEW_END)
        printf("\n");
}

void interview_show_notes(interview *i)
{
    const sb_turn_note *note;

    for (size_t k = 0; (note = sb_dialogue_note(i->dialogue, k)); k++)
        show_note(i, note);
}

/* ---- a question ---- */

static int is_introduced(interview *i, const char *title)
{
    for (size_t k = 0; k < i->introduced_count; k++)
        if (i->introduced[k] == title)
            return 1;
    if (i->introduced_count < MOST_SECTIONS)
        i->introduced[i->introduced_count++] = title;
    return 0;
}

static void show_section(interview *i, const sb_question *q)
{
    const char *title = sb_question_section(q), *intro = sb_question_section_intro(q);
    char heading[HEADING_SIZE];

    if (i->section == title)
        return;
    i->section = title;
    snprintf(heading, sizeof(heading), "== %.120s ==", title);
    printf("\n");
    interview_print(i, "", heading);
    if (!is_introduced(i, title) && intro)
        interview_print(i, "", intro);
}

static void show_head(interview *i, const sb_turn *t)
{
    show_section(i, t->question);
    printf("\n");
    interview_print(i, "", t->place);
    if (sb_question_lead(t->question))
        interview_print(i, "", sb_question_lead(t->question));
    for (size_t k = 0; k < t->answer_count; k++)
        interview_print(i, "", t->answers[k].text);
}

static void show_options(interview *i, const sb_turn *t)
{
    for (size_t k = 0; k < t->option_count; k++)
        interview_offer(i, t->options[k].number, t->options[k].text);
}

/* What the turn says beside the question itself. */
static void show_saying(interview *i, const sb_turn *t)
{
    if (t->kind == SB_TURN_QUESTION)
        return;
    if (t->kind == SB_TURN_AGAIN || t->kind == SB_TURN_WHICH)
        printf("\n");
    interview_print(i, "", t->text);
    if (t->prompt && t->step <= 1)
        interview_print(i, "", t->prompt);
    if (t->kind == SB_TURN_WHICH)
        show_options(i, t);
}

static void show_asked(interview *i, const sb_turn *t)
{
    const sb_question_type type = sb_question_kind(t->question);

    interview_print(i, "", t->asks);
    if (type == SB_CHOICE || type == SB_CHOICES) /* else a number would name an option */
        for (size_t k = 0; k < sb_question_option_count(t->question); k++)
            interview_offer(i, k + 1, sb_question_option_text(t->question, k));
    interview_print(i, "", t->hints[0]);
    interview_print(i, "", t->hints[1]);
}

static void show_question(interview *i, const sb_turn *t)
{
    if (i->owed & SB_NEW_HEAD)
        show_head(i, t);
    if (i->owed & SB_NEW_TEXT)
        show_saying(i, t);
    if (i->owed & SB_NEW_QUESTION && !(t->kind == SB_TURN_STEP && i->owed & SB_NEW_HEAD))
        show_asked(i, t);
    if (i->owed & SB_NEW_KEPT && t->kept_text)
        interview_print(i, "", t->kept_text);
}

/* ---- choices ---- */

static void show_page(interview *i, const sb_turn *t)
{
    printf("\n");
    if (t->page_title)
        interview_print(i, "", t->page_title);
    interview_print_text(t->page);
}

static void show_answers(interview *i, const sb_turn *t)
{
    const char *section = NULL;

    printf("\n");
    interview_print(i, "", t->answers_title);
    for (size_t k = 0; k < t->answer_count; k++) {
        if (t->answers[k].section != section) {
            section = t->answers[k].section;
            interview_print(i, "", section);
        }
        interview_offer(i, t->answers[k].number, t->answers[k].text);
    }
}

static void show_review(interview *i, const sb_turn *t)
{
    printf("\n");
    interview_print(i, "", t->text);
    show_answers(i, t);
    printf("\n");
    show_options(i, t);
}

static void show_which_answer(interview *i, const sb_turn *t)
{
    if (i->owed & SB_NEW_ANSWERS)
        show_answers(i, t);
    interview_print(i, "", t->text);
}

/* What to do once more, so that it is the last thing on the screen. */
static void show_action(interview *i, const sb_turn *t)
{
    printf("\n");
    interview_print(i, "", t->title);
    interview_print(i, "", t->action);
}

static void show_choices(interview *i, const sb_turn *t)
{
    if (i->owed & SB_NEW_PAGE && t->page)
        show_page(i, t);
    if (t->title)
        show_action(i, t);
    printf("\n");
    interview_print(i, "", t->text);
    show_options(i, t);
    if (t->prompt)
        interview_print(i, "", t->prompt);
}

/* ---- the whole ---- */

void interview_show(interview *i, const sb_turn *t)
{
    if (i->owed & SB_NEW_WHOM && t->whom)
        interview_print(i, "", t->whom);
    if (t->question)
        show_question(i, t);
    else if (!(i->owed & SB_NEW_TEXT))
        return;
    else if (t->kind == SB_TURN_REVIEW)
        show_review(i, t);
    else if (t->kind == SB_TURN_WHICH_ANSWER)
        show_which_answer(i, t);
    else
        show_choices(i, t);
}
