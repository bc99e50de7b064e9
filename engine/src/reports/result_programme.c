/* SPDX-License-Identifier: Apache-2.0 */
/* The part of the tree that says what to do: the programme, its weeks, and what became of
 * every exercise. */
#include "reports/result_tree.h"
#include "result/result_dose.h"
#include "words/handout.h"
#include "words/handout_brief.h"
#include "words/wish_words.h"

/* ---- one exercise of the programme ---- */

static void put_dose(result_tree *w, record_part into, const result_item *item)
{
    const dose *d = &item->exercise->doses[item->level];
    record_part one = record_object(w->to, into, "dose");
    dose_number numbers[DOSE_NUMBERS];

    record_id(w->to, one, "level", level_words[item->level]);
    result_dose(numbers, item);
    for (size_t i = 0; i < DOSE_NUMBERS; i++)
        record_number_if(w->to, one, numbers[i].name, numbers[i].number);
    shown_dose(w, one, item);
    if (d->note)
        record_text(w->to, one, "note", d->note);
}

static void put_days(result_tree *w, record_part into, const result_item *item)
{
    record_part all = record_list(w->to, into, "days");

    for (size_t i = 0; i < item->day_count; i++) {
        const item_day *on = &item->days[i];
        record_part one = record_item(w->to, all, "day");

        record_id(w->to, one, "day", day_words[on->day]);
        record_number_if(w->to, one, "minutes", on->minutes);
        record_number_if(w->to, one, "times", on->times);
        record_number(w->to, one, "takes", handout_minutes_on(item, on->day));
    }
}

static void put_step(result_tree *w, record_part into, const char *name,
                     const char *phrase, const exercise *other)
{
    record_part one;

    if (!other)
        return;
    one = record_object(w->to, into, name);
    record_id(w->to, one, "exercise", other->id);
    record_text(w->to, one, "name", other->name);
    shown_phrase(w, one, phrase,
                 (const char *const[]){"name", other->name, "how", other->summary, NULL});
}

static void put_item(result_tree *w, record_part one, const void *thing)
{
    const result_item *item = thing;
    const exercise *e = item->exercise;

    record_id(w->to, one, "exercise", e->id);
    record_text(w->to, one, "name", e->name);
    shown_text(w, one, "summary", e->summary);
    record_id(w->to, one, "modality", e->modality);
    record_id(w->to, one, "slot", item->slot);
    if (result_wish_for(w->result, e))
        record_id(w->to, one, "in_place_of", result_wish_for(w->result, e)->out->id);
    record_yes(w->to, one, "habit", item->outside);
    put_dose(w, one, item);
    put_days(w, one, item);
    record_number(w->to, one, "minutes", handout_minutes(item));
    shown_drawing(w, one, e->id, "drawing");
    shown_why(w, one, item);
    result_put_list(w, one, "why", "reason", &item->why.all, result_put_reason);
    record_texts(w->to, one, "how", "step", e->steps, e->step_count);
    record_text(w->to, one, "caution", e->watch_for);
    put_step(w, one, "progression", "handout-harder", item->progression);
    put_step(w, one, "regression", "handout-easier", item->regression);
    result_put_evidence(w, one, &e->evidence);
}

/* ---- the days and the weeks ---- */

/* What the sessions of each day take. */
static void put_totals(result_tree *w, record_part programme)
{
    record_part all = record_list(w->to, programme, "totals");

    for (int day = 0; day < DAYS_A_WEEK; day++) {
        record_part one = record_item(w->to, all, "total");

        record_id(w->to, one, "day", day_words[day]);
        record_number(w->to, one, "takes", handout_session_minutes(w->result, day));
    }
}

static void put_free(result_tree *w, record_part one, const void *thing)
{
    const result_empty *part = thing;
    record_part because;

    record_id(w->to, one, "slot", part->slot);
    because = record_list(w->to, one, "because");
    for (int i = 0; empty_words[i]; i++)
        if (part->because >> i & 1)
            record_item_id(w->to, because, "cause", empty_words[i]);
    result_put_list(w, one, "reasons", "reason", &part->why.all, result_put_reason);
}

static void put_empty_slots(result_tree *w, record_part programme)
{
    record_part all = record_list(w->to, programme, "empty");

    for (size_t i = 0; i < w->result->empty_slots.count; i++) {
        const result_empty *part = w->result->empty_slots.items[i];

        shown_free(w, record_item_id(w->to, all, "slot", part->slot), part);
    }
    result_put_list(w, programme, "left_free", "part", &w->result->empty_slots, put_free);
}

