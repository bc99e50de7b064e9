/* SPDX-License-Identifier: Apache-2.0 */
/* Reading pack.xml, contacts, vocabulary, messages, monitoring and sources. */
#include "pack/pack_reading.h"

#include <string.h>

void name_pack(reading *r, form from)
{
    sb_pack *pack = r->pack;

    if (pack->id)
        mistakes_add(r->mistakes, SB_ERROR, "duplicate-pack", from.file,
                     from.element->line, "A pack has one pack.xml only.");
    pack->id = xml_value(from.element, "id");
    pack->version = xml_value(from.element, "version");
    pack->language = xml_value(from.element, "language");
    pack->status = xml_value(from.element, "status");
    pack->review_months = reading_number(from.element, "review-months", 12);
    pack->title = xml_child_text(from.element, "title");
    pack->scope = xml_child_text(from.element, "scope");
}

void name_contacts(reading *r, form from)
{
    for (const xml_element *e = xml_child(from.element, "contact"); e;
         e = xml_sibling(e, "contact")) {
        const char *id = xml_value(e, "id");
        contact *c = reading_name(r, &r->pack->contacts, &r->contacts, "contact", id,
                                  sizeof(*c), (form){e, e->file, NULL});
        if (c)
            *c = (contact){id, xml_child_text(e, "name"), xml_child_text(e, "how"),
                           xml_value(e, "call")};
    }
}

void name_vocabulary(reading *r, form from)
{
    const struct {
        const char *element;
        kind_of_thing *kind;
        forms *forms;
    } kinds[] = {{"modality", &r->pack->modalities, &r->modalities},
                 {"pattern", &r->pack->patterns, &r->patterns},
                 {"position", &r->pack->positions, &r->positions},
                 {"kit", &r->pack->kit, &r->kit},
                 {"goal", &r->pack->goals, &r->goals}};

    for (size_t k = 0; k < sizeof(kinds) / sizeof(*kinds); k++) {
        const char *what = kinds[k].element;

        for (const xml_element *e = xml_child(from.element, what); e;
             e = xml_sibling(e, what)) {
            const char *id = xml_value(e, "id");
            const char *counts = xml_value(e, "counts");
            named *n = reading_name(r, kinds[k].kind, kinds[k].forms, what, id,
                                    sizeof(*n), (form){e, e->file, NULL});
            if (n)
                *n = (named){id, e->text, !counts || strcmp(counts, "yes") == 0};
        }
    }
}

void name_sources(reading *r, form from)
{
    static const char *const kinds[] = {"guideline", "review", "study", "practice",
                                        "popular",   "own",    NULL};

    for (const xml_element *e = xml_child(from.element, "source"); e;
         e = xml_sibling(e, "source")) {
        const char *key = xml_value(e, "key");
        source *s = reading_name(r, &r->pack->sources, &r->sources, "source", key,
                                 sizeof(*s), (form){e, e->file, NULL});
        if (s)
            *s = (source){key, xml_value(e, "short"),
                          (source_kind)rank_of(kinds, xml_value(e, "kind")),
                          xml_value(e, "doi"), xml_child_text(e, "reference")};
    }
}

void name_messages(reading *r, form from)
{
    static const char *const kinds[] = {"education", "safety-net", "disposition",
                                        "action",    "advice",     "page",
                                        "phrase",    NULL};

    for (const xml_element *e = xml_child(from.element, "message"); e;
         e = xml_sibling(e, "message")) {
        const char *id = xml_value(e, "id");
        message *m = reading_name(r, &r->pack->messages, &r->messages, "message", id,
                                  sizeof(*m), (form){e, e->file, NULL});
        if (!m)
            continue;
        m->id = id;
        m->kind = (message_kind)rank_of(kinds, xml_value(e, "kind"));
        m->text = xml_child_text(e, "text");
        m->file = e->file;
        m->line = e->line;
    }
}

static void *take_array(reading *r, const form *f, const char *child, size_t size)
{
    return reading_take(r, (xml_count(f->element, child) + 1) * size);
}

static void fill_signals(reading *r, monitoring *m, const form *f)
{
    m->stop_signals = take_array(r, f, "stop-signal", sizeof(stop_signal));
    m->flares = take_array(r, f, "flare", sizeof(flare));
    if (r->out_of_memory)
        return;
    for (const xml_element *e = xml_child(f->element, "stop-signal"); e;
         e = xml_sibling(e, "stop-signal"))
        m->stop_signals[m->stop_signal_count++] = (stop_signal){
            .id = xml_value(e, "id"),
            .text = xml_child_text(e, "text"),
            .action = xml_child_text(e, "action"),
            .brief = xml_child_text(e, "brief"),
            .level = rank_of(disposition_words, xml_value(e, "level")),
            .show_when = reading_conditions(r, xml_child(e, "show-when"), f->file)};
    for (const xml_element *e = xml_child(f->element, "flare"); e;
         e = xml_sibling(e, "flare")) {
        flare *one = &m->flares[m->flare_count++];

        *one = (flare){.id = xml_value(e, "id"),
                       .name = xml_child_text(e, "name"),
                       .sign = xml_child_text(e, "sign"),
                       .sign_high = xml_child_text(e, "sign-high"),
                       .rise = reading_number(e, "rise", 0),
                       .pain = reading_number(e, "pain", 0),
                       .hours = reading_number(e, "hours", 0)};
        one->steps = reading_take(r, (xml_count(e, "do") + 1) * sizeof(char *));
        for (const xml_element *d = xml_child(e, "do"); one->steps && d;
             d = xml_sibling(d, "do"))
            one->steps[one->step_count++] = d->text;
    }
}

