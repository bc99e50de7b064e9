/* SPDX-License-Identifier: Apache-2.0 */
#ifndef DIARY_SAID_H
#define DIARY_SAID_H

#include "diary/diary.h"

/* What was answered so far: of each question the last answer, and its day. */
typedef struct said {
    const char *key; /* as in files of answers, also QUESTION-unsure */
    const json_input *value;
    long day;
} said;

typedef struct said_answers {
    said *all;
    size_t count, room;
    int failed; /* memory */
} said_answers;

/* All answers up to a day; clear with said_clear. -1 when memory ran out. */
int said_read(said_answers *out, const sb_diary *diary, long until);
void said_clear(said_answers *one);

const said *said_find(const said_answers *all, const char *key); /* or NULL */

/* The moves that are not wanted on that day, each with the one that is, or none; NULL
 * when nobody spoke of it. */
const json_input *said_swaps(const sb_diary *diary, long until);

/* Fills a consultation anew with what was said up to a day, answers by `value` (NULL:
 * left out), and the moves that are not wanted. What does not fit the pack is left out.
 */
typedef json_value *said_value(void *payload, json_maker *m, const said *one);
int said_tell(sb_consultation *person, const sb_diary *diary, long until,
              said_value *value, void *payload, sb_failure *why);

/* The question of a key, also of QUESTION-unsure; NULL: the pack has none. */
const question *said_question(const sb_pack *pack, const char *key);

/* The number that an entry holds under a key of its answers; UNKNOWN_NUMBER when there is
 * none, or it is no number. */
double said_number(const diary_entry *one, const char *key);

#endif
