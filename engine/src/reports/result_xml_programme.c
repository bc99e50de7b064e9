/* SPDX-License-Identifier: Apache-2.0 */
/* The part of the result as XML that says what to do: the programme, the status of every
 * exercise, and the words around them. */
#include <stdio.h>

#include "reports/result_xml.h"
#include "words/handout.h"

enum { TEXT_SIZE = 48 };

static void put_if(result_writer *w, xml_part *part, const char *name, long number)
{
    if (number)
        tree_put_number(w->tree, part, name, number);
}

/* ---- one exercise of the programme ---- */

static void put_dose(result_writer *w, xml_part *into, const result_item *item)
{
    const dose *d = &item->exercise->doses[item->level];
    xml_part *one = tree_add(w->tree, into, "dose");
    text_buffer words = {0};

    tree_put(w->tree, one, "level", level_words[item->level]);
    put_if(w, one, "sets", item->sets);
    put_if(w, one, "reps", d->metres ? 0 : item->reps);
    put_if(w, one, "sides", item->sets ? item->sides : 0);
    put_if(w, one, "hold-seconds", item->hold_seconds);
    put_if(w, one, "metres", d->metres);
    put_if(w, one, "kilograms", d->kilograms);
    put_if(w, one, "minutes", item->minutes);
    put_if(w, one, "times-a-day", item->times);
    put_if(w, one, "effort", item->effort);
    handout_dose(&words, w->result->pack, item);
    xml_take_text(w, one, "text", &words);
    if (d->note)
        tree_add_text(w->tree, one, "note", d->note);
}

static void put_days(result_writer *w, xml_part *into, const result_item *item)
{
    for (int day = 0; day < 7; day++) {
        long seconds = handout_seconds_on(item, day);
        xml_part *one;

        if (!seconds)
            continue;
        one = tree_add(w->tree, into, "day");
        tree_put(w->tree, one, "id", day_words[day]);
        tree_put_number(w->tree, one, "seconds", seconds);
        tree_put_number(w->tree, one, "takes", handout_minutes_on(item, day));
        for (size_t i = 0; i < item->day_count; i++)
            if (item->days[i].day == day) {
                put_if(w, one, "minutes", item->days[i].minutes);
                put_if(w, one, "times", item->days[i].times);
            }
    }
}

static void put_step(result_writer *w, xml_part *into, const char *name,
                     const char *phrase, const exercise *other)
{
    const char *const pairs[] = {"name", other ? other->name : "", NULL};
    xml_part *one;

    if (!other)
        return;
    one = tree_add(w->tree, into, name);
    tree_put(w->tree, one, "exercise", other->id);
    tree_add_text(w->tree, one, "name", other->name);
    xml_say(w, one, phrase, pairs);
}

static void put_item(result_writer *w, xml_part *into, const result_item *item)
{
    const exercise *e = item->exercise;
    xml_part *one = tree_add(w->tree, into, "item"), *how;

    tree_put(w->tree, one, "exercise", e->id);
    tree_put(w->tree, one, "modality", e->modality);
    tree_put(w->tree, one, "slot", item->slot);
    tree_put(w->tree, one, "habit", item->outside ? "yes" : "no");
    tree_put_number(w->tree, one, "minutes", handout_minutes(item));
    tree_add_text(w->tree, one, "name", e->name);
    put_dose(w, one, item);
    put_days(w, one, item);
    xml_drawing(w, one, e->id, "drawing");
    how = tree_add(w->tree, one, "how");
    for (size_t i = 0; i < e->step_count; i++)
        tree_add_text(w->tree, how, "step", e->steps[i]);
    tree_add_text(w->tree, one, "watch-for", e->watch_for);
    xml_reasons(w, one, "why", &item->why);
    put_step(w, one, "easier", "handout-easier", item->regression);
    put_step(w, one, "harder", "handout-harder", item->progression);
    xml_evidence(w, one, &e->evidence);
}

/* ---- weeks ---- */

static const result_item *item_of(const sb_result *r, const exercise *e)
{
    for (size_t i = 0; i < r->items.count; i++)
        if (((const result_item *)r->items.items[i])->exercise == e)
            return r->items.items[i];
    return NULL;
}

/* The dose of that week in words, as far as it is a matter of numbers. */
static void put_amount_words(result_writer *w, xml_part *into, const week_item *item)
{
    const result_item *first = item_of(w->result, item->exercise);
    text_buffer words = {0};

    if (first) {
        result_item then = *first;

        then.sets = item->sets;
        then.reps = item->reps;
        then.hold_seconds = item->hold_seconds;
        then.minutes = item->minutes;
        then.fills = 0;
        then.day_count = 0;
        handout_dose(&words, w->result->pack, &then);
    }
    xml_take_text(w, into, "text", &words);
}

static void put_week_item(result_writer *w, xml_part *into, const week_item *item)
{
    xml_part *one = tree_add(w->tree, into, "amount");

    tree_put(w->tree, one, "exercise", item->exercise->id);
    put_if(w, one, "sets", item->sets);
    put_if(w, one, "reps", item->reps);
    put_if(w, one, "hold-seconds", item->hold_seconds);
    put_if(w, one, "minutes", item->minutes);
    put_if(w, one, "days-a-week", item->days_a_week);
    if (item->variant)
        tree_put(w->tree, one, "harder", item->variant->id);
    put_amount_words(w, one, item);
}

