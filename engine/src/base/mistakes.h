/* SPDX-License-Identifier: Apache-2.0 */
#ifndef MISTAKES_H
#define MISTAKES_H

#include <steadyback/failure.h>

/* Adds one mistake; texts are copied. The format gives the sentence that says what is
 * wrong. Running out of memory is remembered: ask with mistakes_failed when the work is
 * done. `kind` must be a literal. */
void mistakes_add(sb_mistakes *list, sb_severity severity, const char *kind,
                  const char *file, int line, const char *format, ...)
    __attribute__((format(printf, 6, 7)));

/* How to mend the mistake added last, in place of what the table of kinds says for all of
 * its kind (mistake_kinds.h); and what may stand there. */
void mistakes_mend(sb_mistakes *list, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void mistakes_allow(sb_mistakes *list, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Memory ran out elsewhere, and what was to be looked at is not there. */
void mistakes_fail(sb_mistakes *list);

int mistakes_failed(const sb_mistakes *list);

/* What hides things of the pack first, then by file, line and text; twins are dropped.
 * Finds out what follows from what (`follows`). Call before showing the list. */
void mistakes_sort(sb_mistakes *list);

/* How many follow from others, in a sorted list. */
size_t mistakes_that_follow(const sb_mistakes *list);

#endif
