/* SPDX-License-Identifier: Apache-2.0 */
/* Figures as SVG. */
#include "figures/figure_drawing.h"

#include <math.h>
#include <string.h>

#include "base/failure.h"
#include "figures/figure_layout.h"

/* Colours are CSS variables with a default. Attributes say the default once more, for
 * programs that do not know CSS variables. */
typedef struct paint {
    const char *variable, *usual;
} paint;

/* What is of the body or held stands out from what is behind it by an edge in the colour
 * of the paper; the group of these layers says so once. */
typedef enum edge { EDGE_NONE, EDGE_PAPER, EDGE_LINE } edge;

static const struct {
    paint fill;
    edge edge;
    paint line;        /* EDGE_LINE */
    const char *width; /* of the line, in tenths */
} styles[LAYER_COUNT] = {
    [LAYER_FLOOR] = {{NULL, "none"}, EDGE_LINE, {"prop-line", "#8d7b72"}, "14"},
    [LAYER_FURNITURE] = {{"prop", "#efe7e2"}, EDGE_LINE, {"prop-line", "#8d7b72"}, "7"},
    [LAYER_FAR_LEG] = {.fill = {"far", "#a3bac8"}, .edge = EDGE_PAPER},
    [LAYER_FAR_KIT_LINE] = {{NULL, "none"}, EDGE_LINE, {"kit", "#b8512f"}, "18"},
    [LAYER_FAR_KIT] = {.fill = {"kit", "#b8512f"}, .edge = EDGE_PAPER},
    [LAYER_FAR_ARM] = {.fill = {"far", "#a3bac8"}, .edge = EDGE_PAPER},
    [LAYER_TRUNK] = {.fill = {"body", "#2f4858"}, .edge = EDGE_PAPER},
    [LAYER_HEAD] = {.fill = {"near", "#33658a"}, .edge = EDGE_PAPER},
    [LAYER_HAIR] = {.fill = {"hair", "#1d2b35"}, .edge = EDGE_NONE},
    [LAYER_NEAR_LEG] = {.fill = {"near", "#33658a"}, .edge = EDGE_PAPER},
    [LAYER_KIT_LINE] = {{NULL, "none"}, EDGE_LINE, {"kit", "#b8512f"}, "18"},
    [LAYER_KIT] = {.fill = {"kit", "#b8512f"}, .edge = EDGE_PAPER},
    [LAYER_NEAR_ARM] = {.fill = {"near", "#33658a"}, .edge = EDGE_PAPER},
    [LAYER_SLEEVE] = {.fill = {"body", "#2f4858"}, .edge = EDGE_NONE},
    [LAYER_WATER] = {.fill = {"water", "#5fa8d3"}, .edge = EDGE_NONE},
    [LAYER_ARROW] = {{NULL, "none"}, EDGE_LINE, {"arrow", "#c05f00"}, "18"},
    [LAYER_ARROW_HEAD] = {.fill = {"arrow", "#c05f00"}, .edge = EDGE_NONE},
};

enum { FIRST_OF_BODY = LAYER_FAR_LEG, LAST_OF_BODY = LAYER_SLEEVE };

static const char start_of_body[] = "<g stroke=\"#fff\" stroke-width=\"16\" "
                                    "style=\"stroke:var(--figure-paper,#fff);"
                                    "paint-order:stroke\">\n";

static void write_variable(text_buffer *out, const char *what, paint p)
{
    if (p.variable)
        text_addf(out, "%s:var(--figure-%s,%s);", what, p.variable, p.usual);
}

static void write_style(text_buffer *out, layer which)
{
    text_addf(out, "<path fill=\"%s\"", styles[which].fill.usual);
    if (styles[which].edge == EDGE_LINE)
        text_addf(out, " stroke=\"%s\" stroke-width=\"%s\"", styles[which].line.usual,
                  styles[which].width);
    else if (styles[which].edge == EDGE_NONE && which <= (layer)LAST_OF_BODY)
        text_add(out, " stroke=\"none\"");
    if (which == LAYER_WATER)
        text_add(out, " opacity=\".35\"");
    text_add(out, " style=\"");
    write_variable(out, "fill", styles[which].fill);
    write_variable(out, "stroke", styles[which].line);
    text_add(out, "\" d=\"");
}

static void write_layers(text_buffer *out, drawing *d)
{
    text_add(out, "<g transform=\"scale(.1)\" stroke-linecap=\"round\" "
                  "stroke-linejoin=\"round\">\n");
    for (int i = 0; i < LAYER_COUNT; i++) {
        text_buffer *data = &d->layers[i];

        if (i == FIRST_OF_BODY)
            text_add(out, start_of_body);
        if (data->length) {
            write_style(out, (layer)i);
            text_add_bytes(out, data->text, data->length);
            text_add(out, "\"/>\n");
        }
        if (i == LAST_OF_BODY)
            text_add(out, "</g>\n");
        out->failed |= data->failed;
        text_clear(data);
    }
    text_add(out, "</g>\n");
}

/* ---- words ---- */

