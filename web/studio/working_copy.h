/* SPDX-License-Identifier: Apache-2.0 */
#ifndef WORKING_COPY_H
#define WORKING_COPY_H

#include "folder_files.h"

/* An overlay while it is worked on: a copy in the user's state folder, with every step
 * since it was opened first. The overlay itself is written only by saving, and only when
 * it is still what was read. One program at a time has it.
 *
 * In the state folder: lock, opened.json (the files as they were), steps/N.json (what
 * each step changed), place (how many of them count), saved.json (what the overlay
 * holds), saving.json (while it is written), work/ (the copy, for the engine; made anew
 * at every start). */
typedef struct working_copy working_copy;

typedef struct working_copy_options {
    const char *overlay; /* its folder; may not be there yet */
    const char *pack_id; /* whom a new one is for */
} working_copy_options;

/* What became of a wish. */
typedef enum work_result {
    WORK_DONE,
    WORK_WRONG, /* the wish makes no sense */
    WORK_STALE, /* something else has changed meanwhile */
    WORK_FAILED /* disk, memory */
} work_result;

/* WORK_STALE: another studio has it. */
work_result working_copy_open(working_copy **out, const working_copy_options *options,
                              char why[WHY_SIZE]);
void working_copy_close(working_copy *work); /* accepts NULL */

/* Borrowed. */
const char *working_copy_overlay(const working_copy *work); /* its folder */
const char *working_copy_folder(const working_copy *work);  /* the copy */
const char *working_copy_state(const working_copy *work);   /* the state folder */
const json_t *working_copy_files(const working_copy *work);
const json_t *working_copy_saved(const working_copy *work);

/* How it stands: place, steps, what is not saved, whether the overlay was changed by
 * something else. A new reference; NULL when out of memory. */
json_t *working_copy_describe(const working_copy *work);

/* Takes a step: {"place": 3, "label": "...", "by": "...", "key": "...", "files": {path:
 * text or null}}. `place` is the one that it starts from. A step with the key of the one
 * before takes its place, so that typing is one step. */
work_result working_copy_step(working_copy *work, const json_t *step, char why[WHY_SIZE]);

/* Goes one step back (-1) or forward (1). */
work_result working_copy_move(working_copy *work, json_int_t place, int by,
                              char why[WHY_SIZE]);

/* Writes the overlay. */
work_result working_copy_save(working_copy *work, json_int_t place, char why[WHY_SIZE]);

/* Begins anew with the overlay as it is on disk; what was done so far is kept aside, at a
 * path that `why` tells. */
work_result working_copy_begin_anew(working_copy *work, char why[WHY_SIZE]);

#endif
