/* SPDX-License-Identifier: Apache-2.0 */
/* Mutants that are shown to change nothing, on the pack of the repository: none of them
 * comes out otherwise for a person of a random interview, and a verdict that is outdone
 * never stands. Some mutants are of this kind, and most are not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "conditions/condition_value.h"
#include "consultation/consultation.h"
#include "random_intake.h"
#include "result/result.h"
#include "test_pack.h"
#include "workshop/mutant_equal.h"

enum { PEOPLE = 24, EACH = 16 }; /* every 16th mutant, and those that people feel */

typedef struct person {
    sb_consultation *one;
    sb_result *result;
    condition_values values;
} person;

static sb_pack *pack;
static arena *memory;
static list mutants; /* of mutant */
static person people[PEOPLE];

/* ---- what a person feels ---- */

static int value_of(const mutant *m, condition_values *values)
{
    return m->of.rule ? (int)condition_value(values, m->of.rule->when)
                      : (int)condition_value(values, m->of.finding->when);
}

/* Without an if-unknown branch, only whether it surely holds counts. */
static int matters(const mutant *m, int value)
{
    return m->of.rule && !m->of.rule->if_unknown.count ? value == SURELY_TRUE : value;
}

static int feels(const mutant *m, condition_values *values)
{
    mutant_change change;
    sb_failure why = {0};
    int before = matters(m, value_of(m, values)), after;

    assert_done(mutant_make(m, &change, &why), &why);
    after = matters(m, value_of(m, values));
    mutant_undo(m, &change);
    return before != after;
}

static int is_reason(const reasons *why, const rule *r, int if_unknown)
{
    for (size_t i = 0; i < why->all.count; i++) {
        const reason *one = why->all.items[i];

        if (one->rule && strcmp(one->rule->id, r->id) == 0 &&
            one->if_unknown == if_unknown)
            return 1;
    }
    return 0;
}

/* The verdict of the branch stands for this person. */
static int stands(const mutant *m, const person *who)
{
    const consequence *c = &m->consequences->items[m->part];
    int if_unknown = m->consequences == &m->of.rule->if_unknown;

    if (c->kind == GIVE_DISPOSITION)
        return who->result->disposition == c->level &&
               is_reason(&who->result->disposition_why, m->of.rule, if_unknown);
    return c->kind == GIVE_GATE && who->result->gate == c->level &&
           is_reason(&who->result->gate_why, m->of.rule, if_unknown);
}

static int someone_feels(const mutant *m)
{
    for (int i = 0; i < PEOPLE; i++)
        if (m->consequences ? stands(m, &people[i]) : feels(m, &people[i].values))
            return 1;
    return 0;
}

static int is_equal(const mutant *m)
{
    sb_failure why = {0};
    int answer = mutant_is_equal(m, pack, &why);

    assert_true(answer >= 0);
    return answer;
}

/* ---- tests ---- */

static void what_someone_feels_is_not_equal(void **state)
{
    size_t felt = 0;

    (void)state;
    for (size_t i = 0; i < mutants.count; i++) {
        const mutant *m = mutants.items[i];

        if (m->of.score || !someone_feels(m) || felt++ % 4)
            continue;
        if (is_equal(m))
            fail_msg("%s: %s", mutant_owner(m), m->change);
    }
    assert_true(felt > mutants.count / 8);
}

static void some_change_nothing_and_most_do_not(void **state)
{
    size_t equal = 0, tried = 0;

    (void)state;
    for (size_t i = 0; i < mutants.count; i += EACH, tried++)
        equal += (size_t)is_equal(mutants.items[i]);
    assert_in_range(equal, 1, tried / 4);
}

/* "At least 50 and at least 60": the one says nothing more, the other does. */
static void a_condition_that_another_implies_changes_nothing(void **state)
{
    const question *age = name_table_find(&pack->questions.by_name, "age");
    condition wide = {
        .kind = CONDITION_ANSWER, .question = age, .test = TEST_AT_LEAST, .number = 50};
    condition narrow = wide, both = {.kind = CONDITION_ALL, .part_count = 2};
    condition *parts[] = {&wide, &narrow};
    rule one = {.id = "one", .when = &both};
    mutant m = {.how = DROP_CONDITION, .of = {.rule = &one}, .at = &both};

    (void)state;
    narrow.number = 60;
    both.parts = parts;
    assert_int_equal(is_equal(&m), 1); /* without: at least 50 */
    m.part = 1;
    assert_int_equal(is_equal(&m), 0); /* without: at least 60 */
    assert_int_equal(both.part_count, 2);
}

static int open_all(void **state)
{
    sb_failure why = {0};
    dice d = {31};

    (void)state;
    pack = open_repository_pack();
    memory = arena_new();
    assert_done(mutant_list_make(&mutants, pack, memory, &why), &why);
    for (int i = 0; i < PEOPLE; i++) {
        person *who = &people[i];

        assert_done(sb_consultation_open(&who->one, pack, &why), &why);
        assert_done(random_interview(who->one, pack, &d, 85, 1000, &why), &why);
        assert_done(sb_consultation_conclude(&who->result, who->one, &why), &why);
        assert_done(condition_values_open(&who->values, &who->one->sheet, &why), &why);
        who->values.disposition = who->result->disposition;
        who->values.gate = who->result->gate;
    }
    return 0;
}

static int close_all(void **state)
{
    (void)state;
    for (int i = 0; i < PEOPLE; i++) {
        condition_values_close(&people[i].values);
        sb_result_free(people[i].result);
        sb_consultation_close(people[i].one);
    }
    list_clear(&mutants);
    arena_free(memory);
    sb_pack_free(pack);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_someone_feels_is_not_equal),
        cmocka_unit_test(some_change_nothing_and_most_do_not),
        cmocka_unit_test(a_condition_that_another_implies_changes_nothing),
    };

    return cmocka_run_group_tests(tests, open_all, close_all);
}
