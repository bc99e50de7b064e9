/* SPDX-License-Identifier: Apache-2.0 */
/* Reading knowledge/exercises. */
#include "pack/pack_reading.h"

#include <stdlib.h>
#include <string.h>

/* What is not read below is for the rules of inference: an attribute that is new in the
 * schema needs no C. */
static const char **further_attributes(reading *r, const xml_element *e)
{
    static const char *const read[] = {
        "id",      "modality", "also",     "position", "family",
        "stage",   "order",    "relief",   "seed",     "counts",
        "pattern", "status",   "reviewed", "by",       "noNamespaceSchemaLocation",
        NULL};
    size_t count = 0;
    const char **further;

    for (const xml_attribute *a = e->attributes; a; a = a->next)
        count += 2;
    further = reading_take(r, (count + 1) * sizeof(*further));
    if (!further)
        return NULL;
    count = 0;
    for (const xml_attribute *a = e->attributes; a; a = a->next)
        if (rank_of(read, a->name) < 0) {
            further[count++] = a->name;
            further[count++] = a->value;
        }
    return further;
}

void name_exercise(reading *r, form from)
{
    const xml_element *e = from.element;
    exercise *one = reading_name(r, &r->pack->exercises, &r->exercises, "exercise",
                                 xml_value(e, "id"), sizeof(*one), from);

    if (!one)
        return;
    one->id = xml_value(e, "id");
    one->name = xml_child_text(e, "name");
    one->summary = xml_child_text(e, "summary");
    one->watch_for = xml_child_text(e, "watch-for");
    one->modality = xml_value(e, "modality");
    one->also = reading_words(r, xml_value(e, "also"), &one->also_count);
    one->patterns = reading_words(r, xml_value(e, "pattern"), &one->pattern_count);
    one->position = xml_value(e, "position");
    one->family = xml_value(e, "family");
    one->stage = reading_number(e, "stage", 1);
    one->order = reading_number(e, "order", 0);
    one->relief = reading_yes(e, "relief");
    one->seed = reading_yes(e, "seed");
    one->counts = !xml_value(e, "counts") || reading_yes(e, "counts");
    one->further = further_attributes(r, e);
    one->review = reading_review(e);
    one->index = r->pack->exercises.all.count - 1;
    one->file = from.file;
    one->line = e->line;
}

static const finding *waiver(reading *r, const form *f, const movement *m)
{
    for (const xml_element *e = xml_child(f->element, "waive"); e;
         e = xml_sibling(e, "waive"))
        if (strcmp(xml_value(e, "movement"), m->id) == 0)
            return reading_find(r, &r->pack->findings, "finding", xml_value(e, "when"),
                                f->file, e->line);
    return NULL;
}

static demand *demand_of(exercise *one, const movement *m)
{
    for (size_t i = 0; i < one->demand_count; i++)
        if (one->demands[i].movement == m)
            return &one->demands[i];
    return NULL;
}

/* Adds a movement with all that it is a kind of. Cycles have been refused by then. What
 * is demanded in two ways is waived by neither waiver alone: it is not waived. */
static void add_demand(exercise *one, const movement *m, const finding *waived,
                       size_t room)
{
    demand *known = demand_of(one, m);

    if (known) {
        if (!known->waived_when || known->waived_when == waived)
            return;
        known->waived_when = waived = NULL;
    } else if (one->demand_count == room) {
        return;
    } else {
        one->demands[one->demand_count++] = (demand){m, waived};
    }
    for (size_t i = 0; i < m->is_a_count; i++)
        add_demand(one, m->is_a[i], waived, room);
}

static void fill_demands(reading *r, exercise *one, const form *f)
{
    const xml_element *e = xml_child(f->element, "demands");
    size_t count, room = r->pack->movements.all.count;
    const char **ids = reading_words(r, xml_value(e, "movements"), &count);

    one->demands = reading_take(r, (room + 1) * sizeof(demand));
    for (size_t i = 0; one->demands && i < count; i++) {
        const movement *m = reading_find(r, &r->pack->movements, "movement", ids[i],
                                         f->file, e->line);
        if (m)
            add_demand(one, m, waiver(r, f, m), room);
    }
}

