/* SPDX-License-Identifier: Apache-2.0 */
#ifndef PACK_LINK_H
#define PACK_LINK_H

#include "folder/pack_source.h"
#include "pack/pack_reading.h"

/* Keeps of the source what the pack needs later. */
void reading_keep(reading *r, pack_source *source);

/* Names and fills in all things of the pack. Goes on after a mistake, so that one run
 * tells all of them. */
void reading_link(reading *r, const pack_source *source);

/* Frees what only reading needed. */
void reading_clear(reading *r);

#endif
