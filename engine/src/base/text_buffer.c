/* SPDX-License-Identifier: Apache-2.0 */
#include "base/text_buffer.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int make_more_room(text_buffer *out, size_t more)
{
    size_t room = out->room ? out->room : 256;
    char *text;

    if (out->failed)
        return -1;
    while (room < out->length + more + 1)
        room *= 2;
    text = realloc(out->text, room);
    if (!text) {
        out->failed = 1;
        return -1;
    }
    out->text = text;
    out->room = room;
    return 0;
}

static int make_room(text_buffer *out, size_t more)
{
    if (!out->failed && out->room - out->length > more)
        return 0;
    return make_more_room(out, more);
}

char *text_more(text_buffer *out, size_t length)
{
    char *more;

    if (make_room(out, length) < 0)
        return NULL;
    more = out->text + out->length;
    out->length += length;
    out->text[out->length] = '\0';
    return more;
}

void text_add_bytes(text_buffer *out, const char *bytes, size_t length)
{
    char *more = text_more(out, length);

    if (more)
        memcpy(more, bytes, length);
}

void text_add(text_buffer *out, const char *text)
{
    text_add_bytes(out, text, strlen(text));
}

void text_add_all(text_buffer *out, const char *const texts[])
{
    for (; *texts; texts++)
        text_add(out, *texts);
}

void text_addf(text_buffer *out, const char *format, ...)
{
    va_list args;
    size_t room;
    int length;

    do { /* once more when it did not fit */
        room = out->room - out->length;
        va_start(args, format);
        length = vsnprintf(room ? out->text + out->length : NULL, room, format, args);
        va_end(args);
        if (length < 0 || make_room(out, (size_t)length) < 0) {
            out->failed = 1;
            return;
        }
    } while ((size_t)length >= room);
    out->length += (size_t)length;
}

static const char *reference_of(char letter)
{
    switch (letter) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    default:
        return NULL;
    }
}

void text_add_markup(text_buffer *out, const char *text)
{
    for (; *text; text++) {
        const char *reference = reference_of(*text);

        if (reference)
            text_add(out, reference);
        else
            text_add_bytes(out, (unsigned char)*text < ' ' ? " " : text, 1);
    }
}

void text_capital(text_buffer *out)
{
    if (out->text && out->text[0] >= 'a' && out->text[0] <= 'z')
        out->text[0] = (char)(out->text[0] - 'a' + 'A');
}

char *text_take(text_buffer *out)
{
    char *text = NULL;

    if (!out->failed && make_room(out, 0) == 0) {
        out->text[out->length] = '\0';
        text = out->text;
        out->text = NULL;
    }
    text_clear(out);
    return text;
}

void text_clear(text_buffer *out)
{
    free(out->text);
    *out = (text_buffer){0};
}

void text_used(text_buffer *part, text_buffer *whole)
{
    whole->failed |= part->failed;
    text_clear(part);
}
