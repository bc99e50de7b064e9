/* SPDX-License-Identifier: Apache-2.0 */
#ifndef STEADYBACK_PACK_DIFF_H
#define STEADYBACK_PACK_DIFF_H

#include <steadyback/cases.h>

#ifdef __cplusplus
extern "C" {
#endif

/* What an edit changes: of the pack itself, and of what people get.
 *
 * ---- the pack ---- */

/* Every thing that was added, taken out or changed, with what changed in it. `count` is
 * how many; loosened things of an overlay come first. Caller frees *out with free. */
SB_API int sb_pack_changes_text(char **out, size_t *count, const sb_pack *before,
                                const sb_pack *now, size_t columns, sb_failure *why);
SB_API int sb_pack_changes_json(char **out, size_t *count, const sb_pack *before,
                                const sb_pack *now, sb_failure *why);

/* ---- people ----
 *
 * The people of a comparison are numbered: first the worked cases of the pack as it is
 * now, then those of the pack before that are gone, then generated ones. A generated
 * person is a worked case with about one answer in sixteen drawn anew; the draw depends
 * on the number of the person and the ids of questions and options alone, so that both
 * packs see the same person. A question for which a person has no answer gets the most
 * harmless one. */
typedef struct sb_comparison sb_comparison;

/* Packs and cases must outlive it. One thread at a time; several may share packs and
 * cases. Caller closes *out. */
SB_API int sb_comparison_open(sb_comparison **out, const sb_pack *before,
                              const sb_pack *now, const sb_cases *cases_before,
                              const sb_cases *cases_now, size_t generated,
                              sb_failure *why);
SB_API void sb_comparison_close(sb_comparison *all); /* accepts NULL */
SB_API size_t sb_comparison_people(const sb_comparison *all);

/* What differs for one person. */
typedef struct sb_difference {
    int is_different;
    int caution; /* 1 more cautious now, -1 less, 0 neither */
    char *what;  /* "disposition clinician-2w -> clinician-3d"; NULL when nothing */
} sb_difference;

/* Caller frees out->what with free. */
SB_API int sb_comparison_try(sb_difference *out, sb_comparison *all, size_t person,
                             sb_failure *why);

/* The same for a file of answers (as sb_consultation_read_json). */
SB_API int sb_comparison_try_json(sb_difference *out, sb_comparison *all,
                                  const char *text, size_t length, sb_mistakes *mistakes,
                                  sb_failure *why);

/* "case X", or "person 12, like case X". Caller frees *out with free. */
SB_API int sb_comparison_name(char **out, const sb_comparison *all, size_t person,
                              sb_failure *why);

/* The answers of a person to the pack as it is now, as an answers file. Caller frees *out
 * with free. */
SB_API int sb_comparison_answers_json(char **out, sb_comparison *all, size_t person,
                                      sb_failure *why);

#ifdef __cplusplus
}
#endif

#endif
