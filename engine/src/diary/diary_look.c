/* SPDX-License-Identifier: Apache-2.0 */
/* A check-in: what is asked again, and what follows from the answers. */
#include <limits.h>
#include <steadyback/interview.h>
#include <stdlib.h>
#include <string.h>

#include "base/failure.h"
#include "diary/diary_facts.h"
#include "diary/diary_said.h"
#include "diary/diary_week.h"

enum { WEEK_DAYS = 7, YEAR_DAYS = 365 };

/* ---- what is asked again ---- */

/* Not sure keeps no date, and a section may be asked again as a whole. */
static int is_asked_again(const question *q, long days, long since_look)
{
    return q->from_diary || (q->again_after && days >= q->again_after) ||
           (q->in->again_after && since_look >= q->in->again_after);
}

static long counted_on(const question *q, long days)
{
    return q->counts_on == DAYS_ON    ? days
           : q->counts_on == WEEKS_ON ? days / WEEK_DAYS
           : q->counts_on == YEARS_ON ? days / YEAR_DAYS
                                      : 0;
}

/* The value as of today; NULL when it has to be asked again. */
static json_value *value_today(json_maker *m, const question *q, const said *one,
                               long days, long since_look)
{
    double number;

    if (is_asked_again(q, days, since_look))
        return NULL;
    if (!q->counts_on || json_kind_of(one->value) != JSON_IS_NUMBER)
        return diary_copy_value(m, one->value);
    number = json_number(one->value) + (double)counted_on(q, days);
    return number > q->most ? NULL : json_new_number(m, number);
}

/* Days since the last check-in. Where that one left no exercises, all that sections ask
 * again is due: what stood then may be over, or worse. */
static long days_since_look(const sb_diary *diary, long today)
{
    const diary_entry *last = facts_last_look(diary);
    const diary_entry *plan = diary_plan_on(diary, today);

    return plan && !plan->item_count
               ? LONG_MAX
               : today - (last ? last->day : diary_first_day(diary));
}

typedef struct today_of {
    const sb_pack *pack;
    long today, since_look;
} today_of;

static json_value *as_today(void *payload, json_maker *m, const said *one)
{
    const today_of *of = payload;
    const question *q = said_question(of->pack, one->key);

    return q ? value_today(m, q, one, of->today - one->day, of->since_look) : NULL;
}

/* What does not fit the pack any more is asked again. */
static int take_today(sb_consultation *person, const sb_diary *diary, long today,
                      sb_failure *why)
{
    today_of of = {diary->pack, today, days_since_look(diary, today)};

    return said_tell(person, diary, today, as_today, &of, why);
}

int sb_diary_look(char **out, const sb_diary *diary, sb_consultation *person,
                  const char *today, sb_failure *why)
{
    long day = day_number(today);

    if (day < 0)
        return failure_set(why, SB_CAUSE_ANSWERS, "", 0,
                           "'%.40s' is no day; write it as 2026-12-01", today);
    if (day < diary_first_day(diary))
        return failure_set(why, SB_CAUSE_ANSWERS, "", 0, "the plan starts later than %s",
                           today);
    /* whoever keeps it answers for the one whose diary it is */
    if (take_today(person, diary, day, why) < 0 ||
        facts_tell(person, diary, day, why) < 0 ||
        sb_consultation_note(person, "for", "me", why) < 0)
        return -1;
    return sb_consultation_write_json(out, person, why);
}

/* ---- what a new sign opens ---- */

static int forget_all(sb_consultation *person, const option *o, int *forgot,
                      sb_failure *why)
{
    for (size_t i = 0; i < o->asks_again_count; i++) {
        if (sb_consultation_forget(person, o->asks_again[i]->id, why) < 0)
            return -1;
        *forgot = 1;
    }
    return 0;
}

/* Ticked, or not surely unticked. */
static int may_be_ticked(const sb_answer *given, size_t option)
{
    return given->given &&
           (given->unknown || ((given->ticked | given->unsure) >> option & 1));
}

static int reopen(sb_consultation *person, const sb_pack *pack, int *forgot,
                  sb_failure *why)
{
    for (size_t i = 0; i < pack->questions.all.count; i++) {
        const question *q = pack->questions.all.items[i];
        sb_answer given = {0};

        if (sb_consultation_read_value(&given, person, q->id, why) < 0)
            return -1;
        for (size_t k = 0; k < q->option_count; k++)
            if (may_be_ticked(&given, k) &&
                forget_all(person, &q->options[k], forgot, why) < 0)
                return -1;
    }
    return 0;
}

static int read_answers(sb_consultation *person, const char *answers, sb_failure *why)
{
    sb_mistakes *notes = sb_mistakes_new();
    int error = notes
                    ? sb_consultation_resume(person, answers, strlen(answers), notes, why)
                    : failure_memory(why);

    sb_mistakes_free(notes);
    return error;
}

