/* SPDX-License-Identifier: Apache-2.0 */
#ifndef STANCE_SOLVER_H
#define STANCE_SOLVER_H

#include "figures/body.h"

/* One thing that must hold for a body: a point lies on a line, or at a distance from
 * another point. */
typedef struct equation {
    joint which;
    int other; /* a joint: the distance to it is `value`; -1: none */
    place out; /* without `other`: which . out = value */
    double value;
} equation;

enum { MOST_EQUATIONS = 48 };

/* Moves the body and turns its bones as little as it can so that all equations hold, as
 * far as they can; bones near the ends of limbs turn more readily than the trunk. */
void stance_solve(stance *held, const equation equations[], size_t count);

/* By how much an equation does not hold. */
double equation_miss(const equation *one, const place joints[JOINT_COUNT]);

#endif
