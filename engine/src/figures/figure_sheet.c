/* SPDX-License-Identifier: Apache-2.0 */
/* All figures on one page. */
#include "figures/figure_layout.h"

#include "base/failure.h"
#include "figures/svg_pen.h"

static const char style[] =
    "<style>\n"
    "body{font:16px/1.4 system-ui,sans-serif;margin:1rem;color:#222;background:#fff}\n"
    "main{display:grid;gap:1rem;grid-template-columns:repeat(auto-fill,minmax(22rem,1fr))"
    "}\n"
    "figure{margin:0;padding:.8rem;border:1px solid #ccc;border-radius:.5rem}\n"
    "figcaption{font-weight:600}\n"
    "svg{width:100%;max-height:15rem}\n"
    "p{font-size:.85rem;margin:.4rem 0 0}\n"
    "@media(prefers-color-scheme:dark){body{color:#ddd;background:#16202a;"
    "--figure-near:#7cb7de;--figure-far:#456073;--figure-body:#b5cbd9;"
    "--figure-hair:#0d141a;--figure-paper:#16202a;--figure-prop:#2c3a44;"
    "--figure-prop-line:#8d9aa3;--figure-kit:#f0936c;--figure-arrow:#ffb454;"
    "--figure-text:#ddd}}\n"
    "</style>\n";

static int add_figure(text_buffer *page, const sb_figures *figures, const figure *one,
                      sb_failure *why)
{
    text_add(page, "<figure>\n<figcaption>");
    text_add_markup(page, one->name);
    text_addf(page, " <code>%s</code></figcaption>\n", one->id);
    if (figure_write(page, figures, one, one->id, why) < 0)
        return -1;
    text_add(page, "<p>");
    text_add_markup(page, one->describe);
    text_add(page, "</p>\n</figure>\n");
    return 0;
}

int sb_figures_sheet(char **out, const sb_figures *figures, sb_failure *why)
{
    text_buffer page = {0};
    int error = 0;

    text_addf(&page, "<!DOCTYPE html>\n<html lang=\"%s\">\n", figures->pack->language);
    text_add(&page, "<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
                    "content=\"width=device-width\">\n<title>");
    text_add_markup(&page, figures->pack->title);
    text_add(&page, "</title>\n");
    text_add(&page, style);
    text_add(&page, "<main>\n");
    for (size_t i = 0; error == 0 && i < figures->all.all.count; i++)
        error = add_figure(&page, figures, figures->all.all.items[i], why);
    text_add(&page, "</main>\n<hr>\n<main>\n");
    for (size_t i = 0; error == 0 && i < figures->bases.all.count; i++) {
        figure one = figure_of_base(figures->bases.all.items[i]);

        error = add_figure(&page, figures, &one, why);
    }
    text_add(&page, "</main>\n</html>\n");
    if (error < 0) {
        text_clear(&page);
        return -1;
    }
    *out = text_take(&page);
    return *out ? 0 : failure_memory(why);
}
