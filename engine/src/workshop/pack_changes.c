/* SPDX-License-Identifier: Apache-2.0 */
/* What is different between two packs, thing by thing. */
#include <steadyback/pack_diff.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/failure.h"
#include "formats/json_writer.h"
#include "formats/page_writer.h"
#include "pack/pack.h"
#include "workshop/element_changes.h"

typedef enum change_kind {
    ADDED,
    TAKEN_OUT,
    CHANGED,
    WITHDRAWN,
    SIGNED,
    SIGNED_ANEW,
    SIGNATURE_GONE
} change_kind;

typedef struct change {
    change_kind kind;
    const char *what, *id;
    const xml_element *element;  /* as it is now, or was; or the <signature> */
    const xml_element *anew;     /* the <signature> before; NULL unless SIGNED_ANEW */
    const replacement *loosened; /* or NULL */
    const withdrawal *withdrawn; /* or NULL */
    char *lines;                 /* what changed in it; NULL unless CHANGED */
} change;

typedef struct change_list {
    list all; /* of change */
    arena *memory;
    int failed;
} change_list;

static int is_apart(const xml_element *parent, const xml_element *child)
{
    return strcmp(parent->name, "section") == 0 && strcmp(child->name, "question") == 0;
}

static void add(change_list *changes, change one)
{
    change *kept = arena_take(changes->memory, sizeof(*kept));

    if (!kept || list_add(&changes->all, kept) < 0)
        changes->failed = 1;
    else
        *kept = one;
}

static change change_of(change_kind kind, const pack_thing *thing)
{
    return (change){
        .kind = kind, .what = thing->what, .id = thing->id, .element = thing->element};
}

static void compare_thing(change_list *changes, const pack_thing *old,
                          const pack_thing *new, const list *overlays)
{
    const replacement *r = overlays_find(overlays, new->what, new->id);
    change one = change_of(old ? CHANGED : ADDED, new);
    text_buffer lines = {0};

    if (!old) {
        add(changes, one);
        return;
    }
    element_changes_write(&lines, old->element, new->element, is_apart);
    changes->failed |= lines.failed;
    if (lines.length) {
        one.loosened = r && r->loosens ? r : NULL;
        one.lines = arena_copy(changes->memory, lines.text, lines.length);
        changes->failed |= one.lines == NULL;
        add(changes, one);
    }
    text_clear(&lines);
}

/* `by`: of a signature; "" of a thing. */
static const char *full_name(arena *memory, const char *what, const char *id,
                             const char *by)
{
    text_buffer name = {0};
    const char *kept = NULL;

    text_addf(&name, "%s %s %s", what, id, by);
    if (name.text)
        kept = arena_copy(memory, name.text, name.length);
    text_clear(&name);
    return kept;
}

static const char *thing_name(arena *memory, const pack_thing *thing)
{
    return full_name(memory, thing->what, thing->id, "");
}

static int index_things(name_table *names, arena *memory, const list *things)
{
    for (size_t i = 0; i < things->count; i++) {
        const char *name = thing_name(memory, things->items[i]);

        if (!name || name_table_add(names, name, things->items[i]) < 0)
            return -1;
    }
    return 0;
}

/* What was in use before, and is gone or withdrawn. */
static void compare_gone(change_list *changes, const sb_pack *before, const sb_pack *now,
                         const pack_thing *old, int is_there)
{
    const withdrawal *w = overlays_withdrawal(&now->overlays, old->what, old->id);
    change one = change_of(TAKEN_OUT, old);

    if (w && !overlays_withdrawal(&before->overlays, old->what, old->id)) {
        one.kind = WITHDRAWN;
        one.withdrawn = w;
        add(changes, one);
    } else if (!is_there) {
        add(changes, one);
    }
}

static void compare_all(change_list *changes, const sb_pack *before, const sb_pack *now)
{
    name_table old = {0}, new = {0};

    changes->failed |= index_things(&old, changes->memory, &before->things) < 0 ||
                       index_things(&new, changes->memory, &now->things) < 0;
    for (size_t i = 0; i < now->things.count && !changes->failed; i++) {
        const char *name = thing_name(changes->memory, now->things.items[i]);

        if (name)
            compare_thing(changes, name_table_find(&old, name), now->things.items[i],
                          &now->overlays);
    }
    for (size_t i = 0; i < before->things.count && !changes->failed; i++) {
        const char *name = thing_name(changes->memory, before->things.items[i]);

        if (name)
            compare_gone(changes, before, now, before->things.items[i],
                         name_table_find(&new, name) != NULL);
    }
    name_table_clear(&old);
    name_table_clear(&new);
}

