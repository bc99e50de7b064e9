/* SPDX-License-Identifier: Apache-2.0 */
/* Reading knowledge/questions: sections, questions and their options. */
#include "pack/pack_reading.h"

#include <stdlib.h>
#include <string.h>

static option_sign sign_of(const xml_element *element, int safety)
{
    static const char *const words[] = {"danger", "none", "reassuring", "neutral", NULL};
    int sign = rank_of(words, xml_value(element, "sign"));

    if (sign >= 0)
        return (option_sign)sign;
    return safety ? SIGN_DANGER : SIGN_NEUTRAL;
}

static void name_options(reading *r, question *q, form from)
{
    size_t count = xml_count(from.element, "option");

    if (count > MOST_OPTIONS) {
        mistakes_add(r->mistakes, SB_ERROR, "too-many-options", from.file, q->line,
                     "Question '%s' has %zu options; %d is the most.", q->id, count,
                     MOST_OPTIONS);
        count = MOST_OPTIONS;
    }
    q->options = reading_take(r, (count + 1) * sizeof(option));
    for (const xml_element *e = xml_child(from.element, "option");
         q->options && e && q->option_count < count; e = xml_sibling(e, "option")) {
        option *o = &q->options[q->option_count];

        o->id = xml_value(e, "id");
        if (question_option(q, o->id) >= 0 && strcmp(o->id, SB_NONE) != 0)
            mistakes_add(r->mistakes, SB_ERROR, "duplicate-option", from.file, e->line,
                         "Question '%s' has two options '%s', or the id is taken.", q->id,
                         o->id);
        o->text = e->text;
        o->say = xml_value(e, "say");
        o->sign = sign_of(e, q->safety);
        q->option_count++;
    }
}

static double number_of(const xml_element *element, const char *name, double otherwise)
{
    const char *value = xml_value(element, name);

    return value ? strtod(value, NULL) : otherwise;
}

static double middle(const question *q)
{
    return (double)(long)((q->least + q->most) / 2);
}

static void name_steps(reading *r, question *q, const xml_element *element)
{
    q->steps = reading_take(r, (xml_count(element, "step") + 1) * sizeof(*q->steps));
    for (const xml_element *e = xml_child(element, "step"); q->steps && e;
         e = xml_sibling(e, "step"))
        q->steps[q->step_count++] = e->text;
}

static const char *said(const xml_element *element, const char *child)
{
    const xml_element *e = xml_child(element, child);

    return e ? xml_value(e, "say") : NULL;
}

static void name_question(reading *r, const section *in, form from)
{
    static const char *const types[] = {"choice", "choices", "number", "scale", NULL};
    static const char *const units[] = {"days", "weeks", "years", NULL};
    const xml_element *e = from.element;
    question *q = reading_name(r, &r->pack->questions, &r->questions, "question",
                               xml_value(e, "id"), sizeof(*q), from);

    if (!q)
        return;
    q->id = xml_value(e, "id");
    q->type = (question_type)rank_of(types, xml_value(e, "type"));
    q->in = in;
    q->file = from.file;
    q->line = e->line;
    q->text = xml_child_text(e, "text");
    q->text_other = xml_child_text(e, "text-other");
    q->lead = xml_child_text(e, "lead");
    q->help = xml_child_text(e, "help");
    q->again = xml_child_text(e, "again");
    q->none_text = xml_child_text(e, "none");
    q->unknown_text = xml_child_text(e, "unknown");
    q->say_none = said(e, "none");
    q->say_unknown = said(e, "unknown");
    q->say_value = xml_child_text(e, "say");
    q->topic = xml_child_text(e, "topic");
    q->safety = reading_yes(e, "safety");
    q->is_private = reading_yes(e, "private");
    q->for_the_record = reading_yes(e, "record");
    q->from_diary = reading_yes(e, "diary");
    q->counts_on = (time_unit)(rank_of(units, xml_value(e, "counts-on")) + 1);
    q->again_after = reading_number(e, "again-after", 0);
    q->unit = xml_value(e, "unit");
    q->whole = !xml_value(e, "whole") || reading_yes(e, "whole");
    q->least = number_of(e, "least", 0);
    q->most = number_of(e, "most", 10);
    q->example = number_of(e, "example", middle(q));
    q->most_ticks = (size_t)reading_number(e, "most-ticks", 0);
    name_steps(r, q, e);
    name_options(r, q, from);
}

void name_section(reading *r, form from)
{
    section *s = reading_name(r, &r->pack->sections, &r->sections, "section",
                              xml_value(from.element, "id"), sizeof(*s), from);

    if (!s)
        return;
    s->id = xml_value(from.element, "id");
    s->title = xml_child_text(from.element, "title");
    s->intro = xml_child_text(from.element, "intro");
    s->optional = reading_yes(from.element, "optional");
    s->again_after = reading_number(from.element, "again-after", 0);
    s->order = (int)reading_number(from.element, "order", 0);
    s->file = from.file;
    s->line = from.element->line;
    for (const xml_element *e = xml_child(from.element, "question"); e;
         e = xml_sibling(e, "question"))
        name_question(r, s, (form){e, e->file, from.element});
}

static void fill_recalls(reading *r, question *q, const form *f)
{
    size_t count;
    const char **ids = reading_words(r, xml_value(f->element, "recalls"), &count);

    q->recalls = reading_take(r, (count + 1) * sizeof(*q->recalls));
    for (size_t i = 0; q->recalls && i < count; i++) {
        const question *other = reading_find(r, &r->pack->questions, "question", ids[i],
                                             f->file, f->element->line);

        if (other)
            q->recalls[q->recall_count++] = other;
    }
}

static void fill_asks_again(reading *r, question *q, const form *f)
{
    size_t number = 0;

    for (const xml_element *e = xml_child(f->element, "option");
         e && number < q->option_count; e = xml_sibling(e, "option"), number++) {
        option *o = &q->options[number];
        size_t count;
        const char **ids = reading_words(r, xml_value(e, "asks-again"), &count);

        o->asks_again = reading_take(r, (count + 1) * sizeof(*o->asks_again));
        for (size_t i = 0; o->asks_again && i < count; i++) {
            const question *other = reading_find(r, &r->pack->questions, "question",
                                                 ids[i], f->file, e->line);

            if (other)
                o->asks_again[o->asks_again_count++] = other;
        }
    }
}

static int by_order(const void *left, const void *right)
{
    const question *a = *(question *const *)left;
    const question *b = *(question *const *)right;

    if (a->in->order != b->in->order)
        return a->in->order - b->in->order;
    return (a->line > b->line) - (a->line < b->line);
}

void fill_questionnaire(reading *r)
{
    list *all = &r->pack->questions.all;

    for (size_t i = 0; i < r->sections.things.count; i++) {
        const form *f = r->sections.elements.items[i];
        section *s = r->sections.things.items[i];

        s->ask_when = reading_conditions(r, xml_child(f->element, "ask-when"), f->file);
    }
    for (size_t i = 0; i < r->questions.things.count; i++) {
        const form *f = r->questions.elements.items[i];
        question *q = r->questions.things.items[i];

        q->ask_when = reading_conditions(r, xml_child(f->element, "ask-when"), f->file);
        fill_recalls(r, q, f);
        fill_asks_again(r, q, f);
    }
    if (all->count)
        qsort(all->items, all->count, sizeof(*all->items), by_order);
    for (size_t i = 0; i < all->count; i++)
        ((question *)all->items[i])->index = i;
}
