/* SPDX-License-Identifier: Apache-2.0 */
#ifndef RESULT_COLLECT_H
#define RESULT_COLLECT_H

#include "conditions/answer_sheet.h"
#include "inference/fact_index.h"
#include "result/explanation.h"

/* Reads the whole result from the session, to which `sheet` has been told. `incomplete`
 * is of question: due, but not answered. Caller frees *out. */
int result_collect(sb_result **out, rule_session *session, const answer_sheet *sheet,
                   const list *incomplete, sb_failure *why);

/* Shared by result_collect.c, programme_collect.c, item_reasons.c,
 * exercises_collect.c and empty_collect.c: reading conclusions from the session into a
 * result. Out of memory is remembered in explainer.failed. */
typedef struct collector {
    rule_session *session;
    const sb_pack *pack;
    sb_result *result;
    explainer explainer;
    fact_index merits;   /* by exercise */
    fact_index concerns; /* by hazard */
} collector;

void *collect_take(collector *c, size_t size);
/* Takes and adds at once, so that what is put into it is freed with the result. */
void *collect_new(collector *c, list *all, size_t size);
void collect_add(collector *c, list *all, void *thing);

/* The next fact of a kind. */
const rule_fact *collect_next(collector *c, const char *kind, const rule_fact *before);

/* The exercise that a slot of a fact names, or NULL. */
const exercise *collect_exercise_of(collector *c, const rule_fact *fact,
                                    const char *slot);

/* The place of an exercise in the programme, or -1. */
long collect_item_index(const sb_result *result, const exercise *one);

/* Adds why an exercise stands in the day: what rules and goals say for it, and what its
 * part of the day is for. */
void collect_item_reasons(collector *c, result_item *item);

void collect_programme(collector *c);
void collect_exercises(collector *c);
void collect_hazards(collector *c);

/* After the items and the exercises: these say what stands in the day, and what bars. */
void collect_empty_slots(collector *c);

#endif
