/* SPDX-License-Identifier: Apache-2.0 */
#ifndef NAME_TABLE_H
#define NAME_TABLE_H

#include <stddef.h>

/* Finds a thing by its name in constant time. Names are borrowed and must outlive it. */
typedef struct name_table {
    struct name_entry *entries;
    size_t count;
    size_t room; /* a power of two, or 0 */
} name_table;

/* 0 added, 1 the name was there (nothing changes), -1 out of memory. */
int name_table_add(name_table *table, const char *name, void *thing);

void *name_table_find(const name_table *table, const char *name); /* NULL when absent */

/* A name can be marked as used; names that are not in the table are left alone. */
void name_table_use(const name_table *table, const char *name);
int name_table_is_used(const name_table *table, const char *name);

/* The name in the table that is nearest to `name` in spelling, or NULL if none is near.
 */
const char *name_table_nearest(const name_table *table, const char *name);

void name_table_clear(name_table *table);

#endif
