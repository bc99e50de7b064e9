/* SPDX-License-Identifier: Apache-2.0 */
#include "formats/xml_file.h"

#include <ctype.h>
#include <libxml/parser.h>
#include <libxml/xmlschemas.h>
#include <stdlib.h>
#include <string.h>

#include "base/failure.h"
#include "base/same_text.h"
#include "formats/parse_sentence.h"
#include "formats/schema_sentence.h"

enum {
    DEEPEST = 64,
    MOST_ATTRIBUTES = 100,
    PARSE_OPTIONS = XML_PARSE_NONET | XML_PARSE_BIG_LINES | XML_PARSE_NOCDATA |
                    XML_PARSE_COMPACT | XML_PARSE_NOBLANKS
};

struct xml_reader {
    xmlSchemaPtr schema;
    xmlSchemaValidCtxtPtr validator;
    const char *shown; /* the file being read */
    const char *bytes; /* all of it */
    size_t length;
    sb_mistakes *mistakes;
    int found;     /* mistakes in this file */
    int told;      /* the line that the parser complained of last */
    size_t before; /* errors before this file */
};

/* The line with this number, from 1 on; empty behind the last. */
static const char *line_of(const xml_reader *reader, int number, size_t *length)
{
    const char *line = reader->bytes, *end = line + reader->length, *stop;

    for (; number > 1 && (stop = memchr(line, '\n', (size_t)(end - line))); number--)
        line = stop + 1;
    stop = memchr(line, '\n', (size_t)(end - line));
    *length = number > 1 ? 0 : (size_t)((stop ? stop : end) - line);
    return line;
}

static void keep_parse_mistake(void *context, xmlErrorPtr error)
{
    xml_reader *reader = ((xmlParserCtxtPtr)context)->_private;
    size_t length;
    const char *line = line_of(reader, error->line, &length);
    parse_words words;

    reader->found++;
    if (error->line == reader->told)
        return; /* the parser stumbles on over the same */
    reader->told = error->line;
    parse_sentence(&words, error->message ? error->message : "", line, length);
    mistakes_add(reader->mistakes, SB_ERROR, "not-well-formed", reader->shown,
                 error->line, "%s", words.sentence);
    if (words.mend[0])
        mistakes_mend(reader->mistakes, "%s", words.mend);
}

static void keep_schema_mistake(void *payload, xmlErrorPtr error)
{
    xml_reader *reader = payload;
    schema_words words;

    reader->found++;
    schema_sentence(&words, error->message ? error->message : "");
    if (!words.sentence[0] && sb_mistakes_errors(reader->mistakes) > reader->before)
        return; /* it only says once more what the one before has said */
    mistakes_add(reader->mistakes, SB_ERROR, "wrong-form", reader->shown, error->line,
                 "%s", words.sentence[0] ? words.sentence : "This has the wrong form.");
    if (words.mend)
        mistakes_mend(reader->mistakes, "%s", words.mend);
    if (words.allowed[0])
        mistakes_allow(reader->mistakes, "%s", words.allowed);
}

static void refuse_doctype(void *context, const xmlChar *name, const xmlChar *external,
                           const xmlChar *system)
{
    xmlParserCtxtPtr parser = context;
    xml_reader *reader = parser->_private;

    (void)name, (void)external, (void)system;
    reader->found++;
    mistakes_add(reader->mistakes, SB_ERROR, "doctype", reader->shown,
                 xmlSAX2GetLineNumber(parser), "A DOCTYPE is not allowed in a pack.");
    xmlStopParser(parser);
}

