/* SPDX-License-Identifier: Apache-2.0 */
#ifndef DIARY_FACTS_H
#define DIARY_FACTS_H

#include "diary/diary.h"

/* What a diary says by itself, as answers to the questions that nobody is asked. Those
 * that rest on the check-in of today (pain, goal) are told once its answers are in. */
int facts_tell(sb_consultation *person, const sb_diary *diary, long today,
               sb_failure *why);
int facts_tell_changes(sb_consultation *person, const sb_diary *diary, long today,
                       sb_failure *why);

/* The last check-in; NULL: there is none. */
const diary_entry *facts_last_look(const sb_diary *diary);

/* Whether an entry was not there at the last check-in. */
int facts_is_new(const sb_diary *diary, const diary_entry *one);

#endif
