/* SPDX-License-Identifier: Apache-2.0 */
/* How it goes, week by week: rows of text, a table for other programs, JSON. */
#include "diary/diary_progress.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/failure.h"
#include "formats/page_writer.h"
#include "words/handout.h"

enum { WEEK_DAYS = 7, BAR_SHARE = 2 };

static const char *const column_words[PROGRESS_COLUMNS] = {
    "diary-week", "diary-from", "diary-done",  "diary-minutes",
    "diary-pain", "diary-goal", "diary-lights"};
static const char *const column_names[PROGRESS_COLUMNS] = {
    "week", "from", "done", "minutes", "pain", "goal", "lights"};

const char *progress_title(const progress *p, int column)
{
    return pack_text(p->diary->pack, column_words[column]);
}

/* ---- cells ---- */

/* One decimal, in every locale. */
static void write_pain(char cell[CELL_SIZE], const diary_tally *week)
{
    long tenths = week->pains ? (20 * week->pain + week->pains) / (2 * week->pains) : 0;

    if (week->pains)
        snprintf(cell, CELL_SIZE, "%ld.%ld", tenths / 10, tenths % 10);
    else
        snprintf(cell, CELL_SIZE, "-");
}

/* `named`: in words for people. */
static void write_lights(char cell[CELL_SIZE], const sb_pack *pack,
                         const diary_tally *week, int named)
{
    size_t at = 0;

    cell[0] = '\0';
    for (size_t i = 0; i < pack->monitoring.light_count && at < CELL_SIZE; i++)
        if (week->lights[i])
            at += (size_t)snprintf(cell + at, CELL_SIZE - at, "%s%s %zu", at ? ", " : "",
                                   named ? pack->monitoring.lights[i].name
                                         : pack->monitoring.lights[i].id,
                                   week->lights[i]);
    if (week->no_light && at < CELL_SIZE)
        snprintf(cell + at, CELL_SIZE - at, "%s%s %zu", at ? ", " : "", SB_UNKNOWN,
                 week->no_light);
    if (!cell[0])
        snprintf(cell, CELL_SIZE, "-");
}

void progress_row(progress_cells cells, const progress *p, size_t week, int named)
{
    const diary_tally *one = &p->weeks[week];

    snprintf(cells[0], CELL_SIZE, "%zu", week + 1);
    day_write(cells[1], one->from);
    snprintf(cells[2], CELL_SIZE, "%ld/%ld", one->done, one->planned);
    snprintf(cells[3], CELL_SIZE, "%ld", one->minutes);
    write_pain(cells[4], one);
    if (one->goal >= 0)
        snprintf(cells[5], CELL_SIZE, "%ld", one->goal);
    else
        snprintf(cells[5], CELL_SIZE, "-");
    write_lights(cells[6], p->diary->pack, one, named);
}

/* ---- as text ---- */

typedef struct progress_text {
    page page;
    const sb_pack *pack;
} progress_text;

/* The pain of a week as a row of signs, two for each point. */
static void write_bar(page *to, size_t number, const diary_tally *week)
{
    text_buffer line = {0};
    char pain[CELL_SIZE];
    long signs = week->pains ? (BAR_SHARE * week->pain + week->pains / 2) / week->pains
                             : 0;

    write_pain(pain, week);
    text_addf(&line, "%4zu %5s  ", number, pain);
    for (long i = 0; i < signs; i++)
        text_add(&line, "#");
    if (line.text)
        page_line(to, line.text);
    text_used(&line, &to->out);
}

static void write_row(page *to, progress_cells cells)
{
    static const int widths[PROGRESS_COLUMNS] = {5, 11, 6, 8, 5, 5, 0};
    text_buffer line = {0};

    for (int i = 0; i < PROGRESS_COLUMNS; i++)
        text_addf(&line, "%-*s%s", widths[i], cells[i],
                  i + 1 < PROGRESS_COLUMNS ? " " : "");
    if (line.text)
        page_line(to, line.text);
    text_used(&line, &to->out);
}

