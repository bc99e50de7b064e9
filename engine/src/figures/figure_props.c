/* SPDX-License-Identifier: Apache-2.0 */
#include "figures/figure_props.h"

#include <math.h>
#include <string.h>

/* Usual places and sizes; x is where it stands when the hips are at 0. */
static const struct {
    const char *name;
    double x, y, width, height;
} kinds[PROP_KIND_COUNT] = {
    [PROP_WALL] = {"wall", -8, 100, 4, 100},
    [PROP_DOORWAY] = {"doorway", 10, 104, 4, 104},
    [PROP_CHAIR] = {"chair", 2, 20, 22, 2.4},
    [PROP_STOOL] = {"stool", 2, 20, 18, 2.4},
    [PROP_COUNTER] = {"counter", 14, 51, 26, 2.4},
    [PROP_TABLE] = {"table", 20, 37, 36, 2},
    [PROP_BED] = {"bed", 0, 22, 120, 8},
    [PROP_MAT] = {"mat", 0, 0, 100, 1.6},
    [PROP_PILLOW] = {"pillow", 0, 0, 17, 5},
    [PROP_STEP] = {"step", 16, 10, 26, 10},
    [PROP_BALL] = {"ball", 0, 0, 0, 5},
    [PROP_MACHINE] = {"machine", 0, 20, 0, 0},
    [PROP_BIKE] = {"bike", 0, 43, 0, 0},
    [PROP_RECUMBENT] = {"recumbent-bike", 0, 20, 0, 0},
    [PROP_WATER] = {"water", 0, 70, 0, 0},
    [PROP_RAIL] = {"rail", 20, 52, 0, 0},
    [PROP_BOX] = {"box", 20, 8, 16, 8},
    [PROP_BAND] = {"band", 0, 0, 0, 0},
    [PROP_STRAP] = {"strap", 0, 0, 0, 0},
    [PROP_ROPE] = {"rope", 0, 0, 0, 0},
    [PROP_STICK] = {"stick", 0, 0, 2, 0},
    [PROP_POLE] = {"pole", 0, 0, 0, 0},
    [PROP_WEIGHT] = {"weight", 0, 0, 0, 0},
    [PROP_BARBELL] = {"barbell", 0, 0, 0, 9},
    [PROP_BAG] = {"bag", 0, 0, 0, 0},
    [PROP_PHONE] = {"phone", 0, 0, 0, 0},
    [PROP_TRAINER] = {"cross-trainer", 0, 62, 0, 0},
    [PROP_ROWER] = {"rower", 0, 16, 28, 0}, /* width: from the seat to the foot plate */
    [PROP_FRAME] = {"walking-frame", 16, 50, 0, 0},
    [PROP_ROLLER] = {"foam-roller", 0, 0, 0, 4},
    [PROP_SLOPE] = {"slope", -30, 16, 70, 0},
    [PROP_SUN] = {"sun", 40, 100, 0, 5},
};

static const struct {
    const char *name;
    prop_kind kind;
    prop_face face;
} faces[] = {
    {"wall", PROP_WALL, FACE_SIDE},
    {"doorway", PROP_DOORWAY, FACE_SIDE},
    {"chair", PROP_CHAIR, FACE_TOP},
    {"chair-back", PROP_CHAIR, FACE_SIDE},
    {"chair-top", PROP_CHAIR, FACE_EDGE},
    {"stool", PROP_STOOL, FACE_TOP},
    {"counter", PROP_COUNTER, FACE_TOP},
    {"counter-edge", PROP_COUNTER, FACE_EDGE},
    {"table", PROP_TABLE, FACE_TOP},
    {"table-edge", PROP_TABLE, FACE_EDGE},
    {"bed", PROP_BED, FACE_TOP},
    {"pillow", PROP_PILLOW, FACE_TOP},
    {"step", PROP_STEP, FACE_TOP},
    {"box", PROP_BOX, FACE_TOP},
    {"ball", PROP_BALL, FACE_TOP},
    {"bike", PROP_BIKE, FACE_TOP},
    {"bike-bar", PROP_BIKE, FACE_EDGE},
    {"bike-pedal", PROP_BIKE, FACE_PEDAL},
    {"recumbent-bike", PROP_RECUMBENT, FACE_TOP},
    {"recumbent-bike-back", PROP_RECUMBENT, FACE_SIDE},
    {"recumbent-bike-pedal", PROP_RECUMBENT, FACE_PEDAL},
    {"machine", PROP_MACHINE, FACE_TOP},
    {"machine-back", PROP_MACHINE, FACE_SIDE},
    {"machine-plate", PROP_MACHINE, FACE_EDGE},
    {"rail", PROP_RAIL, FACE_EDGE},
    {"cross-trainer", PROP_TRAINER, FACE_EDGE},
    {"cross-trainer-pedal", PROP_TRAINER, FACE_PEDAL},
    {"rower", PROP_ROWER, FACE_TOP},
    {"rower-plate", PROP_ROWER, FACE_EDGE},
    {"walking-frame", PROP_FRAME, FACE_EDGE},
    {"foam-roller", PROP_ROLLER, FACE_TOP},
    {"slope", PROP_SLOPE, FACE_TOP},
};

