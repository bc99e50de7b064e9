/* SPDX-License-Identifier: Apache-2.0 */
#include "folder/pack_overlay.h"

#include <stdint.h>
#include <string.h>

#include "base/failure.h"
#include "folder/pack_withdraw.h"
#include "formats/digest.h"

typedef struct working_in {
    list *roots;   /* of pack_root: the base, and behind it what is new */
    list things;   /* of pack_thing: of the base */
    list added;    /* of pack_thing: of the overlay */
    list appended; /* of pack_thing: new questions in sections of the base */
    overlay *overlay;
    const list *before; /* of overlay: those that are worked in already */
    arena *memory;
    sb_mistakes *mistakes;
    int is_cases;
    int failed;
} working_in;

static int same(const char *a, const char *b)
{
    return strcmp(a, b) == 0;
}

static void *take(working_in *w, size_t size)
{
    void *piece = arena_take(w->memory, size);

    w->failed |= piece == NULL;
    return piece;
}

/* ---- declarations ---- */

static void declare(overlay *one, arena *memory, const xml_element *e,
                    sb_mistakes *mistakes)
{
    replacement *r = arena_take(memory, sizeof(*r));
    const char *loosens = xml_value(e, "loosens");

    if (!r || list_add(&one->replacements, r) < 0)
        return;
    *r = (replacement){.what = xml_value(e, "what"),
                       .id = xml_value(e, "id"),
                       .base = xml_value(e, "base"),
                       .loosens = loosens && same(loosens, "yes"),
                       .because = xml_value(e, "because"),
                       .by = xml_value(e, "by"),
                       .reviewed = xml_value(e, "reviewed"),
                       .file = e->file,
                       .line = e->line};
    if (r->loosens && (!r->because || !r->by || !r->by[0] || !r->reviewed))
        mistakes_add(mistakes, SB_ERROR, "unsigned-loosening", e->file, e->line,
                     "What loosens needs a named reason and reviewer.");
}

int overlay_declare(overlay **out, list *roots, arena *memory, const char *folder,
                    sb_mistakes *mistakes, sb_failure *why)
{
    overlay *one = NULL;
    size_t kept = 0;

    *out = NULL;
    for (size_t i = 0; i < roots->count; i++) {
        pack_root *root = roots->items[i];

        if (!same(root->element->name, "overlay")) {
            roots->items[kept++] = root;
            continue;
        }
        if (one || !same(root->inside, "overlay.xml")) {
            mistakes_add(mistakes, SB_ERROR, "wrong-root", root->element->file,
                         root->element->line,
                         "A file of <overlay> does not belong here.");
            continue;
        }
        one = arena_take(memory, sizeof(*one));
        if (!one)
            return failure_memory(why);
        *one = (overlay){.folder = arena_copy(memory, folder, strlen(folder)),
                         .id = xml_value(root->element, "id"),
                         .version = xml_value(root->element, "version"),
                         .for_pack = xml_value(root->element, "for"),
                         .title = xml_child_text(root->element, "title"),
                         .file = root->element->file,
                         .line = root->element->line};
        for (const xml_element *e = xml_child(root->element, "replace"); e;
             e = xml_sibling(e, "replace"))
            declare(one, memory, e, mistakes);
        if (withdraw_declare(one, memory, root->element, mistakes) < 0)
            return failure_memory(why);
    }
    roots->count = kept;
    if (!one)
        mistakes_add(mistakes, SB_ERROR, "no-overlay-file", folder, 0,
                     "An overlay needs a file overlay.xml that says what it is for.");
    *out = one;
    return 0;
}

void overlay_clear(overlay *one)
{
    if (!one)
        return;
    list_clear(&one->replacements);
    list_clear(&one->withdrawals);
}

void overlays_clear(list *all)
{
    for (size_t i = 0; i < all->count; i++)
        overlay_clear(all->items[i]);
    list_clear(all);
}

