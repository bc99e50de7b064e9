/* SPDX-License-Identifier: Apache-2.0 */
/* The result as a handout in plain text. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/failure.h"
#include "base/name_fill.h"
#include "reports/report_parts.h"
#include "words/handout.h"
#include "words/handout_brief.h"
#include "words/standing.h"
#include "words/told_words.h"

enum { NARROWEST = 40, TEXT_SIZE = 32, MOST_REASONS = 3, MOST_SOURCES = 6 };

/* ---- what we heard ---- */

static void write_heard(report *r)
{
    const list *questions = &r->pack->questions.all;
    int has_heading = 0;

    for (size_t i = 0; i < questions->count; i++) {
        used_answer used = whole_answer(questions->items[i]);
        text_buffer clause = {0};

        const answer *told = answer_of(&r->result->told, used.asked);

        if (!answer_is_telling(told, &used) || used.asked->from_diary)
            continue;
        if (!has_heading)
            page_heading(&r->page, report_word(r, "handout-heard"));
        has_heading = 1;
        handout_say_answer(&clause, r->pack, &used, told);
        text_add(&clause, ".");
        report_made(r, "* ", &clause);
    }
}

/* On the two pages what the first few say; with all the rest, also the answers behind. */
static void write_means(report *r)
{
    const reasons *why = &r->result->disposition_why;
    int is_whole = r->is_full || !r->result->has_programme;
    size_t shown = why->all.count;

    if (!is_whole && shown > MOST_REASONS)
        shown = MOST_REASONS;
    if (shown)
        page_heading(&r->page, report_word(r, "handout-means"));
    for (size_t i = 0; i < shown; i++) {
        const reason *one = why->all.items[i];

        if (is_whole) {
            report_reason(r, one);
            continue;
        }
        page_text(&r->page, "* ", one->rule->because);
        report_cite(r, &one->rule->evidence);
    }
}

/* ---- today ---- */

static void write_contacts(report *r)
{
    for (size_t i = 0; i < r->result->contacts.count; i++) {
        const contact *c = r->result->contacts.items[i];
        const char *const pairs[] = {"name", c->name, "how", c->how, NULL};

        report_say(r, "  ", "handout-contact", pairs);
    }
}

static void write_today(report *r)
{
    char *action = handout_action(r->result);

    page_heading(&r->page, report_word(r, "handout-today"));
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
    page_heading(&r->page, report_word(r, "handout-also"));
    for (size_t i = 0; i < all->count; i++) {
        const advice *one = all->items[i];

        if (r->is_full || !r->result->has_programme || handout_advises(r->result, one))
            page_text(&r->page, "* ", one->message->text);
    }
}

/* ---- programme ---- */

static void write_step(report *r, const char *id, const exercise *other)
{
    const char *const pairs[] = {"name", other ? other->name : "", "how",
                                 other ? other->summary : "", NULL};

    if (other)
        report_say(r, "   ", id, pairs);
}

