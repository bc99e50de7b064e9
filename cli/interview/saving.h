/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SAVING_H
#define SAVING_H

#include <steadyback/steadyback.h>

enum { PATH_SIZE = 4096 };

/* Where the answers of an interview are kept when the person names no file: the user's
 * state folder (XDG). The folder is made, mode 0700, if it can be. -1 when there is no
 * such place. */
int saving_default_path(char path[PATH_SIZE]);

/* Whether this interview may save at a path. */
typedef enum saving_claim {
    SAVING_CANNOT, /* errno says why */
    SAVING_TAKEN,  /* another interview that is open saves there */
    SAVING_OURS    /* it can, and no other interview will until the claim is given up */
} saving_claim;

typedef struct saving_lock {
    char path[PATH_SIZE]; /* of a file beside the answers; "" when there is none */
    int file;
} saving_lock;

/* Claims a path, also one where nothing is yet, and tries whether there is room. The
 * claim ends with saving_release, or with the program, however it ends. Of a pipe or a
 * device there is no lock: only writing shows whether it can be. */
saving_claim saving_take(saving_lock *out, const char *path);
void saving_release(saving_lock *lock);

/* Writes the answers so far with the id of the plan (made with the first of them), whole
 * or not at all, readable by the person alone. 0, or -1 and errno. */
int saving_write(sb_dialogue *dialogue, const char *path);

/* Removes saved answers, and what a save that was cut off left beside them. 0, or -1 and
 * errno. */
int saving_remove(const char *path);

#endif
