/* SPDX-License-Identifier: Apache-2.0 */
/* Drawing what stands around and what is held in a pose. */
#include "figures/figure_drawing.h"

#include <math.h>

/* ---- furniture ---- */

static void draw_seat(svg_pen *pen, const prop *p, int is_side)
{
    double left = p->x - p->width / 2, right = p->x + p->width / 2;
    double back = p->flipped ? right + 1 : left - 1;

    draw_post(pen, left + 1.4, 0, p->y);
    draw_post(pen, right - 1.4, 0, p->y);
    if (p->kind == PROP_CHAIR && is_side)
        pen_block(pen, back - 1, p->y - p->height, back + 1, p->y + 27, 0.8);
    if (p->kind == PROP_CHAIR && !is_side)
        pen_block(pen, left + 1, p->y, right - 1, p->y + 27, 3);
    pen_block(pen, left, p->y - p->height, right, p->y, 0.8);
}

static void draw_counter(svg_pen *pen, const prop *p)
{
    pen_block(pen, p->x + 2, 0, p->x + p->width, p->y - p->height, 0);
    pen_block(pen, p->x, p->y - p->height, p->x + p->width, p->y, 0.8);
}

static void draw_table(svg_pen *pen, const prop *p)
{
    draw_post(pen, p->x + 3, 0, p->y);
    draw_post(pen, p->x + p->width - 3, 0, p->y);
    pen_block(pen, p->x, p->y - p->height, p->x + p->width, p->y, 0.8);
}

static void draw_bed(svg_pen *pen, const prop *p)
{
    double left = p->x - p->width / 2, right = p->x + p->width / 2;

    draw_post(pen, left + 4, 0, p->y - p->height);
    draw_post(pen, right - 4, 0, p->y - p->height);
    pen_block(pen, left, p->y - p->height - 3, right, p->y - p->height, 0);
    pen_block(pen, left, p->y - p->height, right, p->y, 2.5);
}

static void draw_wall(svg_pen *pen, const prop *p)
{
    double far_side = p->x > 0 ? p->x + p->width : p->x - p->width;

    pen_block(pen, fmin(p->x, far_side), 0, fmax(p->x, far_side), p->y, 0);
}

static void draw_pillow(svg_pen *pen, const prop *p, const placed_pose *placed)
{
    place at = p->at.part ? placed->joints[spot_joint(p->at)] : (place){p->x, p->y};
    double x = at.x;

    if (placed->stance.view == VIEW_ABOVE)
        pen_block(pen, x - p->width / 2, at.y - p->width / 2 - 1, x + p->width / 2,
                  at.y + p->width / 2 + 1, 4);
    else
        pen_block(pen, x - p->width / 2, p->y, x + p->width / 2, p->y + p->height,
                  fmin(p->height / 2 - 0.1, 3));
}

static void draw_block(svg_pen *pen, const prop *p)
{
    pen_block(pen, p->x, p->y - p->height, p->x + p->width, p->y, 0.8);
}

static void draw_rail(svg_pen *pen, const prop *p)
{
    draw_post(pen, p->x, 0, p->y + 0.6);
}

/* Two legs, a grip between them, a bar across. */
static void draw_walking_frame(svg_pen *pen, const prop *p)
{
    place grip = {p->x, p->y}, front = {p->x + 8, p->y};

    draw_tube(pen, (place){p->x - 4, p->y}, front);
    draw_tube(pen, grip, (place){p->x - 5, 1});
    draw_tube(pen, front, (place){p->x + 15, 1});
    draw_tube(pen, (place){p->x - 3, p->y * 0.4}, (place){p->x + 12.2, p->y * 0.4});
}

static void draw_roller(svg_pen *pen, const prop *p)
{
    place middle = {p->x, p->y + p->height};

    pen_circle(pen, middle, p->height);
    pen_circle(pen, middle, p->height * 0.4);
}

static void draw_slope(svg_pen *pen, const prop *p)
{
    pen_move(pen, (place){p->x, 0});
    pen_line(pen, (place){p->x, p->y});
    pen_line(pen, (place){p->x + p->width, 0});
    pen_close(pen);
}

