/* SPDX-License-Identifier: Apache-2.0 */
/* Random complete and incomplete intakes. Every result has to pass result_guard, which
 * works the verdict out once more in plain C: so each of these is also a comparison of
 * two engines. And: a warning sign never makes a result milder, restrictions only grow,
 * and an interview gives the same bytes as a plan from its answers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "conditions/verdict.h"
#include "consultation/consultation.h"
#include "random_intake.h"
#include "result/result.h"
#include "test_pack.h"

enum { MOST_SECTIONS = 32 };

static sb_pack *pack;
static long intakes = 200;
static uint64_t seed = 20261123;

static void print_answers(sb_consultation *one)
{
    sb_failure why = {0};
    char *text = NULL;

    if (sb_consultation_write_json(&text, one, &why) == 0)
        print_error("%s\n", text);
    free(text);
}

static unsigned some_calm(dice *d)
{
    static const unsigned calm[] = {100, 98, 95, 90, 70};

    return calm[dice_roll(d, 5)];
}

static void every_result_keeps_the_promises(void **state)
{
    sb_consultation *one = NULL;
    sb_failure why = {0};
    dice d = {seed};

    (void)state;
    assert_done(sb_consultation_open(&one, pack, &why), &why);
    for (long i = 0; i < intakes; i++) {
        unsigned stop_after = dice_roll(&d, 4) ? 1000 : (unsigned)dice_roll(&d, 40);
        sb_result *result = NULL;
        int error;

        assert_done(sb_consultation_clear(one, &why), &why);
        assert_done(random_interview(one, pack, &d, some_calm(&d), stop_after, &why),
                    &why);
        error = sb_consultation_conclude(&result, one, &why);
        if (error)
            print_answers(one);
        assert_done(error, &why);
        sb_result_free(result);
    }
    sb_consultation_close(one);
}

static void print_difference(const char *first, const char *second)
{
    size_t at = 0, line;

    while (first[at] && first[at] == second[at])
        at++;
    line = at > 300 ? at - 300 : 0;
    print_error("...%.400s\n--- is now ---\n...%.400s\n", first + line, second + line);
}

/* The interview tells the session one answer after the other; the plan all at once. */
static void interview_and_plan_give_the_same_bytes(void **state)
{
    sb_consultation *asked = NULL, *planned = NULL;
    sb_mistakes *mistakes = sb_mistakes_new();
    sb_failure why = {0};
    dice d = {seed + 1};

    (void)state;
    assert_done(sb_consultation_open(&asked, pack, &why), &why);
    assert_done(sb_consultation_open(&planned, pack, &why), &why);
    for (long i = 0; i < intakes / 4; i++) {
        char *answers = NULL, *first, *second;

        assert_done(sb_consultation_clear(asked, &why), &why);
        assert_done(random_interview(asked, pack, &d, some_calm(&d), 1000, &why), &why);
        assert_done(sb_consultation_write_json(&answers, asked, &why), &why);
        assert_done(
            sb_consultation_read_json(planned, answers, strlen(answers), mistakes, &why),
            &why);
        first = result_bytes(asked);
        second = result_bytes(planned);
        if (strcmp(first, second) != 0)
            print_difference(first, second);
        assert_true(strcmp(first, second) == 0);
        free(answers);
        free(first);
        free(second);
    }
    sb_consultation_close(asked);
    sb_consultation_close(planned);
    sb_mistakes_free(mistakes);
}

/* ---- warning signs ---- */

typedef struct signs {
    condition_values values;
    verdict before, after;
    long milder; /* how often a sign made it milder: 0 is right */
} signs;

static int is_milder(const signs *s)
{
    if (s->after.disposition < s->before.disposition || s->after.gate > s->before.gate)
        return 1;
    for (size_t i = 0; i < pack->movements.all.count; i++) {
        int forbidden = s->before.movement[i] & 1, limited = s->before.movement[i] & 2;
        int now = s->after.movement[i];

        if ((forbidden && !(now & 1)) || (limited && !now))
            return s->after.gate != GATE_NONE;
    }
    return 0;
}

/* What the change makes due counts as unknown, as it would in a plan. Sections of which
 * nothing was asked before stay closed. */
static void fill_what_is_due(signs *s, sb_consultation *one, const char *section_open)
{
    int more = 1;

    while (more) {
        more = 0;
        condition_values_forget(&s->values);
        for (size_t i = 0; i < pack->questions.all.count; i++) {
            const question *asked = pack->questions.all.items[i];
            answer *given = answer_of(&one->sheet, asked);

            if (given->given || !section_open[asked->in->order] ||
                condition_value(&s->values, asked->ask_when) == SURELY_FALSE)
                continue;
            *given = (answer){.given = 1, .unknown = 1};
            more = 1;
        }
    }
}

