/* SPDX-License-Identifier: Apache-2.0 */
#ifndef REPLY_H
#define REPLY_H

#include <stddef.h>
#include <steadyback/question.h>

enum { VALUE_SIZE = 2048 };

/* How a line that was typed fits a question; each misfit has words of its own. */
typedef enum reply_fit {
    REPLY_FITS,
    REPLY_DOUBTFUL, /* it can be read in one way, which has to be said and agreed to */
    REPLY_EMPTY,
    REPLY_NO_NUMBER,        /* a number was asked for */
    REPLY_OUT_OF_RANGE,     /* the number is too small or too large */
    REPLY_NO_SUCH_NUMBER,   /* no option has that number */
    REPLY_NOT_ONLY_NUMBERS, /* something else stands beside numbers */
    REPLY_NO_SUCH_WORDS,    /* no option has those words */
    REPLY_SEVERAL_FIT,      /* the words are those of several options */
    REPLY_ONE_ONLY,         /* only one option may be named */
    REPLY_NONE_ALONE,       /* "none of these" beside another */
    REPLY_FIT_COUNT
} reply_fit;

/* Whether the question is answered by a number: a number or a scale. */
int reply_is_number(const sb_question *asked);

/* Turns what a person typed into the value of an answer. To a question with options:
 *
 *   numbers  "3", "1 3", "1, 3 and 4", "1 & 3", "1 + 3": the options with these numbers,
 * and nothing else beside them; words    the whole text of one option, or "none" for
 * "None of these" of a list; a part   words of a text as they stand there, which one
 * option has and no other, and which are more than "the" or "only": doubtful.
 *
 * "12" is doubtful as well where it may be "1 2", and "5" where another option is "5
 * minutes". To a question for a number: the number, with its unit, or "7 out of 10". All
 * else does not fit; `value` is then of no use. The words of the language (and, out of,
 * old, fillers) are those of the pack. The words for "not sure" are the caller's affair.
 */
reply_fit reply_value(char value[VALUE_SIZE], const sb_pack *pack,
                      const sb_question *asked, const char *line);

/* Where a word stands in a value of several words; NULL when it is not among them. */
const char *reply_word_in(const char *value, const char *word);

/* Whether a value says "not sure": the whole answer, or one of the ticks. */
int reply_is_unsure(const char *value);

#endif
