/* SPDX-License-Identifier: Apache-2.0 */
/* The stylesheets of a pack: finding them, and whether they are right. */
#include "check/style_sheet.h"

#include <string.h>

#include <steadyback/document.h>

#include "base/failure.h"
#include "base/mistakes.h"
#include "check/style_vet.h"

const pack_file *style_find(const sb_pack *pack, const char *inside)
{
    const pack_file *found = NULL;

    for (size_t i = 0; i < pack->styles.count; i++) {
        const pack_file *one = pack->styles.items[i];

        if (strcmp(one->inside, inside) == 0)
            found = one;
    }
    return found;
}

int style_open(xslt_page **out, const sb_pack *pack, const pack_file *file,
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

static int check_style(const sb_pack *pack, const char *shown, sb_mistakes *mistakes,
                       sb_failure *why)
{
    const pack_file *file = style_find(pack, shown);
    xslt_page *page = NULL;
    int error = 0;

    if (file)
        error = style_open(&page, pack, file, mistakes, why);
    else
        mistakes_add(mistakes, SB_ERROR, "missing-style", shown, 0,
                     "The pack has no such stylesheet.");
    xslt_page_close(page);
    return error;
}

int sb_pack_check_style(const sb_pack *pack, sb_mistakes *mistakes, sb_failure *why)
{
    static const char *const styles[] = {STYLE_BOOK, STYLE_HANDOUT, STYLE_MARKDOWN,
                                         STYLE_NOTE, NULL};
    int error = 0;

    for (size_t i = 0; pack->styles.count && styles[i] && error == 0; i++)
        error = check_style(pack, styles[i], mistakes, why);
    mistakes_sort(mistakes);
    return error == 0 && mistakes_failed(mistakes) ? failure_memory(why) : error;
}
