/* SPDX-License-Identifier: Apache-2.0 */
#include "base/arena.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK_SIZE = 64 * 1024 };

typedef struct block {
    struct block *next;
    size_t size;
    size_t used;
    alignas(max_align_t) char bytes[];
} block;

struct arena {
    block *first; /* the one being filled */
    size_t used;
};

arena *arena_new(void)
{
    return calloc(1, sizeof(arena));
}

void arena_free(arena *all)
{
    block *next;

    if (!all)
        return;
    for (block *b = all->first; b; b = next) {
        next = b->next;
        free(b);
    }
    free(all);
}

static block *block_for(arena *all, size_t size)
{
    block *b = all->first;
    size_t room = size > BLOCK_SIZE ? size : BLOCK_SIZE;

    if (b && b->size - b->used >= size)
        return b;
    b = malloc(sizeof(*b) + room);
    if (!b)
        return NULL;
    b->used = 0;
    b->size = room;
    b->next = all->first;
    all->first = b;
    return b;
}

static void *take(arena *all, size_t size)
{
    const size_t step = alignof(max_align_t);
    block *b;
    void *piece;

    if (size > SIZE_MAX - step - sizeof(block))
        return NULL;
    size = size ? (size + step - 1) / step * step : step;
    b = block_for(all, size);
    if (!b)
        return NULL;
    piece = b->bytes + b->used;
    b->used += size;
    all->used += size;
    return piece;
}

void *arena_take(arena *all, size_t size)
{
    void *piece = take(all, size);

    return piece ? memset(piece, 0, size) : NULL;
}

char *arena_copy(arena *all, const char *text, size_t length)
{
    char *copy = take(all, length + 1);

    if (copy) {
        memcpy(copy, length ? text : "", length);
        copy[length] = '\0';
    }
    return copy;
}

size_t arena_used(const arena *all)
{
    return all->used;
}
