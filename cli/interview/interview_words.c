/* SPDX-License-Identifier: Apache-2.0 */
/* Words of the pack on the terminal. */
#include <iconv.h>
#include <langinfo.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "interview/interview.h"

enum { NUMBER_SIZE = 32, USUAL_COLUMNS = 80, NARROWEST = 40, WIDEST = 100 };

size_t interview_columns(void)
{
    const char *named = getenv("COLUMNS");
    struct winsize size = {0};
    long columns = named ? strtol(named, NULL, 10) : 0;

    if (columns <= 0 && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0)
        columns = size.ws_col;
    if (columns <= 0)
        columns = USUAL_COLUMNS;
    return columns < NARROWEST ? NARROWEST : columns > WIDEST ? WIDEST : (size_t)columns;
}

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

void interview_print(interview *i, const char *first, const char *text)
{
    sb_failure why = {0};
    char *lines = NULL;

    if (sb_wrap(&lines, first, text, i->columns, &why) < 0)
        interview_failed(i, &why);
    else
        interview_print_text(lines);
    free(lines);
}

void interview_say(interview *i, const char *id, const char *const pairs[])
{
    sb_failure why = {0};
    char *whole = NULL;

    if (sb_pack_say(&whole, i->pack, id, pairs, &why) < 0)
        interview_failed(i, &why);
    interview_print(i, "", whole ? whole : "");
    free(whole);
}

void interview_offer(interview *i, size_t number, const char *text)
{
    char first[NUMBER_SIZE];

    snprintf(first, sizeof(first), "%4zu. ", number);
    interview_print(i, first, text);
}

turn interview_failed(interview *i, const sb_failure *why)
{
    i->code = tell_failure(why);
    return FAILED;
}
