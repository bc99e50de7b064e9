/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HANDOUT_H
#define HANDOUT_H

#include "base/text_buffer.h"
#include "result/result_empty.h"

/* What every form of the result says alike: headline, action, doses in words. Every
 * sentence comes from the pack. */

/* The headline. Borrowed from the pack. */
const char *handout_title(const sb_result *result);

/* What to do, with the contacts put in. NULL when out of memory; free with handout_free.
 */
char *handout_action(const sb_result *result);
void handout_free(char *text);

/* Writes the text of a message with {name} replaced by value; `pairs` are name, value
 * ..., NULL. {contact ids} are replaced by how to reach them. */
void handout_write(text_buffer *out, const sb_pack *pack, const char *message_id,
                   const char *const pairs[]);

/* What could stand in a slot of the day: "easy movement or stretch". */
void handout_slot(text_buffer *out, const sb_pack *pack, const char *slot_id);

/* The sentences that say that a part of the day is free, and why: ids of messages that
 * may hold {slot}, the last is NULL. */
enum { MOST_EMPTY_WORDS = 8 };
void handout_empty(const char *ids[MOST_EMPTY_WORDS], const result_empty *one);

/* "2 x 8 each side, hold 5 s" */
void handout_dose(text_buffer *out, const sb_pack *pack, const result_item *item);

/* The same as it is on one of its days (0 Monday). */
void handout_dose_on(text_buffer *out, const sb_pack *pack, const result_item *item,
                     int day);

/* Seconds of an item on one day (0 Monday); 0 when it does not fall on that day. */
long handout_seconds_on(const result_item *item, int day);

/* Minutes as people read them, whole and at least 1: every table, sum, calendar and
 * record takes them from here, so that what is added up by hand comes out. 0 when the
 * item does not fall on that day. */
long handout_minutes_on(const result_item *item, int day);
long handout_minutes(const result_item *item);                  /* of its longest day */
long handout_session_minutes(const sb_result *result, int day); /* without habits */

/* Whether the usual pain is so high that the other texts of lights and flare-ups count
 * (high-from of monitoring.xml). */
int handout_pain_is_high(const sb_result *result);
const question *
handout_pain_question(const sb_pack *pack); /* of the usual pain, or NULL */

/* How this person knows this flare-up. Borrowed from the pack. */
const char *handout_flare_sign(const sb_result *result, const flare *one);

/* "you are 45", "you have weak bones and you take steroid tablets": what an answer says.
 */
void handout_say(text_buffer *out, const sb_result *result, const used_answer *used);
void handout_say_answer(text_buffer *out, const sb_pack *pack, const used_answer *used,
                        const answer *given);

/* The answers of a reason, joined: telling ones if there are any, else all of them. */
void handout_reason(text_buffer *out, const sb_result *result, const reason *why);

#endif