static void write_sentence(void *payload, const char *message, const char *const pairs[])
{
    progress_text *to = payload;
    text_buffer line = {0};

    handout_write(&line, to->pack, message, pairs);
    if (line.text)
        page_text(&to->page, "* ", line.text);
    text_used(&line, &to->page.out);
}

static char *as_text(const progress *p, size_t columns)
{
    progress_cells cells;
    progress_text whole = {{.columns = columns}, p->diary->pack};
    page to;
    const sb_pack *pack = p->diary->pack;

    page_heading(&whole.page, pack_text(pack, "diary-progress"));
    progress_say(p, write_sentence, &whole);
    to = whole.page;
    page_text(&to, "", pack_text(pack, "diary-not-logged"));
    for (int i = 0; i < PROGRESS_COLUMNS; i++)
        snprintf(cells[i], CELL_SIZE, "%s", pack_text(pack, column_words[i]));
    page_line(&to, "");
    write_row(&to, cells);
    for (size_t i = 0; i < p->count; i++) {
        progress_row(cells, p, i, 0);
        write_row(&to, cells);
    }
    page_heading(&to, pack_text(pack, "diary-pain-chart"));
    for (size_t i = 0; i < p->count; i++)
        write_bar(&to, i + 1, &p->weeks[i]);
    return text_take(&to.out);
}

/* ---- for other programs ---- */

static char *as_csv(const progress *p)
{
    progress_cells cells;
    text_buffer out = {0};

    for (int i = 0; i < PROGRESS_COLUMNS; i++)
        text_addf(&out, "%s%s", column_names[i], i + 1 < PROGRESS_COLUMNS ? "," : "\r\n");
    for (size_t i = 0; i < p->count; i++) {
        progress_row(cells, p, i, 0);
        for (int k = 0; k < PROGRESS_COLUMNS; k++)
            text_addf(&out, "\"%s\"%s", cells[k],
                      k + 1 < PROGRESS_COLUMNS ? "," : "\r\n");
    }
    return text_take(&out);
}

static json_value *week_json(json_maker *m, const progress *p, size_t number)
{
    const diary_tally *week = &p->weeks[number];
    json_value *one = json_new_object(m), *lights = json_new_object(m);
    char from[DAY_TEXT_SIZE];

    day_write(from, week->from);
    json_put_number(m, one, "week", (double)(number + 1));
    json_put_text(m, one, "from", from);
    json_put_number(m, one, "planned", (double)week->planned);
    json_put_number(m, one, "done", (double)week->done);
    json_put_number(m, one, "minutes", (double)week->minutes);
    if (week->pains)
        json_put_number(m, one, "pain", (double)week->pain / (double)week->pains);
    if (week->goal >= 0)
        json_put_number(m, one, "goal", (double)week->goal);
    for (size_t i = 0; i < p->diary->pack->monitoring.light_count; i++)
        json_put_number(m, lights, p->diary->pack->monitoring.lights[i].id,
                        (double)week->lights[i]);
    json_put_number(m, lights, SB_UNKNOWN, (double)week->no_light);
    json_put(m, one, "lights", lights);
    json_put_number(m, one, "flares", (double)week->flares);
    return one;
}

typedef struct sentences {
    json_maker *maker;
    json_value *all;
    const sb_pack *pack;
} sentences;

static void add_sentence(void *payload, const char *message, const char *const pairs[])
{
    sentences *to = payload;
    text_buffer text = {0};

    handout_write(&text, to->pack, message, pairs);
    json_add_text(to->maker, to->all, text.text ? text.text : "");
    to->maker->failed |= text.failed;
    text_clear(&text);
}

static json_value *said_json(json_maker *m, const progress *p)
{
    sentences to = {m, json_new_list(m), p->diary->pack};

    progress_say(p, add_sentence, &to);
    return to.all;
}

static char *as_json(const progress *p)
{
    json_maker m = {0};
    json_value *whole = json_new_object(&m), *weeks = json_new_list(&m);

    json_put_text(&m, whole, "diary", p->diary->id);
    for (size_t i = 0; i < p->count; i++)
        json_add(&m, weeks, week_json(&m, p, i));
    json_put(&m, whole, "said", said_json(&m, p));
    json_put(&m, whole, "weeks", weeks);
    return json_write(&m, whole, 2);
}

