/* SPDX-License-Identifier: Apache-2.0 */
/* What is typed: the words that are no answer, and choices by number. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "interview/interview.h"

enum { MOST_REASONS = 5, NUMBER_SIZE = 32, WORD_SIZE = 40 };

/* ---- help and why ---- */

static void help(interview *i, const sb_question *q)
{
    static const char *const lines[] = {"interview-help-why",    "interview-help-back",
                                        "interview-help-change", "interview-help-review",
                                        "interview-help-unsure", "interview-help-stop"};

    if (!q) {
        interview_say(i, "interview-help-pick", NULL);
        return;
    }
    interview_print(i, "", sb_question_help(q));
    interview_say(i, "interview-help", NULL);
    for (size_t k = 0; k < sizeof(lines) / sizeof(*lines); k++)
        interview_print(i, "  ", interview_word(i, lines[k]));
}

/* What this answer can still decide, as things stand; the weightiest first. */
static turn say_why(interview *i, const sb_question *q)
{
    sb_failure why = {0};
    char *lines = NULL, *rest;
    size_t count = 0;

    if (sb_consultation_decides(&lines, i->consultation, sb_question_id(q), &why) < 0)
        return interview_failed(i, &why);
    interview_say(i, "interview-why", NULL);
    for (char *line = strtok_r(lines, "\n", &rest); line && count < MOST_REASONS;
         line = strtok_r(NULL, "\n", &rest), count++)
        interview_print(i, "- ", line);
    free(lines);
    return GO_ON;
}

/* ---- another question ---- */

/* The question with this number; NULL when there is none, or it is not asked now. */
static const char *question_numbered(const interview *i, const char *word)
{
    char *end;
    unsigned long number = strtoul(word, &end, 10);
    const char *id;

    end += strspn(end, " ");
    if (!isdigit((unsigned char)*word) || *end || number < 1 || number > i->asked_count)
        return NULL;
    id = i->asked[number - 1];
    return sb_consultation_has(i->consultation, id) ||
                   sb_consultation_applies(i->consultation, id)
               ? id
               : NULL;
}

/* Behind a long list the question is out of sight. */
static void review(interview *i, const sb_question *q)
{
    interview_review(i);
    interview_say(i, "interview-change-how", NULL);
    printf("\n");
    interview_show(i, q);
}

static turn change(interview *i, const sb_question *q, const char *word)
{
    if (!*word && q) {
        review(i, q);
        return GO_ON;
    }
    i->wanted = question_numbered(i, word);
    if (i->wanted)
        return CHANGE;
    interview_say(i, "interview-change-none", NULL);
    return GO_ON;
}

/* ---- one line ---- */

/* "change 7" and "change7": the word before the number. */
static const char *behind_first_word(const char *line, char first[WORD_SIZE])
{
    size_t length = strcspn(line, " 0123456789");

    snprintf(first, WORD_SIZE, "%.*s", (int)length, line);
    return line + length + strspn(line + length, " ");
}

/* 1 when the line was one of the words; *then says what follows. */
static int obey(interview *i, const sb_question *q, const char *line, turn *then)
{
    char first[WORD_SIZE];
    const char *rest = behind_first_word(line, first);

    *then = GO_ON;
    if (interview_is_word(i, "interview-word-help", line))
        help(i, q);
    else if (q && interview_is_word(i, "interview-word-why", line))
        *then = say_why(i, q);
    else if (q && interview_is_word(i, "interview-word-review", line))
        review(i, q);
    else if (interview_is_word(i, "interview-word-change", first))
        *then = change(i, q, rest);
    else if (interview_is_word(i, "interview-word-back", line))
        *then = GO_BACK;
    else if (interview_is_word(i, "interview-word-stop", line))
        *then = LEAVE;
    else
        return 0;
    return 1;
}

/* What was typed before the question could be read is no answer to it: neither what came
 * before the prompt, nor a line that came together with others. */
static prompt_end read_line(interview *i, char line[LONGEST_LINE])
{
    prompt_end end;

    for (;;) {
        if (prompt_drop())
            interview_say(i, "interview-typed-ahead", NULL);
        end = prompt_line(line, "> ");
        i->columns = interview_columns(); /* it may have another width by now */
        if ((end != LINE_READ && end != LINE_TOO_LONG) || !prompt_drop())
            return end;
        interview_say(i, "interview-typed-ahead", NULL);
    }
}

turn interview_line(interview *i, const sb_question *q, char line[LONGEST_LINE])
{
    turn then = GO_ON;

    for (;;) {
        if (i->code)
            return FAILED; /* something that had to be said could not be */
        switch (read_line(i, line)) {
        case INPUT_ENDED:
            return LOST_INPUT;
        case INPUT_INTERRUPTED:
            return INTERRUPTED;
        case LINE_TOO_LONG:
            interview_say(i, "interview-too-long", NULL);
            break;
        default:
            if (!obey(i, q, line, &then) || then != GO_ON)
                return then;
        }
    }
}

turn interview_pick(interview *i, size_t count, size_t *picked)
{
    char line[LONGEST_LINE], most[NUMBER_SIZE];

    snprintf(most, sizeof(most), "%zu", count);
    for (;;) {
        turn then = interview_line(i, NULL, line);
        char *end;
        unsigned long number = strtoul(line, &end, 10);

        if (then != GO_ON)
            return then;
        if (isdigit((unsigned char)line[0]) && !*end && number >= 1 && number <= count) {
            *picked = number - 1;
            return GO_ON;
        }
        interview_say(i, "interview-pick", WITH("most", most));
    }
}
