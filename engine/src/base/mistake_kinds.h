/* SPDX-License-Identifier: Apache-2.0 */
#ifndef MISTAKE_KINDS_H
#define MISTAKE_KINDS_H

#include <steadyback/check.h>

/* The kind with this id, or NULL: mistakes in answers and cases that fail are not in the
 * table. */
const sb_mistake_kind *mistake_kind_find(const char *id);

#endif
