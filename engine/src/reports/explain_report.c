/* SPDX-License-Identifier: Apache-2.0 */
/* Explanations as text, as JSON, and as a graph for Graphviz. */
#include <ctype.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/failure.h"
#include "base/name_fill.h"
#include "formats/page_writer.h"
#include "reports/explain_outline.h"
#include "reports/topic_explanation.h"
#include "reports/result_tree.h"
#include "words/condition_words.h"
#include "words/handout.h"

enum { NARROWEST = 40 };

typedef struct telling {
    page page;
    const sb_result *result;
    int ids; /* name rules by their ids, too */
} telling;

/* ---- as text ---- */

static void tell(telling *t, const char *first, const char *message,
                 const char *const pairs[])
{
    text_buffer words = {0};

    handout_write(&words, t->result->pack, message, pairs);
    if (words.text)
        page_text(&t->page, first, words.text);
    t->page.out.failed |= words.failed;
    text_clear(&words);
}

static void say_absences(text_buffer *out, const telling *t, const reason *why)
{
    for (size_t i = 0; i < why->absences.count; i++) {
        if (out->length)
            text_addf(out, ", %s ", pack_text(t->result->pack, "word-and"));
        condition_deny(out, t->result->pack, why->absences.items[i]);
    }
}

static void tell_clause(telling *t, const char *message, const text_buffer *clause)
{
    if (clause->text)
        tell(t, "  ", message, (const char *const[]){"reasons", clause->text, NULL});
}

static void tell_cause(telling *t, const explanation_entry *e)
{
    const reason *why = e->cause;
    text_buffer line = {0}, answers = {0}, absences = {0};

    text_add(&line, reason_text(why));
    if (t->ids && why->rule)
        text_addf(&line, " [%s]", why->rule->id);
    if (line.text)
        page_text(&t->page, "* ", line.text);
    handout_reason(&answers, t->result, why);
    say_absences(&absences, t, why);
    tell_clause(t, "explain-because", &answers);
    tell_clause(t, "explain-and-because", &absences);
    if (why->if_unknown)
        tell(t, "  ", "handout-not-sure", NULL);
    text_used(&line, &t->page.out);
    text_used(&answers, &t->page.out);
    text_used(&absences, &t->page.out);
}

static void tell_answer(telling *t, const explanation_entry *e)
{
    text_buffer clause = {0};

    handout_say(&clause, t->result, &e->answer);
    if (clause.text)
        tell(t, "* ", "explain-because",
             (const char *const[]){"reasons", clause.text, NULL});
    text_used(&clause, &t->page.out);
}

static void tell_insteads(telling *t, const explanation *a)
{
    text_buffer names = {0};

    for (size_t i = 0; i < a->entries.count; i++) {
        const explanation_entry *e = a->entries.items[i];

        if (e->kind == ENTRY_INSTEAD)
            text_addf(&names, "%s%s", names.length ? ", " : "", e->instead->name);
    }
    if (names.text)
        tell(t, "", "handout-instead", (const char *const[]){"names", names.text, NULL});
    text_used(&names, &t->page.out);
}

static void tell_sources(telling *t, const explanation *a)
{
    if (a->sources.count)
        page_text(&t->page, "", pack_text(t->result->pack, "handout-sources"));
    for (size_t i = 0; i < a->sources.count; i++) {
        const explanation_source *s = a->sources.items[i];
        const char *const pairs[] = {"label",     s->source->label,     "grade", s->grade,
                                     "reference", s->source->reference, NULL};

        tell(t, "- ", "explain-source", pairs);
    }
}

static void tell_explanation(telling *t, const explanation *a)
{
    page_text(&t->page, "", a->headline);
    for (size_t i = 0; i < a->entries.count; i++) {
        const explanation_entry *e = a->entries.items[i];

        if (e->kind == ENTRY_CAUSE)
            tell_cause(t, e);
        else if (e->kind == ENTRY_ANSWER)
            tell_answer(t, e);
        else if (e->kind != ENTRY_INSTEAD)
            page_text(&t->page, "* ", e->text);
    }
    tell_insteads(t, a);
}