int prop_kind_read(prop *usual, const char *name)
{
    for (int i = 0; i < PROP_KIND_COUNT; i++)
        if (strcmp(kinds[i].name, name) == 0) {
            *usual = (prop){.kind = (prop_kind)i,
                            .x = kinds[i].x,
                            .y = kinds[i].y,
                            .width = kinds[i].width,
                            .height = kinds[i].height};
            return 0;
        }
    return -1;
}

const char *prop_kind_name(prop_kind kind)
{
    return kinds[kind].name;
}

int prop_face_read(prop_kind *kind, prop_face *face, const char *name, size_t length)
{
    for (size_t i = 0; i < sizeof(faces) / sizeof(*faces); i++)
        if (strlen(faces[i].name) == length &&
            strncmp(faces[i].name, name, length) == 0) {
            *kind = faces[i].kind;
            *face = faces[i].face;
            return 0;
        }
    return -1;
}

/* ---- surfaces ---- */

static surface level(double y, double least, double most)
{
    return (surface){0, {0, y}, 90, least, most};
}

static surface upright(double x, int looks_left, double least, double most)
{
    return (surface){0, {x, 0}, looks_left ? 180 : 0, least, most};
}

/* Ground that falls from its left end to nothing at its right. */
static surface falling(const prop *p)
{
    double fall = atan2(p->y, p->width) * 180 / 3.14159265358979323846;

    return (surface){0, {p->x, p->y}, 90 - fall, p->x, p->x + p->width};
}

static surface grip(double x, double y)
{
    return (surface){1, {x, y}, 90, x, x};
}

/* Pedals stand opposite each other on a crank. */
static surface pedal(double x, double y, double crank, double angle, int limb)
{
    place p = stepped((place){x, y}, angle + (limb == FAR ? 180 : 0), crank);

    return grip(p.x, p.y);
}

static surface side_surface(const prop *p)
{
    double back = p->flipped ? p->x + p->width / 2 : p->x - p->width / 2;

    switch (p->kind) {
    case PROP_CHAIR:
        return upright(back, p->flipped, p->y, p->y + 26);
    case PROP_RECUMBENT:
    case PROP_MACHINE:
        return upright(p->x - 9, 0, p->y, p->y + 30);
    default:
        return upright(p->x, p->x > 0, 0, p->y);
    }
}

static surface edge_surface(const prop *p)
{
    double back = p->flipped ? p->x + p->width / 2 : p->x - p->width / 2;

    switch (p->kind) {
    case PROP_CHAIR:
        return grip(back, p->y + 27.5);
    case PROP_BIKE:
        return grip(p->x + 27, p->y + 13);
    case PROP_MACHINE:
        return grip(p->x + 40, p->y + 12);
    case PROP_TRAINER:
        return grip(p->x + 20, p->y);
    case PROP_ROWER:
        return grip(p->x + p->width, p->y - 1);
    case PROP_RAIL:
    case PROP_FRAME:
        return grip(p->x, p->y);
    default:
        return grip(p->x, p->y + 1.6);
    }
}

static surface pedal_surface(const prop *p, int limb)
{
    if (p->kind == PROP_BIKE)
        return pedal(p->x + 10, p->y - 31, 7, -60, limb);
    if (p->kind == PROP_TRAINER)
        return pedal(p->x, 13, 11, -14, limb);
    return pedal(p->x + 37, p->y + 1, 6, 30, limb);
}

static surface top_surface(const prop *p)
{
    switch (p->kind) {
    case PROP_COUNTER:
    case PROP_TABLE:
    case PROP_STEP:
    case PROP_BOX:
        return level(p->y, p->x, p->x + p->width);
    case PROP_PILLOW:
        return level(p->y + p->height, -1000, 1000);
    case PROP_SLOPE:
        return falling(p);
    case PROP_BALL:
    case PROP_ROLLER:
        return level(p->y + p->height * 2, p->x - 2, p->x + 2);
    case PROP_BIKE:
        return level(p->y, p->x - 4, p->x + 4);
    case PROP_ROWER:
        return level(p->y, p->x - 7, p->x + 7);
    case PROP_RECUMBENT:
    case PROP_MACHINE:
        return level(p->y, p->x - 10, p->x + 10);
    default:
        return level(p->y, p->x - p->width / 2, p->x + p->width / 2);
    }
}

