/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CHART_SVG_H
#define CHART_SVG_H

#include "base/text_buffer.h"

/* Charts of columns, one for each week, as an SVG drawing of which html_page lets
 * everything through. Numbers have one decimal in every locale. The same numbers have to
 * stand in a table beside it. */
typedef struct chart_column {
    const char *label; /* below it */
    const char *text;  /* above it, and read aloud */
    double value;      /* below 0: there is none */
    double of;         /* a frame behind it, as high as this; 0: none */
} chart_column;

typedef struct chart {
    const char *title;
    const chart_column *columns;
    size_t count;
    double most; /* the height of the whole; above 0 */
} chart;

/* One drawing with so many charts below each other. */
void chart_svg(text_buffer *out, const chart charts[], size_t count);

#endif
