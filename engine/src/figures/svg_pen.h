/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SVG_PEN_H
#define SVG_PEN_H

#include "base/text_buffer.h"
#include "figures/body.h"

/* Writes the data of SVG paths: short, in whole tenths, each from the place before.
 * Places are those of the drawing, where y goes up; the pen puts them on paper. */
typedef struct svg_pen {
    text_buffer *out;
    place origin;    /* where 0, 0 is on paper */
    int mirrored;    /* right becomes left */
    long at_x, at_y; /* where the pen is on paper, in tenths */
} svg_pen;

/* Rounded to a tenth, in every locale. */
void svg_number(text_buffer *out, double number);

void pen_move(svg_pen *pen, place to);
void pen_line(svg_pen *pen, place to);
void pen_curve(svg_pen *pen, place by, place to); /* quadratic */
void pen_arc(svg_pen *pen, double radius, int is_large, int clockwise, place to);
void pen_close(svg_pen *pen);

void pen_circle(svg_pen *pen, place middle, double radius);

/* A closed, smooth line through all points. */
void pen_smooth(svg_pen *pen, const place points[], size_t count);

/* A closed, tapered bone with round ends; `swell` is how much its sides bulge. */
void pen_bone(svg_pen *pen, place a, double radius_a, place b, double radius_b,
              double swell);

/* A rectangle; with `corner` above 0, a rounded one. */
void pen_block(svg_pen *pen, double left, double bottom, double right, double top,
               double corner);

#endif
