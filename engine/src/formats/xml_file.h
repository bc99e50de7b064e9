/* SPDX-License-Identifier: Apache-2.0 */
#ifndef XML_FILE_H
#define XML_FILE_H

#include <stddef.h>

#include "base/arena.h"
#include "base/mistakes.h"

/* One element of a checked file. Lives in the arena given to xml_read. */
typedef struct xml_attribute {
    const char *name;
    const char *value;
    const struct xml_attribute *next;
} xml_attribute;

typedef struct xml_element {
    const char *name;
    const char *text;    /* white space folded; "" when it holds elements */
    const char *written; /* the text as it stands in the file, with {emergency} and the
                            like; NULL: as `text` */
    const char *file;    /* as `shown` below; borrowed */
    int line;
    const xml_attribute *attributes;
    const struct xml_element *first; /* child */
    const struct xml_element *next;  /* sibling */
} xml_element;

/* Reads files against one schema. Not for two threads at once. */
typedef struct xml_reader xml_reader;

int xml_reader_open(xml_reader **out, const char *schema, size_t length, sb_failure *why);
void xml_reader_close(xml_reader *reader); /* accepts NULL */

/* Parses and validates `bytes`. Mistakes are added under the file name `shown`; then, or
 * when memory runs out (mistakes_failed), the answer is NULL. A DOCTYPE is refused, no
 * entity is expanded, nothing outside is read. */
const xml_element *xml_read(xml_reader *reader, arena *memory, const char *bytes,
                            size_t length, const char *shown, sb_mistakes *mistakes);

/* The text of an element as its file has it, before names were put in. */
const char *xml_written(const xml_element *element);

/* The value of an attribute, or NULL. */
const char *xml_value(const xml_element *element, const char *name);

/* The first child with this name, or NULL; the next sibling with this name, or NULL. */
const xml_element *xml_child(const xml_element *element, const char *name);
const xml_element *xml_sibling(const xml_element *element, const char *name);

/* The text of the child with this name, or NULL. */
const char *xml_child_text(const xml_element *element, const char *name);

size_t xml_count(const xml_element *element, const char *name);

#endif
