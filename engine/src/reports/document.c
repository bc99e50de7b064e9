/* SPDX-License-Identifier: Apache-2.0 */
/* Documents: a result or a pack as XML, and what the stylesheets of the pack make of it.
 */
#include <steadyback/document.h>

#include <stdlib.h>
#include <string.h>

#include "base/failure.h"
#include "base/mistakes.h"
#include "base/name_fill.h"
#include "check/style_sheet.h"
#include "folder/pack_folder.h"
#include "formats/calendar_file.h"
#include "formats/html_page.h"
#include "formats/markdown_text.h"
#include "formats/xslt_page.h"
#include "pack/pack.h"
#include "reports/document_guard.h"
#include "reports/pack_book.h"
#include "reports/programme_calendar.h"
#include "reports/result_xml.h"

/* One document: its stylesheet and what it may cost. Ours need less than a tenth. */
typedef struct document_kind {
    const char *style;
    int (*write)(char **out, const xml_tree *made, const char *shown, size_t most,
                 sb_failure *why);
    int (*guard)(const xml_tree *made, const sb_result *r, const char *shown,
                 sb_failure *why);
    xslt_budget budget;
    size_t most; /* bytes of the document */
} document_kind;

enum { MEBIBYTE = 1024 * 1024, LARGEST_HANDOUT = 400 * 1024 };
#define HANDOUT_BUDGET {25000, 16 * MEBIBYTE}, LARGEST_HANDOUT

static const document_kind kinds[] = {
    [SB_DOCUMENT_HTML] = {STYLE_HANDOUT, html_page, guard_page, HANDOUT_BUDGET},
    [SB_DOCUMENT_MARKDOWN] = {STYLE_MARKDOWN, plain_page, guard_markdown, HANDOUT_BUDGET},
    [SB_DOCUMENT_NOTE] = {STYLE_NOTE, plain_page, NULL, HANDOUT_BUDGET}};
static const document_kind book_kind = {
    STYLE_BOOK, html_page, NULL, {2500000, 512 * MEBIBYTE}, 32 * MEBIBYTE};

/* ---- stylesheets ---- */

/* Only the first mistake is told. */
static int open_first(xslt_page **out, const sb_pack *pack, const pack_file *file,
                      sb_failure *why)
{
    sb_mistakes *mistakes = sb_mistakes_new();
    int error;

    if (!mistakes)
        return failure_memory(why);
    error = style_open(out, pack, file, mistakes, why);
    if (error == 0 && sb_mistakes_count(mistakes)) {
        const sb_mistake *m = sb_mistakes_at(mistakes, 0);

        error = failure_set(why, SB_CAUSE_PACK, m->file, m->line, "%s", m->text);
    }
    sb_mistakes_free(mistakes);
    return error;
}

/* ---- documents ---- */

/* `r` is NULL for a document that is not about a person. */
static int make(char **out, const document_kind *kind, const sb_pack *pack,
                const sb_result *r, xml_tree *from, sb_failure *why)
{
    const pack_file *file = style_find(pack, kind->style);
    xslt_page *style = NULL;
    xml_tree *made = NULL;
    int error;

    if (!file)
        return failure_set(why, SB_CAUSE_PACK, kind->style, 0,
                           "The pack has no such stylesheet.");
    error = open_first(&style, pack, file, why);
    if (error == 0)
        error = xslt_page_make(&made, style, from, &kind->budget, why);
    if (error == 0 && r && kind->guard)
        error = kind->guard(made, r, file->shown, why);
    if (error == 0)
        error = kind->write(out, made, file->shown, kind->most, why);
    tree_close(made);
    xslt_page_close(style);
    return error;
}

int sb_is_day(const char *text)
{
    return calendar_is_day(text);
}

static int check_day(const char *day, sb_failure *why)
{
    return !day || calendar_is_day(day)
               ? 0
               : failure_set(why, SB_CAUSE_ANSWERS, "", 0,
                             "'%.40s' is no day from %d to %d; write it as 2026-11-23",
                             day, FIRST_YEAR, LAST_YEAR);
}

static int check_days(const sb_document_options *options, sb_failure *why)
{
    if (!options)
        return 0;
    return check_day(options->today, why) < 0 || check_day(options->start, why) < 0
               ? -1
               : check_day(options->review, why);
}

/* The day to look again: so long after the first day, or after it was made. */
static void set_review(sb_document_options *options, char day[DAY_SIZE],
                       const sb_pack *pack)
{
    const char *first = options->start ? options->start : options->today;

    if (options->review || !first || !pack->monitoring.review_days)
        return;
    calendar_day_after(day, first, (int)pack->monitoring.review_days);
    options->review = day;
}

static int from_xml(char **out, const sb_result *result, sb_document_format format,
                    const sb_document_options *options, sb_failure *why)
{
    sb_document_options all = options ? *options : (sb_document_options){0};
    xml_tree *from = NULL;
    char review[DAY_SIZE];
    int error;

    set_review(&all, review, result->pack);
    error = result_xml(&from, result, &all, why);

    if (error == 0 && format == SB_DOCUMENT_MARKDOWN)
        tree_change_texts(from, markdown_text);
    if (error == 0 && format == SB_DOCUMENT_XML)
        error = (*out = tree_write(from)) ? 0 : failure_memory(why);
    else if (error == 0)
        error = make(out, &kinds[format], result->pack, result, from, why);
    tree_close(from);
    return error == 0 ? names_guard_made(out, why) : error;
}

int sb_result_document(char **out, const sb_result *result, sb_document_format format,
                       const sb_document_options *options, sb_failure *why)
{
    if (check_days(options, why) < 0)
        return -1;
    return format == SB_DOCUMENT_CALENDAR ? programme_calendar(out, result, options, why)
                                          : from_xml(out, result, format, options, why);
}

int sb_pack_book(char **out, const sb_pack *pack, const sb_document_options *options,
                 sb_failure *why)
{
    xml_tree *from = NULL;
    int error = check_days(options, why);

    if (error == 0)
        error = pack_book(&from, pack, options, why);
    if (error == 0)
        error = make(out, &book_kind, pack, NULL, from, why);
    tree_close(from);
    return error;
}
