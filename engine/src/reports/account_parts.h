/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ACCOUNT_PARTS_H
#define ACCOUNT_PARTS_H

#include "reports/account.h"

/* Shared by account.c, account_exercise.c and account_rule.c. Running out of memory is
 * kept in account.failed. Messages are those of the pack; pairs as in handout_write. */

enum { MOST_RESTRICTORS = 3 }; /* rules named as absent, so that a list stays short */

void account_start(account *a, topic_kind kind, const char *id, const char *status,
                   const char *headline);
const char *account_words(account *a, const char *message, const char *const pairs[]);
void account_note(account *a, const char *message, const char *const pairs[]);
void account_absence(account *a, const char *message, const char *const pairs[]);
void account_cause(account *a, const reason *why, const char *brings); /* once each */
void account_causes(account *a, const reasons *why);
void account_answer(account *a, const used_answer *used); /* unless a cause names it */
void account_instead(account *a, const exercise *one);
void account_cite(account *a, const evidence *e);

/* An absence that names a condition in words: {condition}. */
void account_condition(account *a, const char *message, const condition *when,
                       int denied);

/* Names rules that would restrict a movement, but do not hold; at most so many. */
void account_restrictors(account *a, const movement *m, size_t most);

void account_exercise(account *a, const exercise *e);
void account_hazard(account *a, const hazard *h);
void account_rule(account *a, const rule *r);

#endif
