/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BESIDE_H
#define BESIDE_H

#include "consultation/consultation.h"
#include "proof/promise.h"
#include "random_intake.h"

/* Formulas of a promise beside the program: one person after the other goes through
 * CLIPS, and then the formulas are worked out for the answers that counted. */
typedef struct beside {
    promise_case said;
    sb_consultation *one;
} beside;

/* With the formulas of this promise, of the pack in the repository. */
void beside_open(beside *b, void **state, int promise);
int beside_close(beside *b, void **state);

int beside_is_so(const beside *b, formula f);

/* What is held against the formulas; the facts of the consultation still stand. */
typedef void beside_compare(beside *b, const sb_result *r);

/* Random people, some half answered; the people of the worked cases, who stand on both
 * sides of every limit; and random ones of these with some answers changed or taken back.
 * How many of them have a gate that is open. */
size_t beside_random_people(beside *b, uint64_t seed, size_t people,
                            beside_compare *hold);
size_t beside_worked_cases(beside *b, size_t *people, beside_compare *hold);
size_t beside_neighbours(beside *b, uint64_t seed, size_t people, beside_compare *hold);

#endif
