/* SPDX-License-Identifier: Apache-2.0 */
#ifndef PACK_KNOWN_H
#define PACK_KNOWN_H

#include <steadyback/pack.h>

#include "formats/digest.h"

/* What was checked once need not be checked again, as long as it is the same to the last
 * byte: what decides, the worked cases, the figures, the templates, the seal, the
 * overlay, and the program itself. */

/* The digest of all that, given the digest of the files that decide. "" when not every
 * file can be read: such a pack is never known. -1 when out of memory. */
int pack_known_digest(char digest[DIGEST_SIZE], const sb_pack_options *options,
                      const char *deciding, sb_failure *why);

/* The same for what a bundle of the pack holds (pack_bundle). */
int pack_bundle_digest(char digest[DIGEST_SIZE], const sb_pack_options *options,
                       const char *deciding, sb_failure *why);

/* Whether options->checked holds the digest. */
int pack_is_known(const sb_pack_options *options, const char *digest);

#endif
