/* SPDX-License-Identifier: Apache-2.0 */
#ifndef STEADYBACK_MUTANTS_H
#define STEADYBACK_MUTANTS_H

#include <steadyback/pack.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Mutation testing of a pack: each mutant is the pack with one small change to one rule,
 * finding or score. A change that no worked case notices shows what the cases do not
 * test. (DeMillo, Lipton and Sayward, Hints on test data selection, 1978.) */
typedef struct sb_mutants sb_mutants;

/* Reads the pack and its cases, runs every case once, and lists the mutants. A case that
 * fails already is an entry of `mistakes`, and an error (SB_CAUSE_PACK). Caller closes
 * *out. One thread at a time; several may each open their own. */
SB_API int sb_mutants_open(sb_mutants **out, const sb_pack_options *options,
                           sb_mistakes *mistakes, sb_failure *why);
SB_API void sb_mutants_close(sb_mutants *all); /* accepts NULL */

/* They are numbered in the order of rules, findings and scores, the same every time. */
SB_API size_t sb_mutants_count(const sb_mutants *all);

typedef struct sb_mutant {
    const char *file; /* where the change is; borrowed, as the others */
    int line;
    const char *of;     /* the rule, finding or score */
    const char *change; /* "without: age above 50" */
    const char *how;    /* drop-condition, drop-option, negate, move-bound, swap-level,
                            drop-consequence */
} sb_mutant;
SB_API sb_mutant sb_mutants_at(const sb_mutants *all, size_t index);

/* Runs the cases that the change may concern until one fails: *noticed_by is its id, or
 * NULL when none does. */
SB_API int sb_mutants_try(sb_mutants *all, size_t index, const char **noticed_by,
                          sb_failure *why);

/* 1 when it can be shown that no interview tells the mutant from the pack, so that no
 * case ever can; 0 when it cannot be shown; -1 is an error. A reason that names other
 * answers does not count. */
SB_API int sb_mutants_is_equal(sb_mutants *all, size_t index, sb_failure *why);

#ifdef __cplusplus
}
#endif

#endif
