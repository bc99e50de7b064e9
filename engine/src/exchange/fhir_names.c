/* SPDX-License-Identifier: Apache-2.0 */
#include "exchange/fhir_names.h"

void fhir_questionnaire_url(text_buffer *out, const sb_pack *pack)
{
    text_addf(out, "urn:steadyback:questionnaire:%s", pack->id);
}

void fhir_questionnaire_name(text_buffer *out, const sb_pack *pack)
{
    fhir_questionnaire_url(out, pack);
    text_join(out, "|", pack->version);
}

void fhir_answer_system(text_buffer *out, const sb_pack *pack, const question *asked)
{
    text_addf(out, "urn:steadyback:answer:%s:%s", pack->id, asked->id);
}

void fhir_pack_name(text_buffer *out, const sb_pack *pack)
{
    text_join(out, "urn:steadyback:pack:", pack->id, "|", pack->version);
}

void fhir_thing_system(text_buffer *out, const sb_pack *pack, const char *kind)
{
    text_join(out, "urn:steadyback:", kind, ":", pack->id);
}
