/* SPDX-License-Identifier: Apache-2.0 */
/* Drawing the arrows of a pose. */
#include "figures/figure_drawing.h"

#include <math.h>

static const double head_length = 4, head_width = 2.3, gap = 1.5, shortest = 5;

static void draw_head(drawing *d, place tip, place from)
{
    svg_pen pen = drawing_pen(d, LAYER_ARROW_HEAD);
    double length = hypot(tip.x - from.x, tip.y - from.y);
    place way, foot;

    if (length < 0.01)
        return;
    way = (place){(tip.x - from.x) / length, (tip.y - from.y) / length};
    foot = (place){tip.x - way.x * head_length, tip.y - way.y * head_length};
    pen_move(&pen, tip);
    pen_line(&pen, (place){foot.x - way.y * head_width, foot.y + way.x * head_width});
    pen_line(&pen, (place){foot.x + way.y * head_width, foot.y - way.x * head_width});
    pen_close(&pen);
}

/* A point of a quadratic curve. */
static place on_curve(place a, place by, place b, double t)
{
    double u = 1 - t;

    return (place){u * u * a.x + 2 * u * t * by.x + t * t * b.x,
                   u * u * a.y + 2 * u * t * by.y + t * t * b.y};
}

/* The line ends inside the head, so that its round end does not show. */
static void draw_curved(drawing *d, place a, place by, place b, int is_double)
{
    svg_pen pen = drawing_pen(d, LAYER_ARROW);
    double length = hypot(b.x - by.x, b.y - by.y) + hypot(by.x - a.x, by.y - a.y);
    double cut = fmin(0.4, head_length * 0.7 / fmax(length, 1));
    place end = on_curve(a, by, b, 1 - cut), start = on_curve(a, by, b, cut);

    pen_move(&pen, is_double ? start : a);
    pen_curve(&pen, by, end);
    draw_head(d, b, end);
    if (is_double)
        draw_head(d, a, start);
}

/* ---- the way from the pose before ---- */

static stance half_way(const stance *a, const stance *b)
{
    stance middle = *b;

    middle.hips = (place){(a->hips.x + b->hips.x) / 2, (a->hips.y + b->hips.y) / 2};
    for (int i = 0; i < BONE_COUNT; i++) {
        middle.angle[i] = (a->angle[i] + b->angle[i]) / 2;
        middle.share[i] = (a->share[i] + b->share[i]) / 2;
    }
    return middle;
}

/* Ends a little before the part, so that both can be seen. */
static void draw_path(drawing *d, const placed_pose *placed, const placed_pose *before,
                      joint which)
{
    stance middle = half_way(&before->stance, &placed->stance);
    place joints[JOINT_COUNT], a = before->joints[which], b = placed->joints[which], by;
    double reach = body_radius(which) + gap, length = hypot(b.x - a.x, b.y - a.y);

    if (length < shortest + reach)
        return;
    body_place(joints, &middle);
    by = (place){2 * joints[which].x - (a.x + b.x) / 2,
                 2 * joints[which].y - (a.y + b.y) / 2};
    length = hypot(b.x - by.x, b.y - by.y);
    if (length > 0.01) {
        b.x -= (b.x - by.x) / length * reach;
        b.y -= (b.y - by.y) / length * reach;
    }
    draw_curved(d, a, by, b, 0);
}

/* ---- arrows that the figure names ---- */

static void draw_straight(drawing *d, const arrow *one, place at)
{
    place end = stepped(at, one->angle, one->length);

    draw_curved(d, at, (place){(at.x + end.x) / 2, (at.y + end.y) / 2}, end,
                one->is_double);
}

static place on_round(const arrow *one, place at, double angle, double length)
{
    place p = stepped(at, angle, length);

    return (place){p.x, one->is_flat ? at.y + (p.y - at.y) * 0.4 : p.y};
}

static void draw_turn(drawing *d, const arrow *one, place at)
{
    double sweep = one->end - one->angle;
    double reach = one->length / fmax(0.35, fabs(direction(sweep / 2).x));

    draw_curved(d, on_round(one, at, one->angle, one->length),
                on_round(one, at, one->angle + sweep / 2, reach),
                on_round(one, at, one->end, one->length), one->is_double);
}

void draw_arrows(drawing *d, const placed_pose *placed, const placed_pose *before)
{
    const figure_pose *pose = placed->pose;

    for (size_t i = 0; before && i < pose->path_count; i++)
        draw_path(d, placed, before, spot_joint(pose->paths[i]));
    for (size_t i = 0; i < pose->arrow_count; i++) {
        const arrow *one = &pose->arrows[i];
        place at = placed->joints[spot_joint(one->at)];

        at = (place){at.x + one->off.x, at.y + one->off.y};
        if (one->is_turn)
            draw_turn(d, one, at);
        else
            draw_straight(d, one, at);
    }
}
