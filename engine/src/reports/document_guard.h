/* SPDX-License-Identifier: Apache-2.0 */
#ifndef DOCUMENT_GUARD_H
#define DOCUMENT_GUARD_H

#include "formats/xml_tree.h"
#include "result/result.h"

/* A stylesheet decides what a page for the person shows, but never that these are
 * missing: the headline, what to do, and every sentence on when to get help. Looks at
 * what it made, before that is written: -1 with SB_CAUSE_PACK under the name `shown` when
 * one is. */
int guard_page(const xml_tree *made, const sb_result *r, const char *shown,
               sb_failure *why);
int guard_markdown(const xml_tree *made, const sb_result *r, const char *shown,
                   sb_failure *why);

#endif