overlay *overlay_copy(const overlay *one, arena *memory)
{
    overlay *copy = arena_take(memory, sizeof(*copy));

    if (!copy)
        return NULL;
    *copy = *one;
    copy->replacements = copy->withdrawals = (list){0}; /* no case is withdrawn */
    for (size_t i = 0; i < one->replacements.count; i++) {
        replacement *r = arena_take(memory, sizeof(*r));

        if (!r || list_add(&copy->replacements, r) < 0) {
            overlay_clear(copy);
            return NULL;
        }
        *r = *(const replacement *)one->replacements.items[i];
        r->now = NULL;
    }
    return copy;
}

replacement *overlay_find(const overlay *one, const char *what, const char *id)
{
    for (size_t i = 0; one && i < one->replacements.count; i++) {
        replacement *r = one->replacements.items[i];

        if (same(r->what, what) && same(r->id, id))
            return r;
    }
    return NULL;
}

replacement *overlays_find(const list *overlays, const char *what, const char *id)
{
    replacement *found = NULL;

    for (size_t i = 0; i < overlays->count && !found; i++)
        found = overlay_find(overlays->items[i], what, id);
    return found;
}

/* ---- elements are never changed: what holds a change is made anew ---- */

typedef struct chain {
    xml_element *made;
    const xml_element **end;
} chain;

static void start(working_in *w, chain *c, const xml_element *like)
{
    *c = (chain){.made = take(w, sizeof(*c->made))};
    if (!c->made)
        return;
    *c->made = *like;
    c->made->first = c->made->next = NULL;
    c->end = &c->made->first;
}

static void put(working_in *w, chain *c, const xml_element *child)
{
    xml_element *copy = c->made ? take(w, sizeof(*copy)) : NULL;

    if (!copy)
        return;
    *copy = *child;
    copy->next = NULL;
    *c->end = copy;
    c->end = &copy->next;
}

static int is_container(const char *what)
{
    return same(what, "section");
}

/* A section without its questions, which are things of their own. */
static const xml_element *own_part(working_in *w, const pack_thing *thing)
{
    chain c;

    if (!is_container(thing->what))
        return thing->element;
    start(w, &c, thing->element);
    for (const xml_element *e = thing->element->first; e; e = e->next)
        if (!same(e->name, "question"))
            put(w, &c, e);
    return c.made ? c.made : thing->element;
}

int overlay_digest_of(char digest[SHORT_DIGEST_SIZE], const pack_thing *thing)
{
    working_in w = {.memory = arena_new()};

    if (!w.memory)
        return -1;
    digest_of_element(digest, own_part(&w, thing));
    arena_free(w.memory);
    return w.failed ? -1 : 0;
}

/* ---- what the overlay's things are ---- */

static void check_base(working_in *w, replacement *r, const pack_thing *old)
{
    char digest[SHORT_DIGEST_SIZE];

    digest_of_element(digest, own_part(w, old));
    if (!r->base)
        mistakes_add(w->mistakes, SB_ERROR, "no-base", r->file, r->line,
                     "Say which %s '%s' this replaces, so that a change in the base pack "
                     "is noticed.",
                     r->what, r->id);
    else if (!same(r->base, digest))
        mistakes_add(w->mistakes, SB_WARNING, "base-changed", r->file, r->line,
                     "The %s '%s' of the base pack is no longer the one that was "
                     "replaced.",
                     r->what, r->id);
    else
        return;
    mistakes_mend(w->mistakes,
                  r->base ? "Compare them, then put base=\"%s\"." : "Add base=\"%s\".",
                  digest);
}

static void check_root(working_in *w, const pack_thing *new, const pack_thing *old)
{
    const char *step = xml_value(new->root->element, "step");

    if (same(new->what, "rule") && step &&
        !same(step, xml_value(old->root->element, "step")))
        mistakes_add(w->mistakes, SB_ERROR, "other-step", new->element->file,
                     new->element->line,
                     "The rule '%s' belongs to the step %s in the base pack.", new->id,
                     xml_value(old->root->element, "step"));
}

