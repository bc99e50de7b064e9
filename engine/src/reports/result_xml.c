/* SPDX-License-Identifier: Apache-2.0 */
#include "reports/result_xml.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/failure.h"
#include "base/name_fill.h"
#include "figures/drawing.h"
#include "words/handout.h"
#include "words/standing.h"
#include "words/told_words.h"

/* ---- words ---- */

void xml_take_text(result_writer *w, xml_part *into, const char *name, text_buffer *text)
{
    if (text->failed)
        w->error = failure_memory(w->why);
    else
        tree_add_text(w->tree, into, name, text->text ? text->text : "");
    text_clear(text);
}

/* "because ..." begins a sentence: the first letter becomes a capital. */
static void put_sentence(result_writer *w, xml_part *into, const char *name,
                         text_buffer *text)
{
    text_capital(text);
    xml_take_text(w, into, name, text);
}

void xml_say(result_writer *w, xml_part *into, const char *id, const char *const pairs[])
{
    xml_part *said = tree_add(w->tree, into, "said");
    text_buffer text = {0};

    tree_put(w->tree, said, "id", id);
    handout_write(&text, w->result->pack, id, pairs);
    put_sentence(w, said, "text", &text);
}

/* Every phrase of the pack that is whole as it stands, so that a stylesheet needs no
 * words of its own. */
static void put_words(result_writer *w, xml_part *into)
{
    const list *all = &w->result->pack->messages.all;
    xml_part *words = tree_add(w->tree, into, "words");

    for (size_t i = 0; i < all->count; i++) {
        const message *m = all->items[i];
        xml_part *word;
        size_t length;

        if (m->kind != MESSAGE_PHRASE || name_left(m->text, &length))
            continue;
        word = tree_add(w->tree, words, "word");
        tree_put(w->tree, word, "id", m->id);
        tree_add_text(w->tree, word, "text", m->text);
    }
}

/* ---- reasons ---- */

static void cite(result_writer *w, const source *one)
{
    for (size_t i = 0; i < w->sources.count; i++)
        if (w->sources.items[i] == one)
            return;
    if (list_add(&w->sources, (void *)(uintptr_t)one) < 0)
        w->error = failure_memory(w->why);
}

void xml_evidence(result_writer *w, xml_part *into, const evidence *e)
{
    for (size_t i = 0; i < e->source_count; i++) {
        xml_part *one = tree_add(w->tree, into, "evidence");

        tree_put(w->tree, one, "source", e->sources[i]->key);
        tree_put(w->tree, one, "grade", e->grade);
        tree_add_text(w->tree, one, "label", e->sources[i]->label);
        cite(w, e->sources[i]);
    }
}

void xml_answers(result_writer *w, xml_part *into, const list *answers)
{
    for (size_t i = 0; i < answers->count; i++) {
        const used_answer *used = answers->items[i];
        answer given = *answer_of(&w->result->sheet, used->asked);
        xml_part *one = tree_add(w->tree, into, "answer");
        text_buffer value = {0};

        given.ticked &= used->options;
        answer_write(&value, used->asked, &given);
        if (value.failed)
            tree_fail(w->tree);
        tree_put(w->tree, one, "question", used->asked->id);
        tree_put(w->tree, one, "value", value.text ? value.text : "");
        text_clear(&value);
    }
}

static void put_because(result_writer *w, xml_part *into, const reason *why)
{
    text_buffer clauses = {0}, line = {0};

    handout_reason(&clauses, w->result, why);
    if (clauses.text) {
        const char *const pairs[] = {"reasons", clauses.text, NULL};

        handout_write(&line, w->result->pack, "handout-reason", pairs);
        put_sentence(w, into, "because", &line);
    }
    if (clauses.failed)
        tree_fail(w->tree);
    text_clear(&clauses);
}

static void put_reason(result_writer *w, xml_part *into, const reason *why)
{
    xml_part *one = tree_add(w->tree, into, "reason");

    tree_put(w->tree, one, "rule", why->rule->id);
    tree_put(w->tree, one, "branch", why->if_unknown ? "if-unknown" : "stated");
    tree_add_text(w->tree, one, "text", why->rule->because);
    put_because(w, one, why);
    xml_answers(w, one, &why->answers);
    xml_evidence(w, one, &why->rule->evidence);
}

