/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HANDOUT_BRIEF_H
#define HANDOUT_BRIEF_H

#include "base/text_buffer.h"
#include "result/result.h"

/* What the two pages for the person say short. Every sentence comes from the pack. */

/* How much of a move in one week, for a cell of a table: "2 x 8", "7 min". */
void handout_amount(text_buffer *out, const sb_result *r, const week_item *item);

/* How hard it should feel, and how long to rest between sets; nothing for what is easy
 * anyway. */
void handout_effort(text_buffer *out, const sb_pack *pack, const result_item *item);

/* How a light shows and what to do then, in a line or two. Borrowed from the pack. */
const char *handout_light(const sb_result *r, const light *one);

/* The moves to go on to in the last of the weeks, of which the pages have room for a few;
 * `index` from 0, NULL behind the last.
 */
enum { MOST_STEPS = 2 };
const week_item *handout_next_step(const sb_result *r, size_t index);

/* Of the reasons for a move, the one that the pages name: the shortest of the person's
 * own; when a move before it named that, the shortest that none did. NULL: it has none.
 */
const reason *handout_why(const sb_result *r, const result_item *item);

/* Whether a piece of advice stands on the pages. Of a rule that only prefers, such as one
 * that gives a ladder of small steps, the first does. */
int handout_advises(const sb_result *r, const advice *one);

/* Whether the pages list this movement as "not yet". */
int handout_shows(const sb_result *r, const result_hazard *one);

/* The core movements that no line of the pages speaks of, in one sentence; nothing when
 * there are none. */
void handout_core(text_buffer *out, const sb_result *r);

#endif
