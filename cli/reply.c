/* SPDX-License-Identifier: Apache-2.0 */
#include "reply.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

static int means_not_sure(const char *line)
{
    static const char *const words[] = {"not sure",   "not-sure",  "unknown", "skip",
                                        "don't know", "dont know", NULL};

    for (const char *const *word = words; *word; word++)
        if (strcasecmp(line, *word) == 0)
            return 1;
    return 0;
}

/* The only option whose words start so, without regard to capitals; NULL when none or
 * several do. */
static const char *option_starting(const sb_question *asked, const char *start)
{
    const char *found = NULL;

    for (size_t i = 0; i < sb_question_option_count(asked); i++) {
        if (strncasecmp(sb_question_option_text(asked, i), start, strlen(start)) != 0)
            continue;
        if (found)
            return NULL;
        found = sb_question_option_id(asked, i);
    }
    return found;
}

/* The option that a word names: its number as shown, or its id. NULL when none. */
static const char *option_named(const sb_question *asked, const char *word)
{
    size_t count = sb_question_option_count(asked);
    char *end;
    unsigned long number = strtoul(word, &end, 10);

    if (isdigit((unsigned char)word[0]) && !*end)
        return number >= 1 && number <= count ? sb_question_option_id(asked, number - 1)
                                              : NULL;
    for (size_t i = 0; i < count; i++)
        if (strcasecmp(word, sb_question_option_id(asked, i)) == 0)
            return sb_question_option_id(asked, i);
    return NULL;
}

static int read_options(char value[VALUE_SIZE], const sb_question *asked,
                        const char *line)
{
    char words[VALUE_SIZE];
    size_t length = 0;

    snprintf(words, sizeof(words), "%s", line);
    for (char *rest = NULL, *word = strtok_r(words, " ,;", &rest); word;
         word = strtok_r(NULL, " ,;", &rest)) {
        const char *id = option_named(asked, word);
        int done = id ? snprintf(value + length, VALUE_SIZE - length, "%s%s",
                                 length ? " " : "", id)
                      : -1;

        if (done < 0 || (size_t)done >= VALUE_SIZE - length)
            return -1;
        length += (size_t)done;
    }
    return length ? 0 : -1;
}

/* A number, with the unit of the question behind it or not. */
static int read_number(char value[VALUE_SIZE], const sb_question *asked, const char *line)
{
    const char *unit = sb_question_unit(asked);
    size_t length = strspn(line, "+-0123456789.,");
    const char *rest = line + length + strspn(line + length, " ");

    if (!length || (*rest && (!unit || strncasecmp(rest, unit, strlen(rest)) != 0)))
        return -1;
    snprintf(value, VALUE_SIZE, "%.*s", (int)length, line);
    for (char *comma = value; (comma = strchr(comma, ','));)
        *comma = '.';
    return 0;
}

int reply_value(char value[VALUE_SIZE], const sb_question *asked, const char *line)
{
    sb_question_type type = sb_question_kind(asked);
    const char *only;

    value[0] = '\0';
    if (!line[0])
        return -1;
    if (means_not_sure(line)) {
        snprintf(value, VALUE_SIZE, "unknown");
        return 0;
    }
    if (type == SB_NUMBER || type == SB_SCALE)
        return read_number(value, asked, line);
    if (read_options(value, asked, line) == 0)
        return 0;
    only = option_starting(asked, line);
    if (only)
        snprintf(value, VALUE_SIZE, "%s", only);
    return only ? 0 : -1;
}

const char *reply_word_in(const char *value, const char *word)
{
    size_t length = strlen(word);

    for (const char *at = value; (at = strstr(at, word)); at += length)
        if ((at == value || at[-1] == ' ') && (at[length] == ' ' || !at[length]))
            return at;
    return NULL;
}

int reply_is_unsure(const char *value)
{
    return reply_word_in(value, "unknown") || reply_word_in(value, "not-sure");
}
