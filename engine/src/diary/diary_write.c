/* SPDX-License-Identifier: Apache-2.0 */
/* Writing a diary, and adding to it: a new entry is written first, then read as every
 * other, so that what is wrong with it is found before it stands. */
#include <stdlib.h>
#include <string.h>

#include "base/failure.h"
#include "base/mistakes.h"
#include "base/text_buffer.h"
#include "diary/diary.h"

typedef struct copying {
    json_maker *maker;
    json_value *into;
} copying;

static void copy_member(void *payload, const char *key, const json_input *value)
{
    const copying *c = payload;

    json_put(c->maker, c->into, json_keep(c->maker, key),
             diary_copy_value(c->maker, value));
}

json_value *diary_copy_value(json_maker *m, const json_input *value)
{
    copying c = {.maker = m};

    switch (json_kind_of(value)) {
    case JSON_IS_NUMBER:
        return json_new_number(m, json_number(value));
    case JSON_IS_LIST:
        c.into = json_new_list(m);
        for (size_t i = 0; i < json_length(value); i++)
            json_add(m, c.into, diary_copy_value(m, json_at(value, i)));
        return c.into;
    case JSON_IS_OBJECT:
        c.into = json_new_object(m);
        json_each(value, copy_member, &c);
        return c.into;
    default:
        return json_new_string(m, json_text(value));
    }
}

static int by_place(const void *left, const void *right)
{
    const diary_entry *a = *(diary_entry *const *)left;
    const diary_entry *b = *(diary_entry *const *)right;

    return (a->place > b->place) - (a->place < b->place);
}

static void write_entry(text_buffer *out, const diary_entry *one)
{
    json_maker m = {0};
    char *line = json_write(&m, diary_copy_value(&m, one->raw), 0);

    if (line)
        text_add(out, line);
    out->failed |= !line;
    free(line);
}

static void write_whole(text_buffer *out, const sb_diary *diary, diary_entry **entries)
{
    text_addf(out, "{\"diary\": %d,\n \"id\": \"%s\",\n \"entries\": [", DIARY_FORMAT,
              diary->id);
    for (size_t i = 0; i < diary->entries.count; i++) {
        text_add(out, i ? ",\n  " : "\n  ");
        write_entry(out, entries[i]);
    }
    text_add(out, "\n ]}\n");
}

int sb_diary_write(char **out, const sb_diary *diary, sb_failure *why)
{
    size_t count = diary->entries.count;
    diary_entry **entries = malloc((count + 1) * sizeof(*entries));
    text_buffer text = {0};

    if (!entries)
        return failure_memory(why);
    for (size_t i = 0; i < count; i++)
        entries[i] = diary->entries.items[i];
    qsort(entries, count, sizeof(*entries), by_place);
    write_whole(&text, diary, entries);
    free(entries);
    *out = text_take(&text);
    if (!*out)
        return failure_memory(why);
    if (strlen(*out) <= LARGEST_JSON)
        return 0;
    free(*out);
    *out = NULL;
    return failure_set(why, SB_CAUSE_ANSWERS, "", 0,
                       "the diary is full (%d bytes); start a new one", LARGEST_JSON);
}

/* ---- new entries ---- */

json_value *diary_new_entry(json_maker *m, const sb_diary_stamp *stamp,
                            const char *ending, entry_kind kind)
{
    json_value *entry = json_new_object(m);
    char id[2 * LONGEST_ENTRY_ID];
    size_t length = strlen(stamp->id), more = strlen(ending);

    if (length + more >= sizeof(id))
        length = more = 0; /* refused when it is read */
    memcpy(id, stamp->id, length);
    memcpy(id + length, ending, more);
    id[length + more] = '\0';
    json_put_text(m, entry, "id", id);
    json_put_text(m, entry, "day", stamp->day);
    json_put_text(m, entry, "kind", entry_kind_words[kind]);
    return entry;
}

/* The first mistake, as a failure. */
static int tell_first(const sb_mistakes *notes, sb_failure *why)
{
    for (size_t i = 0; i < sb_mistakes_count(notes); i++) {
        const sb_mistake *m = sb_mistakes_at(notes, i);

        if (m->severity == SB_ERROR)
            return failure_set(why, SB_CAUSE_ANSWERS, "", 0, "%s", m->sentence);
    }
    return 0;
}

static int take_text(sb_diary *diary, json_input *raw, const char *today, sb_failure *why)
{
    diary_reading r = {
        .diary = diary, .today = day_number(today), .notes = sb_mistakes_new()};
    int error;

    if (!r.notes)
        return failure_memory(why);
    diary_take(&r, raw, diary->count + 1);
    error = tell_first(r.notes, why);
    if (error == 0 && (r.failed || mistakes_failed(r.notes)))
        error = failure_memory(why);
    sb_mistakes_free(r.notes);
    if (error == 0)
        diary_sort(diary);
    return error;
}

int diary_append(sb_diary *diary, const char *text, const char *today, sb_failure *why)
{
    json_input *raw = NULL;

    if (!text)
        return failure_memory(why);
    if (json_read(&raw, text, strlen(text), why) < 0)
        return -1;
    if (list_add(&diary->texts, raw) < 0) {
        json_free(raw);
        return failure_memory(why);
    }
    return take_text(diary, raw, today, why);
}
