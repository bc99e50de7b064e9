/* SPDX-License-Identifier: Apache-2.0 */
/* The two pages in plain text: what to do today and the week, then the six weeks, what is
 * not yet, soreness and warning, and flare-ups. */
#include <stdio.h>

#include "reports/report_parts.h"
#include "reports/report_table.h"
#include "words/handout.h"
#include "words/handout_brief.h"
#include "words/wish_words.h"

enum { TEXT_SIZE = 64 };

/* ---- today ---- */

static void write_level(report *r)
{
    char number[TEXT_SIZE], id[TEXT_SIZE];
    const reasons *why = &r->result->level_why;

    snprintf(number, sizeof(number), "%ld", r->result->minutes);
    report_say(r, "", "handout-minutes", (const char *const[]){"minutes", number, NULL});
    snprintf(id, sizeof(id), "handout-level-%s", level_words[r->result->level]);
    report_say(r, "", id, NULL);
    for (size_t i = 0; i < why->all.count; i++) {
        page_text(&r->page, "", ((const reason *)why->all.items[i])->rule->because);
        report_cite(r, &((const reason *)why->all.items[i])->rule->evidence);
    }
}

/* "2 x 8, effort 5 of 10; use your arms if you need to." The week says on which days. */
static void add_dose(text_buffer *out, const report *r, const result_item *item)
{
    const char *note = item->exercise->doses[item->level].note;
    text_buffer effort = {0};

    handout_dose(out, r->pack, item);
    handout_effort(&effort, r->pack, item);
    if (effort.text)
        text_addf(out, ", %s", effort.text);
    text_used(&effort, out);
    if (note)
        text_addf(out, "; %s", note);
    text_add(out, ".");
}

static void write_item(report *r, const result_item *item, int number)
{
    const exercise *e = item->exercise;
    const reason *why = handout_why(r->result, item);
    text_buffer head = {0}, because = {0};

    text_addf(&head, "%d. %s: ", number, e->name);
    add_dose(&head, r, item);
    page_line(&r->page, "");
    report_made(r, "", &head);
    page_text(&r->page, "   ", e->summary);
    wish_say_why(&because, r->result, item);
    if (because.text)
        report_labelled(r, "   ", "handout-why", because.text);
    text_used(&because, &r->page.out);
    if (why)
        report_cite(r, reason_evidence(why));
    report_cite(r, &e->evidence);
}

static void write_wishes(report *r)
{
    for (size_t i = 0; i < r->result->wishes.count; i++) {
        text_buffer line = {0};

        wish_say(&line, r->result, r->result->wishes.items[i]);
        report_made(r, "* ", &line);
    }
}

static void write_habit(report *r, const result_item *item)
{
    const char *note = item->exercise->doses[item->level].note;
    text_buffer line = {0};

    text_addf(&line, "%s: ", item->exercise->name);
    if (note)
        text_add(&line, note);
    else
        handout_dose(&line, r->pack, item);
    text_addf(&line, ". %s", item->exercise->summary);
    report_made(r, "* ", &line);
    report_cite(r, &item->exercise->evidence);
}

static void write_items(report *r)
{
    int number = 0, habits = 0;

    page_heading(&r->page, report_word(r, "handout-programme"));
    write_level(r);
    write_wishes(r);
    for (size_t i = 0; i < r->result->items.count; i++) {
        const result_item *item = r->result->items.items[i];

        if (!item->outside)
            write_item(r, item, ++number);
        habits += item->outside != 0;
    }
    page_line(&r->page, "");
    page_text(&r->page, "", report_word(r, "handout-effort"));
    page_text(&r->page, "", report_word(r, "handout-too-much"));
    if (habits)
        page_heading(&r->page, report_word(r, "handout-habits"));
    for (size_t i = 0; i < r->result->items.count; i++)
        if (((const result_item *)r->result->items.items[i])->outside)
            write_habit(r, r->result->items.items[i]);
}

/* ---- six weeks ---- */

static void write_next_steps(report *r)
{
    const week_item *next;

    for (size_t i = 0; i < MOST_STEPS && (next = handout_next_step(r->result, i)); i++) {
        const char *const pairs[] = {
            "from", next->exercise->name,   "name", next->variant->name,
            "how",  next->variant->summary, NULL};

        if (i == 0)
            page_text(&r->page, "", report_word(r, "handout-next-steps"));
        report_say(r, "* ", "handout-next-step", pairs);
    }
}

static void write_weeks(report *r)
{
    char id[TEXT_SIZE];

    snprintf(id, sizeof(id), "handout-weeks-how-%s", style_words[r->result->style]);
    page_heading(&r->page, report_word(r, "handout-weeks"));
    report_say(r, "", id, NULL);
    page_line(&r->page, "");
    report_weeks(&r->page, r->result);
    write_next_steps(r);
}

static void write_lights(report *r)
{
    const monitoring *m = &r->pack->monitoring;

    page_heading(&r->page, report_word(r, "handout-lights"));
    for (size_t i = 0; i < m->light_count; i++) {
        text_buffer line = {0};

        text_addf(&line, "%s: %s", m->lights[i].name,
                  handout_light(r->result, &m->lights[i]));
        report_made(r, "* ", &line);
    }
}

/* ---- not yet ---- */

static void write_instead(report *r, const result_hazard *h)
{
    const exercise *first = h->insteads.count ? h->insteads.items[0] : NULL;

    if (first)
        report_say(
            r, "  ", "handout-instead-how",
            (const char *const[]){"name", first->name, "how", first->summary, NULL});
    else if (h->tips.count)
        report_labelled(r, "  ", "handout-col-instead", h->tips.items[0]);
}

static void write_line(report *r, const result_hazard *h)
{
    text_buffer line = {0};

    text_addf(&line, "%s. %s", h->hazard->name, h->because);
    report_made(r, "* ", &line);
    write_instead(r, h);
    page_text(&r->page, "  ", h->back);
    report_cite(r, &h->hazard->evidence);
}

/* What is left out; then the way to what a goal asks for, and how the rest of the core
 * stands. */
static void write_not_yet(report *r)
{
    const sb_result *result = r->result;
    text_buffer rest = {0};

    if (result->listed.count)
        page_heading(&r->page, report_word(r, "handout-not-yet"));
    for (size_t i = 0; i < result->listed.count; i++)
        write_line(r, result->listed.items[i]);
    if (result->paths.count && !result->listed.count)
        page_heading(&r->page, report_word(r, "handout-path"));
    for (size_t i = 0; i < result->paths.count; i++)
        page_text(&r->page, "* ",
                  ((const result_hazard *)result->paths.items[i])->hazard->later);
    handout_core(&rest, result);
    report_made(r, "", &rest);
}

/* ---- how it feels ---- */

static void write_feelings(report *r)
{
    page_heading(&r->page, report_word(r, "handout-soreness"));
    page_text(&r->page, "* ", report_word(r, "handout-sore-brief"));
    page_text(&r->page, "* ", report_word(r, "handout-warning-brief"));
    page_heading(&r->page, report_word(r, "handout-flare"));
    page_text(&r->page, "", report_word(r, "handout-flare-brief"));
    page_text(&r->page, "", report_word(r, "handout-flare-bad"));
    page_text(&r->page, "", report_word(r, "handout-flare-often"));
}

void report_pages(report *r)
{
    write_items(r);
    page_heading(&r->page, report_word(r, "handout-week-table"));
    report_table(&r->page, r->result);
    write_weeks(r);
    write_lights(r);
    write_not_yet(r);
    write_feelings(r);
}
