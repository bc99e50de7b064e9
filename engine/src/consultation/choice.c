/* SPDX-License-Identifier: Apache-2.0 */
/* CHOOSE: the rules say what may stand where and what it is worth; C takes what is worth
 * most and has room, slot by slot, and puts it on its days. What the person wants in its
 * place is put in when it may stand there as well. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/failure.h"
#include "base/same_text.h"
#include "consultation/programme.h"
#include "pack/exercise_fit.h"
#include "result/result_wish.h"

static int says_yes(const rule_fact *fact, const char *slot)
{
    return strcmp(rule_fact_word(fact, slot), "yes") == 0;
}

/* ---- what may stand where ---- */

static long worth_to_anyone(const sb_pack *pack, const exercise *e, exercise_level level)
{
    const merit *merits[MOST_FIT];
    size_t count = exercise_fit(merits, &pack->doses, e, level);
    long points = 0;

    for (size_t i = 0; i < count; i++)
        points += merits[i]->points;
    return points;
}

/* An exercise that may stand in a slot, and what it is worth to this person. */
typedef struct candidate {
    const exercise *one;
    long index; /* of the slot */
    long points;
} candidate;

typedef struct candidates {
    candidate *all;
    size_t count;
    int are_read;
    exercise_level level; /* of their dose */
} candidates;

/* A move that has its place, or, `unwanted`, would have had it. */
typedef struct placed {
    const exercise *one;
    const candidates *from;
    const rule_fact *slot;
    unsigned days;
    int unwanted;
} placed;

enum { MOST_PLACED = 2 * MOST_SLOTS };

/* What is chosen for the slots before. */
typedef struct choice {
    sb_consultation *of;
    long *worth; /* of each exercise, by index: what rules and goals add */
    exercise_level level;
    candidates first, last_resort; /* what is limited is done at the gentle level */
    placed places[MOST_PLACED];
    size_t place_count;
    long moves_most;             /* on one day */
    long moves[SLOT_DAYS_COUNT]; /* that count, on each kind of day */
    long habit_seconds;          /* of all habits of a day */
    unsigned filled;             /* days whose minutes that are left are taken */
} choice;

/* By slot; in it what is worth most, then what stands first in the pack. */
static int by_slot_and_worth(const void *left, const void *right)
{
    const candidate *a = left, *b = right;

    if (a->index != b->index)
        return (a->index > b->index) - (a->index < b->index);
    if (a->points != b->points)
        return (b->points > a->points) - (b->points < a->points);
    return (a->one->order > b->one->order) - (a->one->order < b->one->order);
}

static void add_up_merits(choice *c)
{
    const exercise *e;

    for (const rule_fact *f = NULL; (f = rule_session_next(c->of->session, "merit", f));)
        if ((e = programme_exercise(c->of, f)))
            c->worth[e->index] += (long)rule_fact_number(f, "points");
}

static size_t count_facts(rule_session *session, const char *kind)
{
    size_t count = 0;

    for (const rule_fact *f = NULL; (f = rule_session_next(session, kind, f));)
        count++;
    return count;
}

/* What the rules say may stand where, sorted once. */
static int read_candidates(choice *c, candidates *out, const char *kind, sb_failure *why)
{
    rule_session *session = c->of->session;

    out->are_read = 1;
    if (!(out->all = calloc(count_facts(session, kind) + 1, sizeof(*out->all))))
        return failure_memory(why);
    for (const rule_fact *f = NULL; (f = rule_session_next(session, kind, f));) {
        const exercise *e = programme_exercise(c->of, f);

        if (e)
            out->all[out->count++] = (candidate){
                .one = e,
                .index = (long)rule_fact_number(f, "index"),
                .points = c->worth[e->index] + worth_to_anyone(c->of->pack, e, c->level)};
    }
    qsort(out->all, out->count, sizeof(*out->all), by_slot_and_worth);
    return 0;
}

/* ---- room on a day ---- */

/* Whether what is on `on` is done on days of the kind `kind`. */
static int is_done_on(slot_days on, slot_days kind)
{
    return on == kind || on == ON_SESSION_DAYS || on == ON_ITS_OWN_DAYS ||
           (on == ON_STRENGTH_DAYS && kind != ON_AEROBIC_DAYS);
}

static const slot_days day_kinds[] = {ON_STRENGTH_DAYS_A, ON_STRENGTH_DAYS_B,
                                      ON_AEROBIC_DAYS};

