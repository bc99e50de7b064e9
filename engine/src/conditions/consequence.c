/* SPDX-License-Identifier: Apache-2.0 */
#include "conditions/consequence.h"

#include <string.h>

int consequence_gate(const consequence *one)
{
    if (one->kind == HOLD_SESSION ||
        (one->kind == GIVE_DISPOSITION && disposition_is_urgent(one->level)))
        return GATE_NONE;
    return one->kind == GIVE_GATE ? one->level : GATE_FULL;
}

int consequences_gate(const consequences *all)
{
    int gate = GATE_FULL;

    for (size_t i = 0; i < all->count; i++)
        if (consequence_gate(&all->items[i]) < gate)
            gate = consequence_gate(&all->items[i]);
    return gate;
}

int consequences_disposition(const consequences *all)
{
    int level = PROCEED;

    for (size_t i = 0; i < all->count; i++)
        if (all->items[i].kind == GIVE_DISPOSITION && all->items[i].level > level)
            level = all->items[i].level;
    return level;
}

static int same_finding(const finding *a, const finding *b)
{
    return a && b && strcmp(a->id, b->id) == 0;
}

static int covers_movement(const sb_pack *pack, const consequence *wide,
                           const consequence *narrow)
{
    const movement *part = name_table_find(&pack->movements.by_name, narrow->id);
    const movement *whole = name_table_find(&pack->movements.by_name, wide->id);

    return part && whole && movement_is(part, whole) &&
           (wide->type == FORBID || narrow->type == LIMIT) &&
           (!wide->unless || same_finding(wide->unless, narrow->unless));
}

int consequence_covers(const sb_pack *pack, const consequence *wide,
                       const consequence *narrow)
{
    if (narrow->kind == GIVE_GATE && consequence_gate(wide) <= narrow->level)
        return 1;
    if (wide->kind != narrow->kind)
        return 0;
    switch (narrow->kind) {
    case GIVE_DISPOSITION:
        return wide->level >= narrow->level;
    case LEVEL_AT_MOST:
        return wide->level <= narrow->level;
    case GIVE_GATE: /* wider than the narrow one */
    case PREFER:
        return 0;
    case ADAPT_PLAN:
        return wide->level == narrow->level &&
               (wide->level != PLAN_RESTART || wide->amount <= narrow->amount);
    case LEVEL_REACH:
    case USE_STYLE:
        return wide->level == narrow->level;
    case RESTRICT_MOVEMENT:
        return covers_movement(pack, wide, narrow);
    case CAP_DOSE:
        return wide->cap == narrow->cap && wide->amount <= narrow->amount;
    default:
        return strcmp(wide->id, narrow->id) == 0;
    }
}
