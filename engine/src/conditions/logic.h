/* SPDX-License-Identifier: Apache-2.0 */
#ifndef LOGIC_H
#define LOGIC_H

#include <stddef.h>
#include <stdint.h>

/* Formulas over yes/no facts, and whether they can hold. Equal formulas are one. After
 * running out of memory it stays failed: ask once, at the end. */
typedef struct logic logic;

/* A formula, or its opposite (the number with the lowest bit turned). */
typedef unsigned formula;
enum { NEVER = 0, ALWAYS = 1 };
static inline formula not_so(formula f)
{
    return f ^ 1u;
}

logic *logic_new(void);      /* NULL when out of memory */
void logic_free(logic *all); /* accepts NULL */
int logic_failed(const logic *l);

/* A fact that may be so or not. */
formula logic_fact(logic *l);

formula logic_and(logic *l, formula a, formula b);
formula logic_or(logic *l, formula a, formula b);

/* Laws bind facts to each other; they are made before the first question. A question
 * about formulas is asked under a choice of laws; the laws of a fact count as soon as the
 * question touches the fact. */
enum { MOST_LAWS = 4 };
void logic_bind(logic *l, formula bound_fact, int law, formula must_hold);

typedef enum logic_answer { CANNOT_HOLD, CAN_HOLD, TOO_HARD } logic_answer;

/* Whether all these formulas can hold together under the laws (a set of bits, 1 << law).
 * What has been found to hold is remembered and answers later questions at once, but for
 * laws that do not hold with every fact "no". */
logic_answer logic_can_hold(logic *l, const formula *all, size_t count, unsigned laws);

/* After CAN_HOLD, and before the next question: supposes (below) the way that was found.
 * 0 when it was not kept. */
int logic_suppose_found(logic *l);

/* How many questions the solver has given up on so far. */
size_t logic_undecided(const logic *l);

/* The same question as clauses, for a solver of one's own: one call for each clause, of
 * literals as in solver.h. */
typedef void clause_taker(void *payload, const unsigned *literals, size_t count);

/* How many variables the question has; 0 when out of memory, or when nothing is asked. */
size_t logic_pose(logic *l, const formula *all, size_t count, unsigned laws,
                  clause_taker *take, void *payload);

/* ---- one way that things can be ---- */

/* Supposes that every fact is "no", then single facts otherwise; then any formula that
 * has been made by the time of logic_work_out can be looked up. */
void logic_suppose_nothing(logic *l);
void logic_suppose(logic *l, formula fact, int is_so);

/* Takes what a solver found for the variables of the last logic_pose. */
void logic_suppose_solved(logic *l, const unsigned char *values);
void logic_work_out(logic *l);
int logic_is_so(const logic *l, formula f);

#endif
