/* SPDX-License-Identifier: Apache-2.0 */
#include "batch/batch_report.h"

#include <string.h>
#include <unistd.h>

enum { SHOWN_EVERY_MS = 500 };

static double milliseconds_since(const struct timespec *then)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)(now.tv_sec - then->tv_sec) * 1e3 +
           (double)(now.tv_nsec - then->tv_nsec) / 1e6;
}

void batch_report_start(batch_report *report, int quiet)
{
    clock_gettime(CLOCK_MONOTONIC, &report->started);
    report->shown = report->started;
    report->shows_progress = !quiet && isatty(STDERR_FILENO) && !isatty(STDOUT_FILENO);
}

long batch_report_errors(const batch_report *report)
{
    long sum = 0;

    for (size_t i = 0; i <= SB_CAUSE_PROMISE; i++)
        sum += report->errors[i];
    return sum;
}

static void show_progress(const batch_report *report)
{
    long errors = batch_report_errors(report), done = report->results + errors;
    double seconds = milliseconds_since(&report->started) / 1e3;

    fprintf(stderr, "\rsteadyback: %ld done, %ld with an error, %.0f a second ", done,
            errors, seconds > 0 ? (double)done / seconds : 0);
}

static void count_outcome(batch_report *report, const sb_line *line)
{
    size_t i = 0;

    while (i < report->outcome_count &&
           (strcmp(report->outcomes[i].disposition, line->disposition) != 0 ||
            strcmp(report->outcomes[i].gate, line->gate) != 0))
        i++;
    if (i == MOST_OUTCOMES)
        return;
    if (i == report->outcome_count)
        report->outcome_count++;
    report->outcomes[i].disposition = line->disposition;
    report->outcomes[i].gate = line->gate;
    report->outcomes[i].count++;
}

void batch_report_add(batch_report *report, const sb_line *line)
{
    if (line->cause == SB_CAUSE_NONE) {
        report->results++;
        count_outcome(report, line);
    } else {
        report->errors[line->cause]++;
    }
    if (report->shows_progress && milliseconds_since(&report->shown) >= SHOWN_EVERY_MS) {
        clock_gettime(CLOCK_MONOTONIC, &report->shown);
        show_progress(report);
    }
}

/* Ids of the program: nothing in them needs an escape. */
static void print_summary(const batch_report *report)
{
    long errors = batch_report_errors(report);

    fprintf(stderr,
            "{\"summary\":{\"lines\":%ld,\"results\":%ld,\"errors\":{\"answers\":%ld,"
            "\"promise\":%ld,\"system\":%ld},\"outcomes\":[",
            report->results + errors, report->results, report->errors[SB_CAUSE_ANSWERS],
            report->errors[SB_CAUSE_PROMISE], report->errors[SB_CAUSE_SYSTEM]);
    for (size_t i = 0; i < report->outcome_count; i++)
        fprintf(stderr, "%s{\"disposition\":\"%s\",\"gate\":\"%s\",\"count\":%ld}",
                i ? "," : "", report->outcomes[i].disposition, report->outcomes[i].gate,
                report->outcomes[i].count);
    fputs("]}}\n", stderr);
}

void batch_report_end(batch_report *report, int with_summary)
{
    if (report->shows_progress) {
        show_progress(report);
        fputs("\n", stderr);
    }
    if (with_summary)
        print_summary(report);
}
