/* SPDX-License-Identifier: Apache-2.0 */
#ifndef JSON_WRITER_H
#define JSON_WRITER_H

#include <stddef.h>

#include "base/arena.h"

/* Writing JSON: values are made, put into each other, and written as one text. All values
 * of a maker live until json_write or json_maker_clear; texts are copied. A failure to
 * get memory is kept: ask once, at the end. Start with {0}. */
typedef struct json_maker {
    int failed;
    arena *memory;
} json_maker;

typedef struct json_value json_value; /* owned by its maker */

json_value *json_new_object(json_maker *m);
json_value *json_new_list(json_maker *m);
json_value *json_new_string(json_maker *m, const char *text);
json_value *json_new_number(json_maker *m, double number);

/* Into an object under a key, in the order of the calls; into a list. A value goes into
 * one place only, a key is put once. Keys are not copied: they are names of the format,
 * ids of the pack, or kept. */
const char *json_keep(json_maker *m, const char *key);
void json_put(json_maker *m, json_value *object, const char *key, json_value *value);
void json_put_text(json_maker *m, json_value *object, const char *key, const char *text);
void json_put_number(json_maker *m, json_value *object, const char *key, double number);
void json_put_yes(json_maker *m, json_value *object, const char *key, int yes);
void json_add(json_maker *m, json_value *list, json_value *value);
void json_add_text(json_maker *m, json_value *list, const char *text);

int json_is_empty(const json_value *value); /* a list or an object with nothing in it */

/* The text, with `indent` blanks a level, or as one line without blanks (0). Always valid
 * UTF-8: what is not, in a text, becomes U+FFFD. Clears the maker. NULL when anything
 * failed; free the text with free. */
char *json_write(json_maker *m, const json_value *value, size_t indent);

/* For a maker whose values are not written after all. */
void json_maker_clear(json_maker *m);

#endif
