/* SPDX-License-Identifier: Apache-2.0 */
#ifndef PACK_THINGS_H
#define PACK_THINGS_H

#include "base/arena.h"
#include "base/list.h"
#include "formats/xml_file.h"

/* A pack as elements: each file with its root, and the things in it that have a name of
 * their own. What an overlay replaces and `diff` compares. */
typedef struct pack_root {
    const xml_element *element;
    const char *inside; /* its path inside the pack or the overlay */
} pack_root;

typedef struct pack_thing {
    const char *what; /* rule, finding, question, exercise ... */
    const char *id;
    const xml_element *element;
    pack_root *root;
} pack_thing;

/* Whether an element of this name inside such a root is a thing, and its id. A section's
 * questions are things of their own; doses and monitoring are one thing each. NULL when
 * it is no thing. */
const char *pack_thing_id(const xml_element *root, const xml_element *element);

/* Appends every thing of the root to `out`, as pack_thing in `memory`. -1 when out of
 * memory. */
int pack_things_add(list *out, arena *memory, pack_root *root);

/* The thing with this kind and id, or NULL. Linear in their number. */
const pack_thing *pack_things_find(const list *things, const char *what, const char *id);

#endif
