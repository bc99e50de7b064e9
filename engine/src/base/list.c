/* SPDX-License-Identifier: Apache-2.0 */
#include "base/list.h"

#include <stdlib.h>

int list_add(list *all, void *item)
{
    if (all->count == all->room) {
        size_t room = all->room ? all->room * 2 : 16;
        void **items = realloc(all->items, room * sizeof(*items));

        if (!items)
            return -1;
        all->items = items;
        all->room = room;
    }
    all->items[all->count++] = item;
    return 0;
}

void list_clear(list *all)
{
    free(all->items);
    *all = (list){0};
}
