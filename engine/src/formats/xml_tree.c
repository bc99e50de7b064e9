/* SPDX-License-Identifier: Apache-2.0 */
#include "formats/xml_tree.h"

#include <libxml/parser.h>
#include <libxml/tree.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    NUMBER_SIZE = 24,
    PARSE_OPTIONS = XML_PARSE_NONET | XML_PARSE_BIG_LINES | XML_PARSE_NOCDATA
};

struct xml_tree {
    xmlDocPtr document;
    int failed;
};

static xmlNode *node_of(const xml_part *part)
{
    return (xmlNode *)(uintptr_t)part;
}

static const xmlChar *bytes_of(const char *text)
{
    return (const xmlChar *)text;
}

/* ---- opening and closing ---- */

xml_tree *tree_wrap(void *document)
{
    xml_tree *tree = document ? calloc(1, sizeof(*tree)) : NULL;

    if (tree)
        tree->document = document;
    else if (document)
        xmlFreeDoc(document);
    return tree;
}

void *tree_document(const xml_tree *tree)
{
    return tree->document;
}

void *tree_release(xml_tree *tree)
{
    void *document = tree->document;

    free(tree);
    return document;
}

int tree_open(xml_tree **out, const char *root, sb_failure *why)
{
    xml_tree *tree = tree_wrap(xmlNewDoc(bytes_of("1.0")));
    xmlNode *top = tree ? xmlNewDocNode(tree->document, NULL, bytes_of(root), NULL)
                        : NULL;

    if (!top) {
        tree_close(tree);
        return failure_memory(why);
    }
    xmlDocSetRootElement(tree->document, top);
    *out = tree;
    return 0;
}

void tree_close(xml_tree *tree)
{
    if (!tree)
        return;
    xmlFreeDoc(tree->document);
    free(tree);
}

xml_part *tree_root(const xml_tree *tree)
{
    return (xml_part *)xmlDocGetRootElement(tree->document);
}

/* ---- parsing ---- */

typedef struct parse_watch {
    const char *shown;
    sb_failure *why;
} parse_watch;

static void keep_parse_mistake(void *context, xmlErrorPtr error)
{
    const parse_watch *watch = ((xmlParserCtxtPtr)context)->_private;
    size_t length = error->message ? strcspn(error->message, "\n") : 0;

    failure_set(watch->why, SB_CAUSE_PACK, watch->shown, error->line,
                "This is not well-formed XML: %.*s.", (int)length,
                length ? error->message : "");
}

static void refuse_doctype(void *context, const xmlChar *name, const xmlChar *external,
                           const xmlChar *system)
{
    xmlParserCtxtPtr parser = context;
    const parse_watch *watch = parser->_private;

    (void)name, (void)external, (void)system;
    failure_set(watch->why, SB_CAUSE_PACK, watch->shown, xmlSAX2GetLineNumber(parser),
                "A DOCTYPE is not allowed in a pack. Take it out.");
    xmlStopParser(parser);
}

int tree_parse(xml_tree **out, const char *bytes, size_t length, const char *shown,
               sb_failure *why)
{
    sb_failure first = {0};
    parse_watch watch = {shown, &first};
    xmlParserCtxtPtr parser = length <= INT_MAX ? xmlNewParserCtxt() : NULL;
    xmlDocPtr document;

    if (!parser)
        return failure_memory(why);
    parser->_private = &watch;
    parser->sax->serror = keep_parse_mistake;
    parser->sax->internalSubset = refuse_doctype;
    document = xmlCtxtReadMemory(parser, bytes, (int)length, shown, NULL, PARSE_OPTIONS);
    xmlFreeParserCtxt(parser);
    if (document && first.cause == SB_CAUSE_NONE && (*out = tree_wrap(document)))
        return 0;
    if (document && first.cause != SB_CAUSE_NONE)
        xmlFreeDoc(document);
    if (first.cause == SB_CAUSE_NONE)
        return failure_memory(why);
    return failure_set(why, first.cause, first.file, first.line, "%s", first.text);
}

/* ---- writing ---- */

int tree_failed(const xml_tree *tree)
{
    return tree->failed;
}

void tree_fail(xml_tree *tree)
{
    tree->failed = 1;
}

static xml_part *added(xml_tree *tree, xml_part *parent, xmlNode *made)
{
    if (!made || !parent || !xmlAddChild(node_of(parent), made)) {
        xmlFreeNode(made);
        tree->failed = 1;
        return NULL;
    }
    return (xml_part *)made;
}

