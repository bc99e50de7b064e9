/* SPDX-License-Identifier: Apache-2.0 */
/* The plan of a week. Each exercise stands somewhere on its way of six weeks (`step`), at
 * a share of that; the changes that the rules ask for move it, one step at most. Of all
 * that is asked the lowest load counts. */
#include "diary/diary_week.h"

#include <stdlib.h>
#include <string.h>

#include "base/failure.h"
#include "diary/diary_facts.h"
#include "diary/diary_plan.h"

enum { WHOLE = 100, SHARE_UP = 20, SHARE_BACK = 70, LEAST_SHARE = 20 };
enum { REPS_UP = 2, HOLD_UP = 2, PARTS = 10 };

typedef struct planning {
    const sb_diary *diary;
    const sb_result *result;
    const diary_entry *before; /* or NULL */
    int raises;                /* the rules raise, and promise 9 lets them */
    int has_caught_up;         /* one move of a week does */
    plan_item *items;
    size_t count;
    size_t left; /* exercises of the last plan that are in no plan any more */
} planning;

const diary_entry *week_before(const sb_diary *diary)
{
    const diary_entry *last = NULL;

    for (size_t i = 0; i < diary->entries.count; i++) {
        const diary_entry *one = diary->entries.items[i];

        if (one->counts && one->kind == ENTRY_PLAN && one->item_count &&
            (!last || one->from >= last->from))
            last = one;
    }
    return last;
}

/* ---- what was done since the last check-in ---- */

static int went_badly(const sb_diary *diary, int light)
{
    return diary_light_is(diary->pack, light, "red") ||
           diary_light_is(diary->pack, light, "amber-slow");
}

/* Whether a session names moves that were made easier or left out. */
static int names_moves(const diary_entry *session)
{
    for (size_t i = 0; i < session->move_count; i++)
        if (session->moves[i].done != MOVE_DONE)
            return 1;
    return 0;
}

static const diary_move *move_in(const diary_entry *session, const exercise *one)
{
    for (size_t i = 0; i < session->move_count; i++)
        if (session->moves[i].exercise == one)
            return &session->moves[i];
    return NULL;
}

/* In a session that went badly: what was cut, or all of it when nothing was. */
static int is_named(const sb_diary *diary, const exercise *one)
{
    for (size_t i = 0; i < diary->entries.count; i++) {
        const diary_entry *s = diary->entries.items[i];
        const diary_move *move = s->kind == ENTRY_SESSION && facts_is_new(diary, s) &&
                                         went_badly(diary, s->light)
                                     ? move_in(s, one)
                                     : NULL;

        if (move && (move->done != MOVE_DONE || !names_moves(s)))
            return 1;
    }
    return 0;
}

/* Done as planned at least once, and never cut. */
static int was_done(const sb_diary *diary, const exercise *one)
{
    int done = 0;

    for (size_t i = 0; i < diary->entries.count; i++) {
        const diary_entry *s = diary->entries.items[i];
        const diary_move *move = s->kind == ENTRY_SESSION && facts_is_new(diary, s)
                                     ? move_in(s, one)
                                     : NULL;

        if (move && move->done != MOVE_DONE)
            return 0;
        done |= move != NULL;
    }
    return done;
}

/* ---- one exercise ---- */

static void go_back(plan_item *at)
{
    if (at->share >= WHOLE && at->step > 1)
        at->step--;
    else
        at->share = at->share * SHARE_BACK / WHOLE;
}

static void go_on(plan_item *at, long weeks)
{
    if (at->share < WHOLE)
        at->share = at->share + SHARE_UP > WHOLE ? WHOLE : at->share + SHARE_UP;
    else if (at->step < weeks)
        at->step++;
}

static void follow(const planning *p, plan_item *at, const result_change *change)
{
    switch (change->to) {
    case PLAN_RESTART:
        at->share = at->share * change->share / WHOLE;
        break;
    case PLAN_STEP_BACK_ALL:
        go_back(at);
        break;
    case PLAN_STEP_BACK:
        if (is_named(p->diary, at->exercise))
            go_back(at);
        break;
    case PLAN_RAISE:
        if (p->raises && was_done(p->diary, at->exercise))
            go_on(at, plan_weeks(p->result));
        break;
    default: /* it stays */
        break;
    }
}

