/* SPDX-License-Identifier: Apache-2.0 */
#ifndef STEADYBACK_CASES_H
#define STEADYBACK_CASES_H

#include <steadyback/consultation.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The worked cases of a pack (knowledge/cases): people, and what must come out for them.
 * They are no part of the pack itself: nothing depends on them. */
typedef struct sb_cases sb_cases;

/* Reads the cases of the folder that the pack was read from. Every mistake goes into
 * `mistakes`; with errors -1 and SB_CAUSE_PACK. Caller frees *out; it may outlive the
 * pack. */
SB_API int sb_cases_open(sb_cases **out, const sb_pack *pack, sb_mistakes *mistakes,
                         sb_failure *why);
SB_API void sb_cases_free(sb_cases *cases); /* accepts NULL */

/* People without expectations are not counted. Ids are borrowed. */
SB_API size_t sb_cases_count(const sb_cases *cases);
SB_API const char *sb_case_id(const sb_cases *cases, size_t index);

/* The answers of a case as an answers file. Caller frees *out with free. */
SB_API int sb_case_answers_json(char **out, const sb_cases *cases, size_t index,
                                sb_consultation *one, sb_failure *why);

/* What the cases run so far have covered of a pack. */
typedef struct sb_coverage sb_coverage;
SB_API int sb_coverage_open(sb_coverage **out, const sb_pack *pack, sb_failure *why);
SB_API void sb_coverage_close(sb_coverage *coverage); /* accepts NULL */

/* Runs every case, or the one called `id` (NULL: all), with the pack of the consultation.
 * Questions are asked as in an interview. Each expectation that is not met becomes an
 * entry of `failed` at the line of the case: what was expected, what was found, and why.
 * `coverage` may be NULL. *ran is how many cases ran. -1 only when something broke. */
SB_API int sb_cases_run(const sb_cases *cases, const char *id, sb_consultation *one,
                        sb_mistakes *failed, sb_coverage *coverage, size_t *ran,
                        sb_failure *why);

/* A summary of a few lines; with `uncovered`, what has not been covered, a line each.
 * Caller frees *out with free. */
SB_API int sb_coverage_text(char **out, const sb_coverage *coverage, int uncovered,
                            sb_failure *why);

#ifdef __cplusplus
}
#endif

#endif
