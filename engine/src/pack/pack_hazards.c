/* SPDX-License-Identifier: Apache-2.0 */
/* Reading knowledge/hazards. */
#include "pack/pack_reading.h"

#include <string.h>

void name_hazard(reading *r, form from)
{
    const xml_element *e = from.element;
    hazard *one = reading_name(r, &r->pack->hazards, &r->hazards, "hazard",
                               xml_value(e, "id"), sizeof(*one), from);

    if (!one)
        return;
    one->id = xml_value(e, "id");
    one->name = xml_child_text(e, "name");
    one->why = xml_child_text(e, "why");
    one->not_yet = xml_child_text(e, "not-yet");
    one->back_when = xml_child_text(e, "back-when");
    one->later = xml_child_text(e, "later");
    one->fine = xml_child_text(e, "fine");
    one->group = xml_value(e, "group");
    one->feared = xml_value(e, "feared");
    one->daily = reading_yes(e, "daily");
    one->habit = reading_yes(e, "habit");
    one->order = reading_number(e, "order", 0);
    one->seed = reading_yes(e, "seed");
    one->file = from.file;
    one->line = e->line;
}

const char *const until_words[] = {"back-when", "settled",   "ready", "clinician",
                                   "surgeon",   "maternity", NULL};
const char *const until_phrases[] = {"back-when-ready",   "back-when-settled",
                                     "back-when-ready",   "back-when-clinician",
                                     "back-when-surgeon", "back-when-maternity"};

static const char **goals_of(reading *r, const hazard *one, const xml_element *e,
                             size_t *count)
{
    const char *words = e ? xml_value(e, "goals") : NULL;
    const char **ids = words ? reading_words(r, words, count) : NULL;

    for (size_t i = 0; ids && i < *count; i++)
        reading_find(r, &r->pack->goals, "goal", ids[i], one->file, e->line);
    return ids;
}

/* The attribute `name` holds options of this question. */
static const char **options_of(reading *r, const hazard *one, const xml_element *e,
                               const char *name, const char *id, size_t *count)
{
    const char *words = xml_value(e, name);
    const char **ids = words ? reading_words(r, words, count) : NULL;
    const question *asked = words ? reading_find(r, &r->pack->questions, "question", id,
                                                 one->file, e->line)
                                  : NULL;

    for (size_t i = 0; asked && i < *count; i++)
        if (question_option(asked, ids[i]) < 0)
            mistakes_add(r->mistakes, SB_ERROR, "unknown-option", one->file, e->line,
                         "Question '%s' has no option '%s'.", id, ids[i]);
    return ids;
}

/* For whom it matters. */
static void fill_matters(reading *r, hazard *one, const xml_element *e)
{
    size_t feared = 0;

    one->goals = goals_of(r, one, e, &one->goal_count);
    one->path_goals = goals_of(r, one, xml_child(e, "later"), &one->path_goal_count);
    one->jobs = options_of(r, one, e, "jobs", "job", &one->job_count);
    one->sports = options_of(r, one, e, "sports", "sport", &one->sport_count);
    options_of(r, one, e, "feared", "feared-moves", &feared);
}

/* Every programme says how the core movements stand: it needs the words. */
static void check_core(reading *r, const hazard *one)
{
    if (!one->seed || (one->later && one->fine))
        return;
    mistakes_add(r->mistakes, SB_ERROR, "core-without-words", one->file, one->line,
                 "The core movement '%s' does not say %s.", one->id,
                 one->later ? "how it is fine" : "the path to it");
    mistakes_mend(r->mistakes, "Add <%s> behind <not-yet>.",
                  one->later ? "fine" : "later");
}

static void fill_demands(reading *r, hazard *one, const form *f)
{
    const xml_element *e = xml_child(f->element, "demands");
    size_t count;
    const char **ids = reading_words(r, xml_value(e, "movements"), &count);

    one->demands = reading_take(r, (count + 1) * sizeof(movement *));
    for (size_t i = 0; one->demands && i < count; i++) {
        const movement *m = reading_find(r, &r->pack->movements, "movement", ids[i],
                                         f->file, e->line);
        if (m)
            one->demands[one->demand_count++] = m;
    }
}

/* A group without <when> holds everybody: those behind it never give the words. */
static void check_last_group(reading *r, const hazard *one, const xml_element *e)
{
    const xml_element *next = xml_sibling(e, "for");

    if (r->scope.thorough && next && !xml_child(e, "when"))
        mistakes_add(r->mistakes, SB_WARNING, "group-never-first", one->file, next->line,
                     "A group of hazard '%s' never gets its own words: the groups before "
                     "hold all of it.",
                     one->id);
}

static void fill_fors(reading *r, hazard *one, const form *f)
{
    one->fors = reading_take(r, (xml_count(f->element, "for") + 1) * sizeof(hazard_for));
    for (const xml_element *e = xml_child(f->element, "for"); one->fors && e;
         e = xml_sibling(e, "for")) {
        hazard_for *group = &one->fors[one->for_count++];

        group->when = reading_conditions(r, xml_child(e, "when"), f->file);
        group->because = xml_child_text(e, "because");
        check_last_group(r, one, e);
        group->absolute = strcmp(xml_value(e, "type"), "absolute") == 0;
        group->must = reading_yes(e, "must");
        if (xml_value(e, "until"))
            group->until = (hazard_until)rank_of(until_words, xml_value(e, "until"));
    }
}

static void fill_insteads(reading *r, hazard *one, const form *f)
{
    one->insteads = reading_take(r, (xml_count(f->element, "instead") + 1) *
                                        sizeof(instead));
    for (const xml_element *e = xml_child(f->element, "instead"); one->insteads && e;
         e = xml_sibling(e, "instead")) {
        const char *id = xml_value(e, "exercise");
        instead i = {.later = reading_yes(e, "later")};

        if (id)
            i.exercise = reading_find(r, &r->pack->exercises, "exercise", id, f->file,
                                      e->line);
        else
            i.tip = e->text;
        if (!id && !*e->text)
            mistakes_add(r->mistakes, SB_ERROR, "empty-instead", f->file, e->line,
                         "<instead> needs an exercise or a tip in words.");
        if (i.exercise || i.tip)
            one->insteads[one->instead_count++] = i;
    }
}

void fill_hazards(reading *r)
{
    for (size_t i = 0; i < r->hazards.things.count; i++) {
        hazard *one = r->hazards.things.items[i];
        const form *f = r->hazards.elements.items[i];

        fill_matters(r, one, f->element);
        check_core(r, one);
        fill_demands(r, one, f);
        fill_fors(r, one, f);
        fill_insteads(r, one, f);
        one->evidence = reading_evidence(r, f->element, f->file);
    }
}
