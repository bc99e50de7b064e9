/* SPDX-License-Identifier: Apache-2.0 */
/* Whether the texts of a pack are plain: what wording.xml says about words, sentences and
 * reading grade, held against every text for people. */
#include "pack/pack_wording.h"

#include <string.h>

static void name_names(reading *r, form from)
{
    for (const xml_element *e = xml_child(from.element, "name"); e;
         e = xml_sibling(e, "name")) {
        size_t count;
        const char **words = reading_words(r, xml_value(e, "words"), &count);

        for (size_t i = 0; words && i < count; i++)
            if (name_table_add(&r->pack->wording.names, words[i], r->pack) < 0)
                r->out_of_memory = 1;
    }
}

/* Phrases that start with the same word hang on the first of them. */
static void name_never(reading *r, const xml_element *e)
{
    const char *phrase = xml_value(e, "say");
    char *first = arena_copy(r->pack->memory, phrase, strcspn(phrase, " "));
    never_phrase *made = reading_take(r, sizeof(*made));
    never_phrase *other = first ? name_table_find(&r->pack->wording.never, first) : NULL;

    if (!first || !made) {
        r->out_of_memory = 1;
        return;
    }
    *made = (never_phrase){.phrase = phrase, .instead = xml_value(e, "instead")};
    if (other) {
        made->next = other->next;
        other->next = made;
    } else if (name_table_add(&r->pack->wording.never, first, made) < 0) {
        r->out_of_memory = 1;
    }
}

void name_wording(reading *r, form from)
{
    wording *words = &r->pack->wording;

    words->grade_most = reading_number(from.element, "grade-most", 0);
    words->words_least = reading_number(from.element, "words-least", 0);
    words->sentence_most = reading_number(from.element, "sentence-most", 0);
    name_names(r, from);
    for (const xml_element *e = xml_child(from.element, "fixed"); e;
         e = xml_sibling(e, "fixed"))
        if (name_table_add(&words->fixed, xml_value(e, "text"), words) < 0)
            r->out_of_memory = 1;
    for (const xml_element *e = xml_child(from.element, "never"); e;
         e = xml_sibling(e, "never"))
        name_never(r, e);
}

/* ---- what the texts are held against ---- */

static void check_text(reading *r, const xml_element *at, const char *text)
{
    const wording *words = &r->pack->wording;
    text_measure m = plain_measure(text, words);
    double grade = plain_grade(&m);

    if (name_table_find(&words->fixed, text))
        return;
    if (m.never) {
        mistakes_add(r->mistakes, SB_WARNING, "never-said", at->file, at->line,
                     "'%s' can frighten or mislead.", m.never->phrase);
        mistakes_mend(r->mistakes, "Better %s.", m.never->instead);
    }
    if (m.longest_sentence > (size_t)words->sentence_most)
        mistakes_add(r->mistakes, SB_WARNING, "long-sentence", at->file, at->line,
                     "A sentence of %zu words; %ld is the most.", m.longest_sentence,
                     words->sentence_most);
    if (m.words >= (size_t)words->words_least &&
        grade >= (double)words->grade_most + 0.05)
        mistakes_add(r->mistakes, SB_WARNING, "hard-to-read", at->file, at->line,
                     "The reading grade of these %zu words is %.1f; %ld is the most: "
                     "\"%.60s%s\".",
                     m.words, grade, words->grade_most, text,
                     strlen(text) > 60 ? "..." : "");
}

static int is_for_people(const xml_element *parent, const char *attribute)
{
    return strcmp(attribute, "say") == 0 || strcmp(attribute, "because") == 0 ||
           (strcmp(attribute, "note") == 0 && strcmp(parent->name, "dose") == 0);
}

/* Lists of words that people type; nobody reads them. */
static int is_typed(const xml_element *e)
{
    static const char start[] = "interview-word-";
    const char *id = xml_value(e, "id");

    return strcmp(e->name, "message") == 0 && id &&
           strncmp(id, start, strlen(start)) == 0;
}

static void check_element(reading *r, const xml_element *e)
{
    if (strcmp(e->name, "licence") == 0 || is_typed(e))
        return;
    if (e->text[0])
        check_text(r, e, xml_written(e));
    for (const xml_attribute *a = e->attributes; a; a = a->next)
        if (is_for_people(e, a->name))
            check_text(r, e, a->value);
    for (const xml_element *child = e->first; child; child = child->next)
        check_element(r, child);
}

void wording_check(reading *r, const list *roots)
{
    if (r->pack->wording.sentence_most == 0)
        return; /* the pack has no wording.xml */
    for (size_t i = 0; i < roots->count; i++) {
        const xml_element *root = ((const pack_root *)roots->items[i])->element;

        if (strcmp(root->name, "sources") != 0 && strcmp(root->name, "wording") != 0)
            check_element(r, root);
    }
}
