/* SPDX-License-Identifier: Apache-2.0 */
#include "check/style_vet.h"

#include "base/required_messages.h"

#include <string.h>

enum { LONGEST_ID = 80 };

#define XSLT_SPACE "http://www.w3.org/1999/XSL/Transform"

static const char *const allowed[] = {"stylesheet",
                                      "transform",
                                      "output",
                                      "strip-space",
                                      "preserve-space",
                                      "key",
                                      "template",
                                      "param",
                                      "with-param",
                                      "variable",
                                      "value-of",
                                      "text",
                                      "element",
                                      "attribute",
                                      "attribute-set",
                                      "for-each",
                                      "if",
                                      "choose",
                                      "when",
                                      "otherwise",
                                      "sort",
                                      "number",
                                      "copy",
                                      "copy-of",
                                      "apply-templates",
                                      "call-template",
                                      "decimal-format"};

static const char *const banned_attributes[] = {"disable-output-escaping",
                                                "extension-element-prefixes"};

typedef struct vetting {
    const name_table *words;
    const char *shown;
    sb_mistakes *mistakes;
    int line;
} vetting;

static int is_among(const char *const words[], size_t count, const char *word)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(words[i], word) == 0)
            return 1;
    return 0;
}

static void vet_word(const vetting *v, const char *id)
{
    const char *near;

    if (*message_names(id))
        mistakes_add(v->mistakes, SB_ERROR, "unknown-phrase", v->shown, v->line,
                     "The phrase '%s' has names in braces, which nothing fills here.",
                     id);
    if (name_table_find(v->words, id))
        return;
    near = name_table_nearest(v->words, id);
    mistakes_add(v->mistakes, SB_ERROR, "unknown-phrase", v->shown, v->line,
                 "There is no phrase '%s'.%s%s%s", id, near ? " Did you mean '" : "",
                 near ? near : "", near ? "'?" : "");
}

/* Every key('word', 'ID') of an expression. */
static void vet_words(const vetting *v, const char *expression)
{
    static const char start[] = "key('word',";

    for (const char *at = expression; (at = strstr(at, start));) {
        char id[LONGEST_ID];
        size_t length;

        at += strlen(start);
        at += strspn(at, " ");
        if (*at++ != '\'')
            continue; /* not an id that stands there */
        length = strcspn(at, "'");
        if (length < sizeof(id)) {
            memcpy(id, at, length);
            id[length] = '\0';
            vet_word(v, id);
        }
    }
}

static int vet_attribute(void *payload, const char *space, const char *name,
                         const char *value)
{
    const vetting *v = payload;

    (void)space;
    if (is_among(banned_attributes, sizeof(banned_attributes) / sizeof(char *), name))
        mistakes_add(v->mistakes, SB_ERROR, "style-not-allowed", v->shown, v->line,
                     "The attribute %s is not allowed in a stylesheet of a pack.", name);
    vet_words(v, value);
    return 0;
}

void style_vet(const xml_tree *style, const name_table *words, const char *shown,
               sb_mistakes *mistakes)
{
    const xml_part *top = tree_root(style);
    vetting v = {words, shown, mistakes, 0};

    if (!top || strcmp(tree_space(top), XSLT_SPACE) != 0)
        mistakes_add(mistakes, SB_ERROR, "no-stylesheet", shown, top ? tree_line(top) : 0,
                     "This is no stylesheet.");
    for (const xml_part *part = top; part; part = tree_walk(part, top)) {
        if (!tree_is_element(part))
            continue;
        v.line = tree_line(part);
        if (strcmp(tree_space(part), XSLT_SPACE) == 0 &&
            !is_among(allowed, sizeof(allowed) / sizeof(char *), tree_name(part)))
            mistakes_add(mistakes, SB_ERROR, "style-not-allowed", shown, v.line,
                         "<xsl:%s> is not allowed in a stylesheet of a pack.",
                         tree_name(part));
        tree_each_attribute(part, vet_attribute, &v);
    }
}
