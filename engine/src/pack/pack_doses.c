/* SPDX-License-Identifier: Apache-2.0 */
/* Reading knowledge/doses.xml: times, shares of a day, weeks, points. */
#include "pack/pack_reading.h"

#include <string.h>

static void *take_array(reading *r, const xml_element *parent, const char *child,
                        size_t size)
{
    return reading_take(r, (xml_count(parent, child) + 1) * size);
}

static const message *message_of(reading *r, const xml_element *e, const char *file)
{
    return reading_find(r, &r->pack->messages, "message", xml_value(e, "message"), file,
                        e->line);
}

static const char *modality_of(reading *r, const xml_element *e, const char *file)
{
    const char *id = xml_value(e, "modality");

    reading_find(r, &r->pack->modalities, "modality", id, file, e->line);
    return id;
}

static void fill_minutes(reading *r, doses *d, const form *f)
{
    const question *q = name_table_find(&r->pack->questions.by_name, "minutes");

    d->minutes = take_array(r, f->element, "minutes", sizeof(minutes_option));
    for (const xml_element *e = xml_child(f->element, "minutes"); d->minutes && q && e;
         e = xml_sibling(e, "minutes")) {
        const char *id = xml_value(e, "option");
        int number = question_option(q, id);

        if (number < 0)
            mistakes_add(r->mistakes, SB_ERROR, "unknown-option", f->file, e->line,
                         "Question 'minutes' has no option '%s'.", id);
        d->minutes[d->minutes_count++] = (minutes_option){number,
                                                          reading_number(e, "are", 0)};
    }
}

static void fill_frequencies(reading *r, doses *d, const form *f)
{
    d->frequencies = take_array(r, f->element, "frequency", sizeof(frequency));
    for (const xml_element *e = xml_child(f->element, "frequency"); d->frequencies && e;
         e = xml_sibling(e, "frequency"))
        d->frequencies[d->frequency_count++] = (frequency){
            modality_of(r, e, f->file),
            (exercise_level)rank_of(level_words, xml_value(e, "level")),
            reading_number(e, "days-a-week", 0), reading_number(e, "times-a-day", 0),
            reading_number(e, "effort", 0)};
}

/* ---- days of the week ---- */

static unsigned days_named(reading *r, const xml_element *e, const char *attribute)
{
    size_t count;
    const char **words = reading_words(r, xml_value(e, attribute), &count);
    unsigned days = 0;

    for (size_t i = 0; i < count; i++)
        days |= 1u << rank_of(day_words, words[i]);
    return days;
}

static void fill_days(reading *r, doses *d, const form *f)
{
    d->days = take_array(r, f->element, "days", sizeof(day_plan));
    for (const xml_element *e = xml_child(f->element, "days"); d->days && e;
         e = xml_sibling(e, "days")) {
        day_plan *plan = &d->days[d->day_count++];

        *plan = (day_plan){reading_number(e, "a-week", 0), days_named(r, e, "on")};
        if (days_count(plan->days) != plan->a_week)
            mistakes_add(r->mistakes, SB_ERROR, "wrong-days", f->file, e->line,
                         "a-week is %ld, but %ld days are named.", plan->a_week,
                         days_count(plan->days));
    }
}

static void check_sessions(reading *r, const session_plan *plan, const xml_element *e,
                           const char *file)
{
    long named = days_count(plan->strength | plan->aerobic);

    if (named != plan->sessions || plan->strength & plan->aerobic)
        mistakes_add(r->mistakes, SB_ERROR, "wrong-days", file, e->line,
                     "a-week is %ld, but %ld different days are named, each of which is "
                     "for strength or for aerobic exercise.",
                     plan->sessions, named);
}

static void fill_sessions(reading *r, doses *d, const form *f)
{
    d->sessions = 0;
    d->sessions_a_week = take_array(r, f->element, "sessions", sizeof(session_plan));
    for (const xml_element *e = xml_child(f->element, "sessions");
         d->sessions_a_week && e; e = xml_sibling(e, "sessions")) {
        session_plan *plan = &d->sessions_a_week[d->session_plan_count++];

        *plan = (session_plan){reading_number(e, "a-week", 0),
                               reading_number(e, "strength-days", 0),
                               days_named(r, e, "strength"), days_named(r, e, "aerobic")};
        if (reading_yes(e, "usual"))
            d->sessions = plan->sessions;
        check_sessions(r, plan, e, f->file);
    }
}

/* ---- templates ---- */

static void fill_takes(reading *r, slot *s, const xml_element *e, const char *file)
{
    size_t modalities, patterns;
    const char **kinds = reading_words(r, xml_value(e, "modalities"), &modalities);
    const char **moves = reading_words(r, xml_value(e, "patterns"), &patterns);

    s->takes = reading_take(r, (modalities + patterns + 1) * sizeof(*s->takes));
    for (size_t i = 0; s->takes && i < modalities; i++) {
        reading_find(r, &r->pack->modalities, "modality", kinds[i], file, e->line);
        s->takes[s->take_count++] = kinds[i];
    }
    for (size_t i = 0; s->takes && i < patterns; i++) {
        reading_find(r, &r->pack->patterns, "pattern", moves[i], file, e->line);
        s->takes[s->take_count++] = moves[i];
    }
    if (!modalities && !patterns)
        mistakes_add(r->mistakes, SB_ERROR, "slot-for-nothing", file, e->line,
                     "The slot '%s' has neither modalities nor patterns.", s->id);
}

