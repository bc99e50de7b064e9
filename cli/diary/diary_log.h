/* SPDX-License-Identifier: Apache-2.0 */
#ifndef DIARY_LOG_H
#define DIARY_LOG_H

#include "diary/diary_file.h"

enum { MOST_TOLD = 120 };

/* A session as it is told: name, value ..., NULL, for sb_diary_log. Start with {0}. */
typedef struct told_session {
    const char *pairs[2 * MOST_TOLD + 1];
    size_t count;
} told_session;

/* Adds one pair; -1 when there is no room. */
int told_add(told_session *to, const char *name, const char *value);

/* Adds the same value for each of the names, with blanks or commas between; changes
 * `names`. -1 when there is no room. */
int told_add_names(told_session *to, char *names, const char *value);

/* Asks for a session at the prompt: the light, what was easier or left out, pain. What is
 * typed is kept in `lines`. 0 or an exit code. */
enum { MOST_ASKED = 6, LONGEST_REPLY = 2000 };
int diary_ask_session(told_session *to, const diary_file *file, const char *day,
                      char lines[MOST_ASKED][LONGEST_REPLY]);

#endif
