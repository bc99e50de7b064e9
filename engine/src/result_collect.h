/* SPDX-License-Identifier: Apache-2.0 */
#ifndef RESULT_COLLECT_H
#define RESULT_COLLECT_H

#include "consultation.h"

/* Shared by result_collect.c and programme_collect.c: reading conclusions from the
 * session into a result. Out of memory is remembered in explainer.failed. */
typedef struct collector {
    sb_consultation *one;
    sb_result *result;
    explainer explainer;
} collector;

void *collect_take(collector *c, size_t size);
void collect_add(collector *c, list *all, void *thing);

/* The next fact of a kind. */
const rule_fact *collect_next(collector *c, const char *kind, const rule_fact *before);

void collect_programme(collector *c);

#endif
