/* SPDX-License-Identifier: Apache-2.0 */
#ifndef LIST_H
#define LIST_H

#include <stddef.h>

/* A growing array of pointers; it owns the array, not what is pointed to. */
typedef struct list {
    void **items;
    size_t count;
    size_t room;
} list;

int list_add(list *all, void *item); /* -1 when out of memory */
void list_clear(list *all);          /* gives the array back */

#endif
