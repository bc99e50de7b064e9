/* SPDX-License-Identifier: Apache-2.0 */
#ifndef STEADYBACK_DIARY_WEEK_H
#define STEADYBACK_DIARY_WEEK_H

#include <steadyback/diary.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The plan in force on `today`, in other forms than sb_diary_week_text. Caller frees *out
 * with free. -1 with SB_CAUSE_ANSWERS when there is none. */

/* A page that holds all it needs: each move with how it is done, what has changed and
 * why, and how it goes. */
SB_API int sb_diary_week_html(char **out, const sb_diary *diary, const char *today,
                              sb_failure *why);

/* Some lines for a clinician's record. */
SB_API int sb_diary_note(char **out, const sb_diary *diary, const char *today,
                         sb_failure *why);

/* A calendar file (RFC 5545): the sessions, and the day of the next check-in. What the
 * plan after it writes takes the place of these entries; a day that has no session any
 * more is cancelled. Not in the small library. */
typedef struct sb_diary_calendar_options {
    const char *today;
    const char *at;    /* "07:30", when sessions begin. NULL: at no set time */
    int alarm_minutes; /* an alarm so long before a session; 0: none */
} sb_diary_calendar_options;
SB_API int sb_diary_calendar(char **out, const sb_diary *diary,
                             const sb_diary_calendar_options *options, sb_failure *why);

#ifdef __cplusplus
}
#endif

#endif