static void compare(signs *s, sb_consultation *one, const question *asked,
                    const char *value)
{
    condition_values_forget(&s->values);
    verdict_reach(&s->after, &s->values);
    if (is_milder(s) && ++s->milder <= 10) {
        print_error("%s = %s makes it milder: %s/%s to %s/%s\n", asked->id, value,
                    disposition_words[s->before.disposition], gate_words[s->before.gate],
                    disposition_words[s->after.disposition], gate_words[s->after.gate]);
        print_answers(one);
    }
}

static int says_no(const question *asked, const answer *given)
{
    if (!given->given || given->unknown || given->unsure)
        return 0;
    if (asked->type == CHOICES)
        return given->ticked == UINT64_C(1) << OPTION_NONE;
    for (size_t i = 0; i < asked->option_count; i++)
        if (given->ticked == UINT64_C(1) << i)
            return asked->options[i].sign == SIGN_NONE;
    return 0;
}

/* Turns one "no" into every danger sign of its question in turn, and into "not sure". */
static void turn_no_into(signs *s, sb_consultation *one, const question *asked,
                         answer sign, const char *value)
{
    size_t size = pack->questions.all.count * sizeof(answer);
    answer *before = malloc(size);
    char section_open[MOST_SECTIONS] = {0};

    assert_non_null(before);
    memcpy(before, one->sheet.answers, size);
    for (size_t i = 0; i < pack->questions.all.count; i++) {
        const question *q = pack->questions.all.items[i];

        section_open[q->in->order] |= (char)answer_of(&one->sheet, q)->given;
    }
    *answer_of(&one->sheet, asked) = sign;
    fill_what_is_due(s, one, section_open);
    compare(s, one, asked, value);
    memcpy(one->sheet.answers, before, size);
    free(before);
}

static void turn_no_into_signs(signs *s, sb_consultation *one, const question *asked)
{
    condition_values_forget(&s->values);
    verdict_reach(&s->before, &s->values);
    for (size_t i = 0; i < asked->option_count; i++)
        if (asked->options[i].sign == SIGN_DANGER)
            turn_no_into(s, one, asked, (answer){.given = 1, .ticked = UINT64_C(1) << i},
                         asked->options[i].id);
    turn_no_into(s, one, asked, (answer){.given = 1, .unknown = 1}, "unknown");
}

static void a_warning_sign_never_makes_it_milder(void **state)
{
    sb_consultation *one = NULL;
    sb_failure why = {0};
    dice d = {seed + 2};
    signs s = {.milder = 0};

    (void)state;
    assert_done(sb_consultation_open(&one, pack, &why), &why);
    assert_done(condition_values_open(&s.values, &one->sheet, &why), &why);
    assert_done(verdict_open(&s.before, pack, &why), &why);
    assert_done(verdict_open(&s.after, pack, &why), &why);
    for (long i = 0; i < intakes; i++) {
        assert_done(sb_consultation_clear(one, &why), &why);
        assert_done(random_interview(one, pack, &d, some_calm(&d), 1000, &why), &why);
        for (size_t k = 0; k < pack->questions.all.count; k++) {
            const question *asked = pack->questions.all.items[k];

            if (asked->safety && says_no(asked, answer_of(&one->sheet, asked)))
                turn_no_into_signs(&s, one, asked);
        }
    }
    assert_int_equal(s.milder, 0);
    verdict_close(&s.before);
    verdict_close(&s.after);
    condition_values_close(&s.values);
    sb_consultation_close(one);
}

/* ---- questions that are left out ---- */

/* Everything that a person would notice: where to go, what is restricted, what to do. */
static char *what_matters(const sb_result *result)
{
    text_buffer out = {0};

    text_addf(&out, "%d %d %d %ld\n", result->disposition, result->gate, result->level,
              result->gate > GATE_NONE ? result->minutes : 0);
    for (size_t i = 0; i < result->restrictions.count && result->gate > GATE_NONE; i++) {
        const result_restriction *one = result->restrictions.items[i];

        text_addf(&out, "%s %d\n", one->movement->id, one->type);
    }
    for (size_t i = 0; i < result->items.count; i++) {
        const result_item *one = result->items.items[i];

        text_addf(&out, "%s %ld %ld %ld %ld\n", one->exercise->id, one->sets, one->reps,
                  one->minutes, one->seconds);
    }
    for (size_t i = 0; i < result->not_yet.count; i++)
        text_addf(&out, "%s\n", ((result_hazard *)result->not_yet.items[i])->hazard->id);
    for (size_t i = 0; i < result->education.count && result->gate > GATE_NONE; i++)
        text_addf(&out, "%s\n", ((message *)result->education.items[i])->id);
    for (size_t i = 0; i < result->pages.count; i++)
        text_addf(&out, "%s\n", ((message *)result->pages.items[i])->id);
    return text_take(&out);
}

