/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ENABLE_WHEN_H
#define ENABLE_WHEN_H

#include "base/arena.h"
#include "pack/pack.h"

/* When a question is asked, in the words of FHIR's enableWhen: every clause has a test
 * that holds. That is a group within a group for each clause but the last, each with
 * "any".
 *
 * What cannot be said there (points, how things stand, "at least two of") is left out, so
 * that another system may ask more than we would, and never less: whatever is at least
 * possibly due here is enabled there. What was asked for nothing is set aside when the
 * answers come back. */
typedef enum enable_operator {
    ENABLE_EQUAL, /* among its answers is `option` */
    ENABLE_AT_LEAST,
    ENABLE_AT_MOST,
    ENABLE_ABOVE,
    ENABLE_BELOW,
    ENABLE_GIVEN,
    ENABLE_NOT_GIVEN
} enable_operator;

typedef struct enable_test {
    const question *asked;
    enable_operator by;
    int option;    /* ENABLE_EQUAL: as in condition.h */
    double number; /* of the four that compare */
} enable_test;

typedef struct enable_clause {
    const enable_test *tests;
    size_t count;
} enable_clause;

typedef struct enable_when {
    const enable_clause *clauses;
    size_t count; /* 0: always */
} enable_when;

/* Of a condition, in `memory`; NULL is always true. -1 when out of memory. */
int enable_when_of(enable_when *out, arena *memory, const condition *c);

/* Whether it never holds: a clause has no test. */
int enable_when_never(const enable_when *one);

#endif
