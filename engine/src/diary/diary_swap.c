/* SPDX-License-Identifier: Apache-2.0 */
/* One move for another in the week that stands. */
#include <stdlib.h>
#include <string.h>

#include <steadyback/diary_swap.h>
#include <steadyback/interview.h>

#include "base/failure.h"
#include "base/same_text.h"
#include "diary/diary_facts.h"
#include "diary/diary_plan.h"
#include "diary/diary_said.h"
#include "result/result_wish.h"
#include "words/handout.h"

typedef struct swapping {
    sb_diary *diary;
    sb_consultation *person;
    const sb_diary_stamp *stamp;
    long day;
    const diary_entry *plan;     /* in force */
    const char *about;           /* the move that is not wanted, or was not */
    const exercise *gone, *come; /* gone: NULL when it was left out before */
    sb_result *result;
} swapping;

/* ---- the person as they were last told ---- */

static json_value *as_told(void *payload, json_maker *m, const said *one)
{
    (void)payload;
    return diary_copy_value(m, one->value);
}

/* What a check-in was told stands with what the diary says since; before the first there
 * is nothing of the kind. */
static int become_person(sb_consultation *person, const sb_diary *diary, long day,
                         sb_failure *why)
{
    if (said_tell(person, diary, day, as_told, NULL, why) < 0)
        return -1;
    return facts_last_look(diary) ? facts_tell(person, diary, day, why) : 0;
}

static int find_day(long *out, const char *day, sb_failure *why)
{
    *out = day_number(day);
    return *out < 0 ? failure_set(why, SB_CAUSE_ANSWERS, "", 0,
                                  "'%.40s' is no day; write it as 2026-12-01", day)
                    : 0;
}

static const exercise *find(const sb_diary *diary, const char *id)
{
    return id ? name_table_find(&diary->pack->exercises.by_name, id) : NULL;
}

/* ---- what is asked for ---- */

/* What stands in the plan for a move that is not wanted, and what that stands for. */
static const char *wanted_for(const sb_consultation *person, const char *move)
{
    const char *out, *in = NULL;

    for (size_t k = 0; (out = sb_consultation_swapped(person, k, &in)); k++)
        if (same_text(out, move))
            return in ? in : "";
    return NULL;
}

/* What stands for another move is meant as that one. */
static const char *meant_by(const sb_consultation *person, const char *move)
{
    const char *out, *in = NULL;

    for (size_t k = 0; (out = sb_consultation_swapped(person, k, &in)); k++)
        if (in && same_text(in, move))
            return out;
    return move;
}

static int not_planned(const char *move, sb_failure *why)
{
    return failure_set(why, SB_CAUSE_ANSWERS, "", 0,
                       "'%.60s' is not in the plan of this week", move);
}

/* Tells the person the wish; what goes, and what comes. */
static int wish_for(swapping *s, const char *move, const char *other, sb_failure *why)
{
    const int is_back = other && same_text(move, other);
    const char *stands = wanted_for(s->person, move);

    s->about = meant_by(s->person, move);
    s->gone = find(s->diary, stands && is_back ? stands : move);
    s->come = find(s->diary, other);
    if (s->gone && !diary_planned_item(s->plan, s->gone))
        s->gone = NULL;
    if (!s->gone && !(is_back && stands))
        return not_planned(move, why);
    if (is_back && !stands)
        return failure_set(why, SB_CAUSE_ANSWERS, "", 0,
                           "'%.60s' is in the plan: nothing stands in its place", move);
    return is_back ? sb_consultation_swap_back(s->person, move, why)
                   : sb_consultation_swap(s->person, move, other, why);
}

static const result_item *item_of(const swapping *s, const exercise *one)
{
    for (size_t i = 0; i < s->result->items.count; i++) {
        const result_item *item = s->result->items.items[i];

        if (item->exercise == one)
            return item;
    }
    return NULL;
}

/* A wish that was taken back is done when the move is there again. */
static int is_done(const swapping *s)
{
    const result_wish *w = result_wish_against(s->result, find(s->diary, s->about));

    return w ? w->state == WISH_DONE : item_of(s, s->come) != NULL;
}

