/* SPDX-License-Identifier: Apache-2.0 */
#ifndef PROMISES_H
#define PROMISES_H

#include "formats/json_document.h"
#include "pack/pack.h"

/* The promises (docs/architecture.md), held against the JSON of a result as a front gets it. It
 * uses neither result_guard nor verdict: it is a third opinion. */
typedef struct outcome {
    const sb_pack *pack;
    json_input *whole;
    int broken;     /* how many promises were found broken */
    int is_planted; /* then there is no need to say what is broken */
} outcome;

/* Checks promises 1, 2, 3, 4, 6 and 8; prints what is broken. */
void promises_check(outcome *o);

void promises_break(outcome *o, int promise, const char *sentence, const char *thing);

int promises_disposition(const outcome *o); /* rank, as disposition_level */
int promises_gate(const outcome *o);        /* rank, as gate_level */

/* Whether a movement is restricted so ("forbid", "limit"); whether an exercise is barred
 * by a movement, a list or the gate, not only by kit or level. */
int promises_is_restricted(const outcome *o, const char *movement, const char *type);
int promises_is_barred(const outcome *o, const char *exercise);

/* "" and 0 when there is nothing under the key. */
const char *json_text_at(const json_input *things, const char *key);
size_t json_length_at(const json_input *things, const char *key);
const json_input *json_entry(const json_input *things, const char *key, size_t index);

#endif