static void fill_slots(reading *r, time_template *t, const xml_element *parent,
                       const char *file)
{
    t->slots = take_array(r, parent, "slot", sizeof(slot));
    for (const xml_element *e = xml_child(parent, "slot"); t->slots && e;
         e = xml_sibling(e, "slot")) {
        slot *s = &t->slots[t->slot_count++];

        s->id = xml_value(e, "id");
        s->on = xml_value(e, "on")
                    ? (slot_days)rank_of(slot_days_words, xml_value(e, "on"))
                    : ON_ITS_OWN_DAYS;
        s->seconds = reading_number(e, "seconds", 0);
        s->sets = reading_number(e, "sets", 0);
        s->reps = reading_number(e, "reps", 0);
        s->open_when = xml_value(e, "when");
        s->closed_when = xml_value(e, "unless");
        s->from_level = rank_of(level_words, xml_value(e, "from-level"));
        s->from_level = s->from_level > 0 ? s->from_level : 0;
        s->fills = reading_yes(e, "fills");
        s->relief = reading_yes(e, "relief");
        s->outside = reading_yes(e, "outside");
        fill_takes(r, s, e, file);
        if ((s->on == ON_ITS_OWN_DAYS) != (!t->strength_days || s->outside))
            mistakes_add(r->mistakes, SB_ERROR, "slot-days", file, e->line,
                         t->strength_days ? "The slot '%s' does not say on which days."
                                          : "The slot '%s' says on which days, but its "
                                            "template has no strength days.",
                         s->id);
    }
}

static int is_closed_by(const time_template *t, const char *word)
{
    for (size_t i = 0; word && i < t->slot_count; i++)
        if (t->slots[i].closed_when && strcmp(t->slots[i].closed_when, word) == 0)
            return 1;
    return 0;
}

static int is_on(const slot *s, slot_days kind)
{
    return s->on == ON_ITS_OWN_DAYS || s->on == ON_SESSION_DAYS || s->on == kind ||
           (s->on == ON_STRENGTH_DAYS && kind != ON_AEROBIC_DAYS);
}

/* The longest day of a kind: a slot and the one that takes its place are never both open.
 * What takes the minutes that are left has its seconds where there are most of them. */
static long longest_day(const time_template *t, slot_days kind)
{
    long usual = 0, other = 0;

    for (size_t i = 0; i < t->slot_count; i++) {
        const slot *s = &t->slots[i];

        if (s->outside || !is_on(s, kind) || (s->fills && t->strength_days))
            continue;
        usual += is_closed_by(t, s->open_when) ? 0 : s->seconds;
        other += s->closed_when ? 0 : s->seconds;
    }
    return usual > other ? usual : other;
}

static void check_length(reading *r, const time_template *t, const xml_element *e,
                         const char *file)
{
    static const slot_days kinds[] = {ON_STRENGTH_DAYS_A, ON_STRENGTH_DAYS_B,
                                      ON_AEROBIC_DAYS};
    long seconds = 0;

    for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++) {
        long one = longest_day(t, kinds[i]);

        seconds = one > seconds ? one : seconds;
    }
    if (seconds > t->minutes * 60)
        mistakes_add(r->mistakes, SB_ERROR, "too-long", file, e->line,
                     "The slots take %ld seconds, but %ld minutes have %ld.", seconds,
                     t->minutes, t->minutes * 60);
}

static unsigned levels_of(reading *r, const xml_element *e)
{
    size_t count;
    const char **words = reading_words(r, xml_value(e, "levels"), &count);
    unsigned levels = count ? 0 : (1u << LEVEL_COUNT) - 1;

    for (size_t i = 0; i < count; i++)
        levels |= 1u << rank_of(level_words, words[i]);
    return levels;
}

static void fill_templates(reading *r, doses *d, const form *f)
{
    d->templates = take_array(r, f->element, "template", sizeof(time_template));
    for (const xml_element *e = xml_child(f->element, "template"); d->templates && e;
         e = xml_sibling(e, "template")) {
        time_template *t = &d->templates[d->template_count++];

        t->minutes = reading_number(e, "minutes", 0);
        t->gate = rank_of(gate_words, xml_value(e, "gate"));
        t->levels = levels_of(r, e);
        t->strength_days = reading_number(e, "strength-days", 0);
        t->bouts_most = reading_number(e, "bouts-most", 1);
        t->moves_most = reading_number(e, "moves-most", 0);
        fill_slots(r, t, e, f->file);
        check_length(r, t, e, f->file);
    }
}

