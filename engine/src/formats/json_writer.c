/* SPDX-License-Identifier: Apache-2.0 */
#include "formats/json_writer.h"

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/text_buffer.h"

enum { NUMBER_SIZE = 40 };

typedef enum value_kind { STRING, NUMBER, YES_OR_NO, LIST, OBJECT } value_kind;

struct json_value {
    value_kind kind;
    const char *key; /* in an object */
    json_value *next;
    union {
        struct {
            const char *text;
            size_t length;
        };             /* STRING */
        double number; /* NUMBER, YES_OR_NO */
        struct {
            json_value *first, *last;
        }; /* LIST, OBJECT */
    };
};

/* ---- making ---- */

static json_value *make(json_maker *m, value_kind kind)
{
    json_value *made = NULL;

    if (!m->memory)
        m->memory = arena_new();
    if (m->memory)
        made = arena_take(m->memory, sizeof(*made));
    if (made)
        made->kind = kind;
    else
        m->failed = 1;
    return made;
}

json_value *json_new_object(json_maker *m)
{
    return make(m, OBJECT);
}

json_value *json_new_list(json_maker *m)
{
    return make(m, LIST);
}

json_value *json_new_string(json_maker *m, const char *text)
{
    json_value *made = make(m, STRING);

    if (!made)
        return NULL;
    made->length = strlen(text);
    made->text = arena_copy(m->memory, text, made->length);
    if (!made->text) {
        made->length = 0;
        m->failed = 1;
    }
    return made;
}

json_value *json_new_number(json_maker *m, double number)
{
    json_value *made = make(m, NUMBER);

    if (made)
        made->number = number;
    return made;
}

void json_add(json_maker *m, json_value *list, json_value *value)
{
    if (!list || !value) {
        m->failed = 1;
        return;
    }
    if (list->last)
        list->last->next = value;
    else
        list->first = value;
    list->last = value;
}

const char *json_keep(json_maker *m, const char *text)
{
    json_value *kept = json_new_string(m, text);

    return kept && kept->text ? kept->text : "";
}

void json_put(json_maker *m, json_value *object, const char *key, json_value *value)
{
    if (value)
        value->key = key;
    json_add(m, object, value);
}

void json_put_text(json_maker *m, json_value *object, const char *key, const char *text)
{
    json_put(m, object, key, json_new_string(m, text));
}

void json_put_number(json_maker *m, json_value *object, const char *key, double number)
{
    json_put(m, object, key, json_new_number(m, number));
}

void json_put_yes(json_maker *m, json_value *object, const char *key, int yes)
{
    json_value *made = make(m, YES_OR_NO);

    if (made)
        made->number = yes;
    json_put(m, object, key, made);
}

void json_add_text(json_maker *m, json_value *list, const char *text)
{
    json_add(m, list, json_new_string(m, text));
}

int json_is_empty(const json_value *value)
{
    return !value || value->kind < LIST || !value->first;
}

void json_maker_clear(json_maker *m)
{
    arena_free(m->memory);
    *m = (json_maker){0};
}

/* ---- texts ---- */

/* The bytes of the UTF-8 letter at `text`; 0 when it is none (RFC 3629). */
static size_t letter_length(const unsigned char *text)
{
    unsigned char first = text[0], second = text[1];
    size_t length = first < 0x80   ? 1
                    : first < 0xC2 ? 0
                    : first < 0xE0 ? 2
                    : first < 0xF0 ? 3
                    : first < 0xF5 ? 4
                                   : 0;

    for (size_t i = 1; i < length; i++)
        if ((text[i] & 0xC0) != 0x80)
            return 0;
    if ((first == 0xE0 && second < 0xA0) || (first == 0xED && second > 0x9F) ||
        (first == 0xF0 && second < 0x90) || (first == 0xF4 && second > 0x8F))
        return 0; /* longer than need be, half of a pair, or beyond the last letter */
    return length;
}

static void write_escape(text_buffer *out, unsigned char letter)
{
    static const char letters[] = "\"\\\b\f\n\r\t", names[] = "\"\\bfnrt";
    const char *known = letter ? strchr(letters, letter) : NULL;

    if (known)
        text_add_bytes(out, (const char[]){'\\', names[known - letters]}, 2);
    else
        text_addf(out, "\\u%04X", letter);
}

static int is_plain(unsigned char letter)
{
    return letter >= ' ' && letter != '"' && letter != '\\' && letter < 0x80;
}

/* Eight letters at once: whether each is_plain. What is borrowed from the next letter
 * comes from one that is not plain. */
static int are_plain(uint64_t letters)
{
    const uint64_t each = UINT64_C(0x0101010101010101), high = each * 0x80;

    return !((letters | (letters - each * ' ') | ((letters ^ each * '"') - each) |
              ((letters ^ each * '\\') - each)) &
             high);
}

static uint64_t eight_letters(const char *from)
{
    uint64_t letters;

    memcpy(&letters, from, sizeof(letters));
    return letters;
}

/* How many letters from the beginning need no escape. */
static size_t plain_length(const char *text, size_t length)
{
    size_t plain = 0;

    while (length - plain >= sizeof(uint64_t) && are_plain(eight_letters(text + plain)))
        plain += sizeof(uint64_t);
    while (plain < length && is_plain((unsigned char)text[plain]))
        plain++;
    return plain;
}

