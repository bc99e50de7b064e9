/* SPDX-License-Identifier: Apache-2.0 */
#ifndef PLAN_ID_H
#define PLAN_ID_H

#include <steadyback/steadyback.h>

/* The id of one person's plan: random, made once, kept with the answers ("notes":
 * {"plan-id": ...}). The entries of calendars are named by it. */
enum { PLAN_ID_SIZE = 33 };

/* A new one; -1 when the system has no random numbers. */
int plan_id_make(char id[PLAN_ID_SIZE]);

/* The one that is kept with the answers, or NULL. Borrowed from the consultation. */
const char *plan_id_of(sb_consultation *consultation);

/* `given` by an option, or the one that is kept with the answers; NULL is neither. 0, or
 * an exit code when they are two. *out is borrowed. */
int plan_id_agree(const char **out, const char *given, const char *answers,
                  sb_consultation *consultation);

/* Keeps one with the answers of an interview, unless there is one; gives it, borrowed
 * from the dialogue. Without random numbers there is none: NULL. */
const char *plan_id_keep(sb_dialogue *dialogue);

#endif
