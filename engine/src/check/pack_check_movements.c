/* SPDX-License-Identifier: Apache-2.0 */
/* Restriction sets and hazards. */
#include "check/pack_check.h"

/* ---- restriction sets ---- */

static const movement *forbidden_demand(const restriction_set *s, const exercise *one)
{
    for (size_t i = 0; i < s->bar_count; i++)
        if (s->bars[i].type == FORBID && !s->bars[i].unless)
            for (size_t k = 0; k < one->demand_count; k++)
                if (one->demands[k].movement == s->bars[i].movement &&
                    !one->demands[k].waived_when)
                    return s->bars[i].movement;
    return NULL;
}

/* Exercises named one by one; a whole modality is meant as far as it is not forbidden. */
static void check_only(reading *r, const restriction_set *s, const xml_element *e,
                       const char *file)
{
    size_t count;
    const char **ids = reading_words(r, xml_value(e, "exercises"), &count);

    for (size_t i = 0; i < count; i++) {
        const exercise *one = name_table_find(&r->pack->exercises.by_name, ids[i]);
        const movement *m = one ? forbidden_demand(s, one) : NULL;

        if (m)
            mistakes_add(r->mistakes, SB_ERROR, "allowed-and-forbidden", file, e->line,
                         "Restriction set '%s' allows '%s', which demands the forbidden "
                         "'%s'.",
                         s->id, one->id, m->id);
    }
}

void check_movements(reading *r)
{
    for (size_t i = 0; i < r->sets.things.count; i++) {
        const restriction_set *s = r->sets.things.items[i];
        const form *f = r->sets.elements.items[i];

        if (!f->element->first->next) /* only the title */
            mistakes_add(r->mistakes, SB_ERROR, "empty-set", s->file, s->line,
                         "Restriction set '%s' restricts nothing.", s->id);
        for (const xml_element *e = xml_child(f->element, "only"); e;
             e = xml_sibling(e, "only"))
            check_only(r, s, e, f->file);
    }
}

/* ---- hazards ---- */

static const movement *shared_demand(const hazard *h, const exercise *one)
{
    for (size_t i = 0; i < h->demand_count; i++)
        if (exercise_demands(one, h->demands[i]))
            return h->demands[i];
    return NULL;
}

static void check_alternatives(reading *r, const hazard *h)
{
    const movement *shared = NULL;
    size_t now = 0, safe = 0;

    for (size_t i = 0; i < h->instead_count; i++) {
        const instead *one = &h->insteads[i];
        const movement *m = one->exercise ? shared_demand(h, one->exercise) : NULL;

        now += !one->later;
        safe += !one->later && !m;
        shared = m ? m : shared;
    }
    if (!now)
        mistakes_add(r->mistakes, SB_ERROR, "no-alternative", h->file, h->line,
                     "Hazard '%s' offers nothing to do instead now.", h->id);
    else if (!safe)
        mistakes_add(r->mistakes, SB_ERROR, "same-risk-instead", h->file, h->line,
                     "Every alternative of '%s' demands what the hazard demands, such as "
                     "'%s'.",
                     h->id, shared->id);
}

void check_hazards(reading *r)
{
    for (size_t i = 0; i < r->hazards.things.count; i++) {
        const hazard *h = r->hazards.things.items[i];
        const form *f = r->hazards.elements.items[i];

        if (h->instead_count == xml_count(f->element, "instead")) /* none is dangling */
            check_alternatives(r, h);
    }
}
