/* SPDX-License-Identifier: Apache-2.0 */
#ifndef COURSE_H
#define COURSE_H

#include "dialogue/dialogue.h"

/* How a dialogue goes on: from question to question, and at turns with choices alone. */

/* ---- course.c ---- */

/* The number under which a question was asked, from 1; 0 when it was not. */
size_t course_number(const sb_dialogue *d, const char *id);
const char *course_asked(const sb_dialogue *d, size_t number); /* or NULL */
void course_add_asked(sb_dialogue *d, const char *id);
void course_add_settled(sb_dialogue *d, const char *conflict);
char *course_earlier_value(sb_dialogue *d, const char *id); /* or aside; caller frees */

void course_start(sb_dialogue *d);     /* for whom, or the first question */
void course_go_on(sb_dialogue *d);     /* to what is wanted or due, or behind it */
int course_leads_here(sb_dialogue *d); /* course_start would, from the answers alone */
void course_ask(sb_dialogue *d, const char *id);

/* The question is over, with or without an answer: takes back what no longer applies. */
void course_end_question(sb_dialogue *d);

/* The question has its answer; the person wants the one before, or `wanted`. */
void course_answered(sb_dialogue *d);
void course_back(sb_dialogue *d);
void course_leave_for(sb_dialogue *d, const char *wanted);

/* An emergency: an answer behind it again; it is as it was; yes or no to its end. */
void course_correct(sb_dialogue *d, const char *id);
void course_take_back_correction(sb_dialogue *d);
void course_confirm(sb_dialogue *d, int is_right);

/* ---- question_turn.c, picking.c ---- */

/* Whether the turn is at a question. */
int dialogue_is_at_question(const sb_dialogue *d);

void question_hear(sb_dialogue *d, const char *line);
int question_choose(sb_dialogue *d, const char *value, sb_failure *why);
void question_why(sb_dialogue *d);

void picking_hear(sb_dialogue *d, const char *line);
int picking_choose(sb_dialogue *d, const char *id, sb_failure *why);
void picking_back(sb_dialogue *d);
void picking_goto(sb_dialogue *d, const char *question);

/* ---- swapping.c ---- */

#define SWAP_LEAVE "leave-out" /* the choices that are no exercise */
#define SWAP_KEEP  "keep"

/* A move that may be swapped was chosen; then what shall stand in its place. */
void swapping_choose_move(sb_dialogue *d, const char *id);
void swapping_choose_other(sb_dialogue *d, const char *id);

/* Whether a move is in the programme; its name; what it stands in the place of, NULL for
 * none. */
int swapping_stands(const sb_result *result, const char *move);
const char *swapping_name(const sb_dialogue *d, const char *move);
const char *swapping_stood(sb_dialogue *d, const char *move);

#endif