static int say(char **said, const swapping *s, const char *phrase, sb_failure *why)
{
    text_buffer text = {0};

    handout_write(&text, s->diary->pack, phrase,
                  (const char *const[]){"name", s->come->name, NULL});
    free(*said);
    *said = text_take(&text);
    return *said ? 0 : failure_memory(why);
}

/* What came of it, in words. A wish that was not done is a failure with its reason. */
static int judge(char **said, const swapping *s, sb_failure *why)
{
    if (sb_result_swap_text(said, s->result, s->about, why) < 0)
        return -1;
    if (is_done(s))
        return **said ? 0 : say(said, s, "interview-swap-brought-back", why);
    failure_set(why, SB_CAUSE_ANSWERS, "", 0, "%s",
                **said ? *said : "it cannot stand in the plan as things are now");
    free(*said);
    *said = NULL;
    return -1;
}

/* ---- the plan ---- */

/* The same move in a plan of this week that was changed since: it had its dose there. */
static const plan_item *earlier_this_week(const swapping *s, const exercise *one)
{
    const plan_item *found = NULL;

    for (size_t i = 0; i < s->diary->entries.count; i++) {
        const diary_entry *e = s->diary->entries.items[i];
        const plan_item *item = e->counts && e->kind == ENTRY_PLAN &&
                                        e->from == s->plan->from
                                    ? diary_planned_item(e, one)
                                    : NULL;

        found = item ? item : found;
    }
    return found;
}

/* Whether there is something to put in. One that is new begins at its first step. */
static int coming_item(plan_item *out, const swapping *s)
{
    const plan_item *earlier = s->come ? earlier_this_week(s, s->come) : NULL;

    if (earlier)
        *out = *earlier;
    return earlier ? 1
                   : s->come && s->gone &&
                         plan_item_of(out, s->result, item_of(s, s->come), 1);
}

/* In the place of what goes; at the end where nothing does. */
static size_t change_items(plan_item items[], const swapping *s)
{
    plan_item coming;
    int comes = coming_item(&coming, s);
    size_t count = 0;

    for (size_t i = 0; i < s->plan->item_count; i++)
        if (s->plan->items[i].exercise != s->gone)
            items[count++] = s->plan->items[i];
        else if (comes)
            items[count++] = coming;
    if (comes && !s->gone)
        items[count++] = coming;
    return count;
}

static char *plan_entry(const swapping *s)
{
    plan_item *items = calloc(s->plan->item_count + 1, sizeof(*items));
    char from[DAY_TEXT_SIZE];
    json_maker m = {0};
    json_value *entry = items ? diary_new_entry(&m, s->stamp, "-2", ENTRY_PLAN) : NULL;
    char *text = NULL;

    if (items) {
        day_write(from, s->plan->from); /* of this week: the check-in stays where it is */
        plan_put(&m, entry, s->diary->pack, from, s->plan->minutes, items,
                 change_items(items, s));
        text = json_write(&m, entry, 0);
    }
    free(items);
    return text;
}

static char *swap_entry(const swapping *s)
{
    json_maker m = {0};
    json_value *entry = diary_new_entry(&m, s->stamp, "-1", ENTRY_SWAP);
    json_value *all = json_new_object(&m);
    const char *out, *in = NULL;

    for (size_t k = 0; (out = sb_consultation_swapped(s->person, k, &in)); k++)
        json_put_text(&m, all, out, in ? in : "none");
    json_put(&m, entry, "swap", all);
    return json_write(&m, entry, 0);
}

static int append(const swapping *s, char *entry, sb_failure *why)
{
    int error = entry ? diary_append(s->diary, entry, s->stamp->today, why)
                      : failure_memory(why);

    free(entry);
    return error;
}

