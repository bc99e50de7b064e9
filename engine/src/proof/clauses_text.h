/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CLAUSES_TEXT_H
#define CLAUSES_TEXT_H

#include "base/text_buffer.h"
#include "conditions/logic.h"

/* A question as text in the DIMACS form, which every SAT solver reads. */
typedef struct clauses_text {
    text_buffer body;
    size_t variables, clauses;
} clauses_text;

/* That the formula can hold under these laws (logic.h). */
void clauses_text_pose(clauses_text *out, logic *l, formula f, unsigned laws);

/* Writes it into a new file behind the comment (one line). 0, or -1 with errno. */
int clauses_text_write(const clauses_text *text, const char *path, const char *comment);
void clauses_text_clear(clauses_text *text);

#endif
