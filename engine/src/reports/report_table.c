/* SPDX-License-Identifier: Apache-2.0 */
#include "reports/report_table.h"

#include <stdio.h>

#include "words/handout.h"

enum { DAY_WIDTH = 4, TEXT_SIZE = 32 };

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

static void write_cell(text_buffer *out, const char *text)
{
    for (size_t i = text_width(text); i < DAY_WIDTH; i++)
        text_add(out, " ");
    text_add(out, text);
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
    if (line.text)
        page_line(t->page, line.text);
    text_used(&line, &t->page->out);
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
    if (line.text)
        page_line(t->page, line.text);
    text_used(&line, &t->page->out);
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
