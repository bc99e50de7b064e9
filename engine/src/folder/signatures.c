/* SPDX-License-Identifier: Apache-2.0 */
/* What can be signed, and the signatures it has. */
#include "folder/signatures.h"

#include <stdio.h>
#include <string.h>

#include "folder/pack_folder.h"

typedef struct gathering {
    signables *out;
    int failed;
} gathering;

static int same(const char *a, const char *b)
{
    return strcmp(a, b) == 0;
}

char *signable_key(arena *memory, const char *what, const char *id)
{
    size_t first = strlen(what), second = strlen(id);
    char *key = arena_take(memory, first + second + 2);

    if (!key)
        return NULL;
    memcpy(key, what, first);
    key[first] = ':';
    memcpy(key + first + 1, id, second);
    return key;
}

/* ---- topics ---- */

/* knowledge/exercises/bridge.xml: exercises; knowledge/messages.xml: messages. */
static const char *topic_of_path(arena *memory, const char *inside)
{
    const char *name = strrchr(inside, '/');
    const char *end;

    name = name ? name + 1 : inside;
    end = strrchr(name, '.');
    if (name - inside > (long)strlen("knowledge/")) {
        end = name - 1;
        for (name = end; name > inside && name[-1] != '/'; name--)
            ;
    }
    return arena_copy(memory, name, end ? (size_t)(end - name) : strlen(name));
}

static const char *topic_of(arena *memory, const pack_root *root)
{
    const char *topic = xml_value(root->element, "topic");

    if (!topic && same(root->element->name, "section"))
        topic = xml_value(root->element, "id");
    return topic ? topic : topic_of_path(memory, root->inside);
}

/* ---- what can be signed ---- */

static signable *add(gathering *g, const signable *like)
{
    signables *all = g->out;
    signable *one = arena_take(all->memory, sizeof(*one));
    char *key = signable_key(all->memory, like->what, like->id);
    int added = one && key ? name_table_add(&all->by_key, key, one) : -1;

    if (added == 0) {
        *one = *like;
        added = list_add(&all->all, one);
    }
    g->failed |= added < 0;
    return added == 0 ? one : NULL;
}

/* A section without its questions, which are signed on their own. */
static const xml_element *own_part(gathering *g, const xml_element *section)
{
    xml_element *made = arena_take(g->out->memory, sizeof(*made));
    const xml_element **end;

    if (!made) {
        g->failed = 1;
        return section;
    }
    *made = *section;
    made->first = NULL;
    end = &made->first;
    for (const xml_element *e = section->first; e; e = e->next) {
        xml_element *copy;

        if (same(e->name, "question"))
            continue;
        if (!(copy = arena_take(g->out->memory, sizeof(*copy)))) {
            g->failed = 1;
            break;
        }
        *copy = *e;
        copy->next = NULL;
        *end = copy;
        end = &copy->next;
    }
    return made;
}

static void add_element(gathering *g, const pack_root *root, const char *topic,
                        const xml_element *e, const char *id)
{
    const signable one = {.what = e->name,
                          .id = id,
                          .topic = topic,
                          .file = e->file,
                          .line = e->line,
                          .root = root,
                          .own = same(e->name, "section") ? own_part(g, e) : e};

    add(g, &one);
}

/* Worked cases reach nobody. */
static int is_of_cases(const pack_root *root)
{
    return same(root->element->name, "cases");
}

static void add_root(gathering *g, const pack_root *root)
{
    const xml_element *e = root->element;
    const char *topic = topic_of(g->out->memory, root), *id = pack_thing_id(e, e);

    if (!id && same(e->name, "wording"))
        id = e->name;
    g->failed |= topic == NULL;
    if (!topic || is_of_cases(root))
        return;
    if (id)
        add_element(g, root, topic, e, id);
    for (const xml_element *part = e->first; part; part = part->next)
        if ((id = pack_thing_id(e, part)))
            add_element(g, root, topic, part, id);
}

static void add_figure(gathering *g, const pack_root *root)
{
    const xml_element *e = root->element;
    const char *of = xml_value(e, "of");

    add_element(g, root, "figures", e, of ? of : e->name);
}

static void add_style(gathering *g, const pack_file *file)
{
    const char *name = strrchr(file->inside, '/');
    const signable one = {.what = "style",
                          .id = name ? name + 1 : file->inside,
                          .topic = "stylesheets",
                          .file = file->shown,
                          .style = file};

    add(g, &one);
}

