/* SPDX-License-Identifier: Apache-2.0 */
/* The result as JSON: the contract of docs/result.schema.json. */
#include <string.h>

#include "base/failure.h"
#include "base/name_fill.h"
#include "consultation/answers_json.h"
#include "formats/json_writer.h"
#include "reports/result_json.h"
#include "result/result.h"
#include "words/handout.h"
#include "words/standing.h"
#include "words/told_words.h"

/* ---- reasons ---- */

static json_value *evidence_value(json_maker *m, const evidence *e)
{
    json_value *list = json_list(m);

    for (size_t i = 0; i < e->source_count; i++) {
        json_value *one = json_things(m);

        json_put_text(m, one, "source", e->sources[i]->key);
        json_put_text(m, one, "label", e->sources[i]->label);
        json_put_text(m, one, "grade", e->grade);
        json_add(m, list, one);
    }
    return list;
}

json_value *answers_json(json_maker *m, const sb_result *r, const list *answers)
{
    json_value *list = json_list(m);

    for (size_t i = 0; i < answers->count; i++) {
        const used_answer *used = answers->items[i];
        answer given = *answer_of(&r->sheet, used->asked);
        json_value *one = json_things(m);

        given.ticked &= used->options;
        json_put_text(m, one, "question", used->asked->id);
        json_put(m, one, "value", answers_json_value(m, used->asked, &given));
        json_add(m, list, one);
    }
    return list;
}

json_value *reason_json(json_maker *m, const sb_result *r, const reason *why)
{
    json_value *one = json_things(m);

    json_put_text(m, one, "rule", why->rule->id);
    json_put_text(m, one, "branch", why->if_unknown ? "if-unknown" : "stated");
    json_put_text(m, one, "text", why->rule->because);
    json_put(m, one, "answers", answers_json(m, r, &why->answers));
    json_put(m, one, "evidence", evidence_value(m, &why->rule->evidence));
    return one;
}

static json_value *reasons_value(json_maker *m, const sb_result *r, const reasons *why)
{
    json_value *list = json_list(m);

    for (size_t i = 0; i < why->all.count; i++)
        json_add(m, list, reason_json(m, r, why->all.items[i]));
    return list;
}

/* ---- how things stand ---- */

static json_value *overlay_value(json_maker *m, const overlay *overlay)
{
    json_value *one = json_things(m);

    json_put_text(m, one, "id", overlay->id);
    json_put_text(m, one, "version", overlay->version);
    json_put_text(m, one, "title", overlay->title);
    json_put_text(m, one, "digest", overlay->digest);
    return one;
}

static json_value *pack_value(json_maker *m, const sb_pack *pack)
{
    json_value *one = json_things(m);

    json_put_text(m, one, "id", pack->id);
    json_put_text(m, one, "version", pack->version);
    json_put_text(m, one, "digest", pack->digest);
    json_put_text(m, one, "status", pack->status);
    json_put_number(m, one, "signed", (double)standing_signed(pack));
    if (pack->is_modified)
        json_put_yes(m, one, "modified", 1);
    if (pack->overlays.count) {
        json_value *all = json_list(m);

        for (size_t i = 0; i < pack->overlays.count; i++)
            json_add(m, all, overlay_value(m, pack->overlays.items[i]));
        json_put(m, one, "overlays", all);
    }
    return one;
}

static json_value *disposition_value(json_maker *m, const sb_result *r)
{
    json_value *one = json_things(m);
    char *action = handout_action(r);

    json_put_text(m, one, "level", disposition_words[r->disposition]);
    json_put_text(m, one, "gate", gate_words[r->gate]);
    json_put_text(m, one, "title", handout_title(r));
    m->failed |= action == NULL;
    if (action)
        json_put_text(m, one, "action", action);
    handout_free(action);
    json_put(m, one, "reasons", reasons_value(m, r, &r->disposition_why));
    json_put(m, one, "gate_reasons", reasons_value(m, r, &r->gate_why));
    return one;
}

static json_value *findings_value(json_maker *m, const sb_result *r)
{
    json_value *list = json_list(m);

    for (size_t i = 0; i < r->findings.count; i++) {
        const result_finding *f = r->findings.items[i];
        json_value *one;

        if (!f->sure)
            continue;
        one = json_things(m);
        json_put_text(m, one, "finding", f->finding->id);
        json_put_text(m, one, "text", f->finding->yes);
        json_put(m, one, "answers", answers_json(m, r, &f->answers));
        json_add(m, list, one);
    }
    return list;
}

