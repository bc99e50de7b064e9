/* SPDX-License-Identifier: Apache-2.0 */
#ifndef PROOF_H
#define PROOF_H

#include <steadyback/proof.h>

#include "proof/counterexample.h"
#include "proof/solver_program.h"

/* How it went with one promise. */
typedef struct proof_of {
    const promise *promise;
    sb_proof_verdict verdict;
    double seconds;
    size_t covered, variables, clauses;
    char reason[REASON_SIZE]; /* why it is not decided */
    char breach[REASON_SIZE]; /* how it is broken */
    char *people[2];
    list dead;       /* of char *, owned: what comes about for nobody */
    list exceptions; /* of char *, owned */
} proof_of;

struct sb_proof {
    const sb_pack *pack;
    const sb_pack *base; /* or NULL */
    solver_program solver;
    const char *work_in;
    const char *keep_in; /* NULL: nothing is kept */
    proof_of *all;
    size_t count;
};

#endif
