/* SPDX-License-Identifier: Apache-2.0 */
/* Drawing machines to exercise on, and the tubes they are made of. */
#include "figures/figure_drawing.h"

static const double tube = 0.9, sole = 3.1; /* below the ankle */

void draw_post(svg_pen *pen, double x, double bottom, double top)
{
    pen_block(pen, x - tube, bottom, x + tube, top, 0);
}

void draw_tube(svg_pen *pen, place from, place to)
{
    pen_bone(pen, from, tube, to, tube, 0);
}

static void draw_pedals(svg_pen *pen, const prop *p)
{
    place near = prop_surface(p, FACE_PEDAL, NEAR).at;
    place far = prop_surface(p, FACE_PEDAL, FAR).at;

    draw_tube(pen, near, far);
    pen_block(pen, near.x - 3, near.y - 1, near.x + 3, near.y, 0);
    pen_block(pen, far.x - 3, far.y - 1, far.x + 3, far.y, 0);
}

void draw_bike(svg_pen *pen, const prop *p)
{
    place crank = {p->x + 10, p->y - 31}, bar = {p->x + 27, p->y + 13};

    pen_block(pen, p->x - 12, 0, p->x + 34, 2, 1);
    pen_circle(pen, (place){p->x + 24, 14}, 9);
    draw_tube(pen, (place){p->x - 4, 1}, (place){p->x, p->y});
    draw_tube(pen, (place){p->x - 3, 9}, (place){p->x + 24, 14});
    draw_tube(pen, (place){p->x + 24, 14}, bar);
    draw_tube(pen, bar, (place){bar.x - 4, bar.y + 1});
    pen_block(pen, p->x - 6, p->y - 2.6, p->x + 5, p->y, 1.2);
    pen_circle(pen, crank, 2.4);
    draw_pedals(pen, p);
}

void draw_recumbent(svg_pen *pen, const prop *p)
{
    pen_block(pen, p->x - 14, 0, p->x + 46, 2, 1);
    draw_post(pen, p->x - 2, 1, p->y);
    pen_circle(pen, (place){p->x + 39, p->y - 2}, 8);
    draw_tube(pen, (place){p->x + 41, 1}, (place){p->x + 40, p->y - 2});
    pen_block(pen, p->x - 12, p->y - 3, p->x + 10, p->y, 1.2);
    pen_block(pen, p->x - 12, p->y - 3, p->x - 9, p->y + 30, 1.2);
    draw_pedals(pen, p);
}

/* Seat, back rest, foot plate, and a stack of weights behind. */
void draw_machine(svg_pen *pen, const prop *p)
{
    place plate = prop_surface(p, FACE_EDGE, NEAR).at;

    pen_block(pen, p->x - 26, 0, p->x - 15, 58, 0);
    for (int i = 1; i < 6; i++)
        pen_block(pen, p->x - 24, 5.0 * i, p->x - 17, 5.0 * i + 3.4, 0);
    pen_block(pen, p->x - 26, 0, plate.x + 8, 2, 0);
    draw_post(pen, p->x, 2, p->y);
    draw_tube(pen, (place){p->x + 8, 2}, (place){plate.x + 5, plate.y - 6});
    pen_block(pen, p->x - 12, p->y - 3, p->x + 10, p->y, 1.2);
    pen_block(pen, p->x - 12, p->y - 3, p->x - 9, p->y + 30, 1.2);
    pen_block(pen, plate.x + 3.6, plate.y - 9, plate.x + 6, plate.y + 12, 0.8);
}

/* A wheel in front; a foot plate on a long arm for each foot; a mast with fixed handles.
 */
static void draw_glide(svg_pen *pen, place ankle, place crank, place wheel)
{
    place plate = {ankle.x, ankle.y - sole};

    draw_tube(pen, (place){plate.x - 5, plate.y - 1}, crank);
    draw_tube(pen, crank, wheel);
    pen_block(pen, plate.x - 5, plate.y - 1.4, plate.x + 9, plate.y, 0.6);
}

void draw_trainer(svg_pen *pen, const prop *p)
{
    place wheel = {p->x + 34, 14}, grip = {p->x + 20, p->y};

    pen_block(pen, p->x - 22, 0, p->x + 46, 2, 1);
    pen_circle(pen, wheel, 11);
    draw_glide(pen, prop_surface(p, FACE_PEDAL, FAR).at, (place){wheel.x - 6, 18}, wheel);
    draw_glide(pen, prop_surface(p, FACE_PEDAL, NEAR).at, (place){wheel.x + 6, 10},
               wheel);
    draw_tube(pen, (place){wheel.x, 25}, (place){grip.x + 7, p->y + 6});
    draw_tube(pen, (place){grip.x + 8, p->y}, grip);
    pen_block(pen, grip.x + 4, p->y + 5, grip.x + 9, p->y + 12, 1);
}

/* A seat that rolls on a rail towards a wheel; the rail stays where the foot plate is. */
void draw_rower(svg_pen *pen, const prop *p)
{
    place plate = prop_surface(p, FACE_EDGE, NEAR).at;
    double rail = p->y - 5, end = plate.x - 58;

    draw_post(pen, end + 3, 0, rail);
    draw_post(pen, plate.x + 14, 0, rail);
    pen_block(pen, end, rail - 1, plate.x + 16, rail + 1, 0);
    pen_circle(pen, (place){plate.x + 17, rail + 8}, 9);
    draw_tube(pen, (place){plate.x + 2, rail}, (place){plate.x + 8, plate.y + 8});
    pen_block(pen, p->x - 7, p->y - 3, p->x + 7, p->y, 1.2);
}
