/* SPDX-License-Identifier: Apache-2.0 */
/* The result as a handout in plain text. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/failure.h"
#include "base/name_fill.h"
#include "formats/page_writer.h"
#include "reports/report_table.h"
#include "words/handout.h"
#include "words/standing.h"
#include "words/told_words.h"

enum { NARROWEST = 40, TEXT_SIZE = 32, MOST_REASONS = 3 };

typedef struct report {
    page page;
    const sb_result *result;
    const sb_pack *pack;
    list sources; /* of source: every one that was named, for the end */
} report;

static const char *word(const report *r, const char *id)
{
    return pack_text(r->pack, id);
}

/* A message with values put in, as a paragraph. */
static void say(report *r, const char *first, const char *id, const char *const pairs[])
{
    text_buffer text = {0};

    handout_write(&text, r->pack, id, pairs);
    if (text.text)
        page_text(&r->page, first, text.text);
    text_used(&text, &r->page.out);
}

static void cite(report *r, const evidence *e)
{
    for (size_t i = 0; i < e->source_count; i++) {
        size_t k = 0;

        while (k < r->sources.count && r->sources.items[k] != e->sources[i])
            k++;
        if (k == r->sources.count &&
            list_add(&r->sources, (void *)(uintptr_t)e->sources[i]) < 0)
            r->page.out.failed = 1;
    }
}

/* "because ..." begins a sentence: the first letter becomes a capital. */
static void sentence(report *r, const char *first, text_buffer *clause)
{
    if (!clause->text || clause->failed)
        return;
    text_capital(clause);
    page_text(&r->page, first, clause->text);
}

/* ---- what we heard ---- */

static void write_heard(report *r)
{
    const list *questions = &r->pack->questions.all;
    int has_heading = 0;

    for (size_t i = 0; i < questions->count; i++) {
        used_answer used = whole_answer(questions->items[i]);
        text_buffer clause = {0};

        const answer *told = answer_of(&r->result->told, used.asked);

        if (!answer_is_telling(told, &used))
            continue;
        if (!has_heading)
            page_heading(&r->page, word(r, "handout-heard"));
        has_heading = 1;
        handout_say_answer(&clause, r->pack, &used, told);
        text_add(&clause, ".");
        sentence(r, "* ", &clause);
        text_used(&clause, &r->page.out);
    }
}

/* ---- reasons ---- */

/* The answers that matter, in words. */
static void write_answers(report *r, const char *first, const reason *why)
{
    text_buffer clauses = {0}, line = {0};

    handout_reason(&clauses, r->result, why);
    if (clauses.text) {
        const char *const pairs[] = {"reasons", clauses.text, NULL};

        handout_write(&line, r->pack, "handout-reason", pairs);
        sentence(r, first, &line);
    }
    text_used(&clauses, &r->page.out);
    text_used(&line, &r->page.out);
}

static void write_reason(report *r, const reason *why)
{
    page_text(&r->page, "* ", why->rule->because);
    write_answers(r, "  ", why);
    if (why->if_unknown)
        page_text(&r->page, "  ", word(r, "handout-not-sure"));
    cite(r, &why->rule->evidence);
}

static void write_means(report *r)
{
    const reasons *why = &r->result->disposition_why;

    page_heading(&r->page, word(r, "handout-means"));
    for (size_t i = 0; i < why->all.count; i++)
        write_reason(r, why->all.items[i]);
    if (!why->all.count) {
        char id[TEXT_SIZE];

        snprintf(id, sizeof(id), "action-%s", disposition_words[r->result->disposition]);
        page_text(&r->page, "", word(r, id));
    }
}

/* ---- today ---- */

static void write_contacts(report *r)
{
    for (size_t i = 0; i < r->result->contacts.count; i++) {
        const contact *c = r->result->contacts.items[i];
        const char *const pairs[] = {"name", c->name, "how", c->how, NULL};

        say(r, "  ", "handout-contact", pairs);
    }
}

static void write_today(report *r)
{
    char *action = handout_action(r->result);

    page_heading(&r->page, word(r, "handout-today"));
    r->page.out.failed |= action == NULL;
    if (action)
        page_text(&r->page, "", action);
    handout_free(action);
    write_contacts(r);
}

