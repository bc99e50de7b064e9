/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FHIR_WRITER_H
#define FHIR_WRITER_H

#include "base/text_buffer.h"
#include "formats/json_writer.h"
#include "pack/pack.h"

/* What every resource of ours is made of. A failure to get memory is kept: ask once, at
 * the end. */
typedef struct fhir_writer {
    json_maker m;
    arena *memory;
    const sb_pack *pack;
    int failed;
} fhir_writer;

/* {"resourceType": type, "language": that of the pack} */
json_value *fhir_resource(fhir_writer *w, const char *type);

/* A text that was made, and is used up. */
void fhir_put_built(fhir_writer *w, json_value *owner, const char *key,
                    text_buffer *text);

/* A list with one thing in it. */
void fhir_put_one(fhir_writer *w, json_value *owner, const char *key, json_value *one);

/* A first extension of something, for its value to be put in; one more in a list. */
json_value *fhir_extension(fhir_writer *w, json_value *owner, const char *url);
json_value *fhir_more_extension(fhir_writer *w, json_value *list, const char *url);

/* The answer that `code` stands for. */
json_value *fhir_coding(fhir_writer *w, const question *asked, const char *code);

/* A thing of the pack by its id, as a CodeableConcept: a code of the system of its kind
 * (fhir_names.h), and its words, if there are any. */
json_value *fhir_concept(fhir_writer *w, const char *kind, const char *id,
                         const char *text);

#endif
