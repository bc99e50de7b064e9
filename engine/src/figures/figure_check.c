/* SPDX-License-Identifier: Apache-2.0 */
/* What can be wrong with a figure once it is drawn. */
#include "figures/figure_place.h"

#include <math.h>

#include "base/failure.h"
#include "base/mistakes.h"

static const double allowed = 1; /* percent of the body's height */

typedef struct checking {
    sb_mistakes *mistakes;
    const placed_pose *placed;
    size_t number; /* of the pose, from 1 */
} checking;

#define COMPLAIN(c, kind, ...)                                                           \
    mistakes_add((c)->mistakes, SB_ERROR, kind, (c)->placed->pose->file,                 \
                 (c)->placed->pose->line, __VA_ARGS__)

/* ---- contacts ---- */

static void check_touches(const checking *c)
{
    for (size_t i = 0; i < c->placed->pose->touch_count; i++) {
        const touch *one = &c->placed->pose->touches[i];
        double gap = c->placed->gap[i], slide = c->placed->slide[i];

        if (gap > allowed)
            COMPLAIN(c, "contact-apart",
                     "Pose %zu: '%s' misses by %.1f (%.0f is allowed).", c->number,
                     one->words, gap, allowed);
        else if (slide > allowed)
            COMPLAIN(c, "contact-slides",
                     "Pose %zu: '%s' moves by %.1f from where it was (%.0f is allowed).",
                     c->number, one->words, slide, allowed);
    }
}

/* ---- joints ---- */

static void check_bends(const checking *c)
{
    bend bends[MOST_BENDS];
    size_t count = body_bends(bends, &c->placed->stance);

    for (size_t i = 0; i < count; i++)
        if (bends[i].angle < bends[i].least || bends[i].angle > bends[i].most)
            COMPLAIN(c, "joint-range",
                     "Pose %zu: %s bends by %.0f degrees; %.0f to %.0f is human.",
                     c->number, bends[i].name, bends[i].angle, bends[i].least,
                     bends[i].most);
}

/* ---- going through things ---- */

static void check_floor(const checking *c)
{
    if (c->placed->stance.view == VIEW_ABOVE)
        return;
    for (int i = 0; i < JOINT_COUNT; i++) {
        double under = body_radius((joint)i) - c->placed->joints[i].y;

        if (under > allowed)
            COMPLAIN(c, "below-floor", "Pose %zu: the %s is %.1f below the floor.",
                     c->number, joint_name((joint)i), under);
    }
}

/* How deep a round part is in a box; 0 or less when it is not. */
static double depth_in(const box *b, place p, double radius)
{
    double across = fmin(p.x + radius - b->left, b->right - (p.x - radius));
    double down = fmin(p.y + radius - b->bottom, b->top - (p.y - radius));

    return fmin(across, down);
}

/* From the front, only a wall at the side can be in the way; the rest stands before or
 * behind the body. Beside a chair or under a table there is room for legs and arms. */
static int is_in_the_way(const checking *c, const prop *one, joint which)
{
    if (one->behind)
        return 0;
    if (c->placed->stance.view != VIEW_SIDE)
        return one->kind == PROP_WALL && c->placed->stance.view != VIEW_ABOVE;
    return which <= SKULL || prop_is_broad(one);
}

static void check_prop(const checking *c, const prop *one)
{
    box boxes[MOST_BOXES];
    size_t count = prop_boxes(boxes, one);

    for (int i = 0; i < JOINT_COUNT; i++) {
        double deepest = 0;

        for (size_t k = 0; k < count && is_in_the_way(c, one, (joint)i); k++)
            deepest = fmax(deepest, depth_in(&boxes[k], c->placed->joints[i],
                                             body_radius((joint)i)));
        if (deepest > allowed)
            COMPLAIN(c, "through-prop", "Pose %zu: the %s is %.1f inside the %s.",
                     c->number, joint_name((joint)i), deepest, prop_kind_name(one->kind));
    }
}

static void check_figure(const figure *one, sb_mistakes *mistakes)
{
    placed_figure placed;

    figure_place(&placed, one);
    for (size_t i = 0; i < placed.count; i++) {
        checking c = {mistakes, &placed.poses[i], i + 1};

        check_touches(&c);
        check_bends(&c);
        check_floor(&c);
        for (size_t k = 0; k < c.placed->pose->prop_count; k++)
            check_prop(&c, c.placed->pose->props[k]);
    }
}

/* ---- what has no figure ---- */

static void check_has_figure(const sb_figures *figures, const char *what, const char *id,
                             const char *file, int line, sb_mistakes *mistakes)
{
    if (name_table_find(&figures->all.by_name, id))
        return;
    mistakes_add(mistakes, SB_WARNING, "no-figure", file, line, "%s '%s' has no figure.",
                 what, id);
    mistakes_mend(mistakes, "Add knowledge/figures/%s.xml.", id);
}

static void check_complete(const sb_figures *figures, sb_mistakes *mistakes)
{
    const sb_pack *pack = figures->pack;

    for (size_t i = 0; i < pack->exercises.all.count; i++) {
        const exercise *e = pack->exercises.all.items[i];

        check_has_figure(figures, "Exercise", e->id, e->file, e->line, mistakes);
    }
    for (size_t i = 0; i < pack->hazards.all.count; i++) {
        const hazard *h = pack->hazards.all.items[i];

        check_has_figure(figures, "Hazard", h->id, h->file, h->line, mistakes);
    }
}

int sb_figures_check(const sb_figures *figures, sb_mistakes *mistakes, sb_failure *why)
{
    size_t before = sb_mistakes_errors(mistakes);

    for (size_t i = 0; i < figures->bases.all.count; i++) {
        figure one = figure_of_base(figures->bases.all.items[i]);

        check_figure(&one, mistakes);
    }
    for (size_t i = 0; i < figures->all.all.count; i++)
        check_figure(figures->all.all.items[i], mistakes);
    if (figures->is_complete)
        check_complete(figures, mistakes);
    mistakes_sort(mistakes);
    if (mistakes_failed(mistakes))
        return failure_memory(why);
    if (sb_mistakes_errors(mistakes) > before)
        return failure_set(why, SB_CAUSE_PACK, figures->pack->options.folder, 0,
                           "the figures have mistakes");
    return 0;
}
