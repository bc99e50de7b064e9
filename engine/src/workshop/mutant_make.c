/* SPDX-License-Identifier: Apache-2.0 */
/* Making one small change in a pack, and taking it back. */
#include <stdlib.h>
#include <string.h>

#include "base/failure.h"
#include "workshop/mutant_list.h"

static void without(void *to, const void *from, size_t size, size_t count, size_t part)
{
    memcpy(to, from, part * size);
    memcpy((char *)to + part * size, (const char *)from + (part + 1) * size,
           (count - part - 1) * size);
}

static int drop_condition(const mutant *m, mutant_change *change, sb_failure *why)
{
    condition **parts = malloc(m->at->part_count * sizeof(condition *));

    if (!parts)
        return failure_memory(why);
    change->array = parts;
    without(parts, m->at->parts, sizeof(*parts), m->at->part_count, m->part);
    m->at->parts = parts;
    m->at->part_count--;
    if (m->at->kind == CONDITION_COUNT && m->at->count > (long)m->at->part_count)
        m->at->count--;
    return 0;
}

static void negate(const mutant *m, mutant_change *change)
{
    change->negated = *m->at;
    change->negated_part = &change->negated;
    *m->at = (condition){.kind = CONDITION_NONE,
                         .file = m->at->file,
                         .line = m->at->line,
                         .parts = &change->negated_part,
                         .part_count = 1};
}

static int change_branch(const mutant *m, mutant_change *change, sb_failure *why)
{
    consequences *branch = m->consequences;
    consequence *items = malloc(branch->count * sizeof(*items));

    if (!items)
        return failure_memory(why);
    change->array = items;
    if (m->how == DROP_CONSEQUENCE) {
        without(items, branch->items, sizeof(*items), branch->count, m->part);
        branch->count--;
    } else {
        memcpy(items, branch->items, branch->count * sizeof(*items));
        items[m->part].level += m->by;
    }
    branch->items = items;
    return 0;
}

int mutant_make(const mutant *m, mutant_change *change, sb_failure *why)
{
    *change = (mutant_change){0};
    if (m->consequences)
        change->kept_branch = *m->consequences;
    else
        change->kept = *m->at;
    switch (m->how) {
    case DROP_CONDITION:
        return drop_condition(m, change, why);
    case DROP_OPTION:
        m->at->options &= ~m->option;
        return 0;
    case NEGATE:
        negate(m, change);
        return 0;
    case MOVE_BOUND:
        m->at->count += m->by;
        m->at->number += m->by;
        return 0;
    default:
        return change_branch(m, change, why);
    }
}

void mutant_undo(const mutant *m, mutant_change *change)
{
    if (m->consequences)
        *m->consequences = change->kept_branch;
    else
        *m->at = change->kept;
    free(change->array);
    change->array = NULL;
}
