/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CALENDAR_FILE_H
#define CALENDAR_FILE_H

#include "failure.h"

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
} calendar_event;

/* `made` is the day that the file says it was made. Close *out with calendar_close. */
int calendar_open(calendar_file **out, const char *made, sb_failure *why);
void calendar_close(calendar_file *file); /* accepts NULL */

int calendar_add(calendar_file *file, const calendar_event *event, sb_failure *why);

/* The whole as text; NULL when out of memory. Free it. */
char *calendar_write(const calendar_file *file);

/* ---- days ---- */

enum { DAY_SIZE = 11 };

int calendar_is_day(const char *text);  /* "2026-11-23" */
int calendar_is_time(const char *text); /* "07:30" */

/* The day so many days later. */
void calendar_day_after(char out[DAY_SIZE], const char *day, int days);
int calendar_weekday(const char *day); /* 0 Monday */

#endif
