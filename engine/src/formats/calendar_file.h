/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CALENDAR_FILE_H
#define CALENDAR_FILE_H

#include "base/failure.h"

/* The only door to libical: a calendar file (RFC 5545), and days. Times are those of the
 * wall clock wherever the reader is. */
typedef struct calendar_file calendar_file;

typedef struct calendar_event {
    const char *uid;
    const char *title;
    const char *text;
    const char *day;   /* "2026-11-23": its first day */
    const char *at;    /* "07:30", or NULL: the whole day */
    long minutes;      /* with `at`: how long */
    unsigned weekdays; /* bit 0 Monday: on each of these for `weeks` weeks; 0: once */
    int weeks;
    int alarm_minutes; /* with `at`: an alarm so long before; 0: none */
    int sequence;      /* how often it was brought up to date */
    int is_cancelled;  /* of an earlier file: it takes place no more */
} calendar_event;

/* `made` is the day that the file says it was made. Close *out with calendar_close. */
int calendar_open(calendar_file **out, const char *made, sb_failure *why);
void calendar_close(calendar_file *file); /* accepts NULL */

int calendar_add(calendar_file *file, const calendar_event *event, sb_failure *why);

/* Keeps a value of our own in the file, under a name that starts with "X-". */
int calendar_keep(calendar_file *file, const char *name, const char *value,
                  sb_failure *why);

/* The whole as text; NULL when out of memory. Free it. */
char *calendar_write(const calendar_file *file);

/* ---- one that was written before ---- */

/* Reads a calendar that this program wrote; any other text is refused, and called `shown`
 * in the message. Close *out with calendar_close. */
int calendar_read(calendar_file **out, const char *text, const char *shown,
                  sb_failure *why);

/* A value that was kept; NULL when there is none. Borrowed. */
const char *calendar_kept(const calendar_file *file, const char *name);

/* The UID of an entry, and how often it was brought up to date (-1: not told rightly).
 * NULL behind the last; "" when it has none. Borrowed. */
const char *calendar_uid(const calendar_file *file, size_t index);
int calendar_sequence(const calendar_file *file, size_t index);
int calendar_holds(const calendar_file *file, const char *uid);

/* Adds the entry of `from` as one that is cancelled. */
int calendar_cancel(calendar_file *file, const calendar_file *from, size_t index,
                    int sequence, sb_failure *why);

/* ---- days ---- */

/* Of later years libical writes no day, without a word. */
enum { DAY_SIZE = 11, FIRST_YEAR = 1901, LAST_YEAR = 2999 };

int calendar_is_day(const char *text);  /* "2026-11-23", of these years */
int calendar_is_time(const char *text); /* "07:30" */

/* The day so many days later. */
void calendar_day_after(char out[DAY_SIZE], const char *day, int days);
int calendar_weekday(const char *day); /* 0 Monday */

#endif
