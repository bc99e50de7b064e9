/* SPDX-License-Identifier: Apache-2.0 */
#ifndef VERDICT_H
#define VERDICT_H

#include "conditions/condition_value.h"
#include "pack/exercise.h"

/* What the clinical rules of a pack conclude from answers, worked out in plain C: the
 * second opinion that result_guard holds CLIPS's conclusions against. */
typedef struct verdict {
    const sb_pack *pack;
    int disposition, gate;
    char *fired;             /* by rule: 0 no, 1 stated, 2 if-unknown */
    unsigned char *movement; /* by movement: bit 1 forbid, bit 2 limit; not inherited */
    unsigned char *applied;  /* by set (index in the pack's list) */
} verdict;

int verdict_open(verdict *out, const sb_pack *pack, sb_failure *why);
void verdict_close(verdict *out);

/* Fills `out` from the answers behind `values`. */
void verdict_reach(verdict *out, condition_values *values);

/* The disposition that these consequences ask for: their own, or caution for restrictions
 * that are not lifted. */
int verdict_of_consequences(const sb_pack *pack, condition_values *values,
                            const consequences *all);

/* Whether an exercise demands a movement that is restricted so, counting what it waives;
 * forbid also counts allow-lists that it is not on. */
int verdict_bars(const verdict *v, condition_values *values, const exercise *one,
                 restriction_type type);

/* Whether a movement, or a wider one that it is a kind of, is forbidden or limited. */
int verdict_restricts(const verdict *v, const movement *m);

/* Whether an allow-list holds: then only what it names is allowed. */
int verdict_has_list(const verdict *v);

#endif