static void write_advice(report *r)
{
    const list *all = &r->result->advice;

    if (!all->count)
        return;
    page_heading(&r->page, word(r, "handout-also"));
    for (size_t i = 0; i < all->count; i++)
        page_text(&r->page, "* ", ((const advice *)all->items[i])->message->text);
}

/* ---- programme ---- */

static void write_step(report *r, const char *id, const exercise *other)
{
    const char *const pairs[] = {"name", other ? other->name : "", NULL};

    if (other)
        say(r, "   ", id, pairs);
}

static void write_labelled(report *r, const char *label, const char *text)
{
    text_buffer first = {0};

    text_addf(&first, "   %s: ", word(r, label));
    if (first.text)
        page_text(&r->page, first.text, text);
    text_used(&first, &r->page.out);
}

static void write_item_why(report *r, const result_item *item)
{
    size_t shown = item->why.all.count < MOST_REASONS ? item->why.all.count
                                                      : MOST_REASONS;

    for (size_t i = 0; i < shown; i++) {
        const reason *why = item->why.all.items[i];

        if (i == 0)
            write_labelled(r, "handout-why", why->rule->because);
        else
            page_text(&r->page, "            ", why->rule->because);
        cite(r, &why->rule->evidence);
    }
}

static void write_item(report *r, const result_item *item, int number)
{
    const exercise *e = item->exercise;
    text_buffer head = {0}, dose_words = {0};

    handout_dose(&dose_words, r->pack, item);
    text_addf(&head, "%d. %s: %s", number, e->name,
              dose_words.text ? dose_words.text : "");
    page_line(&r->page, "");
    if (head.text)
        page_text(&r->page, "", head.text);
    if (e->doses[item->level].note)
        page_text(&r->page, "   ", e->doses[item->level].note);
    for (size_t i = 0; i < e->step_count; i++)
        page_text(&r->page, "   - ", e->steps[i]);
    write_item_why(r, item);
    write_labelled(r, "handout-watch", e->watch_for);
    write_step(r, "handout-easier", item->regression);
    write_step(r, "handout-harder", item->progression);
    cite(r, &e->evidence);
    text_used(&head, &r->page.out);
    text_used(&dose_words, &r->page.out);
}

static void write_items(report *r, int outside)
{
    int number = 0;

    for (size_t i = 0; i < r->result->items.count; i++) {
        const result_item *item = r->result->items.items[i];

        if (item->outside == outside)
            write_item(r, item, ++number);
    }
}

static void write_level(report *r)
{
    char minutes[TEXT_SIZE], level[2 * TEXT_SIZE], style[2 * TEXT_SIZE];
    const char *const pairs[] = {"minutes", minutes, NULL};
    const reasons *why = &r->result->level_why;

    snprintf(minutes, sizeof(minutes), "%ld", r->result->minutes);
    snprintf(level, sizeof(level), "handout-level-%s", level_words[r->result->level]);
    snprintf(style, sizeof(style), "handout-style-%s", style_words[r->result->style]);
    say(r, "", "handout-minutes", pairs);
    say(r, "", level, NULL);
    say(r, "", style, NULL);
    if (why->all.count)
        page_text(&r->page, "", word(r, "handout-level-why"));
    for (size_t i = 0; i < why->all.count; i++)
        write_reason(r, why->all.items[i]);
}

static void write_empty_slot(report *r, const result_empty *one)
{
    const char *ids[MOST_EMPTY_WORDS];
    text_buffer slot = {0};

    handout_empty(ids, one);
    handout_slot(&slot, r->result->pack, one->slot);
    for (size_t i = 0; slot.text && ids[i]; i++)
        say(r, "", ids[i], (const char *const[]){"slot", slot.text, NULL});
    text_used(&slot, &r->page.out);
}

static void write_empty_slots(report *r)
{
    for (size_t i = 0; i < r->result->empty_slots.count; i++)
        write_empty_slot(r, r->result->empty_slots.items[i]);
}

static void write_weeks(report *r)
{
    page_heading(&r->page, word(r, "handout-weeks"));
    for (size_t i = 0; i < r->result->weeks.count; i++) {
        const week_plan *plan = ((const result_week *)r->result->weeks.items[i])->plan;
        char number[TEXT_SIZE];
        const char *const pairs[] = {"number", number, NULL};
        text_buffer first = {0};

        snprintf(number, sizeof(number), "%ld", plan->number);
        handout_write(&first, r->pack, "handout-week", pairs);
        text_add(&first, ": ");
        if (first.text)
            page_text(&r->page, first.text, plan->message->text);
        text_used(&first, &r->page.out);
    }
}