static void fill_kit(reading *r, exercise *one, const form *f)
{
    one->kit = reading_take(r, (xml_count(f->element, "kit") + 1) * sizeof(*one->kit));
    for (const xml_element *e = xml_child(f->element, "kit"); one->kit && e;
         e = xml_sibling(e, "kit")) {
        size_t count;
        const char **ids = reading_words(r, xml_value(e, "any-of"), &count);

        for (size_t i = 0; i < count; i++)
            reading_find(r, &r->pack->kit, "kit", ids[i], f->file, e->line);
        if (ids)
            one->kit[one->kit_count++] = ids;
    }
}

static void fill_dose(exercise *one, const xml_element *e)
{
    dose *d = &one->doses[rank_of(level_words, xml_value(e, "level"))];

    d->given = 1;
    d->sets = reading_number(e, "sets", 0);
    d->reps = reading_number(e, "reps", 0);
    d->sides = reading_number(e, "sides", 1);
    d->hold_seconds = reading_number(e, "hold-seconds", 0);
    d->minutes = reading_number(e, "minutes", 0);
    d->minutes_least = reading_number(e, "minutes-least", 1);
    d->bout = reading_number(e, "bout", 0);
    d->minutes_most = reading_number(e, "minutes-most", d->minutes);
    d->times_a_day = reading_number(e, "times-a-day", 0);
    d->days_a_week = d->own_days = reading_number(e, "days-a-week", 0);
    d->effort = reading_number(e, "effort", 0);
    d->metres = reading_number(e, "metres", 0);
    d->kilograms = reading_number(e, "kilograms", 0);
    d->note = xml_value(e, "note");
}

static const exercise *pointed(reading *r, const form *f, const char *child)
{
    const xml_element *e = xml_child(f->element, child);

    return e ? reading_find(r, &r->pack->exercises, "exercise", xml_value(e, "exercise"),
                            f->file, e->line)
             : NULL;
}

static void fill_swaps(reading *r, exercise *one, const form *f)
{
    one->swaps = reading_take(r,
                              (xml_count(f->element, "swap") + 1) * sizeof(exercise *));
    for (const xml_element *e = xml_child(f->element, "swap"); one->swaps && e;
         e = xml_sibling(e, "swap")) {
        const exercise *other = reading_find(r, &r->pack->exercises, "exercise",
                                             xml_value(e, "exercise"), f->file, e->line);
        if (other)
            one->swaps[one->swap_count++] = other;
    }
}

static void fill_steps(reading *r, exercise *one, const form *f)
{
    const xml_element *how = xml_child(f->element, "how");

    one->steps = reading_take(r, (xml_count(how, "step") + 1) * sizeof(char *));
    for (const xml_element *e = xml_child(how, "step"); one->steps && e;
         e = xml_sibling(e, "step"))
        one->steps[one->step_count++] = e->text;
}

static void fill_words(reading *r, exercise *one, const form *f)
{
    const xml_element *serves = xml_child(f->element, "serves");

    reading_find(r, &r->pack->modalities, "modality", one->modality, f->file, one->line);
    reading_find(r, &r->pack->positions, "position", one->position, f->file, one->line);
    for (size_t i = 0; i < one->also_count; i++)
        reading_find(r, &r->pack->modalities, "modality", one->also[i], f->file,
                     one->line);
    for (size_t i = 0; i < one->pattern_count; i++)
        reading_find(r, &r->pack->patterns, "pattern", one->patterns[i], f->file,
                     one->line);
    if (serves)
        one->goals = reading_words(r, xml_value(serves, "goals"), &one->goal_count);
    for (size_t i = 0; i < one->goal_count; i++)
        reading_find(r, &r->pack->goals, "goal", one->goals[i], f->file, serves->line);
}

void fill_exercises(reading *r)
{
    for (size_t i = 0; i < r->exercises.things.count; i++) {
        exercise *one = r->exercises.things.items[i];
        const form *f = r->exercises.elements.items[i];

        fill_words(r, one, f);
        fill_demands(r, one, f);
        fill_kit(r, one, f);
        for (const xml_element *e = xml_child(f->element, "dose"); e;
             e = xml_sibling(e, "dose"))
            fill_dose(one, e);
        fill_steps(r, one, f);
        one->easier = pointed(r, f, "easier");
        one->harder = pointed(r, f, "harder");
        fill_swaps(r, one, f);
        one->evidence = reading_evidence(r, f->element, f->file);
    }
}