/* What stands on the ground whatever the body does. */
static void (*const standing[PROP_KIND_COUNT])(svg_pen *, const prop *) = {
    [PROP_WALL] = draw_wall,
    [PROP_DOORWAY] = draw_wall,
    [PROP_COUNTER] = draw_counter,
    [PROP_TABLE] = draw_table,
    [PROP_BED] = draw_bed,
    [PROP_STEP] = draw_block,
    [PROP_BOX] = draw_block,
    [PROP_BIKE] = draw_bike,
    [PROP_RECUMBENT] = draw_recumbent,
    [PROP_MACHINE] = draw_machine,
    [PROP_TRAINER] = draw_trainer,
    [PROP_ROWER] = draw_rower,
    [PROP_RAIL] = draw_rail,
    [PROP_FRAME] = draw_walking_frame,
    [PROP_ROLLER] = draw_roller,
    [PROP_SLOPE] = draw_slope};

static void draw_furniture(svg_pen *pen, const prop *p, const placed_pose *placed)
{
    if (standing[p->kind])
        standing[p->kind](pen, p);
    else if (p->kind == PROP_CHAIR || p->kind == PROP_STOOL)
        draw_seat(pen, p, placed->stance.view == VIEW_SIDE);
    else if (p->kind == PROP_PILLOW)
        draw_pillow(pen, p, placed);
    else if (p->kind == PROP_BALL && !p->at.part)
        pen_circle(pen, (place){p->x, p->y + p->height}, p->height);
}

/* ---- what is held ---- */

static place end_of(const prop *p, const placed_pose *placed, place start)
{
    if (p->to_floor)
        return (place){start.x + p->x, 0};
    if (p->to_place)
        return (place){p->x, p->y};
    return p->to.part ? placed->joints[spot_joint(p->to)] : start;
}

/* What a far limb holds is behind the body, as the limb is. */
static int is_far(const prop *p, const placed_pose *placed)
{
    return placed->stance.view == VIEW_SIDE && p->at.part && p->at.limb == FAR;
}

static svg_pen kit_line_pen(drawing *d, const prop *p, const placed_pose *placed)
{
    return drawing_pen(d, is_far(p, placed) ? LAYER_FAR_KIT_LINE : LAYER_KIT_LINE);
}

static svg_pen kit_pen(drawing *d, const prop *p, const placed_pose *placed)
{
    return drawing_pen(d, is_far(p, placed) ? LAYER_FAR_KIT : LAYER_KIT);
}

static void draw_between(drawing *d, const prop *p, const placed_pose *placed, place at)
{
    svg_pen line = kit_line_pen(d, p, placed);
    svg_pen hook = drawing_pen(d, LAYER_FURNITURE);
    place end = end_of(p, placed, at);

    pen_move(&line, at);
    pen_line(&line, end);
    if (p->to_place && p->kind == PROP_BAND) {
        double side = end.x < at.x ? -1 : 1;

        pen_block(&hook, fmin(end.x, end.x + side * 2.5), 0,
                  fmax(end.x, end.x + side * 2.5), end.y + 12, 0);
    }
}

/* What lies on the trunk lies on its back. */
static place on_back(const placed_pose *placed, spot part)
{
    joint which = spot_joint(part);
    bone along = which <= HIPS ? LUMBAR : which == SKULL ? HEAD : THORAX;

    if (which >= SHOULDER || placed->stance.view != VIEW_SIDE)
        return placed->joints[which];
    return stepped(placed->joints[which], placed->stance.angle[along] + 90,
                   body_radius(which) + 0.6);
}

/* A stick is longer than from end to end by its width. */
static void draw_stick(drawing *d, const prop *p, const placed_pose *placed, place at)
{
    svg_pen line = kit_line_pen(d, p, placed);
    place end = p->to.part ? on_back(placed, p->to) : end_of(p, placed, at);
    double length = hypot(end.x - at.x, end.y - at.y), more = p->width;

    if (length < 0.01)
        return;
    at.x -= (end.x - at.x) / length * more;
    at.y -= (end.y - at.y) / length * more;
    pen_move(&line, at);
    pen_line(&line, end);
}

static void draw_weight(svg_pen *pen, place at)
{
    pen_block(pen, at.x - 5, at.y - 0.7, at.x + 5, at.y + 0.7, 0);
    pen_block(pen, at.x - 7, at.y - 3.2, at.x - 3.6, at.y + 3.2, 0.8);
    pen_block(pen, at.x + 3.6, at.y - 3.2, at.x + 7, at.y + 3.2, 0.8);
}

/* The plate at its end, and the end of the bar in it. */
static void draw_barbell(drawing *d, svg_pen *kit, const prop *p, place at)
{
    svg_pen bar = drawing_pen(d, LAYER_SLEEVE);

    pen_circle(kit, at, p->height);
    pen_circle(&bar, at, 1.6);
}

