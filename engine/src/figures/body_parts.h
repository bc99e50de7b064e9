/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BODY_PARTS_H
#define BODY_PARTS_H

#include "figures/body.h"

/* A part of the body that can touch something or that an arrow can start from. */
typedef struct body_part {
    const char *name;   /* "knee" */
    const char *plural; /* "knees": both of them; NULL when there is only one */
    joint main;
    joint touching[2]; /* the points that lie on what the part touches */
    size_t touching_count;
} body_part;

/* A part of one side. */
typedef struct spot {
    const body_part *part;
    int limb; /* NEAR when there is only one of the part */
} spot;

/* Reads "near-knee", "knees" or "head": how many spots that is; 0 when it is none. Near,
 * right and upper are the same side; so are far, left and lower. */
size_t spots_read(spot spots[LIMBS], const char *name, size_t length);

/* The point of the body that a spot (or the nth touching point of it) is. */
joint spot_joint(spot one);
joint spot_touching(spot one, size_t n);

int spot_same(spot one, spot other);

#endif
