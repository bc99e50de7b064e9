/* SPDX-License-Identifier: Apache-2.0 */
/* Two copies of one diary that went apart. Entries are never altered, so that the same id
 * with another content means that somebody edited a copy: that is told, never chosen. */
#include <stdlib.h>
#include <string.h>

#include "base/failure.h"
#include "base/mistakes.h"
#include "base/same_text.h"
#include "diary/diary.h"

static char *bytes_of(const diary_entry *one)
{
    json_maker m = {0};

    return json_write(&m, diary_copy_value(&m, one->raw), 0);
}

/* 1, 0, or -1 when memory ran out. */
static int is_same(const diary_entry *a, const diary_entry *b)
{
    char *left = bytes_of(a), *right = bytes_of(b);
    int same = left && right ? strcmp(left, right) == 0 : -1;

    free(left);
    free(right);
    return same;
}

static const diary_entry *twin_of(const sb_diary *diary, const diary_entry *one)
{
    for (size_t i = 0; i < diary->entries.count; i++)
        if (same_text(((const diary_entry *)diary->entries.items[i])->id, one->id))
            return diary->entries.items[i];
    return NULL;
}

static int add_copy(sb_diary *into, const diary_entry *one)
{
    diary_entry *made = arena_take(into->memory, sizeof(*made));

    if (!made)
        return -1;
    *made = *one;
    made->place = into->count++;
    return list_add(&into->entries, made);
}

static int add_all(sb_diary *into, const sb_diary *from, sb_mistakes *notes,
                   sb_failure *why)
{
    for (size_t i = 0; i < from->entries.count; i++) {
        const diary_entry *one = from->entries.items[i], *twin = twin_of(into, one);
        int same = twin ? is_same(one, twin) : 0;

        if (same < 0 || (!twin && add_copy(into, one) < 0))
            return failure_memory(why);
        if (twin && !same)
            mistakes_add(notes, SB_ERROR, "diary-altered", "", 0,
                         "Entry %.60s is not the same in both: one was altered.",
                         one->id);
    }
    return 0;
}

/* Two weeks that were planned apart: the one that stands last counts. */
static void tell_two_plans(const sb_diary *diary, sb_mistakes *notes)
{
    const diary_entry *last = NULL;

    for (size_t i = 0; i < diary->entries.count; i++) {
        const diary_entry *one = diary->entries.items[i];
        char from[DAY_TEXT_SIZE];

        if (one->kind != ENTRY_PLAN)
            continue;
        day_write(from, one->from);
        if (last && last->from == one->from)
            mistakes_add(notes, SB_WARNING, "diary-two-plans", "", 0,
                         "The week from %s was planned twice; %.60s counts, %.60s is "
                         "kept.",
                         from, one->id, last->id);
        last = one;
    }
}

int sb_diary_merge(sb_diary **out, const sb_diary *one, const sb_diary *other,
                   sb_mistakes *notes, sb_failure *why)
{
    sb_diary *both;
    int error;

    if (!same_text(one->id, other->id))
        return failure_set(
            why, SB_CAUSE_ANSWERS, "", 0,
            "these are two diaries, not two copies of one: %.40s and %.40s", one->id,
            other->id);
    if (!(both = diary_new(one->pack)))
        return failure_memory(why);
    both->id = one->id;
    error = add_all(both, one, notes, why);
    if (error == 0)
        error = add_all(both, other, notes, why);
    diary_sort(both);
    tell_two_plans(both, notes);
    if (error == 0 && sb_mistakes_errors(notes))
        error = failure_set(why, SB_CAUSE_ANSWERS, "", 0,
                            "the copies do not agree; nothing was merged");
    if (error == 0)
        *out = both;
    else
        sb_diary_free(both);
    return error;
}