/* What was left out in a week before is more than this plan has: it comes back later. */
static int write_entries(char **said, const swapping *s, sb_failure *why)
{
    plan_item coming;

    if (!s->gone && !coming_item(&coming, s))
        return append(s, swap_entry(s), why) < 0 ? -1
                                                 : say(said, s, "diary-swap-later", why);
    /* the plan first: it is made from what stands before the wish is written down */
    return append(s, plan_entry(s), why) < 0 ? -1 : append(s, swap_entry(s), why);
}

int sb_diary_swap(char **said, sb_diary *diary, sb_consultation *person, const char *move,
                  const char *other, const sb_diary_stamp *stamp, sb_failure *why)
{
    swapping s = {.diary = diary, .person = person, .stamp = stamp};
    int error;

    *said = NULL;
    if (find_day(&s.day, stamp->day, why) < 0)
        return -1;
    if (!(s.plan = diary_plan_on(diary, s.day)))
        return not_planned(move, why);
    if ((error = become_person(person, diary, s.day, why)) == 0 &&
        (error = wish_for(&s, move, other, why)) == 0 &&
        (error = sb_consultation_conclude(&s.result, person, why)) == 0 &&
        (error = judge(said, &s, why)) == 0)
        error = write_entries(said, &s, why);
    sb_result_free(s.result);
    if (error < 0) {
        free(*said);
        *said = NULL;
    }
    return error;
}

int sb_diary_others(const char *out[SB_MOST_OTHERS + 1], const sb_diary *diary,
                    sb_consultation *person, const char *move, const char *today,
                    sb_failure *why)
{
    long day;

    if (find_day(&day, today, why) < 0 || become_person(person, diary, day, why) < 0)
        return -1;
    return sb_consultation_others(out, person, move, why);
}

/* ---- for a page ---- */

static void offer(json_maker *m, json_value *all, const char *id, text_buffer *text)
{
    json_value *one = json_new_object(m);

    json_put_text(m, one, "id", id);
    json_put_text(m, one, "text", text->text ? text->text : "");
    m->failed |= text->failed;
    text_clear(text);
    json_add(m, all, one);
}

static void offer_words(json_maker *m, json_value *all, const sb_pack *pack,
                        const char *id, const char *phrase, const exercise *one)
{
    text_buffer text = {0};

    handout_write(&text, pack, phrase,
                  (const char *const[]){"name", one ? one->name : "", "how",
                                        one ? one->summary : "", NULL});
    offer(m, all, id, &text);
}

int sb_diary_others_json(char **out, const sb_diary *diary, sb_consultation *person,
                         const char *move, const char *today, sb_failure *why)
{
    const char *others[SB_MOST_OTHERS + 1], *stood;
    const exercise *one = find(diary, move);
    json_maker m = {0};
    json_value *whole = json_new_object(&m), *all = json_new_list(&m);
    text_buffer text = {0};

    *out = NULL;
    if (sb_diary_others(others, diary, person, move, today, why) < 0) {
        json_maker_clear(&m);
        return -1;
    }
    handout_write(&text, diary->pack,
                  others[0] ? "interview-swap-for" : "interview-swap-none",
                  (const char *const[]){"name", one ? one->name : move, NULL});
    json_put_text(&m, whole, "text", text.text ? text.text : "");
    text_clear(&text);
    for (size_t i = 0; others[i]; i++)
        offer_words(&m, all, diary->pack, others[i], "interview-swap-other",
                    find(diary, others[i]));
    stood = meant_by(person, move);
    if (!same_text(stood, move))
        offer_words(&m, all, diary->pack, stood, "interview-swap-back",
                    find(diary, stood));
    offer_words(&m, all, diary->pack, "", "interview-swap-leave", NULL);
    json_put(&m, whole, "options", all);
    *out = json_write(&m, whole, 0);
    return *out ? 0 : failure_memory(why);
}

const char *sb_diary_move(const sb_diary *diary, const char *today, size_t index)
{
    const diary_entry *plan = diary_plan_on(diary, day_number(today));

    for (size_t i = 0; plan && i < plan->item_count; i++)
        if (plan->items[i].exercise && index-- == 0)
            return plan->items[i].exercise->id;
    return NULL;
}