/* Of stylesheets with the same name the last one counts. */
static void add_styles(gathering *g, const list *styles)
{
    for (size_t i = styles->count; i-- > 0;)
        add_style(g, styles->items[i]);
}

/* ---- signatures ---- */

const signable *signables_find(const signables *all, const char *what, const char *id)
{
    char key[256];

    if (snprintf(key, sizeof(key), "%s:%s", what, id) >= (int)sizeof(key))
        return NULL;
    return name_table_find(&all->by_key, key);
}

static void add_signature(gathering *g, const xml_element *e)
{
    signables *all = g->out;
    signature *one = arena_take(all->memory, sizeof(*one));
    signable *of;
    char digest[DIGEST_SIZE];

    if (!one) {
        g->failed = 1;
        return;
    }
    *one = (signature){xml_value(e, "what"),
                       xml_value(e, "id"),
                       xml_value(e, "digest"),
                       xml_value(e, "by"),
                       xml_value(e, "day"),
                       e,
                       0};
    of = (signable *)signables_find(all, one->what, one->id);
    if (of) {
        signable_digest(digest, of);
        one->holds = same(digest, one->digest);
    }
    g->failed |= list_add(of ? &of->signatures : &all->lost, one) < 0;
}

int signables_gather(signables *out, arena *memory, const signed_files *from)
{
    gathering g = {.out = out};

    *out = (signables){.memory = memory};
    for (size_t i = 0; i < from->roots->count; i++)
        add_root(&g, from->roots->items[i]);
    for (size_t i = 0; from->figures && i < from->figures->count; i++)
        add_figure(&g, from->figures->items[i]);
    if (from->styles)
        add_styles(&g, from->styles);
    for (size_t i = 0; i < from->signatures->count && !g.failed; i++) {
        const pack_root *root = from->signatures->items[i];

        for (const xml_element *e = root->element->first; e; e = e->next)
            add_signature(&g, e);
    }
    return g.failed ? -1 : 0;
}

void signables_clear(signables *all)
{
    for (size_t i = 0; i < all->all.count; i++)
        list_clear(&((signable *)all->all.items[i])->signatures);
    list_clear(&all->all);
    list_clear(&all->lost);
    name_table_clear(&all->by_key);
}

/* ---- one of them ---- */

/* What makes it another thing though its own words are the same: the step of a rule, the
 * section of a question. */
static const char *place_of(const signable *one)
{
    if (same(one->what, "rule"))
        return xml_value(one->root->element, "step");
    return same(one->what, "question") ? xml_value(one->root->element, "id") : "";
}

/* What follows for "not sure" in the whole topic, where a rule does not say. */
static const xml_element *inherited_by(const signable *one)
{
    if (!same(one->what, "rule") || xml_child(one->own, "if-unknown"))
        return NULL;
    return xml_child(one->root->element, "default-if-unknown");
}

void signable_digest(char digest[DIGEST_SIZE], const signable *one)
{
    const char *place = one->style ? "" : place_of(one);

    if (one->style)
        digest_of_lines(digest, one->style->bytes, one->style->length);
    else
        digest_to_sign(digest, one->own, place ? place : "", inherited_by(one));
}

const signature *signable_newest(const signable *one)
{
    const signature *newest = NULL;

    for (size_t i = 0; i < one->signatures.count; i++) {
        const signature *s = one->signatures.items[i];

        if (!newest || s->holds > newest->holds ||
            (s->holds == newest->holds && strcmp(s->day, newest->day) > 0))
            newest = s;
    }
    return newest;
}

int signable_is_by(const signable *one, const char *by)
{
    for (size_t i = 0; i < one->signatures.count; i++) {
        const signature *s = one->signatures.items[i];

        if (s->holds && same(s->by, by))
            return 1;
    }
    return 0;
}

int day_is_past(const char *text, const char *today, long months)
{
    long year, month, day, later;
    char last[40];

    if (!text || !today || sscanf(text, "%4ld-%2ld-%2ld", &year, &month, &day) != 3)
        return 0;
    later = month - 1 + months;
    snprintf(last, sizeof(last), "%04ld-%02ld-%02ld", year + later / 12, later % 12 + 1,
             day);
    return strcmp(last, today) < 0;
}

sb_sign_state signable_state(const signable *one, const char *today, long months)
{
    const signature *newest = signable_newest(one);

    if (!newest)
        return SB_SIGN_DRAFT;
    if (!newest->holds)
        return SB_SIGN_CHANGED;
    return months && day_is_past(newest->day, today, months) ? SB_SIGN_DUE
                                                             : SB_SIGN_SIGNED;
}
