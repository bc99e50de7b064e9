/* SPDX-License-Identifier: Apache-2.0 */
#ifndef RESULT_XML_H
#define RESULT_XML_H

#include <steadyback/document.h>

#include "base/text_buffer.h"
#include "formats/xml_tree.h"
#include "result/result.h"

/* The result as XML: the contract of docs/result.xsd. It says what the JSON says, and in
 * words what a stylesheet has to place. Texts for people stand in elements, never in
 * attributes. Close *out with tree_close. */
int result_xml(xml_tree **out, const sb_result *result,
               const sb_document_options *options, sb_failure *why);

/* ---- between the files that write it ---- */

typedef struct result_writer {
    xml_tree *tree;
    const sb_result *result;
    const sb_document_options *options;
    list sources; /* of source: every one that was named */
    sb_failure *why;
    int error; /* a drawing failed; `why` says why */
} result_writer;

/* The text as an element; it is used up. */
void xml_take_text(result_writer *w, xml_part *into, const char *name, text_buffer *text);

/* A phrase with values put in, as <said id="...">. */
void xml_say(result_writer *w, xml_part *into, const char *id, const char *const pairs[]);

/* The drawing of an exercise or hazard, if there are drawings; `place` as in drawing.h.
 */
void xml_drawing(result_writer *w, xml_part *into, const char *id, const char *place);

void xml_reasons(result_writer *w, xml_part *into, const char *name, const reasons *why);
void xml_answers(result_writer *w, xml_part *into, const list *answers);
void xml_evidence(result_writer *w, xml_part *into, const evidence *e);

/* <programme>, <exercises> */
void xml_programme(result_writer *w, xml_part *into);
void xml_exercises(result_writer *w, xml_part *into);

void xml_contacts(result_writer *w, xml_part *into);

/* <advice>, <monitoring>, <flare-plan>, <stop-signals>, <safety-net>, <education> */
void xml_guidance(result_writer *w, xml_part *into);
void xml_advice(result_writer *w, xml_part *into, const char *name, const list *all);

#endif
