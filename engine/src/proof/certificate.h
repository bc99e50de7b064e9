/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CERTIFICATE_H
#define CERTIFICATE_H

#include "proof/proof.h"

/* What a proof leaves behind for others to check (tests/proof/check_certificate.mjs): of
 * each promise the question and the solver's proof, and certificate.json, which binds
 * them to the digest of the pack and to this build of the program. What people show (that
 * things come about) leaves nothing: whoever doubts it asks the program again. */

/* "steadyback 0.1.0 BUILD, pack DIGEST, promise 2": the first line of a question. That of
 * a promise about two packs goes on: ", base DIGEST". */
void certificate_name(char *out, size_t size, const sb_proof *proof, const promise *of);

/* Writes certificate.json. What is proved but whose files cannot be read or written
 * becomes not decided. */
void certificate_write(sb_proof *proof);

#endif
