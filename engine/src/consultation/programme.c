/* SPDX-License-Identifier: Apache-2.0 */
/* PROFILE, CHOOSE, DOSE and EXPLAIN: C opens one stage after the other and adds up; what
 * follows is up to the rules. */
#include "consultation/consultation.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/failure.h"
#include "pack/exercise_fit.h"

/* A fact that goes when the answers change. */
static int stage(sb_consultation *one, const char *kind, const rule_slot *slots,
                 size_t count, sb_failure *why)
{
    rule_fact *made = NULL;

    if (rule_session_assert(one->session, kind, slots, count, &made, why) < 0)
        return -1;
    return made && list_add(&one->staged, made) < 0 ? failure_memory(why) : 0;
}

static int open_stage(sb_consultation *one, const char *name, const char *module,
                      sb_failure *why)
{
    const rule_slot slot = {.name = "is", .word = name};

    if (stage(one, "stage", &slot, 1, why) < 0)
        return -1;
    return rule_session_run(one->session, module, why);
}

/* ---- adding up ---- */

static const exercise *exercise_of(const sb_consultation *one, const rule_fact *fact)
{
    return name_table_find(&one->pack->exercises.by_name,
                           rule_fact_word(fact, "exercise"));
}

static long worth_to_anyone(const sb_pack *pack, const exercise *e, exercise_level level)
{
    const merit *merits[MOST_FIT];
    size_t count = exercise_fit(merits, &pack->doses, e, level);
    long points = 0;

    for (size_t i = 0; i < count; i++)
        points += merits[i]->points;
    return points;
}

static int says_yes(const rule_fact *fact, const char *slot)
{
    return strcmp(rule_fact_word(fact, slot), "yes") == 0;
}

static const rule_fact *slot_of(const sb_consultation *one, const rule_fact *prescribed)
{
    const char *id = rule_fact_word(prescribed, "slot");
    const rule_fact *f = NULL;

    while ((f = rule_session_next(one->session, "slot", f)) &&
           strcmp(rule_fact_word(f, "id"), id) != 0)
        ;
    return f;
}

/* ---- days ---- */

/* The days of a slot: those of the session, or of a habit every day; or those of the
 * exercise, where the template has no session days. */
static unsigned days_of(const sb_consultation *one, const rule_fact *slot,
                        const exercise *e, exercise_level level)
{
    const doses *d = &one->pack->doses;
    const rule_fact *used = rule_session_next(one->session, "template-used", NULL);
    const rule_fact *given = rule_session_next(one->session, "sessions-given", NULL);
    slot_days on = (slot_days)rank_of(slot_days_words, rule_fact_word(slot, "on"));
    long own = e->doses[level].own_days;
    unsigned days;

    if (says_yes(slot, "outside"))
        return doses_days(d, DAYS_A_WEEK);
    if (on == ON_ITS_OWN_DAYS || !used || !given)
        return doses_days(d, e->doses[level].days_a_week);
    days = doses_session_days(d, (long)rule_fact_number(given, "are"),
                              (long)rule_fact_number(used, "strength-days"), on);
    return own ? days_spread(days, own) : days;
}

/* What takes the minutes that are left leaves the days that another one has taken. */
static int assert_item_days(sb_consultation *one, const rule_fact *prescribed,
                            unsigned *filled, sb_failure *why)
{
    const exercise *e = exercise_of(one, prescribed);
    const rule_fact *slot = slot_of(one, prescribed);
    int level = rank_of(level_words, rule_fact_word(prescribed, "level"));
    unsigned days = e && slot && level >= 0 ? days_of(one, slot, e, (exercise_level)level)
                                            : 0;

    if (days && says_yes(slot, "fills")) {
        days &= ~*filled;
        *filled |= days;
    }
    for (int day = 0; day < DAYS_A_WEEK; day++) {
        const rule_slot slots[] = {{.name = "exercise", .word = e ? e->id : ""},
                                   {.name = "day", .word = day_words[day]}};

        if (days >> day & 1 && stage(one, "item-day", slots, 2, why) < 0)
            return -1;
    }
    return 0;
}

static int assert_all_days(sb_consultation *one, sb_failure *why)
{
    unsigned filled = 0;

    for (int index = 1; index <= MOST_SLOTS; index++)
        for (const rule_fact *f = NULL;
             (f = rule_session_next(one->session, "prescription", f));)
            if ((int)rule_fact_number(f, "index") == index &&
                assert_item_days(one, f, &filled, why) < 0)
                return -1;
    return 0;
}

