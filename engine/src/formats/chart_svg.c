/* SPDX-License-Identifier: Apache-2.0 */
#include "formats/chart_svg.h"

enum {
    WIDE = 440,  /* of the drawing: read on a phone as well */
    HIGH = 80,   /* of the columns */
    HEAD = 40,   /* above them: the title, and the numbers */
    FOOT = 22,   /* below them: the labels */
    GAP = 14,    /* between charts */
    LETTERS = 7, /* how wide one is */
    MOST_WIDE = 44
};

/* In tenths, and written by hand: printf writes them as the locale has it. */
static void add_number(text_buffer *out, double number)
{
    long tenths = (long)(number * 10 + 0.5);

    text_addf(out, "%ld", tenths / 10);
    if (tenths % 10)
        text_addf(out, ".%ld", tenths % 10);
}

static void add_attribute(text_buffer *out, const char *name, double number)
{
    text_join(out, " ", name, "=\"");
    add_number(out, number);
    text_add(out, "\"");
}

static void add_block(text_buffer *out, double x, double y, double wide, double high,
                      const char *look)
{
    text_add(out, "<rect");
    add_attribute(out, "x", x);
    add_attribute(out, "y", y);
    add_attribute(out, "width", wide);
    add_attribute(out, "height", high);
    text_join(out, " ", look, "/>");
}

static void add_words(text_buffer *out, double x, double y, const char *look,
                      const char *words)
{
    text_add(out, "<text");
    add_attribute(out, "x", x);
    add_attribute(out, "y", y);
    text_join(out, " ", look, ">");
    text_add_markup(out, words);
    text_add(out, "</text>");
}

static double height_of(const chart *c, double value)
{
    double most = c->most > 0 ? c->most : 1;

    return HIGH * (value > most ? most : value) / most;
}

/* Of many columns only some are named, so that the words do not run into each other. */
static size_t words_between(const chart *c, double wide)
{
    size_t letters = 1;

    for (size_t i = 0; i < c->count; i++)
        for (size_t k = 0; c->columns[i].text[k]; k++)
            letters = k + 1 > letters ? k + 1 : letters;
    return 1 + (size_t)((double)(letters * LETTERS) / wide);
}

static void add_column(text_buffer *out, const chart *c, size_t i, double foot,
                       double wide, int is_named)
{
    const chart_column *one = &c->columns[i];
    double x = wide * (double)i, high = one->value < 0 ? 0 : height_of(c, one->value);
    double frame = one->of > 0 ? height_of(c, one->of) : 0;

    if (frame > 0)
        add_block(out, x + wide * 0.15, foot - frame, wide * 0.7, frame,
                  "fill=\"none\" stroke=\"#5f6b73\"");
    if (high > 0)
        add_block(out, x + wide * 0.15, foot - high, wide * 0.7, high,
                  "fill=\"#005a66\"");
    if (!is_named)
        return;
    add_words(out, x + wide / 2, foot + 15,
              "text-anchor=\"middle\" font-size=\"12\" fill=\"currentColor\"",
              one->label);
    add_words(out, x + wide / 2, foot - (high > frame ? high : frame) - 5,
              "text-anchor=\"middle\" font-size=\"12\" fill=\"currentColor\"", one->text);
}

static void add_chart(text_buffer *out, const chart *c, double top)
{
    double wide = c->count ? (double)WIDE / (double)c->count : MOST_WIDE;
    double foot = top + HEAD + HIGH;
    size_t between;

    if (wide > MOST_WIDE)
        wide = MOST_WIDE;
    between = words_between(c, wide);
    add_words(out, 0, top + 14,
              "font-size=\"14\" font-weight=\"bold\" fill=\"currentColor\"", c->title);
    add_block(out, 0, foot, WIDE, 1, "fill=\"#5f6b73\"");
    for (size_t i = 0; i < c->count; i++)
        add_column(out, c, i, foot, wide, i % between == 0);
}

/* What a screen reader says in its place. */
static void describe(text_buffer *out, const chart charts[], size_t count)
{
    for (size_t i = 0; i < count; i++) {
        text_add(out, i ? ". " : "");
        text_add_markup(out, charts[i].title);
        for (size_t k = 0; k < charts[i].count; k++) {
            text_add(out, k ? "; " : ": ");
            text_add_markup(out, charts[i].columns[k].label);
            text_add(out, ": ");
            text_add_markup(out, charts[i].columns[k].text);
        }
    }
}

void chart_svg(text_buffer *out, const chart charts[], size_t count)
{
    const size_t each = HEAD + HIGH + FOOT + GAP;

    text_addf(out,
              "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %zu\" "
              "font-family=\"sans-serif\" role=\"img\"><title>",
              WIDE, count * each);
    describe(out, charts, count);
    text_add(out, "</title>");
    for (size_t i = 0; i < count; i++)
        add_chart(out, &charts[i], (double)(i * each));
    text_add(out, "</svg>");
}
