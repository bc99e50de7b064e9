/* SPDX-License-Identifier: Apache-2.0 */
#include "json_document.h"

#include <jansson.h>
#include <math.h>
#include <stdint.h>
#include <string.h>

static json_t *inner(const json_value *value)
{
    return (json_t *)(uintptr_t)value;
}

/* ---- reading ---- */

int json_read(json_value **out, const char *text, size_t length, sb_failure *why)
{
    json_error_t error;
    json_t *value;

    if (length > LARGEST_JSON)
        return failure_set(why, SB_CAUSE_ANSWERS, "", 0,
                           "the text is longer than %d bytes", LARGEST_JSON);
    value = json_loadb(text, length, JSON_REJECT_DUPLICATES | JSON_DECODE_ANY, &error);
    if (!value)
        return failure_set(why, SB_CAUSE_ANSWERS, "", error.line,
                           "this is not valid JSON: %s", error.text);
    *out = (json_value *)value;
    return 0;
}

void json_free(json_value *value)
{
    json_decref(inner(value));
}

json_kind json_kind_of(const json_value *value)
{
    switch (json_typeof(inner(value))) {
    case JSON_STRING:
        return JSON_WORD;
    case JSON_INTEGER:
    case JSON_REAL:
        return JSON_FIGURE;
    case JSON_ARRAY:
        return JSON_LIST;
    case JSON_OBJECT:
        return JSON_THINGS;
    default:
        return JSON_OTHER;
    }
}

const char *json_text(const json_value *value)
{
    const char *text = json_string_value(inner(value));

    return text ? text : "";
}

double json_number(const json_value *value)
{
    return json_number_value(inner(value));
}

size_t json_length(const json_value *value)
{
    return json_is_array(inner(value)) ? json_array_size(inner(value))
                                       : json_object_size(inner(value));
}

const json_value *json_at(const json_value *list, size_t index)
{
    return (const json_value *)json_array_get(inner(list), index);
}

const json_value *json_get(const json_value *things, const char *key)
{
    return (const json_value *)json_object_get(inner(things), key);
}

void json_each(const json_value *things, json_seen *seen, void *payload)
{
    const char *key;
    json_t *value;

    json_object_foreach(inner(things), key, value)
        seen(payload, key, (const json_value *)value);
}

/* The end of the string that starts at `at` (an opening quote). */
static size_t string_end(const char *text, size_t length, size_t at)
{
    for (at++; at < length && text[at] != '"'; at++)
        at += text[at] == '\\';
    return at;
}

int json_key_line(const char *text, size_t length, int depth, const char *key)
{
    size_t size = strlen(key);
    int line = 1, now = 0;

    for (size_t at = 0; at < length; at++) {
        line += text[at] == '\n';
        now += (text[at] == '{' || text[at] == '[') -
               (text[at] == '}' || text[at] == ']');
        if (text[at] != '"')
            continue;
        size_t end = string_end(text, length, at);
        size_t behind = end + 1;

        while (behind < length && strchr(" \t\r\n", text[behind]))
            behind++;
        if (now == depth && behind < length && text[behind] == ':' &&
            end - at - 1 == size && memcmp(text + at + 1, key, size) == 0)
            return line;
        at = end;
    }
    return 0;
}

/* ---- writing ---- */

static json_value *made(json_maker *m, json_t *value)
{
    if (!value)
        m->failed = 1;
    return (json_value *)value;
}

json_value *json_things(json_maker *m)
{
    return made(m, json_object());
}

json_value *json_list(json_maker *m)
{
    return made(m, json_array());
}

void json_put(json_maker *m, json_value *things, const char *key, json_value *value)
{
    if (!things || !value || json_object_set_new(inner(things), key, inner(value)) < 0)
        m->failed = 1;
}

json_value *json_word(json_maker *m, const char *text)
{
    return made(m, json_string(text));
}

json_value *json_figure(json_maker *m, double number)
{
    return made(m, floor(number) < number ? json_real(number)
                                          : json_integer((json_int_t)number));
}

void json_put_text(json_maker *m, json_value *things, const char *key, const char *text)
{
    json_put(m, things, key, json_word(m, text));
}

void json_put_number(json_maker *m, json_value *things, const char *key, double number)
{
    json_put(m, things, key, json_figure(m, number));
}

void json_put_yes(json_maker *m, json_value *things, const char *key, int yes)
{
    json_put(m, things, key, (json_value *)json_boolean(yes));
}

void json_add(json_maker *m, json_value *list, json_value *value)
{
    if (!list || !value || json_array_append_new(inner(list), inner(value)) < 0)
        m->failed = 1;
}

void json_add_text(json_maker *m, json_value *list, const char *text)
{
    json_add(m, list, json_word(m, text));
}

char *json_write(json_maker *m, json_value *value, size_t indent)
{
    size_t flags = JSON_INDENT(indent) | JSON_REAL_PRECISION(6) | JSON_ENCODE_ANY;
    char *text = NULL;

    if (!m->failed && value)
        text = json_dumps(inner(value), flags);
    json_decref(inner(value));
    return text;
}