/* One entry for each rule that restricts the movement. */
static json_value *restrictions_value(json_maker *m, const sb_result *r)
{
    json_value *list = json_list(m);

    for (size_t i = 0; i < r->restrictions.count; i++) {
        const result_restriction *one = r->restrictions.items[i];

        for (size_t k = 0; k < one->why.all.count; k++) {
            const reason *why = one->why.all.items[k];
            json_value *entry = json_things(m);

            json_put_text(m, entry, "movement", one->movement->id);
            json_put_text(m, entry, "name", one->movement->name);
            json_put_text(m, entry, "type", restriction_words[one->type]);
            json_put_text(m, entry, "rule", why->rule->id);
            json_put(m, entry, "because", reason_json(m, r, why));
            json_add(m, list, entry);
        }
    }
    return list;
}

static json_value *not_yet_value(json_maker *m, const sb_result *r)
{
    json_value *list = json_list(m);

    for (size_t i = 0; i < r->not_yet.count; i++) {
        const result_hazard *h = r->not_yet.items[i];
        json_value *one = json_things(m), *instead = json_list(m), *tips = json_list(m);

        for (size_t k = 0; k < h->insteads.count; k++)
            json_add_text(m, instead, ((const exercise *)h->insteads.items[k])->id);
        for (size_t k = 0; k < h->tips.count; k++)
            json_add_text(m, tips, h->tips.items[k]);
        json_put_text(m, one, "hazard", h->hazard->id);
        json_put_text(m, one, "name", h->hazard->name);
        json_put_text(m, one, "kind", h->is_absolute ? "absolute" : "relative");
        json_put_text(m, one, "why", h->because);
        json_put(m, one, "instead", instead);
        json_put(m, one, "tips", tips);
        json_put(m, one, "reasons", reasons_value(m, r, &h->why));
        json_put(m, one, "answers", answers_json(m, r, &h->answers));
        json_put(m, one, "evidence", evidence_value(m, &h->hazard->evidence));
        json_add(m, list, one);
    }
    return list;
}

/* ---- programme ---- */

static void put_if(json_maker *m, json_value *things, const char *key, long number)
{
    if (number)
        json_put_number(m, things, key, (double)number);
}

static json_value *dose_value(json_maker *m, const result_item *item)
{
    const dose *d = &item->exercise->doses[item->level];
    json_value *one = json_things(m);

    json_put_text(m, one, "level", level_words[item->level]);
    put_if(m, one, "sets", item->sets);
    put_if(m, one, "reps", d->metres ? 0 : item->reps);
    if (item->sets)
        put_if(m, one, "sides", item->sides);
    put_if(m, one, "hold_seconds", item->hold_seconds);
    put_if(m, one, "metres", d->metres);
    put_if(m, one, "kilograms", d->kilograms);
    put_if(m, one, "minutes", item->minutes);
    put_if(m, one, "times_a_day", item->times);
    put_if(m, one, "effort", item->effort);
    if (d->note)
        json_put_text(m, one, "note", d->note);
    return one;
}

static json_value *days_value(json_maker *m, const result_item *item)
{
    json_value *list = json_list(m);

    for (size_t i = 0; i < item->day_count; i++) {
        json_value *one = json_things(m);

        json_put_text(m, one, "day", day_words[item->days[i].day]);
        put_if(m, one, "minutes", item->days[i].minutes);
        put_if(m, one, "times", item->days[i].times);
        json_put_number(m, one, "takes",
                        (double)handout_minutes_on(item, item->days[i].day));
        json_add(m, list, one);
    }
    return list;
}

/* What the sessions of each day take. */
static json_value *totals_value(json_maker *m, const sb_result *r)
{
    json_value *list = json_list(m);

    for (int day = 0; day < 7; day++) {
        json_value *one = json_things(m);

        json_put_text(m, one, "day", day_words[day]);
        json_put_number(m, one, "takes", (double)handout_session_minutes(r, day));
        json_add(m, list, one);
    }
    return list;
}

static json_value *step_value(json_maker *m, const exercise *one)
{
    json_value *step = json_things(m);

    json_put_text(m, step, "exercise", one->id);
    json_put_text(m, step, "name", one->name);
    return step;
}

