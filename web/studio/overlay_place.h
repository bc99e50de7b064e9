/* SPDX-License-Identifier: Apache-2.0 */
#ifndef OVERLAY_PLACE_H
#define OVERLAY_PLACE_H

#include "folder_files.h"

enum { PLACE_SIZE = LONGEST_PATH - 300 };

/* The whole path of an overlay's folder, which may not be there yet, and the folder of
 * the user's state that belongs to it. -1 with errno. */
int overlay_place(char overlay[PLACE_SIZE], char place[PLACE_SIZE], const char *folder);

/* What overlay.xml of a new overlay says; its id is the name of its folder, as far as
 * that can be one. */
void overlay_begin(char *text, size_t size, const char *folder, const char *pack_id);

#endif
