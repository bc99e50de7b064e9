/* SPDX-License-Identifier: Apache-2.0 */
#ifndef DIARY_PROGRESS_H
#define DIARY_PROGRESS_H

#include "diary/diary_weeks.h"

/* Shared by diary_progress.c (text, and for other programs), progress_words.c (what has
 * changed) and progress_page.c (charts). */

enum { PROGRESS_COLUMNS = 7, CELL_SIZE = 160 };

typedef struct progress {
    const sb_diary *diary;
    diary_tally *weeks; /* the last may not be over */
    size_t count;
    long today;
} progress;

/* Counts all weeks up to a day. Close it in any case. */
int progress_open(progress *out, const sb_diary *diary, const char *today,
                  sb_failure *why);
void progress_close(progress *p);

/* The cells of a week: number, first day, done of planned, minutes, pain, goal, lights;
 * `named`: lights in words for people. And what stands above them. */
typedef char progress_cells[PROGRESS_COLUMNS][CELL_SIZE];
void progress_row(progress_cells cells, const progress *p, size_t week, int named);
const char *progress_title(const progress *p, int column);

/* What has changed since the start, in sentences: ids of messages with their pairs. Only
 * what counts by docs/evidence P6.2 is called a change. */
typedef void progress_sentence(void *payload, const char *message,
                               const char *const pairs[]);
void progress_say(const progress *p, progress_sentence *tell, void *payload);

/* As charts alone, and as a page with a table beside them. NULL when memory ran out, or
 * with the reason in `why`. Free it. */
char *progress_svg(const progress *p);
char *progress_html(const progress *p, sb_failure *why);

/* For a page: titles, rows and numbers as JSON, NULL when memory ran out. */
json_value *progress_shown(json_maker *m, const sb_diary *diary, long today);

#endif
