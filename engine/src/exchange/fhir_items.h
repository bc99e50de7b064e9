/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FHIR_ITEMS_H
#define FHIR_ITEMS_H

#include "exchange/enable_when.h"
#include "exchange/fhir_writer.h"

/* The items of a form and those of answers to it, which are nested alike: every section
 * is a group, and what needs more than one clause of enableWhen is in a group for each
 * clause behind the first. */
typedef struct fhir_items {
    /* The item of a question; NULL leaves it out. */
    json_value *(*question)(fhir_writer *w, const void *given, const question *asked);
    const void *given;
    /* Puts when it is asked. NULL in answers, which say neither that nor types. */
    void (*clause)(fhir_writer *w, json_value *item, const enable_clause *clause);
} fhir_items;

/* The sections in the order in which their first questions are asked; those with nothing
 * in them are left out. */
json_value *fhir_items_of(fhir_writer *w, const fhir_items *kind);

/* An item by the part of a name that tells what kind it is, and the name; `type` is NULL
 * in answers. */
json_value *fhir_item(fhir_writer *w, const char *kind, const char *id, const char *type);

/* What is said before the question, the question, and what to do for it. */
void fhir_item_text(fhir_writer *w, json_value *item, const question *asked);

#endif
