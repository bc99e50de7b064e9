/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ANSWER_SHEET_H
#define ANSWER_SHEET_H

#include <steadyback/answer.h>

#include "base/text_buffer.h"
#include "pack/pack.h"

typedef sb_answer answer;

/* As much of an answer as a conclusion rests on: these options, as bits (also OPTION_NONE
 * and OPTION_UNKNOWN); for numbers they do not matter. */
typedef struct used_answer {
    const question *asked;
    uint64_t options;
} used_answer;

/* The whole of an answer. */
used_answer whole_answer(const question *asked);

/* Whether it says anything but "no", "none" or "not sure". */
int answer_is_telling(const answer *given, const used_answer *used);

/* What a person answered, by the index of the question. */
typedef struct answer_sheet {
    const sb_pack *pack;
    answer *answers;
} answer_sheet;

int answer_sheet_open(answer_sheet *sheet, const sb_pack *pack, sb_failure *why);
void answer_sheet_close(answer_sheet *sheet);
void answer_sheet_clear(answer_sheet *sheet);

answer *answer_of(const answer_sheet *sheet, const question *asked);
int answer_equal(const answer *a, const answer *b);

/* The one judge of answers, whatever entrance they come through: takes a value if it
 * fits the question. -1 with a sentence in `why` that says what is allowed. A number is
 * judged as it is, not rounded. */
int answer_take(answer *out, const question *asked, const answer *value, sb_failure *why);

/* Ticks one option in a draft that starts as {0}; whether all go together, answer_take
 * says. */
int answer_tick(answer *draft, const question *asked, const char *id, sb_failure *why);

/* Reads one value as people type it: an option id, several with blanks or commas between,
 * a number, `unknown`, `none`, `not-sure`. */
int answer_read(answer *out, const question *asked, const char *value, sb_failure *why);

/* The person named the options they are not sure about (ticked in `doubts`): only these
 * are unsure. When they cannot even tell which one, all that is not ticked stays unknown.
 */
void answer_be_unsure(answer *given, const answer *doubts);

/* Writes the value the same way: "chair band", "45", "unknown". */
void answer_write(text_buffer *out, const question *asked, const answer *given);

#endif
