/* SPDX-License-Identifier: Apache-2.0 */
/* Reading movements and restriction sets. */
#include "pack/pack_reading.h"

#include <string.h>

void name_movements(reading *r, form from)
{
    for (const xml_element *e = xml_child(from.element, "movement"); e;
         e = xml_sibling(e, "movement")) {
        const char *id = xml_value(e, "id");
        movement *m = reading_name(r, &r->pack->movements, &r->movements, "movement", id,
                                   sizeof(*m), (form){e, e->file, NULL});
        if (!m)
            continue;
        m->id = id;
        m->name = xml_child_text(e, "name");
        m->means = xml_child_text(e, "means");
        m->index = r->pack->movements.all.count - 1;
        m->file = e->file;
        m->line = e->line;
    }
}

void name_sets(reading *r, form from)
{
    for (const xml_element *e = xml_child(from.element, "set"); e;
         e = xml_sibling(e, "set")) {
        const char *id = xml_value(e, "id");
        restriction_set *s = reading_name(r, &r->pack->sets, &r->sets, "restriction set",
                                          id, sizeof(*s), (form){e, e->file, NULL});
        if (!s)
            continue;
        s->id = id;
        s->title = xml_child_text(e, "title");
        s->file = e->file;
        s->line = e->line;
    }
}

static void fill_movement(reading *r, movement *m, const form *f)
{
    size_t count;
    const char **ids = reading_words(r, xml_value(f->element, "is-a"), &count);

    m->is_a = reading_take(r, (count + 1) * sizeof(movement *));
    for (size_t i = 0; m->is_a && i < count; i++) {
        movement *wider = reading_find(r, &r->pack->movements, "movement", ids[i],
                                       f->file, m->line);
        if (wider)
            m->is_a[m->is_a_count++] = wider;
    }
}

static size_t words_in(const char *words)
{
    size_t count = words && *words ? 1 : 0;

    for (; words && *words; words++)
        count += *words == ' ';
    return count;
}

static void add_bars(reading *r, restriction_set *s, const xml_element *e,
                     const char *file, restriction_type type)
{
    size_t count;
    const char **ids = reading_words(r, xml_value(e, "movements"), &count);
    const char *unless = xml_value(e, "unless");
    const finding *exception = unless ? reading_find(r, &r->pack->findings, "finding",
                                                     unless, file, e->line)
                                      : NULL;

    for (size_t i = 0; i < count; i++) {
        const movement *m = reading_find(r, &r->pack->movements, "movement", ids[i], file,
                                         e->line);
        if (m)
            s->bars[s->bar_count++] = (set_bar){m, type, exception};
    }
}

static void add_advice(reading *r, restriction_set *s, const xml_element *e,
                       const char *file)
{
    const char *message = xml_value(e, "message");

    reading_find(r, &r->pack->messages, "message", message, file, e->line);
    s->caps[s->cap_count++] = (consequence){
        .kind = ADVISE, .line = e->line, .id = message};
}

static void add_only(reading *r, restriction_set *s, const xml_element *e,
                     const char *file)
{
    const char *modality = xml_value(e, "modality");
    const list *all = &r->pack->exercises.all;
    size_t count;
    const char **ids = reading_words(r, xml_value(e, "exercises"), &count);

    s->is_allow_list = 1;
    for (size_t i = 0; i < count; i++) {
        const exercise *one = reading_find(r, &r->pack->exercises, "exercise", ids[i],
                                           file, e->line);
        if (one)
            s->only[s->only_count++] = one;
    }
    if (!modality ||
        !reading_find(r, &r->pack->modalities, "modality", modality, file, e->line))
        return;
    for (size_t i = 0; i < all->count; i++) {
        const exercise *one = all->items[i];

        if (strcmp(one->modality, modality) == 0)
            s->only[s->only_count++] = one;
    }
}

static void fill_set(reading *r, restriction_set *s, const form *f)
{
    size_t bars = 0, lists = 0, elements = 0;

    for (const xml_element *e = f->element->first; e; e = e->next, elements++) {
        bars += words_in(xml_value(e, "movements"));
        lists += words_in(xml_value(e, "exercises")) +
                 (xml_value(e, "modality") ? r->pack->exercises.all.count : 0);
    }
    s->bars = reading_take(r, (bars + 1) * sizeof(set_bar));
    s->caps = reading_take(r, (elements + 1) * sizeof(consequence));
    s->only = reading_take(r, (lists + 1) * sizeof(exercise *));
    if (r->out_of_memory)
        return;
    for (const xml_element *e = f->element->first; e; e = e->next) {
        if (strcmp(e->name, "forbid") == 0)
            add_bars(r, s, e, f->file, FORBID);
        else if (strcmp(e->name, "limit") == 0)
            add_bars(r, s, e, f->file, LIMIT);
        else if (strcmp(e->name, "cap") == 0)
            reading_cap(&s->caps[s->cap_count++], e);
        else if (strcmp(e->name, "advise") == 0)
            add_advice(r, s, e, f->file);
        else if (strcmp(e->name, "only") == 0)
            add_only(r, s, e, f->file);
    }
}

void fill_movements(reading *r)
{
    for (size_t i = 0; i < r->movements.things.count; i++)
        fill_movement(r, r->movements.things.items[i], r->movements.elements.items[i]);
}

void fill_sets(reading *r)
{
    for (size_t i = 0; i < r->sets.things.count; i++)
        fill_set(r, r->sets.things.items[i], r->sets.elements.items[i]);
}
