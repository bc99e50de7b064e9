/* SPDX-License-Identifier: Apache-2.0 */
#include "exchange/fhir_writer.h"

#include "exchange/fhir_names.h"

json_value *fhir_resource(fhir_writer *w, const char *type)
{
    json_value *one = json_new_object(&w->m);

    json_put_text(&w->m, one, "resourceType", type);
    json_put_text(&w->m, one, "language", w->pack->language);
    return one;
}

void fhir_put_built(fhir_writer *w, json_value *owner, const char *key, text_buffer *text)
{
    w->failed |= text->failed || !text->text;
    json_put_text(&w->m, owner, key, text->text ? text->text : "");
    text_clear(text);
}

void fhir_put_one(fhir_writer *w, json_value *owner, const char *key, json_value *one)
{
    json_value *list = json_new_list(&w->m);

    json_add(&w->m, list, one);
    json_put(&w->m, owner, key, list);
}

json_value *fhir_extension(fhir_writer *w, json_value *owner, const char *url)
{
    json_value *one = json_new_object(&w->m);

    json_put_text(&w->m, one, "url", url);
    fhir_put_one(w, owner, "extension", one);
    return one;
}

json_value *fhir_more_extension(fhir_writer *w, json_value *list, const char *url)
{
    json_value *one = json_new_object(&w->m);

    json_put_text(&w->m, one, "url", url);
    json_add(&w->m, list, one);
    return one;
}

/* `system` is used up. */
static json_value *code_of(fhir_writer *w, text_buffer *system, const char *code)
{
    json_value *one = json_new_object(&w->m);

    fhir_put_built(w, one, "system", system);
    json_put_text(&w->m, one, "code", code);
    return one;
}

json_value *fhir_coding(fhir_writer *w, const question *asked, const char *code)
{
    text_buffer system = {0};

    fhir_answer_system(&system, w->pack, asked);
    return code_of(w, &system, code);
}

json_value *fhir_concept(fhir_writer *w, const char *kind, const char *id,
                         const char *text)
{
    json_value *one = json_new_object(&w->m);
    text_buffer system = {0};

    fhir_thing_system(&system, w->pack, kind);
    fhir_put_one(w, one, "coding", code_of(w, &system, id));
    if (text)
        json_put_text(&w->m, one, "text", text);
    return one;
}
