/* SPDX-License-Identifier: Apache-2.0 */
/* Reading contradictions.xml. */
#include "pack/pack_reading.h"

void name_contradictions(reading *r, form from)
{
    for (const xml_element *e = xml_child(from.element, "contradiction"); e;
         e = xml_sibling(e, "contradiction")) {
        contradiction *one = reading_name(r, &r->pack->contradictions, &r->contradictions,
                                          "contradiction", xml_value(e, "id"),
                                          sizeof(*one), (form){e, e->file, NULL});

        if (!one)
            continue;
        one->id = xml_value(e, "id");
        one->ask = xml_child_text(e, "ask");
        one->file = e->file;
        one->line = e->line;
    }
}

static const question *find_question(reading *r, const char *id, const form *f)
{
    return reading_find(r, &r->pack->questions, "question", id, f->file,
                        f->element->line);
}

static const question *find_number(reading *r, const char *id, const form *f)
{
    const question *q = find_question(r, id, f);

    if (q && q->type != NUMBER && q->type != SCALE)
        mistakes_add(r->mistakes, SB_ERROR, "wrong-test", f->file, f->element->line,
                     "'%s' is not a question for a number; <larger> compares numbers.",
                     id);
    return q;
}

static void fill_contradiction(reading *r, contradiction *one, const form *f)
{
    const xml_element *larger = xml_child(f->element, "larger");
    size_t count;
    const char **ids = reading_words(r, xml_value(f->element, "questions"), &count);

    one->when = reading_conditions(r, xml_child(f->element, "when"), f->file);
    if (larger) {
        one->larger = find_number(r, xml_value(larger, "question"), f);
        one->than = find_number(r, xml_value(larger, "than"), f);
    }
    one->questions = reading_take(r, (count + 1) * sizeof(*one->questions));
    for (size_t i = 0; one->questions && i < count; i++) {
        const question *q = find_question(r, ids[i], f);

        if (q)
            one->questions[one->question_count++] = q;
    }
}

void fill_contradictions(reading *r)
{
    for (size_t i = 0; i < r->contradictions.things.count; i++)
        fill_contradiction(r, r->contradictions.things.items[i],
                           r->contradictions.elements.items[i]);
}
