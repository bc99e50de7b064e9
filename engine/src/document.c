/* SPDX-License-Identifier: Apache-2.0 */
/* Documents: a result or a pack as XML, and what the stylesheets of the pack make of it.
 */
#include <steadyback/document.h>

#include <stdlib.h>
#include <string.h>

#include "calendar_file.h"
#include "document_guard.h"
#include "failure.h"
#include "html_page.h"
#include "markdown_text.h"
#include "mistakes.h"
#include "name_fill.h"
#include "pack.h"
#include "pack_book.h"
#include "pack_folder.h"
#include "programme_calendar.h"
#include "result_xml.h"
#include "style_vet.h"
#include "xslt_page.h"

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
#define STYLE(name)    "knowledge/style/" name ".xsl"
#define HANDOUT_BUDGET {25000, 16 * MEBIBYTE}, LARGEST_HANDOUT

static const document_kind kinds[] = {
    [SB_DOCUMENT_HTML] = {STYLE("handout"), html_page, guard_page, HANDOUT_BUDGET},
    [SB_DOCUMENT_MARKDOWN] = {STYLE("markdown"), plain_page, guard_markdown,
                              HANDOUT_BUDGET},
    [SB_DOCUMENT_NOTE] = {STYLE("note"), plain_page, NULL, HANDOUT_BUDGET}};
static const document_kind book_kind = {
    STYLE("book"), html_page, NULL, {2500000, 512 * MEBIBYTE}, 32 * MEBIBYTE};

/* ---- stylesheets ---- */

/* Of two with the same name the last counts: it is the overlay's. */
static const pack_file *find_file(const sb_pack *pack, const char *inside)
{
    const pack_file *found = NULL;

    for (size_t i = 0; i < pack->styles.count; i++) {
        const pack_file *one = pack->styles.items[i];

        if (strcmp(one->inside, inside) == 0)
            found = one;
    }
    return found;
}

/* Every mistake goes into `mistakes`; then *out stays NULL. */
static int open_style(xslt_page **out, const sb_pack *pack, const pack_file *file,
                      sb_mistakes *mistakes, sb_failure *why)
{
    size_t before = sb_mistakes_errors(mistakes);
    sb_failure first = {0};
    xml_tree *style = NULL;
    int error = tree_parse(&style, file->bytes, file->length, file->shown, &first);

    if (error == 0)
        style_vet(style, &pack->messages.by_name, file->shown, mistakes);
    if (error == 0 && sb_mistakes_errors(mistakes) > before)
        tree_close(style);
    else if (error == 0)
        error = xslt_page_open(out, style, file->shown, &first);
    if (error < 0 && first.cause == SB_CAUSE_PACK)
        mistakes_add(mistakes, SB_ERROR, "wrong-style", first.file, first.line, "%s",
                     first.text);
    else if (error < 0)
        return failure_memory(why);
    return mistakes_failed(mistakes) ? failure_memory(why) : 0;
}

/* The same for one document: the first mistake is told. */
static int open_first(xslt_page **out, const sb_pack *pack, const pack_file *file,
                      sb_failure *why)
{
    sb_mistakes *mistakes = sb_mistakes_new();
    int error;

    if (!mistakes)
        return failure_memory(why);
    error = open_style(out, pack, file, mistakes, why);
    if (error == 0 && sb_mistakes_count(mistakes)) {
        const sb_mistake *m = sb_mistakes_at(mistakes, 0);

        error = failure_set(why, SB_CAUSE_PACK, m->file, m->line, "%s", m->text);
    }
    sb_mistakes_free(mistakes);
    return error;
}

static int check_style(const sb_pack *pack, const char *shown, sb_mistakes *mistakes,
                       sb_failure *why)
{
    const pack_file *file = find_file(pack, shown);
    xslt_page *page = NULL;
    int error = 0;

    if (file)
        error = open_style(&page, pack, file, mistakes, why);
    else
        mistakes_add(mistakes, SB_ERROR, "missing-style", shown, 0,
                     "The pack has no such stylesheet.");
    xslt_page_close(page);
    return error;
}

int sb_pack_check_style(const sb_pack *pack, sb_mistakes *mistakes, sb_failure *why)
{
    int error = pack->styles.count ? check_style(pack, book_kind.style, mistakes, why)
                                   : 0;

    for (size_t i = 0;
         pack->styles.count && i < sizeof(kinds) / sizeof(*kinds) && error == 0; i++)
        error = check_style(pack, kinds[i].style, mistakes, why);
    mistakes_sort(mistakes);
    return error == 0 && mistakes_failed(mistakes) ? failure_memory(why) : error;
}

/* ---- documents ---- */

/* `r` is NULL for a document that is not about a person. */
static int make(char **out, const document_kind *kind, const sb_pack *pack,
                const sb_result *r, xml_tree *from, sb_failure *why)
{
    const pack_file *file = find_file(pack, kind->style);
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
    return check_day(options->today, why) < 0 ? -1 : check_day(options->start, why);
}

static int from_xml(char **out, const sb_result *result, sb_document_format format,
                    const sb_document_options *options, sb_failure *why)
{
    xml_tree *from = NULL;
    int error = result_xml(&from, result, options, why);

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
