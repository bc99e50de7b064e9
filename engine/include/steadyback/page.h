/* SPDX-License-Identifier: Apache-2.0 */
#ifndef STEADYBACK_PAGE_H
#define STEADYBACK_PAGE_H

#include <steadyback/failure.h>

#ifdef __cplusplus
extern "C" {
#endif

/* A paragraph broken at blanks to at most `columns` columns (UTF-8 letters); its first
 * line starts with `first`, the others with as many blanks. Caller frees *out with free.
 */
SB_API int sb_wrap(char **out, const char *first, const char *text, size_t columns,
                   sb_failure *why);

#ifdef __cplusplus
}
#endif

#endif
