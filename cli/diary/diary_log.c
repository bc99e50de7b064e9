/* SPDX-License-Identifier: Apache-2.0 */
/* A session at the prompt, in under a minute: what was done, the light, the numbers. */
#include "diary/diary_log.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "interview/prompt.h"

int told_add(told_session *to, const char *name, const char *value)
{
    if (to->count == MOST_TOLD)
        return -1;
    to->pairs[2 * to->count] = name;
    to->pairs[2 * to->count + 1] = value;
    to->count++;
    return 0;
}

int told_add_names(told_session *to, char *names, const char *value)
{
    char *rest = NULL;

    for (char *name = strtok_r(names, " ,", &rest); name;
         name = strtok_r(NULL, " ,", &rest))
        if (told_add(to, name, value) < 0)
            return -1;
    return 0;
}

/* Shows the question and reads a line; an empty line is no answer. */
static int ask(char line[LONGEST_REPLY], const diary_file *file, const char *message)
{
    int code = diary_say(file->pack, message, NULL);
    prompt_end end = code ? INPUT_ENDED : prompt_line(line, "> ");

    if (code)
        return code;
    if (end == LINE_READ)
        return 0;
    line[0] = '\0';
    return end == LINE_TOO_LONG ? 0 : EXIT_INTERRUPTED;
}

static int offer(size_t number, const char *name, const char *more)
{
    char first[32], *text;
    size_t size = strlen(name) + strlen(more) + 3;
    int code;

    snprintf(first, sizeof(first), "%4zu. ", number);
    if (!(text = malloc(size)))
        return tell_memory();
    snprintf(text, size, "%s%s%s", name, *more ? ". " : "", more);
    code = diary_print(first, text);
    free(text);
    return code;
}

/* The place that a line of digits names, from 1 to `most`; 0: none. */
static size_t number_of(const char *line, size_t most)
{
    char *end;
    unsigned long number = strtoul(line, &end, 10);

    return *line >= '0' && *line <= '9' && !*end && number <= most ? (size_t)number : 0;
}

static int ask_light(told_session *to, const diary_file *file, char line[LONGEST_REPLY])
{
    const char *name, *during, *next_day;
    size_t count = 0, picked;
    int code = 0;

    for (; code == 0 && sb_diary_light(file->pack, count, &name, &during, &next_day);
         count++)
        code = offer(count + 1, name, during);
    for (;;) {
        if (code || (code = ask(line, file, "diary-ask-light")))
            return code;
        if (!line[0])
            return told_add(to, "light", SB_UNKNOWN);
        if ((picked = number_of(line, count)))
            return told_add(
                to, "light",
                sb_diary_light(file->pack, picked - 1, &name, &during, &next_day));
        code = diary_say(file->pack, "diary-ask-again", NULL);
    }
}

/* Turns the numbers of a line into ids. 0 when each is a number of the list. */
static int add_numbers(told_session *to, const diary_file *file, const char *day,
                       char line[LONGEST_REPLY], size_t count, const char *value)
{
    char *rest = NULL;
    const char *name;

    for (char *word = strtok_r(line, " ,", &rest); word;
         word = strtok_r(NULL, " ,", &rest)) {
        size_t picked = number_of(word, count);

        if (!picked || told_add(to, sb_diary_planned(file->diary, day, picked - 1, &name),
                                value) < 0)
            return -1;
    }
    return 0;
}

static int ask_moves(told_session *to, const diary_file *file, const char *day,
                     size_t count, const char *message, const char *value,
                     char line[LONGEST_REPLY])
{
    for (;;) {
        size_t before = to->count;
        int code = ask(line, file, message);

        if (code || add_numbers(to, file, day, line, count, value) == 0)
            return code;
        to->count = before;
        if ((code = diary_say(file->pack, "diary-ask-again", NULL)))
            return code;
    }
}

static int show_moves(size_t *count, const diary_file *file, const char *day)
{
    const char *name;
    int code = 0;

    for (*count = 0; code == 0 && sb_diary_planned(file->diary, day, *count, &name);
         ++*count)
        code = offer(*count + 1, name, "");
    return code;
}

static int ask_number(told_session *to, const diary_file *file, const char *message,
                      const char *name, char line[LONGEST_REPLY])
{
    for (;;) {
        int code = ask(line, file, message);

        if (code || !line[0])
            return code;
        if (number_of(line, 10) || strcmp(line, "0") == 0)
            return told_add(to, name, line);
        if ((code = diary_say(file->pack, "diary-ask-again", NULL)))
            return code;
    }
}

int diary_ask_session(told_session *to, const diary_file *file, const char *day,
                      char lines[MOST_ASKED][LONGEST_REPLY])
{
    size_t count = 0;
    int code;

    prompt_start();
    if ((code = show_moves(&count, file, day)) == 0 &&
        (code = ask_moves(to, file, day, count, "diary-ask-left", "left", lines[0])) ==
            0 &&
        (code = ask_moves(to, file, day, count, "diary-ask-easier", "easier",
                          lines[1])) == 0 &&
        (code = ask_light(to, file, lines[2])) == 0 &&
        (code = ask_number(to, file, "diary-ask-before", "before", lines[3])) == 0 &&
        (code = ask_number(to, file, "diary-ask-after", "after", lines[4])) == 0)
        code = ask_number(to, file, "diary-ask-effort", "effort", lines[5]);
    return code;
}
