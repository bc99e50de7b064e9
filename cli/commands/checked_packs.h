/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CHECKED_PACKS_H
#define CHECKED_PACKS_H

/* The digests of packs that were found right, in the user's cache folder
 * (XDG_CACHE_HOME/steadyback/checked, else ~/.cache/steadyback/checked), so that a start
 * need not check them again. Without such a folder every start does. */

/* What is remembered, for sb_pack_options.checked; NULL when there is nothing, or when
 * somebody else could have written it. Caller frees it with free. */
char *checked_packs_read(void);

/* Remembers one more, and forgets the oldest. What cannot be written is checked again. */
void checked_packs_keep(const char *known, const char *digest);

#endif
