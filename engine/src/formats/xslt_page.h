/* SPDX-License-Identifier: Apache-2.0 */
#ifndef XSLT_PAGE_H
#define XSLT_PAGE_H

#include "formats/xml_tree.h"

/* The only door to libxslt: a stylesheet made ready, and what it makes of a document. A
 * stylesheet reads and writes nothing, calls no function from outside XSLT 1.0, and stops
 * after so many steps, so deep, or with values so large.
 *
 * libxslt speaks of mistakes to one listener for the whole process, which is ours while
 * this module works and is given back then: what a stylesheet of another part of the
 * program says in that moment may go unheard. */
typedef struct xslt_page xslt_page;

/* Makes ready the stylesheet `style`, which is used up whatever comes out; style_vet must
 * have looked at it. -1 with SB_CAUSE_PACK and the line under `shown`, which must outlive
 * the page. Close *out with xslt_page_close. */
int xslt_page_open(xslt_page **out, xml_tree *style, const char *shown, sb_failure *why);
void xslt_page_close(xslt_page *page); /* accepts NULL */

/* What a stylesheet may cost: instructions carried out, and bytes of what it makes, for
 * the page or in between. */
typedef struct xslt_budget {
    unsigned long steps;
    size_t bytes;
} xslt_budget;

/* What the stylesheet makes of `from`. Close *out with tree_close. */
int xslt_page_make(xml_tree **out, const xslt_page *page, xml_tree *from,
                   const xslt_budget *budget, sb_failure *why);

#endif
