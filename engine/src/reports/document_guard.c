/* SPDX-License-Identifier: Apache-2.0 */
#include "reports/document_guard.h"

#include <stdlib.h>
#include <string.h>

#include "base/failure.h"
#include "formats/markdown_text.h"
#include "words/handout.h"

typedef struct guard {
    text_buffer shown;   /* all texts that the reader gets to see */
    tree_change *change; /* how texts were changed before, or NULL */
    const char *style;
    sb_failure *why;
} guard;

static void gather(text_buffer *out, const xml_part *from, const xml_part *top)
{
    for (const xml_part *part = from; part; part = tree_walk(part, top))
        if (tree_is_text(part))
            text_add(out, tree_text(part));
}

static int must_hold(const guard *g, const char *what, const char *text)
{
    char *changed = g->change && text ? g->change(text) : NULL;
    int is_missing, error = 0;

    if (!text || (g->change && !changed))
        return failure_memory(g->why);
    is_missing = !g->shown.text || !strstr(g->shown.text, changed ? changed : text);
    if (is_missing)
        error = failure_set(g->why, SB_CAUSE_PACK, g->style, 0,
                            "The stylesheet leaves out %s: '%.200s'. A page without it "
                            "is not given.",
                            what, text);
    free(changed);
    return error;
}

static int check(guard *g, const sb_result *r)
{
    char *action = handout_action(r);
    int error = g->shown.failed ? failure_memory(g->why) : 0;

    if (error == 0)
        error = must_hold(g, "the headline", handout_title(r));
    if (error == 0)
        error = must_hold(g, "what to do", action);
    for (size_t i = 0; i < r->safety_net.count && error == 0; i++)
        error = must_hold(g, "when to get help",
                          ((const message *)r->safety_net.items[i])->text);
    handout_free(action);
    text_clear(&g->shown);
    return error;
}

/* The title in the head of a page is no headline. */
static const xml_part *body_of(const xml_tree *made)
{
    const xml_part *root = tree_root(made);

    for (const xml_part *part = root ? tree_first(root) : NULL; part;
         part = tree_next(part))
        if (tree_is_element(part) && strcmp(tree_name(part), "body") == 0)
            return part;
    return NULL;
}

int guard_page(const xml_tree *made, const sb_result *r, const char *shown,
               sb_failure *why)
{
    const xml_part *body = body_of(made);
    guard g = {.style = shown, .why = why};

    gather(&g.shown, body, body);
    return check(&g, r);
}

int guard_markdown(const xml_tree *made, const sb_result *r, const char *shown,
                   sb_failure *why)
{
    guard g = {.change = markdown_text, .style = shown, .why = why};

    gather(&g.shown, tree_top(made), NULL);
    return check(&g, r);
}