surface prop_surface(const prop *one, prop_face face, int limb)
{
    switch (face) {
    case FACE_SIDE:
        return side_surface(one);
    case FACE_EDGE:
        return edge_surface(one);
    case FACE_PEDAL:
        return pedal_surface(one, limb);
    default:
        return top_surface(one);
    }
}

/* ---- what is in the way ---- */

static size_t seat_boxes(box boxes[], const prop *p)
{
    double left = p->x - p->width / 2, right = p->x + p->width / 2;
    size_t count = 0;

    boxes[count++] = (box){left, p->y - p->height, right, p->y};
    if (p->kind == PROP_CHAIR && p->flipped)
        boxes[count++] = (box){right, p->y, right + 2, p->y + 27};
    else if (p->kind == PROP_CHAIR)
        boxes[count++] = (box){left - 2, p->y, left, p->y + 27};
    return count;
}

size_t prop_boxes(box boxes[MOST_BOXES], const prop *one)
{
    double left = one->x, right = one->x + one->width;

    switch (one->kind) {
    case PROP_WALL:
        boxes[0] = one->x > 0 ? (box){left, -10, left + 50, one->y}
                              : (box){left - 50, -10, left, one->y};
        return 1;
    case PROP_CHAIR:
    case PROP_STOOL:
        return seat_boxes(boxes, one);
    case PROP_COUNTER:
    case PROP_STEP:
    case PROP_BOX:
        boxes[0] = (box){left, 0, right, one->y};
        return 1;
    case PROP_TABLE:
        boxes[0] = (box){left, one->y - one->height, right, one->y};
        return 1;
    case PROP_BED:
        boxes[0] = (box){left - one->width / 2, 0, left + one->width / 2, one->y};
        return 1;
    default:
        return 0;
    }
}

int prop_is_broad(const prop *one)
{
    return one->kind != PROP_CHAIR && one->kind != PROP_STOOL && one->kind != PROP_TABLE;
}

static box room_around(place p, double radius)
{
    return (box){p.x - radius, fmax(0, p.y - radius), p.x + radius, p.y + radius};
}

/* What is no box takes this much room; -1 when it is held. */
static int room_of_kind(box *room, const prop *p)
{
    static const box machines[PROP_KIND_COUNT] = {
        /* from x, and above y */
        [PROP_BIKE] = {-12, 0, 34, 14},    [PROP_RECUMBENT] = {-14, 0, 48, 30},
        [PROP_MACHINE] = {-26, 0, 48, 38}, [PROP_TRAINER] = {-22, 0, 46, 12},
        [PROP_RAIL] = {-1, 0, 1, 0},       [PROP_FRAME] = {-6, 0, 16, 1}};
    const box *m = &machines[p->kind];

    if (m->right > 0)
        *room = (box){p->x + m->left, 0, p->x + m->right, p->y + m->top};
    else if (p->kind == PROP_ROWER)
        *room = (box){p->x + p->width - 58, 0, p->x + p->width + 26, p->y + 12};
    else if (p->kind == PROP_SLOPE)
        *room = (box){p->x, 0, p->x + p->width, p->y};
    else if (p->kind == PROP_SUN)
        *room = room_around((place){p->x, p->y}, p->height + 6);
    else if (p->kind == PROP_ROLLER)
        *room = room_around((place){p->x, p->y + p->height}, p->height);
    else if (p->kind == PROP_WATER)
        *room = (box){0, 0, 0, p->y + 2};
    else if (p->kind == PROP_BAND && p->to_place)
        *room = (box){p->x - 3, 0, p->x + 3, p->y + 12};
    else
        return -1;
    return 0;
}

int prop_room(box *room, const prop *one)
{
    box boxes[MOST_BOXES];
    size_t count = prop_boxes(boxes, one);

    if (one->kind == PROP_WALL || one->kind == PROP_DOORWAY) { /* beyond the top */
        *room = one->x > 0 ? (box){0, 0, one->x + one->width, 0}
                           : (box){one->x - one->width, 0, 0, 0};
        return 0;
    }
    if (count == 0)
        return room_of_kind(room, one);
    *room = boxes[0];
    for (size_t i = 1; i < count; i++)
        *room = (box){fmin(room->left, boxes[i].left),
                      fmin(room->bottom, boxes[i].bottom),
                      fmax(room->right, boxes[i].right), fmax(room->top, boxes[i].top)};
    return 0;
}
