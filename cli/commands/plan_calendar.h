/* SPDX-License-Identifier: Apache-2.0 */
#ifndef PLAN_CALENDAR_H
#define PLAN_CALENDAR_H

#include <steadyback/steadyback.h>

/* What `plan --format ics` needs beside the result. */

/* Chooses the id of the plan: `given`, or the one that stands with the answers. 0 or an
 * exit code; *out is borrowed. */
int calendar_plan(const char **out, const char *given, const char *answers,
                  sb_consultation *consultation);

/* Reads the calendar that is brought up to date; no `path` is none. 0 or an exit code.
 * Caller frees *out. */
int calendar_read_older(char **out, const char *path);

/* No sessions, no calendar: tells what to do now instead, and gives the exit code. */
int tell_no_calendar(const sb_result *result);

#endif
