/* SPDX-License-Identifier: Apache-2.0 */
/* In which file a draft goes. */
#include "workshop/draft.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/failure.h"

enum { LONGEST_FOLDER = 100, LONGEST_FILE = 300 };

static int is(const drafting *d, const char *kind)
{
    return strcmp(d->kind->name, kind) == 0;
}

static int set_file(drafting *d, const char *file)
{
    d->draft->file = arena_copy(d->draft->memory, file, strlen(file));
    return d->draft->file ? 0 : failure_memory(d->why);
}

static int set_made_file(drafting *d, const char *folder, const char *name)
{
    char file[LONGEST_FILE];

    snprintf(file, sizeof(file), "%.99s%.99s.xml", folder, name);
    return set_file(d, file);
}

/* ---- the file of a topic ---- */

static const pack_root *root_of_topic(const drafting *d, const list *roots)
{
    for (size_t i = 0; i < roots->count; i++) {
        const pack_root *root = roots->items[i];
        const char *topic = xml_value(root->element, "topic");

        if (strcmp(root->element->name, d->kind->around) == 0 && topic &&
            strcmp(topic, d->wish.topic) == 0)
            return root;
    }
    return NULL;
}

/* A topic of its own is called after the id, in small letters. */
static int choose_topic(drafting *d)
{
    char *topic = arena_copy(d->draft->memory, d->wish.id, strlen(d->wish.id));

    if (!topic)
        return failure_memory(d->why);
    for (char *c = topic; *c; c++)
        *c = (char)(*c >= 'A' && *c <= 'Z' ? *c - 'A' + 'a' : *c);
    d->wish.topic = topic;
    return 0;
}

static int place_rule(drafting *d, const pack_root *found)
{
    char folder[LONGEST_FOLDER];
    const char *step = found ? xml_value(found->element, "step") : NULL;

    if (step && d->wish.step && strcmp(step, d->wish.step) != 0)
        return failure_set(d->why, SB_CAUSE_ANSWERS, "", 0,
                           "the topic '%s' belongs to the step %s", d->wish.topic, step);
    if (found)
        return set_file(d, found->inside);
    if (!d->wish.step)
        d->wish.step = "screen";
    snprintf(folder, sizeof(folder), "rules/clinical/%s/", d->wish.step);
    return set_made_file(d, folder, d->wish.topic);
}

static int place_by_topic(drafting *d)
{
    int is_case = is(d, "case");
    const pack_root *found;

    if (!d->wish.topic && choose_topic(d) < 0)
        return -1;
    found = root_of_topic(d, is_case ? &d->cases.roots : &d->source.roots);
    if (is(d, "rule"))
        return place_rule(d, found);
    if (found)
        return set_file(d, found->inside);
    return set_made_file(d, is_case ? "knowledge/cases/" : "rules/clinical/derive/",
                         d->wish.topic);
}

/* ---- the file of a section ---- */

static long order_of(const pack_root *root)
{
    return strtol(xml_value(root->element, "order"), NULL, 10);
}

static int is_optional(const pack_root *root)
{
    const char *optional = xml_value(root->element, "optional");

    return optional && strcmp(optional, "yes") == 0;
}

static int place_question(drafting *d)
{
    const pack_root *last = NULL;

    for (size_t i = 0; i < d->source.roots.count; i++) {
        const pack_root *root = d->source.roots.items[i];

        if (strcmp(root->element->name, "section") != 0)
            continue;
        if (d->wish.section &&
            strcmp(xml_value(root->element, "id"), d->wish.section) == 0)
            return set_file(d, root->inside);
        if (!is_optional(root) && (!last || order_of(root) > order_of(last)))
            last = root;
    }
    if (d->wish.section || !last)
        return failure_set(d->why, SB_CAUSE_ANSWERS, "", 0, "there is no section '%.60s'",
                           d->wish.section ? d->wish.section : "");
    return set_file(d, last->inside);
}

int draft_place(drafting *d)
{
    if (is(d, "exercise"))
        return set_made_file(d, "knowledge/exercises/", d->wish.id);
    if (is(d, "hazard"))
        return set_made_file(d, "knowledge/hazards/", d->wish.id);
    if (is(d, "message"))
        return set_file(d, "knowledge/messages.xml");
    return is(d, "question") ? place_question(d) : place_by_topic(d);
}