static char *conclude_what_matters(sb_consultation *one)
{
    sb_result *result = NULL;
    sb_failure why = {0};
    char *text;

    assert_done(sb_consultation_conclude(&result, one, &why), &why);
    text = what_matters(result);
    assert_non_null(text);
    sb_result_free(result);
    return text;
}

static int is_due(sb_consultation *one, const char *id)
{
    for (const rule_fact *f = NULL; (f = rule_session_next(one->session, "due", f));)
        if (strcmp(rule_fact_word(f, "question"), id) == 0)
            return 1;
    return 0;
}

/* Questions that are due but not asked: whatever is answered, nothing that matters
 * changes. */
static void questions_left_out_would_change_nothing(void **state)
{
    sb_consultation *one = NULL;
    sb_failure why = {0};
    dice d = {seed + 4};
    long left_out = 0;

    (void)state;
    assert_done(sb_consultation_open(&one, pack, &why), &why);
    for (long i = 0; i < intakes; i++) {
        char *before, *after;

        assert_done(sb_consultation_clear(one, &why), &why);
        assert_done(random_interview(one, pack, &d, some_calm(&d), 1000, &why), &why);
        if (sb_consultation_is_emergency(one))
            continue;
        before = conclude_what_matters(one);
        for (size_t k = 0; k < pack->questions.all.count; k++) {
            const sb_question *asked = sb_pack_question_at(pack, k);
            char value[INTAKE_VALUE];

            if (!is_due(one, sb_question_id(asked)) || sb_question_is_optional(asked))
                continue;
            random_answer(value, &d, asked, 40);
            assert_done(sb_consultation_answer(one, sb_question_id(asked), value, &why),
                        &why);
            left_out++;
            after = conclude_what_matters(one);
            if (strcmp(before, after) != 0) {
                print_error("%s = %s was left out, but it matters\n",
                            sb_question_id(asked), value);
                print_difference(before, after);
                print_answers(one);
            }
            assert_string_equal(before, after);
            free(after);
        }
        free(before);
    }
    assert_true(left_out > intakes / 10);
    sb_consultation_close(one);
}

/* Taking answers back one by one leaves no trace in the session. */
static void taking_answers_back_leaves_nothing(void **state)
{
    sb_consultation *one = NULL;
    sb_failure why = {0};
    dice d = {seed + 3};
    char *nobody, *again;
    long facts;

    (void)state;
    assert_done(sb_consultation_open(&one, pack, &why), &why);
    nobody = result_bytes(one);
    facts = rule_session_fact_count(one->session);
    for (long i = 0; i < intakes / 4; i++) {
        sb_result *result = NULL;

        assert_done(random_interview(one, pack, &d, 90, 1000, &why), &why);
        assert_done(sb_consultation_conclude(&result, one, &why), &why);
        sb_result_free(result);
        for (size_t k = 0; k < pack->questions.all.count; k++) {
            const question *asked = pack->questions.all.items[k];

            assert_done(sb_consultation_forget(one, asked->id, &why), &why);
        }
        again = result_bytes(one);
        assert_string_equal(again, nobody);
        assert_int_equal(rule_session_fact_count(one->session), facts);
        free(again);
    }
    free(nobody);
    sb_consultation_close(one);
}

int main(int argc, char *argv[])
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_result_keeps_the_promises),
        cmocka_unit_test(interview_and_plan_give_the_same_bytes),
        cmocka_unit_test(a_warning_sign_never_makes_it_milder),
        cmocka_unit_test(questions_left_out_would_change_nothing),
        cmocka_unit_test(taking_answers_back_leaves_nothing),
    };
    int failed;

    if (argc > 1)
        intakes = strtol(argv[1], NULL, 10);
    if (argc > 2)
        seed = strtoull(argv[2], NULL, 10);
    pack = open_repository_pack();
    failed = cmocka_run_group_tests_name("random intakes", tests, NULL, NULL);
    sb_pack_free(pack);
    return failed;
}
