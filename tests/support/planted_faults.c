/* SPDX-License-Identifier: Apache-2.0 */
/* Faults to plant in good results. */
#include "planted_faults.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static const exercise *exercise_named(const sb_result *r, const char *id)
{
    return name_table_find(&r->pack->exercises.by_name, id);
}

static result_item *item_at(sb_result *r, size_t index)
{
    return r->items.items[index];
}

static void must_add(list *all, void *thing)
{
    if (list_add(all, thing) < 0)
        abort();
}

/* ---- faults ---- */

static void prescribe_barred(sb_result *r)
{
    item_at(r, 1)->exercise = exercise_named(r, "childs-pose");
}

static void offer_barred_step(sb_result *r)
{
    item_at(r, 1)->progression = exercise_named(r, "curl-up-modified");
}

static void offer_barred_regression(sb_result *r)
{
    item_at(r, 1)->regression = exercise_named(r, "childs-pose");
}

static void put_barred_into_week(sb_result *r)
{
    result_week *week = r->weeks.items[5];

    ((week_item *)week->items.items[0])->variant = exercise_named(r, "childs-pose");
}

static void offer_barred_alternative(sb_result *r)
{
    result_hazard *h = r->not_yet.items[0];

    must_add(&h->insteads, (void *)(uintptr_t)exercise_named(r, "childs-pose"));
}

static void advise(sb_result *r, const char *message)
{
    advice *made = arena_take(r->memory, sizeof(*made));

    if (!made)
        abort();
    *made = (advice){.message = name_table_find(&r->pack->messages.by_name, message)};
    must_add(&r->advice, made);
}

static void advise_barred_exercise(sb_result *r)
{
    advise(r, "ladder-bend-2");
}

static void advise_restricted_movement(sb_result *r)
{
    advise(r, "ladder-bend-4");
}

static void dose_too_high(sb_result *r)
{
    item_at(r, 1)->level = ACTIVE;
}

static void open_the_gate(sb_result *r)
{
    r->gate = GATE_FULL;
}

static void forget_restriction(sb_result *r)
{
    result_restriction *lost = r->restrictions.items[--r->restrictions.count];

    for (size_t i = 0; i < lost->why.all.count; i++) {
        list_clear(&((reason *)lost->why.all.items[i])->answers);
        list_clear(&((reason *)lost->why.all.items[i])->absences);
    }
    list_clear(&lost->why.all);
}

static void make_milder(sb_result *r)
{
    r->disposition = PROCEED;
}

static void forget_reason(sb_result *r)
{
    r->disposition_why.all.count = 0;
}

static void forget_why(sb_result *r)
{
    reasons_clear(&item_at(r, 0)->why);
}

/* A rule that prefers no exercise. */
static void tell_another_reason(sb_result *r)
{
    ((reason *)item_at(r, 0)->why.all.items[0])->rule = name_table_find(
        &r->pack->rules.by_name, "RF-CES-1");
}

/* The half squat, for which no answer speaks, as if it were there to pull. */
static void tell_another_part(sb_result *r)
{
    ((reason *)item_at(r, 1)->why.all.items[0])->part = doses_part(&r->pack->doses,
                                                                   "pull");
}

static void forget_rule(sb_result *r)
{
    r->trace.count--;
}

static void forget_safety_net(sb_result *r)
{
    r->safety_net.count--;
}

static void forget_core_hazard(sb_result *r)
{
    r->not_yet.count = 0;
}

static void forget_alternative(sb_result *r)
{
    result_hazard *h = r->listed.items[0];

    h->insteads.count = 0;
    h->tips.count = 0;
}

static void forget_way_back(sb_result *r)
{
    result_hazard *h = r->listed.items[0];

    h->back = "";
}

static void forget_status(sb_result *r)
{
    r->exercises.count--;
}

static void forget_bar(sb_result *r)
{
    for (size_t i = 0; i < r->exercises.count; i++)
        ((result_exercise *)r->exercises.items[i])->bars.count = 0;
}

static void take_too_long(sb_result *r)
{
    item_at(r, 1)->seconds = 3600;
}

