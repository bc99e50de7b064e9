/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CONDITION_IMPLIES_H
#define CONDITION_IMPLIES_H

#include "pack/condition.h"

/* 1 when it can be shown from their form that whenever `narrow` holds, surely or
 * possibly, `wide` holds at least as surely. 0 says nothing: it may hold all the same.
 * The two may be of different packs; questions, findings and scores are compared by id.
 * NULL is "always". */
int condition_implies(const condition *narrow, const condition *wide);

#endif
