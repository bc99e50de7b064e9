/* SPDX-License-Identifier: Apache-2.0 */
#include "formats/xslt_page.h"

#include <libxslt/extensions.h>
#include <libxslt/security.h>
#include <libxslt/transform.h>
#include <libxslt/variables.h>
#include <libxslt/xsltInternals.h>
#include <libxslt/xsltutils.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    DEEPEST = 200,           /* templates inside templates */
    MOST_VARIABLES = 5000,   /* on the stack at once */
    XPATH_STEPS_A_STEP = 50, /* steps in expressions for each instruction */
    LONGEST_VALUE = 1 << 20, /* bytes of one variable */
    SENTENCE_SIZE = 400
};

struct xslt_page {
    xsltStylesheetPtr style;
    const char *shown;
};

/* ---- what libxslt and libxml2 say about mistakes ---- */

typedef struct listener {
    xsltTransformContextPtr run; /* NULL while compiling */
    size_t room;                 /* bytes that it may still make */
    int line;
    char text[SENTENCE_SIZE];
} listener;

static void keep_line(listener *l, int line)
{
    if (!l->line && line > 0)
        l->line = line;
}

/* The first thing said is the cause; only its first line counts. */
static void keep_text(listener *l, const char *text)
{
    const char *at = strstr(text, " line ");

    if (l->run && l->run->inst)
        keep_line(l, (int)xmlGetLineNo(l->run->inst));
    if (strstr(text, " error: file ") && at) {
        keep_line(l, atoi(at + strlen(" line ")));
        return;
    }
    if (strncmp(text, "xml", 3) == 0 && strstr(text, ": "))
        text = strstr(text, ": ") + 2; /* the name of a function inside */
    if (!l->text[0] && strcspn(text, "\n") > 0 && !strstr(text, " error: element "))
        snprintf(l->text, sizeof(l->text), "%.*s", (int)strcspn(text, "\n"), text);
}

static void hear_of_expression(void *payload, xmlErrorPtr error)
{
    char text[SENTENCE_SIZE];
    const char *message = error->message ? error->message : "";

    snprintf(text, sizeof(text), "%.*s%s%s", (int)strcspn(message, "\n"), message,
             error->str1 ? ": " : "", error->str1 ? error->str1 : "");
    keep_text(payload, text);
}

/* libxml2 knows who listens in this thread; libxslt knows only one for the process. */
static listener *listener_of_thread(void)
{
    return xmlStructuredError == hear_of_expression ? xmlStructuredErrorContext : NULL;
}

