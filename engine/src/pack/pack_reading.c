/* SPDX-License-Identifier: Apache-2.0 */
#include "pack/pack_reading.h"

#include <stdlib.h>
#include <string.h>

#include "base/text_buffer.h"

void *reading_take(reading *r, size_t size)
{
    void *piece = arena_take(r->pack->memory, size);

    if (!piece)
        r->out_of_memory = 1;
    return piece;
}

static int remember(reading *r, forms *forms, void *thing, form from)
{
    form *copy = reading_take(r, sizeof(*copy));

    if (!copy)
        return -1;
    *copy = from;
    if (list_add(&forms->things, thing) == 0) {
        if (list_add(&forms->elements, copy) == 0)
            return 0;
        forms->things.count--; /* the two lists go together */
    }
    r->out_of_memory = 1;
    return -1;
}

void *reading_name(reading *r, kind_of_thing *kind, forms *forms, const char *what,
                   const char *id, size_t size, form from)
{
    void *thing = reading_take(r, size);
    int added = thing ? name_table_add(&kind->by_name, id, thing) : -1;

    if (added == 1)
        mistakes_add(r->mistakes, SB_ERROR, "duplicate-id", from.file, from.element->line,
                     "There are two of %s '%s'.", what, id);
    if (added < 0 || (added == 0 && list_add(&kind->all, thing) < 0))
        r->out_of_memory = 1;
    if (added != 0 || r->out_of_memory)
        return NULL;
    return forms && remember(r, forms, thing, from) < 0 ? NULL : thing;
}

int reading_is_hidden(const reading *r, const char *id)
{
    return r->is_blind || name_table_find(&r->hinted, id) != NULL;
}

void *reading_find(reading *r, const kind_of_thing *kind, const char *what,
                   const char *id, const char *file, int line)
{
    void *thing = name_table_find(&kind->by_name, id);
    const char *near;

    name_table_use(&kind->by_name, id);
    if (thing || overlays_withdrawal(&r->pack->overlays, what, id)) /* cases name it */
        return thing;
    if (reading_is_hidden(r, id)) {
        r->has_hole = 1;
        return NULL;
    }
    mistakes_add(r->mistakes, SB_ERROR, "unknown-reference", file, line,
                 "There is no %s '%s'.", what, id);
    near = name_table_nearest(&kind->by_name, id);
    if (near)
        mistakes_mend(r->mistakes, "Did you mean '%s'?", near);
    return NULL;
}

const char **reading_words(reading *r, const char *words, size_t *count)
{
    const char **array;
    char *copy;

    *count = 0;
    if (!words)
        return NULL;
    array = reading_take(r, (strlen(words) / 2 + 2) * sizeof(*array));
    copy = array ? arena_copy(r->pack->memory, words, strlen(words)) : NULL;
    if (!copy) {
        r->out_of_memory = 1;
        return NULL;
    }
    for (char *rest = NULL, *word = strtok_r(copy, " ", &rest); word;
         word = strtok_r(NULL, " ", &rest))
        array[(*count)++] = word;
    return array;
}

long reading_number(const xml_element *element, const char *name, long otherwise)
{
    const char *value = xml_value(element, name);

    return value ? strtol(value, NULL, 10) : otherwise;
}

int reading_yes(const xml_element *element, const char *name)
{
    const char *value = xml_value(element, name);

    return value && strcmp(value, "yes") == 0;
}

review reading_review(const xml_element *element)
{
    return (review){xml_value(element, "status"), xml_value(element, "reviewed"),
                    xml_value(element, "by")};
}

static int carries_a(const source *s)
{
    return s->kind == SOURCE_GUIDELINE || s->kind == SOURCE_REVIEW;
}

/* The words of a grade but A; NULL when there are none. */
static const char *without_a(reading *r, const char *grade)
{
    size_t count;
    const char **words = reading_words(r, grade, &count);
    text_buffer out = {0};
    const char *kept;

    for (size_t i = 0; i < count; i++)
        if (strcmp(words[i], "A") != 0)
            text_addf(&out, "%s%s", out.length ? " " : "", words[i]);
    kept = out.text ? arena_copy(r->pack->memory, out.text, out.length) : NULL;
    r->out_of_memory |= out.failed || (out.text && !kept);
    text_clear(&out);
    return kept;
}

/* Grade A is that of a guideline or a systematic review: one of the sources has to be
 * such a thing. What is known to be none does not show it. */
static void grade_sources(reading *r, evidence *e, const xml_element *element,
                          const char *file)
{
    size_t carrying = 0, count = 0;
    const char **words = reading_words(r, e->grade, &count);
    const char *others = without_a(r, e->grade);
    int is_a = 0;

    for (size_t i = 0; i < count; i++)
        is_a |= strcmp(words[i], "A") == 0;
    for (size_t i = 0; i < e->source_count; i++) {
        const source *s = e->sources[i];

        carrying += carries_a(s);
        e->grades[i] = others && s->kind > SOURCE_REVIEW ? others : e->grade;
    }
    if (is_a && !carrying && e->source_count)
        mistakes_add(r->mistakes, SB_ERROR, "not-grade-a", file, element->line,
                     "The grade is A, but none of the sources is a guideline or a "
                     "systematic review.");
}

evidence reading_evidence(reading *r, const xml_element *parent, const char *file)
{
    const xml_element *element = xml_child(parent, "evidence");
    evidence e = {0};
    const char **keys;
    size_t count;

    if (!element)
        return e;
    e.grade = xml_value(element, "grade");
    e.note = xml_value(element, "note");
    keys = reading_words(r, xml_value(element, "keys"), &count);
    e.sources = reading_take(r, (count + 1) * sizeof(*e.sources));
    e.grades = reading_take(r, (count + 1) * sizeof(*e.grades));
    for (size_t i = 0; e.sources && e.grades && i < count; i++) {
        const source *s = reading_find(r, &r->pack->sources, "source", keys[i], file,
                                       element->line);
        if (s)
            e.sources[e.source_count++] = s;
    }
    if (e.grade && e.grades)
        grade_sources(r, &e, element, file);
    return e;
}
