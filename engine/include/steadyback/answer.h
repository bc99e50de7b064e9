/* SPDX-License-Identifier: Apache-2.0 */
#ifndef STEADYBACK_ANSWER_H
#define STEADYBACK_ANSWER_H

#include <stdint.h>

#include <steadyback/failure.h>

#ifdef __cplusplus
extern "C" {
#endif

/* An answer as a value. All zero is "not asked". A number stands alone; of options those
 * in `ticked` hold, and in a question of several ticks those in `unsure` may. An option
 * is the bit of its place in the question (sb_question_bit), "none of these" the bit
 * SB_OPTION_NONE, which stands alone. `unknown` is "not sure": of the whole answer, or,
 * beside ticks, of which others there are. */
typedef struct sb_answer {
    int given; /* asked and answered, if only with "not sure" */
    int unknown;
    uint64_t ticked, unsure;
    double number; /* in the unit of the question */
} sb_answer;

enum { SB_OPTION_NONE = 62 };

/* How answers are written, in files and as values of functions: the ids of options, plain
 * numbers, and these words. docs/answers.md says all of it. */
#define SB_UNKNOWN  "unknown"  /* not sure of the whole answer */
#define SB_NOT_SURE "not-sure" /* among ticks: not sure which others there are */
#define SB_NONE     "none"     /* none of these; stands alone */
#define SB_UNSURE   "-unsure"  /* behind the id of a question: what is not sure of it */

/* Reads a number as people type it: digits, with a decimal point or comma, at most three
 * decimals and fifteen digits, in every locale. -1, and *out as it was, for anything
 * else: it is never rounded. */
SB_API int sb_answer_number(double *out, const char *text);

#ifdef __cplusplus
}
#endif

#endif
