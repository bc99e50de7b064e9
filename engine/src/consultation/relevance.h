/* SPDX-License-Identifier: Apache-2.0 */
#ifndef RELEVANCE_H
#define RELEVANCE_H

#include "conditions/condition_reach.h"
#include "pack/answer_readers.h"
#include "pack/condition_reads.h"

/* What the answer to an open question can still change. Everything that rests on answers
 * (rules, hazards, messages, stop signals) depends on the questions that its condition
 * reads, also through findings and scores, and on the questions that decide whether those
 * are asked. It is open while its condition can still come out in more than one way, and
 * it counts while that would make a difference: a milder verdict beside a worse one that
 * stands firm makes none. */
typedef struct relevance {
    const sb_pack *pack;
    answer_readers dependents;
    unsigned char *depends;  /* by question, then by dependent: 1 when it depends on it */
    unsigned char *counts;   /* by dependent: open, and makes a difference */
    unsigned char *can_be;   /* by dependent: what its condition can still be */
    unsigned char *stale;    /* by dependent: to be worked out anew */
    unsigned char *standing; /* by dependent: asks how things stand, so is always stale */
    answer *seen;            /* by question: the answers at the last look */
    condition_reads reads;   /* room to work in */
    condition_reach reach;
    int least_disposition; /* stands firm, whatever the open questions bring */
    int most_gate;
} relevance;

/* The sheet must outlive it. */
int relevance_open(relevance *out, const answer_sheet *sheet, sb_failure *why);
void relevance_close(relevance *out);

/* Works out anew what counts, as far as answers have changed since the last look. */
void relevance_look(relevance *r);

/* Whether any dependent of the question counts; always for one that is asked for the
 * record or that says how many minutes there are, while a programme can come out. */
int relevance_matters(const relevance *r, const question *asked);

/* Whether a programme can still come out. */
int relevance_programme_is_possible(const relevance *r);

/* Whether this dependent could make a difference, were it open: what it brings is not
 * milder than what stands firm. */
int relevance_is_felt(const relevance *r, size_t dependent);

#endif