static void write_caption(text_buffer *out, const figure_layout *l, size_t index)
{
    const figure_pose *pose = l->placed.poses[index].pose;
    caption_lines lines = layout_caption(l, pose->caption);
    double x = l->cell_width * ((double)index + 0.5);

    for (size_t i = 0; i < lines.count; i++) {
        text_add(out, "<text x=\"");
        svg_number(out, x);
        text_add(out, "\" y=\"");
        svg_number(out, l->caption_y + (double)i * l->line_height);
        text_add(out, "\">");
        if (i == 0 && l->placed.count > 1)
            text_addf(out, "<tspan font-weight=\"bold\">%zu</tspan> ", index + 1);
        for (const char *c = lines.from[i]; c < lines.from[i] + lines.length[i]; c++) {
            const char letter[] = {*c, '\0'};

            text_add_markup(out, letter);
        }
        text_add(out, "</text>\n");
    }
}

/* A small clock and the words: later, not never. */
static void write_not_yet(text_buffer *out, const figure_layout *l)
{
    static const char clock[] =
        "<path d=\"M11.5 8A4.5 4.5 0 0 1 2.5 8A4.5 4.5 0 0 1 11.5 8ZM7 5.2V8l2 1.4\" "
        "fill=\"none\" stroke=\"#333\" stroke-width=\"1.2\" "
        "style=\"stroke:var(--figure-text,#333)\"/>\n";

    if (!l->placed.figure->is_hazard)
        return;
    text_add(out, clock);
    text_add(out, "<text x=\"14\" y=\"10.8\" text-anchor=\"start\" "
                  "font-size=\"8\">");
    text_add_markup(out, pack_text(l->pack, "figure-not-yet"));
    text_add(out, "</text>\n");
}

static void write_words(text_buffer *out, const figure_layout *l)
{
    text_add(out, "<g font-family=\"sans-serif\" text-anchor=\"middle\" fill=\"#333\" "
                  "style=\"fill:var(--figure-text,#333)\" font-size=\"");
    svg_number(out, l->letters);
    text_add(out, "\">\n");
    write_not_yet(out, l);
    for (size_t i = 0; i < l->placed.count; i++)
        write_caption(out, l, i);
    text_add(out, "</g>\n");
}

/* ---- the whole ---- */

static void draw_poses(drawing *d, const figure_layout *l)
{
    for (size_t i = 0; i < l->placed.count; i++) {
        const placed_pose *p = &l->placed.poses[i];

        d->origin = l->origin[i];
        d->mirrored = 0;
        draw_ground(d, p, l->room[i]);
        d->mirrored = p->pose->mirrored;
        draw_props(d, p);
        draw_body(d, p);
        draw_arrows(d, p, p->continues ? &l->placed.poses[i - 1] : NULL);
    }
}

static void write_id(text_buffer *out, const char *before, const char *inside,
                     const char *after)
{
    text_add(out, before);
    text_add_markup(out, inside ? inside : "figure");
    text_add(out, after);
}

static void write_start(text_buffer *out, const figure_layout *l, const char *inside)
{
    double width = l->cell_width * (double)l->placed.count;

    text_add(out, "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\"");
    write_id(out, " aria-labelledby=\"", inside, "-t ");
    write_id(out, "", inside, "-d\" viewBox=\"0 0 ");
    svg_number(out, width);
    text_add(out, " ");
    svg_number(out, l->height);
    if (!inside)
        text_addf(out, "\" width=\"%ld\" height=\"%ld", lround(width * 2),
                  lround(l->height * 2));
    write_id(out, "\">\n<title id=\"", inside, "-t\">");
    text_add_markup(out, l->placed.figure->name);
    write_id(out, "</title>\n<desc id=\"", inside, "-d\">");
    text_add_markup(out, l->placed.figure->describe);
    text_add(out, "</desc>\n");
    if (inside)
        return;
    text_add(out,
             "<path fill=\"#fff\" style=\"fill:var(--figure-paper,#fff)\" d=\"M0 0H");
    svg_number(out, width);
    text_add(out, "V");
    svg_number(out, l->height);
    text_add(out, "H0Z\"/>\n");
}

int figure_write(text_buffer *out, const sb_figures *figures, const figure *one,
                 const char *inside, sb_failure *why)
{
    figure_layout l;
    drawing d = {0};

    figure_place(&l.placed, one);
    layout_figure(&l, figures->pack);
    draw_poses(&d, &l);
    write_start(out, &l, inside);
    write_layers(out, &d);
    write_words(out, &l);
    text_add(out, "</svg>\n");
    return out->failed ? failure_memory(why) : 0;
}

int sb_figure_svg(char **out, const sb_figures *figures, const char *id,
                  const char *inside, sb_failure *why)
{
    const figure *one = name_table_find(&figures->all.by_name, id);
    text_buffer text = {0};

    *out = NULL;
    if (!one)
        return 0;
    if (figure_write(&text, figures, one, inside, why) < 0) {
        text_clear(&text);
        return -1;
    }
    *out = text_take(&text);
    return *out ? 0 : failure_memory(why);
}

const char *sb_figure_words(const sb_figures *figures, const char *id)
{
    const figure *one = name_table_find(&figures->all.by_name, id);

    return one ? one->describe : NULL;
}