static slot_days days_on(const rule_fact *slot)
{
    return (slot_days)rank_of(slot_days_words, rule_fact_word(slot, "on"));
}

static int has_room_for_moves(const choice *c, const exercise *e, const rule_fact *slot)
{
    if (!exercise_counts(c->of->pack, e) || says_yes(slot, "outside"))
        return 1;
    for (size_t i = 0; i < sizeof(day_kinds) / sizeof(*day_kinds); i++)
        if (is_done_on(days_on(slot), day_kinds[i]) &&
            c->moves[day_kinds[i]] >= c->moves_most)
            return 0;
    return 1;
}

static long habit_seconds(const exercise *e, exercise_level level)
{
    const dose *d = &e->doses[level];

    return d->seconds * d->times_a_day;
}

static int has_room_for_habit(const choice *c, const exercise *e, exercise_level level,
                              const rule_fact *slot)
{
    long most = c->of->pack->doses.habit_minutes_most * 60;

    return !most || !says_yes(slot, "outside") ||
           c->habit_seconds + habit_seconds(e, level) <= most;
}

/* Seconds that are left on a day of this kind when every part has all of its share. */
static double seconds_left(const choice *c, slot_days kind)
{
    const rule_fact *given = rule_session_next(c->of->session, "minutes-given", NULL);
    double left = given ? rule_fact_number(given, "minutes") * 60 : 0;

    for (const rule_fact *f = NULL; (f = rule_session_next(c->of->session, "slot", f));)
        if (!says_yes(f, "outside") && !says_yes(f, "fills") &&
            is_done_on(days_on(f), kind))
            left -= rule_fact_number(f, "seconds");
    return left;
}

/* The days of the session of one kind; none where the template has no session days. */
static unsigned session_days(const choice *c, slot_days on)
{
    rule_session *session = c->of->session;
    const rule_fact *used = rule_session_next(session, "template-used", NULL);
    const rule_fact *given = rule_session_next(session, "sessions-given", NULL);

    return used && given && on != ON_ITS_OWN_DAYS
               ? doses_session_days(&c->of->pack->doses,
                                    (long)rule_fact_number(given, "are"),
                                    (long)rule_fact_number(used, "strength-days"), on)
               : 0;
}

/* Of the days of a session those with room for its shortest bout. */
static unsigned days_with_room(const choice *c, unsigned days, const dose *d)
{
    double least = (double)d->minutes_least * 60;

    return least > seconds_left(c, ON_STRENGTH_DAYS_A)
               ? days & ~session_days(c, ON_STRENGTH_DAYS)
               : days;
}

/* The days of a slot: those of the session, or of a habit every day; or those of the
 * exercise, where the template has no session days. */
static unsigned days_of(const choice *c, const rule_fact *slot, const exercise *e,
                        exercise_level level)
{
    const doses *d = &c->of->pack->doses;
    long own = e->doses[level].own_days;
    unsigned days = session_days(c, days_on(slot));

    if (says_yes(slot, "outside"))
        return doses_days(d, DAYS_A_WEEK);
    if (!days)
        return doses_days(d, e->doses[level].days_a_week);
    if (own && says_yes(slot, "fills"))
        days = days_with_room(c, days, &e->doses[level]);
    return own ? days_spread(days, own) : days;
}

/* What takes the minutes that are left leaves the days that another one has taken. */
static unsigned free_days(const choice *c, const exercise *e, exercise_level level,
                          const rule_fact *slot)
{
    unsigned days = days_of(c, slot, e, level);

    return says_yes(slot, "fills") ? days & ~c->filled : days;
}

/* Whether it would have a day: with room for its shortest bout, and one whose minutes
 * that are left nothing else takes. */
static int has_a_day(const choice *c, const exercise *e, exercise_level level,
                     const rule_fact *slot)
{
    double least = (double)e->doses[level].minutes_least * 60;

    if (!says_yes(slot, "fills"))
        return 1;
    return free_days(c, e, level, slot) && (least <= seconds_left(c, ON_AEROBIC_DAYS) ||
                                            least <= seconds_left(c, ON_STRENGTH_DAYS_A));
}

