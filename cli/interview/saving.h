/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SAVING_H
#define SAVING_H

#include <steadyback/steadyback.h>

enum { PATH_SIZE = 4096 };

/* Where the answers of an interview are kept when the person names no file: the user's
 * state folder (XDG). The folder is made, mode 0700. -1 when there is no such place. */
int saving_default_path(char path[PATH_SIZE]);

/* Writes the answers so far with the id of the plan (made with the first of them), whole
 * or not at all, readable by the person alone. 0, or -1 and errno. */
int saving_write(sb_consultation *consultation, const char *path);

/* Removes saved answers, and what a save that was cut off left beside them. 0, or -1 and
 * errno. */
int saving_remove(const char *path);

#endif
