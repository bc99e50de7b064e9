/* SPDX-License-Identifier: Apache-2.0 */
#ifndef STYLE_VET_H
#define STYLE_VET_H

#include "base/mistakes.h"
#include "base/name_table.h"
#include "formats/xml_tree.h"

/* Whether a stylesheet keeps to what a pack may use: elements of XSLT 1.0 that neither
 * read nor write nor speak nor call in others, and no way around escaping; and whether
 * every phrase that it fetches with key('word', 'ID') is among `words`. Mistakes are
 * added under the name `shown`. Look before compiling: an import is read while that is
 * done. */
void style_vet(const xml_tree *style, const name_table *words, const char *shown,
               sb_mistakes *mistakes);

#endif
