/* SPDX-License-Identifier: Apache-2.0 */
#ifndef INTERVIEW_RESULT_H
#define INTERVIEW_RESULT_H

#include "interview/interview.h"

/* The questions, the result, and what the person may do with it. */
turn interview_hold(interview *i);

/* Shows the emergency that stands and lets the answers behind it be corrected, until it
 * is gone or all is said to be right. */
turn interview_emergency(interview *i);

turn interview_conclude(interview *i, sb_result **out); /* caller frees */
turn interview_print_result(interview *i);

/* What follows from the answers now that did not follow from those of the snapshot. */
turn interview_compare(interview *i, const char *snapshot);

/* Asks for a file name and writes the result there. */
turn interview_keep_result(interview *i);

/* Says where the answers are kept. */
void interview_say_kept(interview *i);

#endif
