/* SPDX-License-Identifier: Apache-2.0 */
/* knowledge/doses.xml against the rest: bounds, minutes, templates, weeks. */
#include <string.h>

#include "check/pack_check.h"

/* ---- bounds ---- */

static const char *const amounts[] = {
    "sets",        "reps",   "sides",  "hold-seconds", "minutes", "times-a-day",
    "days-a-week", "effort", "metres", "kilograms",    NULL};

static const xml_element *bound_of(const xml_element *doses, const char *amount)
{
    const xml_element *e = xml_child(doses, "bound");

    while (e && strcmp(xml_value(e, "of"), amount) != 0)
        e = xml_sibling(e, "bound");
    return e;
}

static void check_bound(reading *r, const xml_element *bound, const xml_element *dose,
                        const char *attribute, const form *f)
{
    long value = reading_number(dose, attribute, 0);
    long least = reading_number(bound, "least", 1);
    long most = reading_number(bound, "most", 0);

    if (!xml_value(dose, attribute) || (value >= least && value <= most))
        return;
    mistakes_add(r->mistakes, SB_ERROR, "dose-out-of-bounds", f->file, dose->line,
                 "%s is %ld; the bounds in knowledge/doses.xml are %ld to %ld.",
                 attribute, value, least, most);
    mistakes_allow(r->mistakes, "%ld to %ld", least, most);
}

static void check_amounts(reading *r, const xml_element *bound, const xml_element *dose,
                          const form *f)
{
    const char *of = xml_value(bound, "of");

    check_bound(r, bound, dose, of, f);
    if (strcmp(of, "minutes") != 0)
        return;
    check_bound(r, bound, dose, "minutes-least", f);
    check_bound(r, bound, dose, "minutes-most", f);
}

static void check_all_bounds(reading *r, const form *doses)
{
    for (const xml_element *b = xml_child(doses->element, "bound"); b;
         b = xml_sibling(b, "bound")) {
        for (size_t i = 0; i < r->exercises.elements.count; i++) {
            const form *f = r->exercises.elements.items[i];

            for (const xml_element *dose = xml_child(f->element, "dose"); dose;
                 dose = xml_sibling(dose, "dose"))
                check_amounts(r, b, dose, f);
        }
        for (const xml_element *e = xml_child(doses->element, "frequency"); e;
             e = xml_sibling(e, "frequency"))
            check_amounts(r, b, e, doses);
    }
    for (size_t i = 0; r->scope.thorough && amounts[i]; i++)
        if (!bound_of(doses->element, amounts[i]))
            mistakes_add(r->mistakes, SB_WARNING, "no-bounds", doses->file,
                         doses->element->line, "No <bound> is set for %s.", amounts[i]);
}

/* ---- merits and parts ---- */

/* A later element of the same name with the same value. */
static const xml_element *said_again(const xml_element *e, const char *attribute)
{
    const xml_element *later = xml_sibling(e, e->name);

    while (later && strcmp(xml_value(e, attribute), xml_value(later, attribute)) != 0)
        later = xml_sibling(later, e->name);
    return later;
}

static void check_twice(reading *r, const form *f, const char *name,
                        const char *attribute, const char *mistake)
{
    for (const xml_element *e = xml_child(f->element, name); e;
         e = xml_sibling(e, name)) {
        const xml_element *later = said_again(e, attribute);

        if (later)
            mistakes_add(r->mistakes, SB_ERROR, mistake, f->file, later->line,
                         "Line %d has a %s for %s already.", e->line, name,
                         xml_value(e, attribute));
    }
}

static int names_word(reading *r, const xml_element *e, const char *attribute,
                      const char *word)
{
    size_t count;
    const char **words = reading_words(r, xml_value(e, attribute), &count);

    for (size_t i = 0; i < count; i++)
        if (strcmp(words[i], word) == 0)
            return 1;
    return 0;
}

/* The first slot that takes a modality or a pattern; NULL when none does. */
static const xml_element *slot_for(reading *r, const form *f, const char *as)
{
    for (const xml_element *t = xml_child(f->element, "template"); t;
         t = xml_sibling(t, "template"))
        for (const xml_element *s = xml_child(t, "slot"); s; s = xml_sibling(s, "slot"))
            if (names_word(r, s, "modalities", as) || names_word(r, s, "patterns", as))
                return s;
    return NULL;
}

/* An exercise for which no answer speaks has the reason of its part of the day. */
static void check_parts_of_day(reading *r, const form *f, const list *kinds)
{
    for (size_t i = 0; i < kinds->count; i++) {
        const char *as = ((const named *)kinds->items[i])->id;
        const xml_element *slot = doses_part(&r->pack->doses, as) ? NULL
                                                                  : slot_for(r, f, as);

        if (slot)
            mistakes_add(r->mistakes, SB_ERROR, "part-without-reason", f->file,
                         slot->line,
                         "The slot '%s' takes '%s', and no <part> says what that is for.",
                         xml_value(slot, "id"), as);
    }
}

/* ---- minutes and templates ---- */

static long minutes_of(const doses *d, int option)
{
    for (size_t i = 0; i < d->minutes_count; i++)
        if (d->minutes[i].option == option)
            return d->minutes[i].are;
    return 0;
}

