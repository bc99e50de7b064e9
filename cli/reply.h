/* SPDX-License-Identifier: Apache-2.0 */
#ifndef REPLY_H
#define REPLY_H

#include <stddef.h>
#include <steadyback/question.h>

enum { VALUE_SIZE = 2048 };

/* Turns what a person typed into the value of an answer: numbers of options or their ids,
 * one or several; a number; "not sure". 0, or -1 when it fits nothing. */
int reply_value(char value[VALUE_SIZE], const sb_question *asked, const char *line);

/* Where a word stands in a value of several words; NULL when it is not among them. */
const char *reply_word_in(const char *value, const char *word);

/* Whether a value says "not sure": the whole answer, or one of the ticks. */
int reply_is_unsure(const char *value);

#endif
