/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FHIR_BUNDLE_H
#define FHIR_BUNDLE_H

#include <steadyback/document.h>

#include "exchange/fhir_narrative.h"
#include "exchange/fhir_writer.h"
#include "formats/digest.h"
#include "result/result.h"

/* A result as resources that point to each other. Each has a UUID, made from its type
 * and, where there are several, its name. */
typedef struct fhir_bundle {
    fhir_writer w;
    const sb_result *result;
    const sb_document_options *options; /* `today` is a day */
    char seed[DIGEST_SIZE];             /* of all UUIDs */
    json_value *entries;
} fhir_bundle;

void bundle_add(fhir_bundle *b, const char *type, const char *name, json_value *resource);
json_value *bundle_refer(fhir_bundle *b, const char *type, const char *name);

/* The program, as the author of what it concluded. */
json_value *bundle_program(fhir_bundle *b);

/* Whether there is anything to plan or advise. Who needs care today gets one message and
 * no other advice, as on the pages. */
int bundle_has_plan(const fhir_bundle *b);

/* Because of what, in words: the reason, the answers behind it, and that one was not
 * sure. */
void bundle_reason(text_buffer *out, const fhir_bundle *b, const reason *why);

/* How hard a move should feel, behind its dose. */
void bundle_effort(text_buffer *out, const fhir_bundle *b, const result_item *item);

/* Its sources, as items. */
void bundle_sources(fhir_narrative *out, const fhir_bundle *b, const evidence *e);

/* A rule that fired, as a concept with these words; what was only possible says so in its
 * code. A reason is that with its sentence, or what its part of the day is for. */
json_value *bundle_rule(fhir_bundle *b, const reason *why, const char *text);
json_value *bundle_because(fhir_bundle *b, const reason *why);

/* When to get help, as a section of its own. */
void bundle_tell_safety_net(fhir_telling *out, const sb_result *r);

/* ---- the resources ---- */

void bundle_add_guidance(fhir_bundle *b);
void bundle_add_plan(fhir_bundle *b);
void bundle_put_activities(fhir_bundle *b, json_value *plan);
void bundle_add_issues(fhir_bundle *b);
void bundle_refer_issues(fhir_bundle *b, json_value *list);
void bundle_add_answers(fhir_bundle *b);
void bundle_add_provenance(fhir_bundle *b);

#endif
