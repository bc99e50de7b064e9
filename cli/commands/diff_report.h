/* SPDX-License-Identifier: Apache-2.0 */
#ifndef DIFF_REPORT_H
#define DIFF_REPORT_H

#include "commands/command.h"

/* What differs for one person of a comparison. */
typedef struct diff_person {
    sb_difference difference;
    char *name;
} diff_person;

typedef enum diff_direction {
    DIFF_LESS,
    DIFF_MORE,
    DIFF_OTHER,
    DIFF_DIRECTIONS
} diff_direction;

extern const struct diff_direction_words {
    const char *name;  /* less-cautious */
    const char *key;   /* less_cautious: as keys of JSON are written */
    const char *title; /* Less cautious */
} diff_directions[DIFF_DIRECTIONS];

/* People for whom the same moves. */
typedef struct diff_kind {
    diff_direction direction;
    const char *what;
    const char *person; /* the name of the first of them */
    size_t first, count;
    char *example; /* the file with the answers of the first, or NULL */
} diff_kind;

typedef struct diff_kinds {
    diff_kind *all; /* by direction, then the largest first */
    size_t count;
    size_t people[DIFF_DIRECTIONS];
} diff_kinds;

/* Sorts people into kinds; borrows from them. 0 or an exit code. */
int diff_sort(diff_kinds *out, const diff_person *people, size_t count);
void diff_kinds_clear(diff_kinds *kinds);

/* Prints both halves: what changed in the pack, and for whom what moves. 0 or an exit
 * code. */
int diff_print_text(const sb_pack *before, const sb_pack *now, const diff_kinds *kinds,
                    size_t people);
int diff_print_json(const sb_pack *before, const sb_pack *now, const diff_kinds *kinds,
                    size_t people);

#endif
