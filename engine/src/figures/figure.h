/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FIGURE_H
#define FIGURE_H

#include <steadyback/figure.h>

#include "base/arena.h"
#include "figures/body_parts.h"
#include "figures/figure_props.h"
#include "pack/pack.h"

/* The drawings of a pack as they are written: poses from angles. figure_place.h works out
 * where everything is. */

enum { MOST_POSES = 3, MOST_TOUCHES = 12 };

/* What a part touches: the floor, a prop, or another part of the body. */
typedef enum touched { TOUCHES_FLOOR, TOUCHES_PROP, TOUCHES_BODY } touched;

typedef struct touch {
    const char *words; /* "near-hand-on-counter" */
    spot spot;
    touched on;
    const prop *prop; /* TOUCHES_PROP */
    prop_face face;
    spot other; /* TOUCHES_BODY */
    int slides; /* it may move along what it touches */
} touch;

typedef struct arrow {
    spot at;
    int is_turn, is_double;
    int is_flat;  /* a turn seen from its edge: round the body */
    double angle; /* straight: where it points; turn: where it starts */
    double end;   /* turn: where it ends */
    double length;
    place off; /* from the part */
} arrow;

/* A pose: a base of poses.xml, or one of a figure. */
typedef struct figure_pose {
    const char *id;      /* of a base; NULL in a figure */
    const char *caption; /* of a base: its id */
    const char *means;   /* of a base */
    stance stance;       /* as written; the contacts move it a little */
    touch *touches;
    size_t touch_count;
    const prop **props;
    size_t prop_count;
    spot *paths; /* parts whose way from the pose before is drawn as an arrow */
    size_t path_count;
    arrow *arrows;
    size_t arrow_count;
    int mirrored;
    int apart; /* stands on its own: nothing is shared with the pose before */
    const char *file;
    int line;
} figure_pose;

typedef struct figure {
    const char *id; /* of the exercise or hazard */
    const char *name;
    int is_hazard;
    const char *describe;
    figure_pose *poses;
    size_t pose_count;
    const char *file;
    int line;
} figure;

struct sb_figures {
    arena *memory;
    const sb_pack *pack;
    kind_of_thing bases; /* of figure_pose */
    kind_of_thing all;   /* of figure */
    int is_complete;     /* the pack says that nothing lacks a figure */
};

/* A base pose as a figure of one pose, which borrows it. */
figure figure_of_base(figure_pose *base);

#endif