static json_value *item_value(json_maker *m, const sb_result *r, const result_item *item)
{
    const exercise *e = item->exercise;
    json_value *one = json_things(m), *how = json_list(m);

    for (size_t i = 0; i < e->step_count; i++)
        json_add_text(m, how, e->steps[i]);
    json_put_text(m, one, "exercise", e->id);
    json_put_text(m, one, "name", e->name);
    json_put_text(m, one, "modality", e->modality);
    json_put_text(m, one, "slot", item->slot);
    json_put_yes(m, one, "habit", item->outside);
    json_put(m, one, "dose", dose_value(m, item));
    json_put(m, one, "days", days_value(m, item));
    json_put_number(m, one, "minutes", (double)handout_minutes(item));
    json_put(m, one, "why", reasons_value(m, r, &item->why));
    json_put(m, one, "how", how);
    json_put_text(m, one, "caution", e->watch_for);
    if (item->progression)
        json_put(m, one, "progression", step_value(m, item->progression));
    if (item->regression)
        json_put(m, one, "regression", step_value(m, item->regression));
    json_put(m, one, "evidence", evidence_value(m, &e->evidence));
    return one;
}

static json_value *weeks_value(json_maker *m, const sb_result *r)
{
    json_value *list = json_list(m);

    for (size_t i = 0; i < r->weeks.count; i++) {
        const result_week *week = r->weeks.items[i];
        json_value *one = json_things(m), *items = json_list(m);

        for (size_t k = 0; k < week->items.count; k++) {
            const week_item *w = week->items.items[k];
            json_value *item = json_things(m);

            json_put_text(m, item, "exercise", w->exercise->id);
            put_if(m, item, "sets", w->sets);
            put_if(m, item, "reps", w->reps);
            put_if(m, item, "hold_seconds", w->hold_seconds);
            put_if(m, item, "minutes", w->minutes);
            put_if(m, item, "days_a_week", w->days_a_week);
            if (w->variant)
                json_put_text(m, item, "harder", w->variant->id);
            json_add(m, items, item);
        }
        json_put_number(m, one, "week", (double)week->plan->number);
        json_put_text(m, one, "text", week->plan->message->text);
        json_put(m, one, "items", items);
        json_add(m, list, one);
    }
    return list;
}

static json_value *programme_value(json_maker *m, const sb_result *r)
{
    json_value *one = json_things(m), *items = json_list(m), *empty = json_list(m);

    for (size_t i = 0; i < r->items.count; i++)
        json_add(m, items, item_value(m, r, r->items.items[i]));
    for (size_t i = 0; i < r->empty_slots.count; i++)
        json_add_text(m, empty, r->empty_slots.items[i]);
    json_put_text(m, one, "level", level_words[r->level]);
    json_put(m, one, "level_reasons", reasons_value(m, r, &r->level_why));
    json_put_text(m, one, "style", style_words[r->style]);
    json_put(m, one, "style_reasons", reasons_value(m, r, &r->style_why));
    json_put_number(m, one, "minutes_per_day", (double)r->minutes);
    json_put(m, one, "items", items);
    json_put(m, one, "totals", totals_value(m, r));
    json_put(m, one, "empty", empty);
    json_put(m, one, "weeks", weeks_value(m, r));
    return one;
}

/* ---- the status of every exercise ---- */

static json_value *bars_value(json_maker *m, const result_exercise *e)
{
    json_value *list = json_list(m);

    for (size_t i = 0; i < e->bars.count; i++) {
        const bar *b = e->bars.items[i];
        json_value *one = json_things(m);

        json_put_text(m, one, "by", bar_words[b->by]);
        json_put_text(m, one, "what", b->what);
        json_add(m, list, one);
    }
    return list;
}

static json_value *merits_value(json_maker *m, const result_exercise *e)
{
    json_value *list = json_list(m);

    for (size_t i = 0; i < e->merits.count; i++) {
        const merit_part *part = e->merits.items[i];
        json_value *one = json_things(m);

        json_put_text(m, one, "part", part->part);
        json_put_text(m, one, "of", part->of);
        json_put_number(m, one, "points", (double)part->points);
        json_add(m, list, one);
    }
    return list;
}

