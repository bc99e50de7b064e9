/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SIGNATURES_H
#define SIGNATURES_H

#include <steadyback/signing.h>

#include "base/name_table.h"
#include "folder/pack_things.h"
#include "formats/digest.h"

/* Who has signed what (knowledge/signatures.xml of a pack or an overlay). A signature
 * holds the digest of what was signed, so that it ends when that is changed: the words
 * status, reviewed and by in a file are hints, the signature is the truth. */

#define SIGNATURES_FILE "knowledge/signatures.xml"

enum {
    USUAL_REVIEW_MONTHS = 12
}; /* how long a review holds, when pack.xml says nothing */

typedef struct signature {
    const char *what, *id, *digest, *by, *day;
    const xml_element *element; /* where it stands */
    int holds;                  /* what it is for is as it was */
} signature;

/* One thing that can be signed: whatever a person sees, or what decides. */
typedef struct signable {
    const char *what, *id; /* rule RF-CES-1; style handout.xsl */
    const char *topic;     /* of its file: cauda-equina, exercises, messages ... */
    const char *file;      /* as messages call it */
    int line;
    const pack_root *root;         /* NULL: a stylesheet */
    const struct xml_element *own; /* without what is signed on its own; NULL: the same */
    const struct pack_file *style; /* or NULL */
    list signatures;               /* of signature */
} signable;

typedef struct signables {
    list all; /* of signable, in the order of the files */
    name_table by_key;
    list lost; /* of signature: for what is not there */
    arena *memory;
} signables;

/* What a gathering is made from: lists of pack_root, and of pack_file. NULL: none. */
typedef struct signed_files {
    const list *roots, *figures, *styles;
    const list *signatures; /* the roots of the base first, then those of overlays */
} signed_files;

/* Everything that can be signed, with the signatures it has. -1 when out of memory; clear
 * it in any case. It lives as long as `memory` and the lists. */
int signables_gather(signables *out, arena *memory, const signed_files *from);
void signables_clear(signables *all);

const signable *signables_find(const signables *all, const char *what, const char *id);

/* "rule:RF-CES-1", in `memory`; NULL when out of it. */
char *signable_key(arena *memory, const char *what, const char *id);

/* Of what a signature of it would be, now. */
void signable_digest(char digest[DIGEST_SIZE], const signable *one);

/* How it stands on a day ("2026-11-24", or NULL: whenever), when a review holds so many
 * months (0: for ever). */
sb_sign_state signable_state(const signable *one, const char *today, long months);

/* The newest signature that holds; or, when none does, the newest; or NULL. */
const signature *signable_newest(const signable *one);

/* Whether it has a signature of this name that holds. */
int signable_is_by(const signable *one, const char *by);

/* The day `text` lies more than `months` before `today`; no when one is no day. */
int day_is_past(const char *text, const char *today, long months);

#endif
