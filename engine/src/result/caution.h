/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CAUTION_H
#define CAUTION_H

#include "result/result.h"

/* How cautious a result is: the one measure by which two results are held against each
 * other, whether an answer changed (what-if) or the pack did (diff). */
typedef struct caution {
    int disposition, gate, level;
    int has_programme;
    list parts; /* of caution_part, sorted; owned */
} caution;

/* Reads a result. Ids are borrowed from its pack. 0, or -1 when out of memory; then, and
 * afterwards, caution_close. */
int caution_read(caution *out, const sb_result *result);
void caution_close(caution *all);

/* Positive when `now` is more cautious than `before`, negative when less, 0 when neither:
 * by disposition, then by gate, then by what holds a session back, what is forbidden or
 * limited and what belongs to the safety net, then by level. What is taken away counts,
 * whatever else is added. The two may come from two packs. */
int caution_compare(const caution *before, const caution *now);

#endif
