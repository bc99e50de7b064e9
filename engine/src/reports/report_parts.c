/* SPDX-License-Identifier: Apache-2.0 */
#include "reports/report_parts.h"

#include <stdint.h>

#include "words/handout.h"

const char *report_word(const report *r, const char *id)
{
    return pack_text(r->pack, id);
}

void report_say(report *r, const char *first, const char *id, const char *const pairs[])
{
    text_buffer text = {0};

    handout_write(&text, r->pack, id, pairs);
    if (text.text)
        page_text(&r->page, first, text.text);
    text_used(&text, &r->page.out);
}

void report_labelled(report *r, const char *first, const char *label, const char *text)
{
    text_buffer head = {0};

    text_addf(&head, "%s%s: ", first, report_word(r, label));
    if (head.text)
        page_text(&r->page, head.text, text);
    text_used(&head, &r->page.out);
}

void report_made(report *r, const char *first, text_buffer *made)
{
    if (made->text && !made->failed) {
        text_capital(made);
        page_text(&r->page, first, made->text);
    }
    text_used(made, &r->page.out);
}

void report_cite(report *r, const evidence *e)
{
    for (size_t i = 0; i < e->source_count; i++) {
        size_t k = 0;

        while (k < r->sources.count && r->sources.items[k] != e->sources[i])
            k++;
        if (k == r->sources.count &&
            list_add(&r->sources, (void *)(uintptr_t)e->sources[i]) < 0)
            r->page.out.failed = 1;
    }
}

/* The answers that matter, in words. */
static void write_answers(report *r, const char *first, const reason *why)
{
    text_buffer clauses = {0}, line = {0};

    handout_reason(&clauses, r->result, why);
    if (clauses.text)
        handout_write(&line, r->pack, "handout-reason",
                      (const char *const[]){"reasons", clauses.text, NULL});
    text_used(&clauses, &r->page.out);
    report_made(r, first, &line);
}

void report_reason(report *r, const reason *why)
{
    page_text(&r->page, "* ", why->rule->because);
    write_answers(r, "  ", why);
    if (why->if_unknown)
        page_text(&r->page, "  ", report_word(r, "handout-not-sure"));
    report_cite(r, &why->rule->evidence);
}
