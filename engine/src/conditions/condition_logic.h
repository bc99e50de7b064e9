/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CONDITION_LOGIC_H
#define CONDITION_LOGIC_H

#include "conditions/answer_sheet.h"
#include "conditions/logic.h"
#include "pack/pack.h"

/* The conditions of a pack as formulas over what a person can answer: exact, also where
 * a question is asked twice in one condition. A condition is two formulas: that it is
 * surely true, and that it is at least possible (condition.h). How things stand after
 * SETTLE counts as free, and so does what is missing or rests on itself. */
typedef struct condition_logic condition_logic;

/* What may be taken for granted. */
enum {
    LAW_ANSWERS = 1, /* each question has an answer that can be given, or none */
    LAW_ASKED = 2,   /* only questions that are due are answered, as in an interview */
    LAW_SURE = 4     /* each question is answered, and nothing is "not sure" */
};

/* NULL when out of memory. The pack must outlive it. */
condition_logic *condition_logic_new(const sb_pack *pack);
void condition_logic_free(condition_logic *all); /* accepts NULL */

/* A second sheet of answers over the same store of formulas, for what holds between two;
 * of the same pack or another. `first` must outlive it. */
condition_logic *condition_logic_beside(condition_logic *first, const sb_pack *pack);

/* How things stand after SETTLE, by rank (this or above), in place of "free": for what is
 * made from now on. */
void condition_logic_stand(condition_logic *c, const formula *dispositions,
                           const formula *gates);

int condition_logic_failed(const condition_logic *c);

/* For formulas of one's own over these. */
logic *condition_logic_inner(condition_logic *c);

/* NULL is always true. */
formula condition_surely(condition_logic *c, const condition *one);
formula condition_possibly(condition_logic *c, const condition *one);

/* That the question has an answer, be it "not sure". */
formula question_answered(condition_logic *c, const question *q);

/* That the question and its section are at least possibly due. */
formula question_due(condition_logic *c, const question *q);

/* The second sheet has the answer of the first to its twin, as the same facts; both have
 * the same options and numbers. Before anything is asked of the second. */
void sheets_share_answer(condition_logic *second, const question *q,
                         const condition_logic *first, const question *twin);

/* Of two sheets: they come to know the limits of numbers of each other (before they are
 * bound); that a question has the same answer in both. */
void sheets_share_limits(condition_logic *one, condition_logic *other);
formula sheets_agree(condition_logic *one, const question *q, condition_logic *other,
                     const question *twin);

/* One way that things can be (logic.h) as answers, and answers as one. */
void condition_logic_suppose(condition_logic *c, const answer_sheet *sheet);
void condition_logic_answers(const answer_sheet *out, const condition_logic *c);

/* Call once, when every condition has been made a formula; then ask. */
void condition_logic_bind(condition_logic *c);

/* Whether the formulas can hold together under these laws. */
logic_answer can_hold(condition_logic *c, formula f, unsigned laws);
logic_answer can_both_hold(condition_logic *c, formula f, formula g, unsigned laws);

/* The laws as logic.h has them, for questions of one's own. */
unsigned condition_logic_laws(unsigned laws);

/* As with LAW_ANSWERS and LAW_ASKED, but that one question may be answered in any case.
 */
logic_answer can_hold_if_asked(condition_logic *c, formula f, const question *q);

#endif
