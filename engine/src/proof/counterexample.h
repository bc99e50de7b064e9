/* SPDX-License-Identifier: Apache-2.0 */
#ifndef COUNTEREXAMPLE_H
#define COUNTEREXAMPLE_H

#include <steadyback/consultation.h>

#include "proof/promise.h"

/* Whoever breaks a promise, as answers files. */
typedef struct counterexample {
    char *people[2];    /* the second only of promises about two sheets */
    const char *breach; /* which way it is broken; borrowed from the case */
    int is_real;        /* the program does break the promise for them */
} counterexample;

/* Whoever is supposed on this sheet: their answers file, and what `plan` concludes from
 * it. *result is NULL, without a failure, when the program withholds it. Caller frees
 * both. */
int person_conclude(sb_result **result, char **person, sb_consultation *one,
                    const condition_logic *sheet, sb_failure *why);

/* What is supposed (logic.h) as people, whose answers files are read and concluded from
 * as `plan` does. -1 when that cannot be done. Caller
 * frees the people in any case. */
int counterexample_make(counterexample *out, promise_case *c, const promise *of,
                        sb_failure *why);

#endif
