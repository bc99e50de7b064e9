/* SPDX-License-Identifier: Apache-2.0 */
/* A day of the diary for a page: what stands in the library, as JSON. */
#include "base/failure.h"
#include "base/same_text.h"
#include "diary/diary_progress.h"
#include "diary/diary_said.h"
#include "diary/diary_shown.h"
#include "words/handout.h"

enum { CHECK_IN_DAYS = 7, ALL_DAYS = -1 };

typedef struct day_page {
    json_maker maker;
    shown_week week;
    const sb_diary *diary;
    const char *day;
    long today;
} day_page;

static const char *word(const day_page *d, const char *id)
{
    return pack_text(d->diary->pack, id);
}

static void put_buffer(day_page *d, json_value *to, const char *key, text_buffer *text)
{
    json_put_text(&d->maker, to, key, text->text ? text->text : "");
    d->maker.failed |= text->failed;
    text_clear(text);
}

static json_value *list_of(day_page *d, const char *const texts[], size_t count)
{
    json_value *list = json_new_list(&d->maker);

    for (size_t i = 0; i < count; i++)
        json_add_text(&d->maker, list, texts[i]);
    return list;
}

/* ---- the plan ---- */

static const plan_item *item_of(const day_page *d, const char *id)
{
    for (size_t i = 0; i < d->week.now->item_count; i++)
        if (d->week.now->items[i].exercise &&
            same_text(d->week.now->items[i].exercise->id, id))
            return &d->week.now->items[i];
    return NULL;
}

/* `day`: 0 Monday; ALL_DAYS: all of its days. */
static json_value *item_json(day_page *d, const plan_item *item, int day)
{
    json_value *one = json_new_object(&d->maker);
    text_buffer dose = {0};

    if (day == ALL_DAYS || !(item->days >> day & 1))
        diary_shown_dose(&dose, &d->week, item);
    else
        diary_shown_dose_on(&dose, &d->week, item, day);
    json_put_text(&d->maker, one, "id", item->exercise->id);
    json_put_text(&d->maker, one, "name", item->exercise->name);
    put_buffer(d, one, "dose", &dose);
    json_put_yes(&d->maker, one, "habit", item->outside);
    return one;
}

/* On a day without a session as on the longest. */
static long minutes_today(const day_page *d, const plan_item *item)
{
    long minutes = diary_minutes_on(d->diary, d->week.now, item,
                                    day_of_week(day_number(d->day)));

    return minutes ? minutes : item->minutes;
}

/* What is to be done on the day, with how. */
static json_value *planned(day_page *d)
{
    json_value *all = json_new_list(&d->maker);
    const char *id, *name;

    for (size_t i = 0; (id = sb_diary_planned(d->diary, d->day, i, &name)); i++) {
        const plan_item *item = item_of(d, id);
        json_value *one;

        if (!item)
            continue;
        one = item_json(d, item, day_of_week(day_number(d->day)));
        json_put(&d->maker, one, "steps",
                 list_of(d, item->exercise->steps, item->exercise->step_count));
        json_put_text(&d->maker, one, "watch", item->exercise->watch_for);
        if (item->minutes || item->hold)
            json_put_number(&d->maker, one, "seconds",
                            item->minutes ? 60.0 * (double)minutes_today(d, item)
                                          : (double)item->hold);
        json_add(&d->maker, all, one);
    }
    return all;
}

static void add_change(day_page *d, json_value *one, const plan_item *item)
{
    int was;
    const char *change = diary_shown_change(&d->week, item, &was);
    text_buffer days = {0}, before = {0};

    diary_shown_days(&days, &d->week, item->days);
    put_buffer(d, one, "days", &days);
    if (change)
        json_put_text(&d->maker, one, "change", change);
    if (!was)
        return;
    text_join(&before, word(d, "diary-was"), " ");
    diary_shown_dose(&before, &d->week, diary_shown_before(&d->week, item));
    put_buffer(d, one, "was", &before);
}

