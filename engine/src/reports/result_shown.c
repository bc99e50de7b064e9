/* SPDX-License-Identifier: Apache-2.0 */
/* What only pages show: sentences, drawings, and every word and source that a stylesheet
 * has to place. In JSON none of it is written. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/name_fill.h"
#include "figures/drawing.h"
#include "reports/result_tree.h"
#include "words/handout.h"
#include "words/handout_brief.h"
#include "words/standing.h"
#include "words/told_words.h"
#include "words/wish_words.h"

enum { TEXT_SIZE = 48, MOST_SOURCES = 6 };

static int is_shown(const result_tree *w)
{
    return w->to->xml != NULL;
}

void shown_id(result_tree *w, record_part into, const char *name, const char *id)
{
    if (is_shown(w))
        record_id(w->to, into, name, id);
}

void shown_text(result_tree *w, record_part into, const char *name, const char *text)
{
    if (is_shown(w))
        record_text(w->to, into, name, text);
}

record_part shown_list(result_tree *w, record_part into, const char *name)
{
    return is_shown(w) ? record_list(w->to, into, name) : into;
}

/* A text that was made, and is used up. "because ..." begins a sentence: the first letter
 * becomes a capital. */
static void put_sentence(result_tree *w, record_part into, text_buffer *text)
{
    text_capital(text);
    record_take_text(w->to, into, "text", text);
}

static record_part put_said(result_tree *w, record_part into, const char *phrase)
{
    record_part said = record_item(w->to, into, "said");

    shown_id(w, said, "id", phrase);
    return said;
}

void shown_phrase(result_tree *w, record_part into, const char *phrase,
                  const char *const pairs[])
{
    text_buffer text = {0};

    if (!is_shown(w))
        return;
    handout_write(&text, w->result->pack, phrase, pairs);
    put_sentence(w, put_said(w, into, phrase), &text);
}

/* A phrase with one value, which is a text that was made, and is used up. */
static void say_made(result_tree *w, record_part into, const char *phrase,
                     const char *name, text_buffer *value)
{
    const char *const pairs[] = {name, value->text ? value->text : "", NULL};

    shown_phrase(w, into, phrase, pairs);
    if (value->failed)
        record_fail(w->to);
    text_clear(value);
}

void shown_drawing(result_tree *w, record_part into, const char *id, const char *place)
{
    if (is_shown(w) && w->error == 0)
        w->error = drawing_put(w->to->xml, into.xml, w->options->figures, id, place,
                               w->why);
}

/* ---- beside what the tree says ---- */

void shown_because(result_tree *w, record_part into, const reason *why)
{
    text_buffer clauses = {0};

    if (!is_shown(w))
        return;
    handout_reason(&clauses, w->result, why);
    if (clauses.text || clauses.failed)
        say_made(w, into, "handout-reason", "reasons", &clauses);
}

void shown_evidence(result_tree *w, record_part into, const evidence *e)
{
    if (is_shown(w) && e->source_count)
        result_put_evidence(w, into, e);
}

/* Which pack it was made with, and who stands behind that. */
void shown_origin(result_tree *w, record_part into)
{
    const sb_pack *pack = w->result->pack;
    text_buffer text = {0};

    if (!is_shown(w))
        return;
    shown_text(w, into, "title", pack->title);
    standing_write_origin(&text, pack);
    put_sentence(w, put_said(w, into, "handout-pack"), &text);
    for (size_t i = 0; i < pack->overlays.count; i++) {
        const overlay *o = pack->overlays.items[i];

        shown_phrase(
            w, into, "handout-overlay",
            (const char *const[]){"title", o->title, "version", o->version, NULL});
    }
    if (pack->is_modified)
        shown_phrase(w, into, "handout-modified", NULL);
}

void shown_level(result_tree *w, record_part into)
{
    const sb_result *r = w->result;
    char minutes[TEXT_SIZE], level[TEXT_SIZE], style[TEXT_SIZE];

    snprintf(minutes, sizeof(minutes), "%ld", r->minutes);
    snprintf(level, sizeof(level), "handout-level-%s", level_words[r->level]);
    snprintf(style, sizeof(style), "handout-style-%s", style_words[r->style]);
    shown_phrase(w, into, "handout-minutes",
                 (const char *const[]){"minutes", minutes, NULL});
    shown_phrase(w, into, level, NULL);
    shown_phrase(w, into, style, NULL);
}

