/* SPDX-License-Identifier: Apache-2.0 */
/* What an answer can still decide, in words. */
#include <steadyback/interview.h>

#include <stdint.h>
#include <string.h>

#include "consultation.h"
#include "failure.h"
#include "handout.h"

enum { MOST_NAMED = 3 };

/* What hangs on a question, gathered over all that depends on it. */
typedef struct stakes {
    const sb_pack *pack;
    int disposition; /* the worst that it could bring */
    int gate, level, style, preference, kit, slot, words, follow_ups;
    list movements; /* of movement: that could be restricted */
    list hazards;   /* of hazard */
    int failed;
} stakes;

static void add_once(stakes *s, list *all, const void *thing)
{
    for (size_t i = 0; i < all->count; i++)
        if (all->items[i] == thing)
            return;
    if (thing && list_add(all, (void *)(uintptr_t)thing) < 0)
        s->failed = 1;
}

/* ---- gathering ---- */

static void gather_set(stakes *s, const char *id)
{
    const restriction_set *set = name_table_find(&s->pack->sets.by_name, id);

    for (size_t i = 0; set && i < set->bar_count; i++)
        add_once(s, &s->movements, set->bars[i].movement);
    s->preference |= set && set->is_allow_list;
}

static void gather_consequence(stakes *s, const consequence *c)
{
    switch (c->kind) {
    case GIVE_DISPOSITION:
        s->disposition = c->level > s->disposition ? c->level : s->disposition;
        break;
    case GIVE_GATE:
    case HOLD_SESSION:
        s->gate = 1;
        break;
    case APPLY_SET:
        gather_set(s, c->id);
        break;
    case RESTRICT_MOVEMENT:
        add_once(s, &s->movements, name_table_find(&s->pack->movements.by_name, c->id));
        break;
    case CAP_DOSE:
    case LEVEL_AT_MOST:
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
    case OPEN_SLOT:
        s->slot = 1;
        break;
    default:
        s->words = 1;
    }
}

static void gather_all(stakes *s, const consequences *all)
{
    for (size_t i = 0; i < all->count; i++)
        gather_consequence(s, &all->items[i]);
}

static void gather_dependent(stakes *s, const dependent *d)
{
    const rule *one = d->thing;

    if (d->kind == DEPENDENT_HAZARD) {
        add_once(s, &s->hazards, d->thing);
    } else if (d->kind == DEPENDENT_RULE) {
        gather_all(s, &one->then);
        gather_all(s, &one->if_unknown);
    } else {
        s->words = 1;
    }
}

static int reads(const condition *c, const question *asked)
{
    if (!c)
        return 0;
    if (c->kind == CONDITION_ANSWER && c->question == asked)
        return 1;
    if (c->kind == CONDITION_FINDING && reads(c->finding->when, asked))
        return 1;
    for (size_t i = 0; i < c->part_count; i++)
        if (reads(c->parts[i], asked))
            return 1;
    return 0;
}

/* Whether a further question hangs on this one. */
static int has_follow_ups(const sb_pack *pack, const question *asked)
{
    for (size_t i = 0; i < pack->questions.all.count; i++)
        if (reads(((const question *)pack->questions.all.items[i])->ask_when, asked))
            return 1;
    return 0;
}

static void gather(stakes *s, relevance *r, const question *asked)
{
    for (size_t i = 0; i < r->dependent_count; i++)
        if (relevance_decides(r, asked, i))
            gather_dependent(s, &r->dependents[i]);
    s->follow_ups = has_follow_ups(s->pack, asked);
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
    text_used(&names, out);
}

static void tell_stakes(text_buffer *out, const stakes *s, const question *asked)
{
    static const char *const by_disposition[] = {
        NULL,           "decides-care",     "decides-visit",    "decides-visit",
        "decides-soon", "decides-same-day", "decides-emergency"};

    if (s->disposition > PROCEED)
        tell(out, s, by_disposition[s->disposition], "");
    if (s->gate)
        tell(out, s, "decides-gate", "");
    tell_names(out, s, "decides-movements", &s->movements, movement_name);
    if (s->level)
        tell(out, s, "decides-level", "");
    if (s->style)
        tell(out, s, "decides-style", "");
    if (s->preference)
        tell(out, s, "decides-preference", "");
    if (s->kit)
        tell(out, s, "decides-kit", "");
    if (s->slot)
        tell(out, s, "decides-slot", "");
    tell_names(out, s, "decides-hazards", &s->hazards, hazard_name);
    if (s->follow_ups)
        tell(out, s, "decides-follow-ups", "");
    if (s->words)
        tell(out, s, "decides-words", "");
    if (asked->for_the_record)
        tell(out, s, "decides-record", "");
    if (!out->length)
        tell(out, s, "decides-nothing", "");
}

int sb_consultation_decides(char **out, sb_consultation *one, const char *question_id,
                            sb_failure *why)
{
    const question *asked = name_table_find(&one->pack->questions.by_name, question_id);
    stakes s = {.pack = one->pack, .disposition = PROCEED};
    text_buffer text = {0};
    answer kept;

    *out = NULL;
    if (!asked)
        return failure_set(why, SB_CAUSE_ANSWERS, "", 0, "there is no question '%.60s'",
                           question_id);
    kept = *answer_of(&one->sheet, asked);
    *answer_of(&one->sheet, asked) = (answer){0};
    relevance_look(&one->relevance);
    gather(&s, &one->relevance, asked);
    *answer_of(&one->sheet, asked) = kept;
    relevance_look(&one->relevance);
    tell_stakes(&text, &s, asked);
    text.failed |= s.failed;
    list_clear(&s.movements);
    list_clear(&s.hazards);
    *out = text_take(&text);
    return *out ? 0 : failure_memory(why);
}
