/* SPDX-License-Identifier: Apache-2.0 */
#ifndef PACK_PLACE_H
#define PACK_PLACE_H

enum { PACK_PLACE_SIZE = 4096 };

/* Where the pack lies when nobody names one: beside the program as it was installed,
 * under whatever prefix and wherever that was moved to; else in the folder that the build
 * named. Writes into `place` when it needs to. */
const char *pack_place(char place[PACK_PLACE_SIZE]);

/* Whether the current folder holds a pack, and that is another one than in `folder`. */
int pack_is_elsewhere(const char *folder);

#endif
