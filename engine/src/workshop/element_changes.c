/* SPDX-License-Identifier: Apache-2.0 */
#include "workshop/element_changes.h"

#include <stdlib.h>
#include <string.h>

#include "formats/digest.h"

enum { DEEPEST_PATH = 64 };

typedef struct differ {
    text_buffer *out;
    element_is_apart *is_apart;
    struct {
        const char *name, *key; /* key: when it is the same on both sides */
    } path[DEEPEST_PATH];
    size_t depth;
} differ;

/* One child on either side, and which one of the other side it belongs to. */
typedef struct side {
    const xml_element *element;
    char digest[SHORT_DIGEST_SIZE];
    size_t pair; /* 1 + index on the other side, 0 none */
} side;

/* The attributes that name what an element is about. */
static const char *key_of(const xml_element *e)
{
    static const char *const keys[] = {
        "id",      "question", "finding", "score",  "set", "movement", "exercise",
        "message", "slot",     "level",   "number", "of",  NULL};

    for (const char *const *key = keys; *key; key++)
        if (xml_value(e, *key))
            return xml_value(e, *key);
    return NULL;
}

/* ---- writing ---- */

static void write_path(differ *d)
{
    for (size_t i = 0; i < d->depth; i++) {
        const char *key = d->path[i].key;

        text_addf(d->out, "%s%s%s%s", i ? ", " : "", d->path[i].name, key ? " " : "",
                  key ? key : "");
    }
    text_add(d->out, d->depth ? ": " : "");
}

/* An element on one line, as it stands in the file. */
static void write_element(text_buffer *out, const xml_element *e)
{
    text_addf(out, "<%s", e->name);
    for (const xml_attribute *a = e->attributes; a; a = a->next)
        text_addf(out, " %s=\"%s\"", a->name, a->value);
    if (!e->first && !xml_written(e)[0]) {
        text_add(out, "/>");
        return;
    }
    text_addf(out, ">%s", xml_written(e));
    for (const xml_element *child = e->first; child; child = child->next)
        write_element(out, child);
    text_addf(out, "</%s>", e->name);
}

static void write_whole(differ *d, const char *verb, const xml_element *e)
{
    write_path(d);
    text_add(d->out, verb);
    write_element(d->out, e);
    text_add(d->out, "\n");
}

static void write_value(differ *d, const char *name, const char *now, const char *before)
{
    write_path(d);
    text_addf(d->out, "%s", name);
    if (now)
        text_addf(d->out, " \"%s\"", now);
    else
        text_add(d->out, " none");
    if (before)
        text_addf(d->out, ", was \"%s\"\n", before);
    else
        text_add(d->out, ", was none\n");
}

/* ---- comparing ---- */

static void compare_attributes(differ *d, const xml_element *before,
                               const xml_element *now)
{
    for (const xml_attribute *a = now->attributes; a; a = a->next) {
        const char *old = xml_value(before, a->name);

        if (!old || strcmp(old, a->value) != 0)
            write_value(d, a->name, a->value, old);
    }
    for (const xml_attribute *a = before->attributes; a; a = a->next)
        if (!xml_value(now, a->name))
            write_value(d, a->name, NULL, a->value);
}

static size_t list_children(differ *d, side **out, const xml_element *parent)
{
    size_t count = 0;

    for (const xml_element *e = parent->first; e; e = e->next)
        count++;
    *out = calloc(count + 1, sizeof(**out));
    if (!*out) {
        d->out->failed = 1;
        return 0;
    }
    count = 0;
    for (const xml_element *e = parent->first; e; e = e->next) {
        if (d->is_apart(parent, e))
            continue;
        (*out)[count].element = e;
        digest_of_element((*out)[count++].digest, e);
    }
    return count;
}

enum { BY_EQUAL, BY_KEY, BY_NAME, WAYS };

static int belongs(const side *a, const side *b, int way)
{
    const char *key_a = key_of(a->element), *key_b = key_of(b->element);

    if (way == BY_EQUAL)
        return strcmp(a->digest, b->digest) == 0;
    if (strcmp(a->element->name, b->element->name) != 0)
        return 0;
    if (way == BY_KEY)
        return key_a && key_b && strcmp(key_a, key_b) == 0;
    return !key_a == !key_b;
}

/* First what is equal, then what is about the same, then what has the same name. */
static void pair_up(side *old, size_t old_count, side *new, size_t new_count)
{
    for (int way = 0; way < WAYS; way++)
        for (size_t i = 0; i < old_count; i++)
            for (size_t k = 0; k < new_count && !old[i].pair; k++)
                if (!new[k].pair && belongs(&old[i], &new[k], way)) {
                    old[i].pair = k + 1;
                    new[k].pair = i + 1;
                }
}

static int is_in_order(const side *old, size_t count)
{
    size_t last = 0;

    for (size_t i = 0; i < count; i++) {
        if (!old[i].pair)
            continue;
        if (old[i].pair < last)
            return 0;
        last = old[i].pair;
    }
    return 1;
}

static void compare_elements(differ *d, const xml_element *before,
                             const xml_element *now);

static void go_in(differ *d, const xml_element *before, const xml_element *now)
{
    const char *old_key = key_of(before), *key = key_of(now);

    if (d->depth == DEEPEST_PATH)
        return;
    d->path[d->depth].name = now->name;
    d->path[d->depth++].key = old_key && key && strcmp(old_key, key) == 0 ? key : NULL;
    compare_elements(d, before, now);
    d->depth--;
}

static void compare_children(differ *d, const xml_element *before, const xml_element *now)
{
    side *old = NULL, *new = NULL;
    size_t old_count = list_children(d, &old, before);
    size_t new_count = list_children(d, &new, now);

    pair_up(old, old_count, new, new_count);
    for (size_t k = 0; k < new_count; k++) {
        if (!new[k].pair)
            write_whole(d, "added ", new[k].element);
        else if (strcmp(old[new[k].pair - 1].digest, new[k].digest) != 0)
            go_in(d, old[new[k].pair - 1].element, new[k].element);
    }
    for (size_t i = 0; i < old_count; i++)
        if (!old[i].pair)
            write_whole(d, "taken out ", old[i].element);
    if (!is_in_order(old, old_count)) {
        write_path(d);
        text_add(d->out, "in another order\n");
    }
    free(old);
    free(new);
}

static void compare_elements(differ *d, const xml_element *before, const xml_element *now)
{
    compare_attributes(d, before, now);
    if (strcmp(xml_written(before), xml_written(now)) != 0)
        write_value(d, "now", xml_written(now), xml_written(before));
    compare_children(d, before, now);
}

void element_changes_write(text_buffer *out, const xml_element *before,
                           const xml_element *now, element_is_apart *is_apart)
{
    differ d = {.out = out, .is_apart = is_apart};

    compare_elements(&d, before, now);
}
