/* SPDX-License-Identifier: Apache-2.0 */
#ifndef OUTCOME_REPORT_H
#define OUTCOME_REPORT_H

#include "consultation/outcome.h"
#include "formats/json_writer.h"
#include "formats/page_writer.h"

/* Two outcomes beside each other, only what differs. NULL when out of memory; free it. */
char *outcome_text(const sb_pack *pack, const outcome *before, const outcome *after,
                   size_t columns);
char *outcome_json(const sb_pack *pack, const outcome *before, const outcome *after);

/* The same inside a larger page or document. `first` stands before each line; in short:
 * when the advice or the gate differ, only that. */
void outcome_tell(page *p, const sb_pack *pack, const outcome *before,
                  const outcome *after, const char *first, int in_short);
json_value *outcome_difference(json_maker *m, const sb_pack *pack, const outcome *before,
                               const outcome *after);

/* Keeps the answers of a consultation, and gives them back. Close with
 * answer_sheet_close. */
int saved_answers_take(answer_sheet *saved, const sb_consultation *one, sb_failure *why);
int saved_answers_give_back(const answer_sheet *saved, sb_consultation *one,
                            sb_failure *why);

#endif
