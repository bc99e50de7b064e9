/* SPDX-License-Identifier: Apache-2.0 */
#include "figures/stance_solver.h"

#include <math.h>
#include <string.h>

/* What can change: the place of the hips, every bone, and the turn of the whole. */
enum { MOVE_X, MOVE_Y, TURN_FIRST, TILT = TURN_FIRST + BONE_COUNT, UNKNOWNS };

enum { ROUNDS = 40 };

static const double degree = 3.14159265358979323846 / 180;
static const double damping = 0.01, close_enough = 0.002;
static const double most_turn = 15; /* degrees in one round */

/* How readily each gives way: squares of units or degrees. */
static const double ease[UNKNOWNS] = {
    [MOVE_X] = 300,
    [MOVE_Y] = 300,
    [TURN_FIRST + LUMBAR] = 0.1,
    [TURN_FIRST + THORAX] = 0.1,
    [TURN_FIRST + NECK] = 0.05,
    [TURN_FIRST + HEAD] = 0.02,
    [TURN_FIRST + UPPER_ARM] = 1,
    [TURN_FIRST + UPPER_ARM + 1] = 1,
    [TURN_FIRST + FOREARM] = 1,
    [TURN_FIRST + FOREARM + 1] = 1,
    [TURN_FIRST + HAND] = 3,
    [TURN_FIRST + HAND + 1] = 3,
    [TURN_FIRST + THIGH] = 1,
    [TURN_FIRST + THIGH + 1] = 1,
    [TURN_FIRST + SHANK] = 1,
    [TURN_FIRST + SHANK + 1] = 1,
    [TURN_FIRST + FOOT] = 3,
    [TURN_FIRST + FOOT + 1] = 3,
    [TILT] = 0.05,
};

typedef struct system {
    size_t count; /* of equations */
    double miss[MOST_EQUATIONS];
    double slope[MOST_EQUATIONS][UNKNOWNS];
    double matrix[MOST_EQUATIONS][MOST_EQUATIONS];
} system_of;

double equation_miss(const equation *one, const place joints[JOINT_COUNT])
{
    place p = joints[one->which];

    if (one->other >= 0)
        return hypot(p.x - joints[one->other].x, p.y - joints[one->other].y) - one->value;
    return p.x * one->out.x + p.y * one->out.y - one->value;
}

static void change(stance *held, size_t what, double by)
{
    if (what == MOVE_X)
        held->hips.x += by;
    else if (what == MOVE_Y)
        held->hips.y += by;
    else if (what == TILT)
        for (size_t i = 0; i < BONE_COUNT; i++)
            held->angle[i] += by;
    else
        held->angle[what - TURN_FIRST] += by;
}

static double measure(system_of *s, const place joints[], const equation equations[])
{
    double worst = 0;

    for (size_t e = 0; e < s->count; e++) {
        s->miss[e] = equation_miss(&equations[e], joints);
        worst = fmax(worst, fabs(s->miss[e]));
    }
    return worst;
}

/* Which way a point goes per degree when it turns round another, seen along `out`. */
static double turning(place p, place round, place out)
{
    return ((p.x - round.x) * out.y - (p.y - round.y) * out.x) * degree;
}

/* What each change does to a point, seen along `out`. */
static void add_slopes(double slope[], const place joints[], joint which, place out)
{
    bone by;

    slope[MOVE_X] += out.x;
    slope[MOVE_Y] += out.y;
    slope[TILT] += turning(joints[which], joints[HIPS], out);
    for (int parent; (parent = body_parent(&by, which)) >= 0; which = (joint)parent)
        slope[TURN_FIRST + by] += turning(joints[which], joints[parent], out);
}

static void find_slopes(system_of *s, const place joints[], const equation equations[])
{
    for (size_t i = 0; i < s->count; i++) {
        const equation *e = &equations[i];
        place out = e->out, back;
        double apart;

        memset(s->slope[i], 0, sizeof(s->slope[i]));
        if (e->other >= 0) {
            apart = fmax(1e-6, hypot(joints[e->which].x - joints[e->other].x,
                                     joints[e->which].y - joints[e->other].y));
            out = (place){(joints[e->which].x - joints[e->other].x) / apart,
                          (joints[e->which].y - joints[e->other].y) / apart};
            back = (place){-out.x, -out.y};
            add_slopes(s->slope[i], joints, (joint)e->other, back);
        }
        add_slopes(s->slope[i], joints, e->which, out);
    }
}

static void fill_matrix(system_of *s)
{
    for (size_t a = 0; a < s->count; a++)
        for (size_t b = 0; b <= a; b++) {
            double sum = a == b ? damping : 0;

            for (size_t u = 0; u < UNKNOWNS; u++)
                sum += s->slope[a][u] * ease[u] * s->slope[b][u];
            s->matrix[a][b] = s->matrix[b][a] = sum;
        }
}

/* Gauss; the damping keeps the matrix positive, so that no pivot is needed. */
static void eliminate(system_of *s, double x[])
{
    for (size_t k = 0; k < s->count; k++)
        for (size_t row = k + 1; row < s->count; row++) {
            double factor = s->matrix[row][k] / s->matrix[k][k];

            for (size_t column = k; column < s->count; column++)
                s->matrix[row][column] -= factor * s->matrix[k][column];
            x[row] -= factor * x[k];
        }
    for (size_t k = s->count; k-- > 0;) {
        for (size_t column = k + 1; column < s->count; column++)
            x[k] -= s->matrix[k][column] * x[column];
        x[k] /= s->matrix[k][k];
    }
}

/* The smallest change, weighed by ease, that takes every miss away to first order. */
static void step(stance *held, system_of *s)
{
    double x[MOST_EQUATIONS], by[UNKNOWNS], largest = 0;

    memcpy(x, s->miss, sizeof(x));
    fill_matrix(s);
    eliminate(s, x);
    for (size_t u = 0; u < UNKNOWNS; u++) {
        by[u] = 0;
        for (size_t e = 0; e < s->count; e++)
            by[u] -= ease[u] * s->slope[e][u] * x[e];
        if (u >= TURN_FIRST)
            largest = fmax(largest, fabs(by[u]));
    }
    for (size_t u = 0; u < UNKNOWNS; u++)
        change(held, u, largest > most_turn ? by[u] * most_turn / largest : by[u]);
}

void stance_solve(stance *held, const equation equations[], size_t count)
{
    system_of s = {.count = count};
    place joints[JOINT_COUNT];

    for (int round = 0; round < ROUNDS; round++) {
        body_place(joints, held);
        if (measure(&s, joints, equations) < close_enough)
            return;
        find_slopes(&s, joints, equations);
        step(held, &s);
    }
}
