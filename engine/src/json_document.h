/* SPDX-License-Identifier: Apache-2.0 */
#ifndef JSON_DOCUMENT_H
#define JSON_DOCUMENT_H

#include <stddef.h>

#include "failure.h"

/* The only door to the JSON library. Values are opaque. */
typedef struct json_value json_value;

/* ---- reading ---- */

enum { LARGEST_JSON = 1024 * 1024 };

/* Parses a whole text. Duplicate keys, invalid UTF-8, too deep nesting and anything
 * behind the value are refused. Caller frees *out; on -1 `why` has line and sentence. */
int json_read(json_value **out, const char *text, size_t length, sb_failure *why);
void json_free(json_value *value); /* accepts NULL */

typedef enum json_kind {
    JSON_WORD,
    JSON_FIGURE,
    JSON_LIST,
    JSON_THINGS,
    JSON_OTHER
} json_kind;
json_kind json_kind_of(const json_value *value);

const char *json_text(const json_value *value); /* "" unless a word */
double json_number(const json_value *value);    /* 0 unless a figure */
size_t json_length(const json_value *value);    /* of a list or things */
const json_value *json_at(const json_value *list, size_t index);
const json_value *json_get(const json_value *things, const char *key);

/* Calls `seen` for every key in the order of the text. */
typedef void json_seen(void *payload, const char *key, const json_value *value);
void json_each(const json_value *things, json_seen *seen, void *payload);

/* The line on which a key stands at this depth (1: the outermost object), or 0. */
int json_key_line(const char *text, size_t length, int depth, const char *key);

/* ---- writing: a failure to get memory is kept, ask once at the end ---- */

typedef struct json_maker {
    int failed;
} json_maker;

json_value *json_things(json_maker *m);
json_value *json_list(json_maker *m);
json_value *json_word(json_maker *m, const char *text);
json_value *json_figure(json_maker *m, double number);
void json_put(json_maker *m, json_value *things, const char *key, json_value *value);
void json_put_text(json_maker *m, json_value *things, const char *key, const char *text);
void json_put_number(json_maker *m, json_value *things, const char *key, double number);
void json_put_yes(json_maker *m, json_value *things, const char *key, int yes);
void json_add(json_maker *m, json_value *list, json_value *value);
void json_add_text(json_maker *m, json_value *list, const char *text);

/* The text, with `indent` blanks a level (0: one line). Frees `value`. NULL when anything
 * failed; free the text with free. */
char *json_write(json_maker *m, json_value *value, size_t indent);

#endif
