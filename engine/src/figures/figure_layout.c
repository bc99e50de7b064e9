/* SPDX-License-Identifier: Apache-2.0 */
#include "figures/figure_layout.h"

#include <math.h>
#include <string.h>

static const double margin = 5, narrowest = 66, tag_height = 13;
static const double smallest_letters = 8, letters_across = 13, letter_width = 0.56;

/* ---- how much room a pose takes ---- */

static void grow(box *room, double left, double bottom, double right, double top)
{
    room->left = fmin(room->left, left);
    room->bottom = fmin(room->bottom, bottom);
    room->right = fmax(room->right, right);
    room->top = fmax(room->top, top);
}

static void grow_point(box *room, place p, double radius)
{
    grow(room, p.x - radius, p.y - radius, p.x + radius, p.y + radius);
}

/* What is held goes with the body; what stands has its own place. */
static void grow_prop(box *room, const prop *p, const placed_pose *placed)
{
    place at = p->at.part ? placed->joints[spot_joint(p->at)] : (place){p->x, p->y};
    box stands;

    if (prop_room(&stands, p) == 0)
        grow(room, stands.left, stands.bottom, stands.right, stands.top);
    else if (p->kind == PROP_PILLOW && placed->stance.view != VIEW_ABOVE)
        grow(room, at.x - p->width / 2, 0, at.x + p->width / 2, p->y + p->height);
    else if (p->kind == PROP_PILLOW)
        grow_point(room, at, p->width / 2 + 1);
    else if (p->kind == PROP_BARBELL || p->kind == PROP_WEIGHT || p->kind == PROP_BALL)
        grow_point(room, at, fmax(p->height, 8));
    else if (p->kind == PROP_STICK && p->to_place) /* a club, a bat */
        grow_point(room, (place){p->x, p->y}, 2);
    else if (p->kind == PROP_BAG)
        grow(room, at.x - 5, at.y - 14, at.x + 5, at.y);
}

static void grow_arrow(box *room, const arrow *one, const placed_pose *placed)
{
    place at = placed->joints[spot_joint(one->at)];

    at = (place){at.x + one->off.x, at.y + one->off.y};
    grow_point(room, at, 2);
    grow_point(room, stepped(at, one->angle, one->length), 2);
    if (one->is_turn)
        grow_point(room, stepped(at, one->end, one->length), 2);
}

static box room_of(const placed_pose *placed)
{
    place p = placed->joints[SKULL];
    box room = {p.x, p.y, p.x, p.y};

    for (int i = 0; i < JOINT_COUNT; i++)
        grow_point(&room, placed->joints[i], body_radius((joint)i));
    grow_point(&room, p, 7.8);
    for (size_t i = 0; i < placed->pose->prop_count; i++)
        grow_prop(&room, placed->pose->props[i], placed);
    for (size_t i = 0; i < placed->pose->arrow_count; i++)
        grow_arrow(&room, &placed->pose->arrows[i], placed);
    if (placed->stance.view == VIEW_ABOVE)
        grow(&room, room.left, room.bottom - 3, room.right, room.top);
    else
        grow(&room, room.left, -2, room.right, room.top);
    if (placed->pose->mirrored)
        return (box){-room.right, room.bottom, -room.left, room.top};
    return room;
}

/* ---- the whole ---- */

/* Poses that continue each other have one room. */
static void share_rooms(box rooms[], const placed_figure *placed)
{
    for (size_t i = 1; i < placed->count; i++)
        if (placed->poses[i].continues)
            grow(&rooms[i], rooms[i - 1].left, rooms[i - 1].bottom, rooms[i - 1].right,
                 rooms[i - 1].top);
    for (size_t i = placed->count; i-- > 1;)
        if (placed->poses[i].continues)
            rooms[i - 1] = rooms[i];
}

static size_t most_lines(const figure_layout *l)
{
    size_t most = 1;

    for (size_t i = 0; i < l->placed.count; i++) {
        size_t lines = layout_caption(l, l->placed.poses[i].pose->caption).count;

        most = lines > most ? lines : most;
    }
    return most;
}

/* Captions get the room that two lines of them need. */
static double caption_width(const figure_layout *l)
{
    double widest = 0;

    for (size_t i = 0; i < l->placed.count; i++)
        widest = fmax(widest, (double)strlen(l->placed.poses[i].pose->caption));
    return (widest / 2 + 5) * letter_width * smallest_letters + 2 * margin;
}

static void put_poses(figure_layout *l, const box rooms[], double base, double top)
{
    for (size_t i = 0; i < l->placed.count; i++) {
        double middle = (rooms[i].left + rooms[i].right) / 2;
        double half = l->cell_width / 2 - 2;

        l->origin[i] = (place){l->cell_width * ((double)i + 0.5) - middle, base};
        l->room[i] = (box){middle - half, rooms[i].bottom, middle + half, top};
    }
}

void layout_figure(figure_layout *l, const sb_pack *pack)
{
    box rooms[MOST_POSES];
    double top = 0, bottom = 0, head = l->placed.figure->is_hazard ? tag_height : 0;

    l->pack = pack;
    l->cell_width = fmax(narrowest, caption_width(l));
    for (size_t i = 0; i < l->placed.count; i++)
        rooms[i] = room_of(&l->placed.poses[i]);
    share_rooms(rooms, &l->placed);
    for (size_t i = 0; i < l->placed.count; i++) {
        top = fmax(top, rooms[i].top);
        bottom = fmin(bottom, rooms[i].bottom);
        l->cell_width = fmax(l->cell_width, rooms[i].right - rooms[i].left + 2 * margin);
    }
    put_poses(l, rooms, head + margin + top, top);
    l->letters = fmax(smallest_letters, l->cell_width / letters_across);
    l->line_height = l->letters * 1.15;
    l->caption_y = head + margin + top - bottom + l->line_height + 2;
    l->height = l->caption_y + (double)(most_lines(l) - 1) * l->line_height + 4;
}

/* ---- captions ---- */

caption_lines layout_caption(const figure_layout *l, const char *caption)
{
    double number = l->placed.count > 1 ? 1.5 * l->letters : 0;
    size_t fits = (size_t)((l->cell_width - number - 4) / (letter_width * l->letters));
    size_t length = strlen(caption), cut = fits;
    caption_lines lines = {{caption}, {length}, 1};

    if (length <= fits)
        return lines;
    while (cut > 0 && caption[cut] != ' ')
        cut--;
    if (cut == 0)
        return lines;
    lines.length[0] = cut;
    lines.from[1] = caption + cut + 1;
    lines.length[1] = length - cut - 1;
    lines.count = 2;
    return lines;
}