static long fewest_minutes(reading *r, const question *asked, const form *f)
{
    const doses *d = &r->pack->doses;
    long fewest = minutes_of(d, OPTION_UNKNOWN);

    if (!fewest)
        mistakes_add(r->mistakes, SB_ERROR, "no-minutes", f->file, f->element->line,
                     "It is not said how many minutes 'unknown' gives.");
    for (size_t i = 0; i < asked->option_count; i++) {
        long minutes = minutes_of(d, (int)i);

        if (!minutes)
            mistakes_add(r->mistakes, SB_ERROR, "no-minutes", f->file, f->element->line,
                         "It is not said how many minutes '%s' gives.",
                         asked->options[i].id);
        else if (!fewest || minutes < fewest)
            fewest = minutes;
    }
    return fewest;
}

static void check_templates(reading *r, long fewest, const form *f)
{
    static const char *const whom[] = {"for the gate relief-only", "for the other gates"};
    const doses *d = &r->pack->doses;
    int found[2] = {0, 0};

    for (size_t i = 0; i < d->template_count; i++) {
        if (d->templates[i].minutes <= fewest)
            found[d->templates[i].gate != GATE_RELIEF_ONLY] = 1;
        if (d->templates[i].slot_count > MOST_SLOTS)
            mistakes_add(r->mistakes, SB_ERROR, "too-many-slots", f->file,
                         f->element->line,
                         "The template for %ld minutes has %zu slots; the most are %d.",
                         d->templates[i].minutes, d->templates[i].slot_count, MOST_SLOTS);
    }
    for (int i = 0; i < 2; i++)
        if (!found[i])
            mistakes_add(r->mistakes, SB_ERROR, "no-template", f->file, f->element->line,
                         "No template %s fits %ld minutes, the fewest a person can give.",
                         whom[i], fewest);
}

/* ---- session days ---- */

/* As many days a week as the question days-week takes. */
enum { FEWEST_SESSIONS = 3 };

static void check_sessions_of(reading *r, const time_template *t, const form *f)
{
    const doses *d = &r->pack->doses;

    for (long sessions = FEWEST_SESSIONS; sessions <= DAYS_A_WEEK; sessions++)
        if (!doses_session_days(d, sessions, t->strength_days, ON_SESSION_DAYS))
            mistakes_add(r->mistakes, SB_ERROR, "no-sessions", f->file, f->element->line,
                         "The template for %ld minutes has %ld strength days, and no "
                         "<sessions> says which those are of %ld days a week.",
                         t->minutes, t->strength_days, sessions);
    if (!d->sessions)
        mistakes_add(r->mistakes, SB_ERROR, "no-sessions", f->file, f->element->line,
                     "No <sessions> is the usual one.");
}

static void check_sessions(reading *r, const form *f)
{
    const doses *d = &r->pack->doses;

    for (size_t i = 0; i < d->template_count; i++)
        if (d->templates[i].strength_days)
            check_sessions_of(r, &d->templates[i], f);
}

/* ---- weeks ---- */

static int has_week(const doses *d, progression_style style, long growth, long number)
{
    for (size_t i = 0; i < d->week_count; i++)
        if (d->weeks[i].style == style && d->weeks[i].growth == growth &&
            d->weeks[i].number == number)
            return 1;
    return 0;
}

/* Whether an earlier week is of the same pace: each pace is looked at once. */
static int is_seen(const doses *d, size_t at)
{
    for (size_t i = 0; i < at; i++)
        if (d->weeks[i].growth == d->weeks[at].growth)
            return 1;
    return 0;
}

static void check_pace(reading *r, long growth, long last, const form *f)
{
    for (int style = 0; style < STYLE_COUNT; style++)
        for (long number = 1; number <= last; number++)
            if (!has_week(&r->pack->doses, (progression_style)style, growth, number))
                mistakes_add(r->mistakes, SB_ERROR, "no-week", f->file, f->element->line,
                             growth
                                 ? "Week %ld of the style %s is missing for growth %ld."
                                 : "Week %ld of the style %s is missing.",
                             number, style_words[style], growth);
}

static void check_weeks(reading *r, const form *f)
{
    const doses *d = &r->pack->doses;
    long last = 0;

    for (size_t i = 0; i < d->week_count; i++)
        last = d->weeks[i].number > last ? d->weeks[i].number : last;
    for (size_t i = 0; i < d->week_count; i++)
        if (!is_seen(d, i))
            check_pace(r, d->weeks[i].growth, last, f);
}

void check_doses(reading *r)
{
    const question *asked = name_table_find(&r->pack->questions.by_name, "minutes");
    const form *f = r->doses.elements.count ? r->doses.elements.items[0] : NULL;

    if (!f)
        return;
    check_all_bounds(r, f);
    check_weeks(r, f);
    check_sessions(r, f);
    check_twice(r, f, "merit", "for", "duplicate-merit");
    check_twice(r, f, "part", "of", "duplicate-part");
    check_parts_of_day(r, f, &r->pack->modalities.all);
    check_parts_of_day(r, f, &r->pack->patterns.all);
    if (asked && r->is_linked)
        check_templates(r, fewest_minutes(r, asked, f), f);
}
