/* SPDX-License-Identifier: Apache-2.0 */
#ifndef STEADYBACK_FHIR_H
#define STEADYBACK_FHIR_H

#include <steadyback/consultation.h>
#include <steadyback/document.h>
#include <steadyback/failure.h>
#include <steadyback/pack.h>
#include <steadyback/result.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Questions and answers as other systems know them: HL7 FHIR R4, in JSON. Shaped after
 * SDC (Structured Data Capture); no claim to conform is made. docs/fhir.md says what is
 * sent, what is taken, and what is refused. */

/* The questions of a pack as a Questionnaire. A form may ask more of them than our own
 * interview, and none less (docs/fhir.md). Caller frees *out with free. */
SB_API int sb_pack_questions_fhir(char **out, const sb_pack *pack, sb_failure *why);

/* Whether a text is a FHIR resource in JSON, be it a broken one: an object that says what
 * `resourceType` it is. */
SB_API int sb_is_fhir(const char *text, size_t length);

/* As sb_consultation_read_json, from a QuestionnaireResponse. Nothing in it is trusted:
 * it has to name this questionnaire and this version of it, and be a whole answer of one
 * kind for each question once; a question that has no answer there counts as not
 * answered, whatever the status says. With any mistake, -1 with SB_CAUSE_ANSWERS and
 * nothing changes. */
SB_API int sb_consultation_read_fhir(sb_consultation *one, const char *text,
                                     size_t length, sb_mistakes *mistakes,
                                     sb_failure *why);

/* A result as a Bundle (collection): a GuidanceResponse with what came out and why, a
 * CarePlan if there is anything to do or to be advised, a DetectedIssue for each danger
 * sign and each movement that is left out or kept small, the answers, and a Provenance
 * (docs/fhir.md). Of `options`, `today` is needed; `start` and `plan` may be there. -1
 * with SB_CAUSE_ANSWERS for what is no day or no plan id. Caller frees *out with free. */
SB_API int sb_result_fhir(char **out, const sb_result *result,
                          const sb_document_options *options, sb_failure *why);

#ifdef __cplusplus
}
#endif

#endif
