/* SPDX-License-Identifier: Apache-2.0 */
#ifndef PACK_SUBJECTS_H
#define PACK_SUBJECTS_H

#include "conditions/condition_logic.h"
#include "pack/pack_reading.h"

/* Everything in a pack that has a condition, in one list: what the checks of conditions
 * look at. */
typedef enum subject_kind {
    SUBJECT_FINDING,
    SUBJECT_POINT, /* of a score */
    SUBJECT_SECTION,
    SUBJECT_QUESTION,
    SUBJECT_RULE,
    SUBJECT_HAZARD, /* one group of people */
    SUBJECT_MESSAGE,
    SUBJECT_SIGNAL,
    SUBJECT_CONTRADICTION
} subject_kind;

typedef struct subject {
    subject_kind kind;
    const char *id;
    const char *file;
    int line;
    const condition *when;
    const rule *rule; /* or NULL */
    formula surely, possibly;
    int is_dead; /* can never hold; told, or told of what it rests on */
} subject;

typedef struct subjects {
    subject *all;
    size_t count;
    condition_logic *logic; /* bound: ready to be asked */
} subjects;

/* 0, or -1 when out of memory; close it all the same. */
int subjects_open(subjects *out, const sb_pack *pack);
void subjects_close(subjects *all);

/* "Rule RF-CES-1", "The finding 'acute'" ... */
void subject_name(char *out, size_t size, const subject *one);

#endif
