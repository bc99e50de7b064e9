/* SPDX-License-Identifier: Apache-2.0 */
/* The answers of a diary: those of the start, and what check-ins changed of them. */
#include "diary/diary_said.h"

#include <stdlib.h>
#include <string.h>

#include <steadyback/interview.h>

#include "base/failure.h"
#include "base/same_text.h"

enum { KEY_SIZE = 96 };

typedef struct saying {
    said_answers *into;
    long day;
} saying;

const said *said_find(const said_answers *all, const char *key)
{
    for (size_t i = 0; i < all->count; i++)
        if (same_text(all->all[i].key, key))
            return &all->all[i];
    return NULL;
}

static said *place_of(said_answers *all, const char *key)
{
    said *more;

    for (size_t i = 0; i < all->count; i++)
        if (same_text(all->all[i].key, key))
            return &all->all[i];
    if (all->count == all->room) {
        more = realloc(all->all, (2 * all->room + 64) * sizeof(*more));
        if (!more) {
            all->failed = 1;
            return NULL;
        }
        all->all = more;
        all->room = 2 * all->room + 64;
    }
    return &all->all[all->count++];
}

static void say(void *payload, const char *key, const json_input *value)
{
    const saying *s = payload;
    said *one = place_of(s->into, key);

    if (one)
        *one = (said){.key = key, .value = value, .day = s->day};
}

static void take_back(said_answers *all, const char *key)
{
    size_t i = 0;

    while (i < all->count && !same_text(all->all[i].key, key))
        i++;
    if (i < all->count)
        all->all[i] = all->all[--all->count];
}

int said_read(said_answers *out, const sb_diary *diary, long until)
{
    *out = (said_answers){0};
    for (size_t i = 0; i < diary->entries.count; i++) {
        const diary_entry *one = diary->entries.items[i];
        const json_input *dropped;

        if (!one->counts || one->day > until ||
            (one->kind != ENTRY_ANSWERS && one->kind != ENTRY_CHECK_IN))
            continue;
        json_each(json_get(one->raw, "answers"), say, &(saying){out, one->day});
        dropped = json_get(one->raw, "dropped");
        for (size_t k = 0; dropped && k < json_length(dropped); k++)
            take_back(out, json_text(json_at(dropped, k)));
    }
    return out->failed ? -1 : 0;
}

/* Each entry that speaks of it holds them all. */
const json_input *said_swaps(const sb_diary *diary, long until)
{
    const json_input *last = NULL;

    for (size_t i = 0; i < diary->entries.count; i++) {
        const diary_entry *one = diary->entries.items[i];
        const json_input *swaps = json_get(one->raw, "swap");

        if (one->counts && one->day <= until && swaps)
            last = swaps;
    }
    return last;
}

static char *tell_as_text(const said_answers *all, const json_input *swaps,
                          said_value *value, void *payload)
{
    json_maker m = {0};
    json_value *whole = json_new_object(&m), *answers = json_new_object(&m);

    for (size_t i = 0; i < all->count; i++) {
        json_value *one = value(payload, &m, &all->all[i]);

        if (one)
            json_put(&m, answers, json_keep(&m, all->all[i].key), one);
    }
    json_put(&m, whole, "answers", answers);
    if (swaps && json_length(swaps))
        json_put(&m, whole, "swap", diary_copy_value(&m, swaps));
    return json_write(&m, whole, 0);
}

int said_tell(sb_consultation *person, const sb_diary *diary, long until,
              said_value *value, void *payload, sb_failure *why)
{
    sb_mistakes *notes = sb_mistakes_new();
    said_answers all;
    int error = said_read(&all, diary, until);
    char *text = error < 0 ? NULL
                           : tell_as_text(&all, said_swaps(diary, until), value, payload);

    error = !text || !notes
                ? failure_memory(why)
                : sb_consultation_resume(person, text, strlen(text), notes, why);
    said_clear(&all);
    sb_mistakes_free(notes);
    free(text);
    return error;
}

void said_clear(said_answers *one)
{
    free(one->all);
    *one = (said_answers){0};
}

const question *said_question(const sb_pack *pack, const char *key)
{
    const question *found = name_table_find(&pack->questions.by_name, key);
    const size_t ending = strlen(SB_UNSURE), length = strlen(key);
    char name[KEY_SIZE];

    if (found || length <= ending || length >= sizeof(name) ||
        !same_text(key + length - ending, SB_UNSURE))
        return found;
    memcpy(name, key, length - ending);
    name[length - ending] = '\0';
    return name_table_find(&pack->questions.by_name, name);
}

double said_number(const diary_entry *one, const char *key)
{
    const json_input *answers = json_get(one->raw, "answers");
    const json_input *value = answers ? json_get(answers, key) : NULL;

    return value && json_kind_of(value) == JSON_IS_NUMBER ? json_number(value)
                                                          : UNKNOWN_NUMBER;
}