static void fill_weeks(reading *r, doses *d, const form *f)
{
    d->weeks = take_array(r, f->element, "week", sizeof(week_plan));
    d->merits = take_array(r, f->element, "merit", sizeof(merit));
    if (r->out_of_memory)
        return;
    for (const xml_element *e = xml_child(f->element, "week"); e;
         e = xml_sibling(e, "week"))
        d->weeks[d->week_count++] = (week_plan){
            reading_number(e, "number", 0),
            (progression_style)rank_of(style_words, xml_value(e, "style")),
            reading_number(e, "growth", 0),
            levels_of(r, e),
            (week_change)rank_of(week_change_words, xml_value(e, "change")),
            reading_number(e, "percent", 100),
            reading_number(e, "bout-percent", 100),
            message_of(r, e, f->file)};
    for (const xml_element *e = xml_child(f->element, "merit"); e;
         e = xml_sibling(e, "merit"))
        d->merits[d->merit_count++] = (merit){
            (merit_for)rank_of(merit_words, xml_value(e, "for")),
            reading_number(e, "points", 0), message_of(r, e, f->file)};
}

static void fill_parts(reading *r, doses *d, const form *f)
{
    d->parts = take_array(r, f->element, "part", sizeof(day_part));
    for (const xml_element *e = xml_child(f->element, "part"); d->parts && e;
         e = xml_sibling(e, "part")) {
        const char *of = xml_value(e, "of");

        if (!name_table_find(&r->pack->patterns.by_name, of))
            reading_find(r, &r->pack->modalities, "modality", of, f->file, e->line);
        d->parts[d->part_count++] = (day_part){of, message_of(r, e, f->file)};
    }
}

/* One long hold is a start; of short movements it takes a few. */
static long fewest_reps_of(const doses *d, const dose *one)
{
    long fewest = d->long_hold && one->hold_seconds >= d->long_hold ? 1 : d->fewest_reps;

    return one->reps < fewest ? one->reps : fewest;
}

/* The same with one set and few repetitions, or one minute. */
static long least_seconds_of(const doses *d, const dose *one)
{
    dose least = *one;

    least.sets = one->sets ? 1 : 0;
    least.reps = fewest_reps_of(d, one);
    least.minutes = one->minutes ? one->minutes_least : 0;
    return dose_seconds(d, &least);
}

static void complete_dose(const doses *d, const exercise *one, int level, dose *dose)
{
    for (size_t i = 0; i < d->frequency_count; i++) {
        const frequency *f = &d->frequencies[i];

        if ((int)f->level != level || strcmp(f->modality, one->modality) != 0)
            continue;
        dose->days_a_week = dose->days_a_week ? dose->days_a_week : f->days_a_week;
        dose->times_a_day = dose->times_a_day ? dose->times_a_day : f->times_a_day;
        dose->effort = dose->effort ? dose->effort : f->effort;
    }
    dose->seconds = dose_seconds(d, dose);
    dose->least_seconds = least_seconds_of(d, dose);
}

static void fill_not_yet(not_yet_points *p, const xml_element *e)
{
    *p = (not_yet_points){.absolute = reading_number(e, "absolute", 0),
                          .forbidden = reading_number(e, "forbidden", 0),
                          .limited = reading_number(e, "limited", 0),
                          .goal = reading_number(e, "goal", 0),
                          .only_goal = reading_number(e, "only-goal", 0),
                          .job = reading_number(e, "job", 0),
                          .sport = reading_number(e, "sport", 0),
                          .daily = reading_number(e, "daily", 0),
                          .least = reading_number(e, "least", 0),
                          .most = reading_number(e, "most", 0),
                          .passing_most = reading_number(e, "passing-most", 0),
                          .paths_most = reading_number(e, "paths-most", 0)};
}

void fill_doses(reading *r, const form *f)
{
    doses *d = &r->pack->doses;
    const xml_element *time = xml_child(f->element, "time");
    const list *all = &r->pack->exercises.all;

    d->rep_seconds = reading_number(time, "rep-seconds", 0);
    d->set_seconds = reading_number(time, "set-seconds", 0);
    d->setup_seconds = reading_number(time, "setup-seconds", 0);
    d->used_least = reading_number(time, "used-least", 100);
    d->habit_minutes_most = reading_number(time, "habit-minutes-most", 0);
    d->fewest_reps = reading_number(time, "fewest-reps", 1);
    d->long_hold = reading_number(time, "long-hold", 0);
    fill_minutes(r, d, f);
    fill_frequencies(r, d, f);
    fill_days(r, d, f);
    fill_sessions(r, d, f);
    fill_templates(r, d, f);
    fill_weeks(r, d, f);
    fill_parts(r, d, f);
    if (xml_child(f->element, "not-yet"))
        fill_not_yet(&d->not_yet, xml_child(f->element, "not-yet"));
    d->evidence = reading_evidence(r, f->element, f->file);
    for (size_t i = 0; i < all->count && !r->out_of_memory; i++)
        for (int level = 0; level < LEVEL_COUNT; level++) {
            exercise *one = all->items[i];

            if (one->doses[level].given)
                complete_dose(d, one, level, &one->doses[level]);
        }
}
