/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SOLVER_H
#define SOLVER_H

#include <stddef.h>

/* Decides whether yes/no variables can be chosen so that every clause (one of several
 * literals must hold) is kept: conflict-driven clause learning, in its plain form, for
 * the small problems that conditions of rules make. No library of Debian does this
 * without aborting on its own or without C++. */
typedef struct solver solver;

/* A variable, or its opposite. */
typedef unsigned literal;
static inline literal literal_of(size_t number, int is_opposite)
{
    return (literal)number * 2 + (is_opposite != 0);
}

typedef enum solver_answer {
    SOLVER_NO,      /* the clauses shut each other out */
    SOLVER_YES,     /* solver_value tells one way */
    SOLVER_GAVE_UP, /* too hard within the bound */
    SOLVER_FAILED   /* out of memory */
} solver_answer;

solver *solver_new(void);      /* NULL when out of memory */
void solver_free(solver *all); /* accepts NULL */

/* Forgets everything and starts with this many variables. Variables with low numbers are
 * chosen first, and as "no" first. */
void solver_start(solver *s, size_t variables);

void solver_clause(solver *s, const literal *literals, size_t count);

solver_answer solver_solve(solver *s);

/* After SOLVER_YES. */
int solver_value(const solver *s, size_t number);

#endif
