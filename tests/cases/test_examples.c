/* SPDX-License-Identifier: Apache-2.0 */
/* The people in examples/: what must come out for them, and what must not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "plan_example.h"
#include "test_pack.h"

static sb_pack *pack;
static sb_consultation *one;

typedef struct expectation {
    const char *example;
    int disposition, gate;
    const char *rule;         /* behind the disposition */
    const char *allowed[10];  /* chosen, or could have been */
    const char *barred[10];   /* never in the programme */
    const char *movements[8]; /* no item demands these */
} expectation;

static const expectation people[] = {
    {.example = "desk-worker", .disposition = PROCEED_CAUTION, .gate = GATE_FULL,
     .rule = "SUB-acute",
     .allowed = {"walking-flat", "bird-dog", "hourly-stand-and-stretch", "band-row-seated"},
     .barred = {"curl-up-modified"},
     .movements = {"flex-load"}},
    {.example = "cauda-equina", .disposition = EMERGENCY_NOW, .gate = GATE_NONE,
     .rule = "RF-CES-1"},
    {.example = "spreading-leg-pain", .disposition = EMERGENCY_NOW, .gate = GATE_NONE,
     .rule = "RF-CES-5"},
    {.example = "old-stress-leak", .disposition = PROCEED_CAUTION, .gate = GATE_FULL,
     .rule = "SUB-acute", .allowed = {"walking-flat", "bridge"}},
    {.example = "unknown-saddle", .disposition = SAME_DAY, .gate = GATE_NONE,
     .rule = "RF-CES-9"},
    {.example = "car-crash-yesterday", .disposition = EMERGENCY_NOW, .gate = GATE_NONE,
     .rule = "RF-FX-1"},
    {.example = "cancer-history", .disposition = SAME_DAY, .gate = GATE_NONE,
     .rule = "RF-CA-2"},
    {.example = "steroid-fracture", .disposition = SAME_DAY, .gate = GATE_NONE,
     .rule = "RF-FX-7"},
    {.example = "infection-no-fever", .disposition = SAME_DAY, .gate = GATE_NONE,
     .rule = "RF-INF-3-unwell"},
    {.example = "aortic", .disposition = EMERGENCY_NOW, .gate = GATE_NONE,
     .rule = "RF-VAS-1"},
    {.example = "axial-spa", .disposition = CLINICIAN_ROUTINE, .gate = GATE_FULL,
     .rule = "RF-AX-2", .allowed = {"open-book-side-lying", "walking-brisk"},
     .barred = {"run-walk-return"}, .movements = {"impact"}},
    {.example = "stenosis", .disposition = CLINICIAN_2W, .gate = GATE_GENTLE,
     .rule = "RF-CES-10",
     .allowed = {"stationary-cycle-recumbent", "walking-intervals", "sit-to-stand"},
     .barred = {"press-up-prone", "prone-on-elbows", "back-bend-standing"},
     .movements = {"ext-end"}},
    {.example = "vertebral-fracture", .disposition = CLINICIAN_ROUTINE, .gate = GATE_GENTLE,
     .rule = "PX-BONE-2",
     .allowed = {"prayer-stretch-counter", "wall-posture", "sit-to-stand"},
     .barred = {"childs-pose", "childs-pose-supported", "knees-to-chest-double",
                "curl-up-modified", "run-walk-return"},
     .movements = {"flex", "impact", "axial"}},
    {.example = "pregnant-24-weeks", .disposition = PROCEED_CAUTION, .gate = GATE_FULL,
     .rule = "PREG-4", .allowed = {"cat-cow", "walking-flat", "rest-side-lying"},
     .barred = {"bridge", "prone-lying", "dead-bug", "plank", "diaphragm-breath-lying"},
     .movements = {"supine", "prone", "head-down"}},
    {.example = "no-floor-sore-wrist", .disposition = PROCEED_CAUTION, .gate = GATE_FULL,
     .rule = "SUB-no-floor", .allowed = {"brace-seated", "sit-to-stand", "plank-wall"},
     .barred = {"bridge", "cat-cow", "bird-dog", "wall-push-up"},
     .movements = {"floor", "wrist"}},
    {.example = "high-blood-pressure", .disposition = CLINICIAN_3D, .gate = GATE_NONE,
     .rule = "PX-BP-1"},
    {.example = "fear-of-movement", .disposition = CLINICIAN_ROUTINE, .gate = GATE_FULL,
     .rule = "OUTLOOK-high", .allowed = {"walking-flat", "forward-fold-supported"}},
};

