/* SPDX-License-Identifier: Apache-2.0 */
#ifndef PACK_OVERLAY_H
#define PACK_OVERLAY_H

#include "base/arena.h"
#include "base/mistakes.h"
#include "folder/pack_things.h"
#include "formats/digest.h"

/* What a clinic keeps beside a pack: things that stand in place of those of the same kind
 * and id, each declared in overlay.xml, and things of its own. */
typedef struct replacement {
    const char *what, *id;
    const char *base; /* the short digest of what it replaces, as the writer saw it */
    int loosens;      /* may be less careful, on purpose */
    const char *because, *by, *reviewed;
    const char *file;
    int line;
    const xml_element *now; /* what stands in its place; NULL: nothing yet */
} replacement;

/* What an overlay takes out of use; pack_withdraw.h. */
typedef struct withdrawal {
    const char *what, *id; /* exercise, hazard or rule */
    int loosens;
    const char *because, *by, *reviewed;
    const char *overlay; /* its id */
    const char *file;
    int line;
} withdrawal;

typedef struct overlay {
    const char *folder;       /* as it was given */
    char digest[DIGEST_SIZE]; /* over names and bytes of its files */
    const char *id, *version, *title, *for_pack;
    const char *file;
    int line;
    list replacements; /* of replacement */
    list withdrawals;  /* of withdrawal */
} overlay;

/* Reads the declarations out of the root of overlay.xml among the roots, and takes it out
 * of them. *out is NULL after mistakes. */
int overlay_declare(overlay **out, list *roots, arena *memory, const char *folder,
                    sb_mistakes *mistakes, sb_failure *why);
void overlay_clear(overlay *one); /* accepts NULL; its memory is the arena's */
void overlays_clear(list *all);   /* of overlay */

/* The declarations once more, with nothing put in place yet; NULL when out of memory. */
overlay *overlay_copy(const overlay *one, arena *memory);

/* Works the things of `added` into the roots of what it is laid over, the base pack with
 * the overlays of `before` (of overlay): replaces, and appends what is new. What one of
 * those changed may not be changed again. `is_cases`: these are roots of worked cases. */
int overlay_apply(list *roots, const list *added, overlay *one, const list *before,
                  arena *memory, int is_cases, sb_mistakes *mistakes, sb_failure *why);

/* The short digest of a thing, which what replaces it names as its base. -1 when out of
 * memory. */
int overlay_digest_of(char digest[SHORT_DIGEST_SIZE], const pack_thing *thing);

/* The declaration of what replaces this, or NULL; in one overlay, or in any of a list. */
replacement *overlay_find(const overlay *one, const char *what, const char *id);
replacement *overlays_find(const list *overlays, const char *what, const char *id);

/* What takes this out of use in any of a list of overlays, or NULL. */
const withdrawal *overlays_withdrawal(const list *overlays, const char *what,
                                      const char *id);

#endif
