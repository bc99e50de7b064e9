/* SPDX-License-Identifier: Apache-2.0 */
#ifndef WISH_WORDS_H
#define WISH_WORDS_H

#include "base/text_buffer.h"
#include "result/result.h"
#include "result/result_wish.h"

/* In words: what came of a wish for another move, why, and what is given up with it.
 * Every sentence comes from the pack. */
void wish_say(text_buffer *out, const sb_result *result, const result_wish *wish);

/* Why an exercise stands in the day, as the pages say it in one sentence: because the
 * person asked for it, or the reason that handout_why takes. Nothing when it has none. */
void wish_say_why(text_buffer *out, const sb_result *result, const result_item *item);

#endif