/* `by` is 1 when a move takes its room, and -1 when that is looked at without it. */
static void change_room(choice *c, const placed *at, int by)
{
    if (says_yes(at->slot, "fills"))
        c->filled = by > 0 ? c->filled | at->days : c->filled & ~at->days;
    if (says_yes(at->slot, "outside"))
        c->habit_seconds += by * habit_seconds(at->one, at->from->level);
    else if (exercise_counts(c->of->pack, at->one))
        for (size_t i = 0; i < sizeof(day_kinds) / sizeof(*day_kinds); i++)
            c->moves[day_kinds[i]] += is_done_on(days_on(at->slot), day_kinds[i]) ? by
                                                                                  : 0;
}

static int has_family(const choice *c, const exercise *e, const rule_fact *but_of)
{
    for (size_t i = 0; i < c->place_count; i++)
        if (c->places[i].slot != but_of &&
            strcmp(c->places[i].one->family, e->family) == 0)
            return 1;
    return 0;
}

static int has_room(const choice *c, const exercise *e, exercise_level level,
                    const rule_fact *slot)
{
    return has_room_for_moves(c, e, slot) && has_room_for_habit(c, e, level, slot) &&
           has_a_day(c, e, level, slot);
}

/* One of each family, and no more than a day has room for. */
static int is_free(const choice *c, const exercise *e, exercise_level level,
                   const rule_fact *slot)
{
    return has_room(c, e, level, slot) && !has_family(c, e, NULL);
}

static const exercise *best_of(const choice *c, const candidates *all,
                               const rule_fact *slot)
{
    long index = (long)rule_fact_number(slot, "index");

    for (size_t i = 0; i < all->count; i++)
        if (all->all[i].index == index && is_free(c, all->all[i].one, all->level, slot))
            return all->all[i].one;
    return NULL;
}

static void put(choice *c, const exercise *e, const candidates *from,
                const rule_fact *slot, int unwanted)
{
    placed *at = &c->places[c->place_count++];

    *at = (placed){e, from, slot, free_days(c, e, from->level, slot), unwanted};
    if (!unwanted)
        change_room(c, at, 1);
}

static int assert_chosen(choice *c, const exercise *e, const candidates *from,
                         const rule_fact *slot, sb_failure *why)
{
    put(c, e, from, slot, 0);
    return programme_stage(
        c->of, "chosen",
        (const rule_slot[]){
            {.name = "exercise", .word = e->id},
            {.name = "slot", .word = rule_fact_word(slot, "id")},
            {.name = "index", .number = rule_fact_number(slot, "index")},
            {.name = "days", .number = c->places[c->place_count - 1].days}},
        4, why);
}

/* ---- what the person wants in its place ---- */

static int is_among(const candidates *all, const exercise *e, const rule_fact *slot)
{
    long index = (long)rule_fact_number(slot, "index");

    for (size_t i = 0; i < all->count; i++)
        if (all->all[i].one == e && all->all[i].index == index)
            return 1;
    return 0;
}

static int is_said(const choice *c, const char *kind, const exercise *e)
{
    const rule_fact *f = NULL;

    while ((f = rule_session_next(c->of->session, kind, f)) &&
           !same_text(rule_fact_word(f, "exercise"), e->id))
        ;
    return f != NULL;
}

static wish_state state_of(const choice *c, const wish *w, const candidates *from,
                           const rule_fact *slot)
{
    if (!w->in)
        return WISH_DONE;
    if (is_said(c, "barred", w->in))
        return WISH_BARRED;
    if (has_family(c, w->in, NULL))
        return WISH_IN_PLAN;
    if (is_among(from, w->in, slot))
        return has_room(c, w->in, from->level, slot) ? WISH_DONE : WISH_NO_ROOM;
    return is_said(c, "limited", w->in) ? WISH_LIMITED : WISH_OTHER_PART;
}

/* `index` is of the slot, 0 where there is none. */
static int assert_wish(choice *c, const wish *w, wish_state state, double index,
                       sb_failure *why)
{
    const rule_slot slots[] = {
        {.name = "exercise", .word = w->out->id},
        {.name = "other", .word = w->in ? w->in->id : WISH_NOTHING},
        {.name = "is", .word = wish_words[state]},
        {.name = "index", .number = index}};

    return programme_stage(c->of, "wish", slots, 4, why);
}

/* The unwanted move keeps its family out of the slots behind: nothing of its kind comes
 * in there for it. */
static int place(choice *c, const exercise *best, const candidates *from,
                 const rule_fact *slot, sb_failure *why)
{
    const wish *w = wishes_find(&c->of->wishes, best);
    wish_state state = w ? state_of(c, w, from, slot) : WISH_DONE;

    if (w && assert_wish(c, w, state, rule_fact_number(slot, "index"), why) < 0)
        return -1;
    if (!w || state != WISH_DONE)
        return assert_chosen(c, best, from, slot, why);
    put(c, best, from, slot, 1);
    return w->in ? assert_chosen(c, w->in, from, slot, why) : 0;
}

