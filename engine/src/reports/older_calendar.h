/* SPDX-License-Identifier: Apache-2.0 */
#ifndef OLDER_CALENDAR_H
#define OLDER_CALENDAR_H

#include <steadyback/document.h>

#include "formats/calendar_file.h"

/* What a calendar keeps about itself, so that the next one can follow it. */
#define KEPT_PLAN  "X-STEADYBACK-PLAN"
#define KEPT_START "X-STEADYBACK-START"

/* The calendar that was made before for the same plan. */
typedef struct older_calendar {
    calendar_file *file; /* NULL: there is none */
    const char *start;   /* its first day; borrowed from the file */
    int sequence;        /* that of the next one: above all of its own */
} older_calendar;

/* Reads options->older when there is one. Refused, with SB_CAUSE_ANSWERS, when it is
 * broken or of another plan. Close with older_calendar_close, also after a failure. */
int older_calendar_open(older_calendar *out, const sb_document_options *options,
                        sb_failure *why);
void older_calendar_close(older_calendar *older);

/* Adds to `made`, as cancelled, every entry that is not in it any more. */
int older_calendar_cancel(const older_calendar *older, calendar_file *made,
                          sb_failure *why);

#endif
