/* SPDX-License-Identifier: Apache-2.0 */
#include "large_pages.h"

#include <malloc.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

enum { LARGE_PAGE = 2 << 20, AHEAD = 32 << 20 };

void use_large_pages(void)
{
    uintptr_t from = (uintptr_t)sbrk(0), to;
    void *volatile first; /* or the compiler would leave it out */

    from += LARGE_PAGE - from % LARGE_PAGE;
    mallopt(M_TOP_PAD,
            AHEAD); /* the heap grows by so much at a time, and never shrinks */
    mallopt(M_MMAP_THRESHOLD, AHEAD);
    first = malloc(LARGE_PAGE); /* grows it now */
    free(first);
    to = (uintptr_t)sbrk(0);
    if (to > from)
        madvise((void *)from, to - from, MADV_HUGEPAGE);
}