static void fill_monitoring(reading *r, const form *f)
{
    monitoring *m = &r->pack->monitoring;

    m->high_from = reading_number(f->element, "high-from", 0);
    m->review_days = reading_number(f->element, "review-days", 0);
    m->lights = take_array(r, f, "light", sizeof(light));
    m->pairs = take_array(r, f, "pair", sizeof(soreness_pair));
    if (r->out_of_memory)
        return;
    for (const xml_element *e = xml_child(f->element, "light"); e;
         e = xml_sibling(e, "light"))
        m->lights[m->light_count++] = (light){
            .id = xml_value(e, "id"),
            .name = xml_child_text(e, "name"),
            .during = xml_child_text(e, "during"),
            .during_high = xml_child_text(e, "during-high"),
            .next_day = xml_child_text(e, "next-day"),
            .leg = xml_child_text(e, "leg"),
            .action = xml_child_text(e, "action"),
            .brief = xml_child_text(e, "brief"),
            .brief_high = xml_child_text(e, "brief-high"),
            .has_numbers = xml_value(e, "most") != NULL,
            .most = reading_number(e, "most", 0),
            .rise = reading_number(e, "rise", 0),
            .rise_high = reading_number(e, "rise-high", 0),
            .from = reading_number(e, "from", 0)};
    for (const xml_element *e = xml_child(f->element, "pair"); e;
         e = xml_sibling(e, "pair"))
        m->pairs[m->pair_count++] = (soreness_pair){xml_child_text(e, "soreness"),
                                                    xml_child_text(e, "warning")};
    fill_signals(r, m, f);
    m->evidence = reading_evidence(r, f->element, f->file);
}

static void name_whole_file(reading *r, forms *forms, form from, const char *what)
{
    form *copy = reading_take(r, sizeof(*copy));

    if (forms->elements.count)
        mistakes_add(r->mistakes, SB_ERROR, "duplicate-file", from.file,
                     from.element->line, "A pack has one file of %s only.", what);
    if (!copy)
        return;
    *copy = from;
    if (list_add(&forms->elements, copy) < 0)
        r->out_of_memory = 1;
}

void name_monitoring(reading *r, form from)
{
    name_whole_file(r, &r->monitoring, from, "monitoring");
}

void name_doses(reading *r, form from)
{
    name_whole_file(r, &r->doses, from, "doses");
}

/* What a message asks of the body. */
static void fill_asked(reading *r, message *m, const form *f)
{
    const char *does = xml_value(f->element, "does");
    size_t count;
    const char **ids = reading_words(r, xml_value(f->element, "demands"), &count);

    m->demands = reading_take(r, (count + 1) * sizeof(*m->demands));
    if ((does || count) && m->kind != MESSAGE_ADVICE)
        mistakes_add(r->mistakes, SB_ERROR, "task-not-advice", f->file, f->element->line,
                     "Message '%s' asks for something to do, but is no advice.", m->id);
    if (does)
        m->does = reading_find(r, &r->pack->exercises, "exercise", does, f->file,
                               f->element->line);
    for (size_t i = 0; m->demands && i < count; i++) {
        const movement *one = reading_find(r, &r->pack->movements, "movement", ids[i],
                                           f->file, f->element->line);
        if (one)
            m->demands[m->demand_count++] = one;
    }
}

static void fill_apart(reading *r, message *m, const form *f)
{
    size_t count;
    const char **ids = reading_words(r, xml_value(f->element, "not-beside"), &count);

    m->apart = reading_take(r, (count + 1) * sizeof(*m->apart));
    for (size_t i = 0; m->apart && i < count; i++) {
        const message *other = reading_find(r, &r->pack->messages, "message", ids[i],
                                            f->file, f->element->line);
        if (other)
            m->apart[m->apart_count++] = other;
    }
}

void fill_guidance(reading *r)
{
    for (size_t i = 0; i < r->messages.things.count; i++) {
        const form *f = r->messages.elements.items[i];
        message *m = r->messages.things.items[i];

        m->say_when = reading_conditions(r, xml_child(f->element, "say-when"), f->file);
        fill_asked(r, m, f);
        fill_apart(r, m, f);
        m->evidence = reading_evidence(r, f->element, f->file);
    }
    if (r->monitoring.elements.count)
        fill_monitoring(r, r->monitoring.elements.items[0]);
    if (r->doses.elements.count)
        fill_doses(r, r->doses.elements.items[0]);
}