/* What the person asked for, and what came of it. */
static void put_swap(result_tree *w, record_part one, const void *thing)
{
    const result_wish *wish = thing;
    text_buffer text = {0};

    record_id(w->to, one, "exercise", wish->out->id);
    if (wish->in)
        record_id(w->to, one, "other", wish->in->id);
    record_id(w->to, one, "state", wish_words[wish->state]);
    wish_say(&text, w->result, wish);
    record_take_text(w->to, one, "text", &text);
}

static void put_amount(result_tree *w, record_part one, const void *thing)
{
    const week_item *item = thing;

    record_id(w->to, one, "exercise", item->exercise->id);
    record_number_if(w->to, one, "sets", item->sets);
    record_number_if(w->to, one, "reps", item->reps);
    record_number_if(w->to, one, "hold_seconds", item->hold_seconds);
    record_number_if(w->to, one, "minutes", item->minutes);
    record_number_if(w->to, one, "times_a_day", item->times);
    record_number_if(w->to, one, "effort", item->effort);
    record_number_if(w->to, one, "days_a_week", item->days_a_week);
    if (item->variant)
        record_id(w->to, one, "harder", item->variant->id);
    shown_amount(w, one, item);
}

static void put_week(result_tree *w, record_part one, const void *thing)
{
    const result_week *week = thing;

    record_number(w->to, one, "week", week->plan->number);
    shown_week(w, one, week->plan->number);
    record_text(w->to, one, "text", week->plan->message->text);
    result_put_list(w, one, "items", "amount", &week->items, put_amount);
}

/* The moves that may be next after the last week, as the two pages say them. */
static void put_next_steps(result_tree *w, record_part programme)
{
    record_part all = shown_list(w, programme, "next_steps");
    const week_item *next;

    for (size_t i = 0; i < MOST_STEPS && (next = handout_next_step(w->result, i)); i++)
        shown_phrase(w, all, "handout-next-step",
                     (const char *const[]){"from", next->exercise->name, "name",
                                           next->variant->name, "how",
                                           next->variant->summary, NULL});
}

void result_put_programme(result_tree *w, record_part whole)
{
    const sb_result *r = w->result;
    record_part one = record_object(w->to, whole, "programme");

    shown_id(w, one, "given", r->has_programme ? "yes" : "no");
    shown_level(w, one);
    record_id(w->to, one, "level", level_words[r->level]);
    result_put_list(w, one, "level_reasons", "reason", &r->level_why.all,
                    result_put_reason);
    record_id(w->to, one, "style", style_words[r->style]);
    result_put_list(w, one, "style_reasons", "reason", &r->style_why.all,
                    result_put_reason);
    record_number(w->to, one, "minutes_per_day", r->minutes);
    result_put_list(w, one, "items", "item", &r->items, put_item);
    if (r->wishes.count)
        result_put_list(w, one, "swaps", "swap", &r->wishes, put_swap);
    put_totals(w, one);
    put_empty_slots(w, one);
    result_put_list(w, one, "weeks", "week", &r->weeks, put_week);
    put_next_steps(w, one);
}

/* ---- the status of every exercise ---- */

static void put_bar(result_tree *w, record_part one, const void *thing)
{
    const bar *b = thing;

    record_id(w->to, one, "by", bar_words[b->by]);
    record_id(w->to, one, "what", b->what);
}

static void put_merit(result_tree *w, record_part one, const void *thing)
{
    const merit_part *part = thing;

    record_id(w->to, one, "part", part->part);
    record_id(w->to, one, "of", part->of);
    record_number(w->to, one, "points", part->points);
}

void result_put_exercise(result_tree *w, record_part one, const void *thing)
{
    static const char *const words[] = {"chosen", "eligible-not-needed", "replaced-by",
                                        "barred-by"};
    const result_exercise *e = thing;
    record_part rules;

    record_id(w->to, one, "exercise", e->exercise->id);
    record_id(w->to, one, "status", words[e->status]);
    if (e->other)
        record_id(w->to, one, "other", e->other->id);
    record_yes(w->to, one, "limited", e->limited);
    result_put_list(w, one, "barred", "bar", &e->bars, put_bar);
    result_put_list(w, one, "merits", "merit", &e->merits, put_merit);
    record_number(w->to, one, "score", e->total);
    rules = record_list(w->to, one, "rules");
    for (size_t i = 0; i < e->why.all.count; i++) {
        const reason *why = e->why.all.items[i];

        if (why->rule)
            record_item_id(w->to, rules, "rule", why->rule->id);
    }
}
