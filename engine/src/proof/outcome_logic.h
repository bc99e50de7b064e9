/* SPDX-License-Identifier: Apache-2.0 */
#ifndef OUTCOME_LOGIC_H
#define OUTCOME_LOGIC_H

#include "conditions/condition_logic.h"

/* What the clinical rules conclude from one sheet of answers, as formulas: what `verdict`
 * works out for one person, for all of them at once. */
typedef struct outcome_logic {
    const sb_pack *pack;
    condition_logic *answers;
    logic *logic;
    formula dispositions[DISPOSITION_COUNT]; /* this or worse */
    formula gates[GATE_COUNT];               /* this or wider */
    formula *stated, *if_unknown;            /* by rule: this branch holds */
    formula *forbidden, *limited;            /* by movement; not inherited */
    formula *applied;                        /* by set */
} outcome_logic;

/* -1 when out of memory; close it all the same. What a rule of PROFILE or DOSE asks of
 * how things stand is what stands after TRIAGE and SCREEN. */
int outcome_logic_open(outcome_logic *out, const sb_pack *pack, condition_logic *answers);
void outcome_logic_close(outcome_logic *out);

/* That some branch which gives this holds; `is_it` chooses among consequences. */
typedef int consequence_test(const consequence *one, const void *payload);
formula outcome_gives(const outcome_logic *o, consequence_test *is_it,
                      const void *payload);

/* That the finding surely holds, NULL: never. What it lifts or waives is lifted. */
formula outcome_lifted(const outcome_logic *o, const finding *unless);

/* That the movement, or one that it is a kind of, is forbidden (limited). */
formula outcome_forbids(const outcome_logic *o, const movement *m);
formula outcome_limits(const outcome_logic *o, const movement *m);

#endif
