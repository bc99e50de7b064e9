/* SPDX-License-Identifier: Apache-2.0 */
#include "formats/html_page.h"

#include <string.h>

#include "base/text_buffer.h"

enum { DEEPEST = 200 };

#define SVG_SPACE "http://www.w3.org/2000/svg"

/* Nothing is loaded, run or sent, whatever the page says. */
#define FIRST_IN_HEAD                                                                    \
    "\n<meta charset=\"utf-8\">\n"                                                       \
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "        \
    "style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n"

typedef enum element_form {
    INLINE,
    BLOCK, /* a new line behind it changes nothing */
    EMPTY, /* has no end tag */
    RAW    /* its text is not escaped: <style> */
} element_form;

static const struct {
    const char *name;
    element_form form;
} elements[] = {
    {"html", BLOCK},    {"head", BLOCK},   {"meta", EMPTY},       {"title", BLOCK},
    {"style", RAW},     {"body", BLOCK},   {"header", BLOCK},     {"main", BLOCK},
    {"footer", BLOCK},  {"nav", BLOCK},    {"section", BLOCK},    {"article", BLOCK},
    {"aside", BLOCK},   {"div", BLOCK},    {"h1", BLOCK},         {"h2", BLOCK},
    {"h3", BLOCK},      {"h4", BLOCK},     {"h5", BLOCK},         {"h6", BLOCK},
    {"p", BLOCK},       {"ul", BLOCK},     {"ol", BLOCK},         {"li", BLOCK},
    {"dl", BLOCK},      {"dt", BLOCK},     {"dd", BLOCK},         {"table", BLOCK},
    {"caption", BLOCK}, {"thead", BLOCK},  {"tbody", BLOCK},      {"tfoot", BLOCK},
    {"tr", BLOCK},      {"th", INLINE},    {"td", INLINE},        {"colgroup", BLOCK},
    {"col", EMPTY},     {"figure", BLOCK}, {"figcaption", BLOCK}, {"details", BLOCK},
    {"summary", BLOCK}, {"hr", EMPTY},     {"br", EMPTY},         {"a", INLINE},
    {"abbr", INLINE},   {"b", INLINE},     {"code", INLINE},      {"em", INLINE},
    {"i", INLINE},      {"kbd", INLINE},   {"small", INLINE},     {"span", INLINE},
    {"strong", INLINE}, {"sub", INLINE},   {"sup", INLINE},       {"time", INLINE},
    {"wbr", EMPTY}};

static const char *const drawing_elements[] = {
    "svg",     "g",    "path",  "line",  "circle", "ellipse", "rect",  "polyline",
    "polygon", "text", "tspan", "title", "desc",   "defs",    "marker"};

static const char *const attributes[] = {
    "id",    "class",   "lang",    "dir",     "title",    "role",
    "scope", "colspan", "rowspan", "headers", "datetime", "open",
    "start", "value",   "name",    "content", "tabindex", "hidden"};

/* Attributes of drawings: numbers, points, colours by name or number. */
static const char *const drawing_attributes[] = {"viewBox",
                                                 "width",
                                                 "height",
                                                 "x",
                                                 "y",
                                                 "x1",
                                                 "y1",
                                                 "x2",
                                                 "y2",
                                                 "cx",
                                                 "cy",
                                                 "r",
                                                 "rx",
                                                 "ry",
                                                 "d",
                                                 "points",
                                                 "transform",
                                                 "fill",
                                                 "fill-opacity",
                                                 "fill-rule",
                                                 "stroke",
                                                 "stroke-width",
                                                 "stroke-linecap",
                                                 "stroke-linejoin",
                                                 "stroke-dasharray",
                                                 "stroke-opacity",
                                                 "stroke-miterlimit",
                                                 "opacity",
                                                 "font-size",
                                                 "font-family",
                                                 "font-weight",
                                                 "text-anchor",
                                                 "dominant-baseline",
                                                 "dx",
                                                 "dy",
                                                 "focusable",
                                                 "preserveAspectRatio",
                                                 "marker-start",
                                                 "marker-mid",
                                                 "marker-end",
                                                 "markerWidth",
                                                 "markerHeight",
                                                 "markerUnits",
                                                 "refX",
                                                 "refY",
                                                 "orient",
                                                 "version",
                                                 "vector-effect",
                                                 "paint-order"};

typedef struct page_writer {
    text_buffer out;
    const char *shown;
    size_t most;
    sb_failure *why;
    int is_drawing;
} page_writer;

#define IS_AMONG(words, word) is_among(words, sizeof(words) / sizeof(*(words)), word)

static int is_among(const char *const words[], size_t count, const char *word)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(words[i], word) == 0)
            return 1;
    return 0;
}

static int refuse(page_writer *w, const char *before, const char *what)
{
    return failure_set(w->why, SB_CAUSE_PACK, w->shown, 0,
                       "The page holds %s%s, which is not allowed. A page shows text, "
                       "tables and drawings, and brings all it needs.",
                       before, what);
}

/* ---- texts ---- */

static void escape(text_buffer *out, const char *text, int in_attribute)
{
    while (*text) {
        size_t plain = strcspn(text, in_attribute ? "&<>\"" : "&<>");

        text_add_bytes(out, text, plain);
        text += plain;
        if (*text)
            text_add(out, *text == '&'   ? "&amp;"
                          : *text == '<' ? "&lt;"
                          : *text == '>' ? "&gt;"
                                         : "&quot;");
        text += *text != '\0';
    }
}

