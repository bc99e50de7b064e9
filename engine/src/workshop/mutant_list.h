/* SPDX-License-Identifier: Apache-2.0 */
#ifndef MUTANT_LIST_H
#define MUTANT_LIST_H

#include <steadyback/mutants.h>

#include "pack/pack.h"

typedef enum mutant_operator {
    DROP_CONDITION,
    DROP_OPTION,
    NEGATE,
    MOVE_BOUND,
    SWAP_LEVEL,
    DROP_CONSEQUENCE
} mutant_operator;

/* What is changed of: one of the three. */
typedef struct mutated {
    rule *rule;
    finding *finding;
    score *score;
} mutated;

typedef struct mutant {
    mutant_operator how;
    mutated of;
    condition *at;              /* the condition that changes, or ... */
    consequences *consequences; /* ... the branch that changes */
    size_t part;                /* of the condition or of the branch */
    int by;                     /* MOVE_BOUND, SWAP_LEVEL: +1 or -1 */
    uint64_t option;            /* DROP_OPTION: its bit */
    int line;
    const char *change;
} mutant;

/* Lists every mutant of a pack, in `memory`, as mutant*. */
int mutant_list_make(list *out, const sb_pack *pack, arena *memory, sb_failure *why);

const char *mutant_owner(const mutant *m);
const char *mutant_file(const mutant *m);

/* Makes the change in the pack; mutant_undo takes it back. What it needs is kept in
 * `change`, which must stay in its place in between. */
typedef struct mutant_change {
    condition kept;
    condition negated;
    condition *negated_part;
    consequences kept_branch;
    void *array; /* freed by undo */
} mutant_change;
int mutant_make(const mutant *m, mutant_change *change, sb_failure *why);
void mutant_undo(const mutant *m, mutant_change *change);

#endif
