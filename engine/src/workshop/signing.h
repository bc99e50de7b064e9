/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SIGNING_H
#define SIGNING_H

#include <steadyback/signing.h>

#include "folder/signed_source.h"

struct sb_signing {
    arena *memory;
    char *text, *done;
};

/* A signing in the making. */
typedef struct signing {
    sb_signing *made;
    const sb_pack_options *options;
    const sb_sign_wish *wish;
    const char *by;
    signed_source from;
    list meant; /* of signable: what is signed */
    sb_mistakes *mistakes;
    sb_failure *why;
} signing;

/* signing_text.c: writes the file with the new signatures, and what was done. */
int signing_write(signing *s);

/* Says that there is no such topic, and which one may be meant; -1. */
int refuse_topic(const signables *all, const char *topic, sb_failure *why);

#endif
