/* SPDX-License-Identifier: Apache-2.0 */
/* Explanations of rules and hazards. */
#include <string.h>

#include "conditions/condition_value.h"
#include "reports/explanation_parts.h"

/* ---- which rules would restrict a movement ---- */

static int set_bars(const sb_pack *pack, const char *id, const movement *m)
{
    const restriction_set *s = name_table_find(&pack->sets.by_name, id);

    for (size_t i = 0; s && i < s->bar_count; i++)
        if (movement_is(m, s->bars[i].movement))
            return 1;
    return 0;
}

static int restricts(const sb_pack *pack, const rule *r, const movement *m)
{
    for (size_t i = 0; i < r->then.count; i++) {
        const consequence *c = &r->then.items[i];

        if (c->kind == APPLY_SET && set_bars(pack, c->id, m))
            return 1;
        if (c->kind == RESTRICT_MOVEMENT &&
            movement_is(m, name_table_find(&pack->movements.by_name, c->id)))
            return 1;
    }
    return 0;
}

void explanation_restrictors(explanation *a, const movement *m, size_t most)
{
    const sb_pack *pack = a->result->pack;
    size_t named = 0;

    for (size_t i = 0; i < pack->rules.all.count && named < most; i++) {
        const rule *r = pack->rules.all.items[i];
        const char *const pairs[] = {"title", r->title, "name", m->name, NULL};

        if (!restricts(pack, r, m))
            continue;
        explanation_absence(a, "explain-would-be-left", pairs);
        explanation_cite(a, &r->evidence);
        named++;
    }
    if (!named)
        explanation_absence(a, "explain-nobody-leaves",
                            (const char *const[]){"name", m->name, NULL});
}

/* ---- rules ---- */

static const reason *fired(const sb_result *r, const rule *one)
{
    for (size_t i = 0; i < r->trace.count; i++)
        if (((const reason *)r->trace.items[i])->rule == one)
            return r->trace.items[i];
    return NULL;
}

/* Says, for every part that keeps the condition from holding, what it would need. */
static void say_what_is_missing(explanation *a, condition_values *values,
                                const condition *c)
{
    if (condition_value(values, c) == SURELY_TRUE)
        return;
    if (c->kind == CONDITION_ALL) {
        for (size_t i = 0; i < c->part_count; i++)
            say_what_is_missing(a, values, c->parts[i]);
        return;
    }
    if (c->kind == CONDITION_NONE || c->kind == CONDITION_UNLESS) {
        for (size_t i = 0; i < c->part_count; i++)
            if (condition_value(values, c->parts[i]) != SURELY_FALSE)
                explanation_condition(a, "explain-held-back", c->parts[i], 0);
        return;
    }
    explanation_condition(a, "explain-would-need", c, 0);
}

static void explanation_missing(explanation *a, const rule *r)
{
    condition_values values;

    if (condition_values_open(&values, &a->result->sheet, NULL) < 0) {
        a->failed = 1;
        return;
    }
    values.disposition = a->result->disposition;
    values.gate = a->result->gate;
    say_what_is_missing(a, &values, r->when);
    condition_values_close(&values);
}

void explanation_rule(explanation *a, const rule *r)
{
    const reason *why = fired(a->result, r);
    const char *const pairs[] = {"title", r->title, NULL};

    if (!why)
        explanation_start(a, TOPIC_RULE, r->id, "does-not-hold",
                          explanation_words(a, "explain-rule-not", pairs));
    else
        explanation_start(a, TOPIC_RULE, r->id, why->if_unknown ? "possible" : "holds",
                          explanation_words(a,
                                            why->if_unknown ? "explain-rule-possible"
                                                            : "explain-rule-holds",
                                            pairs));
    if (why)
        explanation_cause(a, why, NULL);
    if (!why || why->if_unknown)
        explanation_missing(a, r);
    explanation_cite(a, &r->evidence);
}

/* ---- hazards ---- */

static const result_hazard *shown_hazard(const sb_result *r, const hazard *h)
{
    for (size_t i = 0; i < r->not_yet.count; i++)
        if (((const result_hazard *)r->not_yet.items[i])->hazard == h)
            return r->not_yet.items[i];
    return NULL;
}

static void explanation_text(explanation *a, const char *text)
{
    if (text)
        explanation_note(a, "explain-text", (const char *const[]){"text", text, NULL});
}

static void explanation_state(explanation *a, const result_hazard *shown)
{
    const hazard *h = shown->hazard;

    explanation_text(a, shown->state == FINE ? h->fine : shown->because);
    if (shown->state != FINE)
        explanation_text(a, shown->state == LATER ? h->later : shown->back);
}

static void explanation_shown(explanation *a, const result_hazard *shown)
{
    explanation_state(a, shown);
    explanation_causes(a, &shown->why);
    for (size_t i = 0; i < shown->answers.count; i++)
        explanation_answer(a, shown->answers.items[i]);
    if (shown->hazard->seed)
        explanation_absence(a, "explain-core-hazard", NULL);
    for (size_t i = 0; i < shown->insteads.count; i++)
        explanation_instead(a, shown->insteads.items[i]);
    for (size_t i = 0; i < shown->tips.count; i++)
        explanation_text(a, shown->tips.items[i]);
}

void explanation_hazard(explanation *a, const hazard *h)
{
    const result_hazard *shown = shown_hazard(a->result, h);
    static const char *const phrases[] = {[NOT_YET] = "explain-hazard-shown",
                                          [LATER] = "explain-hazard-later",
                                          [FINE] = "explain-hazard-fine"};
    const char *const pairs[] = {"name", h->name, NULL};

    explanation_start(
        a, TOPIC_HAZARD, h->id, shown ? hazard_state_words[shown->state] : "not-listed",
        explanation_words(a, shown ? phrases[shown->state] : "explain-hazard-not",
                          pairs));
    if (shown)
        explanation_shown(a, shown);
    else if (!a->result->has_programme)
        explanation_absence(a, "explain-no-programme", NULL);
    for (size_t i = 0; i < h->for_count && !shown; i++)
        if (h->fors[i].when)
            explanation_condition(a, "explain-would-be-listed", h->fors[i].when, 0);
    explanation_cite(a, &h->evidence);
}
