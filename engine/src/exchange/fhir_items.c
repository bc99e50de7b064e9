/* SPDX-License-Identifier: Apache-2.0 */
#include "exchange/fhir_items.h"

#include <stdio.h>

enum { KIND_SIZE = 32 };

json_value *fhir_item(fhir_writer *w, const char *kind, const char *id, const char *type)
{
    json_value *one = json_new_object(&w->m);
    text_buffer name = {0};

    text_join(&name, kind, id);
    fhir_put_built(w, one, "linkId", &name);
    if (type)
        json_put_text(&w->m, one, "type", type);
    return one;
}

void fhir_item_text(fhir_writer *w, json_value *item, const question *asked)
{
    text_buffer text = {0};

    if (asked->lead)
        text_join(&text, asked->lead, " ");
    text_add(&text, asked->text);
    for (size_t i = 0; i < asked->step_count; i++)
        text_join(&text, "\n", asked->steps[i]);
    fhir_put_built(w, item, "text", &text);
}

static json_value *new_group(fhir_writer *w, const fhir_items *of, const char *kind,
                             const char *id)
{
    return fhir_item(w, kind, id, of->clause ? "group" : NULL);
}

/* The item, within a group for every clause behind the first. */
static json_value *within(fhir_writer *w, const fhir_items *of, json_value *item,
                          const char *id, const enable_when *when)
{
    if (when->count && of->clause)
        of->clause(w, item, &when->clauses[0]);
    for (size_t i = 1; i < when->count; i++) {
        json_value *group;
        char kind[KIND_SIZE];

        snprintf(kind, sizeof(kind), "when-%zu-", i);
        group = new_group(w, of, kind, id);
        if (of->clause)
            of->clause(w, group, &when->clauses[i]);
        fhir_put_one(w, group, "item", item);
        item = group;
    }
    return item;
}

static enable_when when_of(fhir_writer *w, const condition *c)
{
    enable_when when;

    w->failed |= enable_when_of(&when, w->memory, c) < 0;
    return when;
}

static void add_question(fhir_writer *w, const fhir_items *of, json_value *list,
                         const question *asked)
{
    enable_when when = when_of(w, asked->ask_when);
    json_value *item = asked->from_diary || enable_when_never(&when)
                           ? NULL
                           : of->question(w, of->given, asked);

    if (item)
        json_add(&w->m, list, within(w, of, item, asked->id, &when));
}

/* NULL when nothing of it is there. */
static json_value *section_item(fhir_writer *w, const fhir_items *of, const section *in,
                                const enable_when *due)
{
    json_value *group = new_group(w, of, "section-", in->id),
               *list = json_new_list(&w->m);

    json_put_text(&w->m, group, "text", in->title);
    for (size_t i = 0; i < w->pack->questions.all.count; i++) {
        const question *asked = w->pack->questions.all.items[i];

        if (asked->in == in)
            add_question(w, of, list, asked);
    }
    if (json_is_empty(list))
        return NULL;
    json_put(&w->m, group, "item", list);
    return within(w, of, group, in->id, due);
}

static void add_section(fhir_writer *w, const fhir_items *of, json_value *list,
                        const section *in)
{
    enable_when when = when_of(w, in->ask_when);
    json_value *one = enable_when_never(&when) ? NULL : section_item(w, of, in, &when);

    if (one)
        json_add(&w->m, list, one);
}

json_value *fhir_items_of(fhir_writer *w, const fhir_items *kind)
{
    json_value *list = json_new_list(&w->m);
    const section *before = NULL;

    for (size_t i = 0; i < w->pack->questions.all.count; i++) {
        const question *asked = w->pack->questions.all.items[i];

        if (asked->in != before)
            add_section(w, kind, list, asked->in);
        before = asked->in;
    }
    return list;
}
