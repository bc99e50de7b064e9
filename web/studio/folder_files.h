/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FOLDER_FILES_H
#define FOLDER_FILES_H

#include <jansson.h>

enum { WHY_SIZE = 512, LONGEST_PATH = 4096, LARGEST_FILE = 4 << 20, MOST_FILES = 5000 };

/* The files of a pack or an overlay as one JSON object: path inside, text. What no pack
 * reads (.git, notes) is left out.
 *
 * 0 and a new reference in *out; a folder that is not there has no files. -1 and a
 * sentence in `why` when something in it cannot be read, is a link, or is no UTF-8 text.
 */
int folder_read(json_t **out, const char *folder, char why[WHY_SIZE]);

/* Makes a folder hold these files in place of those of `before`: each file that differs
 * is written whole, then put in place; overlay.xml comes last. */
int folder_write(const char *folder, const json_t *files, const json_t *before,
                 char why[WHY_SIZE]);

/* One file, whole or not at all; folders on its way are made. */
int file_write(const char *path, const char *text, size_t length, char why[WHY_SIZE]);

/* Removes a folder with all that is in it; one that is not there is no error. */
int folder_remove(const char *folder);

/* Whether a path names a file that a clinician may write in an overlay. */
int path_is_plain(const char *path);

#endif
