/* SPDX-License-Identifier: Apache-2.0 */
/* Reading a diary. What is broken is an error, and nothing is read; what only does not
 * fit this pack or this day is kept, told, and does not count. */
#include "diary/diary.h"

#include <math.h>
#include <string.h>

#include "base/failure.h"
#include "base/mistakes.h"
#include "base/same_text.h"

/* One entry while it is read. */
typedef struct entry_reading {
    diary_reading *all;
    const json_input *raw;
    diary_entry *into;
    size_t number; /* from 1 */
    int is_wrong;
} entry_reading;

/* ---- what is told ---- */

/* The line on which the id of an entry stands first; 0 when that is not known. */
static int line_of(const diary_reading *r, const char *id)
{
    size_t length = strlen(id);
    int line = 1;

    for (size_t at = 0; r->text && length && at + length + 2 <= r->length; at++) {
        if (r->text[at] == '"' && memcmp(r->text + at + 1, id, length) == 0 &&
            r->text[at + 1 + length] == '"')
            return line;
        line += r->text[at] == '\n';
    }
    return 0;
}

static const char *id_of(const json_input *raw)
{
    const json_input *id = json_kind_of(raw) == JSON_IS_OBJECT ? json_get(raw, "id")
                                                               : NULL;

    return id ? json_text(id) : "";
}

static void wrong(entry_reading *e, const char *kind, const char *sentence,
                  const char *what)
{
    const char *id = id_of(e->raw);

    e->is_wrong = 1;
    mistakes_add(e->all->notes, SB_ERROR, kind, "", line_of(e->all, id),
                 "Entry %zu%s%.60s: %s%.60s.", e->number, *id ? ", " : "", id, sentence,
                 what);
}

static void set_aside(entry_reading *e, const char *kind, const char *sentence,
                      const char *what)
{
    const char *id = id_of(e->raw);

    mistakes_add(e->all->notes, SB_WARNING, kind, "", line_of(e->all, id),
                 "Entry %zu, %.60s: %s%.60s.", e->number, id, sentence, what);
}

/* ---- pieces ---- */

static const char *text_in(entry_reading *e, const json_input *object, const char *key,
                           int is_needed)
{
    const json_input *value = json_get(object, key);

    if (value && json_kind_of(value) == JSON_IS_STRING)
        return json_text(value);
    if (value || is_needed)
        wrong(e, "diary-text", "it needs a text under ", key);
    return "";
}

/* A whole number from 0 to `most`; UNKNOWN_NUMBER when there is none. */
static long number_in(entry_reading *e, const json_input *object, const char *key,
                      long most)
{
    const json_input *value = json_get(object, key);
    double number = value ? json_number(value) : 0;

    if (!value)
        return UNKNOWN_NUMBER;
    if (json_kind_of(value) == JSON_IS_NUMBER && number >= 0 && number <= (double)most &&
        floor(number) >= number)
        return (long)number;
    wrong(e, "diary-number",
          most == MOST_SCALE ? "a whole number from 0 to 10 has to stand under "
                             : "a whole number that is not so large has to stand under ",
          key);
    return UNKNOWN_NUMBER;
}

static long day_in(entry_reading *e, const json_input *object, const char *key)
{
    long day = day_number(text_in(e, object, key, 1));

    if (day < 0 && !e->is_wrong)
        wrong(e, "diary-day", "a day such as 2026-12-01 has to stand under ", key);
    return day;
}

static const exercise *exercise_in(entry_reading *e, const char *id)
{
    const exercise *one = name_table_find(&e->all->diary->pack->exercises.by_name, id);

    if (!one)
        set_aside(e, "diary-exercise", "the pack has no exercise ", id);
    return one;
}

static void *take(entry_reading *e, size_t size)
{
    void *made = arena_take(e->all->diary->memory, size ? size : 1);

    e->all->failed |= !made;
    return made;
}

/* ---- sessions and flare-ups ---- */

static void read_move(void *payload, const char *key, const json_input *value)
{
    entry_reading *e = payload;
    int done = rank_of(move_done_words, json_text(value));

    if (done < 0)
        wrong(e, "diary-move", "done, easier or left has to stand under ", key);
    else
        e->into->moves[e->into->move_count++] = (diary_move){exercise_in(e, key),
                                                             (move_done)done};
}

