/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ANSWER_READERS_H
#define ANSWER_READERS_H

#include "pack/pack.h"

/* Everything in a pack that has a condition, and so reads answers: the one list for
 * checks, relevance, what-if and coverage. What a condition reads, condition_reads says.
 */
typedef enum reader_kind {
    READER_FINDING,
    READER_POINT, /* of a score */
    READER_RULE,
    READER_SECTION,
    READER_QUESTION,
    READER_CONTRADICTION,
    READER_HAZARD, /* one group of people */
    READER_MESSAGE,
    READER_SIGNAL
} reader_kind;

typedef struct answer_reader {
    reader_kind kind;
    const void *thing; /* finding, score, rule, section, question, contradiction ... */
    const char *id;
    const char *file;
    int line;
    const condition *when;
} answer_reader;

/* In the order of the kinds, and of the pack. */
typedef struct answer_readers {
    answer_reader *all;
    size_t count;
} answer_readers;

/* 0, or -1 when out of memory; close it all the same. */
int answer_readers_open(answer_readers *out, const sb_pack *pack);
void answer_readers_close(answer_readers *all);

/* Whether a result is another one by it: rules, hazards, messages, stop signals. The
 * others only lead to these. */
int answer_reader_is_in_results(const answer_reader *one);

#endif
