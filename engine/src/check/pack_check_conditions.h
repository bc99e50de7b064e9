/* SPDX-License-Identifier: Apache-2.0 */
#ifndef PACK_CHECK_CONDITIONS_H
#define PACK_CHECK_CONDITIONS_H

#include "base/text_buffer.h"
#include "check/pack_subjects.h"

/* Shared by the checks of conditions. */
typedef struct checker {
    reading *r;
    subjects *s;
    subject *one; /* the one being looked at */
} checker;

/* "'age at least 65' (line 12)"; cut when it is long. */
void write_part(text_buffer *out, const condition *c);

/* A mistake about the one being looked at: its name, then `sentence`, which is cleared.
 */
void tell_subject(const checker *k, const char *kind, int line, text_buffer *sentence);

/* Whether these cannot hold, for sure. */
int is_impossible(const checker *k, formula f, unsigned laws);
int are_impossible(const checker *k, formula f, formula g, unsigned laws);

/* Whether the first leads to the second, surely and possibly. */
int condition_leads_to(const checker *k, const condition *from, const condition *to);

/* How many questions have been too hard so far. */
size_t questions_undecided(const checker *k);

/* That the one being looked at is too hard to check, once; `beside` another, or NULL. */
void tell_too_hard(checker *k, const subject *beside);

/* Told elsewhere: a finding that can never hold, a count or a score out of reach. */
int is_told_elsewhere(const checker *k, const condition *c);

/* Whether something it names is missing. */
int condition_has_hole(const condition *c);

/* The parts of a condition that change nothing. */
void check_parts(checker *k);

/* A part of <all>, where what stands beside it is at least possible: whether it goes
 * further than the questions are asked. */
void check_limit(checker *k, const condition *part, formula beside);

/* Rules, and groups of hazards, beside each other. */
void check_pairs(checker *k);

#endif
