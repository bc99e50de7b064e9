/* SPDX-License-Identifier: Apache-2.0 */
#ifndef REPLY_H
#define REPLY_H

#include <stddef.h>
#include <steadyback/question.h>

enum { VALUE_SIZE = 2048 };

/* How a line that was typed fits a question; each misfit has words of its own. */
typedef enum reply_fit {
    REPLY_FITS,
    REPLY_EMPTY,
    REPLY_NO_NUMBER,      /* a number was asked for */
    REPLY_OUT_OF_RANGE,   /* the number is too small or too large */
    REPLY_NO_SUCH_NUMBER, /* no option has that number */
    REPLY_NO_SUCH_WORDS,  /* no option has those words */
    REPLY_SEVERAL_FIT,    /* the words are those of several options */
    REPLY_ONE_ONLY,       /* only one option may be named */
    REPLY_NONE_ALONE,     /* "none of these" beside another */
    REPLY_FIT_COUNT
} reply_fit;

/* Turns what a person typed into the value of an answer: numbers of options, their words
 * or ids, one or several; a number. The words for "not sure" are the caller's affair. */
reply_fit reply_value(char value[VALUE_SIZE], const sb_question *asked, const char *line);

/* Where a word stands in a value of several words; NULL when it is not among them. */
const char *reply_word_in(const char *value, const char *word);

/* Whether a value says "not sure": the whole answer, or one of the ticks. */
int reply_is_unsure(const char *value);

#endif
