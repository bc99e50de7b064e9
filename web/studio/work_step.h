/* SPDX-License-Identifier: Apache-2.0 */
#ifndef WORK_STEP_H
#define WORK_STEP_H

#include <jansson.h>

/* One step of a working copy as it is kept: {"label", "by", "key", "at", "files": {path:
 * {"before": text or null, "after": text or null}}}. */

/* Adds what a step changes to `changes`: for each path what stood there before, and what
 * stands there now. -1 when a path or text is wrong, or out of memory. */
int step_add_changes(json_t *changes, const json_t *now, const json_t *files);

/* Whether the wish has a text of this name that is short, or may lack it. */
int step_has_text(const json_t *wish, const char *name, int needed);

/* The step of a wish, with these changes (whose reference it takes) and the time. */
json_t *step_make(const json_t *wish, json_t *changes);

/* What a step was, without its texts: of the files only their paths. */
json_t *step_about(const json_t *step);

/* Puts what a step changed into the files; `side` is "before" or "after". */
void step_apply(json_t *files, const json_t *step, const char *side);

#endif