/* ---- counting ---- */

static int count_weeks(progress *p, long today)
{
    long first = diary_first_day(p->diary);
    size_t most = today < first ? 0 : (size_t)((today - first) / WEEK_DAYS + 1);

    p->weeks = calloc(most + 1, sizeof(*p->weeks));
    if (!p->weeks)
        return -1;
    for (; p->count < most; p->count++) {
        long from = first + WEEK_DAYS * (long)p->count, to = from + WEEK_DAYS;

        if (tally_make(&p->weeks[p->count], p->diary, from,
                       to > today + 1 ? today + 1 : to) < 0)
            return -1;
    }
    return 0;
}

void progress_close(progress *p)
{
    for (size_t i = 0; p->weeks && i < p->count; i++)
        tally_clear(&p->weeks[i]);
    free(p->weeks);
    p->weeks = NULL;
}

int progress_open(progress *out, const sb_diary *diary, const char *today,
                  sb_failure *why)
{
    *out = (progress){.diary = diary, .today = day_number(today)};
    if (out->today < 0)
        return failure_set(why, SB_CAUSE_ANSWERS, "", 0,
                           "'%.40s' is no day; write it as 2026-12-01", today);
    return count_weeks(out, out->today) < 0 ? failure_memory(why) : 0;
}

/* ---- for a page ---- */

static json_value *week_shown(json_maker *m, const progress *p, size_t number)
{
    const diary_tally *week = &p->weeks[number];
    json_value *one = json_new_object(m), *row = json_new_list(m);
    progress_cells cells;

    progress_row(cells, p, number, 1);
    for (int i = 0; i < PROGRESS_COLUMNS; i++)
        json_add_text(m, row, cells[i]);
    json_put(m, one, "cells", row);
    json_put_number(m, one, "planned", (double)week->planned);
    json_put_number(m, one, "done", (double)week->done);
    if (week->pains)
        json_put_number(m, one, "pain", (double)week->pain / (double)week->pains);
    if (week->goal >= 0)
        json_put_number(m, one, "goal", (double)week->goal);
    return one;
}

json_value *progress_shown(json_maker *m, const sb_diary *diary, long today)
{
    progress p = {.diary = diary, .today = today};
    json_value *all = json_new_object(m), *columns = json_new_list(m),
               *weeks = json_new_list(m);
    int error = count_weeks(&p, today);

    json_put_text(m, all, "title", pack_text(diary->pack, "diary-progress"));
    json_put_text(m, all, "note", pack_text(diary->pack, "diary-not-logged"));
    json_put_text(m, all, "chart", pack_text(diary->pack, "diary-pain-chart"));
    json_put_number(m, all, "most", MOST_SCALE);
    if (error == 0)
        json_put(m, all, "said", said_json(m, &p));
    for (int i = 0; i < PROGRESS_COLUMNS; i++)
        json_add_text(m, columns, pack_text(diary->pack, column_words[i]));
    json_put(m, all, "columns", columns);
    for (size_t i = 0; error == 0 && i < p.count; i++)
        json_add(m, weeks, week_shown(m, &p, i));
    json_put(m, all, "weeks", weeks);
    progress_close(&p);
    return error == 0 ? all : NULL;
}

int sb_diary_progress(char **out, const sb_diary *diary, const char *today,
                      sb_diary_format format, size_t columns, sb_failure *why)
{
    progress p;
    char *made = NULL;

    if (progress_open(&p, diary, today, why) < 0) {
        progress_close(&p);
        return -1;
    }
    made = format == SB_DIARY_TEXT   ? as_text(&p, columns)
           : format == SB_DIARY_HTML ? progress_html(&p, why)
           : format == SB_DIARY_SVG  ? progress_svg(&p)
           : format == SB_DIARY_CSV  ? as_csv(&p)
                                     : as_json(&p);
    progress_close(&p);
    if (!made)
        return why->cause ? -1 : failure_memory(why);
    *out = made;
    return 0;
}
