/* SPDX-License-Identifier: Apache-2.0 */
#ifndef PAGE_WRITER_H
#define PAGE_WRITER_H

#include "base/text_buffer.h"

/* Plain text on a page: lines broken at blanks, columns counted in letters (UTF-8). */
typedef struct page {
    text_buffer out;
    size_t columns;
} page;

/* A paragraph; its first line starts with `first`, the others with as many blanks. */
void page_text(page *p, const char *first, const char *text);

void page_heading(page *p, const char *text); /* with an empty line before it */
void page_line(page *p, const char *text);    /* as it is */

/* Letters in a text, not bytes. */
size_t text_width(const char *text);

#endif
