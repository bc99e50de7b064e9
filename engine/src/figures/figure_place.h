/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FIGURE_PLACE_H
#define FIGURE_PLACE_H

#include "figures/figure.h"

/* A figure with every pose put where its contacts hold. */

typedef struct placed_pose {
    const figure_pose *pose;
    stance stance;
    place joints[JOINT_COUNT];
    double gap[MOST_TOUCHES];   /* how far a contact is from what it touches */
    double slide[MOST_TOUCHES]; /* how far it has moved since the pose before */
    int continues;              /* shares its place with the pose before */
} placed_pose;

typedef struct placed_figure {
    const figure *figure;
    placed_pose poses[MOST_POSES];
    size_t count;
} placed_figure;

/* Contacts that a pose shares with one before it stay where they were, unless they slide.
 */
void figure_place(placed_figure *out, const figure *drawn);

/* The surface a touch is on, as a plane or a point; not for TOUCHES_BODY. */
surface touch_surface(const touch *one);

#endif
