/* SPDX-License-Identifier: Apache-2.0 */
#include "figures/body.h"

#include <math.h>

static const double PI = 3.14159265358979323846;

static const double lengths[BONE_COUNT] = {
    [LUMBAR] = 14,    [THORAX] = 14,        [NECK] = 6,     [HEAD] = 6.5,
    [UPPER_ARM] = 16, [UPPER_ARM + 1] = 16, [FOREARM] = 14, [FOREARM + 1] = 14,
    [HAND] = 6,       [HAND + 1] = 6,       [THIGH] = 23,   [THIGH + 1] = 23,
    [SHANK] = 22,     [SHANK + 1] = 22,     [FOOT] = 9,     [FOOT + 1] = 9,
};

static const double radii[JOINT_COUNT] = {
    [HIPS] = 6,       [WAIST] = 4.8,     [CHEST] = 5.8,     [COLLAR] = 4,
    [NECK_TOP] = 2.7, [SKULL] = 6.2,     [SHOULDER] = 3.3,  [SHOULDER + 1] = 3.3,
    [ELBOW] = 2.4,    [ELBOW + 1] = 2.4, [WRIST] = 1.8,     [WRIST + 1] = 1.8,
    [PALM] = 1.7,     [PALM + 1] = 1.7,  [FINGERS] = 1.2,   [FINGERS + 1] = 1.2,
    [HIP] = 5.2,      [HIP + 1] = 5.2,   [MID_THIGH] = 4.4, [MID_THIGH + 1] = 4.4,
    [KNEE] = 3.5,     [KNEE + 1] = 3.5,  [CALF] = 3.2,      [CALF + 1] = 3.2,
    [ANKLE] = 2.3,    [ANKLE + 1] = 2.3, [HEEL] = 1.9,      [HEEL + 1] = 1.9,
    [TOES] = 1.3,     [TOES + 1] = 1.3,
};

double body_radius(joint which)
{
    return radii[which];
}

const char *joint_name(joint which)
{
    static const char *const names[JOINT_COUNT] = {
        "hips",        "waist",         "chest",        "collar",     "neck",
        "head",        "near shoulder", "far shoulder", "near elbow", "far elbow",
        "near wrist",  "far wrist",     "near hand",    "far hand",   "near fingers",
        "far fingers", "near hip",      "far hip",      "near thigh", "far thigh",
        "near knee",   "far knee",      "near calf",    "far calf",   "near ankle",
        "far ankle",   "near heel",     "far heel",     "near toes",  "far toes"};

    return names[which];
}

double bone_length(bone which)
{
    return lengths[which];
}

place direction(double angle)
{
    return (place){cos(angle * PI / 180), sin(angle * PI / 180)};
}

place stepped(place from, double angle, double length)
{
    place d = direction(angle);

    return (place){from.x + d.x * length, from.y + d.y * length};
}

/* ---- where the points are ---- */

enum { CHEST_SHARE = 55 }; /* percent of the thorax */

static const double hip_width = 4.6, shoulder_width = 8.2, shoulder_drop = 1.6;

static place along(const stance *s, place from, bone which, double part)
{
    return stepped(from, s->angle[which], lengths[which] * s->share[which] * part);
}

static double width_seen(double width, double turn)
{
    return width * fabs(cos(turn * PI / 180));
}

static void place_arm(place j[], const stance *s, int limb)
{
    j[ELBOW + limb] = along(s, j[SHOULDER + limb], UPPER_ARM + limb, 1);
    j[WRIST + limb] = along(s, j[ELBOW + limb], FOREARM + limb, 1);
    j[PALM + limb] = along(s, j[WRIST + limb], HAND + limb, 0.5);
    j[FINGERS + limb] = along(s, j[WRIST + limb], HAND + limb, 1);
}

/* The sole lies 3.1 below the ankle: heel and toes stand on it. */
static void place_foot(place j[], const stance *s, int limb)
{
    double angle = s->angle[FOOT + limb], share = s->share[FOOT + limb];
    place ankle = j[ANKLE + limb];

    if (s->view == VIEW_SIDE) {
        j[HEEL + limb] = stepped(stepped(ankle, angle, -2.2 * share), angle - 90, 1.2);
        j[TOES + limb] = stepped(stepped(ankle, angle, 7.2 * share), angle - 90, 1.8);
        return;
    }
    j[TOES + limb] = along(s, ankle, FOOT + limb, 1);
    j[HEEL + limb] = stepped(j[TOES + limb], angle, radii[TOES] - radii[HEEL]);
}

static void place_leg(place j[], const stance *s, int limb)
{
    j[MID_THIGH + limb] = along(s, j[HIP + limb], THIGH + limb, 0.55);
    j[KNEE + limb] = along(s, j[HIP + limb], THIGH + limb, 1);
    j[CALF + limb] = along(s, j[KNEE + limb], SHANK + limb, 0.55);
    j[ANKLE + limb] = along(s, j[KNEE + limb], SHANK + limb, 1);
    place_foot(j, s, limb);
}

/* From the side, a chest that turns towards us shows its near shoulder further back. */
static double shoulders_seen(const stance *s)
{
    if (s->view == VIEW_SIDE)
        return -shoulder_width * direction(s->turn_chest).y;
    return width_seen(shoulder_width, s->turn_chest);
}

