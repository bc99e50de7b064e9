/* SPDX-License-Identifier: Apache-2.0 */
/* An attribute of an exercise that C does not read is a fact for the rules. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "consultation/consultation.h"
#include "pack/exercise.h"
#include "test_pack.h"

static size_t count_facts(void)
{
    sb_consultation *one = NULL;
    sb_failure why = {0};
    size_t count = 0;

    assert_done(sb_consultation_open(&one, shared_pack, &why), &why);
    for (const rule_fact *f = NULL;
         (f = rule_session_next(one->session, "attribute", f));) {
        assert_string_equal(rule_fact_word(f, "exercise"), "bridge");
        assert_string_equal(rule_fact_word(f, "name"), "not-at");
        assert_string_equal(rule_fact_word(f, "is"), "gentle");
        count++;
    }
    sb_consultation_close(one);
    return count;
}

static void what_c_reads_makes_no_such_fact(void **state)
{
    (void)state;
    assert_int_equal(count_facts(), 0);
}

static void what_c_does_not_read_makes_one(void **state)
{
    static const char *further[] = {"not-at", "gentle", NULL};
    exercise *bridge = name_table_find(&shared_pack->exercises.by_name, "bridge");
    const char **before = bridge->further;
    size_t count;

    (void)state;
    bridge->further = further;
    count = count_facts();
    bridge->further = before;
    assert_int_equal(count, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(what_c_reads_makes_no_such_fact),
                                       cmocka_unit_test(what_c_does_not_read_makes_one)};

    return cmocka_run_group_tests_name("attribute", tests, open_shared_pack,
                                       close_shared_pack);
}
