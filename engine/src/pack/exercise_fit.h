/* SPDX-License-Identifier: Apache-2.0 */
#ifndef EXERCISE_FIT_H
#define EXERCISE_FIT_H

#include "pack/exercise.h"
#include "pack/doses.h"

enum { MOST_FIT = 4 };

/* What speaks for or against an exercise at a level, whoever the person is: merits of
 * doses.xml, in the order of the file. What depends on the person is up to the rules of
 * CHOOSE. Returns how many there are in `out`. */
size_t exercise_fit(const merit *out[MOST_FIT], const doses *d, const exercise *one,
                    exercise_level level);

/* Whether it may stand where this modality or pattern is taken: its own, or a further
 * one. */
int exercise_serves(const exercise *one, const char *as);

#endif