static int light_of(entry_reading *e)
{
    const monitoring *m = &e->all->diary->pack->monitoring;
    const char *id = text_in(e, e->raw, "light", 0);

    for (size_t i = 0; i < m->light_count; i++)
        if (same_text(m->lights[i].id, id))
            return (int)i;
    if (*id && !same_text(id, SB_UNKNOWN))
        set_aside(e, "diary-light", "the pack has no light ", id);
    return -1;
}

static void read_session(entry_reading *e)
{
    const json_input *moves = json_get(e->raw, "moves");
    diary_entry *one = e->into;

    one->light = light_of(e);
    one->before = number_in(e, e->raw, "before", MOST_SCALE);
    one->after = number_in(e, e->raw, "after", MOST_SCALE);
    one->morning = number_in(e, e->raw, "morning", MOST_SCALE);
    one->effort = number_in(e, e->raw, "effort", MOST_SCALE);
    if (!moves)
        return;
    if (json_kind_of(moves) != JSON_IS_OBJECT) {
        wrong(e, "diary-object", "an object has to stand under ", "moves");
        return;
    }
    if ((one->moves = take(e, json_length(moves) * sizeof(*one->moves))))
        json_each(moves, read_move, e);
}

static void read_flare(entry_reading *e)
{
    const monitoring *m = &e->all->diary->pack->monitoring;

    e->into->flare = text_in(e, e->raw, "level", 1);
    for (size_t i = 0; i < m->flare_count; i++)
        if (same_text(m->flares[i].id, e->into->flare))
            return;
    if (!e->is_wrong)
        set_aside(e, "diary-flare", "the pack has no flare-up ", e->into->flare);
}

/* ---- plans ---- */

static unsigned days_in(entry_reading *e, const json_input *list)
{
    unsigned days = 0;

    for (size_t i = 0; list && i < json_length(list); i++) {
        int day = rank_of(day_words, json_text(json_at(list, i)));

        if (day < 0)
            wrong(e, "diary-day", "days are mon, tue, wed, thu, fri, sat, sun, not ",
                  json_text(json_at(list, i)));
        else
            days |= 1U << day;
    }
    return days;
}

static long amount_in(entry_reading *e, const json_input *object, const char *key)
{
    enum { LARGEST_AMOUNT = 10000 };
    long amount = number_in(e, object, key, LARGEST_AMOUNT);

    return amount < 0 ? 0 : amount;
}

static void read_item(entry_reading *e, plan_item *item, const json_input *from)
{
    const json_input *days;

    if (json_kind_of(from) != JSON_IS_OBJECT) {
        wrong(e, "diary-object", "objects have to stand under ", "items");
        return;
    }
    days = json_get(from, "days");
    if (days && json_kind_of(days) != JSON_IS_LIST)
        wrong(e, "diary-list", "a list has to stand under ", "days");
    else
        item->days = days_in(e, days);
    item->exercise = exercise_in(e, text_in(e, from, "exercise", 1));
    item->step = amount_in(e, from, "step");
    item->share = amount_in(e, from, "share");
    item->sets = amount_in(e, from, "sets");
    item->reps = amount_in(e, from, "reps");
    item->hold = amount_in(e, from, "hold");
    item->minutes = amount_in(e, from, "minutes");
    item->times = amount_in(e, from, "times");
    item->effort = amount_in(e, from, "effort");
    item->outside = amount_in(e, from, "habit") > 0;
    item->fills = amount_in(e, from, "fills") > 0;
}

static void read_plan(entry_reading *e)
{
    const json_input *items = json_get(e->raw, "items");
    diary_entry *one = e->into;

    one->from = day_in(e, e->raw, "from");
    one->minutes = amount_in(e, e->raw, "minutes");
    if (!items || json_kind_of(items) != JSON_IS_LIST) {
        wrong(e, "diary-list", "a list has to stand under ", "items");
        return;
    }
    if (!(one->items = take(e, json_length(items) * sizeof(*one->items))))
        return;
    one->item_count = json_length(items);
    for (size_t i = 0; i < one->item_count; i++)
        read_item(e, &one->items[i], json_at(items, i));
}