static void write_programme(report *r)
{
    page_heading(&r->page, word(r, "handout-programme"));
    write_level(r);
    page_line(&r->page, "");
    report_table(&r->page, r->result);
    write_empty_slots(r);
    write_items(r, 0);
    page_heading(&r->page, word(r, "handout-habits"));
    write_items(r, 1);
    write_weeks(r);
}

/* ---- not yet ---- */

static void write_instead(report *r, const result_hazard *h)
{
    text_buffer names = {0};
    size_t shown = h->insteads.count < 3 ? h->insteads.count : 3;

    for (size_t i = 0; i < shown; i++) {
        if (i)
            text_addf(&names, i + 1 == shown ? " %s " : ", ", word(r, "word-or"));
        text_add(&names, ((const exercise *)h->insteads.items[i])->name);
    }
    if (names.text) {
        const char *const pairs[] = {"names", names.text, NULL};

        say(r, "  ", "handout-instead", pairs);
    } else {
        for (size_t i = 0; i < h->tips.count; i++)
            page_text(&r->page, "  ", h->tips.items[i]);
    }
    text_used(&names, &r->page.out);
}

/* The core list and what is surely not for this person; what is merely for later is left
 * out, so that nobody goes home with a long list of don'ts. */
static void write_not_yet(report *r)
{
    int more = 0;

    page_heading(&r->page, word(r, "handout-not-yet"));
    page_text(&r->page, "", word(r, "handout-not-yet-intro"));
    for (size_t i = 0; i < r->result->not_yet.count; i++) {
        const result_hazard *h = r->result->not_yet.items[i];
        text_buffer line = {0};

        if (!h->hazard->seed && !h->is_absolute) {
            more = 1;
            continue;
        }
        text_addf(&line, "%s. %s", h->hazard->name, h->because);
        if (line.text)
            page_text(&r->page, "* ", line.text);
        write_instead(r, h);
        cite(r, &h->hazard->evidence);
        text_used(&line, &r->page.out);
    }
    if (more)
        page_text(&r->page, "", word(r, "handout-later"));
}

/* ---- monitoring ---- */

static void write_lights(report *r)
{
    const monitoring *m = &r->pack->monitoring;
    int high = handout_pain_is_high(r->result);

    page_heading(&r->page, word(r, "handout-lights"));
    for (size_t i = 0; i < m->light_count; i++) {
        const light *l = &m->lights[i];
        const char *const during[] = {"text", high ? l->during_high : l->during, NULL};
        const char *const next[] = {"text", l->next_day, NULL};
        const char *const leg[] = {"text", l->leg, NULL};

        page_text(&r->page, "* ", l->name);
        say(r, "  ", "handout-during", during);
        say(r, "  ", "handout-next-day", next);
        say(r, "  ", "handout-leg", leg);
        page_text(&r->page, "  -> ", l->action);
    }
    cite(r, &m->evidence);
}

static void write_pairs(report *r)
{
    const monitoring *m = &r->pack->monitoring;

    page_heading(&r->page, word(r, "handout-soreness"));
    page_text(&r->page, "", word(r, "handout-sore"));
    for (size_t i = 0; i < m->pair_count; i++)
        page_text(&r->page, "* ", m->pairs[i].soreness);
    page_text(&r->page, "", word(r, "handout-warning"));
    for (size_t i = 0; i < m->pair_count; i++)
        page_text(&r->page, "* ", m->pairs[i].warning);
}

static void write_flares(report *r)
{
    const monitoring *m = &r->pack->monitoring;

    page_heading(&r->page, word(r, "handout-flare"));
    for (size_t i = 0; i < m->flare_count; i++) {
        const flare *f = &m->flares[i];
        text_buffer line = {0};

        text_addf(&line, "%s. %s", f->name, handout_flare_sign(r->result, f));
        if (line.text)
            page_text(&r->page, "* ", line.text);
        for (size_t k = 0; k < f->step_count; k++)
            page_text(&r->page, "  - ", f->steps[k]);
        text_used(&line, &r->page.out);
    }
}