static int stands_on(const reasons *why, const char *rule)
{
    for (size_t i = 0; i < why->all.count; i++)
        if (strcmp(((const reason *)why->all.items[i])->rule->id, rule) == 0)
            return 1;
    return 0;
}

static void check_programme(const sb_result *result, const expectation *e)
{
    for (size_t i = 0; e->allowed[i]; i++) {
        const result_exercise *x = exercise_in(result, e->allowed[i]);

        if (x->status != CHOSEN && x->status != NOT_NEEDED)
            print_error("%s: %s should be allowed\n", e->example, e->allowed[i]);
        assert_true(x->status == CHOSEN || x->status == NOT_NEEDED);
    }
    for (size_t i = 0; e->barred[i]; i++) {
        const result_exercise *x = exercise_in(result, e->barred[i]);

        if (x->status != BARRED && x->status != REPLACED)
            print_error("%s: %s should be barred\n", e->example, e->barred[i]);
        assert_true(x->status == BARRED || x->status == REPLACED);
    }
    for (size_t i = 0; i < result->items.count; i++)
        for (size_t k = 0; e->movements[k]; k++)
            assert_false(demands_restricted(result->items.items[i], e->movements[k]));
}

static void every_example_comes_out_as_it_must(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(people) / sizeof(*people); i++) {
        const expectation *e = &people[i];
        sb_result *result = plan_example(one, e->example);

        if (result->disposition != e->disposition || result->gate != e->gate)
            print_error("%s: %s, %s\n", e->example, sb_result_disposition(result),
                        sb_result_gate(result));
        assert_int_equal(result->disposition, e->disposition);
        assert_int_equal(result->gate, e->gate);
        if (!stands_on(&result->disposition_why, e->rule))
            print_error("%s does not stand on %s\n", e->example, e->rule);
        assert_true(stands_on(&result->disposition_why, e->rule));
        assert_int_equal(result->has_programme, e->gate != GATE_NONE);
        check_programme(result, e);
        sb_result_free(result);
    }
}

static void every_example_is_complete(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(people) / sizeof(*people); i++) {
        sb_result *result = plan_example(one, people[i].example);

        for (size_t k = 0; k < result->incomplete.count; k++)
            print_error("%s: %s has no answer\n", people[i].example,
                        ((const question *)result->incomplete.items[k])->id);
        assert_int_equal(result->incomplete.count, 0);
        sb_result_free(result);
    }
}

/* Nobody with an ordinary programme goes without moving, strength, walking and a habit. */
static void a_full_programme_is_balanced(void **state)
{
    static const char *const examples[] = {"desk-worker", "axial-spa", "pregnant-24-weeks",
                                           "no-floor-sore-wrist", "stenosis",
                                           "vertebral-fracture", "fear-of-movement",
                                           "old-stress-leak", NULL};
    static const char *const parts[] = {"mobility stretching", "aerobic", "core strength", "micro-habit", NULL};

    (void)state;
    for (const char *const *name = examples; *name; name++) {
        sb_result *result = plan_example(one, *name);

        for (const char *const *part = parts; *part; part++) {
            int found = 0;

            for (size_t i = 0; i < result->items.count; i++)
                found |= strstr(*part, ((const result_item *)result->items.items[i])
                                           ->exercise->modality) != NULL;
            if (!found)
                print_error("%s has nothing of: %s\n", *name, *part);
            assert_true(found);
        }
        sb_result_free(result);
    }
}

static void steps_are_never_barred(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(people) / sizeof(*people); i++) {
        sb_result *result = plan_example(one, people[i].example);

        for (size_t k = 0; k < result->items.count; k++) {
            const result_item *item = result->items.items[k];

            if (item->progression)
                assert_int_not_equal(exercise_in(result, item->progression->id)->status, BARRED);
            if (item->regression)
                assert_int_not_equal(exercise_in(result, item->regression->id)->status, BARRED);
        }
        sb_result_free(result);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_example_comes_out_as_it_must),
        cmocka_unit_test(every_example_is_complete),
        cmocka_unit_test(a_full_programme_is_balanced),
        cmocka_unit_test(steps_are_never_barred),
    };
    sb_failure why = {0};
    int failed = 1;

    pack = open_repository_pack();
    if (sb_consultation_open(&one, pack, &why) == 0)
        failed = cmocka_run_group_tests_name("examples", tests, NULL, NULL);
    sb_consultation_close(one);
    sb_pack_free(pack);
    return failed;
}
