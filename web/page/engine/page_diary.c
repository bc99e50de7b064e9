/* SPDX-License-Identifier: Apache-2.0 */
/* The weeks after, for a page: one diary at a time. A check-in is the dialogue, begun
 * from what the diary knows. Failures and texts as in page_engine.c. */
#include <emscripten.h>
#include <stdlib.h>
#include <string.h>

#include "page_engine.h"

enum { MOST_PAIRS = 128 };

void forget_look(void)
{
    sb_result_free(engine.looked);
    engine.looked = NULL;
}

EMSCRIPTEN_KEEPALIVE void page_diary_close(void)
{
    sb_diary_free(engine.diary);
    engine.diary = NULL;
}

static int take_diary(sb_diary *diary)
{
    page_diary_close();
    engine.diary = diary;
    return 0;
}

/* ---- beginning, reading, writing ---- */

/* From what the dialogue has come to. */
EMSCRIPTEN_KEEPALIVE int page_diary_start(const char *id, const char *today)
{
    const sb_diary_stamp stamp = {.id = id, .day = today, .today = today};
    sb_consultation *person = NULL;
    sb_result *result = NULL;
    sb_diary *diary = NULL;
    int error = sb_dialogue_person(&person, engine.dialogue, anew());

    if (error == 0)
        error = sb_consultation_conclude(&result, person, &engine.why);
    if (error == 0)
        error = sb_diary_start(&diary, person, result, &stamp, &engine.why);
    sb_result_free(result);
    sb_consultation_close(person);
    return error < 0 ? -1 : take_diary(diary);
}

EMSCRIPTEN_KEEPALIVE int page_diary_open(const char *text, const char *today)
{
    sb_diary *diary = NULL;

    if (sb_diary_read(&diary, engine.pack, text, strlen(text), today, no_mistakes(),
                      anew()) < 0)
        return -1;
    return take_diary(diary);
}

EMSCRIPTEN_KEEPALIVE char *page_diary_write(void)
{
    char *out = NULL;

    return sb_diary_write(&out, engine.diary, anew()) < 0 ? NULL : out;
}

/* Puts another copy of the same diary and this one together. */
EMSCRIPTEN_KEEPALIVE int page_diary_merge(const char *text, const char *today)
{
    sb_diary *other = NULL, *both = NULL;
    char *whole = NULL;
    int error = sb_diary_read(&other, engine.pack, text, strlen(text), today,
                              no_mistakes(), anew());

    if (error == 0)
        error = sb_diary_merge(&both, engine.diary, other, no_mistakes(), &engine.why);
    if (error == 0)
        error = sb_diary_write(&whole, both, &engine.why);
    sb_diary_free(both);
    sb_diary_free(other);
    if (error == 0)
        error = page_diary_open(whole, today);
    free(whole);
    return error;
}

/* ---- a day ---- */

EMSCRIPTEN_KEEPALIVE char *page_diary_day(const char *day, const char *today)
{
    char *out = NULL;

    return sb_diary_day_json(&out, engine.diary, day, today, anew()) < 0 ? NULL : out;
}

/* Cuts lines, name and value in turn, into pairs. */
static void cut(const char *pairs[MOST_PAIRS + 1], char *lines)
{
    char *rest = NULL;
    size_t count = 0;

    for (char *line = strtok_r(lines, "\n", &rest); line && count < MOST_PAIRS;
         line = strtok_r(NULL, "\n", &rest))
        pairs[count++] = line;
    pairs[count - count % 2] = NULL;
}

static const char *light_of(const char *const pairs[])
{
    for (; *pairs; pairs += 2)
        if (strcmp(*pairs, "light") == 0)
            return pairs[1];
    return NULL;
}

/* Logs a session; what is to be said about it. */
EMSCRIPTEN_KEEPALIVE char *page_diary_log(const char *id, const char *day,
                                          const char *today, const char *told)
{
    const sb_diary_stamp stamp = {.id = id, .day = day, .today = today};
    const char *pairs[MOST_PAIRS + 1];
    char *lines = strdup(told), *out = NULL;

    anew();
    cut(pairs, lines);
    if (sb_diary_log(engine.diary, &stamp, pairs, &engine.why) == 0 &&
        sb_diary_logged_text(&out, engine.diary, day, light_of(pairs), &engine.why) < 0)
        out = NULL;
    free(lines);
    return out;
}

EMSCRIPTEN_KEEPALIVE int page_diary_flare(const char *id, const char *today,
                                          const char *level)
{
    const sb_diary_stamp stamp = {.id = id, .day = today, .today = today};

    return sb_diary_flare(engine.diary, &stamp, level, anew());
}

/* ---- another move ---- */

/* What may stand in the place of a move, as JSON. */
EMSCRIPTEN_KEEPALIVE char *page_diary_others(const char *move, const char *today)
{
    sb_consultation *person = NULL;
    char *out = NULL;

    if (sb_consultation_open(&person, engine.pack, anew()) == 0)
        sb_diary_others_json(&out, engine.diary, person, move, today, &engine.why);
    sb_consultation_close(person);
    return out;
}

/* `other` is empty to leave it out. What came of it, in words. */
EMSCRIPTEN_KEEPALIVE char *page_diary_swap(const char *id, const char *today,
                                           const char *move, const char *other)
{
    const sb_diary_stamp stamp = {.id = id, .day = today, .today = today};
    sb_consultation *person = NULL;
    char *said = NULL;

    if (sb_consultation_open(&person, engine.pack, anew()) == 0)
        sb_diary_swap(&said, engine.diary, person, move, *other ? other : NULL, &stamp,
                      &engine.why);
    sb_consultation_close(person);
    return said;
}

/* ---- a check-in ---- */

static int ask(const char *answers)
{
    return sb_dialogue_resume(engine.dialogue, answers, strlen(answers),
                              SB_RESUME_ANSWERS, no_mistakes(), &engine.why);
}

/* The dialogue asks what is due. */
EMSCRIPTEN_KEEPALIVE int page_diary_look(const char *today)
{
    sb_consultation *person = NULL;
    char *answers = NULL;
    int error = sb_consultation_open(&person, engine.pack, anew());

    forget_look();
    if (error == 0)
        error = sb_diary_look(&answers, engine.diary, person, today, &engine.why);
    if (error == 0)
        error = ask(answers);
    free(answers);
    sb_consultation_close(person);
    return error;
}

static int conclude(sb_consultation *person, const char *answers,
                    const sb_diary_stamp *stamp)
{
    forget_look();
    return sb_diary_check_in(&engine.looked, engine.diary, person, answers, stamp,
                             &engine.why);
}

/* From what the dialogue has come to. 1: it asks once more what a new sign opens; 0: the
 * check-in stands in the diary, and the result is that of it. `again`: whether more may
 * be asked. */
EMSCRIPTEN_KEEPALIVE int page_diary_look_on(const char *id, const char *today, int again)
{
    const sb_diary_stamp stamp = {.id = id, .day = today, .today = today};
    sb_consultation *person = NULL;
    char *told = NULL, *open = NULL;
    int error = sb_consultation_open(&person, engine.pack, anew());

    if (error == 0)
        error = sb_dialogue_save(&told, engine.dialogue, &engine.why);
    if (error == 0 && again)
        error = sb_diary_look_again(&open, engine.diary, person, told, &engine.why);
    if (error == 0)
        error = open ? ask(open) : conclude(person, told, &stamp);
    sb_consultation_close(person);
    error = error < 0 ? -1 : open != NULL;
    free(told);
    free(open);
    return error;
}