/* Of moves that are not in the plan anyway. */
static int assert_idle_wishes(choice *c, sb_failure *why)
{
    const wishes *all = &c->of->wishes;

    for (size_t i = 0; i < all->count; i++)
        if (!is_said(c, "wish", all->all[i].out) &&
            assert_wish(c, &all->all[i], WISH_NOT_IN_PLAN, 0, why) < 0)
            return -1;
    return 0;
}

/* What may stand where a move stands, as if it were not there. */
static void list_others(choice *c, const others *wanted)
{
    placed *at = c->places;
    size_t count = 0;

    while (at < c->places + c->place_count && (at->unwanted || at->one != wanted->to))
        at++;
    if (at == c->places + c->place_count)
        return;
    change_room(c, at, -1);
    for (size_t i = 0; i < at->from->count && count < SB_MOST_OTHERS; i++) {
        const candidate *other = &at->from->all[i];

        if (other->index == (long)rule_fact_number(at->slot, "index") &&
            other->one != wanted->to && !wishes_find(&c->of->wishes, other->one) &&
            !has_family(c, other->one, at->slot) &&
            has_room(c, other->one, at->from->level, at->slot))
            wanted->out[count++] = other->one->id;
    }
}

/* ---- slot by slot ---- */

/* What is limited is asked for only when a slot would stay empty. */
static int fill_slot(choice *c, const rule_fact *slot, sb_failure *why)
{
    const exercise *best = best_of(c, &c->first, slot);

    if (best)
        return place(c, best, &c->first, slot, why);
    if (!c->last_resort.are_read &&
        (programme_open(c->of, "last-resort", "CHOOSE", why) < 0 ||
         read_candidates(c, &c->last_resort, "last-resort", why) < 0))
        return -1;
    best = best_of(c, &c->last_resort, slot);
    return best ? place(c, best, &c->last_resort, slot, why) : 0;
}

static int fill_slots(choice *c, sb_failure *why)
{
    const rule_fact *slots[MOST_SLOTS + 1] = {0};

    for (const rule_fact *f = NULL; (f = rule_session_next(c->of->session, "slot", f));) {
        long index = (long)rule_fact_number(f, "index");

        if (index >= 1 && index <= MOST_SLOTS)
            slots[index] = f;
    }
    for (int index = 1; index <= MOST_SLOTS; index++)
        if (slots[index] && fill_slot(c, slots[index], why) < 0)
            return -1;
    return 0;
}

static long moves_most(const sb_consultation *one)
{
    const rule_fact *used = rule_session_next(one->session, "template-used", NULL);
    long most = used ? (long)rule_fact_number(used, "moves") : 0;

    for (const rule_fact *f = NULL;
         (f = rule_session_next(one->session, "tightest-cap", f));) {
        long cap = (long)rule_fact_number(f, "at-most");

        if (strcmp(rule_fact_word(f, "of"), cap_words[CAP_MOVES]) == 0 && cap < most)
            most = cap;
    }
    return most;
}

/* CHOOSE runs for bars and merits, for what may stand where, and for what follows from
 * what is chosen. */
int programme_choose(sb_consultation *one, sb_failure *why)
{
    const rule_fact *level = rule_session_next(one->session, "level", NULL);
    choice c = {.of = one,
                .last_resort.level = GENTLE,
                .moves_most = moves_most(one),
                .worth = calloc(one->pack->exercises.all.count + 1, sizeof(*c.worth))};
    int error;

    if (!c.worth)
        return failure_memory(why);
    if (level)
        c.level = c.first.level = (exercise_level)rule_fact_number(level, "rank");
    add_up_merits(&c);
    if ((error = programme_open(one, "slots", "CHOOSE", why)) == 0 &&
        (error = read_candidates(&c, &c.first, "may-stand", why)) == 0 &&
        (error = fill_slots(&c, why)) == 0 && (error = assert_idle_wishes(&c, why)) == 0)
        error = rule_session_run(one->session, "CHOOSE", why);
    if (error == 0 && one->others)
        list_others(&c, one->others);
    free(c.worth);
    free(c.first.all);
    free(c.last_resort.all);
    return error;
}
