/* SPDX-License-Identifier: Apache-2.0 */
#include "figures/figure_place.h"

#include <math.h>

#include "figures/stance_solver.h"

/* The equations of one pose, and which touch each belongs to. */
typedef struct task {
    equation equations[MOST_EQUATIONS];
    size_t touch[MOST_EQUATIONS];
    int is_pin[MOST_EQUATIONS]; /* holds a shared contact in its place */
    size_t count;
} task;

static void add(task *t, size_t touch, int is_pin, equation one)
{
    if (t->count == MOST_EQUATIONS)
        return; /* MOST_TOUCHES of three equations each fit */
    t->touch[t->count] = touch;
    t->is_pin[t->count] = is_pin;
    t->equations[t->count++] = one;
}

static double dot(place a, place b)
{
    return a.x * b.x + a.y * b.y;
}

surface touch_surface(const touch *one)
{
    if (one->on == TOUCHES_PROP)
        return prop_surface(one->prop, one->face, one->spot.limb);
    return (surface){0, {0, 0}, 90, -1000, 1000};
}

/* ---- the equations of a touch ---- */

static void add_hold(task *t, size_t index, const touch *one, place at)
{
    joint which = spot_joint(one->spot);

    add(t, index, 0, (equation){which, -1, {1, 0}, at.x});
    add(t, index, 0, (equation){which, -1, {0, 1}, at.y});
}

static void add_plane(task *t, size_t index, const touch *one, const surface *s)
{
    place out = direction(s->out);

    for (size_t i = 0; i < one->spot.part->touching_count; i++) {
        joint which = spot_touching(one->spot, i);

        add(t, index, 0,
            (equation){which, -1, out, dot(s->at, out) + body_radius(which)});
    }
}

static void add_body(task *t, size_t index, const touch *one)
{
    joint which = spot_joint(one->spot), other = spot_joint(one->other);
    double apart = body_radius(which) + body_radius(other) * 0.7;

    add(t, index, 0, (equation){which, (int)other, {0, 0}, apart});
}

static void add_touch(task *t, size_t index, const touch *one)
{
    surface s;

    if (one->on == TOUCHES_BODY) {
        add_body(t, index, one);
        return;
    }
    s = touch_surface(one);
    if (s.is_point)
        add_hold(t, index, one, s.at);
    else
        add_plane(t, index, one, &s);
}

/* ---- staying in place ---- */

static int is_on_the_same(const touch *a, const touch *b)
{
    return a->on == b->on && (a->on != TOUCHES_PROP ||
                              (a->prop->kind == b->prop->kind && a->face == b->face));
}

static int touches_with(const touch *one, joint which)
{
    for (size_t i = 0; i < one->spot.part->touching_count; i++)
        if (spot_touching(one->spot, i) == which)
            return 1;
    return 0;
}

/* Where a point was in the latest pose before in which it touched the same, or NULL: when
 * a heel lifts, the toes still stay. */
static const place *place_before(const placed_figure *all, size_t pose, const touch *one,
                                 joint which)
{
    while (pose > 0 && all->poses[pose].continues) {
        const placed_pose *before = &all->poses[--pose];

        for (size_t i = 0; i < before->pose->touch_count; i++)
            if (is_on_the_same(&before->pose->touches[i], one) &&
                touches_with(&before->pose->touches[i], which))
                return &before->joints[which];
    }
    return NULL;
}

/* One point of a part is enough: the others follow. */
static void add_pin(task *t, const placed_figure *all, size_t pose, size_t index)
{
    const touch *one = &all->poses[pose].pose->touches[index];
    surface s = touch_surface(one);
    place level = direction(s.out - 90);

    for (size_t i = 0; i < one->spot.part->touching_count && !s.is_point; i++) {
        joint which = spot_touching(one->spot, i);
        const place *before = place_before(all, pose, one, which);

        if (!before)
            continue;
        add(t, index, 1, (equation){which, -1, level, dot(*before, level)});
        return;
    }
}

static void add_pins(task *t, const placed_figure *all, size_t pose)
{
    const figure_pose *p = all->poses[pose].pose;

    for (size_t i = 0; i < p->touch_count; i++)
        if (p->touches[i].on != TOUCHES_BODY && !p->touches[i].slides)
            add_pin(t, all, pose, i);
}

/* A part that would lie beyond the end of a seat or table is put on the end. */
static int add_ends(task *t, const placed_pose *placed)
{
    int added = 0;

    for (size_t i = 0; i < placed->pose->touch_count; i++) {
        const touch *one = &placed->pose->touches[i];
        surface s = one->on == TOUCHES_BODY ? (surface){.is_point = 1}
                                            : touch_surface(one);
        joint which = spot_joint(one->spot);
        int is_level = fabs(direction(s.out).y) > 0.5;
        double at = is_level ? placed->joints[which].x : placed->joints[which].y;
        double end = fmin(fmax(at, s.least), s.most);

        if (s.is_point || fabs(end - at) < 0.01)
            continue;
        add(t, i, 0, (equation){which, -1, {is_level, !is_level}, end});
        added = 1;
    }
    return added;
}

/* ---- placing ---- */

static void note_misses(placed_pose *placed, const task *t)
{
    for (size_t i = 0; i < t->count; i++) {
        double miss = fabs(equation_miss(&t->equations[i], placed->joints));
        double *worst = t->is_pin[i] ? &placed->slide[t->touch[i]]
                                     : &placed->gap[t->touch[i]];

        *worst = fmax(*worst, miss);
    }
}

static void place_pose(placed_figure *all, size_t index)
{
    placed_pose *placed = &all->poses[index];
    task t = {.count = 0};

    for (size_t i = 0; i < placed->pose->touch_count; i++)
        add_touch(&t, i, &placed->pose->touches[i]);
    add_pins(&t, all, index);
    stance_solve(&placed->stance, t.equations, t.count);
    body_place(placed->joints, &placed->stance);
    if (add_ends(&t, placed)) {
        stance_solve(&placed->stance, t.equations, t.count);
        body_place(placed->joints, &placed->stance);
    }
    body_unwind(&placed->stance);
    note_misses(placed, &t);
}

void figure_place(placed_figure *out, const figure *drawn)
{
    *out = (placed_figure){.figure = drawn, .count = drawn->pose_count};
    for (size_t i = 0; i < out->count; i++) {
        const figure_pose *p = &drawn->poses[i];

        out->poses[i] = (placed_pose){.pose = p, .stance = p->stance};
        out->poses[i].continues = i > 0 && !p->apart &&
                                  p->stance.view == drawn->poses[i - 1].stance.view &&
                                  p->mirrored == drawn->poses[i - 1].mirrored;
        place_pose(out, i);
    }
}