static int copy_few(char *to, const char *from, size_t length)
{
    const size_t half = sizeof(uint32_t);
    uint32_t first, last;

    if (length < half) {
        size_t at = 0;

        for (; at < length && is_plain((unsigned char)from[at]); at++)
            to[at] = from[at];
        return at == length;
    }
    memcpy(&first, from, half);
    memcpy(&last, from + length - half, half);
    memcpy(to, &first, half);
    memcpy(to + length - half, &last, half);
    return are_plain(first | (uint64_t)last << 32);
}

/* Copies and looks at once: whether all letters were plain. The last ones may be copied
 * twice over. */
static int copy_plain(char *to, const char *from, size_t length)
{
    const size_t step = sizeof(uint64_t);
    uint64_t letters;

    if (length < step)
        return copy_few(to, from, length);
    for (size_t at = 0; length - at > step; at += step) {
        letters = eight_letters(from + at);
        memcpy(to + at, &letters, step);
        if (!are_plain(letters))
            return 0;
    }
    letters = eight_letters(from + length - step);
    memcpy(to + length - step, &letters, step);
    return are_plain(letters);
}

static void write_letter(text_buffer *out, char letter)
{
    if (out->room - out->length > 1)
        out->text[out->length++] = letter;
    else
        text_add_bytes(out, &letter, 1);
}

static void write_odd_text(text_buffer *out, const char *text, size_t length)
{
    const char *at = text, *const end = text + length;

    write_letter(out, '"');
    while (at < end) {
        size_t plain = plain_length(at, (size_t)(end - at)), letter;

        text_add_bytes(out, at, plain);
        at += plain;
        if (at < end && (unsigned char)*at < 0x80) {
            write_escape(out, (unsigned char)*at++);
        } else if (at < end && (letter = letter_length((const unsigned char *)at))) {
            text_add_bytes(out, at, letter);
            at += letter;
        } else if (at < end) {
            text_add(out, "\xEF\xBF\xBD");
            at++;
        }
    }
    write_letter(out, '"');
}

/* A text between quotes. */
static void write_text(text_buffer *out, const char *text, size_t length)
{
    const size_t begin = out->length;
    char *at = text_more(out, length + 2);

    if (!at)
        return;
    if (copy_plain(at + 1, text, length)) {
        at[0] = at[length + 1] = '"';
    } else {
        out->length = begin;
        write_odd_text(out, text, length);
    }
}

static void write_whole(text_buffer *out, long long number)
{
    char digits[NUMBER_SIZE];
    size_t at = sizeof(digits);
    unsigned long long left = number < 0 ? 0ULL - (unsigned long long)number
                                         : (unsigned long long)number;

    do {
        digits[--at] = (char)('0' + left % 10);
        left /= 10;
    } while (left);
    if (number < 0)
        digits[--at] = '-';
    text_add_bytes(out, digits + at, sizeof(digits) - at);
}

/* Whole numbers as such; others with six digits, and a point in every locale. */
static void write_figure(text_buffer *out, double number)
{
    char text[NUMBER_SIZE];
    char *comma;

    if (!(floor(number) < number)) {
        write_whole(out, (long long)number);
        return;
    }
    snprintf(text, sizeof(text), "%.6g", number);
    if ((comma = strchr(text, ',')))
        *comma = '.';
    text_add(out, text);
}

/* ---- values ---- */

typedef struct layout {
    size_t indent; /* blanks a level; 0: one line */
    size_t depth;
} layout;

static void start_line(text_buffer *out, const layout *l)
{
    static const char blanks[] = "                                ";
    size_t left = l->indent * l->depth;

    if (!l->indent)
        return;
    write_letter(out, '\n');
    for (size_t piece; left; left -= piece) {
        piece = left < sizeof(blanks) - 1 ? left : sizeof(blanks) - 1;
        text_add_bytes(out, blanks, piece);
    }
}

static void write_value(text_buffer *out, const json_value *value, layout *l);

static void write_key(text_buffer *out, const char *key, const layout *l)
{
    write_text(out, key, strlen(key));
    write_letter(out, ':');
    if (l->indent)
        write_letter(out, ' ');
}

static void write_group(text_buffer *out, const json_value *group, layout *l)
{
    const char *brackets = group->kind == LIST ? "[]" : "{}";

    write_letter(out, brackets[0]);
    l->depth++;
    for (const json_value *one = group->first; one; one = one->next) {
        start_line(out, l);
        if (group->kind == OBJECT)
            write_key(out, one->key, l);
        write_value(out, one, l);
        if (one->next)
            write_letter(out, ',');
    }
    l->depth--;
    if (group->first)
        start_line(out, l);
    write_letter(out, brackets[1]);
}

static void write_value(text_buffer *out, const json_value *value, layout *l)
{
    switch (value->kind) {
    case STRING:
        write_text(out, value->text, value->length);
        break;
    case NUMBER:
        write_figure(out, value->number);
        break;
    case YES_OR_NO:
        text_add(out, value->number > 0 ? "true" : "false");
        break;
    default:
        write_group(out, value, l);
    }
}

char *json_write(json_maker *m, const json_value *value, size_t indent)
{
    layout l = {.indent = indent};
    text_buffer out = {.failed = m->failed || !value};

    if (!out.failed)
        write_value(&out, value, &l);
    json_maker_clear(m);
    return text_take(&out);
}