/* ---- as JSON ---- */

static void put_entry(result_tree *w, record_part all, const explanation_entry *e)
{
    if (e->kind == ENTRY_CAUSE)
        result_put_reason(w, record_item(w->to, all, "reason"), e->cause);
    else if (e->kind == ENTRY_ANSWER)
        result_put_answer(w, record_item(w->to, all, "answer"), &e->answer);
    else if (e->kind == ENTRY_INSTEAD)
        record_item_id(w->to, all, "exercise", e->instead->id);
    else
        record_item_text(w->to, all, "text", e->text);
}

static void put_entries(result_tree *w, record_part one, const char *name,
                        const explanation *a, entry_kind kind)
{
    record_part all = record_list(w->to, one, name);

    for (size_t i = 0; i < a->entries.count; i++) {
        const explanation_entry *e = a->entries.items[i];

        if (e->kind == kind)
            put_entry(w, all, e);
    }
}

static void put_source(result_tree *w, record_part one, const void *thing)
{
    const explanation_source *s = thing;

    record_id(w->to, one, "source", s->source->key);
    record_text(w->to, one, "label", s->source->label);
    record_text(w->to, one, "reference", s->source->reference);
    record_id(w->to, one, "grade", s->grade);
}

static void put_explanation(json_maker *m, json_value *explanations, const explanation *a)
{
    record to = {.json = m};
    result_tree tree = {.to = &to, .result = a->result};
    record_part one = record_item(&to, (record_part){.json = explanations},
                                  "explanation");

    record_id(&to, one, "kind", topic_words[a->kind]);
    record_id(&to, one, "topic", a->id);
    record_id(&to, one, "status", a->status);
    record_text(&to, one, "text", a->headline);
    put_entries(&tree, one, "reasons", a, ENTRY_CAUSE);
    put_entries(&tree, one, "answers", a, ENTRY_ANSWER);
    put_entries(&tree, one, "absences", a, ENTRY_ABSENCE);
    put_entries(&tree, one, "notes", a, ENTRY_NOTE);
    put_entries(&tree, one, "instead", a, ENTRY_INSTEAD);
    result_put_list(&tree, one, "sources", "source", &a->sources, put_source);
}

/* ---- as a graph ---- */

static void add_label(text_buffer *out, const char *text)
{
    size_t column = 0;

    text_add(out, "\"");
    for (; *text; text++) {
        if (*text == '"' || *text == '\\')
            text_add(out, "\\");
        if (column++ > 30 && *text == ' ') {
            text_add(out, "\\n");
            column = 0;
        } else if (!iscntrl((unsigned char)*text)) {
            text_add_bytes(out, text, 1);
        }
    }
    text_add(out, "\"");
}

static void add_node(text_buffer *out, const char *kind, const char *id,
                     const char *label, const char *shape)
{
    text_addf(out, "  \"%s:%s\" [shape=%s, label=", kind, id, shape);
    add_label(out, label);
    text_add(out, "];\n");
}

static void add_edge(text_buffer *out, const char *from, const char *from_id,
                     const char *to, const char *to_id)
{
    text_addf(out, "  \"%s:%s\" -> \"%s:%s\";\n", from, from_id, to, to_id);
}

static void draw_answer(text_buffer *out, const explanation *a, const char *from,
                        const char *from_id, const used_answer *used)
{
    const char *id = used->asked->id;
    text_buffer clause = {0};

    handout_say(&clause, a->result, used);
    add_node(out, "answer", id, clause.text ? clause.text : id, "oval");
    add_edge(out, from, from_id, "answer", id);
    text_used(&clause, out);
}

