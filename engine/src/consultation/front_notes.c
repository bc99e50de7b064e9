/* SPDX-License-Identifier: Apache-2.0 */
#include "consultation/front_notes.h"

#include <stdlib.h>
#include <string.h>

enum { LONGEST_NAME = 60, LONGEST_NOTE = 4000, MOST_NOTES = 20 };

typedef struct front_note {
    char *value; /* inside the same piece of memory, behind the name */
    char name[];
} front_note;

void front_notes_clear(front_notes *notes)
{
    for (size_t i = 0; i < notes->all.count; i++)
        free(notes->all.items[i]);
    list_clear(&notes->all);
}

static size_t find(const front_notes *notes, const char *name)
{
    size_t i = 0;

    while (i < notes->all.count &&
           strcmp(((const front_note *)notes->all.items[i])->name, name) != 0)
        i++;
    return i;
}

static front_note *make(const char *name, const char *value)
{
    size_t name_size = strlen(name) + 1, value_size = strlen(value) + 1;
    front_note *made = malloc(sizeof(*made) + name_size + value_size);

    if (!made)
        return NULL;
    memcpy(made->name, name, name_size);
    made->value = made->name + name_size;
    memcpy(made->value, value, value_size);
    return made;
}

static void take_out(front_notes *notes, size_t at)
{
    free(notes->all.items[at]);
    notes->all.count--;
    memmove(&notes->all.items[at], &notes->all.items[at + 1],
            (notes->all.count - at) * sizeof(void *));
}

int front_notes_set(front_notes *notes, const char *name, const char *value,
                    sb_failure *why)
{
    size_t at = find(notes, name);
    front_note *made;

    if (!value) {
        if (at < notes->all.count)
            take_out(notes, at);
        return 0;
    }
    if (strlen(name) > LONGEST_NAME || strlen(value) > LONGEST_NOTE ||
        (at == notes->all.count && at >= MOST_NOTES))
        return failure_set(why, SB_CAUSE_ANSWERS, "", 0,
                           "at most %d notes, with a name of %d bytes and %d bytes "
                           "each",
                           MOST_NOTES, LONGEST_NAME, LONGEST_NOTE);
    made = make(name, value);
    if (!made || (at == notes->all.count && list_add(&notes->all, NULL) < 0)) {
        free(made);
        return failure_memory(why);
    }
    free(notes->all.items[at]);
    notes->all.items[at] = made;
    return 0;
}

const char *front_notes_get(const front_notes *notes, const char *name)
{
    size_t at = find(notes, name);

    return at < notes->all.count ? ((const front_note *)notes->all.items[at])->value
                                 : NULL;
}

json_value *front_notes_json(json_maker *m, const front_notes *notes)
{
    json_value *all = notes->all.count ? json_new_object(m) : NULL;

    for (size_t i = 0; i < notes->all.count; i++) {
        const front_note *one = notes->all.items[i];

        json_put_text(m, all, one->name, one->value);
    }
    return all;
}
