/* SPDX-License-Identifier: Apache-2.0 */
/* Reads a template by its marks alone: it is no file of the schema, and holds @ID@. */
#include "base/template_text.h"

#include <stdio.h>
#include <string.h>

enum { LEAST_BLANKS = 2, LONGEST_MARK = 32 };

const char *const template_attributes[] = {"say", "because", "of", NULL};

typedef struct scan {
    list *out;
    arena *memory;
    const char *tag; /* the one read last */
    size_t tag_length;
    int failed;
} scan;

static void keep(scan *s, const char *where, size_t where_length, const char *text,
                 size_t length, int is_condition)
{
    template_text *made = arena_take(s->memory, sizeof(*made));

    if (made)
        *made = (template_text){arena_copy(s->memory, where, where_length),
                                arena_copy(s->memory, text, length), is_condition};
    s->failed |= !made || !made->where || !made->text || list_add(s->out, made) < 0;
}

static int is_for_the_writer(const char *text, size_t length)
{
    size_t blanks = 0;

    for (size_t i = 0; i < length; i++) {
        if (text[i] == '@')
            return 0; /* filled in by `new` */
        blanks += text[i] == ' ';
    }
    return blanks >= LEAST_BLANKS;
}

static void read_text(scan *s, const char *text, size_t length)
{
    static const char white[] = " \t\r\n";

    while (length && strchr(white, *text))
        text++, length--;
    while (length && strchr(white, text[length - 1]))
        length--;
    if (length && is_for_the_writer(text, length))
        keep(s, s->tag, s->tag_length, text, length, 0);
}

static void read_attributes(scan *s, const char *tag, size_t length)
{
    for (const char *const *name = template_attributes; *name; name++) {
        char mark[LONGEST_MARK];
        int size = snprintf(mark, sizeof(mark), " %s=\"", *name);

        for (const char *at = strstr(tag, mark); at && at < tag + length;
             at = strstr(at, mark)) {
            at += size;
            if (is_for_the_writer(at, strcspn(at, "\"")))
                keep(s, *name, strlen(*name), at, strcspn(at, "\""), 0);
        }
    }
}

/* The condition of a template is one test. */
static void read_condition(scan *s, const char *tag, size_t length)
{
    if (s->tag_length == 4 && strncmp(s->tag, "when", 4) == 0)
        keep(s, "when", 4, tag, length, 1);
}

static const char *read_tag(scan *s, const char *at)
{
    size_t length = strcspn(at, ">") + 1;

    if (strncmp(at, "<!--", 4) == 0) {
        const char *end = strstr(at, "-->");

        return end ? end + 3 : at + strlen(at);
    }
    if (!at[length - 1])
        return at + strlen(at);
    if (at[length - 2] == '/')
        read_condition(s, at, length);
    read_attributes(s, at, length);
    s->tag = at + 1;
    s->tag_length = strcspn(s->tag, " />\n");
    return at + length;
}

int template_texts(list *out, arena *memory, const char *bytes)
{
    scan s = {.out = out, .memory = memory, .tag = "", .tag_length = 0};

    for (const char *at = bytes; *at;) {
        size_t length = strcspn(at, "<");

        read_text(&s, at, length);
        at += length;
        if (*at)
            at = read_tag(&s, at);
    }
    return s.failed ? -1 : 0;
}
