/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CONDITION_WORDS_H
#define CONDITION_WORDS_H

#include "base/text_buffer.h"
#include "pack/pack.h"

/* Writes what a condition says in the second person: "you are 72 or older", "you have
 * weak bones and you fell". */
void condition_say(text_buffer *out, const sb_pack *pack, const condition *c);

/* The same for its opposite: "you have no weak bones". */
void condition_deny(text_buffer *out, const sb_pack *pack, const condition *c);

#endif
