/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FHIR_NAMES_H
#define FHIR_NAMES_H

#include "base/text_buffer.h"
#include "pack/pack.h"

/* The addresses under which a questionnaire and its answers are known: names (urn:), not
 * places. Answers of two questions share an id, so each question has a system of codes.
 */

/* urn:steadyback:questionnaire:PACK */
void fhir_questionnaire_url(text_buffer *out, const sb_pack *pack);

/* The same with the version, urn:steadyback:questionnaire:PACK|VERSION: answers to
 * another version may be answers to other words. */
void fhir_questionnaire_name(text_buffer *out, const sb_pack *pack);

/* urn:steadyback:answer:PACK:QUESTION */
void fhir_answer_system(text_buffer *out, const sb_pack *pack, const question *asked);

/* urn:steadyback:pack:PACK|VERSION, of the rules */
void fhir_pack_name(text_buffer *out, const sb_pack *pack);

/* urn:steadyback:KIND:PACK, of things that the pack names: "rule", "movement" ... */
void fhir_thing_system(text_buffer *out, const sb_pack *pack, const char *kind);

#endif