/* ---- adding up the weeks ---- */

/* Seconds of each day of each week. */
typedef struct weeks_used {
    double seconds[MOST_WEEKS][DAYS_A_WEEK];
} weeks_used;

static const rule_fact *prescription_of(const sb_consultation *one, const exercise *e)
{
    const rule_fact *f = NULL;

    while ((f = rule_session_next(one->session, "prescription", f)) &&
           exercise_of(one, f) != e)
        ;
    return f;
}

/* One go in a week, as often as it is prescribed. What is done outside of the minutes has
 * no share of them. */
static double seconds_of(const sb_consultation *one, const rule_fact *item,
                         const rule_fact *prescribed)
{
    const exercise *e = exercise_of(one, item);
    int level = rank_of(level_words, rule_fact_word(prescribed, "level"));
    const dose this_week = {.sets = (long)rule_fact_number(item, "sets"),
                            .reps = (long)rule_fact_number(item, "reps"),
                            .sides = (long)rule_fact_number(prescribed, "sides"),
                            .hold_seconds = (long)rule_fact_number(item, "hold"),
                            .minutes = (long)rule_fact_number(item, "minutes"),
                            .metres = e && level >= 0 ? e->doses[level].metres : 0};

    return rule_fact_number(prescribed, "share") > 0
               ? (double)dose_seconds(&one->pack->doses, &this_week) *
                     rule_fact_number(prescribed, "times")
               : 0;
}

static void add_item(const sb_consultation *one, weeks_used *used, const rule_fact *item)
{
    const exercise *e = exercise_of(one, item);
    const rule_fact *prescribed = e ? prescription_of(one, e) : NULL;
    long week = (long)rule_fact_number(item, "week");
    double seconds = prescribed ? seconds_of(one, item, prescribed) : 0;

    if (seconds <= 0 || week < 1 || week > MOST_WEEKS)
        return;
    for (const rule_fact *f = NULL;
         (f = rule_session_next(one->session, "item-day", f));) {
        int day = exercise_of(one, f) == e ? rank_of(day_words, rule_fact_word(f, "day"))
                                           : -1;

        if (day >= 0)
            used->seconds[week - 1][day] += seconds;
    }
}

/* How many seconds what is planned for each day of each week takes, beside what takes the
 * minutes that are left. */
static int assert_days_used(sb_consultation *one, sb_failure *why)
{
    weeks_used used = {0};

    for (const rule_fact *f = NULL;
         (f = rule_session_next(one->session, "week-item", f));)
        add_item(one, &used, f);
    for (const rule_fact *f = NULL;
         (f = rule_session_next(one->session, "week-step", f));) {
        long week = (long)rule_fact_number(f, "week");

        for (int day = 0; week >= 1 && week <= MOST_WEEKS && day < DAYS_A_WEEK; day++) {
            const rule_slot slots[] = {
                {.name = "week", .number = (double)week},
                {.name = "day", .word = day_words[day]},
                {.name = "seconds", .number = used.seconds[week - 1][day]}};

            if (stage(one, "day-used", slots, 3, why) < 0)
                return -1;
        }
    }
    return 0;
}

/* ---- choosing ---- */

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
} candidates;