static long part_of(long amount, long share)
{
    long part = (amount * share + WHOLE / 2) / WHOLE;

    return amount && part < 1 ? 1 : part;
}

static long least(long a, long b)
{
    return a < b ? a : b;
}

/* The dose of its step, at its share. */
static void scale(plan_item *item, long share)
{
    item->share = share;
    if (item->reps)
        item->reps = part_of(item->reps, share);
    else if (item->minutes)
        item->minutes = part_of(item->minutes, share);
    else
        item->hold = part_of(item->hold, share);
}

/* What stays is no more than it was, even if the way of today would have it so. */
static void hold_down(plan_item *item, const plan_item *before)
{
    item->sets = least(item->sets, before->sets);
    item->reps = least(item->reps, before->reps);
    item->hold = least(item->hold, before->hold);
    item->minutes = least(item->minutes, before->minutes);
    item->times = least(item->times, before->times);
    item->effort = least(item->effort, before->effort);
    if (__builtin_popcount(item->days) > __builtin_popcount(before->days))
        item->days = before->days;
}

/* What does not grow on its way stays as it was: fewer but longer bouts are no growth of
 * their number. */
static long grown(long before, long now, long next)
{
    return least(next, next > now ? before + next - now : before);
}

/* From what was planned by as much as its way grows from the one step to the other: never
 * by what today's way happens to be above that of the last plan. */
static void grow(plan_item *item, const plan_item *before, const plan_item *now)
{
    item->sets = grown(before->sets, now->sets, item->sets);
    item->reps = grown(before->reps, now->reps, item->reps);
    item->hold = grown(before->hold, now->hold, item->hold);
    item->minutes = grown(before->minutes, now->minutes, item->minutes);
    item->times = grown(before->times, now->times, item->times);
    item->effort = grown(before->effort, now->effort, item->effort);
    if (__builtin_popcount(item->days) > __builtin_popcount(before->days))
        item->days = before->days;
}

/* On the way back to its whole dose only one thing grows. */
static void regain(plan_item *item, const plan_item *before)
{
    item->sets = least(item->sets, before->sets);
    item->times = least(item->times, before->times);
    item->effort = least(item->effort, before->effort);
    if (item->reps || item->minutes)
        item->hold = least(item->hold, before->hold);
    if (__builtin_popcount(item->days) > __builtin_popcount(before->days))
        item->days = before->days;
}

static void fit(planning *p, plan_item *made, const result_item *of, const plan_item *at,
                const plan_item *before)
{
    plan_item now;

    if (at->step > before->step && plan_item_of(&now, p->result, of, before->step))
        grow(made, before, &now);
    else if (at->share > before->share)
        regain(made, before);
    else
        hold_down(made, before);
    /* the step before can be the same dose: then less of it */
    if ((at->step < before->step || at->share < before->share) &&
        !week_is_more(before, made))
        scale(made, made->share * SHARE_BACK / WHOLE);
}

static int is_raised(const planning *p, const plan_item *at, const plan_item *before)
{
    return p->raises && was_done(p->diary, before->exercise) &&
           at->step >= before->step && at->share >= WHOLE;
}

/* What today's way has more of than the plan, though the step itself brought nothing: one
 * thing of one move in a week. Else who began low would stay there for ever. */
static void catch_up(plan_item *item, const plan_item *way)
{
    if (item->reps < way->reps)
        item->reps = least(way->reps, item->reps + REPS_UP);
    else if (item->minutes < way->minutes)
        item->minutes = least(way->minutes, item->minutes + 1 + item->minutes / PARTS);
    else if (item->hold < way->hold)
        item->hold = least(way->hold, item->hold + HOLD_UP);
    else if (item->sets < way->sets)
        item->sets++;
    else if (item->times < way->times)
        item->times++;
    else if (item->effort < way->effort)
        item->effort++;
}

