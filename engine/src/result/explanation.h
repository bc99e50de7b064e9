/* SPDX-License-Identifier: Apache-2.0 */
#ifndef EXPLANATION_H
#define EXPLANATION_H

#include "inference/rule_session.h"
#include "pack/condition_reads.h"
#include "result/result.h"

/* Reads why a fact stands from the logical support that CLIPS keeps: down through the
 * inference rules to clinical rules, and from each of those to the person's answers. */
typedef struct explainer {
    const rule_book *book;
    sb_result *result; /* owns what is found */
    int failed;        /* out of memory */
} explainer;

/* Adds the clinical rules that the fact rests on, each once. */
void explain_fact(explainer *e, const rule_fact *fact, reasons *out);

/* Adds what is known of another fact already, as if it were explained once more. */
void explain_likewise(explainer *e, const reasons *known, reasons *out);

/* Adds the answers that the fact rests on (used_answer), one for each question, in the
 * pack's order. */
void explain_answers(explainer *e, const rule_fact *fact, list *answers);

/* Whether the fact stands whatever the person answers to the questions for which
 * `is_open` says yes: at least one of its chains leans on no absence that such an answer
 * could fill. `reads` is room to work in. Not firm when out of memory. */
typedef int question_is_open(void *payload, const question *asked);
int explain_is_firm(explainer *e, const rule_fact *fact, question_is_open *is_open,
                    condition_reads *reads, void *payload);

#endif