static json_value *exercise_value(json_maker *m, const result_exercise *e)
{
    static const char *const words[] = {"chosen", "eligible-not-needed", "replaced-by",
                                        "barred-by"};
    json_value *one = json_things(m), *rules = json_list(m);

    for (size_t i = 0; i < e->why.all.count; i++)
        json_add_text(m, rules, ((const reason *)e->why.all.items[i])->rule->id);
    json_put_text(m, one, "exercise", e->exercise->id);
    json_put_text(m, one, "status", words[e->status]);
    if (e->other)
        json_put_text(m, one, "other", e->other->id);
    json_put_yes(m, one, "limited", e->limited);
    json_put(m, one, "barred", bars_value(m, e));
    json_put(m, one, "merits", merits_value(m, e));
    json_put_number(m, one, "score", (double)e->total);
    json_put(m, one, "rules", rules);
    return one;
}

/* ---- words around the programme ---- */

static json_value *advice_value(json_maker *m, const sb_result *r, const list *all)
{
    json_value *list = json_list(m);

    for (size_t i = 0; i < all->count; i++) {
        const advice *a = all->items[i];
        json_value *one = json_things(m);

        json_put_text(m, one, "message", a->message->id);
        json_put_text(m, one, "text", a->message->text);
        json_put(m, one, "reasons", reasons_value(m, r, &a->why));
        json_add(m, list, one);
    }
    return list;
}

static json_value *messages_value(json_maker *m, const list *all)
{
    json_value *list = json_list(m);

    for (size_t i = 0; i < all->count; i++) {
        const message *one = all->items[i];
        json_value *entry = json_things(m);

        json_put_text(m, entry, "message", one->id);
        json_put_text(m, entry, "text", one->text);
        json_add(m, list, entry);
    }
    return list;
}

static json_value *monitoring_value(json_maker *m, const sb_result *r)
{
    const monitoring *all = &r->pack->monitoring;
    json_value *one = json_things(m), *lights = json_list(m), *pairs = json_list(m);

    for (size_t i = 0; i < all->light_count; i++) {
        const light *l = &all->lights[i];
        json_value *entry = json_things(m);

        json_put_text(m, entry, "light", l->id);
        json_put_text(m, entry, "name", l->name);
        json_put_text(m, entry, "during",
                      handout_pain_is_high(r) ? l->during_high : l->during);
        json_put_text(m, entry, "next_day", l->next_day);
        json_put_text(m, entry, "leg", l->leg);
        json_put_text(m, entry, "action", l->action);
        json_add(m, lights, entry);
    }
    for (size_t i = 0; i < all->pair_count; i++) {
        json_value *entry = json_things(m);

        json_put_text(m, entry, "soreness", all->pairs[i].soreness);
        json_put_text(m, entry, "warning", all->pairs[i].warning);
        json_add(m, pairs, entry);
    }
    json_put(m, one, "lights", lights);
    json_put(m, one, "soreness_or_warning", pairs);
    return one;
}

static json_value *flare_value(json_maker *m, const sb_result *r)
{
    const monitoring *all = &r->pack->monitoring;
    json_value *list = json_list(m);

    for (size_t i = 0; i < all->flare_count; i++) {
        const flare *f = &all->flares[i];
        json_value *one = json_things(m), *steps = json_list(m);

        for (size_t k = 0; k < f->step_count; k++)
            json_add_text(m, steps, f->steps[k]);
        json_put_text(m, one, "flare", f->id);
        json_put_text(m, one, "name", f->name);
        json_put_text(m, one, "sign", handout_flare_sign(r, f));
        json_put(m, one, "do", steps);
        json_add(m, list, one);
    }
    return list;
}

static json_value *stop_signals_value(json_maker *m, const sb_result *r)
{
    json_value *list = json_list(m);

    for (size_t i = 0; i < r->stop_signals.count; i++) {
        const stop_signal *s = r->stop_signals.items[i];
        json_value *one = json_things(m);

        json_put_text(m, one, "signal", s->id);
        json_put_text(m, one, "level", disposition_words[s->level]);
        json_put_text(m, one, "text", s->text);
        json_put_text(m, one, "action", s->action);
        json_add(m, list, one);
    }
    return list;
}

