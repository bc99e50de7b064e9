/* SPDX-License-Identifier: Apache-2.0 */
/* Names in braces, and sources. */
#include <stdio.h>
#include <string.h>

#include "pack_check.h"

/* ---- {emergency} stands for how to reach that contact ---- */

static int is_contact(const reading *r, const char *name, size_t length)
{
    const sb_pack *pack = r->pack;
    char id[64];

    snprintf(id, sizeof(id), "%.*s", (int)length, name);
    if (reading_is_hidden(r, id))
        return 1;
    name_table_use(&pack->contacts.by_name, id);
    return name_table_find(&pack->contacts.by_name, id) != NULL;
}

/* Phrases have names of their own, which the program fills in. */
static void check_braces(reading *r, const message *m)
{
    const char *open = m->text;

    while (m->kind != MESSAGE_PHRASE && (open = strchr(open, '{'))) {
        size_t length = strcspn(++open, "}");

        if (open[length] && is_contact(r, open, length))
            continue;
        mistakes_add(r->mistakes, SB_ERROR, "unknown-brace-name", m->file, m->line,
                     "Message '%s': nothing can be put in for '{%.*s'.", m->id,
                     (int)(length < 60 ? length + 1 : 60), open);
    }
}

/* ---- sources ---- */

static void check_doi(reading *r, const source *s, const form *f)
{
    size_t prefix = strspn(s->doi, "0123456789.");

    if (strncmp(s->doi, "10.", 3) == 0 && prefix > 6 && s->doi[prefix] == '/' &&
        s->doi[prefix + 1])
        return;
    mistakes_add(r->mistakes, SB_WARNING, "wrong-doi", f->file, f->element->line,
                 "'%s' of source %s does not look like a DOI.", s->doi, s->key);
}

void check_texts(reading *r)
{
    for (size_t i = 0; i < r->pack->messages.all.count; i++)
        check_braces(r, r->pack->messages.all.items[i]);
    for (size_t i = 0; r->scope.thorough && i < r->sources.things.count; i++) {
        const source *s = r->sources.things.items[i];

        if (s->doi)
            check_doi(r, s, r->sources.elements.items[i]);
    }
}
