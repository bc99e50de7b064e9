/* SPDX-License-Identifier: Apache-2.0 */
#include "formats/record.h"

#include <stdio.h>
#include <string.h>

enum { NAME_SIZE = 40 };

void record_fail(record *to)
{
    if (to->xml)
        tree_fail(to->xml);
    else
        to->json->failed = 1;
}

/* ---- names in XML ---- */

static const char *dashed(char room[NAME_SIZE], const char *name)
{
    snprintf(room, NAME_SIZE, "%s", name);
    for (char *letter = room; *letter; letter++)
        if (*letter == '_')
            *letter = '-';
    return room;
}

static xml_part *add_element(record *to, record_part into, const char *name)
{
    char room[NAME_SIZE];

    return tree_add(to->xml, into.xml, dashed(room, name));
}

static void put_attribute(record *to, record_part into, const char *name,
                          const char *value)
{
    char room[NAME_SIZE];
    int is_own = into.xml && strcmp(tree_name(into.xml), dashed(room, name)) == 0;

    tree_put(to->xml, into.xml, is_own ? "id" : dashed(room, name), value);
}

/* ---- objects and lists ---- */

static record_part put_part(record *to, record_part into, const char *name,
                            json_value *made)
{
    if (to->xml)
        return (record_part){.xml = add_element(to, into, name)};
    json_put(to->json, into.json, name, made);
    return (record_part){.json = made};
}

record_part record_object(record *to, record_part into, const char *name)
{
    return put_part(to, into, name, to->xml ? NULL : json_new_object(to->json));
}

record_part record_list(record *to, record_part into, const char *name)
{
    return put_part(to, into, name, to->xml ? NULL : json_new_list(to->json));
}

record_part record_item(record *to, record_part list, const char *name)
{
    record_part made = {0};

    if (to->xml)
        made.xml = add_element(to, list, name);
    else
        json_add(to->json, list.json, made.json = json_new_object(to->json));
    return made;
}

record_part record_item_id(record *to, record_part list, const char *name, const char *id)
{
    record_part made = {0};

    if (to->xml) {
        made.xml = add_element(to, list, name);
        tree_put(to->xml, made.xml, "id", id);
    } else {
        json_add_text(to->json, list.json, id);
    }
    return made;
}

void record_item_text(record *to, record_part list, const char *name, const char *text)
{
    if (to->xml)
        record_text(to, list, name, text);
    else
        json_add_text(to->json, list.json, text);
}

/* ---- values ---- */

void record_id(record *to, record_part into, const char *name, const char *id)
{
    if (to->xml)
        put_attribute(to, into, name, id);
    else
        json_put_text(to->json, into.json, name, id);
}

void record_number(record *to, record_part into, const char *name, long number)
{
    char digits[NAME_SIZE];

    if (!to->xml) {
        json_put_number(to->json, into.json, name, (double)number);
        return;
    }
    snprintf(digits, sizeof(digits), "%ld", number);
    put_attribute(to, into, name, digits);
}

void record_number_if(record *to, record_part into, const char *name, long number)
{
    if (number)
        record_number(to, into, name, number);
}

void record_yes(record *to, record_part into, const char *name, int yes)
{
    if (to->xml)
        put_attribute(to, into, name, yes ? "yes" : "no");
    else
        json_put_yes(to->json, into.json, name, yes);
}

void record_text(record *to, record_part into, const char *name, const char *text)
{
    char room[NAME_SIZE];

    if (to->xml)
        tree_add_text(to->xml, into.xml, dashed(room, name), text);
    else
        json_put_text(to->json, into.json, name, text);
}

void record_take_text(record *to, record_part into, const char *name, text_buffer *text)
{
    if (text->failed)
        record_fail(to);
    record_text(to, into, name, text->text ? text->text : "");
    text_clear(text);
}

void record_texts(record *to, record_part into, const char *name, const char *item,
                  const char *const *texts, size_t count)
{
    record_part all = record_list(to, into, name);

    for (size_t i = 0; i < count; i++)
        record_item_text(to, all, item, texts[i]);
}
