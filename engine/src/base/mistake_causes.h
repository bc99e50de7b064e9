/* SPDX-License-Identifier: Apache-2.0 */
#ifndef MISTAKE_CAUSES_H
#define MISTAKE_CAUSES_H

#include <steadyback/failure.h>

/* Whether the mistake can hide things of the pack, so that others follow from it: such
 * are told first. */
int mistake_hides(const sb_mistake *one);

/* Sets `follows` of every mistake in a sorted list. Nothing follows from what itself
 * follows from something. */
void mistakes_link(sb_mistake *const all[], size_t count);

#endif
