/* SPDX-License-Identifier: Apache-2.0 */
/* test_what_if SHARE: what would change, held against brute force: every option, every tick more
 * or less, every number of its range, each tried in a consultation of its own; of a share of
 * the questions. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <steadyback/interview.h>
#include <steadyback/what_if.h>

#include "consultation/outcome.h"
#include "formats/json_document.h"
#include "plan_example.h"
#include "share.h"
#include "test_pack.h"

static sb_pack *pack;
static sb_consultation *one;
static share wanted = {.part = 1, .parts = 1};
static size_t differing;

static const char *const examples[] = {"desk-worker", "cauda-equina", "steroid-fracture",
                                       "stenosis", "vertebral-fracture", "fear-of-movement",
                                       "high-blood-pressure", "car-crash-yesterday", NULL};

static void read_example(const char *name)
{
    char path[500];
    sb_mistakes *mistakes = sb_mistakes_new();
    sb_failure why = {0};
    char *text;

    snprintf(path, sizeof(path), "%s/examples/%s.json", REPOSITORY, name);
    text = read_text(path);
    assert_done(sb_consultation_read_json(one, text, strlen(text), mistakes, &why), &why);
    free(text);
    sb_mistakes_free(mistakes);
}

/* The entry of the report for this answer, or NULL. */
static const json_input *reported(const json_input *report, const char *question,
                                  const char *value)
{
    const json_input *changes = json_get(report, "changes");

    for (size_t i = 0; i < json_length(changes); i++) {
        const json_input *c = json_at(changes, i);

        if (strcmp(json_text(json_get(c, "question")), question) == 0 &&
            (!value || strcmp(json_text(json_get(c, "value")), value) == 0))
            return c;
    }
    return NULL;
}

typedef struct brute {
    const char *example;
    const json_input *report;
    outcome before, after;
    answer kept, *saved;
    size_t differing, wrong;
} brute;

/* Gives back what fell away with an answer. */
static void give_back(const brute *b, const question *asked)
{
    sb_failure why = {0};

    for (size_t i = 0; i < pack->questions.all.count; i++) {
        if (i == asked->index || one->sheet.answers[i].given == b->saved[i].given)
            continue;
        one->sheet.answers[i] = b->saved[i];
        assert_done(consultation_tell(one, pack->questions.all.items[i], &why), &why);
    }
}

/* Whether the answer as it stands in the sheet would change what matters. What was asked
 * only because of it falls away. */
static int differs(brute *b, const question *asked)
{
    sb_failure why = {0};

    assert_done(consultation_tell(one, asked, &why), &why);
    assert_done(consultation_settle(one, &why), &why);
    assert_done(sb_consultation_drop(one, NULL, NULL, &why), &why);
    assert_done(outcome_reach(&b->after, one, &why), &why);
    give_back(b, asked);
    return !outcome_same(&b->before, &b->after, pack);
}

static void try_answer(brute *b, const question *asked, answer other)
{
    text_buffer value = {0};
    int differs_now, is_reported;

    other.given = 1;
    if (answer_equal(&b->kept, &other))
        return;
    *answer_of(&one->sheet, asked) = other;
    answer_write(&value, asked, &other);
    differs_now = differs(b, asked);
    is_reported = reported(b->report, asked->id, value.text) != NULL;
    b->differing += (size_t)differs_now;
    if (differs_now != is_reported) {
        print_error("%s: %s = %s %s\n", b->example, asked->id, value.text,
                    differs_now ? "changes something, but is not reported"
                                : "is reported, but changes nothing");
        b->wrong++;
    }
    text_clear(&value);
}

static void try_options(brute *b, const question *asked)
{
    const uint64_t none = UINT64_C(1) << OPTION_NONE;
    uint64_t ticks = b->kept.ticked & ~none;

    for (size_t i = 0; i < asked->option_count; i++) {
        uint64_t bit = UINT64_C(1) << i;

        if (asked->type == CHOICE)
            try_answer(b, asked, (answer){.ticked = bit});
        else
            try_answer(b, asked, (answer){.ticked = (ticks ^ bit) ? ticks ^ bit : none});
    }
    if (asked->type == CHOICES && asked->none_text)
        try_answer(b, asked, (answer){.ticked = none});
    if (asked->unknown_text)
        try_answer(b, asked, (answer){.unknown = 1});
}

