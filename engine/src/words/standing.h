/* SPDX-License-Identifier: Apache-2.0 */
#ifndef STANDING_H
#define STANDING_H

#include "base/text_buffer.h"
#include "pack/pack.h"

/* Who stands behind a pack, as the signatures say it. */

/* How many of its parts are signed as they are, without the drawings. */
size_t standing_signed(const sb_pack *pack);

/* In the words of the pack: which it is, and "draft, signed by nobody". */
void standing_write_origin(text_buffer *out, const sb_pack *pack);

#endif
