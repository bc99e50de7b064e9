/* SPDX-License-Identifier: Apache-2.0 */
#include "folder/pack_withdraw.h"

#include "base/same_text.h"

static const withdrawal *find(const overlay *one, const char *what, const char *id)
{
    for (size_t i = 0; i < one->withdrawals.count; i++) {
        const withdrawal *w = one->withdrawals.items[i];

        if (same_text(w->what, what) && same_text(w->id, id))
            return w;
    }
    return NULL;
}

const withdrawal *overlays_withdrawal(const list *overlays, const char *what,
                                      const char *id)
{
    const withdrawal *found = NULL;

    for (size_t i = 0; i < overlays->count && !found; i++)
        found = find(overlays->items[i], what, id);
    return found;
}

int withdraw_declare(overlay *one, arena *memory, const xml_element *root,
                     sb_mistakes *mistakes)
{
    for (const xml_element *e = xml_child(root, "withdraw"); e;
         e = xml_sibling(e, "withdraw")) {
        withdrawal *w = arena_take(memory, sizeof(*w));
        const char *loosens = xml_value(e, "loosens");

        if (!w || list_add(&one->withdrawals, w) < 0)
            return -1;
        *w = (withdrawal){.what = xml_value(e, "what"),
                          .id = xml_value(e, "id"),
                          .loosens = loosens && same_text(loosens, "yes"),
                          .because = xml_value(e, "because"),
                          .by = xml_value(e, "by"),
                          .reviewed = xml_value(e, "reviewed"),
                          .overlay = one->id,
                          .file = e->file,
                          .line = e->line};
        if (w->loosens && !w->reviewed)
            mistakes_add(mistakes, SB_ERROR, "unsigned-loosening", e->file, e->line,
                         "What loosens needs a named reason and reviewer.");
    }
    return 0;
}

static void tell_twice(const withdrawal *w, const char *file, int line,
                       sb_mistakes *mistakes)
{
    mistakes_add(mistakes, SB_ERROR, "changed-twice", w->file, w->line,
                 "The %s '%s' is changed elsewhere too (%s:%d).", w->what, w->id, file,
                 line);
}

static void check_one(const withdrawal *w, const overlay *one, const list *before,
                      const list *things, sb_mistakes *mistakes)
{
    const pack_thing *old = pack_things_find(things, w->what, w->id);
    const replacement *other = overlays_find(before, w->what, w->id);
    const withdrawal *earlier = overlays_withdrawal(before, w->what, w->id);
    const withdrawal *first = find(one, w->what, w->id);

    if (!other)
        other = overlay_find(one, w->what, w->id);
    if (!earlier && first != w)
        earlier = first;
    if (earlier)
        tell_twice(w, earlier->file, earlier->line, mistakes);
    else if (other)
        tell_twice(w, other->file, other->line, mistakes);
    else if (!old)
        mistakes_add(mistakes, SB_ERROR, "nothing-to-withdraw", w->file, w->line,
                     "What this overlay is laid over has no %s '%s'.", w->what, w->id);
    else if (same_text(w->what, "hazard") && xml_value(old->element, "seed") &&
             same_text(xml_value(old->element, "seed"), "yes"))
        mistakes_add(mistakes, SB_ERROR, "withdrawn-needed", w->file, w->line,
                     "The hazard '%s' is one of those that everybody is told of (%s:%d).",
                     w->id, old->element->file, old->element->line);
}

void withdraw_check(const overlay *one, const list *before, const list *things,
                    const list *added, sb_mistakes *mistakes)
{
    for (size_t i = 0; i < one->withdrawals.count; i++)
        check_one(one->withdrawals.items[i], one, before, things, mistakes);
    for (size_t i = 0; i < added->count; i++) {
        const pack_thing *new = added->items[i];
        const withdrawal *w = overlays_withdrawal(before, new->what, new->id);

        if (!w)
            w = find(one, new->what, new->id);
        if (w)
            tell_twice(w, new->element->file, new->element->line, mistakes);
    }
}

int withdraw_removes(const overlay *one, const xml_element *element)
{
    return (same_text(element->name, "rule") || same_text(element->name, "hazard")) &&
           xml_value(element, "id") &&
           find(one, element->name, xml_value(element, "id")) != NULL;
}
