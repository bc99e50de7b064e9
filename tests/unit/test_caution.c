/* SPDX-License-Identifier: Apache-2.0 */
/* Which of two results is the more cautious one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "pack/exercise.h"
#include "pack/guidance.h"
#include "pack/levels.h"
#include "result/caution.h"

/* A result with a programme, and the restrictions and messages that are listed: +
 * forbids,
 * - limits, ! holds the session back, and ? belongs to the safety net. */
typedef struct person {
    int disposition, gate, level, has_programme;
    const char *parts;
} person;

enum { LETTERS = 128, MOST = 8 };

static movement movements[LETTERS];
static message messages[LETTERS];
static const char names[LETTERS][2] = {['a'] = "a", ['b'] = "b", ['c'] = "c"};

static void add_part(sb_result *r, result_restriction *restriction, advice *held,
                     char kind, char letter)
{
    int index = letter;

    movements[index].id = messages[index].id = names[index];
    *restriction = (result_restriction){.movement = &movements[index],
                                        .type = kind == '+' ? FORBID : LIMIT};
    *held = (advice){.message = &messages[index]};
    if (kind == '!')
        assert_int_equal(list_add(&r->holds, held), 0);
    else if (kind == '?')
        assert_int_equal(list_add(&r->safety_net, &messages[index]), 0);
    else
        assert_int_equal(list_add(&r->restrictions, restriction), 0);
}

static void read_person(caution *out, const person *p)
{
    sb_result r = {.disposition = p->disposition,
                   .gate = p->gate,
                   .level = (exercise_level)p->level,
                   .has_programme = p->has_programme};
    result_restriction restrictions[MOST];
    advice held[MOST];

    for (size_t i = 0; p->parts[i]; i += 2)
        add_part(&r, &restrictions[i / 2], &held[i / 2], p->parts[i], p->parts[i + 1]);
    assert_int_equal(caution_read(out, &r), 0);
    list_clear(&r.holds);
    list_clear(&r.safety_net);
    list_clear(&r.restrictions);
}

static int compare(person before, person now)
{
    caution was, is;
    int order, back;

    read_person(&was, &before);
    read_person(&is, &now);
    order = caution_compare(&was, &is);
    back = caution_compare(&is, &was);
    assert_true(order <= 0 || back < 0); /* never more cautious both ways */
    caution_close(&was);
    caution_close(&is);
    return order;
}

static void what_weighs_more_decides(void **state)
{
    (void)state;
    assert_int_equal(compare((person){PROCEED, GATE_FULL, ACTIVE, 1, "+a"},
                             (person){CLINICIAN_3D, GATE_FULL, ACTIVE, 1, ""}),
                     1);
    assert_int_equal(compare((person){PROCEED, GATE_FULL, ACTIVE, 1, ""},
                             (person){PROCEED, GATE_GENTLE, ACTIVE, 1, ""}),
                     1);
    assert_int_equal(compare((person){PROCEED, GATE_FULL, GENTLE, 1, ""},
                             (person){PROCEED, GATE_FULL, GENTLE, 1, "?a"}),
                     1);
    assert_int_equal(compare((person){PROCEED, GATE_FULL, ACTIVE, 1, ""},
                             (person){PROCEED, GATE_FULL, GENTLE, 1, ""}),
                     1);
    assert_int_equal(compare((person){PROCEED, GATE_FULL, ACTIVE, 1, "!a+b"},
                             (person){PROCEED, GATE_FULL, GENTLE, 1, "+b"}),
                     -1);
}

static void what_is_taken_away_counts(void **state)
{
    (void)state;
    assert_int_equal(compare((person){PROCEED, GATE_FULL, GENTLE, 1, "+a"},
                             (person){PROCEED, GATE_FULL, GENTLE, 1, "+b+c"}),
                     -1);
    assert_int_equal(compare((person){PROCEED, GATE_FULL, GENTLE, 1, "+a"},
                             (person){PROCEED, GATE_FULL, GENTLE, 1, "+b+a"}),
                     1);
    assert_int_equal(compare((person){PROCEED, GATE_FULL, GENTLE, 1, "+a?b"},
                             (person){PROCEED, GATE_FULL, GENTLE, 1, "?b+a"}),
                     0);
}

static void what_is_forbidden_is_limited_too(void **state)
{
    (void)state;
    assert_int_equal(compare((person){PROCEED, GATE_FULL, GENTLE, 1, "-a"},
                             (person){PROCEED, GATE_FULL, GENTLE, 1, "+a"}),
                     1);
    assert_int_equal(compare((person){PROCEED, GATE_FULL, GENTLE, 1, "+a"},
                             (person){PROCEED, GATE_FULL, GENTLE, 1, "-a"}),
                     -1);
}

static void without_a_programme_nothing_is_restricted(void **state)
{
    (void)state;
    assert_int_equal(compare((person){SAME_DAY, GATE_NONE, GENTLE, 0, "+a"},
                             (person){SAME_DAY, GATE_NONE, ACTIVE, 0, ""}),
                     0);
    assert_int_equal(compare((person){SAME_DAY, GATE_NONE, GENTLE, 0, "?a"},
                             (person){SAME_DAY, GATE_NONE, GENTLE, 0, ""}),
                     -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_weighs_more_decides),
        cmocka_unit_test(what_is_taken_away_counts),
        cmocka_unit_test(what_is_forbidden_is_limited_too),
        cmocka_unit_test(without_a_programme_nothing_is_restricted)};

    return cmocka_run_group_tests_name("caution", tests, NULL, NULL);
}
