/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BODY_H
#define BODY_H

#include <stddef.h>

/* A person as bones, seen from one place. Lengths are shares of the body's height, which
 * is 100. Angles are absolute, in degrees: 0 points to the right of the picture, 90 up.
 * Seen from the side, the right side of the body is near and the front of the body is 90
 * degrees clockwise of its trunk: standing looks to the right, lying on the back has the
 * head at the left. Seen from the front or from above, limb NEAR is the one at the right
 * of the picture when standing (the upper one when lying with the head at the left). */

typedef struct place {
    double x, y;
} place;

typedef enum view { VIEW_SIDE, VIEW_FRONT, VIEW_BACK, VIEW_ABOVE } view;

enum { NEAR, FAR, LIMBS };

/* Bones; those of limbs are followed by the one of the far limb. */
typedef enum bone {
    LUMBAR,
    THORAX,
    NECK,
    HEAD,
    UPPER_ARM,
    FOREARM = UPPER_ARM + LIMBS,
    HAND = FOREARM + LIMBS,
    THIGH = HAND + LIMBS,
    SHANK = THIGH + LIMBS,
    FOOT = SHANK + LIMBS,
    BONE_COUNT = FOOT + LIMBS
} bone;

/* Points of the body; those of limbs are followed by the one of the far limb. */
typedef enum joint {
    HIPS,
    WAIST,
    CHEST,
    COLLAR, /* the middle between the shoulders */
    NECK_TOP,
    SKULL, /* the middle of the head */
    SHOULDER,
    ELBOW = SHOULDER + LIMBS,
    WRIST = ELBOW + LIMBS,
    PALM = WRIST + LIMBS,
    FINGERS = PALM + LIMBS,
    HIP = FINGERS + LIMBS,
    MID_THIGH = HIP + LIMBS,
    KNEE = MID_THIGH + LIMBS,
    CALF = KNEE + LIMBS,
    ANKLE = CALF + LIMBS,
    HEEL = ANKLE + LIMBS,
    TOES = HEEL + LIMBS,
    JOINT_COUNT = TOES + LIMBS
} joint;

/* How a body is held. */
typedef struct stance {
    view view;
    place hips;
    double angle[BONE_COUNT];
    double share[BONE_COUNT]; /* of its length that is seen; less when it points at us */
    /* Degrees: from the front to the right of the picture, from the side towards us. */
    double turn_hips, turn_chest, turn_head;
} stance;

/* Where every point of the body is. */
void body_place(place joints[JOINT_COUNT], const stance *held);

/* The point from which a point hangs, and the bone whose angle turns it round that one.
 * Everything hangs from the hips, which hang from nothing: -1. */
int body_parent(bone *by, joint which);

/* How far the skin is from a point of the body. */
double body_radius(joint which);

double bone_length(bone which);

/* "near knee". */
const char *joint_name(joint which);

/* The unit vector of an angle; a step from a point. */
place direction(double angle);
place stepped(place from, double angle, double length);

/* A joint that can bend too far: the angle between two bones, in degrees, and its range.
 */
typedef struct bend {
    const char *name; /* "the near knee" */
    double angle, least, most;
} bend;

enum { MOST_BENDS = 16 };

/* The bends of a body seen from the side; from elsewhere there are none to be judged. */
size_t body_bends(bend bends[MOST_BENDS], const stance *held);

/* Writes every angle as the one of its turn (360) that lies within human range, so that
 * half-way between two stances is half-way of the movement. */
void body_unwind(stance *held);

#endif
