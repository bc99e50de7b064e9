/* SPDX-License-Identifier: Apache-2.0 */
/* Words of the pack on the terminal. */
#include <iconv.h>
#include <langinfo.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "interview.h"

enum { LONGEST_TEXT = 8192 };

const char *interview_word(const interview *i, const char *id)
{
    const char *text = sb_pack_message(i->pack, id);

    return text ? text : "";
}

/* Where the terminal has no UTF-8, letters become the nearest plain ones. */
static void print_plain(const char *text)
{
    iconv_t plain = iconv_open("ASCII//TRANSLIT", "UTF-8");
    size_t left = strlen(text), room = 4 * left + 1;
    char *out = plain == (iconv_t)-1 ? NULL : malloc(room);
    char *from = (char *)(uintptr_t)text, *to = out;

    if (out && iconv(plain, &from, &left, &to, &room) != (size_t)-1) {
        *to = '\0';
        fputs(out, stdout);
    } else {
        for (; *text; text++)
            putchar((unsigned char)*text < 128 ? *text : '?');
    }
    free(out);
    if (plain != (iconv_t)-1)
        iconv_close(plain);
}

void interview_print_text(const char *text)
{
    if (strcmp(nl_langinfo(CODESET), "UTF-8") == 0)
        fputs(text, stdout);
    else
        print_plain(text);
}

void interview_print(const interview *i, const char *first, const char *text)
{
    sb_failure why = {0};
    char *lines = NULL;

    if (sb_wrap(&lines, first, text, i->columns, &why) < 0)
        tell_failure(&why);
    else
        interview_print_text(lines);
    free(lines);
}

static const char *value_of(const char *const pairs[], const char *name, size_t length)
{
    for (size_t i = 0; pairs && pairs[i]; i += 2)
        if (strlen(pairs[i]) == length && strncmp(pairs[i], name, length) == 0)
            return pairs[i + 1];
    return NULL;
}

void interview_say(const interview *i, const char *id, const char *const pairs[])
{
    const char *text = interview_word(i, id);
    char whole[LONGEST_TEXT];
    size_t length = 0;

    while (*text && length + 1 < sizeof(whole)) {
        const char *end = *text == '{' ? strchr(text, '}') : NULL;
        const char *value = end ? value_of(pairs, text + 1, (size_t)(end - text - 1))
                                : NULL;

        if (!value) {
            whole[length++] = *text++;
            continue;
        }
        length += (size_t)snprintf(whole + length, sizeof(whole) - length, "%s", value);
        length = length < sizeof(whole) ? length : sizeof(whole) - 1;
        text = end + 1;
    }
    whole[length] = '\0';
    interview_print(i, "", whole);
}

turn interview_failed(const sb_failure *why)
{
    tell_failure(why);
    return FAILED;
}