static json_value *contacts_value(json_maker *m, const sb_result *r)
{
    json_value *list = json_list(m);

    for (size_t i = 0; i < r->contacts.count; i++) {
        const contact *c = r->contacts.items[i];
        json_value *one = json_things(m);

        json_put_text(m, one, "contact", c->id);
        json_put_text(m, one, "name", c->name);
        json_put_text(m, one, "how", c->how);
        json_add(m, list, one);
    }
    return list;
}

static json_value *unused_value(json_maker *m, const sb_result *r)
{
    json_value *list = json_list(m);

    for (size_t i = 0; i < r->unused.count; i++) {
        const result_unused *told = r->unused.items[i];
        json_value *one = json_things(m);
        text_buffer text = {0};

        told_say_unused(&text, r, told);
        json_put_text(m, one, "question", told->asked->id);
        json_put(m, one, "value", answers_json_value(m, told->asked, &told->given));
        json_put_text(m, one, "why", unused_words[told->why]);
        json_put_text(m, one, "text", json_keep(m, text.text ? text.text : ""));
        json_add(m, list, one);
        text_clear(&text);
    }
    return list;
}

/* What a danger sign takes for granted, though it was not told so. */
static json_value *taken_value(json_maker *m, const sb_result *r)
{
    json_value *list = json_list(m);

    for (size_t i = 0; i < r->taken.count; i++) {
        const result_taken *taken = r->taken.items[i];
        const answer *now = answer_of(&r->sheet, taken->asked);
        json_value *one = json_things(m);

        json_put_text(m, one, "question", taken->asked->id);
        json_put(m, one, "value",
                 answers_json_value(m, taken->asked,
                                    &(answer){.unknown = now->unknown || now->unsure,
                                              .ticked = now->ticked & taken->options}));
        json_put_text(m, one, "because_of", taken->sign->id);
        json_add(m, list, one);
    }
    return list;
}

static void put_ending(json_maker *m, json_value *whole, const sb_result *r)
{
    json_value *incomplete = json_list(m), *trace = json_list(m);

    for (size_t i = 0; i < r->incomplete.count; i++)
        json_add_text(m, incomplete, ((const question *)r->incomplete.items[i])->id);
    for (size_t i = 0; i < r->trace.count; i++) {
        const reason *one = r->trace.items[i];
        json_value *entry = json_things(m);

        json_put_text(m, entry, "rule", one->rule->id);
        json_put_text(m, entry, "branch", one->if_unknown ? "if-unknown" : "stated");
        json_put(m, entry, "answers", answers_json(m, r, &one->answers));
        json_add(m, trace, entry);
    }
    json_put(m, whole, "incomplete", incomplete);
    json_put(m, whole, "unused", unused_value(m, r));
    if (r->taken.count)
        json_put(m, whole, "taken", taken_value(m, r));
    json_put(m, whole, "trace", trace);
}

int result_json_write(char **out, const sb_result *r, size_t indent, sb_failure *why)
{
    json_maker maker = {0}, *m = &maker;
    json_value *whole = json_things(m), *exercises = json_list(m);

    json_put(m, whole, "pack", pack_value(m, r->pack));
    json_put(m, whole, "disposition", disposition_value(m, r));
    json_put(m, whole, "holds", advice_value(m, r, &r->holds));
    json_put(m, whole, "contacts", contacts_value(m, r));
    json_put(m, whole, "findings", findings_value(m, r));
    json_put(m, whole, "restrictions", restrictions_value(m, r));
    json_put(m, whole, "not_yet", not_yet_value(m, r));
    json_put(m, whole, "programme", programme_value(m, r));
    for (size_t i = 0; i < r->exercises.count; i++)
        json_add(m, exercises, exercise_value(m, r->exercises.items[i]));
    json_put(m, whole, "exercises", exercises);
    json_put(m, whole, "advice", advice_value(m, r, &r->advice));
    json_put(m, whole, "monitoring", monitoring_value(m, r));
    json_put(m, whole, "flare_plan", flare_value(m, r));
    json_put(m, whole, "stop_signals", stop_signals_value(m, r));
    json_put(m, whole, "safety_net", messages_value(m, &r->safety_net));
    json_put(m, whole, "education", messages_value(m, &r->education));
    put_ending(m, whole, r);
    *out = json_write(m, whole, indent);
    return names_guard_made(out, why);
}

int sb_result_json(char **out, const sb_result *r, sb_failure *why)
{
    return result_json_write(out, r, 2, why);
}