void xml_reasons(result_writer *w, xml_part *into, const char *name, const reasons *why)
{
    xml_part *all = tree_add(w->tree, into, name);

    for (size_t i = 0; i < why->all.count; i++)
        put_reason(w, all, why->all.items[i]);
}

/* ---- how things stand ---- */

static void put_overlay(result_writer *w, xml_part *into, const overlay *overlay)
{
    const char *const pairs[] = {"title", overlay->title, "version", overlay->version,
                                 NULL};
    xml_part *one = tree_add(w->tree, into, "overlay");

    tree_put(w->tree, one, "id", overlay->id);
    tree_put(w->tree, one, "version", overlay->version);
    tree_put(w->tree, one, "digest", overlay->digest);
    tree_add_text(w->tree, one, "title", overlay->title);
    xml_say(w, into, "handout-overlay", pairs);
}

/* Which pack it was made with, and who stands behind that. */
static void put_origin(result_writer *w, xml_part *into)
{
    xml_part *said = tree_add(w->tree, into, "said");
    text_buffer text = {0};

    tree_put(w->tree, said, "id", "handout-pack");
    standing_write_origin(&text, w->result->pack);
    put_sentence(w, said, "text", &text);
}

static void put_pack(result_writer *w, xml_part *into)
{
    const sb_pack *pack = w->result->pack;
    xml_part *one = tree_add(w->tree, into, "pack");

    tree_put(w->tree, one, "id", pack->id);
    tree_put(w->tree, one, "version", pack->version);
    tree_put(w->tree, one, "digest", pack->digest);
    tree_put(w->tree, one, "status", pack->status);
    tree_put_number(w->tree, one, "signed", (long)standing_signed(pack));
    if (pack->is_modified)
        tree_put(w->tree, one, "modified", "yes");
    tree_add_text(w->tree, one, "title", pack->title);
    put_origin(w, one);
    for (size_t i = 0; i < pack->overlays.count; i++)
        put_overlay(w, one, pack->overlays.items[i]);
    if (pack->is_modified)
        xml_say(w, one, "handout-modified", NULL);
}

static void put_disposition(result_writer *w, xml_part *into)
{
    const sb_result *r = w->result;
    xml_part *one = tree_add(w->tree, into, "disposition");
    char *action = handout_action(r);

    tree_put(w->tree, one, "level", disposition_words[r->disposition]);
    tree_put(w->tree, one, "gate", gate_words[r->gate]);
    tree_add_text(w->tree, one, "title", handout_title(r));
    if (action)
        tree_add_text(w->tree, one, "action", action);
    else
        w->error = failure_memory(w->why);
    handout_free(action);
    xml_reasons(w, one, "reasons", &r->disposition_why);
    xml_reasons(w, one, "gate-reasons", &r->gate_why);
}

/* What the person told us, as far as it says anything but "no". */
static void put_heard(result_writer *w, xml_part *into)
{
    const list *questions = &w->result->pack->questions.all;
    xml_part *heard = tree_add(w->tree, into, "heard");

    for (size_t i = 0; i < questions->count; i++) {
        used_answer used = whole_answer(questions->items[i]);
        text_buffer clause = {0};
        xml_part *one;

        const answer *told = answer_of(&w->result->told, used.asked);

        if (!answer_is_telling(told, &used))
            continue;
        one = tree_add(w->tree, heard, "told");
        tree_put(w->tree, one, "question", used.asked->id);
        handout_say_answer(&clause, w->result->pack, &used, told);
        text_add(&clause, ".");
        put_sentence(w, one, "text", &clause);
    }
}

static void put_findings(result_writer *w, xml_part *into)
{
    xml_part *all = tree_add(w->tree, into, "findings");

    for (size_t i = 0; i < w->result->findings.count; i++) {
        const result_finding *f = w->result->findings.items[i];
        xml_part *one;

        if (!f->sure)
            continue;
        one = tree_add(w->tree, all, "finding");
        tree_put(w->tree, one, "id", f->finding->id);
        tree_add_text(w->tree, one, "text", f->finding->yes);
        xml_answers(w, one, &f->answers);
    }
}

