/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ARENA_H
#define ARENA_H

#include <stddef.h>

/* Memory that is given piece by piece and taken back all at once. */
typedef struct arena arena;

arena *arena_new(void);      /* NULL when out of memory */
void arena_free(arena *all); /* accepts NULL */

/* Zeroed and aligned for any type; NULL when out of memory. */
void *arena_take(arena *all, size_t size);

/* A copy of `length` bytes with a NUL behind; NULL when out of memory. */
char *arena_copy(arena *all, const char *text, size_t length);

/* Bytes handed out so far. */
size_t arena_used(const arena *all);

#endif
