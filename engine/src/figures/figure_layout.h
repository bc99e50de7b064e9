/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FIGURE_LAYOUT_H
#define FIGURE_LAYOUT_H

#include "base/text_buffer.h"
#include "figures/figure_place.h"

/* Where the poses of a figure stand on paper, beside each other. Poses that continue each
 * other keep their place in their cells, so that what does not move does not move. */

enum { MOST_LINES = 2 };

typedef struct figure_layout {
    const sb_pack *pack;
    placed_figure placed;
    double cell_width, height;
    double letters;           /* their size: readable when a pose is 120 pixels wide */
    place origin[MOST_POSES]; /* of the world, on paper */
    box room[MOST_POSES];     /* of the ground, in the world */
    double caption_y, line_height;
} figure_layout;

/* `l->placed` is there already. */
void layout_figure(figure_layout *l, const sb_pack *pack);

/* A caption in lines that fit into a cell. */
typedef struct caption_lines {
    const char *from[MOST_LINES];
    size_t length[MOST_LINES];
    size_t count;
} caption_lines;

caption_lines layout_caption(const figure_layout *l, const char *caption);

/* Adds a figure as SVG; see sb_figure_svg. */
int figure_write(text_buffer *out, const sb_figures *figures, const figure *one,
                 const char *inside, sb_failure *why);

#endif
