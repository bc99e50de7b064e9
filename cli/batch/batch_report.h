/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BATCH_REPORT_H
#define BATCH_REPORT_H

#include <stdio.h>
#include <time.h>

#include <steadyback/steadyback.h>

enum { MOST_OUTCOMES = 64 };

/* What a batch has come to so far. Start with {0}. */
typedef struct batch_report {
    struct {
        const char *disposition, *gate;
        long count;
    } outcomes[MOST_OUTCOMES];
    size_t outcome_count;
    long results;
    long errors[SB_CAUSE_PROMISE + 1]; /* by cause */
    struct timespec started, shown;
    int shows_progress;
} batch_report;

/* Shows progress on a terminal that is not the one the results go to. */
void batch_report_start(batch_report *report, int quiet);

void batch_report_add(batch_report *report, const sb_line *line);
long batch_report_errors(const batch_report *report);

/* Ends the progress line; then, if wanted, prints the counts as one JSON object. */
void batch_report_end(batch_report *report, int with_summary);

#endif