/* What the parser and the schema do with them grows with the square of their number. */
static void refuse_many_attributes(void *context, const xmlChar *name,
                                   const xmlChar *prefix, const xmlChar *space,
                                   int spaces, const xmlChar **of_spaces, int attributes,
                                   int defaulted, const xmlChar **of_attributes)
{
    xmlParserCtxtPtr parser = context;
    xml_reader *reader = parser->_private;

    if (spaces + attributes <= MOST_ATTRIBUTES) {
        xmlSAX2StartElementNs(context, name, prefix, space, spaces, of_spaces, attributes,
                              defaulted, of_attributes);
        return;
    }
    reader->found++;
    mistakes_add(reader->mistakes, SB_ERROR, "wrong-form", reader->shown,
                 xmlSAX2GetLineNumber(parser), "<%.60s> has more than %d attributes.",
                 (const char *)name, MOST_ATTRIBUTES);
    xmlStopParser(parser);
}

int xml_reader_open(xml_reader **out, const char *schema, size_t length, sb_failure *why)
{
    xml_reader *reader = calloc(1, sizeof(*reader));
    xmlSchemaParserCtxtPtr parser = NULL;
    int error = -1;

    xmlInitParser();
    if (reader)
        parser = xmlSchemaNewMemParserCtxt(schema, (int)length);
    if (!reader || !parser) {
        failure_memory(why);
        goto cleanup;
    }
    reader->schema = xmlSchemaParse(parser);
    if (reader->schema)
        reader->validator = xmlSchemaNewValidCtxt(reader->schema);
    if (!reader->validator) {
        failure_set(why, SB_CAUSE_SYSTEM, "pack.xsd", 0,
                    "the built-in schema cannot be used");
        goto cleanup;
    }
    xmlSchemaSetValidStructuredErrors(reader->validator, keep_schema_mistake, reader);
    *out = reader;
    reader = NULL;
    error = 0;
cleanup:
    if (parser)
        xmlSchemaFreeParserCtxt(parser);
    xml_reader_close(reader);
    return error;
}

void xml_reader_close(xml_reader *reader)
{
    if (!reader)
        return;
    if (reader->validator)
        xmlSchemaFreeValidCtxt(reader->validator);
    if (reader->schema)
        xmlSchemaFree(reader->schema);
    free(reader);
}

/* The text of the child nodes with white space folded to single blanks. */
static const char *folded_text(arena *memory, const xmlNode *first)
{
    size_t length = 0;
    char *text;
    int blank = 1;

    for (const xmlNode *node = first; node; node = node->next)
        length += node->content ? strlen((const char *)node->content) : 0;
    text = arena_take(memory, length + 1);
    if (!text)
        return NULL;
    length = 0;
    for (const xmlNode *node = first; node; node = node->next) {
        const char *from = node->type == XML_TEXT_NODE ? (const char *)node->content
                                                       : NULL;

        for (; from && *from; from++) {
            if (!isspace((unsigned char)*from))
                text[length++] = *from;
            else if (!blank)
                text[length++] = ' ';
            blank = isspace((unsigned char)*from) != 0;
        }
    }
    text[length - (length && text[length - 1] == ' ')] = '\0';
    return text;
}

static const char *copy_name(arena *memory, const xmlChar *name)
{
    return arena_copy(memory, (const char *)name, strlen((const char *)name));
}

static int copy_attributes(xml_element *to, arena *memory, const xmlNode *from)
{
    const xml_attribute **end = &to->attributes;

    for (const xmlAttr *a = from->properties; a; a = a->next) {
        xml_attribute *copy = arena_take(memory, sizeof(*copy));

        if (!copy)
            return -1;
        copy->name = copy_name(memory, a->name);
        copy->value = folded_text(memory, a->children);
        if (!copy->name || !copy->value)
            return -1;
        *end = copy;
        end = &copy->next;
    }
    return 0;
}

