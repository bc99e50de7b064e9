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

int reply_value(char value[VALUE_SIZE], const sb_question *asked, const char *line)
{
    sb_question_type type = sb_question_kind(asked);

    value[0] = '\0';
    if (means_not_sure(line)) {
        snprintf(value, VALUE_SIZE, "unknown");
        return 0;
    }
    if (type == SB_CHOICE || type == SB_CHOICES)
        return read_options(value, asked, line);
    snprintf(value, VALUE_SIZE, "%s", line);
    return line[0] ? 0 : -1;
}

int reply_is_unsure(const char *value)
{
    const char *tick = strstr(value, "not-sure");

    return strcmp(value, "unknown") == 0 || tick != NULL;
}
