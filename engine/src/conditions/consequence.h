/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CONSEQUENCE_H
#define CONSEQUENCE_H

#include "pack/pack.h"
#include "pack/rule.h"

/* What consequences of rules mean beside each other, in one place: how far a branch goes,
 * what closes the gate, what makes another one needless. `verdict` works the same out on
 * its own, as the second opinion that result_guard needs. */

/* The widest gate that it leaves: GATE_FULL when it says nothing about the gate. */
int consequence_gate(const consequence *one);
int consequences_gate(const consequences *all);

/* The worst disposition that they give, PROCEED when none. */
int consequences_disposition(const consequences *all);

/* Whether `wide` says the same as `narrow`, or asks for more care. Points add up, so that
 * none covers another. Movements are those of `pack`; one that is missing there covers
 * none and is covered by none. */
int consequence_covers(const sb_pack *pack, const consequence *wide,
                       const consequence *narrow);

#endif
