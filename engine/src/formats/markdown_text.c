/* SPDX-License-Identifier: Apache-2.0 */
#include "formats/markdown_text.h"

#include <ctype.h>
#include <string.h>

#include "base/text_buffer.h"

/* What is markup in the middle of a line, and what only at its start. */
#define ANYWHERE "\\`*_[]<>|~"
#define AT_START "#+-="

static int starts_list(const char *text)
{
    size_t digits = strspn(text, "0123456789");

    return digits && (text[digits] == '.' || text[digits] == ')');
}

/* An & begins a character reference only before a letter or #. */
static int is_markup(const char *at, int is_start)
{
    return strchr(ANYWHERE, *at) || (is_start && strchr(AT_START, *at)) ||
           (*at == '&' && (isalpha((unsigned char)at[1]) || at[1] == '#'));
}

char *markdown_text(const char *text)
{
    text_buffer out = {0};
    size_t number = starts_list(text) ? strspn(text, "0123456789") : 0;

    text_add_bytes(&out, text, number);
    if (number)
        text_add(&out, "\\");
    for (const char *at = text + number; *at; at++) {
        if (is_markup(at, at == text))
            text_add(&out, "\\");
        if (*at == '\n' || *at == '\r')
            text_add(&out, " "); /* a text stays in its line */
        else
            text_add_bytes(&out, at, 1);
    }
    return text_take(&out);
}
