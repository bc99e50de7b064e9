/* SPDX-License-Identifier: Apache-2.0 */
#include "diary/diary_page.h"

#include "base/failure.h"
#include "formats/html_page.h"

enum { MOST_BYTES = 4 * 1024 * 1024 };

static const char style[] =
    "body{font:1rem/1.5 sans-serif;margin:0 auto;max-width:42rem;padding:1rem}"
    "table{border-collapse:collapse;width:100%}"
    "th,td{border-bottom:1px solid #5f6b73;padding:.25rem .5rem;text-align:left;"
    "white-space:nowrap}"
    "figure{margin:1rem 0}svg{display:block;max-width:100%}"
    "article{border-top:1px solid #5f6b73;break-inside:avoid}"
    ".wide{overflow-x:auto}@media print{body{max-width:none}}";

int diary_page_open(diary_page *out, const sb_pack *pack, const char *title,
                    sb_failure *why)
{
    xml_part *html, *head, *meta;

    *out = (diary_page){.pack = pack};
    if (tree_open(&out->tree, "html", why) < 0)
        return -1;
    html = tree_root(out->tree);
    tree_put(out->tree, html, "lang", pack->language);
    head = tree_add(out->tree, html, "head");
    meta = tree_add(out->tree, head, "meta");
    tree_put(out->tree, meta, "name", "viewport");
    tree_put(out->tree, meta, "content", "width=device-width, initial-scale=1");
    tree_add_text(out->tree, head, "title", title);
    tree_add_text(out->tree, head, "style", style);
    out->main = tree_add(out->tree, tree_add(out->tree, html, "body"), "main");
    tree_add_text(out->tree, out->main, "h1", title);
    return 0;
}

void diary_page_close(diary_page *page)
{
    tree_close(page->tree);
    page->tree = NULL;
}

xml_part *diary_page_add(diary_page *page, const char *name, const char *text)
{
    return tree_add_text(page->tree, page->main, name, text);
}

void diary_page_made(diary_page *page, xml_part *into, const char *name,
                     text_buffer *text)
{
    if (text->text)
        tree_add_text(page->tree, into, name, text->text);
    if (text->failed)
        tree_fail(page->tree);
    text_clear(text);
}

char *diary_page_write(diary_page *page, sb_failure *why)
{
    char *out = NULL;

    diary_page_add(page, "h2", pack_text(page->pack, "handout-help"));
    diary_page_add(page, "p", pack_text(page->pack, "msg-safety"));
    diary_page_add(page, "p", pack_text(page->pack, "msg-safety2"));
    if (tree_failed(page->tree))
        failure_memory(why);
    else
        html_page(&out, page->tree, "the page of the diary", MOST_BYTES, why);
    return out;
}
