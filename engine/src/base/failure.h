/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FAILURE_H
#define FAILURE_H

#include <steadyback/failure.h>

/* Sets *out unless a cause is there already. Returns -1 always; `out` may be NULL. */
int failure_set(sb_failure *out, sb_cause cause, const char *file, int line,
                const char *format, ...) __attribute__((format(printf, 5, 6)));

/* The same for "out of memory"; here, so that every caller sees what it returns. */
static inline int failure_memory(sb_failure *out)
{
    failure_set(out, SB_CAUSE_SYSTEM, "", 0, "out of memory");
    return -1;
}

#endif
