/* SPDX-License-Identifier: Apache-2.0 */
#ifndef PACK_WORDING_H
#define PACK_WORDING_H

#include "folder/pack_things.h"
#include "pack/pack_reading.h"

/* Reads wording.xml. */
void name_wording(reading *r, form from);

/* `roots` are of pack_root. Warns of every text for people that is hard to read, has a
 * long sentence, or says what is never to be said. Nothing happens when the pack has no
 * wording.xml. */
void wording_check(reading *r, const list *roots);

#endif