static const result_finding *found(const explanation *a, const finding *f)
{
    for (size_t i = 0; i < a->result->findings.count; i++)
        if (((const result_finding *)a->result->findings.items[i])->finding == f)
            return a->result->findings.items[i];
    return NULL;
}

static int is_drawn(const list *drawn, const used_answer *used)
{
    for (size_t i = 0; i < drawn->count; i++)
        if (((const used_answer *)drawn->items[i])->asked == used->asked)
            return 1;
    return 0;
}

/* The findings that a condition names and that hold, each with its answers below it.
 * Those answers are noted in `drawn`. */
static void draw_findings(text_buffer *out, const explanation *a, const char *from,
                          const char *from_id, const condition *c, list *drawn)
{
    const result_finding *f = c->kind == CONDITION_FINDING ? found(a, c->finding) : NULL;

    if (f) {
        add_node(out, "finding", f->finding->id, f->finding->yes, "box");
        add_edge(out, from, from_id, "finding", f->finding->id);
        draw_findings(out, a, "finding", f->finding->id, f->finding->when, drawn);
        for (size_t i = 0; i < f->answers.count; i++) {
            if (is_drawn(drawn, f->answers.items[i]))
                continue;
            draw_answer(out, a, "finding", f->finding->id, f->answers.items[i]);
            out->failed |= list_add(drawn, f->answers.items[i]) < 0;
        }
    }
    for (size_t i = 0; i < c->part_count; i++)
        draw_findings(out, a, from, from_id, c->parts[i], drawn);
}

static void draw_cause(text_buffer *out, const explanation *a, const reason *why)
{
    list drawn = {0};

    if (!why->rule) {
        for (size_t i = 0; i < why->answers.count; i++)
            draw_answer(out, a, topic_words[a->kind], a->id, why->answers.items[i]);
        return;
    }
    add_node(out, "rule", why->rule->id, why->rule->title, "component");
    add_edge(out, topic_words[a->kind], a->id, "rule", why->rule->id);
    draw_findings(out, a, "rule", why->rule->id, why->rule->when, &drawn);
    for (size_t i = 0; i < why->answers.count; i++)
        if (!is_drawn(&drawn, why->answers.items[i]))
            draw_answer(out, a, "rule", why->rule->id, why->answers.items[i]);
    list_clear(&drawn);
}

static void draw_explanation(text_buffer *out, const explanation *a)
{
    add_node(out, topic_words[a->kind], a->id, a->headline, "doubleoctagon");
    for (size_t i = 0; i < a->entries.count; i++) {
        const explanation_entry *e = a->entries.items[i];

        if (e->kind == ENTRY_CAUSE)
            draw_cause(out, a, e->cause);
        else if (e->kind == ENTRY_ANSWER)
            draw_answer(out, a, topic_words[a->kind], a->id, &e->answer);
    }
}

/* ---- all that matters ---- */

typedef struct form {
    sb_explain_format format;
    telling telling;
    json_maker maker;
    json_value *explanations;
    text_buffer graph;
} form;

static int add_topic(form *f, const char *kind, const char *id, sb_failure *why)
{
    char topic[120];
    explanation a;
    int error;

    snprintf(topic, sizeof(topic), "%s%s%.100s", kind, *kind ? ":" : "", id);
    error = explanation_make(&a, f->telling.result, topic, why);
    if (error)
        return error;
    if (f->format == SB_EXPLAIN_JSON) {
        put_explanation(&f->maker, f->explanations, &a);
    } else if (f->format == SB_EXPLAIN_DOT) {
        draw_explanation(&f->graph, &a);
    } else {
        if (f->telling.page.out.length)
            page_line(&f->telling.page, "");
        tell_explanation(&f->telling, &a);
        if (*kind == '\0')
            tell_sources(&f->telling, &a);
    }
    explanation_clear(&a);
    return 0;
}

