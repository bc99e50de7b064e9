/* SPDX-License-Identifier: Apache-2.0 */
#ifndef STEADYBACK_DRAFT_H
#define STEADYBACK_DRAFT_H

#include <steadyback/pack.h>

#ifdef __cplusplus
extern "C" {
#endif

/* A new rule, finding, question, exercise, hazard, message or case, made from the
 * templates of a pack (knowledge/templates). It is well formed, has everything that is
 * required, and is a draft. Nothing is written: the caller does that. */
typedef struct sb_draft sb_draft;

typedef struct sb_draft_wish {
    const char *kind; /* rule, finding, question, exercise, hazard, message, case */
    const char *id;
    const char *topic; /* rule, finding, case: the topic's file; NULL: one of its own */
    const char
        *step; /* rule in a new file: triage, screen, profile, dose; NULL: screen */
    const char *section; /* question; NULL: the last one that is not optional */
    const char *today;   /* "2026-11-24" */
} sb_draft_wish;

/* 0 and a draft in *out (free it with sb_draft_free). -1 when the wish cannot be granted:
 * SB_CAUSE_ANSWERS when the wish is wrong (an id that is taken or malformed, no such
 * section), SB_CAUSE_PACK when the file it belongs in has mistakes, which go into the
 * list. Other mistakes in the pack do no harm. */
SB_API int sb_draft_make(sb_draft **out, const sb_pack_options *options,
                         const sb_draft_wish *wish, sb_mistakes *mistakes,
                         sb_failure *why);
SB_API void sb_draft_free(sb_draft *draft); /* accepts NULL */

/* Borrowed from the draft. */
SB_API const char *sb_draft_file(const sb_draft *draft); /* its path inside the pack */
SB_API int sb_draft_line(const sb_draft *draft);         /* where it begins there */
SB_API const char *sb_draft_text(const sb_draft *draft); /* the whole file, with it */

/* A new file that decides is to be listed: the file that lists it, and its whole text
 * with the new line, to be written after the draft. Both NULL when there is nothing to
 * list, or no list (check names the line to add then). */
SB_API const char *sb_draft_list_file(const sb_draft *draft);
SB_API const char *sb_draft_list_text(const sb_draft *draft);

SB_API const char *sb_draft_next(const sb_draft *draft); /* what to do next; may be "" */

#ifdef __cplusplus
}
#endif

#endif
