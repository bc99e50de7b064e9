/* SPDX-License-Identifier: Apache-2.0 */
#ifndef STEADYBACK_PROOF_H
#define STEADYBACK_PROOF_H

#include <steadyback/pack.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The promises of a pack over every possible intake: each is proved, or refuted with a
 * person, or not decided. What a proof does not say: docs/safety.md. */
typedef enum sb_proof_verdict {
    SB_PROOF_PROVED,
    SB_PROOF_REFUTED,
    SB_PROOF_NOT_DECIDED
} sb_proof_verdict;

typedef struct sb_proof_options {
    const char *solver; /* the program, or its name in PATH; NULL: cadical */
    long seconds;       /* for each promise; 0: 60 */
    long megabytes;     /* of memory for the solver, and of disk for its proof; 0: 2000 */
    const char *work_in; /* a folder for files that are gone afterwards; NULL: /tmp */
    const char *keep_in; /* a folder that is there, for certificates; NULL: none kept */
    const sb_pack *base; /* what the pack is held against: without its overlays, or an
                            earlier version; NULL: nothing. It must outlive the proof */
} sb_proof_options;

typedef struct sb_proof sb_proof;

/* Whether there is a promise of this number that can be proved; and whether it is about a
 * pack and its base, so that without a base it is left out. */
SB_API int sb_proof_knows(int promise);
SB_API int sb_proof_needs_base(int promise);

/* Tries the promises with these numbers, or all of them (count 0), in the order of their
 * numbers. -1 only when memory ran out; whatever else goes wrong leaves a promise not
 * decided, with the reason. The pack must outlive it. Caller frees *out. */
SB_API int sb_proof_make(sb_proof **out, const sb_pack *pack, const int *promises,
                         size_t count, const sb_proof_options *options, sb_failure *why);
SB_API void sb_proof_free(sb_proof *proof); /* accepts NULL */

/* Refuted when one is; else not decided when one is; else proved. */
SB_API sb_proof_verdict sb_proof_overall(const sb_proof *proof);

/* In one line: "promises 1, 2, 5 proved; promise 11 not decided". Caller frees *out. */
SB_API int sb_proof_summary(char **out, const sb_proof *proof, sb_failure *why);

/* For reading, and as JSON (docs/prove.schema.json). Caller frees *out with free. */
SB_API int sb_proof_text(char **out, const sb_proof *proof, sb_failure *why);
SB_API int sb_proof_json(char **out, const sb_proof *proof, sb_failure *why);

#ifdef __cplusplus
}
#endif

#endif
