/* SPDX-License-Identifier: Apache-2.0 */
/* What hangs on an answer, from rules to words. */
#include "consultation/decides.h"

#include <stdint.h>

#include "words/handout.h"
#include "conditions/consequence.h"

enum { MOST_NAMED = 3 };

unsigned char restriction_weight(restriction_type type)
{
    return type == FORBID ? 2 : 1;
}

/* ---- gathering ---- */

static void add_once(stakes *s, list *all, const void *thing)
{
    for (size_t i = 0; i < all->count; i++)
        if (all->items[i] == thing)
            return;
    if (list_add(all, (void *)(uintptr_t)thing) < 0)
        s->failed = 1;
}

static void gather_movement(stakes *s, const movement *m, restriction_type type)
{
    if (m && restriction_weight(type) > s->firm.movements[m->index])
        add_once(s, &s->movements, m);
}

static void gather_set(stakes *s, const char *id)
{
    const restriction_set *set = name_table_find(&s->pack->sets.by_name, id);

    for (size_t i = 0; set && i < set->bar_count; i++)
        gather_movement(s, set->bars[i].movement, set->bars[i].type);
    s->preference |= set && set->is_allow_list;
}

typedef void gather_function(stakes *s, const consequence *c);

static void gather_verdict(stakes *s, const consequence *c)
{
    if (c->kind == GIVE_DISPOSITION && c->level > s->firm.disposition &&
        c->level > s->disposition)
        s->disposition = c->level;
    else if (c->kind == GIVE_GATE || c->kind == HOLD_SESSION)
        s->gate |= consequence_gate(c) < s->firm.gate;
    else if (c->kind == SHOW_PAGE || c->kind == NAME_CONTACT)
        s->words = 1;
}

static void gather_programme(stakes *s, const consequence *c)
{
    switch (c->kind) {
    case APPLY_SET:
        gather_set(s, c->id);
        break;
    case RESTRICT_MOVEMENT:
        gather_movement(s, name_table_find(&s->pack->movements.by_name, c->id), c->type);
        break;
    case LEVEL_AT_MOST:
        s->level |= c->level < s->firm.level;
        break;
    case CAP_DOSE:
    case LEVEL_REACH:
        s->level = 1;
        break;
    case USE_STYLE:
        s->style = 1;
        break;
    case PREFER:
        s->preference = 1;
        break;
    case OWN_KIT:
        s->kit = 1;
        break;
    case ADAPT_PLAN:
        s->week = 1;
        break;
    case OPEN_SLOT:
        s->slot = 1;
        break;
    case ADVISE:
        s->words = 1;
        break;
    default:
        break; /* part of the verdict */
    }
}

static void gather_rule(stakes *s, const rule *one, unsigned can_be,
                        gather_function *gather)
{
    for (size_t i = 0; can_be & CAN_BE_TRUE && i < one->then.count; i++)
        gather(s, &one->then.items[i]);
    for (size_t i = 0; can_be & CAN_BE_POSSIBLE && i < one->if_unknown.count; i++)
        gather(s, &one->if_unknown.items[i]);
}

void stakes_gather_verdict(stakes *s, const answer_reader *d, unsigned can_be)
{
    if (d->kind == READER_RULE)
        gather_rule(s, d->thing, can_be, gather_verdict);
}

void stakes_gather_programme(stakes *s, const answer_reader *d, unsigned can_be)
{
    if (d->kind == READER_RULE)
        gather_rule(s, d->thing, can_be, gather_programme);
    else if (d->kind == READER_HAZARD)
        add_once(s, &s->hazards, d->thing);
    else
        s->words = 1;
}

/* ---- telling ---- */

static void tell(text_buffer *out, const stakes *s, const char *message,
                 const char *names)
{
    handout_write(out, s->pack, message, (const char *const[]){"names", names, NULL});
    text_add(out, "\n");
}

typedef const char *name_of_thing(const void *thing);

static const char *movement_name(const void *thing)
{
    return ((const movement *)thing)->name;
}

static const char *hazard_name(const void *thing)
{
    return ((const hazard *)thing)->name;
}

static void tell_names(text_buffer *out, const stakes *s, const char *message,
                       const list *things, name_of_thing *name)
{
    text_buffer names = {0};

    for (size_t i = 0; i < things->count && i < MOST_NAMED; i++)
        text_addf(&names, "%s%s", i ? "; " : "", name(things->items[i]));
    if (names.text)
        tell(out, s, message, names.text);
    text_clear(&names);
}

static void tell_if(text_buffer *out, const stakes *s, int is_so, const char *message)
{
    if (is_so)
        tell(out, s, message, "");
}

void stakes_tell(text_buffer *out, const stakes *s)
{
    static const char *const by_disposition[] = {
        NULL,           "decides-care",     "decides-visit",    "decides-visit",
        "decides-soon", "decides-same-day", "decides-emergency"};

    if (s->disposition > PROCEED)
        tell(out, s, by_disposition[s->disposition], "");
    tell_if(out, s, s->gate, "decides-gate");
    tell_names(out, s, "decides-movements", &s->movements, movement_name);
    tell_if(out, s, s->level, "decides-level");
    tell_if(out, s, s->style, "decides-style");
    tell_if(out, s, s->preference, "decides-preference");
    tell_if(out, s, s->kit, "decides-kit");
    tell_if(out, s, s->slot, "decides-slot");
    tell_if(out, s, s->week, "decides-week");
    tell_names(out, s, "decides-hazards", &s->hazards, hazard_name);
    tell_if(out, s, s->follow_ups && s->firm.disposition < EMERGENCY_NOW,
            "decides-follow-ups");
    tell_if(out, s, s->words, "decides-words");
    tell_if(out, s, s->record, "decides-record");
    if (!out->length)
        tell(out, s, "decides-nothing", "");
}