/* What is chosen for the slots before. */
typedef struct choice {
    sb_consultation *of;
    long *worth; /* of each exercise, by index: what rules and goals add */
    exercise_level level;
    candidates first, last_resort;
    list chosen;                 /* of exercise */
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
        if ((e = exercise_of(c->of, f)))
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
        const exercise *e = exercise_of(c->of, f);

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

static long habit_seconds(const choice *c, const exercise *e)
{
    const dose *d = &e->doses[c->level];

    return d->seconds * d->times_a_day;
}

static int has_room_for_habit(const choice *c, const exercise *e, const rule_fact *slot)
{
    long most = c->of->pack->doses.habit_minutes_most * 60;

    return !most || !says_yes(slot, "outside") ||
           c->habit_seconds + habit_seconds(c, e) <= most;
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

/* Whether it would have a day: with room for its shortest bout, and one whose minutes
 * that are left nothing else takes. */
static int has_a_day(const choice *c, const exercise *e, const rule_fact *slot)
{
    double least = (double)e->doses[c->level].minutes_least * 60;

    if (!says_yes(slot, "fills"))
        return 1;
    return days_of(c->of, slot, e, c->level) & ~c->filled &&
           (least <= seconds_left(c, ON_AEROBIC_DAYS) ||
            least <= seconds_left(c, ON_STRENGTH_DAYS_A));
}

static void take_room(choice *c, const exercise *e, const rule_fact *slot)
{
    if (says_yes(slot, "fills"))
        c->filled |= days_of(c->of, slot, e, c->level);
    if (says_yes(slot, "outside"))
        c->habit_seconds += habit_seconds(c, e);
    else if (exercise_counts(c->of->pack, e))
        for (size_t i = 0; i < sizeof(day_kinds) / sizeof(*day_kinds); i++)
            c->moves[day_kinds[i]] += is_done_on(days_on(slot), day_kinds[i]);
}

/* One of each family, and no more than a day has room for. */
static int is_free(const choice *c, const exercise *e, const rule_fact *slot)
{
    if (!has_room_for_moves(c, e, slot) || !has_room_for_habit(c, e, slot) ||
        !has_a_day(c, e, slot))
        return 0;
    for (size_t i = 0; i < c->chosen.count; i++)
        if (strcmp(((const exercise *)c->chosen.items[i])->family, e->family) == 0)
            return 0;
    return 1;
}

static const exercise *best_of(const choice *c, const candidates *all,
                               const rule_fact *slot)
{
    long index = (long)rule_fact_number(slot, "index");

    for (size_t i = 0; i < all->count; i++)
        if (all->all[i].index == index && is_free(c, all->all[i].one, slot))
            return all->all[i].one;
    return NULL;
}

static int assert_chosen(choice *c, const exercise *e, const rule_fact *slot,
                         sb_failure *why)
{
    const rule_slot slots[] = {
        {.name = "exercise", .word = e->id},
        {.name = "slot", .word = rule_fact_word(slot, "id")},
        {.name = "index", .number = rule_fact_number(slot, "index")}};

    if (list_add(&c->chosen, (exercise *)(uintptr_t)e) < 0)
        return failure_memory(why);
    take_room(c, e, slot);
    return stage(c->of, "chosen", slots, 3, why);
}

/* What is limited is asked for only when a slot would stay empty. */
static int fill_slot(choice *c, const rule_fact *slot, sb_failure *why)
{
    const exercise *best = best_of(c, &c->first, slot);

    if (!best && !c->last_resort.are_read &&
        (open_stage(c->of, "last-resort", "CHOOSE", why) < 0 ||
         read_candidates(c, &c->last_resort, "last-resort", why) < 0))
        return -1;
    if (!best)
        best = best_of(c, &c->last_resort, slot);
    return best ? assert_chosen(c, best, slot, why) : 0;
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
static int choose(sb_consultation *one, sb_failure *why)
{
    const rule_fact *level = rule_session_next(one->session, "level", NULL);
    choice c = {.of = one,
                .moves_most = moves_most(one),
                .worth = calloc(one->pack->exercises.all.count + 1, sizeof(*c.worth))};
    int error;

    if (!c.worth)
        return failure_memory(why);
    if (level)
        c.level = (exercise_level)rule_fact_number(level, "rank");
    add_up_merits(&c);
    if ((error = open_stage(one, "slots", "CHOOSE", why)) == 0 &&
        (error = read_candidates(&c, &c.first, "may-stand", why)) == 0 &&
        (error = fill_slots(&c, why)) == 0)
        error = rule_session_run(one->session, "CHOOSE", why);
    free(c.worth);
    free(c.first.all);
    free(c.last_resort.all);
    list_clear(&c.chosen);
    return error;
}

int programme_make(sb_consultation *one, sb_failure *why)
{
    rule_session *session = one->session;

    if (rule_session_run(session, "PROFILE", why) < 0 ||
        rule_session_run(session, "CHOOSE", why) < 0 || choose(one, why) < 0 ||
        rule_session_run(session, "DOSE", why) < 0 || assert_all_days(one, why) < 0 ||
        open_stage(one, "weeks", "DOSE", why) < 0 || assert_days_used(one, why) < 0 ||
        open_stage(one, "fill", "DOSE", why) < 0)
        return -1;
    return rule_session_run(session, "EXPLAIN", why);
}
