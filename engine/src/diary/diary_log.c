/* SPDX-License-Identifier: Apache-2.0 */
/* A session or a flare-up that somebody tells. */
#include <stdlib.h>
#include <string.h>

#include "base/failure.h"
#include "base/numbers.h"
#include "base/same_text.h"
#include "diary/diary.h"
#include "formats/page_writer.h"

/* A session while it is told. */
typedef struct telling {
    sb_diary *diary;
    const sb_diary_stamp *stamp;
    json_maker maker;
    json_value *entry;
    const char *const *pairs;
} telling;

/* ---- what may be told ---- */

static int check_day(const sb_diary *diary, const sb_diary_stamp *stamp, sb_failure *why)
{
    long day = day_number(stamp->day), today = day_number(stamp->today);
    long first = diary_first_day(diary);

    if (day < 0 || today < 0)
        return failure_set(why, SB_CAUSE_ANSWERS, "", 0,
                           "'%.40s' is no day; write it as 2026-12-01", stamp->day);
    if (day > today)
        return failure_set(why, SB_CAUSE_ANSWERS, "", 0,
                           "%s is still to come: today is %s", stamp->day, stamp->today);
    if (day < first) {
        char from[DAY_TEXT_SIZE];

        day_write(from, first);
        return failure_set(why, SB_CAUSE_ANSWERS, "", 0,
                           "%s is before the plan, which starts on %s", stamp->day, from);
    }
    return 0;
}

/* The words with commas between them. */
static void add_word(text_buffer *out, const char *word)
{
    text_add(out, out->length ? ", " : "");
    text_add(out, word);
}

static int refuse(const char *name, const char *value, text_buffer *allowed,
                  sb_failure *why)
{
    failure_set(why, SB_CAUSE_ANSWERS, "", 0, "%.60s cannot be '%.60s'; it is one of: %s",
                name, value, allowed->text ? allowed->text : "");
    text_clear(allowed);
    return -1;
}

static int take_light(telling *t, const char *value, sb_failure *why)
{
    const monitoring *m = &t->diary->pack->monitoring;
    text_buffer allowed = {0};

    for (size_t i = 0; i < m->light_count; i++) {
        if (same_text(m->lights[i].id, value)) {
            text_clear(&allowed);
            json_put_text(&t->maker, t->entry, "light", value);
            return 0;
        }
        add_word(&allowed, m->lights[i].id);
    }
    add_word(&allowed, SB_UNKNOWN);
    if (!same_text(value, SB_UNKNOWN))
        return refuse("light", value, &allowed, why);
    text_clear(&allowed);
    json_put_text(&t->maker, t->entry, "light", SB_UNKNOWN);
    return 0;
}

static int take_number(telling *t, const char *name, const char *value, sb_failure *why)
{
    double number;

    if (number_read(&number, value) < 0 || number < 0 || number > MOST_SCALE ||
        (double)(long)number < number)
        return failure_set(why, SB_CAUSE_ANSWERS, "", 0,
                           "%s cannot be '%.60s'; it is a whole number from 0 to 10",
                           name, value);
    json_put_number(&t->maker, t->entry, name, number);
    return 0;
}

static int is_number(const char *name)
{
    return same_text(name, "before") || same_text(name, "after") ||
           same_text(name, "morning") || same_text(name, "effort");
}

/* ---- exercises ---- */

static int is_planned(const telling *t, const char *id)
{
    const char *name, *planned;

    for (size_t i = 0; (planned = sb_diary_planned(t->diary, t->stamp->day, i, &name));
         i++)
        if (same_text(planned, id))
            return 1;
    return 0;
}

static int no_exercise(const telling *t, const char *id, sb_failure *why)
{
    text_buffer allowed = {0};
    const char *name, *planned;

    for (size_t i = 0; (planned = sb_diary_planned(t->diary, t->stamp->day, i, &name));
         i++)
        add_word(&allowed, planned);
    failure_set(why, SB_CAUSE_ANSWERS, "", 0,
                "'%.60s' is not planned for %s; planned are: %s", id, t->stamp->day,
                allowed.text ? allowed.text : "");
    text_clear(&allowed);
    return -1;
}

