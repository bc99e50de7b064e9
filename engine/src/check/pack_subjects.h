/* SPDX-License-Identifier: Apache-2.0 */
#ifndef PACK_SUBJECTS_H
#define PACK_SUBJECTS_H

#include "conditions/condition_logic.h"
#include "pack/answer_readers.h"
#include "pack/pack_reading.h"

/* What reads answers (answer_readers), with what its condition comes to: what the checks
 * of conditions look at. */
typedef struct subject {
    reader_kind kind;
    const char *id;
    const char *file;
    int line;
    const condition *when;
    const rule *rule; /* or NULL */
    formula surely, possibly;
    int is_dead;     /* can never hold; told, or told of what it rests on */
    int is_too_hard; /* to decide all about it; told */
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
