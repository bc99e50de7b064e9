/* SPDX-License-Identifier: Apache-2.0 */
#ifndef STEADYBACK_BUNDLE_H
#define STEADYBACK_BUNDLE_H

#include <steadyback/pack.h>

#ifdef __cplusplus
extern "C" {
#endif

/* A pack and its overlays in one piece of bytes, for where it cannot be read from its
 * folder: a page in a browser, another machine. It holds what a consultation and its
 * pages read, and none of the worked cases, templates and the schema.
 *
 * The first line: SB_BUNDLE_MARK, how many overlays there are, whether a change behind
 * the seal was allowed (1 or 0), and the digest to hand in as `checked` when the unpacked
 * pack is opened, so that what was found right as a whole is not checked once more. Then
 * for each file a line, its length in bytes and its path (pack/..., overlay-1/...), and
 * its bytes, with nothing in between. */
#define SB_BUNDLE_MARK "steadyback-bundle-1"

/* Of a pack that was found right; the folders are read again, and have to be what they
 * were. A pack with mistakes (see for_repair), or one that was changed meanwhile: -1 with
 * SB_CAUSE_PACK. Caller frees *out with free. */
SB_API int sb_pack_bundle(char **out, size_t *length, const sb_pack *pack,
                          sb_failure *why);

/* What a page says beside the dialogue and the result, as JSON: {"language", "about"
 * (which pack, and who stands behind it), "fingerprint" (its digest, in words), "signs"
 * (when to get help, for a page whose engine cannot start), "dial" {"number", "text"}
 * where the pack has a number to dial in an emergency, "words": {"NAME": "..."}}, which
 * are the pack's messages page-NAME. -1 with SB_CAUSE_PACK when one is missing that a
 * page needs. Caller frees *out with free. */
SB_API int sb_pack_page_words(char **out, const sb_pack *pack, sb_failure *why);

#ifdef __cplusplus
}
#endif

#endif
