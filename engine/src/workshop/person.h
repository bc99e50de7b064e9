/* SPDX-License-Identifier: Apache-2.0 */
#ifndef PERSON_H
#define PERSON_H

#include <stdint.h>

#include "check/worked_case.h"

/* A person made for a comparison of packs (see steadyback/pack_diff.h): a worked case,
 * and for a generated one a number that draws some answers anew. */
typedef struct person {
    const worked_case *like;
    uint64_t draw; /* 0: the worked case as it is */
} person;

/* Asks as an interview does, and answers for the person, until nothing is due. */
int person_interview(const person *one, sb_consultation *consultation, sb_failure *why);

#endif