static void hear(void *payload, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

static void hear(void *payload, const char *format, ...)
{
    listener *l = listener_of_thread();
    char text[SENTENCE_SIZE];
    va_list args;

    (void)payload;
    if (!l)
        return; /* another thread's stylesheet */
    va_start(args, format);
    vsnprintf(text, sizeof(text), format, args);
    va_end(args);
    keep_text(l, text);
}

/* Everything that a stylesheet makes, for the page or in between, takes from its room. */
static void hear_of_node(xmlNodePtr node)
{
    listener *l = listener_of_thread();
    size_t size = sizeof(*node);

    if (node->type == XML_TEXT_NODE && node->content)
        size += strlen((const char *)node->content);
    if (!l || !l->run)
        return;
    if (size <= l->room) {
        l->room -= size;
        return;
    }
    l->room = 0;
    if (l->run->state == XSLT_STATE_OK)
        xsltTransformError(l->run, NULL, l->run->inst, "it makes too much\n");
    l->run->state = XSLT_STATE_STOPPED;
}

static int told(const listener *l, const char *shown, sb_failure *why)
{
    size_t length = strlen(l->text);

    while (length && strchr(" .", l->text[length - 1]))
        length--;
    if (!length)
        return failure_memory(why);
    return failure_set(why, SB_CAUSE_PACK, shown, l->line,
                       "The stylesheet cannot be used: %.*s.", (int)length, l->text);
}

/* ---- making ready ---- */

/* Who listened before: in this thread to libxml2, in the process to libxslt. */
typedef struct ears {
    xmlStructuredErrorFunc mistake;
    void *mistake_payload;
    xmlGenericErrorFunc talk;
    void *talk_payload;
    xmlRegisterNodeFunc node;
    xmlGenericErrorFunc speech;
    void *speech_payload;
} ears;

static ears listen(listener *l)
{
    ears before = {xmlStructuredError,
                   xmlStructuredErrorContext,
                   xmlGenericError,
                   xmlGenericErrorContext,
                   NULL,
                   xsltGenericError,
                   xsltGenericErrorContext};

    xmlSetStructuredErrorFunc(l, hear_of_expression);
    xmlSetGenericErrorFunc(NULL, hear);
    before.node = xmlRegisterNodeDefault(hear_of_node);
    xsltSetGenericErrorFunc(NULL, hear);
    return before;
}

static void stop_listening(const ears *before)
{
    xsltSetGenericErrorFunc(before->speech_payload, before->speech);
    xmlRegisterNodeDefault(before->node);
    xmlSetGenericErrorFunc(before->talk_payload, before->talk);
    xmlSetStructuredErrorFunc(before->mistake_payload, before->mistake);
}

static xsltStylesheetPtr compile(xmlDocPtr document, listener *l)
{
    ears before = listen(l);
    xsltStylesheetPtr style = xsltParseStylesheetDoc(document);

    stop_listening(&before);
    return style;
}

int xslt_page_open(xslt_page **out, xml_tree *style, const char *shown, sb_failure *why)
{
    xslt_page *page = calloc(1, sizeof(*page));
    xmlDocPtr document = tree_release(style);
    listener l = {0};

    xsltInit();
    if (page)
        page->style = compile(document, &l);
    if (page && page->style && page->style->errors == 0) {
        page->shown = shown;
        *out = page;
        return 0;
    }
    if (!page || !page->style)
        xmlFreeDoc(document);
    xslt_page_close(page);
    return told(&l, shown, why);
}

void xslt_page_close(xslt_page *page)
{
    if (!page)
        return;
    if (page->style)
        xsltFreeStylesheet(page->style);
    free(page);
}

/* ---- using it ---- */

static size_t size_of_texts(const xmlNode *node)
{
    size_t size = 0;

    for (; node && size <= LONGEST_VALUE; node = node->next) {
        if (node->type == XML_TEXT_NODE && node->content)
            size += strlen((const char *)node->content);
        else if (node->type == XML_ELEMENT_NODE)
            size += sizeof(*node) + size_of_texts(node->children);
    }
    return size;
}

static size_t size_of_value(const xmlXPathObject *value)
{
    size_t size = 0;

    if (value->type == XPATH_STRING)
        return strlen((const char *)value->stringval);
    if (value->type == XPATH_XSLT_TREE && value->nodesetval)
        for (int i = 0; i < value->nodesetval->nodeNr; i++)
            size += size_of_texts(value->nodesetval->nodeTab[i]->children);
    return size;
}

/* A value can only be doubled again and again through variables: they are kept short. */
static xmlXPathObjectPtr look_up(void *payload, const xmlChar *name, const xmlChar *space)
{
    xsltTransformContextPtr run = payload;
    xmlXPathObjectPtr value = xsltXPathVariableLookup(run, name, space);

    if (value && size_of_value(value) > LONGEST_VALUE) {
        xmlXPathFreeObject(value);
        value = NULL;
        xsltTransformError(run, NULL, run->inst, "the variable %s grew too large\n",
                           name);
        run->state = XSLT_STATE_STOPPED;
    }
    return value;
}

static void refuse_document(xmlXPathParserContextPtr parser, int count)
{
    xsltTransformContextPtr run = xsltXPathGetTransformContext(parser);

    while (count-- > 0)
        xmlXPathFreeObject(valuePop(parser));
    xsltTransformError(run, NULL, run->inst,
                       "document() reads files and is not allowed\n");
    run->state = XSLT_STATE_STOPPED;
    xmlXPathErr(parser, XPATH_EXPR_ERROR);
}

static xsltSecurityPrefsPtr forbid_all(xsltTransformContextPtr run)
{
    static const xsltSecurityOption all[] = {
        XSLT_SECPREF_READ_FILE, XSLT_SECPREF_WRITE_FILE, XSLT_SECPREF_CREATE_DIRECTORY,
        XSLT_SECPREF_READ_NETWORK, XSLT_SECPREF_WRITE_NETWORK};
    xsltSecurityPrefsPtr security = xsltNewSecurityPrefs();
    int error = security == NULL;

    for (size_t i = 0; i < sizeof(all) / sizeof(*all) && !error; i++)
        error = xsltSetSecurityPrefs(security, all[i], xsltSecurityForbid);
    if (!error && xsltSetCtxtSecurityPrefs(security, run) == 0)
        return security;
    if (security)
        xsltFreeSecurityPrefs(security);
    return NULL;
}

static int set_limits(xsltTransformContextPtr run, unsigned long steps, listener *l)
{
    static const xmlChar document[] = "document";
    xmlXPathContextPtr expressions = run->xpathCtxt;

    run->maxTemplateDepth = DEEPEST;
    run->maxTemplateVars = MOST_VARIABLES;
    run->opLimit = steps;
    expressions->opLimit = steps * XPATH_STEPS_A_STEP;
    xsltSetTransformErrorFunc(run, l, hear);
    xmlXPathRegisterVariableLookup(expressions, look_up, run);
    xmlXPathRegisterFunc(expressions, document, NULL); /* a name is given only once */
    return xmlXPathRegisterFunc(expressions, document, refuse_document);
}

int xslt_page_make(xml_tree **out, const xslt_page *page, xml_tree *from,
                   const xslt_budget *budget, sb_failure *why)
{
    xmlDocPtr document = tree_document(from), made = NULL;
    xsltTransformContextPtr run = xsltNewTransformContext(page->style, document);
    xsltSecurityPrefsPtr security = run ? forbid_all(run) : NULL;
    listener l = {.run = run, .room = budget->bytes};
    int error = -1;

    if (security && set_limits(run, budget->steps, &l) == 0) {
        ears before = listen(&l);

        made = xsltApplyStylesheetUser(page->style, document, NULL, NULL, NULL, run);
        stop_listening(&before);
    }
    if (made && run->state == XSLT_STATE_OK && !l.text[0])
        error = (*out = tree_wrap(made)) ? 0 : failure_memory(why);
    else if (made)
        xmlFreeDoc(made);
    if (error < 0)
        told(&l, page->shown, why);
    if (run)
        xsltFreeTransformContext(run);
    if (security)
        xsltFreeSecurityPrefs(security);
    return error;
}
