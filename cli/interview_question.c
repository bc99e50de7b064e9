/* SPDX-License-Identifier: Apache-2.0 */
/* One question: showing it, reading what was typed, the words that are no answer. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "interview.h"

enum { ID_SIZE = 160, RANGE_SIZE = 160, NUMBER_SIZE = 32 };

/* ---- showing ---- */

static void show_section(interview *i, const sb_question *q)
{
    const char *title = sb_question_section(q);
    char heading[ID_SIZE];

    if (i->section == title)
        return;
    i->section = title;
    snprintf(heading, sizeof(heading), "== %.120s ==", title);
    printf("\n");
    interview_print(i, "", heading);
    if (sb_question_section_intro(q))
        interview_print(i, "", sb_question_section_intro(q));
}

/* The number of the question, and about how many are left behind it. */
static void show_place(interview *i, const sb_question *q)
{
    size_t number = interview_number(i, sb_question_id(q));
    size_t left = sb_consultation_left(i->consultation);
    char shown[RANGE_SIZE], more[RANGE_SIZE];

    if (!sb_consultation_has(i->consultation, sb_question_id(q)) && left)
        left--; /* this one is among them */
    snprintf(shown, sizeof(shown), "%zu", number ? number : i->asked_count + 1);
    snprintf(more, sizeof(more), "%zu", left);
    printf("\n");
    interview_say(i, "interview-place", WITH("number", shown, "left", more));
}

static const char *text_of(const interview *i, const sb_question *q)
{
    const char *other = sb_question_text_other(q);

    return i->for_another && other ? other : sb_question_text(q);
}

static void show_range(const interview *i, const sb_question *q)
{
    const char *unit = sb_question_unit(q);
    double least = sb_question_least(q), most = sb_question_most(q);
    char range[RANGE_SIZE], example[RANGE_SIZE];

    snprintf(range, sizeof(range), "%g - %g%s%s", least, most, unit ? " " : "",
             unit ? unit : "");
    snprintf(example, sizeof(example), "%ld", (long)((least + most) / 2));
    interview_say(i, "interview-number", WITH("range", range, "example", example));
}

static void show_options(const interview *i, const sb_question *q)
{
    sb_question_type type = sb_question_kind(q);
    size_t count = sb_question_option_count(q);

    if (type == SB_NUMBER || type == SB_SCALE)
        return; /* a number would name an option */
    for (size_t k = 0; k < count; k++) {
        char first[NUMBER_SIZE];

        snprintf(first, sizeof(first), "%4zu. ", k + 1);
        interview_print(i, first, sb_question_option_text(q, k));
    }
}

/* What can be typed, and what "not sure" does. */
static void show_hint(const interview *i, const sb_question *q)
{
    sb_question_type type = sb_question_kind(q);

    if (type == SB_NUMBER || type == SB_SCALE)
        show_range(i, q);
    else
        interview_say(i, type == SB_CHOICES ? "interview-many" : "interview-one", NULL);
    interview_say(
        i, sb_question_is_safety(q) ? "interview-unsure-safety" : "interview-unsure",
        NULL);
}

static void show_question(interview *i, const sb_question *q)
{
    show_section(i, q);
    show_place(i, q);
    if (sb_question_lead(q))
        interview_print(i, "", sb_question_lead(q));
    interview_print(i, "", text_of(i, q));
    show_options(i, q);
    show_hint(i, q);
}

/* ---- words that are no answer ---- */

static void explain_question(const interview *i, const sb_question *q)
{
    interview_print(i, "", sb_question_help(q));
    interview_say(i, "interview-help", NULL);
}

/* What this answer can still decide, as things stand. */
static turn say_why(interview *i, const sb_question *q)
{
    sb_failure why = {0};
    char *lines = NULL, *rest;

    if (sb_consultation_decides(&lines, i->consultation, sb_question_id(q), &why) < 0)
        return interview_failed(&why);
    interview_say(i, "interview-why", NULL);
    for (char *line = strtok_r(lines, "\n", &rest); line;
         line = strtok_r(NULL, "\n", &rest))
        interview_print(i, "- ", line);
    free(lines);
    return GO_ON;
}

/* "change 7": the question with that number; NULL when there is none. */
static const char *question_numbered(const interview *i, const char *word)
{
    char *end;
    unsigned long number = strtoul(word, &end, 10);

    while (*end == ' ')
        end++;
    return *word && !*end && number >= 1 && number <= i->asked_count
               ? i->asked[number - 1]
               : NULL;
}

static turn choose_change(interview *i, const char *word, const char **chosen)
{
    while (*word == ' ')
        word++;
    *chosen = question_numbered(i, word);
    if (*chosen)
        return CHANGE;
    interview_review(i);
    interview_say(i, "interview-change-which", NULL);
    return GO_ON;
}

/* 1 when the line was one of them; *then says what follows. */
static int is_command(interview *i, const sb_question *q, const char *line, turn *then,
                      const char **chosen)
{
    *then = GO_ON;
    if (strcmp(line, "?") == 0 || strcasecmp(line, "help") == 0)
        explain_question(i, q);
    else if (strcasecmp(line, "why") == 0)
        *then = say_why(i, q);
    else if (strcasecmp(line, "review") == 0)
        interview_review(i);
    else if (strncasecmp(line, "change", 6) == 0)
        *then = choose_change(i, line + 6, chosen);
    else if (strcasecmp(line, "stop") == 0 || strcasecmp(line, "quit") == 0)
        *then = LEAVE;
    else if (strcasecmp(line, "back") == 0)
        *then = GO_BACK;
    else
        return 0;
    return 1;
}