static json_value *items(day_page *d)
{
    json_value *all = json_new_list(&d->maker);
    const exercise *left;

    for (size_t i = 0; i < d->week.now->item_count; i++)
        if (d->week.now->items[i].exercise) {
            json_value *one = item_json(d, &d->week.now->items[i], ALL_DAYS);

            add_change(d, one, &d->week.now->items[i]);
            json_add(&d->maker, all, one);
        }
    for (size_t i = 0; (left = diary_shown_left(&d->week, i)); i++) {
        json_value *one = json_new_object(&d->maker);

        json_put_text(&d->maker, one, "id", left->id);
        json_put_text(&d->maker, one, "name", left->name);
        json_put_text(&d->maker, one, "change", word(d, "diary-left"));
        json_add(&d->maker, all, one);
    }
    return all;
}

/* A move that is not wanted, with nothing in its place: it can be brought back. */
static void put_left_out(void *payload, const char *key, const json_input *value)
{
    void *const *to = payload;
    day_page *d = to[0];
    const exercise *one = name_table_find(&d->diary->pack->exercises.by_name, key);
    json_value *item;
    text_buffer text = {0};

    if (!one || !same_text(json_text(value), "none"))
        return;
    item = json_new_object(&d->maker);
    json_put_text(&d->maker, item, "id", one->id);
    handout_write(&text, d->diary->pack, "interview-swap-back",
                  (const char *const[]){"name", one->name, NULL});
    put_buffer(d, item, "text", &text);
    json_add(&d->maker, to[1], item);
}

static json_value *left_out(day_page *d)
{
    json_value *all = json_new_list(&d->maker);
    const json_input *swaps = said_swaps(d->diary, d->today);

    if (swaps)
        json_each(swaps, put_left_out, (void *[]){d, all});
    return all;
}

/* A plan stands for a week; without exercises, people may check in at any time. */
static json_value *plan(day_page *d)
{
    json_value *one = json_new_object(&d->maker), *because = json_new_list(&d->maker);
    const diary_entry *now = d->week.now;
    char text[DAY_TEXT_SIZE];
    text_buffer title = {0};
    const char *reason;

    diary_shown_title(&title, &d->week);
    put_buffer(d, one, "title", &title);
    day_write(text, now->from);
    json_put_text(&d->maker, one, "from", text);
    day_write(text, now->from + CHECK_IN_DAYS);
    json_put_text(&d->maker, one, "check_in", text);
    json_put_yes(&d->maker, one, "due",
                 d->today >= now->from + CHECK_IN_DAYS || !now->item_count);
    json_put(&d->maker, one, "items", items(d));
    json_put(&d->maker, one, "left_out", left_out(d));
    for (size_t i = 0; (reason = diary_shown_reason(&d->week, i)); i++)
        json_add_text(&d->maker, because, reason);
    json_put_text(&d->maker, one, "why", word(d, "diary-why"));
    json_put(&d->maker, one, "because", because);
    if (diary_shown_nothing(&d->week))
        json_put_text(&d->maker, one, "nothing", diary_shown_nothing(&d->week));
    return one;
}

/* ---- lights and flare-ups ---- */

/* As for the handout: from the usual pain that was told last. */
static int pain_is_high(day_page *d)
{
    const question *pain = handout_pain_question(d->diary->pack);
    said_answers all;
    const said *told = NULL;
    int high;

    d->maker.failed |= said_read(&all, d->diary, d->today) < 0;
    if (pain)
        told = said_find(&all, pain->id);
    high = told && json_kind_of(told->value) == JSON_IS_NUMBER &&
           json_number(told->value) >= (double)d->diary->pack->monitoring.high_from;
    said_clear(&all);
    return high;
}

