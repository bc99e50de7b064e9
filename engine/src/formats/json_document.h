/* SPDX-License-Identifier: Apache-2.0 */
#ifndef JSON_DOCUMENT_H
#define JSON_DOCUMENT_H

#include <stddef.h>

#include "base/failure.h"

/* Reading JSON; the only door to the JSON library. Writing: json_writer.h. */
typedef struct json_input json_input;

enum { LARGEST_JSON = 1024 * 1024 };

/* Parses a whole text. Duplicate keys, numbers that a double does not hold as they are
 * written (more than 15 digits), invalid UTF-8, too deep nesting and anything
 * behind the value are refused. Caller frees *out; on -1 `why` has line and sentence. */
int json_read(json_input **out, const char *text, size_t length, sb_failure *why);
void json_free(json_input *value); /* accepts NULL */

typedef enum json_kind {
    JSON_IS_STRING,
    JSON_IS_NUMBER,
    JSON_IS_LIST,
    JSON_IS_OBJECT,
    JSON_IS_OTHER
} json_kind;
json_kind json_kind_of(const json_input *value);

const char *json_text(const json_input *value); /* "" unless a string */
double json_number(const json_input *value);    /* 0 unless a number */
size_t json_length(const json_input *value);    /* of a list or an object */
const json_input *json_at(const json_input *list, size_t index);
const json_input *json_get(const json_input *object, const char *key);

/* Calls `seen` for every key in the order of the text. */
typedef void json_seen(void *payload, const char *key, const json_input *value);
void json_each(const json_input *object, json_seen *seen, void *payload);

/* The line on which a key stands at this depth (1: the outermost object), or 0. */
int json_key_line(const char *text, size_t length, int depth, const char *key);

#endif
