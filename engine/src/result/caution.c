/* SPDX-License-Identifier: Apache-2.0 */
#include "result/caution.h"

#include <stdlib.h>
#include <string.h>

typedef enum part_kind { HOLD, NET, FORBIDDEN, LIMITED } part_kind;

typedef struct caution_part {
    part_kind kind;
    const char *id;
} caution_part;

static int add(caution *of, part_kind kind, const char *id)
{
    caution_part *one = malloc(sizeof(*one));

    if (one)
        *one = (caution_part){kind, id};
    if (one && list_add(&of->parts, one) == 0)
        return 0;
    free(one);
    return -1;
}

static int add_messages(caution *of, part_kind kind, const list *messages)
{
    int error = 0;

    for (size_t i = 0; i < messages->count && error == 0; i++)
        error = add(of, kind, ((const message *)messages->items[i])->id);
    return error;
}

static int add_holds(caution *of, const list *holds)
{
    int error = 0;

    for (size_t i = 0; i < holds->count && error == 0; i++)
        error = add(of, HOLD, ((const advice *)holds->items[i])->message->id);
    return error;
}

static int add_restrictions(caution *of, const list *restrictions)
{
    int error = 0;

    for (size_t i = 0; i < restrictions->count && error == 0; i++) {
        const result_restriction *one = restrictions->items[i];

        error = add(of, one->type == FORBID ? FORBIDDEN : LIMITED, one->movement->id);
    }
    return error;
}

static int by_kind(const void *left, const void *right)
{
    const caution_part *a = *(caution_part *const *)left;
    const caution_part *b = *(caution_part *const *)right;

    return a->kind != b->kind ? (int)a->kind - (int)b->kind : strcmp(a->id, b->id);
}

int caution_read(caution *out, const sb_result *result)
{
    *out = (caution){.disposition = result->disposition,
                     .gate = result->gate,
                     .level = (int)result->level,
                     .has_programme = result->has_programme};
    if (add_holds(out, &result->holds) < 0 ||
        add_messages(out, NET, &result->safety_net) < 0 ||
        add_messages(out, NET, &result->pages) < 0 ||
        add_restrictions(out, &result->restrictions) < 0)
        return -1;
    if (out->parts.count)
        qsort(out->parts.items, out->parts.count, sizeof(void *), by_kind);
    return 0;
}

void caution_close(caution *all)
{
    for (size_t i = 0; i < all->parts.count; i++)
        free(all->parts.items[i]);
    list_clear(&all->parts);
}

static int sign_of(int number)
{
    return (number > 0) - (number < 0);
}

/* Without a programme there is nothing to restrict. */
static int matters(const caution_part *one, int has_programme)
{
    return has_programme || one->kind == HOLD || one->kind == NET;
}

static int has(const caution *one, part_kind kind, const char *id)
{
    const caution_part wanted = {kind, id}, *key = &wanted;

    return one->parts.count && bsearch(&key, one->parts.items, one->parts.count,
                                       sizeof(void *), by_kind) != NULL;
}

/* What is forbidden is limited, too. */
static int keeps(const caution *one, const caution_part *part)
{
    return has(one, part->kind, part->id) ||
           (part->kind == LIMITED && has(one, FORBIDDEN, part->id));
}

/* Whether the second lacks a part of the first that matters. */
static int lacks(const caution *first, const caution *second, int has_programme)
{
    for (size_t i = 0; i < first->parts.count; i++) {
        const caution_part *one = first->parts.items[i];

        if (matters(one, has_programme) && !keeps(second, one))
            return 1;
    }
    return 0;
}

int caution_compare(const caution *before, const caution *now)
{
    if (before->disposition != now->disposition)
        return sign_of(now->disposition - before->disposition);
    if (before->gate != now->gate)
        return sign_of(before->gate - now->gate);
    if (lacks(before, now, now->has_programme))
        return -1;
    if (lacks(now, before, now->has_programme))
        return 1;
    if (!before->has_programme || !now->has_programme)
        return 0;
    return sign_of(before->level - now->level);
}
