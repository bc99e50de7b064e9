/* SPDX-License-Identifier: Apache-2.0 */
#ifndef XML_TREE_H
#define XML_TREE_H

#include <stddef.h>

#include "base/failure.h"

/* A document in memory, from which others are made: XML to be written, a stylesheet, what
 * a stylesheet made. Beside xml_file.c the second door to libxml2. */
typedef struct xml_tree xml_tree;

/* An element or a text of a tree. Lives as long as its tree. */
typedef struct xml_part xml_part;

/* A tree with an empty root element. Close *out with tree_close. */
int tree_open(xml_tree **out, const char *root, sb_failure *why);

/* Parses a text of at most INT_MAX bytes. A DOCTYPE is refused, no entity is expanded,
 * nothing outside is read. -1 with SB_CAUSE_PACK and the line under the name `shown`. */
int tree_parse(xml_tree **out, const char *bytes, size_t length, const char *shown,
               sb_failure *why);
void tree_close(xml_tree *tree); /* accepts NULL */

xml_part *tree_root(const xml_tree *tree); /* NULL when it has none */

/* ---- writing: a failure to get memory is kept, ask once at the end ---- */

int tree_failed(const xml_tree *tree);
void tree_fail(xml_tree *tree);
xml_part *tree_add(xml_tree *tree, xml_part *parent, const char *name);
xml_part *tree_add_text(xml_tree *tree, xml_part *parent, const char *name,
                        const char *text);
void tree_put(xml_tree *tree, xml_part *part, const char *name, const char *value);
void tree_put_number(xml_tree *tree, xml_part *part, const char *name, long value);

/* Moves the root element of another tree under `parent`; the other is left empty. */
void tree_adopt(xml_tree *tree, xml_part *parent, xml_tree *other);

/* Replaces every text, but no attribute, by what `change` gives: a text to be freed with
 * free, or NULL when out of memory. */
typedef char *tree_change(const char *text);
void tree_change_texts(xml_tree *tree, tree_change *change);

/* The whole as XML text; NULL when out of memory or when a write had failed. Free it. */
char *tree_write(xml_tree *tree);

/* ---- reading ---- */

int tree_is_element(const xml_part *part);
int tree_is_text(const xml_part *part);
const char *tree_name(const xml_part *part);  /* of an element, without prefix */
const char *tree_space(const xml_part *part); /* its namespace, or "" */
const char *tree_text(const xml_part *part);  /* of a text */
int tree_line(const xml_part *part);
const xml_part *tree_first(const xml_part *part); /* child, or NULL */
const xml_part *tree_next(const xml_part *part);  /* sibling, or NULL */
const xml_part *tree_parent(const xml_part *part);

/* The first part of the whole, which may be a text. */
const xml_part *tree_top(const xml_tree *tree);

/* The next part in the order of the document, inside `top` (NULL: the whole); NULL at the
 * end. */
const xml_part *tree_walk(const xml_part *part, const xml_part *top);

/* Calls `seen` for every attribute in their order until it gives something but 0, and
 * gives that. `space` is its namespace, or "". */
typedef int tree_seen(void *payload, const char *space, const char *name,
                      const char *value);
int tree_each_attribute(const xml_part *part, tree_seen *seen, void *payload);

/* The value of an attribute without namespace, or NULL. Borrowed. */
const char *tree_value(const xml_part *part, const char *name);

/* ---- for xslt_page.c alone: the xmlDocPtr inside, and a tree around another ---- */

void *tree_document(const xml_tree *tree);
xml_tree *tree_wrap(void *document); /* takes it over; NULL when out of memory */
void *tree_release(xml_tree *tree);  /* closes the tree, gives its document */

#endif