static int check_move(const telling *t, const char *id, const char *value,
                      sb_failure *why)
{
    text_buffer allowed = {0};

    if (!is_planned(t, id))
        return no_exercise(t, id, why);
    if (rank_of(move_done_words, value) >= 0)
        return 0;
    for (size_t i = 0; move_done_words[i]; i++)
        add_word(&allowed, move_done_words[i]);
    return refuse(id, value, &allowed, why);
}

static int take_pair(telling *t, const char *name, const char *value, sb_failure *why)
{
    for (const char *const *p = t->pairs; *p != name; p += 2)
        if (same_text(*p, name))
            return failure_set(why, SB_CAUSE_ANSWERS, "", 0, "%.60s is said twice", name);
    if (same_text(name, "light"))
        return take_light(t, value, why);
    if (is_number(name))
        return take_number(t, name, value, why);
    return check_move(t, name, value, why);
}

static const char *told_of(const telling *t, const char *id)
{
    for (const char *const *p = t->pairs; *p; p += 2)
        if (same_text(*p, id))
            return p[1];
    return move_done_words[MOVE_DONE];
}

static void put_moves(telling *t)
{
    json_value *moves = json_new_object(&t->maker);
    const char *name, *id;

    for (size_t i = 0; (id = sb_diary_planned(t->diary, t->stamp->day, i, &name)); i++)
        json_put_text(&t->maker, moves, id, told_of(t, id));
    json_put(&t->maker, t->entry, "moves", moves);
}

static int append(telling *t, sb_failure *why)
{
    char *text = json_write(&t->maker, t->entry, 0);
    int error = diary_append(t->diary, text, t->stamp->today, why);

    free(text);
    return error;
}

int sb_diary_log(sb_diary *diary, const sb_diary_stamp *stamp, const char *const pairs[],
                 sb_failure *why)
{
    telling t = {.diary = diary, .stamp = stamp, .pairs = pairs};
    int error = check_day(diary, stamp, why);

    t.entry = diary_new_entry(&t.maker, stamp, "", ENTRY_SESSION);
    for (const char *const *p = pairs; *p && error == 0; p += 2)
        error = take_pair(&t, p[0], p[1], why);
    if (error == 0) {
        put_moves(&t);
        return append(&t, why);
    }
    json_maker_clear(&t.maker);
    return error;
}

/* ---- flare-ups ---- */

static const flare *find_flare(const sb_pack *pack, const char *level, sb_failure *why)
{
    const monitoring *m = &pack->monitoring;
    text_buffer allowed = {0};

    for (size_t i = 0; i < m->flare_count; i++)
        if (same_text(m->flares[i].id, level)) {
            text_clear(&allowed);
            return &m->flares[i];
        } else {
            add_word(&allowed, m->flares[i].id);
        }
    refuse("flare", level, &allowed, why);
    return NULL;
}

int sb_diary_flare(sb_diary *diary, const sb_diary_stamp *stamp, const char *level,
                   sb_failure *why)
{
    telling t = {.diary = diary, .stamp = stamp};

    if (check_day(diary, stamp, why) < 0 || !find_flare(diary->pack, level, why))
        return -1;
    t.entry = diary_new_entry(&t.maker, stamp, "", ENTRY_FLARE);
    json_put_text(&t.maker, t.entry, "level", level);
    return append(&t, why);
}

int sb_diary_flare_text(char **out, const sb_diary *diary, const char *level,
                        size_t columns, sb_failure *why)
{
    const flare *one = find_flare(diary->pack, level, why);
    page to = {.columns = columns};

    if (!one)
        return -1;
    page_heading(&to, one->name);
    for (size_t i = 0; i < one->step_count; i++)
        page_text(&to, "* ", one->steps[i]);
    page_text(&to, "", pack_text(diary->pack, "msg-safety"));
    *out = text_take(&to.out);
    return *out ? 0 : failure_memory(why);
}
