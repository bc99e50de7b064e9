/* SPDX-License-Identifier: Apache-2.0 */
#ifndef REPORT_PARTS_H
#define REPORT_PARTS_H

#include "formats/page_writer.h"
#include "result/result.h"

/* The result in plain text, and what its parts share. */
typedef struct report {
    page page;
    const sb_result *result;
    const sb_pack *pack;
    int is_full;  /* with all that the two pages leave out */
    list sources; /* of source: every one that was named, for the end */
} report;

/* A phrase of the pack. Borrowed. */
const char *report_word(const report *r, const char *id);

/* A message with values put in, as a paragraph. */
void report_say(report *r, const char *first, const char *id, const char *const pairs[]);

/* A paragraph of its label and a text. */
void report_labelled(report *r, const char *first, const char *label, const char *text);

/* A text that was made, as a paragraph with a capital; it is used up. */
void report_made(report *r, const char *first, text_buffer *made);

void report_cite(report *r, const evidence *e);

/* Why something stands: the words of its rule, and the answers that matter. */
void report_reason(report *r, const reason *why);

/* The two pages: what to do today, the weeks, and when to stop or get help. */
void report_pages(report *r);

#endif
