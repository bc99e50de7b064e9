/* SPDX-License-Identifier: Apache-2.0 */
/* What a template left to its writer, and still stands in the pack. */
#include <stdio.h>
#include <string.h>

#include "base/template_text.h"
#include "base/text_buffer.h"
#include "check/pack_check.h"
#include "folder/pack_folder.h"
#include "folder/pack_things.h"

enum { LONGEST_FILE = 80, LONGEST_SHOWN = 60 };

static const char *const templates[] = {"rule",   "finding", "question", "exercise",
                                        "hazard", "message", "case",     NULL};

typedef struct unfinished {
    reading *r;
    list left; /* of template_text */
} unfinished;

/* A pack may have no templates. */
static int read_templates(unfinished *u, sb_failure *why)
{
    const sb_pack *pack = u->r->pack;
    int error = 0;

    for (const char *const *name = templates; *name && error == 0; name++) {
        char inside[LONGEST_FILE];
        pack_file *file = NULL;

        snprintf(inside, sizeof(inside), "knowledge/templates/%s.xml", *name);
        error = pack_folder_file(&file, pack->memory, pack->options.folder, inside,
                                 u->r->mistakes, why);
        if (error == 0 && file && template_texts(&u->left, pack->memory, file->bytes) < 0)
            u->r->out_of_memory = 1;
    }
    return error;
}

static void tell(unfinished *u, const xml_element *at, const char *where,
                 const char *text)
{
    mistakes_add(u->r->mistakes, SB_ERROR, "unfinished", at->file, at->line,
                 "<%s> is still that of the template: '%.*s%s'.", where, LONGEST_SHOWN,
                 text, strlen(text) > LONGEST_SHOWN ? "..." : "");
}

static void check_text(unfinished *u, const xml_element *at, const char *where,
                       const char *text)
{
    for (size_t i = 0; i < u->left.count; i++) {
        const template_text *one = u->left.items[i];

        if (!one->is_condition && strstr(text, one->text)) {
            tell(u, at, where, one->text);
            return;
        }
    }
}

static void write_test(text_buffer *out, const xml_element *test)
{
    text_addf(out, "<%s", test->name);
    for (const xml_attribute *a = test->attributes; a; a = a->next)
        text_addf(out, " %s=\"%s\"", a->name, a->value);
    text_add(out, "/>");
}

/* A condition of one test, which the template has too. */
static void check_when(unfinished *u, const xml_element *when)
{
    text_buffer test = {0};

    if (!when->first || when->first->next || when->first->first)
        return;
    write_test(&test, when->first);
    for (size_t i = 0; i < u->left.count && test.text; i++) {
        const template_text *one = u->left.items[i];

        if (one->is_condition && strcmp(one->text, test.text) == 0) {
            tell(u, when, "when", one->text);
            break;
        }
    }
    u->r->out_of_memory |= test.failed;
    text_clear(&test);
}

static void look_at(unfinished *u, const xml_element *e)
{
    if (e->text[0])
        check_text(u, e, e->name, xml_written(e));
    for (const char *const *name = template_attributes; *name; name++)
        if (xml_value(e, *name))
            check_text(u, e, *name, xml_value(e, *name));
    if (strcmp(e->name, "when") == 0)
        check_when(u, e);
    for (const xml_element *child = e->first; child; child = child->next)
        look_at(u, child);
}

int check_unfinished(reading *r, const list *roots, sb_failure *why)
{
    unfinished u = {.r = r};
    int error = read_templates(&u, why);

    for (size_t i = 0; error == 0 && u.left.count && i < roots->count; i++)
        look_at(&u, ((const pack_root *)roots->items[i])->element);
    list_clear(&u.left);
    return error;
}
