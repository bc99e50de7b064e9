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

/* ---- choosing ---- */

/* An exercise that may stand in a slot, and what it is worth to this person. */
typedef struct candidate {
    const exercise *one;
    long index; /* of the slot */
    long points;
    int needs_room; /* in week 1, which holds only so many that count */
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
    list chosen;   /* of exercise */
    long counting; /* how many of them count toward week 1 */
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
                .points = c->worth[e->index] + worth_to_anyone(c->of->pack, e, c->level),
                .needs_room = says_yes(f, "counts")};
    }
    qsort(out->all, out->count, sizeof(*out->all), by_slot_and_worth);
    return 0;
}

static int counts(const sb_pack *pack, const exercise *e)
{
    const named *m = name_table_find(&pack->modalities.by_name, e->modality);

    return e->counts && m && m->counts;
}

/* One of each family, and no more that count than week 1 has room for. */
static int is_free(const choice *c, const candidate *one)
{
    if (one->needs_room && c->counting >= c->of->pack->doses.week_1_most)
        return 0;
    for (size_t i = 0; i < c->chosen.count; i++)
        if (strcmp(((const exercise *)c->chosen.items[i])->family, one->one->family) == 0)
            return 0;
    return 1;
}

static const exercise *best_of(const choice *c, const candidates *all, long index)
{
    for (size_t i = 0; i < all->count; i++)
        if (all->all[i].index == index && is_free(c, &all->all[i]))
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
    c->counting += counts(c->of->pack, e);
    return stage(c->of, "chosen", slots, 3, why);
}

/* What is limited is asked for only when a slot would stay empty. */
static int fill_slot(choice *c, const rule_fact *slot, sb_failure *why)
{
    long index = (long)rule_fact_number(slot, "index");
    const exercise *best = best_of(c, &c->first, index);

    if (!best && !c->last_resort.are_read &&
        (open_stage(c->of, "last-resort", "CHOOSE", why) < 0 ||
         read_candidates(c, &c->last_resort, "last-resort", why) < 0))
        return -1;
    if (!best)
        best = best_of(c, &c->last_resort, index);
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

/* CHOOSE runs for bars and merits, for what may stand where, and for what follows from
 * what is chosen. */
static int choose(sb_consultation *one, sb_failure *why)
{
    const rule_fact *level = rule_session_next(one->session, "level", NULL);
    choice c = {.of = one,
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
        rule_session_run(session, "DOSE", why) < 0 || assert_days_used(one, why) < 0 ||
        open_stage(one, "fill", "DOSE", why) < 0 ||
        open_stage(one, "weeks", "DOSE", why) < 0)
        return -1;
    return rule_session_run(session, "EXPLAIN", why);
}
