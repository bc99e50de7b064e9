/* SPDX-License-Identifier: Apache-2.0 */
#include "exchange/fhir_names.h"

void fhir_questionnaire_url(text_buffer *out, const sb_pack *pack)
{
    text_addf(out, "urn:steadyback:questionnaire:%s", pack->id);
}

void fhir_answer_system(text_buffer *out, const sb_pack *pack, const question *asked)
{
    text_addf(out, "urn:steadyback:answer:%s:%s", pack->id, asked->id);
}