static void read_wish(void *payload, const char *key, const json_input *value)
{
    entry_reading *e = payload;

    if (json_kind_of(value) != JSON_IS_STRING)
        wrong(e, "diary-text", "the id of an exercise, or none, has to stand under ",
              key);
    else if (exercise_in(e, key) && strcmp(json_text(value), "none") != 0)
        exercise_in(e, json_text(value));
}

static void read_swap(entry_reading *e)
{
    const json_input *swap = json_get(e->raw, "swap");

    if (!swap || json_kind_of(swap) != JSON_IS_OBJECT)
        wrong(e, "diary-object", "an object has to stand under ", "swap");
    else
        json_each(swap, read_wish, e);
}

static void read_answers(entry_reading *e)
{
    const json_input *answers = json_get(e->raw, "answers");

    if (!answers || json_kind_of(answers) != JSON_IS_OBJECT)
        wrong(e, "diary-object", "an object has to stand under ", "answers");
    if (json_get(e->raw, "swap"))
        read_swap(e);
}

/* ---- an entry ---- */

/* What is neither text, number, list nor object could not be written again. */
static int is_plain(const json_input *value);

static void look_at(void *payload, const char *key, const json_input *value)
{
    int *plain = payload;

    (void)key;
    *plain = *plain && is_plain(value);
}

static int is_plain(const json_input *value)
{
    int plain = json_kind_of(value) != JSON_IS_OTHER;

    if (json_kind_of(value) == JSON_IS_OBJECT)
        json_each(value, look_at, &plain);
    for (size_t i = 0; json_kind_of(value) == JSON_IS_LIST && i < json_length(value); i++)
        plain = plain && is_plain(json_at(value, i));
    return plain;
}

static int is_id(const char *id)
{
    size_t length = strspn(id, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                               "0123456789-");

    return length && length <= LONGEST_ENTRY_ID && !id[length];
}

static int has_entry(const sb_diary *diary, const char *id)
{
    for (size_t i = 0; i < diary->entries.count; i++)
        if (same_text(((const diary_entry *)diary->entries.items[i])->id, id))
            return 1;
    return 0;
}

static void read_head(entry_reading *e)
{
    diary_entry *one = e->into;
    int kind;

    one->id = text_in(e, e->raw, "id", 1);
    if (!e->is_wrong && !is_id(one->id))
        wrong(e, "diary-id", "letters, digits and dashes have to stand under ", "id");
    if (!e->is_wrong && has_entry(e->all->diary, one->id))
        wrong(e, "diary-twice", "this id stands twice: ", one->id);
    one->day = day_in(e, e->raw, "day");
    kind = rank_of(entry_kind_words, text_in(e, e->raw, "kind", 1));
    if (kind < 0 && !e->is_wrong)
        wrong(e, "diary-kind",
              "kind is answers, plan, session, flare, check-in or swap, not ",
              text_in(e, e->raw, "kind", 1));
    one->kind = (entry_kind)(kind < 0 ? 0 : kind);
}

static void read_kind(entry_reading *e)
{
    static void (*const readers[ENTRY_KIND_COUNT])(entry_reading *) = {
        [ENTRY_ANSWERS] = read_answers,  [ENTRY_PLAN] = read_plan,
        [ENTRY_SESSION] = read_session,  [ENTRY_FLARE] = read_flare,
        [ENTRY_CHECK_IN] = read_answers, [ENTRY_SWAP] = read_swap};

    readers[e->into->kind](e);
}

/* A day more: it can be tomorrow where the entry was written. */
static void weigh(entry_reading *e)
{
    e->into->counts = 1;
    if (e->into->day <= e->all->today + 1)
        return;
    e->into->counts = 0;
    set_aside(e, "diary-future",
              "it is of a day to come, and does not count before that: ",
              json_text(json_get(e->raw, "day")));
}

