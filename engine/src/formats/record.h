/* SPDX-License-Identifier: Apache-2.0 */
#ifndef RECORD_H
#define RECORD_H

#include "base/text_buffer.h"
#include "formats/json_writer.h"
#include "formats/xml_tree.h"

/* What is put into a record is written in one of two forms, so that one description of a
 * thing serves both. Names are those of JSON.
 *
 *                       JSON                   XML
 * record_id             "level": "gentle"      level="gentle"
 * record_number         "hold_seconds": 5      hold-seconds="5"
 * record_yes            "habit": false         habit="no"
 * record_text           "name": "Bridge"       <name>Bridge</name>
 * record_object         "dose": {...}          <dose ...>...</dose>
 * record_list           "flare_plan": [...]    <flare-plan>...</flare-plan>
 * record_item           {...}                  <flare ...>...</flare>
 * record_item_id        "bridge"               <exercise id="bridge"/>
 * record_item_text      "Lie down."            <step>Lie down.</step>
 *
 * So an item of a list has a name in XML alone; and what is named as its own element is
 * called id: in <flare>, "flare": "mild" is id="mild". Texts for people stand in
 * elements, never in attributes.
 *
 * A failure to get memory is kept by the form. */
typedef struct record {
    json_maker *json; /* one of the two; the other is NULL */
    xml_tree *xml;
} record;

/* An object or a list; lives as long as its form. */
typedef struct record_part {
    json_value *json;
    xml_part *xml;
} record_part;

void record_fail(record *to);

record_part record_object(record *to, record_part into, const char *name);
record_part record_list(record *to, record_part into, const char *name);

void record_id(record *to, record_part into, const char *name, const char *id);
void record_number(record *to, record_part into, const char *name, long number);
void record_number_if(record *to, record_part into, const char *name, long number);
void record_yes(record *to, record_part into, const char *name, int yes);
void record_text(record *to, record_part into, const char *name, const char *text);

/* A text that was made, and is used up. */
void record_take_text(record *to, record_part into, const char *name, text_buffer *text);

record_part record_item(record *to, record_part list, const char *name);
record_part record_item_id(record *to, record_part list, const char *name,
                           const char *id); /* more may be put into it in XML alone */
void record_item_text(record *to, record_part list, const char *name, const char *text);
void record_texts(record *to, record_part into, const char *name, const char *item,
                  const char *const *texts, size_t count); /* a list of texts */

#endif
