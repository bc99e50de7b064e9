/* SPDX-License-Identifier: Apache-2.0 */
/* Drawing the body of a pose. */
#include "figures/figure_drawing.h"

#include <math.h>

static const double head_radius = 6.2, front_foot = 2.7;

svg_pen drawing_pen(drawing *d, layer which)
{
    return (svg_pen){&d->layers[which], d->origin, d->mirrored, 0, 0};
}

/* A place beside a bone: along its angle, and to its left. */
static place beside(place from, double angle, double along, double left)
{
    return stepped(stepped(from, angle, along), angle + 90, left);
}

/* ---- limbs ---- */

static void draw_arm(svg_pen *pen, const place j[], int limb)
{
    pen_bone(pen, j[SHOULDER + limb], 3.4, j[ELBOW + limb], 2.5, 0.2);
    pen_bone(pen, j[ELBOW + limb], 2.5, j[WRIST + limb], 1.7, 0.35);
    pen_bone(pen, j[WRIST + limb], 1.8, j[FINGERS + limb], 1.2, 0.5);
}

/* The sole is flat, the heel behind the ankle, the instep slopes to the toes. */
static void draw_foot_from_side(svg_pen *pen, const place j[], const stance *s, int limb)
{
    double angle = s->angle[FOOT + limb], share = s->share[FOOT + limb];
    static const double outline[][2] = {{2.6, 1.5},   {6.6, -0.5}, {8.8, -1.7},
                                        {7.6, -3.1},  {2.6, -3.0}, {-2.9, -3.1},
                                        {-3.6, -1.4}, {-2.3, 0.6}};
    place points[sizeof(outline) / sizeof(*outline)];
    size_t count = sizeof(outline) / sizeof(*outline);

    for (size_t i = 0; i < count; i++)
        points[i] = beside(j[ANKLE + limb], angle, outline[i][0] * share, outline[i][1]);
    pen_smooth(pen, points, count);
}

static void draw_leg(svg_pen *pen, const place j[], const stance *s, int limb)
{
    pen_bone(pen, j[HIP + limb], 5.3, j[KNEE + limb], 3.5, 0.3);
    pen_bone(pen, j[KNEE + limb], 3.5, j[ANKLE + limb], 2.2, 0.7);
    if (s->view == VIEW_SIDE)
        draw_foot_from_side(pen, j, s, limb);
    else
        pen_bone(pen, j[ANKLE + limb], 2.2,
                 stepped(j[TOES + limb], s->angle[FOOT + limb],
                         body_radius(TOES) - front_foot),
                 front_foot, 0.3);
}

static void draw_sleeve(svg_pen *pen, const place j[], int limb)
{
    place shoulder = j[SHOULDER + limb], elbow = j[ELBOW + limb];

    pen_bone(pen, shoulder, 4.2,
             (place){shoulder.x + (elbow.x - shoulder.x) * 0.4,
                     shoulder.y + (elbow.y - shoulder.y) * 0.4},
             3.5, 0);
}

/* A far limb behind the near one would only make the file larger. */
static int is_hidden(const place j[], joint first, joint last)
{
    for (joint which = first; which <= last; which += LIMBS)
        if (hypot(j[which].x - j[which + FAR].x, j[which].y - j[which + FAR].y) > 1)
            return 0;
    return 1;
}

static void draw_limbs(drawing *d, const placed_pose *placed)
{
    const stance *s = &placed->stance;
    const place *j = placed->joints;
    int is_side = s->view == VIEW_SIDE;
    svg_pen far_leg = drawing_pen(d, is_side ? LAYER_FAR_LEG : LAYER_NEAR_LEG);
    int is_turned = !is_side || s->turn_chest > 20; /* so that both arms are before us */
    svg_pen far_arm = drawing_pen(d, is_turned ? LAYER_NEAR_ARM : LAYER_FAR_ARM);
    svg_pen near_leg = drawing_pen(d, LAYER_NEAR_LEG);
    svg_pen near_arm = drawing_pen(d, LAYER_NEAR_ARM);
    svg_pen sleeve = drawing_pen(d, LAYER_SLEEVE);

    if (!is_hidden(j, HIP, TOES))
        draw_leg(&far_leg, j, s, FAR);
    if (!is_hidden(j, SHOULDER, FINGERS))
        draw_arm(&far_arm, j, FAR);
    draw_leg(&near_leg, j, s, NEAR);
    draw_arm(&near_arm, j, NEAR);
    draw_sleeve(&sleeve, j, NEAR);
    if (is_turned)
        draw_sleeve(&sleeve, j, FAR);
}

