/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ANSWER_FACTS_H
#define ANSWER_FACTS_H

#include "conditions/answer_logic.h"
#include "conditions/answer_sheet.h"

/* Inside of answer_logic: the facts of a question, and what they say as an answer. */

/* A number is known by where it lies: above each of the limits that conditions name. */
typedef struct limit {
    double number;
    int is_above; /* above it; else: at least it */
    formula holds;
} limit;

struct asked {
    formula given, unknown;
    formula none;             /* "none of these" */
    formula *chosen, *unsure; /* by option */
    limit *limits;            /* in order */
    size_t limit_count, limit_room;
    asked *shared; /* whose facts these are, and limits; NULL: its own */
};

int limit_order(const limit *a, const limit *b);

/* The number lies on the upper side of the limit. */
formula answer_above(answer_logic *all, asked *a, limit wanted);

/* Two questions of two sheets come to know the same limits; before either is bound. */
void answers_share_limits(answer_logic *one, const question *q, answer_logic *other,
                          const question *twin);

/* The answer to a question is the one to its twin on the other sheet: the same facts.
 * Both have the same options and limits of numbers. Before any test is made. */
void answer_share(answer_logic *one, const question *q, const answer_logic *other,
                  const question *twin);

/* That two questions of two sheets, which share their limits, have the same answer.
 * Options go by their ids. */
formula answers_alike(answer_logic *one, const question *q, answer_logic *other,
                      const question *twin);

/* Supposes an answer (logic_suppose). */
void answer_suppose(const answer_logic *all, const question *q, const answer *given);

/* The answer that what is supposed stands for; any number between its limits. */
void answer_supposed(answer *out, const answer_logic *all, const question *q);

#endif