xml_part *tree_add(xml_tree *tree, xml_part *parent, const char *name)
{
    return added(tree, parent, xmlNewDocNode(tree->document, NULL, bytes_of(name), NULL));
}

xml_part *tree_add_text(xml_tree *tree, xml_part *parent, const char *name,
                        const char *text)
{
    return added(tree, parent,
                 xmlNewDocRawNode(tree->document, NULL, bytes_of(name), bytes_of(text)));
}

void tree_put(xml_tree *tree, xml_part *part, const char *name, const char *value)
{
    if (!part || !xmlNewProp(node_of(part), bytes_of(name), bytes_of(value)))
        tree->failed = 1;
}

void tree_put_number(xml_tree *tree, xml_part *part, const char *name, long value)
{
    char text[NUMBER_SIZE];

    snprintf(text, sizeof(text), "%ld", value);
    tree_put(tree, part, name, text);
}

void tree_adopt(xml_tree *tree, xml_part *parent, xml_tree *other)
{
    xmlNode *top = xmlDocGetRootElement(other->document);
    xmlNode *copy = top ? xmlDocCopyNode(top, tree->document, 1) : NULL;

    added(tree, parent, copy);
}

static void change_content(xml_tree *tree, xmlNode *text, tree_change *change)
{
    char *changed = change(text->content ? (const char *)text->content : "");

    if (!changed) {
        tree->failed = 1;
        return;
    }
    xmlNodeSetContent(text, NULL);
    xmlNodeAddContent(text, bytes_of(changed)); /* raw: nothing in it is an entity */
    free(changed);
}

void tree_change_texts(xml_tree *tree, tree_change *change)
{
    const xml_part *top = tree_root(tree);

    for (const xml_part *part = top; part; part = tree_walk(part, top))
        if (tree_is_text(part))
            change_content(tree, node_of(part), change);
}

char *tree_write(xml_tree *tree)
{
    xmlChar *text = NULL;
    char *copy = NULL;
    int length = 0;

    if (!tree->failed)
        xmlDocDumpFormatMemoryEnc(tree->document, &text, &length, "UTF-8", 1);
    if (text && (copy = malloc((size_t)length + 1)))
        memcpy(copy, text, (size_t)length + 1);
    xmlFree(text);
    return copy;
}

/* ---- reading ---- */

int tree_is_element(const xml_part *part)
{
    return node_of(part)->type == XML_ELEMENT_NODE;
}

int tree_is_text(const xml_part *part)
{
    return node_of(part)->type == XML_TEXT_NODE ||
           node_of(part)->type == XML_CDATA_SECTION_NODE;
}

const char *tree_name(const xml_part *part)
{
    return (const char *)node_of(part)->name;
}

static const char *space_of(const xmlNs *space)
{
    return space && space->href ? (const char *)space->href : "";
}

const char *tree_space(const xml_part *part)
{
    return space_of(node_of(part)->ns);
}

const char *tree_text(const xml_part *part)
{
    const xmlChar *text = node_of(part)->content;

    return text ? (const char *)text : "";
}

int tree_line(const xml_part *part)
{
    return (int)xmlGetLineNo(node_of(part));
}

const xml_part *tree_first(const xml_part *part)
{
    return tree_is_element(part) ? (const xml_part *)node_of(part)->children : NULL;
}

const xml_part *tree_next(const xml_part *part)
{
    return (const xml_part *)node_of(part)->next;
}

const xml_part *tree_parent(const xml_part *part)
{
    return (const xml_part *)node_of(part)->parent;
}

const xml_part *tree_top(const xml_tree *tree)
{
    return (const xml_part *)tree->document->children;
}

const xml_part *tree_walk(const xml_part *part, const xml_part *top)
{
    if (tree_first(part))
        return tree_first(part);
    while (part != top && !tree_next(part))
        part = (const xml_part *)node_of(part)->parent;
    return part == top ? NULL : tree_next(part);
}

int tree_each_attribute(const xml_part *part, tree_seen *seen, void *payload)
{
    int said = 0;

    for (const xmlAttr *a = node_of(part)->properties; a && !said; a = a->next) {
        const xmlNode *text = a->children;

        said = seen(payload, space_of(a->ns), (const char *)a->name,
                    text && text->content ? (const char *)text->content : "");
    }
    return said;
}

const char *tree_value(const xml_part *part, const char *name)
{
    for (const xmlAttr *a = node_of(part)->properties; a; a = a->next)
        if (!a->ns && strcmp((const char *)a->name, name) == 0)
            return a->children && a->children->content
                       ? (const char *)a->children->content
                       : "";
    return NULL;
}
