/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HTML_PAGE_H
#define HTML_PAGE_H

#include "formats/xml_tree.h"

/* Writes a tree as one HTML page that holds everything it needs: only elements and
 * attributes that show text, tables and drawings are let through; links lead inside the
 * page or to https; every text is escaped. A page that holds anything else (a script, a
 * picture from outside) or is longer than `most` bytes is refused with SB_CAUSE_PACK
 * under the name `shown`. The page tells the browser to load nothing. Caller frees *out.
 */
int html_page(char **out, const xml_tree *tree, const char *shown, size_t most,
              sb_failure *why);

/* Writes the texts of a tree one after the other: what a text stylesheet made. */
int plain_page(char **out, const xml_tree *tree, const char *shown, size_t most,
               sb_failure *why);

#endif