static void write_item_why(report *r, const result_item *item)
{
    size_t shown = item->why.all.count < MOST_REASONS ? item->why.all.count
                                                      : MOST_REASONS;

    for (size_t i = 0; i < shown; i++) {
        const reason *why = item->why.all.items[i];

        if (i == 0)
            report_labelled(r, "   ", "handout-why", reason_text(why));
        else
            page_text(&r->page, "            ", reason_text(why));
        report_cite(r, reason_evidence(why));
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
    report_labelled(r, "   ", "handout-watch", e->watch_for);
    write_step(r, "handout-easier", item->regression);
    write_step(r, "handout-harder", item->progression);
    report_cite(r, &e->evidence);
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

static void write_empty_slot(report *r, const result_empty *one)
{
    const char *ids[MOST_EMPTY_WORDS];
    text_buffer slot = {0};

    handout_empty(ids, one);
    handout_slot(&slot, r->result->pack, one->slot);
    for (size_t i = 0; slot.text && ids[i]; i++)
        report_say(r, "", ids[i], (const char *const[]){"slot", slot.text, NULL});
    text_used(&slot, &r->page.out);
}

static void write_empty_slots(report *r)
{
    for (size_t i = 0; i < r->result->empty_slots.count; i++)
        write_empty_slot(r, r->result->empty_slots.items[i]);
}

static void write_weeks(report *r)
{
    page_heading(&r->page, report_word(r, "handout-weeks"));
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

static void write_cards(report *r)
{
    page_heading(&r->page, report_word(r, "handout-cards"));
    write_empty_slots(r);
    write_items(r, 0);
    page_heading(&r->page, report_word(r, "handout-habits"));
    write_items(r, 1);
    write_weeks(r);
}

/* ---- not yet ---- */

/* What the two pages have no room for. */
static void write_later(report *r)
{
    int has_heading = 0;

    for (size_t i = 0; i < r->result->not_yet.count; i++) {
        const result_hazard *h = r->result->not_yet.items[i];
        text_buffer line = {0};

        if (h->state != NOT_YET || handout_shows(r->result, h))
            continue;
        if (!has_heading++)
            page_heading(&r->page, report_word(r, "handout-later"));
        text_addf(&line, "%s. %s", h->hazard->name, h->because);
        report_made(r, "* ", &line);
        report_cite(r, &h->hazard->evidence);
    }
}

/* ---- monitoring ---- */

static void write_lights(report *r)
{
    const monitoring *m = &r->pack->monitoring;
    int high = handout_pain_is_high(r->result);

    page_heading(&r->page, report_word(r, "handout-lights"));
    for (size_t i = 0; i < m->light_count; i++) {
        const light *l = &m->lights[i];
        const char *const during[] = {"text", high ? l->during_high : l->during, NULL};
        const char *const next[] = {"text", l->next_day, NULL};
        const char *const leg[] = {"text", l->leg, NULL};

        page_text(&r->page, "* ", l->name);
        report_say(r, "  ", "handout-during", during);
        report_say(r, "  ", "handout-next-day", next);
        report_say(r, "  ", "handout-leg", leg);
        page_text(&r->page, "  -> ", l->action);
    }
    report_cite(r, &m->evidence);
}

static void write_pairs(report *r)
{
    const monitoring *m = &r->pack->monitoring;

    page_heading(&r->page, report_word(r, "handout-soreness"));
    page_text(&r->page, "", report_word(r, "handout-sore"));
    for (size_t i = 0; i < m->pair_count; i++)
        page_text(&r->page, "* ", m->pairs[i].soreness);
    page_text(&r->page, "", report_word(r, "handout-warning"));
    for (size_t i = 0; i < m->pair_count; i++)
        page_text(&r->page, "* ", m->pairs[i].warning);
}

static void write_flares(report *r)
{
    const monitoring *m = &r->pack->monitoring;

    page_heading(&r->page, report_word(r, "handout-flare"));
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
    page_heading(&r->page, report_word(r, "handout-stop"));
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
    page_heading(&r->page, report_word(r, heading));
    for (size_t i = 0; i < all->count; i++) {
        const message *m = all->items[i];

        page_text(&r->page, "* ", m->text);
        report_cite(r, &m->evidence);
    }
}

/* Of the signs to stop at, only what the messages do not say. */
static void write_help(report *r)
{
    write_messages(r, "handout-help", &r->result->safety_net);
    for (size_t i = 0; i < r->result->stop_signals.count && r->result->has_programme;
         i++) {
        const stop_signal *s = r->result->stop_signals.items[i];
        text_buffer line = {0};

        if (s->brief)
            text_add(&line, s->brief);
        else
            text_addf(&line, "%s %s", s->text, s->action);
        report_made(r, "* ", &line);
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

        report_say(r, "", "handout-incomplete", pairs);
    }
    text_used(&names, &r->page.out);
}

static void say_told(void *payload, const char *message, const char *const pairs[])
{
    report *r = payload;

    page_line(&r->page, "");
    report_say(r, "", message, pairs);
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

        report_say(r, "", "handout-overlay", words);
    }
    if (r->pack->is_modified)
        report_say(r, "", "handout-modified", nothing);
}

/* On the two pages the first few, in the order in which they were used. */
static void write_sources(report *r)
{
    size_t count = r->sources.count;

    if (r->is_full && count)
        qsort(r->sources.items, count, sizeof(void *), by_key);
    else if (count > MOST_SOURCES)
        count = MOST_SOURCES;
    if (count)
        page_heading(&r->page, report_word(r, "handout-sources"));
    for (size_t i = 0; i < count; i++) {
        const source *s = r->sources.items[i];
        text_buffer line = {0};

        text_addf(&line, r->is_full ? "%s: %s" : "%s", s->label, s->reference);
        report_made(r, "* ", &line);
    }
}

static void write_end(report *r)
{
    if (r->result->incomplete.count) {
        page_line(&r->page, "");
        write_incomplete(r);
    }
    told_say(r->result, say_told, r);
    write_sources(r);
    write_origin(r);
}

static void write_rest(report *r)
{
    if (r->result->has_programme) {
        write_cards(r);
        write_later(r);
        write_pairs(r);
        write_lights(r);
        write_flares(r);
        write_stop_signals(r);
    }
    write_messages(r, "handout-know", &r->result->education);
    if (r->result->has_programme && r->result->disposition < CLINICIAN_ROUTINE)
        write_means(r);
    write_heard(r);
}

/* Someone who should see somebody reads at once when not to wait for that. */
static void write_first(report *r)
{
    int is_urgent = disposition_is_urgent(r->result->disposition);
    int is_referred = r->result->disposition >= CLINICIAN_ROUTINE;

    page_heading(&r->page, handout_title(r->result));
    write_today(r);
    if (is_urgent)
        write_help(r);
    if (is_referred || !r->result->has_programme)
        write_means(r);
    if (is_referred && !is_urgent)
        write_help(r);
}

static void write_report(report *r)
{
    const sb_result *result = r->result;

    write_first(r);
    if (disposition_is_urgent(result->disposition)) {
        write_heard(r);
    } else {
        if (result->has_programme)
            report_pages(r);
        write_advice(r);
        if (result->disposition < CLINICIAN_ROUTINE)
            write_help(r);
        if (r->is_full || !result->has_programme)
            write_rest(r);
    }
    write_end(r);
}

static int write_text(char **out, const sb_result *result, size_t columns, int is_full,
                      sb_failure *why)
{
    report r = {.result = result, .pack = result->pack, .is_full = is_full};

    r.page.columns = columns < NARROWEST ? NARROWEST : columns;
    write_report(&r);
    list_clear(&r.sources);
    *out = text_take(&r.page.out);
    return names_guard_made(out, why);
}

int sb_result_text(char **out, const sb_result *result, size_t columns, sb_failure *why)
{
    return write_text(out, result, columns, 0, why);
}

int sb_result_text_full(char **out, const sb_result *result, size_t columns,
                        sb_failure *why)
{
    return write_text(out, result, columns, 1, why);
}
