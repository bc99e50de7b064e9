/* SPDX-License-Identifier: Apache-2.0 */
/* PROFILE, CHOOSE, DOSE and EXPLAIN: C opens one stage after the other and adds up the
 * weeks; what follows is up to the rules. */
#include "consultation/programme.h"

#include <string.h>

#include "base/failure.h"
#include "base/same_text.h"

int programme_stage(sb_consultation *one, const char *kind, const rule_slot *slots,
                    size_t count, sb_failure *why)
{
    rule_fact *made = NULL;

    if (rule_session_assert(one->session, kind, slots, count, &made, why) < 0)
        return -1;
    return made && list_add(&one->staged, made) < 0 ? failure_memory(why) : 0;
}

int programme_open(sb_consultation *one, const char *name, const char *module,
                   sb_failure *why)
{
    const rule_slot slot = {.name = "is", .word = name};

    if (programme_stage(one, "stage", &slot, 1, why) < 0)
        return -1;
    return rule_session_run(one->session, module, why);
}

const exercise *programme_exercise(const sb_consultation *one, const rule_fact *fact)
{
    return name_table_find(&one->pack->exercises.by_name,
                           rule_fact_word(fact, "exercise"));
}

/* ---- adding up the weeks ---- */

/* Seconds of each day of each week. */
typedef struct weeks_used {
    double seconds[MOST_WEEKS][DAYS_A_WEEK];
} weeks_used;

/* The fact of a kind about the exercise of another fact, by its name alone. */
static const rule_fact *beside(const sb_consultation *one, const char *kind,
                               const rule_fact *other)
{
    const char *name = rule_fact_word(other, "exercise");
    const rule_fact *f = NULL;

    while ((f = rule_session_next(one->session, kind, f)) &&
           !same_text(rule_fact_word(f, "exercise"), name))
        ;
    return f;
}

/* One go in a week, as often as it is prescribed. What is done outside of the minutes has
 * no share of them. */
static double seconds_of(const sb_consultation *one, const rule_fact *item,
                         const rule_fact *prescribed)
{
    const exercise *e = programme_exercise(one, item);
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

/* The days that the exercise of a fact is chosen for. */
static unsigned chosen_days(const sb_consultation *one, const rule_fact *item)
{
    const rule_fact *f = beside(one, "chosen", item);

    return f ? (unsigned)rule_fact_number(f, "days") : 0;
}

static void add_item(const sb_consultation *one, weeks_used *used, const rule_fact *item)
{
    const rule_fact *prescribed = beside(one, "prescription", item);
    long week = (long)rule_fact_number(item, "week");
    double seconds = prescribed ? seconds_of(one, item, prescribed) : 0;
    unsigned days = prescribed ? chosen_days(one, item) : 0;

    if (seconds <= 0 || week < 1 || week > MOST_WEEKS)
        return;
    for (int day = 0; day < DAYS_A_WEEK; day++)
        if (days >> day & 1)
            used->seconds[week - 1][day] += seconds;
}

static int assert_room(sb_consultation *one, const rule_fact *bout, unsigned days,
                       double seconds, sb_failure *why)
{
    const rule_slot slots[] = {
        {.name = "exercise", .word = rule_fact_word(bout, "exercise")},
        {.name = "week", .number = rule_fact_number(bout, "week")},
        {.name = "days", .number = days},
        {.name = "seconds", .number = seconds}};

    return programme_stage(one, "room", slots, 4, why);
}

/* The room that one bout has on its days: those with as much are one fact. */
static int assert_rooms_of(sb_consultation *one, const weeks_used *used,
                           const rule_fact *bout, sb_failure *why)
{
    const rule_fact *given = rule_session_next(one->session, "minutes-given", NULL);
    long week = (long)rule_fact_number(bout, "week");
    unsigned days = given ? chosen_days(one, bout) : 0;

    if (week < 1 || week > MOST_WEEKS)
        return 0;
    for (int first = 0; first < DAYS_A_WEEK; first++) {
        double seconds = used->seconds[week - 1][first];
        unsigned alike = 0;

        if (!(days >> first & 1))
            continue;
        for (int day = first; day < DAYS_A_WEEK; day++)
            if (days >> day & 1 && used->seconds[week - 1][day] == seconds)
                alike |= 1u << day;
        days &= ~alike;
        if (assert_room(one, bout, alike,
                        rule_fact_number(given, "minutes") * 60 - seconds, why) < 0)
            return -1;
    }
    return 0;
}

/* What each day of each week has left beside what is planned for it, for the exercises
 * that take it. */
static int assert_rooms(sb_consultation *one, sb_failure *why)
{
    weeks_used used = {0};

    for (const rule_fact *f = NULL;
         (f = rule_session_next(one->session, "week-item", f));)
        add_item(one, &used, f);
    for (const rule_fact *f = NULL; (f = rule_session_next(one->session, "bout", f));)
        if (assert_rooms_of(one, &used, f, why) < 0)
            return -1;
    return 0;
}

int programme_make(sb_consultation *one, sb_failure *why)
{
    rule_session *session = one->session;

    if (rule_session_run(session, "ADAPT", why) < 0 ||
        rule_session_run(session, "PROFILE", why) < 0 ||
        rule_session_run(session, "SETTLE", why) < 0 || /* caps of PROFILE */
        rule_session_run(session, "CHOOSE", why) < 0 || programme_choose(one, why) < 0 ||
        rule_session_run(session, "DOSE", why) < 0 ||
        programme_open(one, "weeks", "DOSE", why) < 0 || assert_rooms(one, why) < 0 ||
        programme_open(one, "fill", "DOSE", why) < 0)
        return -1;
    return rule_session_run(session, "EXPLAIN", why);
}