void shown_dose(result_tree *w, record_part into, const result_item *item)
{
    text_buffer words = {0};

    if (!is_shown(w))
        return;
    handout_dose(&words, w->result->pack, item);
    record_take_text(w->to, into, "text", &words);
    handout_effort(&words, w->result->pack, item);
    if (words.text)
        record_take_text(w->to, into, "feel", &words);
}

void shown_core(result_tree *w, record_part into, text_buffer *core)
{
    record_part all;

    if (!is_shown(w)) {
        text_clear(core);
        return;
    }
    all = record_list(w->to, into, "paths");
    for (size_t i = 0; i < w->result->paths.count; i++)
        record_item_text(
            w->to, all, "path",
            ((const result_hazard *)w->result->paths.items[i])->hazard->later);
    if (core->text)
        record_take_text(w->to, into, "core", core);
    text_clear(core);
}

void shown_why(result_tree *w, record_part into, const result_item *item)
{
    text_buffer why = {0};

    if (!is_shown(w))
        return;
    wish_say_why(&why, w->result, item);
    if (why.text)
        record_take_text(w->to, into, "because", &why);
    if (why.failed)
        record_fail(w->to);
    text_clear(&why);
}

void shown_amount(result_tree *w, record_part into, const week_item *item)
{
    text_buffer words = {0};

    if (!is_shown(w))
        return;
    handout_amount(&words, w->result, item);
    record_take_text(w->to, into, "text", &words);
}

void shown_light(result_tree *w, record_part into, const light *one)
{
    shown_text(w, into, "brief", handout_light(w->result, one));
}

void shown_signal(result_tree *w, record_part into, const stop_signal *one)
{
    if (one->brief)
        shown_text(w, into, "brief", one->brief);
}

void shown_free(result_tree *w, record_part into, const result_empty *part)
{
    const char *ids[MOST_EMPTY_WORDS];
    text_buffer slot = {0};

    if (!is_shown(w))
        return;
    handout_empty(ids, part);
    handout_slot(&slot, w->result->pack, part->slot);
    if (slot.failed)
        record_fail(w->to);
    for (size_t i = 0; slot.text && ids[i]; i++)
        shown_phrase(w, into, ids[i], (const char *const[]){"slot", slot.text, NULL});
    text_clear(&slot);
}

void shown_week(result_tree *w, record_part into, long number)
{
    char digits[TEXT_SIZE];

    snprintf(digits, sizeof(digits), "%ld", number);
    shown_phrase(w, into, "handout-week", (const char *const[]){"number", digits, NULL});
}

void shown_incomplete(result_tree *w, record_part into)
{
    text_buffer names = {0};

    if (!is_shown(w) || !w->result->incomplete.count)
        return;
    for (size_t i = 0; i < w->result->incomplete.count; i++) {
        const question *asked = w->result->incomplete.items[i];

        text_addf(&names, "%s%s", i ? "; " : "", asked->topic ? asked->topic : asked->id);
    }
    say_made(w, into, "handout-incomplete", "questions", &names);
}

typedef struct said_into {
    result_tree *w;
    record_part part;
} said_into;

static void say_told(void *payload, const char *message, const char *const pairs[])
{
    said_into *into = payload;

    shown_phrase(into->w, into->part, message, pairs);
}

void shown_told(result_tree *w, record_part into)
{
    if (is_shown(w))
        told_say(w->result, say_told, &(said_into){w, into});
}

/* ---- what stands in the XML alone ---- */

static void put_date(result_tree *w, record_part whole, const char *name,
                     const char *phrase, const char *day)
{
    if (!day)
        return;
    shown_id(w, whole, name, day);
    shown_phrase(w, whole, phrase, (const char *const[]){"date", day, NULL});
}