static void put_restrictions(result_writer *w, xml_part *into)
{
    xml_part *all = tree_add(w->tree, into, "restrictions");

    for (size_t i = 0; i < w->result->restrictions.count; i++) {
        const result_restriction *r = w->result->restrictions.items[i];
        xml_part *one = tree_add(w->tree, all, "restriction");

        tree_put(w->tree, one, "movement", r->movement->id);
        tree_put(w->tree, one, "type", restriction_words[r->type]);
        tree_add_text(w->tree, one, "name", r->movement->name);
        xml_reasons(w, one, "reasons", &r->why);
    }
}

void xml_drawing(result_writer *w, xml_part *into, const char *id, const char *place)
{
    if (w->error == 0)
        w->error = drawing_put(w->tree, into, w->options->figures, id, place, w->why);
}

/* The first one is drawn, beside the hazard. */
static void put_insteads(result_writer *w, xml_part *into, const result_hazard *h,
                         int is_drawn)
{
    for (size_t i = 0; i < h->insteads.count; i++) {
        const exercise *e = h->insteads.items[i];
        xml_part *one = tree_add(w->tree, into, "instead");

        tree_put(w->tree, one, "exercise", e->id);
        tree_add_text(w->tree, one, "name", e->name);
        if (is_drawn && i == 0)
            xml_drawing(w, one, e->id, h->hazard->id);
    }
    for (size_t i = 0; i < h->tips.count; i++)
        tree_add_text(w->tree, into, "tip", h->tips.items[i]);
}

/* `show`: the core list and what is surely not for this person. What is merely for later
 * is left out of handouts, so that nobody goes home with a long list of don'ts. */
static void put_not_yet(result_writer *w, xml_part *into)
{
    xml_part *all = tree_add(w->tree, into, "not-yet");

    for (size_t i = 0; i < w->result->not_yet.count; i++) {
        const result_hazard *h = w->result->not_yet.items[i];
        xml_part *one = tree_add(w->tree, all, "hazard");
        int show = h->hazard->seed || h->is_absolute;

        tree_put(w->tree, one, "id", h->hazard->id);
        tree_put(w->tree, one, "kind", h->is_absolute ? "absolute" : "relative");
        tree_put(w->tree, one, "show", show ? "yes" : "no");
        tree_add_text(w->tree, one, "name", h->hazard->name);
        tree_add_text(w->tree, one, "why", h->because);
        if (show)
            xml_drawing(w, one, h->hazard->id, "drawing");
        put_insteads(w, one, h, show);
        xml_reasons(w, one, "reasons", &h->why);
        xml_answers(w, one, &h->answers);
        xml_evidence(w, one, &h->hazard->evidence);
    }
}

/* ---- the end ---- */

static void put_incomplete(result_writer *w, xml_part *into)
{
    xml_part *all = tree_add(w->tree, into, "incomplete");
    text_buffer names = {0};

    for (size_t i = 0; i < w->result->incomplete.count; i++) {
        const question *asked = w->result->incomplete.items[i];
        const char *topic = asked->topic ? asked->topic : asked->id;
        xml_part *one = tree_add(w->tree, all, "missing");

        tree_put(w->tree, one, "question", asked->id);
        tree_add_text(w->tree, one, "topic", topic);
        text_addf(&names, "%s%s", i ? "; " : "", topic);
    }
    if (names.text) {
        const char *const pairs[] = {"questions", names.text, NULL};

        xml_say(w, all, "handout-incomplete", pairs);
    }
    if (names.failed)
        tree_fail(w->tree);
    text_clear(&names);
}

typedef struct said_into {
    result_writer *w;
    xml_part *part;
} said_into;

static void say_told(void *payload, const char *message, const char *const pairs[])
{
    said_into *into = payload;

    xml_say(into->w, into->part, message, pairs);
}

