/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FIGURE_PROPS_H
#define FIGURE_PROPS_H

#include "figures/body_parts.h"

/* Things that stand around in a drawing, and things that are held. */

typedef enum prop_kind {
    PROP_WALL,
    PROP_DOORWAY,
    PROP_CHAIR,
    PROP_STOOL,
    PROP_COUNTER,
    PROP_TABLE,
    PROP_BED,
    PROP_MAT,
    PROP_PILLOW,
    PROP_STEP,
    PROP_BALL,
    PROP_MACHINE,
    PROP_BIKE,
    PROP_RECUMBENT,
    PROP_WATER,
    PROP_RAIL,
    PROP_BOX,
    PROP_BAND,
    PROP_STRAP,
    PROP_ROPE,
    PROP_STICK,
    PROP_POLE,
    PROP_WEIGHT,
    PROP_BARBELL,
    PROP_BAG,
    PROP_PHONE,
    PROP_TRAINER,
    PROP_ROWER,
    PROP_FRAME,
    PROP_ROLLER,
    PROP_SLOPE,
    PROP_SUN,
    PROP_KIND_COUNT
} prop_kind;

typedef enum prop_face {
    FACE_TOP,
    FACE_SIDE, /* upright, towards the person */
    FACE_EDGE, /* a point to hold on to */
    FACE_PEDAL /* one for each foot */
} prop_face;

typedef struct prop {
    prop_kind kind;
    double x, y;          /* the middle or near side, and the top; in shares of height */
    double width, height; /* height: how thick, above the floor or what it lies on */
    int flipped;          /* a chair that looks to the left */
    int behind;           /* further away than the body, which may pass before it */
    spot at, to;          /* where it is held, lies or begins; where it ends */
    int to_floor, to_place; /* ends on the floor below `at`, or at x and y */
    int line;
} prop;

/* Something to lie, stand, lean or hold on. */
typedef struct surface {
    int is_point; /* to be held at `at`; else a plane through `at` */
    place at;
    double out;         /* the angle away from it */
    double least, most; /* how far it reaches: x when level, y when upright */
} surface;

/* A part of a prop that nothing of the body may be in. */
typedef struct box {
    double left, bottom, right, top;
} box;

enum { MOST_BOXES = 3 };

/* The kind with this name, with its usual sizes in *usual; -1 when there is none. */
int prop_kind_read(prop *usual, const char *name);
const char *prop_kind_name(prop_kind kind);

/* "chair-back": which kind of prop and which face of it; -1 when there is none. */
int prop_face_read(prop_kind *kind, prop_face *face, const char *name, size_t length);

/* `limb` tells pedals apart; `base` is the height of what a pillow lies on. */
surface prop_surface(const prop *one, prop_face face, int limb);

size_t prop_boxes(box boxes[MOST_BOXES], const prop *one);

/* How much room something that stands takes in a drawing; -1 when it is held. */
int prop_room(box *room, const prop *one);

/* Whether legs and arms must stay out of its boxes too, not only the trunk. */
int prop_is_broad(const prop *one);

#endif
