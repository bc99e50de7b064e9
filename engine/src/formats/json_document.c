/* SPDX-License-Identifier: Apache-2.0 */
#include "formats/json_document.h"

#include <jansson.h>
#include <stdint.h>
#include <string.h>

static json_t *inner(const json_input *value)
{
    return (json_t *)(uintptr_t)value;
}

/* The end of the string that starts at `at` (an opening quote). */
static size_t string_end(const char *text, size_t length, size_t at)
{
    for (at++; at < length && text[at] != '"'; at++)
        at += text[at] == '\\';
    return at;
}

/* ---- numbers, as they are written ---- */

/* So many digits a double holds exactly; an exponent of more than two digits would leave
 * what it holds. */
enum { MOST_DIGITS = 15, MOST_EXPONENT_DIGITS = 2 };

/* Counts the digits from `*at` on, without noughts in front; a point is passed over. */
static size_t count_digits(const char *text, size_t length, size_t *at)
{
    size_t digits = 0;

    for (; *at < length && text[*at] && strchr("0123456789.", text[*at]); ++*at)
        digits += text[*at] != '.' && (digits || text[*at] != '0');
    return digits;
}

/* Passes over one number; whether it is held as it is written. */
static int is_held(const char *text, size_t length, size_t *at)
{
    size_t digits = count_digits(text, length, at), exponent = 0;

    if (*at < length && (text[*at] == 'e' || text[*at] == 'E')) {
        ++*at;
        *at += *at < length && (text[*at] == '+' || text[*at] == '-');
        exponent = count_digits(text, length, at);
    }
    return digits <= MOST_DIGITS && exponent <= MOST_EXPONENT_DIGITS;
}

/* The line of the first number that would be another one once it is read; 0: none. */
static int line_of_long_number(const char *text, size_t length)
{
    int line = 1;

    for (size_t at = 0; at < length;) {
        if (text[at] >= '0' && text[at] <= '9') {
            if (!is_held(text, length, &at))
                return line;
            continue;
        }
        line += text[at] == '\n';
        at = (text[at] == '"' ? string_end(text, length, at) : at) + 1;
    }
    return 0;
}

/* Editors of some systems put a mark before the text: that of UTF-8 is passed over. */
static size_t mark_length(const char *text, size_t length)
{
    return length >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
}

static int is_utf16(const char *text, size_t length)
{
    return length >= 2 &&
           (memcmp(text, "\xFF\xFE", 2) == 0 || memcmp(text, "\xFE\xFF", 2) == 0);
}

int json_read(json_input **out, const char *text, size_t length, sb_failure *why)
{
    json_error_t error;
    json_t *value;
    size_t mark;
    int line;

    if (length > LARGEST_JSON) /* it may not even be there */
        return failure_set(why, SB_CAUSE_ANSWERS, "", 0,
                           "the text is longer than %d bytes", LARGEST_JSON);
    if (is_utf16(text, length))
        return failure_set(why, SB_CAUSE_ANSWERS, "", 1,
                           "this text is in UTF-16; save it as UTF-8");
    if ((line = line_of_long_number(text, length)))
        return failure_set(why, SB_CAUSE_ANSWERS, "", line,
                           "a number has more than %d digits, or a large exponent; "
                           "write it plainly, such as 45 or 4.5",
                           MOST_DIGITS);
    mark = mark_length(text, length);
    value = json_loadb(text + mark, length - mark,
                       JSON_REJECT_DUPLICATES | JSON_DECODE_ANY, &error);
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
        return JSON_IS_STRING;
    case JSON_INTEGER:
    case JSON_REAL:
        return JSON_IS_NUMBER;
    case JSON_ARRAY:
        return JSON_IS_LIST;
    case JSON_OBJECT:
        return JSON_IS_OBJECT;
    default:
        return JSON_IS_OTHER;
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

const json_input *json_get(const json_input *object, const char *key)
{
    return (const json_input *)json_object_get(inner(object), key);
}

void json_each(const json_input *object, json_seen *seen, void *payload)
{
    const char *key;
    json_t *value;

    json_object_foreach(inner(object), key, value)
        seen(payload, key, (const json_input *)value);
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
