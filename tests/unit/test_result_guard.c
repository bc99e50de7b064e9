/* SPDX-License-Identifier: Apache-2.0 */
/* Faults planted in good results: each has to be caught, with the promise that it breaks. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "plan_example.h"
#include "result_guard.h"
#include "test_pack.h"

static sb_pack *pack;
static sb_consultation *one;

static const exercise *exercise_named(const char *id)
{
    return name_table_find(&pack->exercises.by_name, id);
}

static result_item *item_at(sb_result *r, size_t index)
{
    return r->items.items[index];
}

/* ---- faults ---- */

static void prescribe_barred(sb_result *r)
{
    item_at(r, 1)->exercise = exercise_named("childs-pose");
}

static void offer_barred_step(sb_result *r)
{
    item_at(r, 1)->progression = exercise_named("curl-up-modified");
}

static void offer_barred_regression(sb_result *r)
{
    item_at(r, 1)->regression = exercise_named("childs-pose");
}

static void put_barred_into_week(sb_result *r)
{
    result_week *week = r->weeks.items[5];

    ((week_item *)week->items.items[0])->variant = exercise_named("childs-pose");
}

static void offer_barred_alternative(sb_result *r)
{
    result_hazard *h = r->not_yet.items[0];

    assert_int_equal(list_add(&h->insteads, (void *)(uintptr_t)exercise_named("childs-pose")), 0);
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
        list_clear(&((reason *)lost->why.all.items[i])->questions);
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
    result_hazard *h = r->not_yet.items[0];

    h->insteads.count = 0;
    h->tips.count = 0;
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
    static result_item more[5];
    static const char *const ids[] = {"brace-seated", "glute-set", "plank-wall",
                                      "wall-posture", "heel-raise"};

    for (size_t i = 0; i < 5; i++) {
        more[i] = (result_item){.exercise = exercise_named(ids[i]), .slot = "x",
                                .level = GENTLE};
        assert_int_equal(list_add(&r->items, &more[i]), 0);
    }
}

static void prescribe_in_an_emergency(sb_result *r)
{
    static result_item item;

    item = (result_item){.exercise = exercise_named("walking-flat"), .slot = "aerobic"};
    assert_int_equal(list_add(&r->items, &item), 0);
}

static const struct {
    const char *example;
    void (*plant)(sb_result *r);
    const char *says;
} faults[] = {
    {"vertebral-fracture", prescribe_barred, "promise 1"},
    {"vertebral-fracture", offer_barred_step, "promise 1"},
    {"vertebral-fracture", offer_barred_regression, "promise 1"},
    {"vertebral-fracture", put_barred_into_week, "promise 1"},
    {"vertebral-fracture", offer_barred_alternative, "promise 1"},
    {"vertebral-fracture", dose_too_high, "promise 1"},
    {"vertebral-fracture", open_the_gate, "promise 1"},
    {"vertebral-fracture", forget_restriction, "promise 1"},
    {"vertebral-fracture", make_milder, "promise 4"},
    {"vertebral-fracture", forget_reason, "promise 4"},
    {"vertebral-fracture", forget_rule, "promise 4"},
    {"vertebral-fracture", forget_status, "promise 4"},
    {"vertebral-fracture", forget_bar, "promise 4"},
    {"desk-worker", forget_safety_net, "promise 6"},
    {"cauda-equina", forget_safety_net, "promise 6"},
    {"desk-worker", forget_core_hazard, "promise 3"},
    {"desk-worker", forget_alternative, "promise 3"},
    {"desk-worker", take_too_long, "promise 8"},
    {"desk-worker", add_too_many, "promise 8"},
    {"cauda-equina", prescribe_in_an_emergency, "promise 2"},
    {"cauda-equina", make_milder, "promise 4"},
    {"cauda-equina", open_the_gate, "promise 1"},
};

static void every_planted_fault_is_caught(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(faults) / sizeof(*faults); i++) {
        sb_result *result = plan_example(one, faults[i].example);
        size_t trace = result->trace.count, safety = result->safety_net.count;
        size_t exercises = result->exercises.count, hazards = result->not_yet.count;
        size_t why_count = result->disposition_why.all.count;
        sb_failure why = {0};
        int caught;

        faults[i].plant(result);
        caught = result_guard_check(result, &why);
        if (!caught || !strstr(why.text, faults[i].says))
            print_error("fault %zu in %s: %s\n", i, faults[i].example, why.text);
        assert_int_equal(caught, -1);
        assert_int_equal(why.cause, SB_CAUSE_PROMISE);
        assert_non_null(strstr(why.text, faults[i].says));
        result->trace.count = trace; /* what was only hidden has to be freed */
        result->safety_net.count = safety;
        result->exercises.count = exercises;
        result->not_yet.count = hazards;
        result->disposition_why.all.count = why_count;
        for (size_t k = 0; k < result->items.count; k++)
            if (strcmp(item_at(result, k)->slot, "x") == 0)
                result->items.count = k;
        sb_result_free(result);
    }
}

static void a_good_result_passes(void **state)
{
    static const char *const examples[] = {"desk-worker", "vertebral-fracture", "cauda-equina",
                                           NULL};

    (void)state;
    for (const char *const *name = examples; *name; name++) {
        sb_result *result = plan_example(one, *name);
        sb_failure why = {0};

        assert_done(result_guard_check(result, &why), &why);
        sb_result_free(result);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_good_result_passes),
        cmocka_unit_test(every_planted_fault_is_caught),
    };
    sb_failure why = {0};
    int failed = 1;

    pack = open_repository_pack();
    if (sb_consultation_open(&one, pack, &why) == 0)
        failed = cmocka_run_group_tests_name("result guard", tests, NULL, NULL);
    sb_consultation_close(one);
    sb_pack_free(pack);
    return failed;
}