/* The overlay that this element stands in; NULL: the base pack. */
static const overlay *owner(const working_in *w, const xml_element *element)
{
    for (size_t i = 0; i < w->before->count; i++) {
        const overlay *one = w->before->items[i];
        size_t length = strlen(one->folder);

        if (strncmp(element->file, one->folder, length) == 0 &&
            element->file[length] == '/')
            return one;
    }
    return NULL;
}

static void tell_undeclared(working_in *w, const pack_thing *new, const pack_thing *old)
{
    const overlay *whose = owner(w, old->element);
    char digest[SHORT_DIGEST_SIZE];

    digest_of_element(digest, own_part(w, old));
    if (whose)
        mistakes_add(w->mistakes, SB_ERROR, "not-declared", new->element->file,
                     new->element->line, "The overlay '%s' has a %s '%s' too (%s:%d).",
                     whose->id, new->what, new->id, old->element->file,
                     old->element->line);
    else
        mistakes_add(w->mistakes, SB_ERROR, "not-declared", new->element->file,
                     new->element->line, "The base pack has a %s '%s' too.", new->what,
                     new->id);
    mistakes_mend(w->mistakes,
                  "To put this in its place, add to overlay.xml: <replace "
                  "what=\"%s\" id=\"%s\" base=\"%s\"/>.",
                  new->what, new->id, digest);
}

/* Whether an overlay before this one changed the same thing: then neither counts. */
static int is_changed_before(working_in *w, const replacement *r)
{
    const replacement *other = overlays_find(w->before, r->what, r->id);

    if (!other)
        return 0;
    mistakes_add(w->mistakes, SB_ERROR, "changed-twice", r->file, r->line,
                 "Another overlay changes the %s '%s' too (%s:%d).", r->what, r->id,
                 other->file, other->line);
    return 1;
}

static void replace(working_in *w, const pack_thing *new, const pack_thing *old)
{
    replacement *r = overlay_find(w->overlay, new->what, new->id);

    if (!r && is_container(new->what))
        return;
    if (!r) {
        tell_undeclared(w, new, old);
        return;
    }
    if (same(new->what, "pack")) {
        mistakes_add(w->mistakes, SB_ERROR, "other-pack", new->element->file,
                     new->element->line, "An overlay cannot replace pack.xml.");
        return;
    }
    if (r->now) {
        mistakes_add(w->mistakes, SB_ERROR, "duplicate-id", new->element->file,
                     new->element->line, "The overlay has two of %s '%s'.", new->what,
                     new->id);
        return;
    }
    if (!is_changed_before(w, r))
        check_base(w, r, old);
    check_root(w, new, old);
    r->now = own_part(w, new);
}

static void append(working_in *w, const pack_thing *new)
{
    const char *section = xml_value(new->root->element, "id");

    if (same(new->what, "question") && pack_things_find(&w->things, "section", section))
        w->failed |= list_add(&w->appended, (pack_thing *)(uintptr_t) new) < 0;
}

/* ---- the roots anew ---- */

static const xml_element *in_place_of(working_in *w, const xml_element *root,
                                      const xml_element *element)
{
    const char *id = pack_thing_id(root, element);
    const replacement *r = id ? overlay_find(w->overlay, element->name, id) : NULL;

    return r && r->now ? r->now : element;
}

static void put_questions(working_in *w, chain *c, const xml_element *section)
{
    for (size_t i = 0; i < w->appended.count; i++) {
        const pack_thing *one = w->appended.items[i];

        if (same(xml_value(one->root->element, "id"), xml_value(section, "id")))
            put(w, c, one->element);
    }
}

static void remake(working_in *w, pack_root *root)
{
    const xml_element *old = root->element;
    const xml_element *now = in_place_of(w, old, old);
    int is_section = is_container(old->name);
    chain c;

    if (now != old && !is_section) {
        root->element = now;
        return;
    }
    start(w, &c, now);
    for (const xml_element *e = now->first; e && is_section; e = e->next)
        if (!same(e->name, "question"))
            put(w, &c, e);
    for (const xml_element *e = old->first; e; e = e->next)
        if ((!is_section || same(e->name, "question")) &&
            !withdraw_removes(w->overlay, e))
            put(w, &c, in_place_of(w, old, e));
    if (is_section)
        put_questions(w, &c, old);
    if (c.made)
        root->element = c.made;
}

