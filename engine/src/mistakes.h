/* SPDX-License-Identifier: Apache-2.0 */
#ifndef MISTAKES_H
#define MISTAKES_H

#include <steadyback/failure.h>

/* Adds one mistake; texts are copied. Running out of memory is remembered: ask with
 * mistakes_failed when the work is done. `kind` must be a literal. */
void mistakes_add(sb_mistakes *list, sb_severity severity, const char *kind,
                  const char *file, int line, const char *format, ...)
    __attribute__((format(printf, 6, 7)));

int mistakes_failed(const sb_mistakes *list);

/* By file, line and text; twins are dropped. Call before showing the list. */
void mistakes_sort(sb_mistakes *list);

#endif
