/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CHOICE_LOGIC_H
#define CHOICE_LOGIC_H

#include "proof/outcome_logic.h"

/* What PROFILE and CHOOSE make of an outcome, as formulas: which level, and which
 * exercises nothing bars. Which of those is chosen is not said: whatever holds for all
 * that may stand holds for what is chosen of them. */
typedef struct choice_logic {
    const outcome_logic *outcome;
    formula levels[LEVEL_COUNT]; /* exactly this one */
    formula *restricted;         /* by exercise: barred by a movement or a list */
    formula *shut, *kitless;     /* barred by the gate; for want of kit */
    formula *barred, *limited;   /* by anything; by a limited movement */
    formula *minutes_below;      /* by minutes: a cap leaves fewer at a time */
    formula *owned;              /* by kit: it is at hand */
    formula *bouts_below;        /* by minutes: a cap on the first bout leaves fewer */
} choice_logic;

/* -1 when out of memory; close it all the same. */
int choice_logic_open(choice_logic *out, const outcome_logic *outcome);
void choice_logic_close(choice_logic *out);

/* That some cap leaves fewer minutes at a time than this dose needs, or than its bouts
 * with rests between. */
formula choice_dose_capped(const choice_logic *c, const dose *d);

/* That some exercise may be prescribed, stepped up to or offered instead. */
formula choice_offers_any(const choice_logic *c);

#endif
