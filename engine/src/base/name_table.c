/* SPDX-License-Identifier: Apache-2.0 */
#include "base/name_table.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct name_entry {
    const char *name;
    void *thing;
    int used;
};

/* Every bit of the word reaches the low bits, which choose the place. */
static uint64_t mixed(uint64_t word)
{
    word *= UINT64_C(0x9E3779B97F4A7C15); /* 2^64 divided by the golden ratio */
    return word ^ word >> 32;
}

/* Eight letters at once. */
static size_t hash_of(const char *name)
{
    size_t left = strlen(name);
    uint64_t hash = left, word;

    for (; left >= sizeof(word); left -= sizeof(word), name += sizeof(word)) {
        memcpy(&word, name, sizeof(word));
        hash = mixed(hash ^ word);
    }
    for (word = 0; left; left--)
        word = word << 8 | (unsigned char)*name++;
    return (size_t)mixed(hash ^ word);
}

static struct name_entry *place_of(const name_table *table, const char *name)
{
    size_t at = hash_of(name) & (table->room - 1);

    while (table->entries[at].name && strcmp(table->entries[at].name, name) != 0)
        at = (at + 1) & (table->room - 1);
    return &table->entries[at];
}

static int grow(name_table *table)
{
    name_table bigger = {.room = table->room ? table->room * 2 : 64,
                         .count = table->count};

    bigger.entries = calloc(bigger.room, sizeof(*bigger.entries));
    if (!bigger.entries)
        return -1;
    for (size_t i = 0; i < table->room; i++)
        if (table->entries[i].name)
            *place_of(&bigger, table->entries[i].name) = table->entries[i];
    free(table->entries);
    *table = bigger;
    return 0;
}

int name_table_add(name_table *table, const char *name, void *thing)
{
    struct name_entry *place;

    if (table->count * 2 >= table->room && grow(table) < 0)
        return -1;
    place = place_of(table, name);
    if (place->name)
        return 1;
    *place = (struct name_entry){name, thing, 0};
    table->count++;
    return 0;
}

void *name_table_find(const name_table *table, const char *name)
{
    return table->room ? place_of(table, name)->thing : NULL;
}

void name_table_use(const name_table *table, const char *name)
{
    if (name_table_find(table, name))
        place_of(table, name)->used = 1;
}

int name_table_is_used(const name_table *table, const char *name)
{
    return table->room && place_of(table, name)->used;
}

enum { LONGEST_NAME = 64 };

/* Edit distance (Levenshtein), for names of up to LONGEST_NAME letters. */
static size_t distance(const char *a, const char *b)
{
    size_t row[LONGEST_NAME + 1];
    size_t length = strlen(b);

    for (size_t j = 0; j <= length; j++)
        row[j] = j;
    for (size_t i = 0; a[i]; i++) {
        size_t corner = row[0];

        row[0] = i + 1;
        for (size_t j = 0; j < length; j++) {
            size_t change = corner + (a[i] != b[j]);
            size_t best = row[j] < row[j + 1] ? row[j] + 1 : row[j + 1] + 1;

            corner = row[j + 1];
            row[j + 1] = change < best ? change : best;
        }
    }
    return row[length];
}

const char *name_table_nearest(const name_table *table, const char *name)
{
    const char *nearest = NULL;
    size_t best = strlen(name) / 3 + 2;

    if (strlen(name) > LONGEST_NAME)
        return NULL;
    for (size_t i = 0; i < table->room; i++) {
        const char *other = table->entries[i].name;
        size_t far;

        if (!other || strlen(other) > LONGEST_NAME)
            continue;
        far = distance(name, other);
        if (far < best || (far == best && nearest && strcmp(other, nearest) < 0)) {
            best = far;
            nearest = other;
        }
    }
    return nearest;
}

void name_table_clear(name_table *table)
{
    free(table->entries);
    *table = (name_table){0};
}
