/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CONDITION_READS_H
#define CONDITION_READS_H

#include "pack/pack.h"

/* What conditions read, also through findings and scores: gathered from one or from
 * several. A finding or score is looked through once, so that circles end. */
typedef struct condition_reads {
    const sb_pack *pack;
    uint64_t *options; /* by question: the options that are read; all bits: the answer as
                          a whole; 0: nothing of it */
    int standing;      /* how things stand is asked for */
    unsigned char *findings, *scores; /* by index: looked through */
    unsigned char *followed;          /* by question */
} condition_reads;

/* 0, or -1 when out of memory; close it all the same. The pack must outlive it. */
int condition_reads_open(condition_reads *out, const sb_pack *pack);
void condition_reads_close(condition_reads *r);

/* Starts anew. */
void condition_reads_forget(condition_reads *r);

/* Adds what this condition reads; NULL reads nothing. What it names and the pack lacks is
 * passed over. */
void condition_reads_add(condition_reads *r, const condition *c);

/* Adds what decides whether those questions are asked, and whether these are, and so on.
 */
void condition_reads_follow(condition_reads *r);

#endif