static void write_stop_signals(report *r)
{
    page_heading(&r->page, word(r, "handout-stop"));
    for (size_t i = 0; i < r->result->stop_signals.count; i++) {
        const stop_signal *s = r->result->stop_signals.items[i];
        text_buffer line = {0};

        text_addf(&line, "%s %s", s->text, s->action);
        if (line.text)
            page_text(&r->page, "* ", line.text);
        text_used(&line, &r->page.out);
    }
}

/* ---- the end ---- */

static void write_messages(report *r, const char *heading, const list *all)
{
    if (!all->count)
        return;
    page_heading(&r->page, word(r, heading));
    for (size_t i = 0; i < all->count; i++) {
        const message *m = all->items[i];

        page_text(&r->page, "* ", m->text);
        cite(r, &m->evidence);
    }
}

static void write_incomplete(report *r)
{
    text_buffer names = {0};

    for (size_t i = 0; i < r->result->incomplete.count; i++) {
        const question *asked = r->result->incomplete.items[i];

        text_addf(&names, "%s%s", i ? "; " : "", asked->topic ? asked->topic : asked->id);
    }
    if (names.text) {
        const char *const pairs[] = {"questions", names.text, NULL};

        say(r, "", "handout-incomplete", pairs);
    }
    text_used(&names, &r->page.out);
}

static void say_told(void *payload, const char *message, const char *const pairs[])
{
    report *r = payload;

    page_line(&r->page, "");
    say(r, "", message, pairs);
}

static int by_key(const void *left, const void *right)
{
    const source *a = *(source *const *)left;
    const source *b = *(source *const *)right;

    return strcmp(a->key, b->key);
}

/* Which pack it comes from, and what was done to that. */
static void write_origin(report *r)
{
    const char *const nothing[] = {NULL};
    text_buffer made_with = {0};

    standing_write_origin(&made_with, r->pack);
    page_line(&r->page, "");
    page_text(&r->page, "", made_with.text ? made_with.text : "");
    text_used(&made_with, &r->page.out);
    for (size_t i = 0; i < r->pack->overlays.count; i++) {
        const overlay *one = r->pack->overlays.items[i];
        const char *const words[] = {"title", one->title, "version", one->version, NULL};

        say(r, "", "handout-overlay", words);
    }
    if (r->pack->is_modified)
        say(r, "", "handout-modified", nothing);
}

static void write_end(report *r)
{
    if (r->result->incomplete.count) {
        page_line(&r->page, "");
        write_incomplete(r);
    }
    told_say(r->result, say_told, r);
    page_heading(&r->page, word(r, "handout-sources"));
    if (r->sources.count)
        qsort(r->sources.items, r->sources.count, sizeof(void *), by_key);
    for (size_t i = 0; i < r->sources.count; i++) {
        const source *s = r->sources.items[i];
        text_buffer line = {0};

        text_addf(&line, "%s: %s", s->label, s->reference);
        if (line.text)
            page_text(&r->page, "* ", line.text);
        text_used(&line, &r->page.out);
    }
    write_origin(r);
}

static void write_report(report *r)
{
    page_heading(&r->page, handout_title(r->result));
    if (disposition_is_urgent(r->result->disposition)) {
        write_today(r); /* first things first */
        write_messages(r, "handout-help", &r->result->safety_net);
        write_means(r);
        write_heard(r);
    } else {
        write_heard(r);
        write_means(r);
        write_today(r);
        if (r->result->has_programme) {
            write_programme(r);
            write_not_yet(r);
            write_pairs(r);
            write_lights(r);
            write_flares(r);
            write_stop_signals(r);
        }
        write_advice(r);
        write_messages(r, "handout-know", &r->result->education);
        write_messages(r, "handout-help", &r->result->safety_net);
    }
    write_end(r);
}

int sb_result_text(char **out, const sb_result *result, size_t columns, sb_failure *why)
{
    report r = {.result = result, .pack = result->pack};

    r.page.columns = columns < NARROWEST ? NARROWEST : columns;
    write_report(&r);
    list_clear(&r.sources);
    *out = text_take(&r.page.out);
    return names_guard_made(out, why);
}
