/* SPDX-License-Identifier: Apache-2.0 */
#ifndef PROGRAMME_CALENDAR_H
#define PROGRAMME_CALENDAR_H

#include <steadyback/document.h>

/* The sessions of six weeks from options->date as a calendar file, with what changes from
 * week to week. Without a programme: one entry on that day that says what to do. Caller
 * frees *out. */
int programme_calendar(char **out, const sb_result *result,
                       const sb_document_options *options, sb_failure *why);

#endif
