/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FACT_INDEX_H
#define FACT_INDEX_H

#include "inference/rule_session.h"

/* The facts of one kind by the word in one of their slots. Borrows from the session:
 * valid until its facts change. Start with {0}. */
typedef struct keyed_fact {
    const char *key;
    const rule_fact *fact;
} keyed_fact;

typedef struct fact_index {
    keyed_fact *all; /* by key, then in the order of their making */
    size_t count;
} fact_index;

int fact_index_open(fact_index *out, rule_session *session, const char *kind,
                    const char *slot, sb_failure *why);
void fact_index_close(fact_index *index);

/* The first fact with this key, and how many there are: they stand one behind the other.
 */
const keyed_fact *fact_index_find(const fact_index *index, const char *key,
                                  size_t *count);

#endif