/* ---- signatures ---- */

static const char *signature_name(arena *memory, const xml_element *e)
{
    return full_name(memory, xml_value(e, "what"), xml_value(e, "id"),
                     xml_value(e, "by"));
}

static void index_signatures(change_list *changes, name_table *names, const list *files)
{
    for (size_t i = 0; i < files->count; i++) {
        const pack_root *root = files->items[i];

        for (const xml_element *e = xml_child(root->element, "signature"); e;
             e = xml_sibling(e, "signature")) {
            const char *name = signature_name(changes->memory, e);

            if (!name || name_table_add(names, name, (void *)(uintptr_t)e) < 0)
                changes->failed = 1;
        }
    }
}

static int is_same_signature(const xml_element *a, const xml_element *b)
{
    return strcmp(xml_value(a, "day"), xml_value(b, "day")) == 0 &&
           strcmp(xml_value(a, "digest"), xml_value(b, "digest")) == 0;
}

/* Those of `files` that the others do not hold; `kind` when they hold none of this name.
 */
static void compare_signatures(change_list *changes, const list *files,
                               const name_table *others, change_kind kind)
{
    for (size_t i = 0; i < files->count && !changes->failed; i++) {
        const pack_root *root = files->items[i];

        for (const xml_element *e = xml_child(root->element, "signature"); e;
             e = xml_sibling(e, "signature")) {
            const char *name = signature_name(changes->memory, e);
            const xml_element *other = name ? name_table_find(others, name) : NULL;
            change one = {.kind = other ? SIGNED_ANEW : kind,
                          .what = xml_value(e, "what"),
                          .id = xml_value(e, "id"),
                          .element = e,
                          .anew = other};

            changes->failed |= name == NULL;
            if (!other || (kind == SIGNED && !is_same_signature(e, other)))
                add(changes, one);
        }
    }
}

static void compare_all_signatures(change_list *changes, const sb_pack *before,
                                   const sb_pack *now)
{
    name_table old = {0}, new = {0};

    index_signatures(changes, &old, &before->signatures);
    index_signatures(changes, &new, &now->signatures);
    compare_signatures(changes, &now->signatures, &old, SIGNED);
    compare_signatures(changes, &before->signatures, &new, SIGNATURE_GONE);
    name_table_clear(&old);
    name_table_clear(&new);
}

static int find_changes(change_list *changes, const sb_pack *before, const sb_pack *now,
                        sb_failure *why)
{
    *changes = (change_list){.memory = arena_new()};
    if (changes->memory) {
        compare_all(changes, before, now);
        compare_all_signatures(changes, before, now);
    }
    return changes->memory && !changes->failed ? 0 : failure_memory(why);
}

static void clear_changes(change_list *changes)
{
    list_clear(&changes->all);
    arena_free(changes->memory);
}

static const char *const verbs[] = {"added",           "taken out", "changed",
                                    "withdrawn",       "signed",    "signed anew",
                                    "no longer signed"};

static int is_of_signature(const change *one)
{
    return one->kind >= SIGNED;
}

/* ---- as text ---- */

static void tell_lines(page *p, const char *lines)
{
    char *copy = strdup(lines);

    p->out.failed |= copy == NULL;
    for (char *rest = NULL, *line = copy ? strtok_r(copy, "\n", &rest) : NULL; line;
         line = strtok_r(NULL, "\n", &rest))
        page_text(p, "    ", line);
    free(copy);
}