/* Same disposition, gate and exercises as in an entry of the report. */
static int is_like(const outcome *o, const json_input *entry)
{
    const json_input *after = json_get(json_get(entry, "difference"), "after");

    return strcmp(json_text(json_get(after, "disposition")),
                  disposition_words[o->disposition]) == 0 &&
           strcmp(json_text(json_get(after, "gate")), gate_words[o->gate]) == 0;
}

/* Each number that changes something is represented by a reported one with the same
 * verdict. */
static void try_numbers(brute *b, const question *asked)
{
    const json_input *changes = json_get(b->report, "changes");

    for (double number = asked->least; number <= asked->most; number += asked->whole ? 1 : 0.5) {
        int found = 0;

        *answer_of(&one->sheet, asked) = (answer){.given = 1, .number = number};
        if (!differs(b, asked))
            continue;
        b->differing++;
        for (size_t i = 0; i < json_length(changes) && !found; i++) {
            const json_input *c = json_at(changes, i);

            found = strcmp(json_text(json_get(c, "question")), asked->id) == 0 &&
                    is_like(&b->after, c);
        }
        if (!found) {
            print_error("%s: %s = %g changes something that no reported number does\n",
                        b->example, asked->id, number);
            b->wrong++;
        }
    }
}

static void hold_against_brute_force(const char *example)
{
    sb_failure why = {0};
    char *text = NULL;
    json_input *report = NULL;
    brute b = {.example = example};

    read_example(example);
    assert_done(sb_what_would_change(&text, one, 1, 80, &why), &why);
    assert_done(json_read(&report, text, strlen(text), &why), &why);
    b.report = report;
    b.saved = malloc(pack->questions.all.count * sizeof(answer));
    assert_non_null(b.saved);
    memcpy(b.saved, one->sheet.answers, pack->questions.all.count * sizeof(answer));
    assert_done(outcome_open(&b.before, pack, &why), &why);
    assert_done(outcome_open(&b.after, pack, &why), &why);
    assert_done(outcome_reach(&b.before, one, &why), &why);
    for (size_t i = 0; i < pack->questions.all.count; i++) {
        const question *asked = pack->questions.all.items[i];

        b.kept = *answer_of(&one->sheet, asked);
        if (!b.kept.given || !share_takes(&wanted, i))
            continue;
        if (asked->type == CHOICE || asked->type == CHOICES)
            try_options(&b, asked);
        else
            try_numbers(&b, asked);
        *answer_of(&one->sheet, asked) = b.kept;
        (void)differs(&b, asked);
    }
    differing += b.differing;
    assert_int_equal(b.wrong, 0);
    outcome_close(&b.before);
    outcome_close(&b.after);
    json_free(report);
    free(b.saved);
    free(text);
}

static void single_answers_are_complete_and_true(void **state)
{
    (void)state;
    for (const char *const *name = examples; *name; name++)
        hold_against_brute_force(*name);
    assert_true(differing > 0);
    print_message("%zu single answers change something\n", differing);
}

/* ---- the smallest set that lowers the verdict ---- */

static int standing(void)
{
    const rule_fact *f = rule_session_next(one->session, "disposition", NULL);

    return (int)rule_fact_number(f, "rank");
}

static void tell(const question *asked)
{
    sb_failure why = {0};

    assert_done(consultation_tell(one, asked, &why), &why);
    assert_done(consultation_settle(one, &why), &why);
}

/* The other answers to one question that a set may hold: all but "not sure". */
static size_t other_answers(answer out[140], const question *asked)
{
    answer kept = *answer_of(&one->sheet, asked);
    size_t count = 0;

    if (!kept.given)
        return 0;
    if (asked->type == NUMBER || asked->type == SCALE) {
        for (double n = asked->least; n <= asked->most && count < 140; n++)
            out[count++] = (answer){.given = 1, .number = n};
        return count;
    }
    for (size_t i = 0; i < asked->option_count; i++)
        out[count++] = (answer){.given = 1,
                                .ticked = asked->type == CHOICE
                                              ? UINT64_C(1) << i
                                              : kept.ticked ^ UINT64_C(1) << i};
    if (asked->none_text)
        out[count++] = (answer){.given = 1, .ticked = UINT64_C(1) << OPTION_NONE};
    return count;
}

