/* SPDX-License-Identifier: Apache-2.0 */
#ifndef PROGRAMME_CALENDAR_H
#define PROGRAMME_CALENDAR_H

#include <steadyback/document.h>

/* The sessions of six weeks as a calendar file, with what changes from week to week; for
 * someone who should see a clinician also one entry of today that says so. What an older
 * calendar holds beside that is cancelled. Caller frees *out. */
int programme_calendar(char **out, const sb_result *result,
                       const sb_document_options *options, sb_failure *why);

#endif