static void tell_change(page *p, const change *one)
{
    text_buffer head = {0};

    text_addf(&head, "%s %s %s (%s:%d)", one->what, one->id, verbs[one->kind],
              one->element->file, one->element->line);
    if (one->loosened)
        text_addf(&head, ", LOOSENED by %s on %s: %s", one->loosened->by,
                  one->loosened->reviewed, one->loosened->because);
    if (one->withdrawn)
        text_addf(&head, "%s by %s: %s", one->withdrawn->loosens ? ", LOOSENED" : "",
                  one->withdrawn->by, one->withdrawn->because);
    if (is_of_signature(one))
        text_addf(&head, " by %s on %s", xml_value(one->element, "by"),
                  xml_value(one->element, "day"));
    if (one->anew)
        text_addf(&head, ", before on %s", xml_value(one->anew, "day"));
    if (head.text)
        page_text(p, "* ", head.text);
    p->out.failed |= head.failed;
    text_clear(&head);
    if (one->lines)
        tell_lines(p, one->lines);
}

static int is_loosened(const change *one)
{
    return one->loosened || (one->withdrawn && one->withdrawn->loosens);
}

int sb_pack_changes_text(char **out, size_t *count, const sb_pack *before,
                         const sb_pack *now, size_t columns, sb_failure *why)
{
    page p = {.columns = columns};
    change_list changes;
    int error = find_changes(&changes, before, now, why);

    for (int loosened = 1; loosened >= 0 && error == 0; loosened--)
        for (size_t i = 0; i < changes.all.count; i++) {
            const change *one = changes.all.items[i];

            if (is_loosened(one) == loosened)
                tell_change(&p, one);
        }
    *count = changes.all.count;
    clear_changes(&changes);
    text_add(&p.out, "");
    *out = error == 0 ? text_take(&p.out) : NULL;
    text_clear(&p.out);
    return error == 0 && !*out ? failure_memory(why) : error;
}

/* ---- as JSON ---- */

static json_value *lines_value(json_maker *m, const char *lines)
{
    json_value *all = json_new_list(m);
    char *copy = strdup(lines ? lines : "");

    m->failed |= copy == NULL;
    for (char *rest = NULL, *line = copy ? strtok_r(copy, "\n", &rest) : NULL; line;
         line = strtok_r(NULL, "\n", &rest))
        json_add_text(m, all, line);
    free(copy);
    return all;
}

static void put_signature(json_maker *m, json_value *value, const change *one)
{
    json_value *signature = json_new_object(m);

    json_put_text(m, signature, "by", xml_value(one->element, "by"));
    json_put_text(m, signature, "day", xml_value(one->element, "day"));
    if (one->anew)
        json_put_text(m, signature, "before", xml_value(one->anew, "day"));
    json_put(m, value, "signature", signature);
}

static json_value *change_value(json_maker *m, const change *one)
{
    json_value *value = json_new_object(m);

    json_put_text(m, value, "what", one->what);
    json_put_text(m, value, "id", one->id);
    json_put_text(m, value, "change", verbs[one->kind]);
    json_put_text(m, value, "file", one->element->file);
    json_put_number(m, value, "line", one->element->line);
    json_put(m, value, "details", lines_value(m, one->lines));
    if (is_of_signature(one))
        put_signature(m, value, one);
    if (one->withdrawn) {
        json_value *withdrawn = json_new_object(m);

        json_put_text(m, withdrawn, "because", one->withdrawn->because);
        json_put_text(m, withdrawn, "by", one->withdrawn->by);
        json_put_yes(m, withdrawn, "loosens", one->withdrawn->loosens);
        json_put(m, value, "withdrawn", withdrawn);
    }
    if (one->loosened) {
        json_value *loosened = json_new_object(m);

        json_put_text(m, loosened, "because", one->loosened->because);
        json_put_text(m, loosened, "by", one->loosened->by);
        json_put_text(m, loosened, "reviewed", one->loosened->reviewed);
        json_put(m, value, "loosened", loosened);
    }
    return value;
}

int sb_pack_changes_json(char **out, size_t *count, const sb_pack *before,
                         const sb_pack *now, sb_failure *why)
{
    json_maker m = {0};
    change_list changes;
    json_value *all;
    int error = find_changes(&changes, before, now, why);

    *out = NULL;
    *count = changes.all.count;
    if (error == 0) {
        all = json_new_list(&m);
        for (size_t i = 0; i < changes.all.count; i++)
            json_add(&m, all, change_value(&m, changes.all.items[i]));
        *out = json_write(&m, all, 2);
        error = *out ? 0 : failure_memory(why);
    }
    clear_changes(&changes);
    return error;
}
