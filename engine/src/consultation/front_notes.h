/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FRONT_NOTES_H
#define FRONT_NOTES_H

#include "base/failure.h"
#include "base/list.h"
#include "formats/json_writer.h"

/* What a front keeps beside the answers (sb_consultation_note): names with a value each.
 * Starts zeroed; owns its texts. */
typedef struct front_notes {
    list all; /* of front_note */
} front_notes;

void front_notes_clear(front_notes *notes);

/* Sets one, or takes it back when the value is NULL. */
int front_notes_set(front_notes *notes, const char *name, const char *value,
                    sb_failure *why);

/* Borrowed; NULL when there is none. */
const char *front_notes_get(const front_notes *notes, const char *name);

/* All of them as {"name": "value"}; NULL when there are none. */
json_value *front_notes_json(json_maker *m, const front_notes *notes);

#endif