/* A section for which this holds is asked when there is a diary, and never before. */
static int reads_diary(const condition *when)
{
    if (!when)
        return 0;
    for (size_t i = 0; i < when->part_count; i++)
        if (reads_diary(when->parts[i]))
            return 1;
    return when->kind == CONDITION_ANSWER && when->question->from_diary;
}

/* What a check-in asks and nobody answered is not sure: never taken as good. */
static int fill_review(sb_consultation *person, const sb_pack *pack, sb_failure *why)
{
    const sb_answer unknown = {.given = 1, .unknown = 1};

    for (size_t i = 0; i < pack->questions.all.count; i++) {
        const question *q = pack->questions.all.items[i];

        if (reads_diary(q->in->ask_when) && q->again_after &&
            sb_consultation_applies(person, q->id) &&
            !sb_consultation_has(person, q->id) &&
            sb_consultation_answer_value(person, q->id, &unknown, why) < 0)
            return -1;
    }
    return 0;
}

int sb_diary_look_again(char **out, const sb_diary *diary, sb_consultation *person,
                        const char *answers, sb_failure *why)
{
    int forgot = 0;

    *out = NULL;
    if (read_answers(person, answers, why) < 0)
        return -1;
    if (sb_consultation_is_emergency(person)) /* it stands, and is not taken back */
        return 0;
    if (fill_review(person, diary->pack, why) < 0 ||
        reopen(person, diary->pack, &forgot, why) < 0)
        return -1;
    return forgot ? sb_consultation_write_json(out, person, why) : 0;
}

/* ---- the entry ---- */

typedef struct comparing {
    json_maker *maker;
    json_value *answers, *dropped;
    const said_answers *before;
    const json_input *now;
    const sb_pack *pack;
} comparing;

static int is_same(const json_input *a, const json_input *b)
{
    json_maker m = {0}, n = {0};
    char *left = json_write(&m, diary_copy_value(&m, a), 0);
    char *right = json_write(&n, diary_copy_value(&n, b), 0);
    int same = left && right && strcmp(left, right) == 0;

    free(left);
    free(right);
    return same;
}

/* What changed, and what each check-in asks: that is of today even when it is the same.
 */
static void note_answer(void *payload, const char *key, const json_input *value)
{
    const comparing *c = payload;
    const said *was = said_find(c->before, key);
    const question *q = said_question(c->pack, key);

    if (q && q->from_diary)
        return;
    if (!was || !q || q->again_after || q->counts_on || !is_same(was->value, value))
        json_put(c->maker, c->answers, json_keep(c->maker, key),
                 diary_copy_value(c->maker, value));
}

static void note_dropped(const comparing *c)
{
    for (size_t i = 0; i < c->before->count; i++)
        if (!json_get(c->now, c->before->all[i].key))
            json_add_text(c->maker, c->dropped, c->before->all[i].key);
}

static char *entry_of(const sb_diary *diary, const json_input *now,
                      const said_answers *before, const sb_diary_stamp *stamp)
{
    json_maker m = {0};
    json_value *entry = diary_new_entry(&m, stamp, "-1", ENTRY_CHECK_IN);
    comparing c = {&m, json_new_object(&m), json_new_list(&m), before, now, diary->pack};

    json_each(now, note_answer, &c);
    note_dropped(&c);
    json_put(&m, entry, "answers", c.answers);
    json_put(&m, entry, "dropped", c.dropped);
    return json_write(&m, entry, 0);
}

static int append_look(sb_diary *diary, sb_consultation *person,
                       const sb_diary_stamp *stamp, sb_failure *why)
{
    json_input *whole = NULL;
    said_answers before;
    char *text = NULL, *entry = NULL;
    int error = said_read(&before, diary, day_number(stamp->day));

    error = error < 0 ? failure_memory(why)
                      : sb_consultation_write_json(&text, person, why);
    if (text)
        error = json_read(&whole, text, strlen(text), why);
    if (error == 0) {
        entry = entry_of(diary, json_get(whole, "answers"), &before, stamp);
        error = diary_append(diary, entry, stamp->today, why);
    }
    said_clear(&before);
    json_free(whole);
    free(text);
    free(entry);
    return error;
}

int sb_diary_check_in(sb_result **out, sb_diary *diary, sb_consultation *person,
                      const char *answers, const sb_diary_stamp *stamp, sb_failure *why)
{
    long day = day_number(stamp->day);
    sb_result *result = NULL;
    char *plan = NULL;
    int error;

    if ((error = read_answers(person, answers, why)) < 0 ||
        (error = facts_tell(person, diary, day, why)) < 0 ||
        (error = fill_review(person, diary->pack, why)) < 0 ||
        (error = facts_tell_changes(person, diary, day, why)) < 0 ||
        (error = sb_consultation_conclude(&result, person, why)) < 0 ||
        (error = plan_next_week(&plan, diary, result, stamp, why)) < 0 ||
        (error = append_look(diary, person, stamp, why)) < 0 ||
        (error = diary_append(diary, plan, stamp->today, why)) < 0) {
        sb_result_free(result);
        result = NULL;
    }
    free(plan);
    *out = result;
    return error;
}
