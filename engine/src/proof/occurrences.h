/* SPDX-License-Identifier: Apache-2.0 */
#ifndef OCCURRENCES_H
#define OCCURRENCES_H

#include "proof/promise.h"

/* What has to come about (promise.h): seen in the results of people whom the program is
 * asked about, or dead. */

/* Looks for people with the solver of `check`, and asks the program about each. -1 when
 * that cannot be done. */
int occurrences_look(promise_case *c, sb_failure *why);

/* The same for one who is supposed (logic.h); how many things were seen first now. */
int occurrences_try(size_t *seen, promise_case *c, sb_failure *why);

/* That some thing that was not seen comes about in a whole interview; NEVER when all have
 * been seen. */
formula occurrences_left(promise_case *c);

#endif