/* ---- trunk ---- */

/* A height of the trunk: where on the spine, and how far its front and back are. */
typedef struct station {
    place at;
    double angle, front, back;
} station;

static void draw_stations(svg_pen *pen, const station stations[], size_t count)
{
    place outline[16];

    for (size_t i = 0; i < count; i++) {
        const station *s = &stations[i], *t = &stations[count - 1 - i];

        outline[i] = beside(s->at, s->angle, 0, -s->front);
        outline[count + i] = beside(t->at, t->angle, 0, t->back);
    }
    pen_smooth(pen, outline, count * 2);
}

static void draw_trunk_from_side(svg_pen *pen, const placed_pose *placed)
{
    const place *j = placed->joints;
    double lumbar = placed->stance.angle[LUMBAR], thorax = placed->stance.angle[THORAX];
    double middle = lumbar + (thorax - lumbar) / 2;
    double turned = hypot(j[SHOULDER].x - j[COLLAR].x, j[SHOULDER].y - j[COLLAR].y);
    const station stations[] = {
        {stepped(j[HIPS], lumbar, -4.6), lumbar, 2.6, 3.4},
        {stepped(j[HIPS], lumbar, 0.6), lumbar, 5.2, 6.2},
        {stepped(j[WAIST], lumbar, -2), middle, 4.9, 4.6},
        {j[CHEST], thorax, fmax(6.1, turned), fmax(5.6, turned)},
        {stepped(j[COLLAR], thorax, -0.6), thorax, fmax(4.2, turned + 2),
         fmax(4.6, turned + 2)},
        {stepped(j[COLLAR], thorax, 2.4), thorax, 1.4, 2.2},
    };

    draw_stations(pen, stations, sizeof(stations) / sizeof(*stations));
}

static void draw_trunk_from_front(svg_pen *pen, const placed_pose *placed)
{
    const place *j = placed->joints;
    const stance *s = &placed->stance;
    double lumbar = s->angle[LUMBAR], thorax = s->angle[THORAX];
    double middle = lumbar + (thorax - lumbar) / 2;
    double shoulders = hypot(j[SHOULDER].x - j[COLLAR].x, j[SHOULDER].y - j[COLLAR].y);
    double hips = hypot(j[HIP].x - j[HIPS].x, j[HIP].y - j[HIPS].y);
    double chest = fmax(5, shoulders - 0.6), waist = fmax(4.6, hips + 1);
    double pelvis = fmax(5.4, hips + 2.2);
    const station stations[] = {
        {stepped(j[HIPS], lumbar, -4.6), lumbar, hips * 0.9, hips * 0.9},
        {stepped(j[HIPS], lumbar, 1), lumbar, pelvis, pelvis},
        {stepped(j[WAIST], lumbar, -1), middle, waist, waist},
        {j[CHEST], thorax, chest, chest},
        {stepped(j[COLLAR], thorax, -1), thorax, shoulders + 2, shoulders + 2},
        {stepped(j[COLLAR], thorax, 2.6), thorax, 2.6, 2.6},
    };

    draw_stations(pen, stations, sizeof(stations) / sizeof(*stations));
}

/* ---- head ---- */

/* A point of the head: to the front (or right), and up. */
static place on_head(const placed_pose *placed, double front, double up)
{
    return beside(placed->joints[SKULL], placed->stance.angle[HEAD], up, -front);
}

static place on_circle(const placed_pose *placed, double angle, double radius)
{
    place d = direction(angle);

    return on_head(placed, d.x * radius, d.y * radius);
}

