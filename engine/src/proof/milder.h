/* SPDX-License-Identifier: Apache-2.0 */
#ifndef MILDER_H
#define MILDER_H

#include "proof/promise.h"

/* Whether the second of two is milder than the first: in disposition ("with caution"
 * counts while a programme can come out) and gate; from the gate "gentle" up in any
 * restricted movement, and at any gate in the restriction of an exercise that may be
 * offered. They may be of different packs: movements and exercises go by their ids, and
 * an exercise that only the second has is not compared. */

formula milder_in_any_way(promise_case *c);

/* Each of these ways, with its name: "gate", "gentle"; "movement", "flex". */
typedef void milder_taker(void *payload, formula how, const char *what,
                          const char *which);
void each_milder_way(promise_case *c, milder_taker *take, void *payload);

int result_is_milder(const sb_result *first, const sb_result *second);

#endif
