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

static void fill_days(reading *r, doses *d, const form *f)
{
    d->days = take_array(r, f->element, "days", sizeof(day_plan));
    for (const xml_element *e = xml_child(f->element, "days"); d->days && e;
         e = xml_sibling(e, "days")) {
        day_plan *plan = &d->days[d->day_count++];
        size_t count;
        const char **words = reading_words(r, xml_value(e, "on"), &count);

        plan->a_week = reading_number(e, "a-week", 0);
        plan->fills = reading_yes(e, "fills");
        for (size_t i = 0; i < count; i++)
            plan->days |= 1u << rank_of(day_words, words[i]);
        if ((long)count != plan->a_week)
            mistakes_add(r->mistakes, SB_ERROR, "wrong-days", f->file, e->line,
                         "a-week is %ld, but %zu days are named.", plan->a_week, count);
    }
}

static void fill_slots(reading *r, time_template *t, const xml_element *parent,
                       const char *file)
{
    t->slots = take_array(r, parent, "slot", sizeof(slot));
    for (const xml_element *e = xml_child(parent, "slot"); t->slots && e;
         e = xml_sibling(e, "slot")) {
        slot *s = &t->slots[t->slot_count++];

        s->id = xml_value(e, "id");
        s->modalities = reading_words(r, xml_value(e, "modalities"), &s->modality_count);
        s->seconds = reading_number(e, "seconds", 0);
        s->open_when = xml_value(e, "when");
        s->closed_when = xml_value(e, "unless");
        s->from_level = rank_of(level_words, xml_value(e, "from-level"));
        s->from_level = s->from_level > 0 ? s->from_level : 0;
        s->fills = reading_yes(e, "fills");
        s->relief = reading_yes(e, "relief");
        s->outside = reading_yes(e, "outside");
        for (size_t i = 0; i < s->modality_count; i++)
            reading_find(r, &r->pack->modalities, "modality", s->modalities[i], file,
                         e->line);
    }
}

static int is_closed_by(const time_template *t, const char *word)
{
    for (size_t i = 0; word && i < t->slot_count; i++)
        if (t->slots[i].closed_when && strcmp(t->slots[i].closed_when, word) == 0)
            return 1;
    return 0;
}

/* The longest day: a slot and the one that takes its place are never both open. */
static long longest_day(const time_template *t)
{
    long usual = 0, other = 0;

    for (size_t i = 0; i < t->slot_count; i++) {
        const slot *s = &t->slots[i];

        usual += s->outside || is_closed_by(t, s->open_when) ? 0 : s->seconds;
        other += s->outside || s->closed_when ? 0 : s->seconds;
    }
    return usual > other ? usual : other;
}

static void fill_templates(reading *r, doses *d, const form *f)
{
    d->templates = take_array(r, f->element, "template", sizeof(time_template));
    for (const xml_element *e = xml_child(f->element, "template"); d->templates && e;
         e = xml_sibling(e, "template")) {
        time_template *t = &d->templates[d->template_count++];
        long seconds;

        t->minutes = reading_number(e, "minutes", 0);
        t->gate = rank_of(gate_words, xml_value(e, "gate"));
        fill_slots(r, t, e, f->file);
        seconds = longest_day(t);
        if (seconds > t->minutes * 60)
            mistakes_add(r->mistakes, SB_ERROR, "too-long", f->file, e->line,
                         "The slots take %ld seconds, but %ld minutes have %ld.", seconds,
                         t->minutes, t->minutes * 60);
    }
}

static void fill_weeks(reading *r, doses *d, const form *f)
{
    static const char *const changes[] = {"start", "days",    "amount", "variant",
                                          "hold",  "lighter", NULL};

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
            (week_change)rank_of(changes, xml_value(e, "change")),
            reading_number(e, "percent", 100),
            message_of(r, e, f->file)};
    for (const xml_element *e = xml_child(f->element, "merit"); e;
         e = xml_sibling(e, "merit"))
        d->merits[d->merit_count++] = (merit){
            (merit_for)rank_of(merit_words, xml_value(e, "for")),
            reading_number(e, "points", 0), message_of(r, e, f->file)};
}

unsigned doses_days(const doses *d, long a_week, int fills)
{
    unsigned days = 0;

    for (size_t i = 0; i < d->day_count; i++)
        if (d->days[i].a_week == a_week && d->days[i].fills == fills)
            days |= d->days[i].days;
    return !days && fills ? doses_days(d, a_week, 0) : days;
}

long dose_seconds(const doses *d, const dose *one)
{
    long rep = d->rep_seconds + one->hold_seconds;

    if (one->minutes)
        return one->minutes * 60;
    if (one->metres)
        return one->sets * (one->metres + d->set_seconds) + d->setup_seconds;
    return one->sets * (one->reps * one->sides * rep + d->set_seconds) + d->setup_seconds;
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

void fill_doses(reading *r, const form *f)
{
    doses *d = &r->pack->doses;
    const xml_element *time = xml_child(f->element, "time");
    const list *all = &r->pack->exercises.all;

    d->rep_seconds = reading_number(time, "rep-seconds", 0);
    d->set_seconds = reading_number(time, "set-seconds", 0);
    d->setup_seconds = reading_number(time, "setup-seconds", 0);
    d->week_1_most = reading_number(time, "week-1-most", 0);
    d->fewest_reps = reading_number(time, "fewest-reps", 1);
    d->long_hold = reading_number(time, "long-hold", 0);
    fill_minutes(r, d, f);
    fill_frequencies(r, d, f);
    fill_days(r, d, f);
    fill_templates(r, d, f);
    fill_weeks(r, d, f);
    d->evidence = reading_evidence(r, f->element, f->file);
    for (size_t i = 0; i < all->count && !r->out_of_memory; i++)
        for (int level = 0; level < LEVEL_COUNT; level++) {
            exercise *one = all->items[i];

            if (one->doses[level].given)
                complete_dose(d, one, level, &one->doses[level]);
        }
}
