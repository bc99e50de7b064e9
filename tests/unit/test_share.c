/* SPDX-License-Identifier: Apache-2.0 */
/* Shares of sweeps: the parts make the whole, each thing falls into one of them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "share.h"

enum { THINGS = 2000, PARTS = 20 };

static void test_parts_make_the_whole(void **state)
{
    int taken[THINGS] = {0};
    share one;
    char text[16];

    (void)state;
    for (int part = 1; part <= PARTS; part++) {
        int count = 0;

        snprintf(text, sizeof(text), "%d/%d", part, PARTS);
        assert_int_equal(share_read(&one, text), 0);
        for (unsigned long i = 0; i < THINGS; i++)
            if (share_takes(&one, i)) {
                taken[i]++;
                count++;
            }
        assert_in_range(count, THINGS / PARTS / 2, THINGS / PARTS * 2);
    }
    for (unsigned long i = 0; i < THINGS; i++)
        assert_int_equal(taken[i], 1);
    assert_int_equal(share_read(&one, "1/1"), 0);
    for (unsigned long i = 0; i < THINGS; i++)
        assert_true(share_takes(&one, i));
}

static void test_what_is_no_share(void **state)
{
    static const char *const wrong[] = {"",    "1",     "0/20", "21/20",
                                        "1/0", "1/20x", "-1/20"};
    share one;

    (void)state;
    for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++)
        assert_int_equal(share_read(&one, wrong[i]), -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_parts_make_the_whole),
                                       cmocka_unit_test(test_what_is_no_share)};

    return cmocka_run_group_tests_name("share", tests, NULL, NULL);
}
