/* SPDX-License-Identifier: Apache-2.0 */
#ifndef STEADYBACK_DIARY_SWAP_H
#define STEADYBACK_DIARY_SWAP_H

#include <steadyback/diary.h>
#include <steadyback/swap.h>

#ifdef __cplusplus
extern "C" {
#endif

/* One move of the week that stands for another. What may stand there is worked out from
 * the answers as they were last told; each call fills `person`, a consultation over the
 * same pack, anew. -1 with SB_CAUSE_ANSWERS and a sentence: nothing is added then. */

/* The moves of the plan in force on `today`; NULL behind the last. Borrowed from the
 * pack. */
SB_API const char *sb_diary_move(const sb_diary *diary, const char *today, size_t index);

/* What may stand in the place of a move, as sb_consultation_others. */
SB_API int sb_diary_others(const char *out[SB_MOST_OTHERS + 1], const sb_diary *diary,
                           sb_consultation *person, const char *move, const char *today,
                           sb_failure *why);

/* The same for a page, as JSON: {"text", "options": [{"id", "text"}]}, where an empty id
 * leaves it out, and an option may be to bring back what it stands for. Caller frees
 * *out. */
SB_API int sb_diary_others_json(char **out, const sb_diary *diary,
                                sb_consultation *person, const char *move,
                                const char *today, sb_failure *why);

/* From the day of the stamp on, `other` in the place of the move; NULL leaves it out, the
 * move itself brings it back. Two entries are added: what is not wanted, and the plan of
 * this week with the one move changed, which begins at its first step. A move that was
 * left out in a week before comes back at a check-in: then only the first is added. *said
 * is what came of it in words; caller frees. */
SB_API int sb_diary_swap(char **said, sb_diary *diary, sb_consultation *person,
                         const char *move, const char *other, const sb_diary_stamp *stamp,
                         sb_failure *why);

#ifdef __cplusplus
}
#endif

#endif
