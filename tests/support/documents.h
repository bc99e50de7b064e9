/* SPDX-License-Identifier: Apache-2.0 */
#ifndef DOCUMENTS_H
#define DOCUMENTS_H

#include <steadyback/document.h>

#include "pack/pack.h"

/* What the tests of documents share. */

extern const char *const examples[]; /* all of examples/, NULL behind the last */

#define PLAN "0123456789abcdef"

/* Made on a Monday, to start at once or a week later. */
extern const sb_document_options monday, later;

/* The document, or the test fails. Free it. */
char *document(const sb_result *result, sb_document_format format,
               const sb_document_options *options);

size_t count_of(const char *text, const char *part);
void assert_holds(const char *text, const char *part, int is_there);

#define HOSTILE                                                                                   \
    "<script>alert(\"x\")</script>' & &lt; ]]> --> *a* [b](javascript:c) | \\ \n"                 \
    "END:VEVENT\r\nBEGIN:VEVENT\nSUMMARY:owned\n# d\n{ minutes }; e, f"

/* A pack in which every text that a page shows is hostile. What the XML of a pack may hold
 * is checked when it is read; here nothing is. */
void make_hostile(sb_pack *to);

#endif
