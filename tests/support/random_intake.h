/* SPDX-License-Identifier: Apache-2.0 */
#ifndef RANDOM_INTAKE_H
#define RANDOM_INTAKE_H

#include <stdint.h>
#include <steadyback/steadyback.h>

/* A small generator with a fixed seed (xorshift64*): the same people on every machine. */
typedef struct dice {
    uint64_t state;
} dice;

uint64_t dice_roll(dice *d, uint64_t sides); /* 0 to sides - 1 */

enum { INTAKE_VALUE = 400 };

/* A random answer that fits the question: `calm` of 100 are "no" or "none", a few are
 * unknown. */
void random_answer(char value[INTAKE_VALUE], dice *d, const sb_question *asked,
                   unsigned calm);

/* Answers what is due until nothing is, or until a coin ends the interview early. */
int random_interview(sb_consultation *one, const sb_pack *pack, dice *d, unsigned calm,
                     unsigned stop_after, sb_failure *why);

#endif