/* Our own small tree: pack reading never sees libxml2. */
static xml_element *copy_element(arena *memory, const xmlNode *from, const char *file)
{
    xml_element *to = arena_take(memory, sizeof(*to));
    const xml_element **end = to ? &to->first : NULL;

    if (!to || copy_attributes(to, memory, from) < 0)
        return NULL;
    to->file = file;
    to->line = (int)xmlGetLineNo(from);
    to->name = copy_name(memory, from->name);
    for (const xmlNode *node = from->children; node; node = node->next) {
        xml_element *child;

        if (node->type != XML_ELEMENT_NODE)
            continue;
        child = copy_element(memory, node, file);
        if (!child)
            return NULL;
        *end = child;
        end = &child->next;
    }
    to->text = to->first ? "" : folded_text(memory, from->children);
    return to->name && to->text ? to : NULL;
}

static int depth_of(const xmlNode *node, int so_far)
{
    int deepest = so_far;

    for (const xmlNode *child = node->children; child && so_far <= DEEPEST;
         child = child->next) {
        int depth = child->type == XML_ELEMENT_NODE ? depth_of(child, so_far + 1) : 0;

        deepest = depth > deepest ? depth : deepest;
    }
    return deepest;
}

static xmlDocPtr parse(xml_reader *reader, const char *bytes, size_t length)
{
    xmlParserCtxtPtr parser = xmlNewParserCtxt();
    xmlDocPtr document = NULL;

    if (!parser)
        return NULL;
    parser->_private = reader;
    parser->sax->serror = keep_parse_mistake;
    parser->sax->internalSubset = refuse_doctype;
    parser->sax->startElementNs = refuse_many_attributes;
    document = xmlCtxtReadMemory(parser, bytes, (int)length, NULL, NULL, PARSE_OPTIONS);
    xmlFreeParserCtxt(parser);
    return document;
}

const xml_element *xml_read(xml_reader *reader, arena *memory, const char *bytes,
                            size_t length, const char *shown, sb_mistakes *mistakes)
{
    const xml_element *root = NULL;
    xmlDocPtr document;

    reader->shown = shown;
    reader->bytes = bytes;
    reader->length = length;
    reader->mistakes = mistakes;
    reader->found = 0;
    reader->told = -1;
    reader->before = sb_mistakes_errors(mistakes);
    document = parse(reader, bytes, length);
    if (!document && !reader->found)
        mistakes_add(mistakes, SB_ERROR, "unreadable", shown, 0,
                     "This file cannot be read as XML.");
    if (!document || reader->found)
        goto cleanup;
    if (depth_of(xmlDocGetRootElement(document), 1) > DEEPEST)
        mistakes_add(mistakes, SB_ERROR, "too-deep", shown, 0,
                     "Elements are nested more than %d deep.", DEEPEST);
    else if (xmlSchemaValidateDoc(reader->validator, document) == 0)
        root = copy_element(memory, xmlDocGetRootElement(document), shown);
cleanup:
    if (document)
        xmlFreeDoc(document);
    if (!root && sb_mistakes_errors(mistakes) == reader->before)
        mistakes_fail(mistakes); /* nothing is wrong with the file: there was no memory */
    return root;
}

const char *xml_written(const xml_element *element)
{
    return element->written ? element->written : element->text;
}

const char *xml_value(const xml_element *element, const char *name)
{
    for (const xml_attribute *a = element->attributes; a; a = a->next)
        if (same_text(a->name, name))
            return a->value;
    return NULL;
}

static const xml_element *first_named(const xml_element *from, const char *name)
{
    while (from && !same_text(from->name, name))
        from = from->next;
    return from;
}

const xml_element *xml_child(const xml_element *element, const char *name)
{
    return first_named(element->first, name);
}

const xml_element *xml_sibling(const xml_element *element, const char *name)
{
    return first_named(element->next, name);
}

const char *xml_child_text(const xml_element *element, const char *name)
{
    const xml_element *child = xml_child(element, name);

    return child ? child->text : NULL;
}

size_t xml_count(const xml_element *element, const char *name)
{
    size_t count = 0;

    for (const xml_element *e = xml_child(element, name); e; e = xml_sibling(e, name))
        count++;
    return count;
}
