/* SPDX-License-Identifier: Apache-2.0 */
/* What is typed, and choices of the terminal's own. */
#include <stdio.h>
#include <stdlib.h>

#include "interview/interview.h"

enum { NUMBER_SIZE = 32 };

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

turn interview_read(interview *i, char line[LONGEST_LINE])
{
    for (;;) {
        prompt_end end;

        if (i->code)
            return FAILED; /* something that had to be said could not be */
        end = read_line(i, line);
        sb_dialogue_set_columns(i->dialogue, i->columns);
        if (end == INPUT_ENDED)
            return LOST_INPUT;
        if (end == INPUT_INTERRUPTED)
            return INTERRUPTED;
        if (end == LINE_READ)
            return GO_ON;
        interview_say(i, "interview-too-long", NULL);
    }
}

/* "?" and "change 7" while the terminal asks: the dialogue has them. */
static turn hand_on(interview *i, const char *line)
{
    const sb_turn *t = interview_turn(i);
    sb_turn_kind before = t ? t->kind : SB_TURN_STOPPED;
    sb_failure why = {0};
    turn then;
    int error;

    if (!t)
        return FAILED;
    error = sb_dialogue_reply(i->dialogue, line, &why);
    then = interview_heard(i, error, &why);
    t = then == GO_ON ? interview_turn(i) : NULL;
    if (!t)
        return FAILED;
    return t->kind == before ? GO_ON : CHANGE;
}

turn interview_line(interview *i, char line[LONGEST_LINE])
{
    for (;;) {
        turn then = interview_read(i, line);

        if (then != GO_ON)
            return then;
        switch (sb_dialogue_word_of(i->dialogue, line)) {
        case SB_WORD_BACK:
            return GO_BACK;
        case SB_WORD_STOP:
            return LEAVE;
        case SB_WORD_HELP:
        case SB_WORD_CHANGE:
            if ((then = hand_on(i, line)) != GO_ON)
                return then;
            break;
        default:
            return GO_ON;
        }
    }
}

size_t interview_number(const char *line)
{
    char *end;
    unsigned long number = strtoul(line, &end, 10);

    return line[0] >= '0' && line[0] <= '9' && !*end ? number : 0;
}

void interview_say_pick(interview *i, size_t most)
{
    char text[NUMBER_SIZE];

    snprintf(text, sizeof(text), "%zu", most);
    interview_say(i, "interview-pick", WITH("most", text));
}

turn interview_pick(interview *i, size_t count, size_t *picked)
{
    char line[LONGEST_LINE];

    for (;;) {
        turn then = interview_line(i, line);
        size_t number;

        if (then != GO_ON)
            return then;
        number = interview_number(line);
        if (number >= 1 && number <= count) {
            *picked = number - 1;
            return GO_ON;
        }
        interview_say_pick(i, count);
    }
}
