/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FIGURE_DRAWING_H
#define FIGURE_DRAWING_H

#include "figures/figure_place.h"
#include "figures/svg_pen.h"

/* A drawing in layers, the lowest first. All poses of a figure share the layers: one path
 * each, which keeps the SVG small. */
typedef enum layer {
    LAYER_FLOOR,     /* lines */
    LAYER_FURNITURE, /* filled, with an outline */
    LAYER_FAR_LEG,
    LAYER_FAR_KIT_LINE, /* what a far limb holds */
    LAYER_FAR_KIT,
    LAYER_FAR_ARM,
    LAYER_TRUNK,
    LAYER_HEAD,
    LAYER_HAIR,
    LAYER_NEAR_LEG,
    LAYER_KIT_LINE, /* bands, straps, sticks */
    LAYER_KIT,      /* weights, pillows */
    LAYER_NEAR_ARM,
    LAYER_SLEEVE,
    LAYER_WATER,
    LAYER_ARROW,      /* lines */
    LAYER_ARROW_HEAD, /* filled */
    LAYER_COUNT
} layer;

typedef struct drawing {
    text_buffer layers[LAYER_COUNT];
    place origin; /* of the pose being drawn */
    int mirrored;
} drawing;

svg_pen drawing_pen(drawing *d, layer which);

/* Each draws its part of one pose. */
void draw_body(drawing *d, const placed_pose *placed);
void draw_props(drawing *d, const placed_pose *placed);

/* `before` is the pose that this one continues, or NULL. */
void draw_arrows(drawing *d, const placed_pose *placed, const placed_pose *before);

/* Parts of what stands around. */
void draw_post(svg_pen *pen, double x, double bottom, double top);
void draw_tube(svg_pen *pen, place from, place to);

/* Machines. */
void draw_bike(svg_pen *pen, const prop *p);
void draw_recumbent(svg_pen *pen, const prop *p);
void draw_machine(svg_pen *pen, const prop *p);
void draw_trainer(svg_pen *pen, const prop *p);
void draw_rower(svg_pen *pen, const prop *p);

/* The ground under a pose: from left to right; from above the whole room. */
void draw_ground(drawing *d, const placed_pose *placed, box room);

#endif
