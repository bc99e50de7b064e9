/* SPDX-License-Identifier: Apache-2.0 */
/* What condition_implies shows is true: every condition of the pack beside each small
 * change of it, on random answers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "conditions/condition_implies.h"
#include "conditions/condition_value.h"
#include "pack/condition_text.h"
#include "random_intake.h"
#include "test_pack.h"
#include "workshop/mutant_list.h"

enum { SHEETS = 150 };

typedef struct fixture {
    sb_pack *pack;
    arena *memory;
    list mutants;
    answer_sheet sheets[SHEETS];
    condition_values values[SHEETS];
} fixture;

static condition *copy_of(arena *memory, const condition *c)
{
    condition *copy = arena_take(memory, sizeof(*copy));

    assert_non_null(copy);
    *copy = *c;
    copy->parts = arena_take(memory, (c->part_count + 1) * sizeof(*copy->parts));
    for (size_t i = 0; i < c->part_count; i++)
        copy->parts[i] = copy_of(memory, c->parts[i]);
    return copy;
}

static void fill_sheet(answer_sheet *sheet, const sb_pack *pack, dice *d)
{
    sb_failure why = {0};

    for (size_t i = 0; i < pack->questions.all.count; i++) {
        const question *q = pack->questions.all.items[i];
        char value[INTAKE_VALUE];

        if (dice_roll(d, 5) == 0)
            continue; /* not given */
        random_answer(value, d, sb_pack_question(pack, q->id), 40);
        if (answer_read(answer_of(sheet, q), q, value, &why) < 0)
            why = (sb_failure){0};
    }
}

static void open_fixture(fixture *f)
{
    sb_failure why = {0};
    dice d = {20261124};

    *f = (fixture){.pack = open_repository_pack(), .memory = arena_new()};
    assert_done(mutant_list_make(&f->mutants, f->pack, f->memory, &why), &why);
    for (int i = 0; i < SHEETS; i++) {
        assert_done(answer_sheet_open(&f->sheets[i], f->pack, &why), &why);
        fill_sheet(&f->sheets[i], f->pack, &d);
        assert_done(condition_values_open(&f->values[i], &f->sheets[i], &why), &why);
    }
}

static void close_fixture(fixture *f)
{
    for (int i = 0; i < SHEETS; i++) {
        condition_values_close(&f->values[i]);
        answer_sheet_close(&f->sheets[i]);
    }
    list_clear(&f->mutants);
    arena_free(f->memory);
    sb_pack_free(f->pack);
}

static void assert_never_less(fixture *f, const condition *narrow, const condition *wide,
                              const char *change)
{
    for (int i = 0; i < SHEETS; i++) {
        truth before = condition_value(&f->values[i], narrow);
        truth now = condition_value(&f->values[i], wide);

        if (now < before)
            fail_msg("shown to imply, but on sheet %d it is %d and then %d: %s", i,
                     (int)before, (int)now, change);
    }
}

static void what_is_shown_is_true(void **state)
{
    size_t shown = 0;
    fixture f;

    (void)state;
    open_fixture(&f);
    for (size_t i = 0; i < f.mutants.count; i++) {
        const mutant *m = f.mutants.items[i];
        condition *when = m->of.rule ? m->of.rule->when : NULL;
        mutant_change change;
        sb_failure why = {0};
        condition *before;

        if (m->consequences || !when)
            continue;
        before = copy_of(f.memory, when);
        assert_true(condition_implies(before, when));
        assert_done(mutant_make(m, &change, &why), &why);
        if (condition_implies(before, when)) {
            shown++;
            assert_never_less(&f, before, when, m->change);
        }
        if (condition_implies(when, before)) {
            shown++;
            assert_never_less(&f, when, before, m->change);
        }
        mutant_undo(m, &change);
    }
    print_message("%zu implications shown, none wrong\n", shown);
    assert_true(shown > 1000);
    close_fixture(&f);
}

/* The shapes that a clinician's edit has most often. */
static void common_edits_are_told_apart(void **state)
{
    question age = {.id = "age", .type = NUMBER};
    condition over_50 = {.kind = CONDITION_ANSWER, .question = &age, .test = TEST_ABOVE,
                         .number = 50};
    condition over_45 = {.kind = CONDITION_ANSWER, .question = &age, .test = TEST_ABOVE,
                         .number = 45};
    condition at_least_50 = {.kind = CONDITION_ANSWER, .question = &age,
                             .test = TEST_AT_LEAST, .number = 50};
    finding one = {.id = "one"};
    condition found = {.kind = CONDITION_FINDING, .finding = &one};
    condition *both_parts[] = {&over_50, &found};
    condition both = {.kind = CONDITION_ALL, .parts = both_parts, .part_count = 2};
    condition either = {.kind = CONDITION_ANY, .parts = both_parts, .part_count = 2};
    condition neither = {.kind = CONDITION_NONE, .parts = both_parts, .part_count = 2};
    condition not_found = {.kind = CONDITION_NONE, .parts = &both_parts[1], .part_count = 1};

    (void)state;
    assert_true(condition_implies(&over_50, &over_45));
    assert_false(condition_implies(&over_45, &over_50));
    assert_true(condition_implies(&over_50, &at_least_50));
    assert_false(condition_implies(&at_least_50, &over_50));
    assert_true(condition_implies(&both, &found));
    assert_false(condition_implies(&found, &both));
    assert_true(condition_implies(&found, &either));
    assert_false(condition_implies(&either, &found));
    assert_true(condition_implies(&neither, &not_found));
    assert_false(condition_implies(&not_found, &neither));
    assert_true(condition_implies(&both, NULL));
    assert_false(condition_implies(NULL, &both));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_shown_is_true),
        cmocka_unit_test(common_edits_are_told_apart),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
