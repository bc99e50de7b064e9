/* SPDX-License-Identifier: Apache-2.0 */
#ifndef PACK_BOOK_H
#define PACK_BOOK_H

#include <steadyback/document.h>

#include "formats/xml_tree.h"
#include "pack/pack.h"

/* A whole pack in one document: every file with the overlay worked in, the worked cases,
 * the drawings, and what points to what, which a stylesheet cannot find fast:
 *
 *   <book digest="..." date="2026-11-23" modified="yes">
 * <overlay id="ID" version="1.0.0" digest="..."><title>...</title></overlay> ... <file
 * path="knowledge/pack.xml"><pack .../></file> ... <uses kind="source" id="NG59"
 * by="rule" of="RF-CES-1"/> ... <tests rule="RF-CES-1" case="new-numbness"
 * how="fires|if-unknown|not"/> ...
 *   </book>
 *
 * kind: question, finding, score, movement, set, message or source. A drawing stands as
 * <figure> in its <exercise> or <hazard>. `options` may be NULL. Close *out with
 * tree_close. */
int pack_book(xml_tree **out, const sb_pack *pack, const sb_document_options *options,
              sb_failure *why);

#endif
