/* SPDX-License-Identifier: Apache-2.0 */
#include "result/hazard_state.h"

#include <stdlib.h>
#include <string.h>

const char *const hazard_state_words[] = {"not-yet", "later", "fine", NULL};

/* ---- answers ---- */

static int says(const sb_result *r, const char *question_id, const char *option_id,
                uint64_t *all)
{
    const question *asked = name_table_find(&r->pack->questions.by_name, question_id);
    const answer *given = asked ? answer_of(&r->sheet, asked) : NULL;

    if (all)
        *all = given ? given->ticked : 0;
    for (size_t i = 0; given && i < asked->option_count; i++)
        if (given->ticked >> i & 1 && strcmp(asked->options[i].id, option_id) == 0)
            return 1;
    return 0;
}

static int says_one(const sb_result *r, const char *question_id,
                    const char *const *options, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (says(r, question_id, options[i], NULL))
            return 1;
    return 0;
}

static int is_only_goal(const sb_result *r)
{
    uint64_t all;

    says(r, "goals", "", &all);
    return all && !(all & (all - 1));
}

/* ---- one movement ---- */

static int is_restricted(const sb_result *r, const hazard *h, restriction_type type)
{
    for (size_t i = 0; i < r->restrictions.count; i++) {
        const result_restriction *one = r->restrictions.items[i];

        for (size_t k = 0; k < h->demand_count && one->type == type; k++)
            if (movement_is(h->demands[k], one->movement))
                return 1;
    }
    return 0;
}

/* What keeps a person from it, the least first. */
typedef enum keeping { NOTHING, LIMITED, FORBIDDEN, ABSOLUTE } keeping;

/* What bars it for now is less than what bars it whatever the dose; the start of somebody
 * new to it is no bar at all. */
static keeping keeping_from(const sb_result *r, const result_hazard *one)
{
    int passing = one->group && (one->group->until == UNTIL_SETTLED ||
                                 one->group->until == UNTIL_READY);

    if (one->is_absolute && !passing)
        return ABSOLUTE;
    if (one->is_forbidden || one->must ||
        (one->is_absolute && one->group->until == UNTIL_SETTLED))
        return FORBIDDEN;
    return one->group || is_restricted(r, one->hazard, LIMIT) ? LIMITED : NOTHING;
}

static const char *back_of(const sb_result *r, const result_hazard *one)
{
    if (one->until == UNTIL_BACK_WHEN && one->hazard->back_when)
        return one->hazard->back_when;
    return pack_text(r->pack, until_phrases[one->until]);
}

/* What the person wants to do again, does at work and in sport. */
static long points_of_life(const sb_result *r, const hazard *h)
{
    const not_yet_points *p = &r->pack->doses.not_yet;
    long points = h->daily ? p->daily : 0;

    if (says_one(r, "goals", h->goals, h->goal_count))
        points += is_only_goal(r) ? p->only_goal : p->goal;
    if (says_one(r, "job", h->jobs, h->job_count))
        points += p->job;
    if (says_one(r, "sport", h->sports, h->sport_count))
        points += p->sport;
    return points;
}

static void settle(const sb_result *r, result_hazard *one)
{
    const not_yet_points *p = &r->pack->doses.not_yet;
    const long points[] = {0, p->limited, p->forbidden, p->absolute};
    keeping from;

    one->is_forbidden = is_restricted(r, one->hazard, FORBID);
    from = keeping_from(r, one);
    one->state = from >= FORBIDDEN ? NOT_YET : from == LIMITED ? LATER : FINE;
    one->score = points[from] + points_of_life(r, one->hazard);
    one->back = back_of(r, one);
}

/* A feared movement that nothing forbids is a step of a ladder, never on the list. */
static int may_be_listed(const sb_result *r, const result_hazard *one)
{
    if (one->must)
        return 1;
    if (one->state != NOT_YET || one->hazard->habit ||
        one->score < r->pack->doses.not_yet.least)
        return 0;
    return one->is_forbidden || !one->hazard->feared ||
           !says(r, "feared-moves", one->hazard->feared, NULL);
}

/* ---- the list ---- */

static int by_weight(const void *left, const void *right)
{
    const result_hazard *a = *(result_hazard *const *)left;
    const result_hazard *b = *(result_hazard *const *)right;

    if (a->must != b->must)
        return b->must - a->must;
    if (a->score != b->score)
        return (b->score > a->score) - (b->score < a->score);
    return (a->hazard->order > b->hazard->order) - (a->hazard->order < b->hazard->order);
}

static int has_group(const list *all, const hazard *h)
{
    for (size_t i = 0; i < all->count && h->group; i++) {
        const char *group = ((const result_hazard *)all->items[i])->hazard->group;

        if (group && strcmp(group, h->group) == 0)
            return 1;
    }
    return 0;
}

static int is_passing(const result_hazard *one)
{
    return one->group && one->group->until == UNTIL_SETTLED;
}

static int list_them(sb_result *r, const list *sorted)
{
    const not_yet_points *p = &r->pack->doses.not_yet;
    long passing = 0;

    for (size_t i = 0; i < sorted->count; i++) {
        result_hazard *one = sorted->items[i];

        if (!one->must &&
            (r->listed.count >= (size_t)p->most || has_group(&r->listed, one->hazard) ||
             (is_passing(one) && passing >= p->passing_most)))
            continue;
        passing += !one->must && is_passing(one);
        if (list_add(&r->listed, one) < 0)
            return -1;
    }
    return 0;
}

/* The hard form of a goal, for which nothing stands on the list. */
static int list_paths(sb_result *r)
{
    for (size_t i = 0; i < r->not_yet.count; i++) {
        result_hazard *one = r->not_yet.items[i];
        const hazard *h = one->hazard;

        if (!h->later || !says_one(r, "goals", h->path_goals, h->path_goal_count) ||
            one->state != LATER || has_group(&r->listed, h) ||
            r->paths.count >= (size_t)r->pack->doses.not_yet.paths_most)
            continue;
        if (list_add(&r->paths, one) < 0)
            return -1;
    }
    return 0;
}

int hazards_settle(sb_result *r)
{
    list sorted = {0};
    int error = 0;

    for (size_t i = 0; i < r->not_yet.count && error == 0; i++) {
        settle(r, r->not_yet.items[i]);
        if (may_be_listed(r, r->not_yet.items[i]))
            error = list_add(&sorted, r->not_yet.items[i]);
    }
    if (sorted.count)
        qsort(sorted.items, sorted.count, sizeof(void *), by_weight);
    if (error == 0)
        error = list_them(r, &sorted);
    list_clear(&sorted);
    return error == 0 ? list_paths(r) : error;
}
