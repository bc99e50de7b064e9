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
#include "planted_faults.h"
#include "result/result_guard.h"
#include "test_pack.h"

static sb_pack *pack;
static sb_consultation *one;

static void every_planted_fault_is_caught(void **state)
{
    (void)state;
    for (const planted_fault *f = planted_faults; f->name; f++) {
        sb_result *result = plan_example(one, f->example);
        size_t trace = result->trace.count, safety = result->safety_net.count;
        size_t exercises = result->exercises.count, hazards = result->not_yet.count;
        size_t why_count = result->disposition_why.all.count;
        sb_failure why = {0};
        int caught;

        f->plant(result);
        caught = result_guard_check(result, &why);
        if (!caught || !strstr(why.text, f->says))
            print_error("%s in %s: %s\n", f->name, f->example, why.text);
        assert_int_equal(caught, -1);
        assert_int_equal(why.cause, SB_CAUSE_PROMISE);
        assert_non_null(strstr(why.text, f->says));
        result->trace.count = trace; /* what was only hidden has to be freed */
        result->safety_net.count = safety;
        result->exercises.count = exercises;
        result->not_yet.count = hazards;
        result->disposition_why.all.count = why_count;
        for (size_t k = 0; k < result->items.count; k++)
            if (strcmp(((result_item *)result->items.items[k])->slot, "x") == 0)
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
