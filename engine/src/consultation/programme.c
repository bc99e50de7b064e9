/* SPDX-License-Identifier: Apache-2.0 */
/* PROFILE, CHOOSE, DOSE and EXPLAIN: C opens one stage after the other and adds up; what
 * follows is up to the rules. */
#include "consultation/consultation.h"

#include <stdlib.h>
#include <string.h>

#include "base/failure.h"
#include "pack/exercise_fit.h"

enum { MOST_SLOTS = 40 };

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

static exercise_level rank_in(const rule_fact *level)
{
    return (exercise_level)rule_fact_number(level, "rank");
}

typedef struct score_so_far {
    long points;
    int is_barred;
} score_so_far;

static void add_merits(score_so_far *all, sb_consultation *one)
{
    const exercise *e;

    for (const rule_fact *f = NULL; (f = rule_session_next(one->session, "merit", f));)
        if ((e = exercise_of(one, f)))
            all[e->index].points += (long)rule_fact_number(f, "points");
    for (const rule_fact *f = NULL; (f = rule_session_next(one->session, "barred", f));)
        if ((e = exercise_of(one, f)))
            all[e->index].is_barred = 1;
}

/* What may be bid for a slot: all that exercises are worth, from the most on down, each
 * once. */
typedef struct bids {
    long *points;
    size_t count;
} bids;

static int by_most(const void *left, const void *right)
{
    long a = *(const long *)left, b = *(const long *)right;

    return (b > a) - (b < a);
}

static void sort_bids(bids *all)
{
    size_t kept = 0;

    qsort(all->points, all->count, sizeof(*all->points), by_most);
    for (size_t i = 0; i < all->count; i++)
        if (!kept || all->points[i] != all->points[kept - 1])
            all->points[kept++] = all->points[i];
    all->count = kept;
}