/* ---- reading ---- */

static turn turn_of(prompt_end end)
{
    return end == INPUT_INTERRUPTED ? INTERRUPTED : LOST_INPUT;
}

/* One line, or what kept it from being read. */
static turn read_line(interview *i, char line[LONGEST_LINE])
{
    for (;;) {
        prompt_end end = prompt_line(line, "> ");

        if (end == LINE_READ)
            return GO_ON;
        if (end != LINE_TOO_LONG)
            return turn_of(end);
        interview_say(i, "interview-too-long", NULL);
    }
}

/* Says what is wrong with a line that does not fit. */
static void say_misfit(interview *i, const sb_question *q)
{
    interview_say(i, "interview-not-understood", NULL);
    show_hint(i, q);
}

/* Reads until a line is an answer; takes it. `value` gets what was taken. An empty line
 * keeps `kept`, if there is any. */
static turn take_reply(interview *i, const sb_question *q, const char *id,
                       const char *kept, char value[VALUE_SIZE], const char **chosen)
{
    char line[LONGEST_LINE];

    for (;;) {
        sb_failure why = {0};
        turn then = read_line(i, line);

        if (then != GO_ON)
            return then;
        if (is_command(i, q, line, &then, chosen)) {
            if (then != GO_ON)
                return then;
            continue;
        }
        if (!line[0] && kept) {
            snprintf(value, VALUE_SIZE, "%s", kept);
            if (sb_consultation_has(i->consultation, id))
                return GO_ON; /* as it is, with all that was not sure */
        } else if (reply_value(value, q, line) < 0)
            value[0] = '\0';
        if (value[0] && sb_consultation_answer(i->consultation, id, value, &why) == 0)
            return GO_ON;
        if (why.cause != SB_CAUSE_NONE && why.cause != SB_CAUSE_ANSWERS)
            return interview_failed(&why);
        say_misfit(i, q);
    }
}

/* "Not sure" on a list: which one? The options of the same question are offered. */
static turn ask_which(interview *i, const sb_question *q, const char **chosen)
{
    char value[VALUE_SIZE], id[ID_SIZE];

    interview_say(i, "interview-which", NULL);
    show_options(i, q);
    snprintf(id, sizeof(id), "%s-unsure", sb_question_id(q));
    return take_reply(i, q, id, NULL, value, chosen);
}

/* A danger sign question that was not sure is asked once more in plainer words. */
static turn ask_again(interview *i, const sb_question *q, char value[VALUE_SIZE],
                      const char **chosen)
{
    if (sb_question_again(q)) {
        printf("\n");
        interview_print(i, "", sb_question_again(q));
    }
    if (sb_question_kind(q) == SB_CHOICES)
        return ask_which(i, q, chosen);
    return take_reply(i, q, sb_question_id(q), NULL, value, chosen);
}

static turn make_sure(interview *i, const sb_question *q, char value[VALUE_SIZE],
                      const char **chosen)
{
    turn then;

    if (!sb_question_is_safety(q) || !reply_is_unsure(value))
        return GO_ON;
    then = ask_again(i, q, value, chosen);
    if (then == GO_ON && (sb_question_kind(q) == SB_CHOICES || reply_is_unsure(value)))
        interview_say(i, "interview-careful", NULL);
    return then;
}

/* The answer that the question has, or had before it fell away; free it. */
static char *earlier_answer(interview *i, const char *id)
{
    sb_failure why = {0};
    char *value = NULL;

    if (sb_consultation_value(&value, i->consultation, id, &why) < 0 ||
        (!value && sb_consultation_aside(&value, i->consultation, id, &why) < 0))
        tell_failure(&why);
    return value;
}

/* Shows an earlier answer by the words of its options. */
static void show_earlier(interview *i, const sb_question *q, const char *value)
{
    char shown[VALUE_SIZE] = "";
    size_t length = 0;

    for (size_t k = 0; k < sb_question_option_count(q); k++) {
        const char *id = sb_question_option_id(q, k);
        const char *found = reply_word_in(value, id);

        if (found && length < sizeof(shown))
            length += (size_t)snprintf(shown + length, sizeof(shown) - length, "%s%s",
                                       length ? "; " : "", sb_question_option_text(q, k));
    }
    interview_say(i, "interview-kept", WITH("answer", length ? shown : value));
}

static void number_question(interview *i, const char *id)
{
    if (!interview_number(i, id) && i->asked_count < MOST_ASKED)
        i->asked[i->asked_count++] = id;
}

turn interview_ask(interview *i, const char *id, const char **chosen)
{
    const sb_question *q = sb_pack_question(i->pack, id);
    char value[VALUE_SIZE] = "", *kept = earlier_answer(i, id);
    turn then;

    show_question(i, q);
    if (kept)
        show_earlier(i, q, kept);
    then = take_reply(i, q, id, kept, value, chosen);
    if (then == GO_ON && !(kept && strcmp(kept, value) == 0))
        then = make_sure(i, q, value, chosen);
    free(kept);
    if (then == GO_ON)
        number_question(i, id);
    return then;
}

turn interview_pick(interview *i, size_t count, size_t *picked)
{
    char line[LONGEST_LINE];

    for (;;) {
        turn then = read_line(i, line);
        char *end;
        unsigned long number = strtoul(line, &end, 10);

        if (then != GO_ON)
            return then;
        if (isdigit((unsigned char)line[0]) && !*end && number >= 1 && number <= count) {
            *picked = number - 1;
            return GO_ON;
        }
        if (strcasecmp(line, "stop") == 0)
            return LEAVE;
        interview_say(i, "interview-pick", NULL);
    }
}
