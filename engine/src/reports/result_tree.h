/* SPDX-License-Identifier: Apache-2.0 */
#ifndef RESULT_TREE_H
#define RESULT_TREE_H

#include <steadyback/document.h>

#include "formats/record.h"
#include "result/result_empty.h"

/* The one description of a result, for both forms: the JSON of docs/result.schema.json
 * and the XML of docs/result.xsd say the same facts under the same names. Pages are made
 * of the XML; what only they show (sentences, drawings, sources) is put by shown_*, which
 * does nothing in JSON. */
typedef struct result_tree {
    record *to;
    const sb_result *result;
    const sb_document_options *options; /* of pages; NULL in JSON */
    list sources; /* of source: every one that was named, for pages */
    sb_failure *why;
    int error; /* a drawing failed; `why` says why */
} result_tree;

/* The whole result, into the top of a form. */
void result_tree_put(result_tree *w, record_part whole);

/* ---- between the files that write it ---- */

/* What is to be said of one thing of a list. */
typedef void result_put_one(result_tree *w, record_part one, const void *thing);

/* A list of objects; `item` names each in XML. */
void result_put_list(result_tree *w, record_part into, const char *name, const char *item,
                     const list *things, result_put_one *put);

result_put_one result_put_answer;   /* of used_answer */
result_put_one result_put_fired;    /* of reason: a rule that fired */
result_put_one result_put_reason;   /* of reason */
result_put_one result_put_advice;   /* of advice */
result_put_one result_put_contact;  /* of contact */
result_put_one result_put_exercise; /* of result_exercise */

void result_put_value(result_tree *w, record_part into, const question *asked,
                      const answer *given);
void result_put_evidence(result_tree *w, record_part into, const evidence *e);
void result_put_programme(result_tree *w, record_part whole);
void result_put_guidance(result_tree *w, record_part whole);

/* ---- result_shown.c: what only pages show ---- */

void shown_id(result_tree *w, record_part into, const char *name, const char *id);
void shown_text(result_tree *w, record_part into, const char *name, const char *text);
record_part shown_list(result_tree *w, record_part into, const char *name);

/* A phrase with values put in, as <said id="...">. */
void shown_phrase(result_tree *w, record_part into, const char *phrase,
                  const char *const pairs[]);

/* The drawing of an exercise or hazard, if there are drawings; `place` as in drawing.h.
 */
void shown_drawing(result_tree *w, record_part into, const char *id, const char *place);

/* Beside what the tree says of the same thing. */
void shown_because(result_tree *w, record_part into, const reason *why);
void shown_evidence(result_tree *w, record_part into, const evidence *e);
void shown_origin(result_tree *w, record_part into);
void shown_level(result_tree *w, record_part into);
void shown_dose(result_tree *w, record_part into, const result_item *item);
/* `core` is used up: how the core movements stand that no line speaks of. */
void shown_core(result_tree *w, record_part into, text_buffer *core);
void shown_why(result_tree *w, record_part into, const result_item *item);
void shown_amount(result_tree *w, record_part into, const week_item *item);
void shown_light(result_tree *w, record_part into, const light *one);
void shown_signal(result_tree *w, record_part into, const stop_signal *one);
void shown_free(result_tree *w, record_part into, const result_empty *part);
void shown_week(result_tree *w, record_part into, long number);
void shown_incomplete(result_tree *w, record_part into);
void shown_told(result_tree *w, record_part into);

/* Of the whole: days, words, whom to call at once, what the person told; and in the end,
 * every source that was cited. */
void shown_first(result_tree *w, record_part whole);
void shown_cite(result_tree *w, const source *one);
void shown_sources(result_tree *w, record_part whole);

#endif