static json_value *lights(day_page *d, int high)
{
    const monitoring *m = &d->diary->pack->monitoring;
    json_value *all = json_new_list(&d->maker);

    for (size_t i = 0; i < m->light_count; i++) {
        json_value *one = json_new_object(&d->maker);

        json_put_text(&d->maker, one, "id", m->lights[i].id);
        json_put_text(&d->maker, one, "name", m->lights[i].name);
        json_put_text(&d->maker, one, "during",
                      high ? m->lights[i].during_high : m->lights[i].during);
        json_put_text(&d->maker, one, "next_day", m->lights[i].next_day);
        json_add(&d->maker, all, one);
    }
    return all;
}

static json_value *flares(day_page *d, int high)
{
    const monitoring *m = &d->diary->pack->monitoring;
    json_value *all = json_new_list(&d->maker);

    for (size_t i = 0; i < m->flare_count; i++) {
        json_value *one = json_new_object(&d->maker);

        json_put_text(&d->maker, one, "id", m->flares[i].id);
        json_put_text(&d->maker, one, "name", m->flares[i].name);
        json_put_text(&d->maker, one, "sign",
                      high ? m->flares[i].sign_high : m->flares[i].sign);
        json_put(&d->maker, one, "steps",
                 list_of(d, m->flares[i].steps, m->flares[i].step_count));
        json_add(&d->maker, all, one);
    }
    return all;
}

/* ---- all of it ---- */

static json_value *help(day_page *d)
{
    json_value *one = json_new_object(&d->maker);
    const char *const texts[] = {word(d, "msg-safety"), word(d, "msg-safety2")};

    json_put_text(&d->maker, one, "title", word(d, "handout-help"));
    json_put(&d->maker, one, "texts", list_of(d, texts, sizeof(texts) / sizeof(*texts)));
    return one;
}

static char *write_day(day_page *d)
{
    json_value *all = json_new_object(&d->maker), *progress;
    int high = pain_is_high(d);
    char first[DAY_TEXT_SIZE];

    day_write(first, diary_first_day(d->diary));
    json_put_text(&d->maker, all, "day", d->day);
    json_put_text(&d->maker, all, "first", first);
    json_put_number(&d->maker, all, "sessions",
                    (double)sb_diary_sessions_on(d->diary, d->day));
    json_put(&d->maker, all, "planned", planned(d));
    json_put(&d->maker, all, "plan", plan(d));
    json_put(&d->maker, all, "lights", lights(d, high));
    json_put(&d->maker, all, "flares", flares(d, high));
    if ((progress = progress_shown(&d->maker, d->diary, d->today)))
        json_put(&d->maker, all, "progress", progress);
    d->maker.failed |= !progress;
    json_put_text(&d->maker, all, "look", word(d, "diary-look"));
    json_put_text(&d->maker, all, "look_again", word(d, "diary-look-again"));
    json_put(&d->maker, all, "help", help(d));
    return json_write(&d->maker, all, 0);
}

int sb_diary_day_json(char **out, const sb_diary *diary, const char *day,
                      const char *today, sb_failure *why)
{
    day_page d = {.diary = diary, .day = day, .today = day_number(today)};

    *out = NULL;
    if (d.today < 0)
        return failure_set(why, SB_CAUSE_ANSWERS, "", 0,
                           "'%.40s' is no day; write it as 2026-12-01", today);
    if (diary_check_words(diary->pack, why) < 0 ||
        diary_shown_open(&d.week, diary, day, why) < 0)
        return -1;
    *out = write_day(&d);
    return *out ? 0 : failure_memory(why);
}

int sb_diary_logged_text(char **out, const sb_diary *diary, const char *day,
                         const char *light, sb_failure *why)
{
    const char *action = light ? sb_diary_light_action(diary->pack, light) : NULL;
    text_buffer text = {0};

    handout_write(&text, diary->pack, "diary-logged",
                  (const char *const[]){"day", day, NULL});
    if (sb_diary_sessions_on(diary, day) > 1)
        text_join(&text, "\n", pack_text(diary->pack, "diary-second"));
    text_join(&text, "\n", action ? action : pack_text(diary->pack, "diary-no-light"));
    *out = text_take(&text);
    return *out ? 0 : failure_memory(why);
}
