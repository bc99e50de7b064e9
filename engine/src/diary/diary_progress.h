/* SPDX-License-Identifier: Apache-2.0 */
#ifndef DIARY_PROGRESS_H
#define DIARY_PROGRESS_H

#include "diary/diary.h"

/* How it goes up to a day, as a table and a chart in words of the pack: {"title", "note",
 * "chart", "most", "columns": [...], "weeks": [{"cells": [...], "planned", "done",
 * "pain"}]}. NULL when memory ran out. */
json_value *progress_shown(json_maker *m, const sb_diary *diary, long today);

#endif
