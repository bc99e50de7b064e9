/* SPDX-License-Identifier: Apache-2.0 */
#include "json_document.h"

#include <jansson.h>
#include <stdint.h>
#include <string.h>

static json_t *inner(const json_input *value)
{
    return (json_t *)(uintptr_t)value;
}

int json_read(json_input **out, const char *text, size_t length, sb_failure *why)
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
    *out = (json_input *)value;
    return 0;
}

void json_free(json_input *value)
{
    json_decref(inner(value));
}

json_kind json_kind_of(const json_input *value)
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

const char *json_text(const json_input *value)
{
    const char *text = json_string_value(inner(value));

    return text ? text : "";
}

double json_number(const json_input *value)
{
    return json_number_value(inner(value));
}

size_t json_length(const json_input *value)
{
    return json_is_array(inner(value)) ? json_array_size(inner(value))
                                       : json_object_size(inner(value));
}

const json_input *json_at(const json_input *list, size_t index)
{
    return (const json_input *)json_array_get(inner(list), index);
}

const json_input *json_get(const json_input *things, const char *key)
{
    return (const json_input *)json_object_get(inner(things), key);
}

void json_each(const json_input *things, json_seen *seen, void *payload)
{
    const char *key;
    json_t *value;

    json_object_foreach(inner(things), key, value)
        seen(payload, key, (const json_input *)value);
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
