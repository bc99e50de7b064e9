/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TEMPLATE_TEXT_H
#define TEMPLATE_TEXT_H

#include "base/arena.h"
#include "base/list.h"

/* What a template (knowledge/templates) leaves to its writer. */
typedef struct template_text {
    const char *where; /* the element or attribute that holds it: "summary" */
    const char *text;  /* "Say in one sentence what it is."; or a whole condition */
    int is_condition;
} template_text;

/* The attributes that hold texts for people; ends with NULL. */
extern const char *const template_attributes[];

/* Appends to `out` every text of at least three words of a template, and the condition in
 * its <when>. What is shorter ("Not sure") may well stay. -1 when out of memory. */
int template_texts(list *out, arena *memory, const char *bytes);

#endif