/* Whether a thing of the overlay stands in the base already, or goes into it. */
static int is_worked_in(working_in *w, const xml_element *root,
                        const xml_element *element)
{
    const char *id = pack_thing_id(root, element);

    if (!id)
        return 0;
    if (pack_things_find(&w->things, element->name, id))
        return 1;
    return same(root->name, "section") && element != root &&
           pack_things_find(&w->things, "section", xml_value(root, "id"));
}

/* The root of an overlay's file with what is new in it, or nothing. */
static void add_root(working_in *w, const pack_root *root)
{
    pack_root *kept;
    size_t new = 0;
    chain c;

    if (is_worked_in(w, root->element, root->element))
        return;
    start(w, &c, root->element);
    for (const xml_element *e = root->element->first; e; e = e->next) {
        if (is_worked_in(w, root->element, e))
            continue;
        new += pack_thing_id(root->element, e) != NULL;
        put(w, &c, e);
    }
    if (!new && !pack_thing_id(root->element, root->element))
        return;
    kept = take(w, sizeof(*kept));
    if (!kept || !c.made)
        return;
    *kept = (pack_root){c.made, root->inside};
    w->failed |= list_add(w->roots, kept) < 0;
}

static void check_replacements(working_in *w)
{
    for (size_t i = 0; i < w->overlay->replacements.count; i++) {
        replacement *r = w->overlay->replacements.items[i];
        int of_cases = same(r->what, "case") || same(r->what, "person");

        if (of_cases != w->is_cases || r->now)
            continue;
        if (!pack_things_find(&w->things, r->what, r->id))
            mistakes_add(w->mistakes, SB_ERROR, "nothing-to-replace", r->file, r->line,
                         "The base pack has no %s '%s'.", r->what, r->id);
        else
            mistakes_add(w->mistakes, SB_ERROR, "no-replacement", r->file, r->line,
                         "The overlay has no %s '%s' to put in its place.", r->what,
                         r->id);
    }
}

/* Files of what the overlay withdraws. */
static void drop_withdrawn(working_in *w)
{
    size_t kept = 0;

    for (size_t i = 0; i < w->roots->count; i++) {
        pack_root *root = w->roots->items[i];

        if (!withdraw_removes(w->overlay, root->element))
            w->roots->items[kept++] = root;
    }
    w->roots->count = kept;
}

static void work_in(working_in *w, const list *added)
{
    size_t base = w->roots->count;

    for (size_t i = 0; i < base; i++)
        w->failed |= pack_things_add(&w->things, w->memory, w->roots->items[i]) < 0;
    for (size_t i = 0; i < added->count; i++)
        w->failed |= pack_things_add(&w->added, w->memory, added->items[i]) < 0;
    for (size_t i = 0; i < w->added.count; i++) {
        const pack_thing *new = w->added.items[i];
        const pack_thing *old = pack_things_find(&w->things, new->what, new->id);

        if (old)
            replace(w, new, old);
        else
            append(w, new);
    }
    if (!w->is_cases)
        withdraw_check(w->overlay, w->before, &w->things, &w->added, w->mistakes);
    for (size_t i = 0; i < base; i++)
        remake(w, w->roots->items[i]);
    drop_withdrawn(w);
    for (size_t i = 0; i < added->count; i++)
        add_root(w, added->items[i]);
    check_replacements(w);
}

int overlay_apply(list *roots, const list *added, overlay *one, const list *before,
                  arena *memory, int is_cases, sb_mistakes *mistakes, sb_failure *why)
{
    working_in w = {.roots = roots,
                    .overlay = one,
                    .before = before,
                    .memory = memory,
                    .mistakes = mistakes,
                    .is_cases = is_cases};

    work_in(&w, added);
    list_clear(&w.things);
    list_clear(&w.added);
    list_clear(&w.appended);
    return w.failed ? failure_memory(why) : 0;
}
