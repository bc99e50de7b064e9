/* SPDX-License-Identifier: Apache-2.0 */
/* How it goes as charts, and as a page with a table beside them. */
#include <stdio.h>
#include <stdlib.h>

#include "base/failure.h"
#include "diary/diary_page.h"
#include "diary/diary_progress.h"
#include "formats/chart_svg.h"
#include "words/handout.h"

enum { CHARTS = 5, LIGHTS = CHARTS - 1, NUMBER_SIZE = 48 };

/* Columns of the table that have a chart. */
enum { WEEK = 0, DONE = 2, MINUTES = 3, PAIN = 4, GOAL = 5 };
static const int charted[LIGHTS] = {DONE, MINUTES, PAIN, GOAL};

typedef struct drawing {
    const progress *of;
    progress_cells *cells; /* of each week */
    chart_column *columns; /* of each chart, each week */
    chart charts[CHARTS];
    char (*greens)[NUMBER_SIZE]; /* of each week: "4/5" */
} drawing;

static double pain_of(const diary_tally *week)
{
    return week->pains ? (double)week->pain / (double)week->pains : UNKNOWN_NUMBER;
}

static double value_of(const diary_tally *week, int column)
{
    return column == DONE      ? (double)week->done
           : column == MINUTES ? (double)week->minutes
           : column == PAIN    ? pain_of(week)
                               : (double)week->goal;
}

/* Scales are whole; days are seven at most; minutes are as many as the best week has. */
static double most_of(const progress *p, int column)
{
    double most = column == DONE ? DAYS_A_WEEK : column == MINUTES ? 1 : MOST_SCALE;

    for (size_t i = 0; column == MINUTES && i < p->count; i++)
        if (value_of(&p->weeks[i], column) > most)
            most = value_of(&p->weeks[i], column);
    return most;
}

static void fill_chart(drawing *d, int number)
{
    const progress *p = d->of;
    int column = charted[number];
    chart_column *all = d->columns + (size_t)number * p->count;

    for (size_t i = 0; i < p->count; i++)
        all[i] = (chart_column){.label = d->cells[i][WEEK],
                                .text = d->cells[i][column],
                                .value = value_of(&p->weeks[i], column),
                                .of = column == DONE ? (double)p->weeks[i].planned : 0};
    d->charts[number] = (chart){progress_title(p, column), all, p->count,
                                most_of(p, column)};
}

/* Of the sessions of a week, those whose light was the first of the pack: green. */
static void fill_lights(drawing *d)
{
    const progress *p = d->of;
    const monitoring *m = &p->diary->pack->monitoring;
    chart_column *all = d->columns + LIGHTS * p->count;
    double most = 1;

    for (size_t i = 0; i < p->count; i++) {
        const diary_tally *week = &p->weeks[i];
        size_t sessions = week->no_light;

        for (size_t k = 0; k < m->light_count; k++)
            sessions += week->lights[k];
        snprintf(d->greens[i], NUMBER_SIZE, "%zu/%zu", week->lights[0], sessions);
        all[i] = (chart_column){.label = d->cells[i][WEEK],
                                .text = d->greens[i],
                                .value = (double)week->lights[0],
                                .of = (double)sessions};
        most = (double)sessions > most ? (double)sessions : most;
    }
    d->charts[LIGHTS] = (chart){m->light_count ? m->lights[0].name : "", all, p->count,
                                most};
}

static int draw(text_buffer *out, const progress *p)
{
    drawing d = {.of = p,
                 .cells = calloc(p->count + 1, sizeof(*d.cells)),
                 .columns = calloc(CHARTS * p->count + 1, sizeof(*d.columns)),
                 .greens = calloc(p->count + 1, sizeof(*d.greens))};
    int is_done = d.cells && d.columns && d.greens;

    for (size_t i = 0; is_done && i < p->count; i++)
        progress_row(d.cells[i], p, i, 1);
    for (int i = 0; is_done && i < LIGHTS; i++)
        fill_chart(&d, i);
    if (is_done)
        fill_lights(&d);
    if (is_done)
        chart_svg(out, d.charts, CHARTS);
    free(d.cells);
    free(d.columns);
    free(d.greens);
    return is_done && !out->failed ? 0 : -1;
}

char *progress_svg(const progress *p)
{
    text_buffer out = {0};
    int error = draw(&out, p);

    text_add(&out, "\n");
    if (error == 0)
        return text_take(&out);
    text_clear(&out);
    return NULL;
}

/* ---- the page ---- */

typedef struct progress_page {
    diary_page page;
    xml_part *said;
    const progress *of;
} progress_page;

static void add_sentence(void *payload, const char *message, const char *const pairs[])
{
    progress_page *t = payload;
    text_buffer text = {0};

    handout_write(&text, t->page.pack, message, pairs);
    diary_page_made(&t->page, t->said, "li", &text);
}

static void add_row(progress_page *t, xml_part *rows, progress_cells cells)
{
    xml_part *row = tree_add(t->page.tree, rows, "tr");

    for (int i = 0; i < PROGRESS_COLUMNS; i++)
        tree_add_text(t->page.tree, row, "td", cells[i]);
}

static void add_table(progress_page *t)
{
    xml_tree *tree = t->page.tree;
    xml_part *wide = tree_add(tree, t->page.main, "div");
    xml_part *table = tree_add(tree, wide, "table");
    xml_part *head = tree_add(tree, tree_add(tree, table, "thead"), "tr"), *rows;

    tree_put(tree, wide, "class", "wide");
    tree_put(tree, wide, "tabindex", "0");
    for (int i = 0; i < PROGRESS_COLUMNS; i++)
        tree_put(tree, tree_add_text(tree, head, "th", progress_title(t->of, i)), "scope",
                 "col");
    rows = tree_add(tree, table, "tbody");
    for (size_t i = 0; i < t->of->count; i++) {
        progress_cells cells;

        progress_row(cells, t->of, i, 1);
        add_row(t, rows, cells);
    }
}

static int add_charts(progress_page *t, sb_failure *why)
{
    text_buffer svg = {0};
    xml_tree *drawing = NULL;
    int error = draw(&svg, t->of) < 0 ? failure_memory(why) : 0;

    if (error == 0)
        error = tree_parse(&drawing, svg.text, svg.length, "the charts", why);
    if (error == 0)
        tree_adopt(t->page.tree, tree_add(t->page.tree, t->page.main, "figure"), drawing);
    tree_close(drawing);
    text_clear(&svg);
    return error;
}

static int fill_page(progress_page *t, sb_failure *why)
{
    t->said = tree_add(t->page.tree, t->page.main, "ul");
    progress_say(t->of, add_sentence, t);
    diary_page_add(&t->page, "p", pack_text(t->page.pack, "diary-not-logged"));
    if (add_charts(t, why) < 0)
        return -1;
    add_table(t);
    return 0;
}

char *progress_html(const progress *p, sb_failure *why)
{
    const sb_pack *pack = p->diary->pack;
    progress_page t = {.of = p};
    char *out = NULL;

    if (diary_page_open(&t.page, pack, pack_text(pack, "diary-progress"), why) == 0 &&
        fill_page(&t, why) == 0)
        out = diary_page_write(&t.page, why);
    diary_page_close(&t.page);
    return out;
}