void body_place(place j[JOINT_COUNT], const stance *s)
{
    double hips = s->view == VIEW_SIDE ? 0 : width_seen(hip_width, s->turn_hips);
    double shoulders = shoulders_seen(s);
    double drop = shoulder_drop * fabs(shoulders) / shoulder_width;

    j[HIPS] = s->hips;
    j[WAIST] = along(s, j[HIPS], LUMBAR, 1);
    j[CHEST] = along(s, j[WAIST], THORAX, CHEST_SHARE / 100.0);
    j[COLLAR] = along(s, j[WAIST], THORAX, 1);
    j[NECK_TOP] = along(s, j[COLLAR], NECK, 1);
    j[SKULL] = along(s, j[NECK_TOP], HEAD, 1);
    for (int limb = 0; limb < LIMBS; limb++) {
        double side = limb == NEAR ? 1 : -1;

        j[SHOULDER + limb] = stepped(stepped(j[COLLAR], s->angle[THORAX], -drop),
                                     s->angle[THORAX] - 90, side * shoulders);
        j[HIP + limb] = stepped(j[HIPS], s->angle[LUMBAR] - 90, side * hips);
        place_arm(j, s, limb);
        place_leg(j, s, limb);
    }
}

int body_parent(bone *by, joint which)
{
    static const struct {
        int parent;
        bone by;
    } links[JOINT_COUNT] = {
        [HIPS] = {-1, LUMBAR},         [WAIST] = {HIPS, LUMBAR},
        [CHEST] = {WAIST, THORAX},     [COLLAR] = {WAIST, THORAX},
        [NECK_TOP] = {COLLAR, NECK},   [SKULL] = {NECK_TOP, HEAD},
        [SHOULDER] = {COLLAR, THORAX}, [ELBOW] = {SHOULDER, UPPER_ARM},
        [WRIST] = {ELBOW, FOREARM},    [PALM] = {WRIST, HAND},
        [FINGERS] = {WRIST, HAND},     [HIP] = {HIPS, LUMBAR},
        [MID_THIGH] = {HIP, THIGH},    [KNEE] = {HIP, THIGH},
        [CALF] = {KNEE, SHANK},        [ANKLE] = {KNEE, SHANK},
        [HEEL] = {ANKLE, FOOT},        [TOES] = {ANKLE, FOOT}};
    int limb = which >= SHOULDER ? (int)(which - SHOULDER) % LIMBS : 0;
    int parent = links[which - (joint)limb].parent;

    *by = links[which - (joint)limb].by;
    *by += *by >= UPPER_ARM ? (bone)limb : 0;
    return parent >= (int)SHOULDER ? parent + limb : parent;
}

/* ---- how far joints bend ---- */

/* The angle of `part` against `whole`, as the turn that is nearest to the middle of its
 * range. From the side, bending forward is positive for hips, elbows and the trunk. */
typedef struct range {
    const char *name[LIMBS];
    bone part, whole;
    double neutral; /* part - whole when the joint is straight */
    int sign;       /* of part - whole when it bends the usual way */
    double least, most;
} range;

static const range ranges[] = {
    {{"the back"}, THORAX, LUMBAR, 0, -1, -50, 75},
    {{"the neck"}, NECK, THORAX, 0, -1, -65, 70},
    {{"the head"}, HEAD, NECK, 0, -1, -45, 45},
    {{"the near shoulder", "the far shoulder"}, UPPER_ARM, THORAX, 180, 1, -75, 195},
    {{"the near elbow", "the far elbow"}, FOREARM, UPPER_ARM, 0, 1, -8, 155},
    {{"the near wrist", "the far wrist"}, HAND, FOREARM, 0, 1, -95, 100},
    {{"the near hip", "the far hip"}, THIGH, LUMBAR, 180, 1, -40, 150},
    {{"the near knee", "the far knee"}, SHANK, THIGH, 0, -1, -8, 162},
    {{"the near ankle", "the far ankle"}, FOOT, SHANK, 90, 1, -95, 45},
};

static bone side_of(bone which, int limb)
{
    return which >= UPPER_ARM ? which + (bone)limb : which;
}

/* A bone that points at us, or an arm of a chest that turns, can bend in ways that the
 * picture does not show. */
static int lies_in_picture(const stance *s, bone which)
{
    int is_turned = which > LUMBAR && which < THIGH && fabs(s->turn_chest) > 20;

    return s->share[which] > 0.85 && !is_turned;
}

static double bend_of(const range *r, const stance *s, int limb)
{
    double middle = (r->least + r->most) / 2;
    double bend = (s->angle[side_of(r->part, limb)] - s->angle[side_of(r->whole, limb)] -
                   r->neutral) *
                  r->sign;

    return bend - 360 * round((bend - middle) / 360);
}

size_t body_bends(bend bends[MOST_BENDS], const stance *held)
{
    size_t count = 0;

    if (held->view != VIEW_SIDE)
        return 0;
    for (size_t i = 0; i < sizeof(ranges) / sizeof(*ranges); i++)
        for (int limb = 0; limb < LIMBS && ranges[i].name[limb]; limb++) {
            const range *r = &ranges[i];

            if (lies_in_picture(held, side_of(r->part, limb)) &&
                lies_in_picture(held, side_of(r->whole, limb)))
                bends[count++] = (bend){r->name[limb], bend_of(r, held, limb), r->least,
                                        r->most};
        }
    return count;
}

void body_unwind(stance *held)
{
    if (held->view != VIEW_SIDE)
        return;
    held->angle[LUMBAR] -= 360 * round((held->angle[LUMBAR] - 90) / 360);
    for (size_t i = 0; i < sizeof(ranges) / sizeof(*ranges); i++)
        for (int limb = 0; limb < LIMBS && ranges[i].name[limb]; limb++) {
            const range *r = &ranges[i];

            held->angle[side_of(r->part, limb)] = held->angle[side_of(r->whole, limb)] +
                                                  r->neutral +
                                                  r->sign * bend_of(r, held, limb);
        }
}
