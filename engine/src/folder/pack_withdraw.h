/* SPDX-License-Identifier: Apache-2.0 */
#ifndef PACK_WITHDRAW_H
#define PACK_WITHDRAW_H

#include "folder/pack_overlay.h"

/* What an overlay takes out of use. A rule or a hazard is gone; an exercise stays in the
 * pack, so that everybody sees its status, and is barred to everyone. */

/* Reads the <withdraw> of overlay.xml into one->withdrawals. -1 when out of memory. */
int withdraw_declare(overlay *one, arena *memory, const xml_element *root,
                     sb_mistakes *mistakes);

/* Holds the withdrawals of an overlay against the things of what it is laid over, and
 * against what it and those before it change. */
void withdraw_check(const overlay *one, const list *before, const list *things,
                    const list *added, sb_mistakes *mistakes);

/* Whether the overlay takes this element out of the pack. */
int withdraw_removes(const overlay *one, const xml_element *element);

#endif