static void plan_known(planning *p, const result_item *of, const plan_item *before)
{
    plan_item at = *before, *made = &p->items[p->count], way;
    long weeks = plan_weeks(p->result);

    for (size_t i = 0; i < p->result->changes.count; i++)
        follow(p, &at, p->result->changes.items[i]);
    if (at.share < LEAST_SHARE)
        at.share = LEAST_SHARE < before->share ? LEAST_SHARE : before->share;
    if (at.step > weeks)
        at.step = weeks;
    if (!plan_item_of(made, p->result, of, at.step ? at.step : 1))
        return;
    way = *made;
    scale(made, at.share);
    fit(p, made, of, &at, before);
    if (!p->has_caught_up && is_raised(p, &at, before) && !week_is_more(made, before)) {
        catch_up(made, &way);
        p->has_caught_up = week_is_more(made, before);
    }
    p->count++;
}

/* In the place of one that is gone; more only when the plan may grow. */
static void plan_new(planning *p, const result_item *of)
{
    if (p->before && !p->raises && !p->left)
        return;
    if (!plan_item_of(&p->items[p->count], p->result, of, 1))
        return;
    p->left -= p->left > 0;
    p->count++;
}

static int is_in_result(const sb_result *result, const exercise *one)
{
    for (size_t i = 0; i < result->items.count; i++)
        if (((const result_item *)result->items.items[i])->exercise == one)
            return 1;
    return 0;
}

static void plan_all(planning *p)
{
    const list *items = &p->result->items;

    for (size_t i = 0; p->before && i < p->before->item_count; i++)
        p->left += !is_in_result(p->result, p->before->items[i].exercise);
    for (size_t i = 0; i < items->count; i++) {
        const result_item *of = items->items[i];
        const plan_item *before = diary_planned_item(p->before, of->exercise);

        if (before)
            plan_known(p, of, before);
        else
            plan_new(p, of);
    }
}

/* ---- the whole ---- */

static int has_raise(const sb_result *result)
{
    for (size_t i = 0; i < result->changes.count; i++)
        if (((const result_change *)result->changes.items[i])->to == PLAN_RAISE)
            return 1;
    return 0;
}

/* Promise 9, on what was made. */
static int guard(const planning *p, sb_failure *why)
{
    if (!p->before || week_may_grow(p->diary, p->result))
        return 0;
    for (size_t i = 0; i < p->count; i++) {
        const plan_item *before = diary_planned_item(p->before, p->items[i].exercise);

        if (before && week_is_more(&p->items[i], before))
            return failure_set(why, SB_CAUSE_PROMISE, "", 0,
                               "promise 9: %.60s would grow after a red light, a session "
                               "without a light, or a new danger sign",
                               p->items[i].exercise->id);
    }
    return p->count <= p->before->item_count
               ? 0
               : failure_set(why, SB_CAUSE_PROMISE, "", 0,
                             "promise 9: the plan would have more moves than before");
}

static void put_reasons(json_maker *m, json_value *entry, const sb_result *result)
{
    json_value *all = json_new_list(m);

    for (size_t i = 0; i < result->changes.count; i++) {
        const result_change *change = result->changes.items[i];

        for (size_t k = 0; k < change->why.all.count; k++) {
            const reason *one = change->why.all.items[k];

            if (one->rule)
                json_add_text(m, all, one->rule->id);
        }
    }
    json_put(m, entry, "because", all);
}

int plan_next_week(char **out, const sb_diary *diary, const sb_result *result,
                   const sb_diary_stamp *stamp, sb_failure *why)
{
    planning p = {.diary = diary, .result = result, .before = week_before(diary)};
    json_maker m = {0};
    json_value *entry;
    int error;

    p.raises = has_raise(result) && week_may_grow(diary, result);
    p.items = calloc(result->items.count + 1, sizeof(*p.items));
    if (!p.items)
        return failure_memory(why);
    plan_all(&p);
    error = guard(&p, why);
    if (error == 0) {
        entry = diary_new_entry(&m, stamp, "-2", ENTRY_PLAN);
        plan_put(&m, entry, diary->pack, stamp->day, result->minutes, p.items, p.count);
        put_reasons(&m, entry, result);
        *out = json_write(&m, entry, 0);
        error = *out ? 0 : failure_memory(why);
    }
    free(p.items);
    return error;
}
