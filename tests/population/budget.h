/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BUDGET_H
#define BUDGET_H

#include <stddef.h>
#include <stdio.h>

/* What an ordinary population may cost, as budget.txt says, and what it did cost. */
typedef struct budget budget;

/* Says on standard error what is wrong with the file, and gives NULL. */
budget *budget_read(const char *path);
void budget_free(budget *all); /* accepts NULL */

/* One person: begin, each rule with its own level (NULL: none), each exercise, end. */
void budget_begin(budget *all);
void budget_rule(budget *all, const char *rule, const char *level);
int budget_exercise(budget *all, const char *exercise); /* -1 when there is no room */
int budget_harder(budget *all, const char *exercise);   /* offered as the next step */
void budget_end(budget *all, const char *disposition, const char *gate);

/* Makes an exercise known, so that it is missed when it is neither chosen nor offered. */
int budget_know(budget *all, const char *exercise);
/* A step of a ladder above another one: it may come in a later week. */
int budget_later(budget *all, const char *exercise);

/* The tables, as Markdown. */
void budget_report(const budget *all, FILE *out);

/* How many limits are broken by more than chance allows (three standard errors); says
 * which. Rows below their least are no mistake: there the model asks less of a rule. */
int budget_complain(const budget *all, FILE *out);

#endif
