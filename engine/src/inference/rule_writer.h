/* SPDX-License-Identifier: Apache-2.0 */
#ifndef RULE_WRITER_H
#define RULE_WRITER_H

#include "base/text_buffer.h"
#include "inference/rule_book.h"

/* Shared by rule_book.c (what is written for whom) and pattern_writer.c (conditions as
 * patterns). */

typedef enum asked_as { ASKED_SURE, ASKED_POSSIBLE } asked_as;

typedef struct writer {
    const sb_pack *pack;
    rule_book *book;
    text_buffer out;
    const char *module; /* where the rule of the owner stands */
    written_for kind;
    const void *owner;
    const char *owner_id;
    int if_unknown;
    int parts;             /* numbers the parts of this owner */
    char *needed_findings; /* by index: bit 1 sure, bit 2 possible */
    char *needed_scores;
    int failed;
} writer;

/* Writes one rule: when `when` holds (asked so), then `consequence` (CLIPS asserts).
 * A condition that is one big `any` gives a rule for each alternative. `guard` is a
 * further pattern, or "". */
void write_rule(writer *w, const char *name, const condition *when, asked_as as,
                const char *guard, const char *consequence);

/* Writes the rules that give the points of a score, for `as`. */
void write_points(writer *w, const char *score, size_t item, long worth,
                  const condition *when, asked_as as);

#endif
