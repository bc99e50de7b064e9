/* SPDX-License-Identifier: Apache-2.0 */
#ifndef STEADYBACK_SWAP_H
#define STEADYBACK_SWAP_H

#include <steadyback/consultation.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Moves that a person does not want, and what they would rather do. A wish is part of the
 * answers: it is read and written with them, and asks for what may stand there anyway.
 * What came of each is in the result (`swaps`): a move that is left for now, or does
 * another job, is not put in, and the result says so. Texts are borrowed from the pack.
 */

/* In place of a move another one; with NULL none. A move that was swapped in goes on to
 * the new one; back to the one it stands for, the wish is gone. -1 with SB_CAUSE_ANSWERS
 * and a sentence when there is no such exercise, it is the same one, or the other one is
 * itself not wanted. */
SB_API int sb_consultation_swap(sb_consultation *one, const char *exercise,
                                const char *other, sb_failure *why);

/* Takes a wish back; no error when there is none. */
SB_API int sb_consultation_swap_back(sb_consultation *one, const char *exercise,
                                     sb_failure *why);

/* The moves that are not wanted, in the order of the pack; NULL behind the last. *other
 * is what is wanted in its place, NULL for nothing. */
SB_API const char *sb_consultation_swapped(const sb_consultation *one, size_t index,
                                           const char **other);

/* What may stand in the place of a move of the programme as things stand now: ids, what
 * suits the person best first, NULL behind the last. None when it is not in it. */
enum { SB_MOST_OTHERS = 8 };
SB_API int sb_consultation_others(const char *out[SB_MOST_OTHERS + 1],
                                  sb_consultation *one, const char *exercise,
                                  sb_failure *why);

/* Of a result: which move an exercise of the programme stands for, NULL when it was
 * chosen by the rules; and what came of the wish about a move, in words: caller frees
 * *out with free, it is "" where there was no such wish. */
SB_API const char *sb_result_stands_for(const sb_result *result, const char *exercise);
SB_API int sb_result_swap_text(char **out, const sb_result *result, const char *exercise,
                               sb_failure *why);

#ifdef __cplusplus
}
#endif

#endif
