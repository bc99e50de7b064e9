/* SPDX-License-Identifier: Apache-2.0 */
#include "formats/page_writer.h"

#include <steadyback/page.h>
#include <string.h>

#include "base/failure.h"

size_t text_width(const char *text)
{
    size_t width = 0;

    for (; *text; text++)
        width += ((unsigned char)*text & 0xC0) != 0x80;
    return width;
}

static void blanks(text_buffer *out, size_t count)
{
    while (count--)
        text_add(out, " ");
}

static size_t word_width(const char *word, size_t length)
{
    size_t width = 0;

    for (size_t i = 0; i < length; i++)
        width += ((unsigned char)word[i] & 0xC0) != 0x80;
    return width;
}

void page_text(page *p, const char *first, const char *text)
{
    size_t indent = text_width(first), at = indent;
    int fresh = 1;

    text_add(&p->out, first);
    while (*text) {
        size_t length = strcspn(text, " ");
        size_t width = word_width(text, length);

        if (!fresh && at + 1 + width > p->columns) {
            text_add(&p->out, "\n");
            blanks(&p->out, indent);
            at = indent;
            fresh = 1;
        }
        if (!fresh)
            text_add(&p->out, " ");
        text_add_bytes(&p->out, text, length);
        at += width + !fresh;
        fresh = 0;
        text += length;
        text += strspn(text, " ");
    }
    text_add(&p->out, "\n");
}

void page_heading(page *p, const char *text)
{
    text_add(&p->out, p->out.length ? "\n" : "");
    page_text(p, "", text);
    for (size_t i = 0; i < text_width(text) && i < p->columns; i++)
        text_add(&p->out, "-");
    text_add(&p->out, "\n");
}

void page_line(page *p, const char *text)
{
    text_add(&p->out, text);
    text_add(&p->out, "\n");
}

int sb_wrap(char **out, const char *first, const char *text, size_t columns,
            sb_failure *why)
{
    page p = {.columns = columns};

    page_text(&p, first, text);
    *out = text_take(&p.out);
    return *out ? 0 : failure_memory(why);
}
