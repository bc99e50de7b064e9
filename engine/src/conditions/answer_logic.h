/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ANSWER_LOGIC_H
#define ANSWER_LOGIC_H

#include "conditions/logic.h"
#include "pack/pack.h"

/* Answers as facts of logic.h: which option is chosen, which side of a limit a number
 * lies on, what is "not sure". Part of condition_logic. */
typedef struct asked asked;

typedef struct answer_logic {
    const sb_pack *pack;
    logic *logic;
    asked *asked; /* by the index of the question */
    int is_bound, failed;
} answer_logic;

/* -1 when out of memory; close it all the same. */
int answer_logic_open(answer_logic *all, const sb_pack *pack, logic *l);
void answer_logic_close(answer_logic *all);

/* What a test (CONDITION_ANSWER with a question) says, as answer_truth in
 * condition_value.h does. */
formula answer_surely(answer_logic *all, const condition *test);
formula answer_possibly(answer_logic *all, const condition *test);

formula answer_given(answer_logic *all, const question *q);

/* That it was given in an interview: "none" is not said beside a tick that is not sure.
 */
formula answer_is_plain(answer_logic *all, const question *q);

/* Once every test has been made: under the law `answers` each question has an answer that
 * can be given; under `sure` it has one, and nothing is "not sure". */
void answer_logic_bind(answer_logic *all, int answers, int sure);

/* One more law for all facts of a question. */
void answer_bind(answer_logic *all, const question *q, int law, formula must_hold);

#endif
