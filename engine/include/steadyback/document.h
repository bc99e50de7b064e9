/* SPDX-License-Identifier: Apache-2.0 */
#ifndef STEADYBACK_DOCUMENT_H
#define STEADYBACK_DOCUMENT_H

#include <steadyback/figure.h>
#include <steadyback/pack.h>
#include <steadyback/result.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Documents made from a result or from a pack with the stylesheets of the pack
 * (knowledge/style). A stylesheet sees the one XML text that it is given and nothing
 * else: it reads no file and no network, and its steps and its output are limited. */

typedef enum sb_document_format {
    SB_DOCUMENT_HTML,     /* one page in one file, for the person; style/handout.xsl */
    SB_DOCUMENT_MARKDOWN, /* for pasting into a record; style/markdown.xsl */
    SB_DOCUMENT_NOTE,     /* at most ten lines for a clinician; style/note.xsl */
    SB_DOCUMENT_XML,      /* what the three above are made from: docs/result.xsd */
    SB_DOCUMENT_CALENDAR  /* the sessions of six weeks (RFC 5545) */
} sb_document_format;

typedef struct sb_document_options {
    const char *date;  /* "2026-11-23": the day it is made and the first day of the
                          calendar. NULL: no day is printed; a calendar needs one */
    const char *at;    /* calendar: "07:30", when sessions begin. NULL: at no set time */
    int alarm_minutes; /* calendar: an alarm so long before a session; 0: none */
    const sb_figures *figures; /* of the same pack, or NULL: no drawings */
} sb_document_options;

/* The result as a document; `options` may be NULL. A day or time that is none: -1 with
 * SB_CAUSE_ANSWERS. A mistake in the stylesheet: SB_CAUSE_PACK with file and line. A page
 * or text for the person that leaves out what to do or when to get help is withheld, also
 * with SB_CAUSE_PACK. Caller frees *out with free. */
SB_API int sb_result_document(char **out, const sb_result *result,
                              sb_document_format format,
                              const sb_document_options *options, sb_failure *why);

/* The whole pack with its worked cases as one HTML page that a clinician reads and signs
 * (style/book.xsl). Every thing has an anchor that stays: #rule-RF-CES-1,
 * #exercise-bridge. Caller frees *out with free. */
SB_API int sb_pack_book(char **out, const sb_pack *pack,
                        const sb_document_options *options, sb_failure *why);

/* Adds the mistakes of the stylesheets, which sb_pack_open does not look into. A pack may
 * bring no stylesheet at all: then no documents can be made. -1 only when out of memory.
 */
SB_API int sb_pack_check_style(const sb_pack *pack, sb_mistakes *mistakes,
                               sb_failure *why);

#ifdef __cplusplus
}
#endif

#endif