static void add_too_many(sb_result *r)
{
    enum { MORE = 9 };
    static result_item more[MORE];

    for (size_t i = 0; i < MORE; i++) {
        more[i] = (result_item){.exercise = exercise_named(r, "brace-seated"),
                                .slot = "x",
                                .level = GENTLE,
                                .seconds = 1,
                                .times = 1,
                                .days = {{.day = 6, .times = 1}},
                                .day_count = 1};
        must_add(&r->items, &more[i]);
    }
}

static void prescribe_in_an_emergency(sb_result *r)
{
    static result_item item;

    item = (result_item){.exercise = exercise_named(r, "walking-flat"),
                         .slot = "aerobic"};
    must_add(&r->items, &item);
}

/* A sentence in which nobody put in whom to call. */
static const message unfilled = {
    .id = "x", .kind = MESSAGE_ADVICE, .text = "If it gets worse, call {emergency}."};

static void leave_a_name_in_advice(sb_result *r)
{
    advise(r, "advice-breathe-out");
    ((advice *)r->advice.items[r->advice.count - 1])->message = &unfilled;
}

static void leave_a_name_in_a_page(sb_result *r)
{
    must_add(&r->pages, (void *)(uintptr_t)&unfilled);
}

static void leave_a_name_in_education(sb_result *r)
{
    must_add(&r->education, (void *)(uintptr_t)&unfilled);
}

const planted_fault planted_faults[] = {
    {"prescribe-barred", "vertebral-fracture", prescribe_barred, "promise 1"},
    {"offer-barred-step", "vertebral-fracture", offer_barred_step, "promise 1"},
    {"offer-barred-regression", "vertebral-fracture", offer_barred_regression,
     "promise 1"},
    {"put-barred-into-week", "vertebral-fracture", put_barred_into_week, "promise 1"},
    {"offer-barred-alternative", "vertebral-fracture", offer_barred_alternative,
     "promise 1"},
    {"advise-barred-exercise", "vertebral-fracture", advise_barred_exercise, "promise 1"},
    {"advise-restricted-movement", "vertebral-fracture", advise_restricted_movement,
     "promise 1"},
    {"dose-too-high", "vertebral-fracture", dose_too_high, "promise 1"},
    {"open-the-gate", "vertebral-fracture", open_the_gate, "promise 1"},
    {"forget-restriction", "vertebral-fracture", forget_restriction, "promise 1"},
    {"make-milder", "vertebral-fracture", make_milder, "promise 4"},
    {"forget-reason", "vertebral-fracture", forget_reason, "promise 4"},
    {"forget-why", "vertebral-fracture", forget_why, "has no reason"},
    {"tell-another-reason", "desk-worker", tell_another_reason, "does not speak for"},
    {"tell-another-part", "desk-worker", tell_another_part, "does not speak for"},
    {"forget-rule", "vertebral-fracture", forget_rule, "promise 4"},
    {"forget-status", "vertebral-fracture", forget_status, "promise 4"},
    {"forget-bar", "vertebral-fracture", forget_bar, "promise 4"},
    {"forget-safety-net", "desk-worker", forget_safety_net, "promise 6"},
    {"forget-safety-net", "cauda-equina", forget_safety_net, "promise 6"},
    {"forget-core-hazard", "desk-worker", forget_core_hazard, "promise 3"},
    {"forget-alternative", "desk-worker", forget_alternative, "promise 3"},
    {"forget-way-back", "desk-worker", forget_way_back, "promise 3"},
    {"take-too-long", "desk-worker", take_too_long, "promise 8"},
    {"add-too-many", "desk-worker", add_too_many, "promise 8"},
    {"prescribe-in-an-emergency", "cauda-equina", prescribe_in_an_emergency, "promise 2"},
    {"make-milder", "cauda-equina", make_milder, "promise 4"},
    {"open-the-gate", "cauda-equina", open_the_gate, "promise 1"},
    {"leave-a-name", "desk-worker", leave_a_name_in_advice, "promise 10"},
    {"leave-a-name", "cauda-equina", leave_a_name_in_a_page, "promise 10"},
    {"leave-a-name", "desk-worker", leave_a_name_in_education, "promise 10"},
    {NULL, NULL, NULL, NULL},
};