/* What each exercise that nothing bars is worth to this person. */
static int assert_totals(sb_consultation *one, score_so_far *all, bids *out,
                         sb_failure *why)
{
    const list *exercises = &one->pack->exercises.all;
    const rule_fact *level = rule_session_next(one->session, "level", NULL);

    add_merits(all, one);
    for (size_t i = 0; level && i < exercises->count; i++) {
        const exercise *e = exercises->items[i];
        long points = all[i].points + worth_to_anyone(one->pack, e, rank_in(level));
        const rule_slot slots[] = {{.name = "exercise", .word = e->id},
                                   {.name = "points", .number = (double)points}};

        if (all[i].is_barred)
            continue;
        if (stage(one, "total", slots, 2, why) < 0)
            return -1;
        out->points[out->count++] = points;
    }
    sort_bids(out);
    return 0;
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

/* How many seconds what is planned for each day takes, beside what takes the minutes that
 * are left. What is done outside of the minutes has a share of 0. */
static int assert_days_used(sb_consultation *one, sb_failure *why)
{
    double seconds[DAYS_A_WEEK] = {0};
    unsigned planned = 0;

    for (const rule_fact *f = NULL;
         (f = rule_session_next(one->session, "prescription", f));) {
        const rule_fact *slot = slot_of(one, f);
        int fills = slot && says_yes(slot, "fills");
        unsigned days = doses_days(&one->pack->doses, (long)rule_fact_number(f, "days"),
                                   fills);

        planned |= days;
        for (int day = 0; day < DAYS_A_WEEK; day++)
            if (days >> day & 1 && !fills)
                seconds[day] += rule_fact_number(f, "share");
    }
    for (int day = 0; day < DAYS_A_WEEK; day++) {
        const rule_slot slots[] = {{.name = "day", .word = day_words[day]},
                                   {.name = "seconds", .number = seconds[day]}};

        if (planned >> day & 1 && stage(one, "day-used", slots, 2, why) < 0)
            return -1;
    }
    return 0;
}

/* ---- choosing, slot by slot ---- */

static int counts(const sb_consultation *one, const rule_fact *chosen)
{
    const exercise *e = exercise_of(one, chosen);
    const named *m = e ? name_table_find(&one->pack->modalities.by_name, e->modality)
                       : NULL;

    return e && e->counts && m && m->counts;
}

/* Whether week 1 has room for one more exercise that counts. */
static int has_room(sb_consultation *one)
{
    long chosen = 0;

    for (const rule_fact *f = NULL; (f = rule_session_next(one->session, "chosen", f));)
        chosen += counts(one, f);
    return chosen < one->pack->doses.week_1_most;
}

static int has_offer(const sb_consultation *one, int index)
{
    for (const rule_fact *f = NULL; (f = rule_session_next(one->session, "offer", f));)
        if ((int)rule_fact_number(f, "index") == index)
            return 1;
    return 0;
}

static int take_turn(sb_consultation *one, int index, const char *name, sb_failure *why)
{
    const rule_slot slots[] = {{.name = "index", .number = index},
                               {.name = "stage", .word = name},
                               {.name = "room", .word = has_room(one) ? "yes" : "no"}};

    return stage(one, "turn", slots, 3, why);
}

/* Bids for a slot until something is offered. 1 when it is, 0, or -1 with `why`. */
static int find_offer(sb_consultation *one, const bids *all, int index, const char *name,
                      sb_failure *why)
{
    if (take_turn(one, index, name, why) < 0)
        return -1;
    for (size_t i = 0; i < all->count; i++) {
        const rule_slot slots[] = {{.name = "index", .number = index},
                                   {.name = "stage", .word = name},
                                   {.name = "points", .number = (double)all->points[i]}};

        if (stage(one, "bid", slots, 3, why) < 0 ||
            rule_session_run(one->session, "CHOOSE", why) < 0)
            return -1;
        if (has_offer(one, index))
            return 1;
    }
    return 0;
}

static int fill_slot(sb_consultation *one, const bids *all, int index, sb_failure *why)
{
    int found = find_offer(one, all, index, "offer", why);

    if (found == 0)
        found = find_offer(one, all, index, "last-resort", why);
    if (found <= 0)
        return found;
    if (take_turn(one, index, "decide", why) < 0)
        return -1;
    return rule_session_run(one->session, "CHOOSE", why);
}

static int fill_slots(sb_consultation *one, const bids *all, sb_failure *why)
{
    char is_slot[MOST_SLOTS] = {0};

    for (const rule_fact *f = NULL; (f = rule_session_next(one->session, "slot", f));) {
        int index = (int)rule_fact_number(f, "index");

        if (index > 0 && index < MOST_SLOTS)
            is_slot[index] = 1;
    }
    for (int index = 0; index < MOST_SLOTS; index++)
        if (is_slot[index] && fill_slot(one, all, index, why) < 0)
            return -1;
    return 0;
}

static int choose(sb_consultation *one, sb_failure *why)
{
    size_t room = one->pack->exercises.all.count + 1;
    score_so_far *all = calloc(room, sizeof(*all));
    bids worth = {.points = calloc(room, sizeof(*worth.points))};
    int error;

    if (!all || !worth.points)
        error = failure_memory(why);
    else if ((error = assert_totals(one, all, &worth, why)) == 0)
        error = fill_slots(one, &worth, why);
    free(all);
    free(worth.points);
    return error;
}

int programme_make(sb_consultation *one, sb_failure *why)
{
    rule_session *session = one->session;

    if (rule_session_run(session, "PROFILE", why) < 0 ||
        rule_session_run(session, "CHOOSE", why) < 0 || choose(one, why) < 0 ||
        rule_session_run(session, "DOSE", why) < 0 || assert_days_used(one, why) < 0 ||
        open_stage(one, "fill", "DOSE", why) < 0 ||
        open_stage(one, "weeks", "DOSE", why) < 0)
        return -1;
    return rule_session_run(session, "EXPLAIN", why);
}
