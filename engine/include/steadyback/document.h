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
    const char *today;  /* "2026-11-23": the day it is made. NULL: no day is printed; a
                           calendar and a FHIR bundle need one */
    const char *start;  /* the first day of the programme. NULL: it is left open; in a
                           calendar it is that of the older one, or today */
    const char *review; /* the day to look again. NULL: as many days after the first one
                           as the pack says */
    int full;           /* page and Markdown: with all that two pages have no room for */
    const char *at;     /* calendar: "07:30", when sessions begin. NULL: at no set time */
    int alarm_minutes;  /* calendar: an alarm so long before a session; 0: none */
    const char *plan;   /* calendar: the id of this person's plan, 16 to 64 letters,
                           digits and '-'. Entries are named by it, so that the next
                           calendar replaces them; no two people may have the same. A
                           FHIR bundle may have one, for names that nobody else's has */
    const char *older;  /* calendar: the text of the one made before for the same plan:
                           what changed replaces it, what is gone is cancelled; or NULL */
    const char *older_name;    /* how a message calls that one */
    const sb_figures *figures; /* of the same pack, or NULL: no drawings */
} sb_document_options;

/* Whether this is a day, as "2026-11-23", from 1901 to 2999. */
SB_API int sb_is_day(const char *text);

/* The result as a document; `options` may be NULL. A day, time or plan id that is none,
 * an older calendar that is broken or of another plan, a calendar for a result without a
 * programme (unless an older one has to be taken back): -1 with SB_CAUSE_ANSWERS. A
 * mistake in the stylesheet: SB_CAUSE_PACK with file and line. A page or text for the
 * person that leaves out what to do or when to get help is withheld, also with
 * SB_CAUSE_PACK. Caller frees *out with free. */
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
