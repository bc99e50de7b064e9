/* SPDX-License-Identifier: Apache-2.0 */
#ifndef STEADYBACK_SIGNING_H
#define STEADYBACK_SIGNING_H

#include <steadyback/pack.h>

#ifdef __cplusplus
extern "C" {
#endif

/* How a part of a pack stands: nobody has signed it; signed; changed after it was signed
 * (a mistake of the pack); signed, and the review is over. */
typedef enum sb_sign_state {
    SB_SIGN_DRAFT = 1,
    SB_SIGN_SIGNED = 2,
    SB_SIGN_CHANGED = 4,
    SB_SIGN_DUE = 8
} sb_sign_state;

/* One part of a pack that can be signed. Texts are borrowed from the list. */
typedef struct sb_sign_off {
    const char *kind, *id, *topic;
    const char *file; /* as messages call it */
    int line;         /* 0 when it is a file as a whole */
    sb_sign_state state;
    const char *by, *day; /* of the newest signature; "" when there is none */
} sb_sign_off;

/* What an overlay takes out of use. Texts are borrowed from the list. */
typedef struct sb_withdrawn {
    const char *kind, *id; /* rule, hazard or exercise */
    const char *overlay;   /* its id */
    const char *file;      /* as messages call it */
    int line;
    const char *because, *by;
    const char *day; /* when it was decided; "" when it does not say */
    int loosens;     /* whoever decided it answers for less care */
} sb_withdrawn;

typedef struct sb_sign_wanted {
    int states;        /* of sb_sign_state, added up; 0: all, and what is withdrawn */
    const char *topic; /* NULL: all */
    const char *today; /* "2026-11-24" */
} sb_sign_wanted;

typedef struct sb_sign_offs sb_sign_offs;

/* What is to be signed or reviewed, in the order of the files. Mistakes in the pack do no
 * harm: they go into the list, and what stands in a file that cannot be read is left out.
 * 0 and *out (free it with sb_sign_offs_free), or -1: SB_CAUSE_ANSWERS when the pack has
 * no such topic. */
SB_API int sb_sign_offs_open(sb_sign_offs **out, const sb_pack_options *options,
                             const sb_sign_wanted *wanted, sb_mistakes *mistakes,
                             sb_failure *why);
SB_API void sb_sign_offs_free(sb_sign_offs *all); /* accepts NULL */
SB_API size_t sb_sign_offs_count(const sb_sign_offs *all);
SB_API const sb_sign_off *sb_sign_offs_at(const sb_sign_offs *all, size_t index);

/* What the overlays withdraw, in the order of their files; none when only some states or
 * one topic are wanted: it has neither. */
SB_API size_t sb_sign_offs_withdrawn_count(const sb_sign_offs *all);
SB_API const sb_withdrawn *sb_sign_offs_withdrawn_at(const sb_sign_offs *all,
                                                     size_t index);

/* "draft", "signed", "changed" or "due". */
SB_API const char *sb_sign_state_word(sb_sign_state state);

/* The list as JSON (docs/list.schema.json). Caller frees *out with free. */
SB_API int sb_sign_offs_json(char **out, const sb_sign_offs *all, sb_failure *why);

/* ---- signing ---- */

typedef struct sb_sign_wish {
    const char *const *ids; /* RF-CES-1, rule:RF-CES-1, or a file of the pack */
    size_t id_count;
    const char *topic; /* all of this topic too; or NULL */
    const char *by;    /* who signs */
    const char *today; /* "2026-11-24" */
} sb_sign_wish;

typedef struct sb_signing sb_signing;

/* Signs parts of the pack as they are now. Nothing is written: the caller does that, into
 * the folder of the pack or of the overlay. 0 and *out (free it with sb_signing_free).
 * -1: SB_CAUSE_ANSWERS when the wish is wrong (no such id, one that two kinds have,
 * signed already, no name), SB_CAUSE_PACK when the pack has mistakes, which go into the
 * list. */
SB_API int sb_signing_make(sb_signing **out, const sb_pack_options *options,
                           const sb_sign_wish *wish, sb_mistakes *mistakes,
                           sb_failure *why);
SB_API void sb_signing_free(sb_signing *signing); /* accepts NULL */

/* Borrowed from the signing. */
SB_API const char *sb_signing_file(const sb_signing *signing); /* inside the folder */
SB_API const char *sb_signing_text(const sb_signing *signing); /* the whole file */
SB_API const char *sb_signing_done(const sb_signing *signing); /* what was done, in lines
                                                                */

#ifdef __cplusplus
}
#endif

#endif
