/* SPDX-License-Identifier: Apache-2.0 */
#include "folder/pack_things.h"

#include <string.h>

#include "base/same_text.h"

static const struct {
    const char *root, *what,
        *id; /* id: the attribute that holds it; NULL: there is one */
} kinds[] = {
    {"contacts", "contact", "id"},
    {"vocabulary", "modality", "id"},
    {"vocabulary", "pattern", "id"},
    {"vocabulary", "position", "id"},
    {"vocabulary", "kit", "id"},
    {"vocabulary", "goal", "id"},
    {"sources", "source", "key"},
    {"messages", "message", "id"},
    {"contradictions", "contradiction", "id"},
    {"movements", "movement", "id"},
    {"restriction-sets", "set", "id"},
    {"section", "question", "id"},
    {"derive", "finding", "id"},
    {"derive", "score", "id"},
    {"rules", "rule", "id"},
    {"cases", "person", "id"},
    {"cases", "case", "id"},
    {"section", "section", "id"},
    {"exercise", "exercise", "id"},
    {"hazard", "hazard", "id"},
    {"pack", "pack", NULL},
    {"doses", "doses", NULL},
    {"monitoring", "monitoring", NULL},
};

const char *pack_thing_id(const xml_element *root, const xml_element *element)
{
    for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++)
        if (same_text(kinds[i].root, root->name) &&
            same_text(kinds[i].what, element->name))
            return kinds[i].id ? xml_value(element, kinds[i].id) : kinds[i].what;
    return NULL;
}

static int add_one(list *out, arena *memory, pack_root *root, const xml_element *element)
{
    const char *id = pack_thing_id(root->element, element);
    pack_thing *thing;

    if (!id)
        return 0;
    thing = arena_take(memory, sizeof(*thing));
    if (!thing)
        return -1;
    *thing = (pack_thing){element->name, id, element, root};
    return list_add(out, thing);
}

int pack_things_add(list *out, arena *memory, pack_root *root)
{
    if (add_one(out, memory, root, root->element) < 0)
        return -1;
    for (const xml_element *e = root->element->first; e; e = e->next)
        if (add_one(out, memory, root, e) < 0)
            return -1;
    return 0;
}

const pack_thing *pack_things_find(const list *things, const char *what, const char *id)
{
    for (size_t i = 0; i < things->count; i++) {
        const pack_thing *one = things->items[i];

        if (same_text(one->id, id) && strcmp(one->what, what) == 0)
            return one;
    }
    return NULL;
}