void diary_take(diary_reading *r, const json_input *raw, size_t number)
{
    entry_reading e = {.all = r, .raw = raw, .number = number};

    if (!(e.into = take(&e, sizeof(*e.into))))
        return;
    e.into->raw = raw;
    if (json_kind_of(raw) != JSON_IS_OBJECT)
        wrong(&e, "diary-object", "it has to be an object, with id, day and kind", "");
    else if (!is_plain(raw))
        wrong(&e, "diary-value", "true, false and null do not occur in a diary", "");
    if (e.is_wrong)
        return;
    read_head(&e);
    if (!e.is_wrong)
        read_kind(&e);
    if (e.is_wrong)
        return;
    weigh(&e);
    e.into->place = r->diary->count++;
    r->failed |= list_add(&r->diary->entries, e.into) < 0;
}

/* ---- the whole ---- */

static int no_diary(const json_input *whole, sb_failure *why)
{
    int is_answers = json_kind_of(whole) == JSON_IS_OBJECT && json_get(whole, "answers");

    return failure_set(why, SB_CAUSE_ANSWERS, "", 0,
                       is_answers
                           ? "this is a file of answers, not a diary; `diary start` "
                             "makes a diary from it"
                           : "this is not a diary: it has no \"diary\": %d",
                       DIARY_FORMAT);
}

static int check_head(const json_input *whole, sb_failure *why)
{
    const json_input *format = json_kind_of(whole) == JSON_IS_OBJECT
                                   ? json_get(whole, "diary")
                                   : NULL;
    double number;

    if (!format || json_kind_of(format) != JSON_IS_NUMBER)
        return no_diary(whole, why);
    number = json_number(format);
    if (number > DIARY_FORMAT)
        return failure_set(why, SB_CAUSE_ANSWERS, "", 0,
                           "this diary was written by a newer program (\"diary\": %.0f); "
                           "take that one. Nothing was changed",
                           number);
    if (number < DIARY_FORMAT || !json_get(whole, "id") ||
        !is_id(json_text(json_get(whole, "id"))) || !json_get(whole, "entries") ||
        json_kind_of(json_get(whole, "entries")) != JSON_IS_LIST)
        return failure_set(why, SB_CAUSE_ANSWERS, "", 0,
                           "a diary needs \"diary\": %d, an id, and a list of entries",
                           DIARY_FORMAT);
    return 0;
}

/* A diary without answers or a plan says nothing about the entries behind. */
static int check_start(const sb_diary *diary, sb_failure *why)
{
    int found[ENTRY_KIND_COUNT] = {0};

    for (size_t i = 0; i < diary->entries.count; i++)
        found[((const diary_entry *)diary->entries.items[i])->kind] = 1;
    return found[ENTRY_ANSWERS] && found[ENTRY_PLAN]
               ? 0
               : failure_set(why, SB_CAUSE_ANSWERS, "", 0,
                             "a diary begins with an entry \"answers\" and an entry "
                             "\"plan\"; one is missing");
}

static void read_entries(diary_reading *r, const json_input *whole)
{
    const json_input *entries = json_get(whole, "entries");

    r->diary->id = json_text(json_get(whole, "id"));
    for (size_t i = 0; i < json_length(entries); i++)
        diary_take(r, json_at(entries, i), i + 1);
    diary_sort(r->diary);
}

static int judge(const diary_reading *r, sb_failure *why)
{
    if (r->failed || mistakes_failed(r->notes))
        return failure_memory(why);
    if (sb_mistakes_errors(r->notes))
        return failure_set(why, SB_CAUSE_ANSWERS, "", 0,
                           "the diary has mistakes; nothing was changed");
    return check_start(r->diary, why);
}

int sb_diary_read(sb_diary **out, const sb_pack *pack, const char *text, size_t length,
                  const char *today, sb_mistakes *notes, sb_failure *why)
{
    diary_reading r = {.diary = diary_new(pack),
                       .text = text,
                       .length = length,
                       .today = day_number(today),
                       .notes = notes};
    json_input *whole = NULL;
    int error = r.diary ? diary_check_words(pack, why) : failure_memory(why);

    if (error == 0)
        error = json_read(&whole, text, length, why);
    if (error == 0 && list_add(&r.diary->texts, whole) < 0) {
        json_free(whole);
        error = failure_memory(why);
    }
    if (error == 0 && (error = check_head(whole, why)) == 0) {
        read_entries(&r, whole);
        error = judge(&r, why);
    }
    if (error == 0)
        *out = r.diary;
    else
        sb_diary_free(r.diary);
    return error;
}
