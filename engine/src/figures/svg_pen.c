/* SPDX-License-Identifier: Apache-2.0 */
#include "figures/svg_pen.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

void svg_number(text_buffer *out, double number)
{
    long tenths = lround(number * 10);

    text_addf(out, "%s%ld", tenths < 0 ? "-" : "", labs(tenths) / 10);
    if (tenths % 10)
        text_addf(out, ".%ld", labs(tenths) % 10);
}

/* A minus sign parts numbers well enough. */
static void add_whole(svg_pen *pen, long number)
{
    size_t length = pen->out->length;

    if (length && number >= 0 && strchr("0123456789", pen->out->text[length - 1]))
        text_add(pen->out, " ");
    text_addf(pen->out, "%ld", number);
}

typedef struct paper {
    long x, y;
} paper;

static paper on_paper(const svg_pen *pen, place p)
{
    return (paper){lround((pen->origin.x + (pen->mirrored ? -p.x : p.x)) * 10),
                   lround((pen->origin.y - p.y) * 10)};
}

static void add_step(svg_pen *pen, paper to)
{
    add_whole(pen, to.x - pen->at_x);
    add_whole(pen, to.y - pen->at_y);
}

static void arrive(svg_pen *pen, paper at)
{
    pen->at_x = at.x;
    pen->at_y = at.y;
}

void pen_move(svg_pen *pen, place to)
{
    arrive(pen, (paper){0, 0});
    text_add(pen->out, "M");
    add_step(pen, on_paper(pen, to));
    arrive(pen, on_paper(pen, to));
}

void pen_line(svg_pen *pen, place to)
{
    text_add(pen->out, "l");
    add_step(pen, on_paper(pen, to));
    arrive(pen, on_paper(pen, to));
}

void pen_curve(svg_pen *pen, place by, place to)
{
    text_add(pen->out, "q");
    add_step(pen, on_paper(pen, by));
    add_step(pen, on_paper(pen, to));
    arrive(pen, on_paper(pen, to));
}

void pen_arc(svg_pen *pen, double radius, int is_large, int clockwise, place to)
{
    text_add(pen->out, "a");
    add_whole(pen, lround(radius * 10));
    add_whole(pen, lround(radius * 10));
    text_addf(pen->out, " 0 %d %d", is_large, clockwise != pen->mirrored);
    add_step(pen, on_paper(pen, to));
    arrive(pen, on_paper(pen, to));
}

void pen_close(svg_pen *pen)
{
    text_add(pen->out, "z");
}

void pen_circle(svg_pen *pen, place middle, double radius)
{
    place right = {middle.x + radius, middle.y}, left = {middle.x - radius, middle.y};

    pen_move(pen, right);
    pen_arc(pen, radius, 0, 1, left);
    pen_arc(pen, radius, 0, 1, right);
    pen_close(pen);
}

static place between(place a, place b, double part)
{
    return (place){a.x + (b.x - a.x) * part, a.y + (b.y - a.y) * part};
}

/* Catmull-Rom as cubic curves: the way through a place is along its neighbours. On both
 * sides of it the way is the same, so that after the first curve the short form does. */
void pen_smooth(svg_pen *pen, const place points[], size_t count)
{
    pen_move(pen, points[0]);
    for (size_t i = 0; i < count; i++) {
        place before = points[(i + count - 1) % count], from = points[i];
        place to = points[(i + 1) % count], after = points[(i + 2) % count];
        place out = {from.x + (to.x - before.x) / 6, from.y + (to.y - before.y) / 6};
        place in = {to.x - (after.x - from.x) / 6, to.y - (after.y - from.y) / 6};

        text_add(pen->out, i ? "s" : "c");
        if (i == 0)
            add_step(pen, on_paper(pen, out));
        add_step(pen, on_paper(pen, in));
        add_step(pen, on_paper(pen, to));
        arrive(pen, on_paper(pen, to));
    }
    pen_close(pen);
}

void pen_bone(svg_pen *pen, place a, double radius_a, place b, double radius_b,
              double swell)
{
    double length = hypot(b.x - a.x, b.y - a.y);
    place out = {0, 1}, middle = between(a, b, 0.45);
    double radius = radius_a * 0.55 + radius_b * 0.45 + swell * 2;

    if (length > 0.01)
        out = (place){-(b.y - a.y) / length, (b.x - a.x) / length};
    pen_move(pen, (place){a.x + out.x * radius_a, a.y + out.y * radius_a});
    pen_curve(pen, (place){middle.x + out.x * radius, middle.y + out.y * radius},
              (place){b.x + out.x * radius_b, b.y + out.y * radius_b});
    pen_arc(pen, radius_b, 0, 1, (place){b.x - out.x * radius_b, b.y - out.y * radius_b});
    pen_curve(pen, (place){middle.x - out.x * radius, middle.y - out.y * radius},
              (place){a.x - out.x * radius_a, a.y - out.y * radius_a});
    pen_arc(pen, radius_a, 0, 1, (place){a.x + out.x * radius_a, a.y + out.y * radius_a});
    pen_close(pen);
}

static void add_side(svg_pen *pen, char letter, long length)
{
    text_addf(pen->out, "%c%ld", letter, length);
}

static void square_block(svg_pen *pen, place low, place high)
{
    paper a, b;

    pen_move(pen, low);
    a = on_paper(pen, low);
    b = on_paper(pen, high);
    add_side(pen, 'h', b.x - a.x);
    add_side(pen, 'v', b.y - a.y);
    add_side(pen, 'h', a.x - b.x);
    pen_close(pen);
}

void pen_block(svg_pen *pen, double left, double bottom, double right, double top,
               double corner)
{
    if (corner <= 0) {
        square_block(pen, (place){left, bottom}, (place){right, top});
        return;
    }
    pen_move(pen, (place){left + corner, top});
    pen_line(pen, (place){right - corner, top});
    pen_arc(pen, corner, 0, 1, (place){right, top - corner});
    pen_line(pen, (place){right, bottom + corner});
    pen_arc(pen, corner, 0, 1, (place){right - corner, bottom});
    pen_line(pen, (place){left + corner, bottom});
    pen_arc(pen, corner, 0, 1, (place){left, bottom + corner});
    pen_line(pen, (place){left, top - corner});
    pen_arc(pen, corner, 0, 1, (place){left + corner, top});
    pen_close(pen);
}
