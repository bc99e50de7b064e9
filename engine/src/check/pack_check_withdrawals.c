/* SPDX-License-Identifier: Apache-2.0 */
/* What loses its only alternative when an overlay withdraws an exercise. */
#include <string.h>

#include "check/pack_check.h"
#include "folder/pack_overlay.h"

static const withdrawal *gone(const reading *r, const exercise *e)
{
    return e ? overlays_withdrawal(&r->pack->overlays, "exercise", e->id) : NULL;
}

static void tell_lost(reading *r, const withdrawal *w, const char *what, const char *id,
                      const char *file, int line, const char *loses)
{
    mistakes_add(r->mistakes, SB_ERROR, "withdrawn-needed", w->file, w->line,
                 "%s withdraws the exercise '%s', and %s '%s' (%s:%d) loses its only %s.",
                 w->by, w->id, what, id, file, line, loses);
}

/* When all of them are withdrawn, the withdrawal of the last; NULL: some are left. */
static const withdrawal *all_gone(const reading *r, const exercise **all, size_t count)
{
    const withdrawal *w = NULL;

    for (size_t i = 0; i < count; i++)
        if (!(w = gone(r, all[i])))
            return NULL;
    return w;
}

static void check_exercise(reading *r, const exercise *e)
{
    const withdrawal *w;

    if (gone(r, e))
        return;
    if ((w = gone(r, e->easier)))
        tell_lost(r, w, "exercise", e->id, e->file, e->line, "easier version");
    if ((w = gone(r, e->harder)))
        tell_lost(r, w, "exercise", e->id, e->file, e->line, "harder version");
    if ((w = all_gone(r, e->swaps, e->swap_count)))
        tell_lost(r, w, "exercise", e->id, e->file, e->line, "swap");
}

/* What can stand in today counts; tips in words, and what comes later, do not. */
static void check_hazard(reading *r, const hazard *h)
{
    const withdrawal *w = NULL;

    for (size_t i = 0; i < h->instead_count; i++) {
        const instead *one = &h->insteads[i];

        if (!one->exercise || one->later)
            continue;
        if (!(w = gone(r, one->exercise)))
            return;
    }
    if (w)
        tell_lost(r, w, "hazard", h->id, h->file, h->line, "exercise to do instead");
}

/* A slot keeps something to stand in it; and something without kit, where it had that. */
static void check_slot(reading *r, const slot *s, int without_kit)
{
    const list *all = &r->pack->exercises.all;
    const withdrawal *w = NULL;

    for (size_t i = 0; i < all->count; i++) {
        const exercise *e = all->items[i];
        const withdrawal *of = gone(r, e);

        if (!slot_takes(s, e) || (s->relief && !e->relief) ||
            (without_kit && e->kit_count))
            continue;
        if (!of)
            return;
        w = of;
    }
    if (w)
        tell_lost(r, w, "slot", s->id, "knowledge/doses.xml", 0,
                  without_kit ? "exercise that needs no kit" : "exercise");
}

void check_withdrawals(reading *r)
{
    const sb_pack *pack = r->pack;
    const withdrawal *w;

    if (!r->is_linked || !pack->overlays.count)
        return;
    for (size_t i = 0; i < pack->exercises.all.count; i++)
        check_exercise(r, pack->exercises.all.items[i]);
    for (size_t i = 0; i < pack->hazards.all.count; i++)
        check_hazard(r, pack->hazards.all.items[i]);
    for (size_t i = 0; i < pack->sets.all.count; i++) {
        const restriction_set *s = pack->sets.all.items[i];

        if ((w = all_gone(r, s->only, s->only_count)))
            tell_lost(r, w, "restriction set", s->id, s->file, s->line, "exercise");
    }
    for (size_t i = 0; i < pack->messages.all.count; i++) {
        const message *m = pack->messages.all.items[i];

        if ((w = gone(r, m->does)))
            tell_lost(r, w, "message", m->id, m->file, m->line, "exercise");
    }
    for (size_t i = 0; i < pack->doses.template_count; i++)
        for (size_t k = 0; k < pack->doses.templates[i].slot_count; k++)
            for (int kit = 0; kit < 2; kit++)
                check_slot(r, &pack->doses.templates[i].slots[k], kit);
}
