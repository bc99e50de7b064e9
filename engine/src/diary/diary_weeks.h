/* SPDX-License-Identifier: Apache-2.0 */
#ifndef DIARY_WEEKS_H
#define DIARY_WEEKS_H

#include "diary/diary.h"

/* What was done from one day to another, counted. */
typedef struct diary_tally {
    long from, to;      /* the first day, and the day behind the last */
    long planned, done; /* days with a session */
    long minutes;       /* of sessions, of what is done by the minute */
    long pain, pains;   /* the sum of the pain before a session, and of how many */
    size_t *lights;     /* sessions, by the light of the pack */
    size_t no_light;    /* sessions of which the light is not known */
    size_t flares;
    long goal; /* as told last in it, 0 to 10; UNKNOWN_NUMBER */
} diary_tally;

/* -1 when memory ran out. Free with tally_clear. */
int tally_make(diary_tally *out, const sb_diary *diary, long from, long to);
void tally_clear(diary_tally *one);

#endif