static void draw_head_from_side(drawing *d, const placed_pose *placed)
{
    svg_pen head = drawing_pen(d, LAYER_HEAD), hair = drawing_pen(d, LAYER_HAIR);

    pen_move(&head, on_circle(placed, 14, head_radius));
    pen_curve(&head, on_head(placed, 6.7, 0.2), on_head(placed, 7.9, -1.5));
    pen_curve(&head, on_head(placed, 7.2, -2.4), on_circle(placed, -30, head_radius));
    pen_arc(&head, head_radius, 1, 1, on_circle(placed, 14, head_radius));
    pen_close(&head);
    pen_move(&hair, on_circle(placed, 50, head_radius + 0.3));
    pen_arc(&hair, head_radius + 0.5, 0, 0, on_circle(placed, 218, head_radius + 0.3));
    pen_curve(&hair, on_head(placed, -2.6, -3), on_head(placed, -1.6, -0.2));
    pen_curve(&hair, on_head(placed, 0.4, 3.2), on_circle(placed, 50, head_radius + 0.3));
    pen_close(&hair);
    pen_circle(&hair, on_head(placed, 4.2, 0.5), 0.7);
}

/* `turn`: degrees to the right, 90 is a face seen from the side. */
static void draw_face(svg_pen *pen, const placed_pose *placed, double turn)
{
    place turned = direction(turn);
    double shift = turned.y * 4, apart = 2.2 * fabs(turned.x) + 0.1;

    pen_circle(pen, on_head(placed, shift - apart, 0.2), 0.7);
    if (fabs(turned.y) < 0.9)
        pen_circle(pen, on_head(placed, shift + apart, 0.2), 0.7);
}

static void draw_nose_aside(svg_pen *pen, const placed_pose *placed, double turn)
{
    double side = turn < 0 ? -1 : 1;

    if (fabs(turn) < 40)
        return;
    pen_move(pen, on_head(placed, side * 5.8, 1.2));
    pen_curve(pen, on_head(placed, side * 6.8, 0), on_head(placed, side * 7.6, -1.4));
    pen_curve(pen, on_head(placed, side * 7, -2.2), on_head(placed, side * 5.4, -2.6));
    pen_close(pen);
}

static void draw_head_from_front(drawing *d, const placed_pose *placed, double turn)
{
    svg_pen head = drawing_pen(d, LAYER_HEAD), hair = drawing_pen(d, LAYER_HAIR);
    double radius = head_radius + 0.3;
    double shift = direction(turn).y * 3;

    pen_circle(&head, placed->joints[SKULL], head_radius);
    draw_nose_aside(&head, placed, turn);
    pen_move(&hair, on_circle(placed, 8, radius));
    pen_arc(&hair, radius, 0, 0, on_circle(placed, 172, radius));
    pen_curve(&hair, on_head(placed, shift - 5, 3.2), on_head(placed, shift, 3.6));
    pen_curve(&hair, on_head(placed, shift + 5, 3.2), on_circle(placed, 8, radius));
    pen_close(&hair);
    draw_face(&hair, placed, turn);
}

static void draw_head_from_back(drawing *d, const placed_pose *placed)
{
    svg_pen hair = drawing_pen(d, LAYER_HAIR);

    pen_circle(&hair, placed->joints[SKULL], head_radius + 0.3);
}

static void draw_head(drawing *d, const placed_pose *placed)
{
    double turn = placed->stance.turn_head;

    if (placed->stance.view == VIEW_BACK ||
        (placed->stance.view == VIEW_SIDE && turn < -30))
        draw_head_from_back(d, placed);
    else if (placed->stance.view != VIEW_SIDE)
        draw_head_from_front(d, placed, turn);
    else if (turn > 30)
        draw_head_from_front(d, placed, 90 - turn);
    else
        draw_head_from_side(d, placed);
}

/* ---- the whole ---- */

void draw_body(drawing *d, const placed_pose *placed)
{
    svg_pen trunk = drawing_pen(d, LAYER_TRUNK), head = drawing_pen(d, LAYER_HEAD);
    const place *j = placed->joints;

    draw_limbs(d, placed);
    pen_bone(&head, stepped(j[COLLAR], placed->stance.angle[THORAX], 0.8), 2.8,
             j[NECK_TOP], 2.6, 0);
    draw_head(d, placed);
    if (placed->stance.view == VIEW_SIDE)
        draw_trunk_from_side(&trunk, placed);
    else
        draw_trunk_from_front(&trunk, placed);
}
