/* SPDX-License-Identifier: Apache-2.0 */
#ifndef PROGRAMME_H
#define PROGRAMME_H

#include "consultation/consultation.h"

/* Shared by programme.c and choice.c. */

/* A fact that goes when the answers change. */
int programme_stage(sb_consultation *one, const char *kind, const rule_slot *slots,
                    size_t count, sb_failure *why);

/* Opens a stage of the rules, and runs the rules of a module. */
int programme_open(sb_consultation *one, const char *name, const char *module,
                   sb_failure *why);

/* The exercise that a fact is about, or NULL. */
const exercise *programme_exercise(const sb_consultation *one, const rule_fact *fact);

/* Fills the slots of the template: asserts `chosen`, each with its days. */
int programme_choose(sb_consultation *one, sb_failure *why);

#endif
