/* SPDX-License-Identifier: Apache-2.0 */
#ifndef STYLE_SHEET_H
#define STYLE_SHEET_H

#include "folder/pack_folder.h"
#include "formats/xslt_page.h"
#include "pack/pack.h"

/* The stylesheets that a pack has, if it has any. */
#define STYLE_HANDOUT  "knowledge/style/handout.xsl"
#define STYLE_MARKDOWN "knowledge/style/markdown.xsl"
#define STYLE_NOTE     "knowledge/style/note.xsl"
#define STYLE_BOOK     "knowledge/style/book.xsl"

/* The file of this name, or NULL; of two the last counts: it is the overlay's. Borrowed.
 */
const pack_file *style_find(const sb_pack *pack, const char *inside);

/* Compiles a stylesheet that keeps to what a pack may use. Every mistake goes into
 * `mistakes`; then *out stays NULL. Caller closes *out with xslt_page_close. */
int style_open(xslt_page **out, const sb_pack *pack, const pack_file *file,
               sb_mistakes *mistakes, sb_failure *why);

#endif