static void draw_bag(svg_pen *pen, place at)
{
    const place outline[] = {{at.x - 3.5, at.y - 4}, {at.x + 3.5, at.y - 4},
                             {at.x + 5, at.y - 9},   {at.x + 4, at.y - 13},
                             {at.x - 4, at.y - 13},  {at.x - 5, at.y - 9}};

    pen_smooth(pen, outline, sizeof(outline) / sizeof(*outline));
    pen_bone(pen, (place){at.x - 2.5, at.y - 4}, 0.5, at, 0.5, 0);
    pen_bone(pen, (place){at.x + 2.5, at.y - 4}, 0.5, at, 0.5, 0);
}

static void draw_sun(drawing *d, const prop *p)
{
    svg_pen kit = drawing_pen(d, LAYER_KIT), rays = drawing_pen(d, LAYER_KIT_LINE);
    place middle = {p->x, p->y};

    pen_circle(&kit, middle, p->height);
    for (int angle = 0; angle < 360; angle += 45) {
        pen_move(&rays, stepped(middle, angle, p->height + 2.4));
        pen_line(&rays, stepped(middle, angle, p->height + 5.4));
    }
}

static void draw_kit(drawing *d, const prop *p, const placed_pose *placed)
{
    svg_pen kit = kit_pen(d, p, placed);
    place at = p->at.part ? on_back(placed, p->at) : (place){p->x, p->y};

    switch (p->kind) {
    case PROP_BALL:
        if (p->at.part)
            pen_circle(&kit, at, p->height);
        break;
    case PROP_BAND:
    case PROP_STRAP:
    case PROP_ROPE:
        draw_between(d, p, placed, at);
        break;
    case PROP_STICK:
    case PROP_POLE:
        draw_stick(d, p, placed, at);
        break;
    case PROP_WEIGHT:
        draw_weight(&kit, at);
        break;
    case PROP_BARBELL:
        draw_barbell(d, &kit, p, at);
        break;
    case PROP_BAG:
        draw_bag(&kit, at);
        break;
    case PROP_PHONE:
        pen_block(&kit, at.x - 2.6, at.y - 4, at.x + 2.6, at.y + 6, 0.8);
        break;
    case PROP_SUN:
        draw_sun(d, p);
        break;
    default:
        break;
    }
}

void draw_props(drawing *d, const placed_pose *placed)
{
    svg_pen furniture = drawing_pen(d, LAYER_FURNITURE);

    for (size_t i = 0; i < placed->pose->prop_count; i++) {
        draw_furniture(&furniture, placed->pose->props[i], placed);
        draw_kit(d, placed->pose->props[i], placed);
    }
}

/* ---- the ground ---- */

static void draw_water(drawing *d, const prop *p, double left, double right)
{
    svg_pen pen = drawing_pen(d, LAYER_WATER);
    int waves = (int)ceil((right - left) / 12);
    double width = (right - left) / waves;

    pen_move(&pen, (place){left, p->y});
    for (int i = 0; i < waves; i++) {
        double x = left + i * width;

        pen_curve(&pen, (place){x + width / 4, p->y + 1.6}, (place){x + width / 2, p->y});
        pen_curve(&pen, (place){x + width * 3 / 4, p->y - 1.6}, (place){x + width, p->y});
    }
    pen_line(&pen, (place){right, -1});
    pen_line(&pen, (place){left, -1});
    pen_close(&pen);
}

/* From above, a mat lies behind the body; else it is what the body rests on. */
static void draw_mat(drawing *d, const placed_pose *placed, box room)
{
    svg_pen pen = drawing_pen(d, LAYER_FURNITURE);

    if (placed->stance.view == VIEW_ABOVE)
        pen_block(&pen, room.left, room.bottom, room.right, room.top + 3, 3);
    else
        pen_block(&pen, room.left + 3, -1.8, room.right - 3, 0, 0.8);
}

void draw_ground(drawing *d, const placed_pose *placed, box room)
{
    svg_pen pen = drawing_pen(d, LAYER_FLOOR);
    double floor = 0;

    for (size_t i = 0; i < placed->pose->prop_count; i++) {
        const prop *p = placed->pose->props[i];

        if (p->kind == PROP_WATER)
            draw_water(d, p, room.left, room.right);
        if (p->kind == PROP_MAT) {
            draw_mat(d, placed, room);
            floor = -1.8;
        }
    }
    if (placed->stance.view == VIEW_ABOVE)
        return;
    pen_move(&pen, (place){room.left, floor});
    pen_line(&pen, (place){room.right, floor});
}