/* What was told and not used, and what a danger sign took for granted. */
static void put_unused(result_writer *w, xml_part *into)
{
    const sb_result *r = w->result;
    said_into said = {w, NULL};

    if (!r->unused.count && !r->taken.count)
        return;
    said.part = tree_add(w->tree, into, "unused");
    for (size_t i = 0; i < r->unused.count; i++) {
        const result_unused *one = r->unused.items[i];
        xml_part *told = tree_add(w->tree, said.part, "told");
        text_buffer value = {0};

        answer_write(&value, one->asked, &one->given);
        tree_put(w->tree, told, "question", one->asked->id);
        tree_put(w->tree, told, "value", value.text ? value.text : "");
        tree_put(w->tree, told, "why", unused_words[one->why]);
        if (value.failed)
            tree_fail(w->tree);
        text_clear(&value);
    }
    for (size_t i = 0; i < r->taken.count; i++) {
        const result_taken *one = r->taken.items[i];
        xml_part *taken = tree_add(w->tree, said.part, "taken");

        tree_put(w->tree, taken, "question", one->asked->id);
        tree_put(w->tree, taken, "because-of", one->sign->id);
    }
    told_say(r, say_told, &said);
}

static void put_trace(result_writer *w, xml_part *into)
{
    xml_part *all = tree_add(w->tree, into, "trace");

    for (size_t i = 0; i < w->result->trace.count; i++) {
        const reason *why = w->result->trace.items[i];
        xml_part *one = tree_add(w->tree, all, "fired");

        tree_put(w->tree, one, "rule", why->rule->id);
        tree_put(w->tree, one, "branch", why->if_unknown ? "if-unknown" : "stated");
        xml_answers(w, one, &why->answers);
    }
}

static int by_key(const void *left, const void *right)
{
    const source *a = *(source *const *)left;
    const source *b = *(source *const *)right;

    return strcmp(a->key, b->key);
}

static void put_sources(result_writer *w, xml_part *into)
{
    xml_part *all = tree_add(w->tree, into, "sources");

    if (w->sources.count)
        qsort(w->sources.items, w->sources.count, sizeof(void *), by_key);
    for (size_t i = 0; i < w->sources.count; i++) {
        const source *s = w->sources.items[i];
        xml_part *one = tree_add(w->tree, all, "source");

        tree_put(w->tree, one, "key", s->key);
        if (s->doi)
            tree_put(w->tree, one, "doi", s->doi);
        tree_add_text(w->tree, one, "label", s->label);
        tree_add_text(w->tree, one, "reference", s->reference);
    }
}

static void put_day(result_writer *w, xml_part *into, const char *name, const char *day,
                    const char *phrase)
{
    const char *const pairs[] = {"date", day, NULL};

    if (!day)
        return;
    tree_put(w->tree, into, name, day);
    xml_say(w, into, phrase, pairs);
}

/* Without a programme nothing starts. */
static void put_days(result_writer *w, xml_part *into)
{
    put_day(w, into, "made", w->options->today, "handout-date");
    if (w->result->has_programme)
        put_day(w, into, "starts", w->options->start, "handout-starts");
}

static void put_result(result_writer *w)
{
    xml_part *top = tree_root(w->tree);

    tree_put(w->tree, top, "language", w->result->pack->language);
    put_days(w, top);
    put_pack(w, top);
    put_words(w, top);
    put_disposition(w, top);
    xml_advice(w, top, "holds", &w->result->holds);
    xml_contacts(w, top);
    put_heard(w, top);
    put_findings(w, top);
    put_restrictions(w, top);
    put_not_yet(w, top);
    xml_programme(w, top);
    xml_exercises(w, top);
    xml_guidance(w, top);
    put_incomplete(w, top);
    put_unused(w, top);
    put_trace(w, top);
    put_sources(w, top);
}

int result_xml(xml_tree **out, const sb_result *result,
               const sb_document_options *options, sb_failure *why)
{
    static const sb_document_options none = {0};
    result_writer w = {
        .result = result, .options = options ? options : &none, .why = why};

    if (tree_open(&w.tree, "result", why) < 0)
        return -1;
    put_result(&w);
    list_clear(&w.sources);
    if (tree_failed(w.tree))
        w.error = failure_memory(why);
    if (w.error == 0)
        *out = w.tree;
    else
        tree_close(w.tree);
    return w.error;
}
