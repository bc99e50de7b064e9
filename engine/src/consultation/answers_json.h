/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ANSWERS_JSON_H
#define ANSWERS_JSON_H

#include "conditions/answer_sheet.h"
#include "formats/json_writer.h"

/* The value of an answer: a text, a number or a list; unsure options are not in it. */
json_value *answers_json_value(json_maker *m, const question *asked, const answer *given);

#endif