static int any_single_lowers(int before)
{
    size_t size = pack->questions.all.count * sizeof(answer);
    answer *saved = malloc(size);
    sb_failure why = {0};

    assert_non_null(saved);
    memcpy(saved, one->sheet.answers, size);
    for (size_t i = 0; i < pack->questions.all.count; i++) {
        const question *asked = pack->questions.all.items[i];
        answer others[140];
        size_t count = other_answers(others, asked);

        for (size_t k = 0; k < count; k++) {
            int lowers;

            *answer_of(&one->sheet, asked) = others[k];
            tell(asked);
            assert_done(sb_consultation_drop(one, NULL, NULL, &why), &why);
            lowers = standing() < before;
            memcpy(one->sheet.answers, saved, size);
            assert_done(consultation_tell_all(one, &why), &why);
            if (lowers) {
                free(saved);
                return 1;
            }
        }
    }
    free(saved);
    return 0;
}

static void the_smallest_set_is_right_and_smallest(void **state)
{
    (void)state;
    for (const char *const *name = examples; *name; name++) {
        sb_failure why = {0};
        char *text = NULL;
        json_input *report = NULL;
        const json_input *changes;
        int before;

        read_example(*name);
        before = standing();
        assert_done(sb_what_would_change(&text, one, 1, 80, &why), &why);
        assert_done(json_read(&report, text, strlen(text), &why), &why);
        changes = json_get(json_get(report, "lower"), "changes");
        assert_true(json_length(changes) <= 3);
        if (json_length(changes) != 1)
            assert_false(any_single_lowers(before));
        for (size_t i = 0; i < json_length(changes); i++)
            assert_done(sb_consultation_answer(
                            one, json_text(json_get(json_at(changes, i), "question")),
                            json_text(json_get(json_at(changes, i), "value")), &why), &why);
        assert_done(sb_consultation_drop(one, NULL, NULL, &why), &why);
        if (json_length(changes))
            assert_true(standing() < before);
        json_free(report);
        free(text);
    }
}

/* ---- named changes ---- */

static void named_changes_are_compared_and_taken_back(void **state)
{
    const sb_change changes[] = {{"age", "76"}, {"saddle-feeling", "unknown"}};
    const sb_change wrong[] = {{"age", "76"}, {"saddle-feeling", "soon"}};
    char *before = NULL, *text = NULL, *after = NULL;
    sb_failure why = {0}, misfit = {0};

    (void)state;
    read_example("desk-worker");
    assert_done(sb_consultation_write_json(&before, one, &why), &why);
    assert_done(sb_what_if(&text, one, changes, 2, 0, 80, &why), &why);
    assert_non_null(strstr(text, "Advice: "));
    assert_non_null(strstr(text, "No longer in the programme: Easy walk."));
    free(text);
    assert_done(sb_what_if(&text, one, changes, 0, 0, 80, &why), &why);
    assert_non_null(strstr(text, "Nothing that matters would change."));
    free(text);
    assert_int_equal(sb_what_if(&text, one, wrong, 2, 0, 80, &misfit), -1);
    assert_int_equal(misfit.cause, SB_CAUSE_ANSWERS);
    assert_null(text);
    assert_done(sb_consultation_write_json(&after, one, &why), &why);
    assert_string_equal(before, after);
    free(before);
    free(after);
}

/* The crash was only asked about because an injury was ticked. */
static void follow_ups_go_with_the_answer_that_brought_them(void **state)
{
    const sb_change no_injury = {"new-signs", "none"};
    char *text = NULL, *before = NULL, *after = NULL;
    sb_failure why = {0};

    (void)state;
    read_example("car-crash-yesterday");
    assert_done(sb_consultation_write_json(&before, one, &why), &why);
    assert_done(sb_what_if(&text, one, &no_injury, 1, 0, 80, &why), &why);
    assert_non_null(strstr(text, "Advice: "));
    free(text);
    assert_done(sb_what_would_change(&text, one, 0, 80, &why), &why);
    free(text);
    assert_done(sb_consultation_write_json(&after, one, &why), &why);
    assert_string_equal(before, after);
    free(before);
    free(after);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(single_answers_are_complete_and_true),
        cmocka_unit_test(the_smallest_set_is_right_and_smallest),
        cmocka_unit_test(named_changes_are_compared_and_taken_back),
        cmocka_unit_test(follow_ups_go_with_the_answer_that_brought_them),
    };
    sb_failure why = {0};
    int failed = 1;

    if (argc > 1 && share_read(&wanted, argv[1]) < 0)
        return 2;
    pack = open_repository_pack();
    if (sb_consultation_open(&one, pack, &why) == 0)
        failed = cmocka_run_group_tests_name("what if", tests, NULL, NULL);
    sb_consultation_close(one);
    sb_pack_free(pack);
    return failed;
}