static int add_everything(form *f, sb_failure *why)
{
    const sb_result *r = f->telling.result;

    if (add_topic(f, "", "disposition", why) < 0 || add_topic(f, "", "gate", why) < 0 ||
        add_topic(f, "", "level", why) < 0)
        return -1;
    for (size_t i = 0; i < r->restrictions.count; i++) {
        const result_restriction *one = r->restrictions.items[i];
        const result_restriction *before = i ? r->restrictions.items[i - 1] : NULL;

        if ((!before || before->movement != one->movement) &&
            add_topic(f, "movement", one->movement->id, why) < 0)
            return -1;
    }
    for (size_t i = 0; i < r->items.count; i++)
        if (add_topic(f, "exercise",
                      ((const result_item *)r->items.items[i])->exercise->id, why) < 0)
            return -1;
    for (size_t i = 0; i < r->not_yet.count; i++)
        if (add_topic(f, "hazard",
                      ((const result_hazard *)r->not_yet.items[i])->hazard->id, why) < 0)
            return -1;
    for (size_t i = 0; i < r->unused.count; i++)
        if (add_topic(f, "question",
                      ((const result_unused *)r->unused.items[i])->asked->id, why) < 0)
            return -1;
    return 0;
}

/* The nearest id of any kind, to be offered for one that does not exist. */
static int no_such_topic(const sb_pack *pack, const char *topic, sb_failure *why)
{
    const kind_of_thing *kinds[] = {&pack->exercises, &pack->hazards,   &pack->movements,
                                    &pack->rules,     &pack->questions, &pack->findings};
    const withdrawal *w = overlays_withdrawal(&pack->overlays, "rule", topic);
    const char *near = NULL;

    if (!w)
        w = overlays_withdrawal(&pack->overlays, "hazard", topic);
    if (w)
        return failure_set(why, SB_CAUSE_ANSWERS, w->file, w->line,
                           "the %s '%s' was withdrawn by %s: %.300s", w->what, w->id,
                           w->by, w->because);
    for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds) && !near; i++)
        near = name_table_nearest(&kinds[i]->by_name, topic);
    failure_set(why, SB_CAUSE_ANSWERS, "", 0,
                "there is nothing called '%.60s' to explain%s%s%s", topic,
                near ? "; did you mean '" : "", near ? near : "", near ? "'?" : "");
    return -1;
}

static char *finish(form *f)
{
    text_buffer whole = {0};

    if (f->format == SB_EXPLAIN_JSON)
        return json_write(&f->maker, f->explanations, 2);
    if (f->format == SB_EXPLAIN_TEXT)
        return text_take(&f->telling.page.out);
    text_addf(&whole, "digraph steadyback {\n  rankdir=LR;\n%s}\n",
              f->graph.text ? f->graph.text : "");
    whole.failed |= f->graph.failed;
    return text_take(&whole);
}

static int add_topics(form *f, const char *topic, sb_failure *why)
{
    if (topic && strcmp(topic, "all") != 0)
        return add_topic(f, "", topic, why);
    if (!topic && f->format == SB_EXPLAIN_TEXT)
        return explain_outline(&f->telling.page, f->telling.result, f->telling.ids, why);
    return add_everything(f, why);
}

int sb_result_explain(char **out, const sb_result *result, const char *topic,
                      sb_explain_format format, int ids, size_t columns, sb_failure *why)
{
    form f = {.format = format, .telling = {.result = result, .ids = ids}};
    int error;

    f.telling.page.columns = columns < NARROWEST ? NARROWEST : columns;
    f.explanations = format == SB_EXPLAIN_JSON ? json_new_list(&f.maker) : NULL;
    error = add_topics(&f, topic, why);
    if (error > 0)
        error = no_such_topic(result->pack, topic, why);
    *out = error < 0 ? NULL : finish(&f);
    if (error < 0) {
        json_maker_clear(&f.maker);
        text_clear(&f.telling.page.out);
    }
    text_clear(&f.graph);
    return error < 0 ? -1 : names_guard_made(out, why);
}
