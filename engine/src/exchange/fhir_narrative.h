/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FHIR_NARRATIVE_H
#define FHIR_NARRATIVE_H

#include "exchange/fhir_writer.h"

/* What people see of a resource: XHTML, of headings, paragraphs and lists alone. All that
 * is put in is text, whatever it looks like. Start with {0}. */
typedef struct fhir_narrative {
    text_buffer div;
    int is_list; /* the last thing was an item */
} fhir_narrative;

void narrative_heading(fhir_narrative *out, const char *text);
void narrative_text(fhir_narrative *out, const char *text);
void narrative_item(fhir_narrative *out, const char *text);

/* The same with a text that was made, and is used up; nothing when it is empty. */
void narrative_made(fhir_narrative *out, void put(fhir_narrative *out, const char *text),
                    text_buffer *text);

/* A message of the pack with its pairs, as for handout_write. */
void narrative_say(fhir_narrative *out, const sb_pack *pack,
                   void put(fhir_narrative *out, const char *text), const char *message,
                   const char *const pairs[]);

/* Puts it into its resource, and uses it up. */
void narrative_put(fhir_writer *w, json_value *resource, fhir_narrative *text);

/* What is said in sections, alike in the narrative and in notes (Markdown): programs
 * often show one of the two alone. */
typedef struct fhir_telling {
    fhir_writer *w;
    fhir_narrative shown;
    json_value *notes; /* a list */
    text_buffer note;  /* of the section that is written */
} fhir_telling;

void telling_open(fhir_telling *out, fhir_writer *w);
void telling_section(fhir_telling *out, const char *heading); /* ends the one before */
void telling_item(fhir_telling *out, const char *text);
void telling_made(fhir_telling *out, text_buffer *text); /* an item; used up */
void telling_say(fhir_telling *out, const char *message, const char *const pairs[]);

/* Puts narrative and notes into their resource. */
void telling_put(json_value *resource, fhir_telling *out);

#endif
