/* SPDX-License-Identifier: Apache-2.0 */
/* Exercises: doses, waivers, and whether they can come into a programme at all. */
#include <string.h>

#include "check/pack_check.h"

/* ---- doses ---- */

static void tell_dose(reading *r, const exercise *e, const xml_element *dose,
                      const char *kind, const char *what)
{
    mistakes_add(r->mistakes, SB_ERROR, kind, e->file, dose->line,
                 "The %s dose of '%s' %s.", xml_value(dose, "level"), e->id, what);
}

static void check_amount(reading *r, const exercise *e, const xml_element *dose)
{
    const char *sets = xml_value(dose, "sets"), *minutes = xml_value(dose, "minutes");
    long usual = reading_number(dose, "minutes", 0);

    if (!minutes && !(sets && (xml_value(dose, "reps") || xml_value(dose, "metres"))))
        tell_dose(r, e, dose, "empty-dose", "has no amount");
    if (minutes && (sets || xml_value(dose, "reps") || xml_value(dose, "metres")))
        tell_dose(r, e, dose, "mixed-dose", "has minutes and sets");
    if (minutes && (reading_number(dose, "minutes-least", usual) > usual ||
                    reading_number(dose, "minutes-most", usual) < usual))
        tell_dose(r, e, dose, "dose-upside-down",
                  "has minutes-least, minutes and minutes-most out of order");
}

static void check_growth(reading *r, const exercise *e)
{
    const dose *below = NULL;
    int gap = 0;

    for (int level = 0; level < LEVEL_COUNT; level++) {
        const dose *here = &e->doses[level];

        if (!here->given) {
            gap = below != NULL;
            continue;
        }
        if (gap)
            mistakes_add(r->mistakes, SB_WARNING, "dose-gap", e->file, e->line,
                         "Exercise '%s' has a gentle and an active dose, and no standard "
                         "one.",
                         e->id);
        if (below && !here->minutes == !below->minutes && here->seconds < below->seconds)
            mistakes_add(
                r->mistakes, SB_WARNING, "dose-not-growing", e->file, e->line,
                "The %s dose of '%s' takes %ld seconds, the one below takes %ld.",
                level_words[level], e->id, here->seconds, below->seconds);
        below = here;
    }
}

static void check_days(reading *r, const exercise *e)
{
    const doses *d = &r->pack->doses;

    for (int level = 0; level < LEVEL_COUNT; level++) {
        const dose *one = &e->doses[level];
        int known = 0;

        if (!one->given)
            continue;
        if (!one->days_a_week)
            mistakes_add(r->mistakes, SB_ERROR, "no-frequency", e->file, e->line,
                         "It is not said on how many days a week '%s' is done at the "
                         "level %s.",
                         e->id, level_words[level]);
        for (size_t i = 0; i < d->day_count; i++)
            known |= d->days[i].a_week == one->days_a_week;
        if (one->days_a_week && !known)
            mistakes_add(r->mistakes, SB_ERROR, "no-days", e->file, e->line,
                         "'%s' is done on %ld days a week, and no <days> says which.",
                         e->id, one->days_a_week);
    }
}

/* ---- demands ---- */

static void check_waivers(reading *r, const exercise *e, const form *f)
{
    for (const xml_element *w = xml_child(f->element, "waive"); w;
         w = xml_sibling(w, "waive")) {
        const char *id = xml_value(w, "movement");
        const movement *m = reading_find(r, &r->pack->movements, "movement", id, f->file,
                                         w->line);

        if (m && !exercise_demands(e, m))
            mistakes_add(r->mistakes, SB_ERROR, "waiver-without-demand", f->file, w->line,
                         "'%s' does not demand '%s', which it waives.", e->id, id);
    }
}

static void check_swaps(reading *r, const exercise *e, const form *f)
{
    for (const xml_element *s = xml_child(f->element, "swap"); s;
         s = xml_sibling(s, "swap"))
        if (strcmp(xml_value(s, "exercise"), e->id) == 0)
            mistakes_add(r->mistakes, SB_ERROR, "swap-to-itself", f->file, s->line,
                         "'%s' is offered in place of itself.", e->id);
}

/* ---- can it come into a programme? ---- */

static int has_slot(const doses *d, const exercise *e)
{
    for (size_t i = 0; i < d->template_count; i++)
        for (size_t k = 0; k < d->templates[i].slot_count; k++)
            if (slot_takes(&d->templates[i].slots[k], e))
                return 1;
    return 0;
}

static int is_given(const consequences *all, const char *kit)
{
    for (size_t i = 0; i < all->count; i++)
        if (all->items[i].kind == OWN_KIT && strcmp(all->items[i].id, kit) == 0)
            return 1;
    return 0;
}

static int can_be_owned(const reading *r, const char *kit)
{
    const list *rules = &r->pack->rules.all;

    for (size_t i = 0; i < r->kit.things.count; i++) {
        const form *f = r->kit.elements.items[i];

        if (strcmp(((named *)r->kit.things.items[i])->id, kit) == 0 &&
            reading_yes(f->element, "owned"))
            return 1;
    }
    for (size_t i = 0; i < rules->count; i++) {
        const rule *one = rules->items[i];

        if (is_given(&one->then, kit) || is_given(&one->if_unknown, kit))
            return 1;
    }
    return 0;
}

static void check_kit(reading *r, const exercise *e)
{
    for (size_t i = 0; i < e->kit_count; i++) {
        const char **group = e->kit[i];
        int can = 0;

        for (size_t k = 0; group[k]; k++)
            can |= can_be_owned(r, group[k]);
        if (!can)
            mistakes_add(r->mistakes, SB_WARNING, "never-offered", e->file, e->line,
                         "'%s' needs kit that nobody can have: no rule gives '%s'.",
                         e->id, group[0]);
    }
}

/* ---- order ---- */

static void check_order(reading *r, const forms *all, const char *what)
{
    for (size_t i = 0; i < all->elements.count; i++)
        for (size_t k = 0; k < i; k++) {
            const form *here = all->elements.items[i], *other = all->elements.items[k];
            const char *order = xml_value(here->element, "order");

            if (strcmp(order, xml_value(other->element, "order")) == 0)
                mistakes_add(r->mistakes, SB_WARNING, "duplicate-order", here->file,
                             here->element->line, "The order %s is also that of %s '%s'.",
                             order, what, xml_value(other->element, "id"));
        }
}

void check_exercises(reading *r)
{
    for (size_t i = 0; i < r->exercises.things.count; i++) {
        const exercise *e = r->exercises.things.items[i];
        const form *f = r->exercises.elements.items[i];

        for (const xml_element *dose = xml_child(f->element, "dose"); dose;
             dose = xml_sibling(dose, "dose"))
            check_amount(r, e, dose);
        check_waivers(r, e, f);
        check_swaps(r, e, f);
        if (r->is_linked)
            check_days(r, e);
        if (!r->is_linked || !r->scope.thorough)
            continue;
        check_growth(r, e);
        check_kit(r, e);
        if (!has_slot(&r->pack->doses, e))
            mistakes_add(r->mistakes, SB_WARNING, "never-offered", e->file, e->line,
                         "No slot takes '%s': none is for %s.", e->id, e->modality);
    }
    if (!r->scope.thorough)
        return;
    check_order(r, &r->exercises, "exercise");
    check_order(r, &r->hazards, "hazard");
    check_order(r, &r->sections, "section");
}
