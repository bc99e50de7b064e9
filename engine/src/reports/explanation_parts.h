/* SPDX-License-Identifier: Apache-2.0 */
#ifndef EXPLANATION_PARTS_H
#define EXPLANATION_PARTS_H

#include "reports/topic_explanation.h"

/* Shared by explanation.c, explanation_exercise.c and explanation_rule.c. Running out of
 * memory is kept in explanation.failed. Messages are those of the pack; pairs as in
 * handout_write. */

enum { MOST_RESTRICTORS = 3 }; /* rules named as absent, so that a list stays short */

void explanation_start(explanation *a, topic_kind kind, const char *id,
                       const char *status, const char *headline);
const char *explanation_words(explanation *a, const char *message,
                              const char *const pairs[]);
void explanation_note(explanation *a, const char *message, const char *const pairs[]);
void explanation_absence(explanation *a, const char *message, const char *const pairs[]);
void explanation_cause(explanation *a, const reason *why,
                       const char *brings); /* once each */
void explanation_causes(explanation *a, const reasons *why);
void explanation_answer(explanation *a,
                        const used_answer *used); /* unless a cause names it */
void explanation_instead(explanation *a, const exercise *one);
void explanation_cite(explanation *a, const evidence *e);

/* An absence that names a condition in words: {condition}. */
void explanation_condition(explanation *a, const char *message, const condition *when,
                           int denied);

/* Names rules that would restrict a movement, but do not hold; at most so many. */
void explanation_restrictors(explanation *a, const movement *m, size_t most);

void explanation_exercise(explanation *a, const exercise *e);
void explanation_hazard(explanation *a, const hazard *h);
void explanation_rule(explanation *a, const rule *r);

#endif
