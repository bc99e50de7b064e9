/* SPDX-License-Identifier: Apache-2.0 */
#include "reports/report_table.h"

#include <stdio.h>

#include "words/handout.h"
#include "words/handout_brief.h"

enum { DAY_WIDTH = 4, WEEK_WIDTH = 8, TEXT_SIZE = 32 };

typedef struct table {
    page *page;
    const sb_result *result;
} table;

static const char *word(const table *t, const char *id)
{
    return pack_text(t->result->pack, id);
}

static void pad(text_buffer *out, const char *text, size_t width)
{
    text_add(out, text);
    for (size_t i = text_width(text); i < width; i++)
        text_add(out, " ");
}

static void write_wide(text_buffer *out, const char *text, size_t width)
{
    for (size_t i = text_width(text); i < width; i++)
        text_add(out, " ");
    text_add(out, text);
}

static void write_cell(text_buffer *out, const char *text)
{
    write_wide(out, text, DAY_WIDTH);
}

static void write_row(const table *t, text_buffer *line)
{
    if (line->text)
        page_line(t->page, line->text);
    text_used(line, &t->page->out);
}

static size_t name_width(const table *t)
{
    return t->page->columns - 7 * DAY_WIDTH;
}

static void write_day_names(const table *t)
{
    text_buffer line = {0};
    char id[TEXT_SIZE];

    pad(&line, word(t, "handout-exercise"), name_width(t));
    for (int day = 0; day < 7; day++) {
        snprintf(id, sizeof(id), "day-%s", day_words[day]);
        write_cell(&line, word(t, id));
    }
    write_row(t, &line);
}

static void write_minutes_row(const table *t, const char *name, const long minutes[7])
{
    text_buffer line = {0};
    char cell[TEXT_SIZE];

    pad(&line, name, name_width(t));
    for (int day = 0; day < 7; day++) {
        snprintf(cell, sizeof(cell), "%ld", minutes[day]);
        write_cell(&line, minutes[day] ? cell : "-");
    }
    write_row(t, &line);
}

static int has_session(const sb_result *r)
{
    for (size_t i = 0; i < r->items.count; i++)
        if (!((const result_item *)r->items.items[i])->outside)
            return 1;
    return 0;
}

void report_table(page *page, const sb_result *result)
{
    const table all = {page, result}, *t = &all;
    long total[7];

    if (!has_session(t->result))
        return;
    write_day_names(t);
    for (size_t i = 0; i < t->result->items.count; i++) {
        const result_item *item = t->result->items.items[i];
        long minutes[7];

        if (item->outside)
            continue;
        for (int day = 0; day < 7; day++)
            minutes[day] = handout_minutes_on(item, day);
        write_minutes_row(t, item->exercise->name, minutes);
    }
    for (int day = 0; day < 7; day++)
        total[day] = handout_session_minutes(t->result, day);
    write_minutes_row(t, word(t, "handout-total"), total);
}

/* ---- six weeks ---- */

static size_t weeks_name_width(const table *t)
{
    size_t weeks = t->result->weeks.count * WEEK_WIDTH;

    return t->page->columns > weeks ? t->page->columns - weeks : 1;
}

static void write_week_numbers(const table *t)
{
    text_buffer line = {0};
    char number[TEXT_SIZE];

    pad(&line, word(t, "handout-col-week"), weeks_name_width(t));
    for (size_t i = 0; i < t->result->weeks.count; i++) {
        const result_week *week = t->result->weeks.items[i];

        snprintf(number, sizeof(number), "%ld", week->plan->number);
        write_wide(&line, number, WEEK_WIDTH);
    }
    write_row(t, &line);
}

static const week_item *in_week(const result_week *week, const exercise *one)
{
    for (size_t i = 0; i < week->items.count; i++)
        if (((const week_item *)week->items.items[i])->exercise == one)
            return week->items.items[i];
    return NULL;
}

/* A long name has a line of its own. */
static void write_amounts(const table *t, const exercise *one)
{
    size_t width = weeks_name_width(t);
    text_buffer line = {0};

    if (text_width(one->name) >= width) {
        page_line(t->page, one->name);
        pad(&line, "", width);
    } else {
        pad(&line, one->name, width);
    }
    for (size_t i = 0; i < t->result->weeks.count; i++) {
        const week_item *item = in_week(t->result->weeks.items[i], one);
        text_buffer amount = {0};

        if (item)
            handout_amount(&amount, t->result, item);
        write_wide(&line, amount.text ? amount.text : "-", WEEK_WIDTH);
        text_used(&amount, &t->page->out);
    }
    write_row(t, &line);
}

void report_weeks(page *page, const sb_result *result)
{
    const table all = {page, result};

    if (!has_session(result))
        return;
    write_week_numbers(&all);
    for (size_t i = 0; i < result->items.count; i++) {
        const result_item *item = result->items.items[i];

        if (!item->outside)
            write_amounts(&all, item->exercise);
    }
}