/* The language, and the days. Without a programme nothing starts. */
static void put_dates(result_tree *w, record_part whole)
{
    shown_id(w, whole, "language", w->result->pack->language);
    put_date(w, whole, "made", "handout-date", w->options->today);
    if (w->result->has_programme)
        put_date(w, whole, "starts", "handout-starts", w->options->start);
    if (w->result->has_programme)
        put_date(w, whole, "review", "handout-review", w->options->review);
    shown_id(w, whole, "full", w->options->full ? "yes" : "no");
}

/* Every phrase of the pack that is whole as it stands, so that a stylesheet needs no
 * words of its own. */
static void put_words(result_tree *w, record_part whole)
{
    const list *all = &w->result->pack->messages.all;
    record_part words = record_list(w->to, whole, "words");
    size_t length;

    for (size_t i = 0; i < all->count; i++) {
        const message *m = all->items[i];
        record_part word;

        if (m->kind != MESSAGE_PHRASE || name_left(m->text, &length))
            continue;
        word = record_item_id(w->to, words, "word", m->id);
        shown_text(w, word, "text", m->text);
    }
}

/* Who to call at once, before those whom rules name. */
static void put_call_first(result_tree *w, record_part whole)
{
    const sb_result *r = w->result;
    const char *id = r->disposition == EMERGENCY_NOW ? "emergency"
                     : r->disposition == SAME_DAY    ? "same-day"
                                                     : "";
    const contact *first = name_table_find(&r->pack->contacts.by_name, id);
    record_part one;

    if (!first)
        return;
    one = record_item_id(w->to, whole, "call-first", first->id);
    shown_text(w, one, "name", first->name);
    shown_text(w, one, "how", first->how);
}

/* What the person told us, as far as it says anything but "no". */
static void put_heard(result_tree *w, record_part whole)
{
    const list *questions = &w->result->pack->questions.all;
    record_part heard = record_list(w->to, whole, "heard");

    for (size_t i = 0; i < questions->count; i++) {
        used_answer used = whole_answer(questions->items[i]);
        const answer *told = answer_of(&w->result->told, used.asked);
        text_buffer clause = {0};
        record_part one;

        if (!answer_is_telling(told, &used))
            continue;
        one = record_item(w->to, heard, "told");
        shown_id(w, one, "question", used.asked->id);
        handout_say_answer(&clause, w->result->pack, &used, told);
        text_add(&clause, ".");
        put_sentence(w, one, &clause);
    }
}

void shown_first(result_tree *w, record_part whole)
{
    if (!is_shown(w))
        return;
    put_dates(w, whole);
    put_words(w, whole);
    put_call_first(w, whole);
    put_heard(w, whole);
}

void shown_cite(result_tree *w, const source *one)
{
    if (!is_shown(w))
        return;
    for (size_t i = 0; i < w->sources.count; i++)
        if (w->sources.items[i] == one)
            return;
    if (list_add(&w->sources, (void *)(uintptr_t)one) < 0)
        record_fail(w->to);
}

static int by_key(const void *left, const void *right)
{
    const source *a = *(source *const *)left;
    const source *b = *(source *const *)right;

    return strcmp(a->key, b->key);
}

static int is_first(const source *const first[MOST_SOURCES], const source *one)
{
    for (size_t i = 0; i < MOST_SOURCES; i++)
        if (first[i] == one)
            return 1;
    return 0;
}

/* The two pages name those that were used first. */
void shown_sources(result_tree *w, record_part whole)
{
    const source *first[MOST_SOURCES] = {NULL};
    record_part all;

    if (!is_shown(w))
        return;
    all = record_list(w->to, whole, "sources");
    for (size_t i = 0; i < MOST_SOURCES && i < w->sources.count; i++)
        first[i] = w->sources.items[i];
    if (w->sources.count)
        qsort(w->sources.items, w->sources.count, sizeof(void *), by_key);
    for (size_t i = 0; i < w->sources.count; i++) {
        const source *s = w->sources.items[i];
        record_part one = record_item_id(w->to, all, "source", s->key);

        shown_id(w, one, "page", is_first(first, s) ? "yes" : "no");
        shown_text(w, one, "label", s->label);
        shown_text(w, one, "reference", s->reference);
    }
    list_clear(&w->sources);
}
