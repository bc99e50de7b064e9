/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SAME_TEXT_H
#define SAME_TEXT_H

#include <string.h>

/* Whether two texts are the same. Where many are looked through, most differ in the first
 * letter, which needs no call. */
static inline int same_text(const char *a, const char *b)
{
    return *a == *b && strcmp(a, b) == 0;
}

#endif
