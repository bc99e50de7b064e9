/* SPDX-License-Identifier: Apache-2.0 */
#ifndef RULE_MUTANT_H
#define RULE_MUTANT_H

#include "clips_text.h"

/* One change of a rule: a condition, a constraint of a slot or a part of a test is taken
 * out, or a bound is moved by a hair (`<` for `<=`). */
typedef enum mutant_kind { TAKES_OUT, MOVES_BOUND } mutant_kind;

typedef struct rule_mutant {
    mutant_kind kind;
    const clips_part *what;   /* what is taken out or moved */
    const char *bound;        /* what stands in its place, or NULL */
    list out;                 /* of clips_part: left out */
    const clips_part *opened; /* a group that loses its parentheses, or NULL */
} rule_mutant;

/* All changes of a rule that leave a rule. Free each with rule_mutants_free. */
int rule_mutants_list(list *out, const clips_part *rule, sb_failure *why);
void rule_mutants_free(list *all);

/* The rule as changed. Caller frees *out. */
int rule_mutant_write(char **out, const clips_part *rule, const rule_mutant *mutant,
                      sb_failure *why);

/* "(kind harder) is taken out", on one line. Caller frees *out. */
int rule_mutant_describe(char **out, const rule_mutant *mutant, sb_failure *why);

#endif