static void put_week(result_writer *w, xml_part *into, const result_week *week)
{
    char number[TEXT_SIZE];
    const char *const pairs[] = {"number", number, NULL};
    xml_part *one = tree_add(w->tree, into, "week");

    snprintf(number, sizeof(number), "%ld", week->plan->number);
    tree_put(w->tree, one, "number", number);
    xml_say(w, one, "handout-week", pairs);
    tree_add_text(w->tree, one, "text", week->plan->message->text);
    for (size_t i = 0; i < week->items.count; i++)
        put_week_item(w, one, week->items.items[i]);
}

/* ---- the programme ---- */

static void put_totals(result_writer *w, xml_part *into)
{
    for (int day = 0; day < 7; day++) {
        xml_part *one = tree_add(w->tree, into, "total");
        long seconds = 0;

        for (size_t i = 0; i < w->result->items.count; i++) {
            const result_item *item = w->result->items.items[i];

            seconds += item->outside ? 0 : handout_seconds_on(item, day);
        }
        tree_put(w->tree, one, "day", day_words[day]);
        tree_put_number(w->tree, one, "seconds", seconds);
        tree_put_number(w->tree, one, "takes", handout_session_minutes(w->result, day));
    }
}

static void put_level(result_writer *w, xml_part *into)
{
    const sb_result *r = w->result;
    char minutes[TEXT_SIZE], level[TEXT_SIZE], style[TEXT_SIZE];
    const char *const pairs[] = {"minutes", minutes, NULL};

    snprintf(minutes, sizeof(minutes), "%ld", r->minutes);
    snprintf(level, sizeof(level), "handout-level-%s", level_words[r->level]);
    snprintf(style, sizeof(style), "handout-style-%s", style_words[r->style]);
    xml_say(w, into, "handout-minutes", pairs);
    xml_say(w, into, level, NULL);
    xml_say(w, into, style, NULL);
    xml_reasons(w, into, "level-reasons", &r->level_why);
    xml_reasons(w, into, "style-reasons", &r->style_why);
}

void xml_programme(result_writer *w, xml_part *into)
{
    const sb_result *r = w->result;
    xml_part *one = tree_add(w->tree, into, "programme");

    tree_put(w->tree, one, "given", r->has_programme ? "yes" : "no");
    tree_put(w->tree, one, "level", level_words[r->level]);
    tree_put(w->tree, one, "style", style_words[r->style]);
    tree_put_number(w->tree, one, "minutes-a-day", r->minutes);
    put_level(w, one);
    for (size_t i = 0; i < r->items.count; i++)
        put_item(w, one, r->items.items[i]);
    for (size_t i = 0; i < r->empty_slots.count; i++) {
        xml_part *empty = tree_add(w->tree, one, "empty");
        text_buffer slot = {0};

        tree_put(w->tree, empty, "slot", r->empty_slots.items[i]);
        handout_slot(&slot, r->pack, r->empty_slots.items[i]);
        xml_say(w, empty, "handout-empty",
                (const char *const[]){"slot", slot.text ? slot.text : "", NULL});
        if (slot.failed)
            tree_fail(w->tree);
        text_clear(&slot);
    }
    put_totals(w, one);
    for (size_t i = 0; i < r->weeks.count; i++)
        put_week(w, one, r->weeks.items[i]);
}

/* ---- the status of every exercise ---- */

static void put_status(result_writer *w, xml_part *into, const result_exercise *e)
{
    static const char *const statuses[] = {"chosen", "eligible-not-needed", "replaced-by",
                                           "barred-by"};
    xml_part *one = tree_add(w->tree, into, "exercise"), *part;

    tree_put(w->tree, one, "id", e->exercise->id);
    tree_put(w->tree, one, "status", statuses[e->status]);
    if (e->other)
        tree_put(w->tree, one, "other", e->other->id);
    tree_put(w->tree, one, "limited", e->limited ? "yes" : "no");
    tree_put_number(w->tree, one, "score", e->total);
    for (size_t i = 0; i < e->bars.count; i++) {
        const bar *b = e->bars.items[i];

        part = tree_add(w->tree, one, "barred");
        tree_put(w->tree, part, "by", bar_words[b->by]);
        tree_put(w->tree, part, "what", b->what);
    }
    for (size_t i = 0; i < e->merits.count; i++) {
        const merit_part *m = e->merits.items[i];

        part = tree_add(w->tree, one, "merit");
        tree_put(w->tree, part, "part", m->part);
        tree_put(w->tree, part, "of", m->of);
        tree_put_number(w->tree, part, "points", m->points);
    }
    for (size_t i = 0; i < e->why.all.count; i++)
        tree_put(w->tree, tree_add(w->tree, one, "because-of"), "rule",
                 ((const reason *)e->why.all.items[i])->rule->id);
}

void xml_exercises(result_writer *w, xml_part *into)
{
    xml_part *all = tree_add(w->tree, into, "exercises");

    for (size_t i = 0; i < w->result->exercises.count; i++)
        put_status(w, all, w->result->exercises.items[i]);
}