/* Style sheets cannot be escaped: what could end them or call something in is refused. */
static int write_style(page_writer *w, const char *text)
{
    static const char *const banned[] = {"<", "\\", "url(", "@import", "image-set("};

    for (size_t i = 0; i < sizeof(banned) / sizeof(*banned); i++)
        if (strstr(text, banned[i]))
            return refuse(w, "a style with ", banned[i]);
    text_add(&w->out, text);
    return 0;
}

/* ---- attributes ---- */

static int is_safe_link(const page_writer *w, const char *value)
{
    return value[0] == '#' || (!w->is_drawing && strncmp(value, "https://", 8) == 0);
}

/* Colours and widths; nothing that could call something in. */
static int is_safe_style(const char *value)
{
    return strspn(value, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                         "0123456789 -:;,.#%()") == strlen(value) &&
           !strstr(value, "url");
}

static int is_known_attribute(const page_writer *w, const char *name, const char *value)
{
    if (strncmp(name, "aria-", 5) == 0 || IS_AMONG(attributes, name))
        return 1;
    if (strcmp(name, "href") == 0)
        return is_safe_link(w, value);
    if (w->is_drawing && strcmp(name, "style") == 0)
        return is_safe_style(value);
    return w->is_drawing && IS_AMONG(drawing_attributes, name) &&
           (!strstr(value, "url(") || strncmp(value, "url(#", 5) == 0);
}

static int write_attribute(void *payload, const char *space, const char *name,
                           const char *value)
{
    page_writer *w = payload;

    if (*space || !is_known_attribute(w, name, value))
        return refuse(w, "the attribute ", name);
    text_addf(&w->out, " %s=\"", name);
    escape(&w->out, value, 1);
    text_add(&w->out, "\"");
    return 0;
}

/* ---- elements ---- */

/* The form of an element, or -1 when it may not be in a page. */
static int form_of(const page_writer *w, const xml_part *part)
{
    const char *name = tree_name(part);

    if (w->is_drawing)
        return IS_AMONG(drawing_elements, name) ? INLINE : -1;
    for (size_t i = 0; i < sizeof(elements) / sizeof(*elements) && !*tree_space(part);
         i++)
        if (strcmp(elements[i].name, name) == 0)
            return (int)elements[i].form;
    return -1;
}

static int start_element(page_writer *w, const xml_part *part)
{
    const char *name = tree_name(part);

    text_addf(&w->out, "<%s", name);
    if (tree_each_attribute(part, write_attribute, w) < 0)
        return -1;
    text_add(&w->out, ">");
    if (strcmp(name, "head") == 0)
        text_add(&w->out, FIRST_IN_HEAD);
    return 0;
}

static void end_element(page_writer *w, const xml_part *part, int form)
{
    if (form != EMPTY)
        text_addf(&w->out, "</%s>", tree_name(part));
    if (form != INLINE)
        text_add(&w->out, "\n");
}

static int write_element(page_writer *w, const xml_part *part, int depth)
{
    int form, error;

    w->is_drawing = strcmp(tree_space(part), SVG_SPACE) == 0;
    form = form_of(w, part);
    if (form < 0)
        return refuse(w, "the element ", tree_name(part));
    if (depth > DEEPEST)
        return refuse(w, "elements that are nested too deep: ", tree_name(part));
    error = start_element(w, part);
    for (const xml_part *child = tree_first(part); child && error == 0;
         child = tree_next(child)) {
        if (tree_is_text(child) && form == RAW)
            error = write_style(w, tree_text(child));
        else if (tree_is_text(child))
            escape(&w->out, tree_text(child), 0);
        else if (tree_is_element(child))
            error = write_element(w, child, depth + 1);
    }
    end_element(w, part, form);
    return error;
}

/* ---- pages ---- */

static int finish(char **out, page_writer *w, int error)
{
    if (error == 0 && w->out.length > w->most)
        error = failure_set(w->why, SB_CAUSE_PACK, w->shown, 0,
                            "The page is longer than %zu bytes.", w->most);
    if (error < 0) {
        text_clear(&w->out);
        return -1;
    }
    *out = text_take(&w->out);
    return *out ? 0 : failure_memory(w->why);
}

int html_page(char **out, const xml_tree *tree, const char *shown, size_t most,
              sb_failure *why)
{
    page_writer w = {.shown = shown, .most = most, .why = why};
    const xml_part *top = tree_root(tree);
    const xml_part *head = top ? tree_first(top) : NULL;

    if (!top || strcmp(tree_name(top), "html") != 0 || !head || !tree_is_element(head) ||
        strcmp(tree_name(head), "head") != 0)
        return failure_set(why, SB_CAUSE_PACK, shown, 0,
                           "The stylesheet has to make <html>, with <head> first.");
    text_add(&w.out, "<!DOCTYPE html>\n");
    return finish(out, &w, write_element(&w, top, 1));
}

int plain_page(char **out, const xml_tree *tree, const char *shown, size_t most,
               sb_failure *why)
{
    page_writer w = {.shown = shown, .most = most, .why = why};

    for (const xml_part *part = tree_top(tree); part; part = tree_walk(part, NULL))
        if (tree_is_text(part))
            text_add(&w.out, tree_text(part));
    return finish(out, &w, 0);
}
