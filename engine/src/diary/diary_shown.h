/* SPDX-License-Identifier: Apache-2.0 */
#ifndef DIARY_SHOWN_H
#define DIARY_SHOWN_H

#include "base/text_buffer.h"
#include "diary/diary.h"

/* The plan in force on a day, as text and pages show it alike: what goes on, grows, goes
 * back, is new, is left; and why. */
typedef struct shown_week {
    const sb_diary *diary;
    const diary_entry *now,
        *before; /* before: the last plan that held something, or NULL */
} shown_week;

/* -1 with SB_CAUSE_ANSWERS when there is none. */
int diary_shown_open(shown_week *out, const sb_diary *diary, const char *day,
                     sb_failure *why);

/* "Your plan from 2026-12-01". */
void diary_shown_title(text_buffer *out, const shown_week *w);

/* "2 x 8 each side, hold 5 s", of all its days or of one (0 Monday); and its days, a
 * blank before each. */
void diary_shown_dose_on(text_buffer *out, const shown_week *w, const plan_item *item,
                         int day);
void diary_shown_dose(text_buffer *out, const shown_week *w, const plan_item *item);
void diary_shown_days(text_buffer *out, const shown_week *w, unsigned days);

/* The same exercise in the plan before; NULL: it is new. */
const plan_item *diary_shown_before(const shown_week *w, const plan_item *item);

/* How it comes from the plan before; *was: whether that is to be told beside it. Borrowed
 * from the pack; NULL in the first plan. */
const char *diary_shown_change(const shown_week *w, const plan_item *item, int *was);

/* What was in the plan before, and is not any more; NULL behind the last. */
const exercise *diary_shown_left(const shown_week *w, size_t index);

/* Why: a sentence for each rule that changed it; NULL behind the last. */
const char *diary_shown_reason(const shown_week *w, size_t index);

/* When nothing is planned: what to do first. */
const char *diary_shown_nothing(const shown_week *w);

#endif
