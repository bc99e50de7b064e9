/* SPDX-License-Identifier: Apache-2.0 */
#ifndef RULE_SESSION_H
#define RULE_SESSION_H

#include <stddef.h>

#include "base/failure.h"

/* A hardened CLIPS environment: no function that touches files or the system, no
 * construct but modules, templates and rules, a limit on firings, time and memory, and a
 * text on the error channel fails the call. One session per thread. It has never heard of
 * packs. */
typedef struct rule_session rule_session;
typedef struct rule_fact rule_fact; /* borrowed from the session until it is withdrawn */

int rule_session_open(rule_session **out, sb_failure *why);
void rule_session_close(rule_session *session); /* accepts NULL */

/* The most that one run may take; the defaults suit one person. */
typedef struct rule_limits {
    long firings;
    double seconds; /* of processor time of the thread */
    long bytes;     /* in use by the environment */
    long facts;
} rule_limits;
void rule_session_limit(rule_session *session, rule_limits limits);
rule_limits rule_session_limits(const rule_session *session);

/* Loads constructs from a text; `name` stands in messages. After any error the session
 * must not be used but to close it. */
int rule_session_load(rule_session *session, const char *name, const char *text,
                      sb_failure *why);

/* The same for a text that this program has written from a checked pack: without the copy
 * of each construct that CLIPS makes for its messages, and without looking for conflicts
 * between the types of slots. */
int rule_session_load_written(rule_session *session, const char *name, const char *text,
                              sb_failure *why);

/* The value of a slot: a word when `word` is given, else a number. */
typedef struct rule_slot {
    const char *name;
    const char *word;
    double number;
} rule_slot;

/* Asserts a fact slot by slot; *out (if wanted) is NULL when an equal fact was there. */
int rule_session_assert(rule_session *session, const char *kind, const rule_slot *slots,
                        size_t count, rule_fact **out, sb_failure *why);
int rule_session_withdraw(rule_session *session, rule_fact *fact, sb_failure *why);

/* Runs the rules of one module until none is left to fire. */
int rule_session_run(rule_session *session, const char *module, sb_failure *why);

/* Walks the facts of one kind in the order of their making; NULL starts and ends. */
const rule_fact *rule_session_next(rule_session *session, const char *kind,
                                   const rule_fact *before);

/* The value of a slot of a fact; "" or 0 when it is of the other sort. */
const char *rule_fact_word(const rule_fact *fact, const char *slot);
double rule_fact_number(const rule_fact *fact, const char *slot);
const char *rule_fact_kind(const rule_fact *fact);
long rule_fact_index(const rule_fact *fact); /* grows with every new fact */

/* One reason for a fact to stand: a rule and, for each of its conditions in order, the
 * fact that met it, or NULL where the condition is an absence. Borrowed. */
typedef struct rule_support rule_support;
size_t rule_support_size(const rule_support *support);
const rule_fact *rule_support_fact(const rule_support *support, size_t index);
typedef int rule_support_seen(void *payload, const char *rule,
                              const rule_support *support);

/* Calls `seen` for every reason that the fact has; none when it was asserted from
 * outside. Stops early, and gives its answer, when `seen` answers other than 0. */
int rule_session_supports(const rule_fact *fact, rule_support_seen *seen, void *payload);

long rule_session_fact_count(rule_session *session);
long rule_session_rule_count(rule_session *session);
long rule_session_bytes(rule_session *session);

#endif
