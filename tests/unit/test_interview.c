/* SPDX-License-Identifier: Apache-2.0 */
/* What a front that interviews relies on: what is not sure stays not sure, and what falls
 * away can come back as it was. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <steadyback/interview.h>
#include <steadyback/question.h>

#include "consultation/consultation.h"
#include "plan_example.h"
#include "test_pack.h"

enum { ID_SIZE = 100, VALUE_SIZE = 200 };

static sb_pack *pack;
static sb_consultation *one;

static void start_anew(void)
{
    sb_failure why = {0};

    assert_done(sb_consultation_clear(one, &why), &why);
}

static void give(const char *question, const char *value)
{
    sb_failure why = {0};

    assert_done(sb_consultation_answer(one, question, value, &why), &why);
}

/* The answer must read like this; NULL: there must be none. */
static void expect_answer(const char *question, const char *expected)
{
    sb_failure why = {0};
    char *value = NULL;

    assert_done(sb_consultation_value(&value, one, question, &why), &why);
    if (!value || !expected)
        assert_ptr_equal(value, expected);
    else
        assert_string_equal(value, expected);
    free(value);
}

/* Saves, forgets everything, and reads what was saved. */
static void save_and_resume(void)
{
    sb_mistakes *notes = sb_mistakes_new();
    sb_failure why = {0};
    char *text = NULL;

    assert_done(sb_consultation_write_json(&text, one, &why), &why);
    start_anew();
    assert_done(sb_consultation_resume(one, text, strlen(text), notes, &why), &why);
    assert_int_equal(sb_mistakes_count(notes), 0);
    free(text);
    sb_mistakes_free(notes);
}

static void read_desk_worker(void)
{
    sb_result_free(plan_example(one, "desk-worker"));
}

static int offers_not_sure(const sb_question *q)
{
    for (size_t i = 0; i < sb_question_option_count(q); i++)
        if (strcmp(sb_question_option_id(q, i), "not-sure") == 0)
            return 1;
    return 0;
}

/* ---- not sure ---- */

static void not_sure_which_one_stays_not_sure(void **state)
{
    size_t seen = 0;

    (void)state;
    for (size_t i = 0; i < sb_pack_question_count(pack); i++) {
        const sb_question *q = sb_pack_question_at(pack, i);
        const char *id = sb_question_id(q);
        char unsure[ID_SIZE], ticked[VALUE_SIZE];

        if (!offers_not_sure(q))
            continue;
        seen++;
        snprintf(unsure, sizeof(unsure), "%s-unsure", id);
        snprintf(ticked, sizeof(ticked), "%s not-sure", sb_question_option_id(q, 0));
        start_anew();
        give(id, "unknown");
        give(unsure, "unknown");
        expect_answer(id, "unknown");
        give(id, ticked);
        give(unsure, "unknown");
        expect_answer(id, ticked);
        give(id, "unknown");
        give(unsure, "none"); /* thought about it: none of them after all */
        expect_answer(id, "none");
    }
    assert_true(seen > 10);
}

static void not_sure_of_one_and_of_more_is_saved(void **state)
{
    (void)state;
    start_anew();
    give("right-now", "unknown");
    give("right-now-unsure", "cold-leg not-sure");
    expect_answer("right-now", "unknown");
    expect_answer("right-now-unsure", "cold-leg not-sure");
    save_and_resume();
    expect_answer("right-now", "unknown");
    expect_answer("right-now-unsure", "cold-leg not-sure");
}

/* None is sure, one may be: not the same as none at all, also when it has been saved. */
static void not_sure_of_one_alone_is_an_answer(void **state)
{
    char *before, *after;

    (void)state;
    start_anew();
    give("falls", "unknown");
    give("falls-unsure", "aid");
    expect_answer("falls", "none");
    before = result_bytes(one);
    save_and_resume();
    expect_answer("falls", "none");
    after = result_bytes(one);
    assert_string_equal(before, after);
    free(before);
    free(after);
}

/* ---- what falls away ---- */

static void drop(void)
{
    sb_failure why = {0};

    assert_done(sb_consultation_drop(one, NULL, NULL, &why), &why);
}

static void expect_aside(const char *question, const char *expected)
{
    sb_failure why = {0};
    char *value = NULL;

    assert_done(sb_consultation_aside(&value, one, question, &why), &why);
    if (!value || !expected)
        assert_ptr_equal(value, expected);
    else
        assert_string_equal(value, expected);
    free(value);
}

static void what_falls_away_comes_back_as_it_was(void **state)
{
    sb_failure why = {0};

    (void)state;
    start_anew();
    give("new-signs", "fever");
    give("ill-signs", "high-fever not-sure");
    give("ill-signs-unsure", "chemo");
    give("new-signs", "none");
    drop();
    expect_answer("ill-signs", NULL);
    expect_aside("ill-signs", "high-fever");
    expect_aside("ill-signs-unsure", "chemo");
    save_and_resume();
    expect_aside("ill-signs", "high-fever");
    expect_aside("ill-signs-unsure", "chemo");
    give("new-signs", "fever");
    assert_done(sb_consultation_restore(one, "ill-signs", &why), &why);
    expect_answer("ill-signs", "high-fever");
    expect_answer("ill-signs-unsure", "chemo");
    expect_aside("ill-signs", NULL);
}

static void nothing_set_aside_restores_nothing(void **state)
{
    sb_failure why = {0};

    (void)state;
    start_anew();
    give("age", "50");
    assert_done(sb_consultation_restore(one, "age", &why), &why);
    assert_done(sb_consultation_restore(one, "no-such-question", &why), &why);
    expect_answer("age", "50");
}

/* Another option than the one given, or "unknown". */
static void other_value(char value[VALUE_SIZE], const question *asked,
                        const answer *given)
{
    snprintf(value, VALUE_SIZE, "unknown");
    for (size_t i = 0; i < asked->option_count; i++)
        if (!(given->ticked >> i & 1))
            snprintf(value, VALUE_SIZE, "%s", asked->options[i].id);
}

/* What fell away is offered when it is asked again, and taken. */
static void take_what_is_offered(void)
{
    sb_failure why = {0};
    const char *id;

    while ((id = sb_consultation_next(one))) {
        char *value = NULL;

        assert_done(sb_consultation_aside(&value, one, id, &why), &why);
        if (!value)
            return;
        free(value);
        assert_done(sb_consultation_restore(one, id, &why), &why);
    }
}

/* Or set aside and not asked again, since nothing hangs on it any more. */
static int is_as_it_was(size_t index, const answer *saved)
{
    return answer_equal(&one->sheet.answers[index], saved) ||
           (!one->sheet.answers[index].given && sb_consultation_left_out(one) > 0 &&
            answer_equal(&one->aside.answers[index], saved));
}

static void change_and_change_back(const question *asked, const answer *saved)
{
    char value[VALUE_SIZE];
    sb_failure why = {0};

    other_value(value, asked, &saved[asked->index]);
    give(asked->id, value);
    drop();
    *answer_of(&one->sheet, asked) = saved[asked->index];
    assert_done(consultation_tell(one, asked, &why), &why);
    assert_done(consultation_settle(one, &why), &why);
    take_what_is_offered();
    for (size_t i = 0; i < pack->questions.all.count; i++)
        if (!is_as_it_was(i, &saved[i])) {
            print_error("%s to %s and back: %s is lost\n", asked->id, value,
                        ((question *)pack->questions.all.items[i])->id);
            fail();
        }
    memcpy(one->sheet.answers, saved, pack->questions.all.count * sizeof(answer));
    assert_done(consultation_tell_all(one, &why), &why);
}

static void a_change_taken_back_loses_nothing(void **state)
{
    static const char *const people[] = {"car-crash-yesterday", "stenosis",
                                         "pregnant-24-weeks",   "high-blood-pressure",
                                         "vertebral-fracture",  NULL};
    size_t size = pack->questions.all.count * sizeof(answer), changed = 0;
    answer *saved = malloc(size);

    (void)state;
    assert_non_null(saved);
    for (const char *const *person = people; *person; person++) {
        sb_result_free(plan_example(one, *person));
        memcpy(saved, one->sheet.answers, size);
        for (size_t i = 0; i < pack->questions.all.count; i++)
            if (saved[i].given) {
                change_and_change_back(pack->questions.all.items[i], saved);
                changed++;
            }
    }
    assert_true(changed > 50);
    free(saved);
}

/* ---- contradictions ---- */

static int is_conflict(const char *id)
{
    const char *stands;

    for (size_t i = 0; (stands = sb_consultation_conflict(one, i)); i++)
        if (strcmp(stands, id) == 0)
            return 1;
    return 0;
}

static void nobody_contradicts_what_was_not_asked(void **state)
{
    sb_failure why = {0};

    (void)state;
    read_desk_worker();
    assert_done(sb_consultation_forget(one, "equipment", &why), &why);
    give("enjoy", "water");
    assert_false(is_conflict("water-no-pool")); /* "did not tick a pool": not asked yet */
    give("equipment", "chair");
    assert_true(is_conflict("water-no-pool"));
    give("equipment", "chair pool");
    assert_false(is_conflict("water-no-pool"));
}

/* ---- what a front keeps ---- */

static void note(const char *name, const char *value)
{
    sb_failure why = {0};

    assert_done(sb_consultation_note(one, name, value, &why), &why);
}

static void expect_note(const char *name, const char *expected)
{
    const char *value = sb_consultation_noted(one, name);

    if (!value || !expected)
        assert_ptr_equal(value, expected);
    else
        assert_string_equal(value, expected);
}

static void notes_are_saved_with_the_answers(void **state)
{
    (void)state;
    start_anew();
    give("age", "50");
    note("for", "someone-else");
    note("seen", "a b");
    note("for", "me");
    save_and_resume();
    expect_note("for", "me");
    expect_note("seen", "a b");
    expect_note("other", NULL);
    note("for", NULL);
    expect_note("for", NULL);
    expect_note("seen", "a b");
    start_anew();
    expect_note("seen", NULL);
}

static void notes_have_a_size(void **state)
{
    char long_text[5000];
    sb_failure why = {0};

    (void)state;
    memset(long_text, 'x', sizeof(long_text) - 1);
    long_text[sizeof(long_text) - 1] = '\0';
    start_anew();
    assert_int_equal(sb_consultation_note(one, "a", long_text, &why), -1);
    assert_int_equal(why.cause, SB_CAUSE_ANSWERS);
    expect_note("a", NULL);
}

/* What cannot be read changes nothing: answers, what was set aside, and notes. */
static void a_refused_text_changes_nothing(void **state)
{
    static const char text[] =
        "{\"answers\": {\"age\": \"old\"}, \"notes\": {\"for\": \"x\"}}";
    sb_mistakes *mistakes = sb_mistakes_new();
    sb_failure why = {0};

    (void)state;
    start_anew();
    give("new-signs", "fever");
    give("ill-signs", "chemo");
    give("new-signs", "none");
    drop();
    note("for", "me");
    assert_int_equal(sb_consultation_read_json(one, text, strlen(text), mistakes, &why),
                     -1);
    expect_answer("new-signs", "none");
    expect_aside("ill-signs", "chemo");
    expect_note("for", "me");
    sb_mistakes_free(mistakes);
}

/* ---- another version ---- */

static const sb_mistake *first_of(const sb_mistakes *notes, const char *kind)
{
    for (size_t i = 0; i < sb_mistakes_count(notes); i++)
        if (strcmp(sb_mistakes_at(notes, i)->kind, kind) == 0)
            return sb_mistakes_at(notes, i);
    return NULL;
}

static void resume_from(const char *version, const char *answers, sb_mistakes *notes,
                        int expected)
{
    char text[500];
    sb_failure why = {0};

    snprintf(text, sizeof(text), "{\"pack\": {\"id\": \"%s\", \"version\": \"%s\"}, %s}",
             sb_pack_id(pack), version, answers);
    start_anew();
    assert_int_equal(sb_consultation_resume(one, text, strlen(text), notes, &why),
                     expected);
}

static void another_version_is_noted(void **state)
{
    sb_mistakes *notes = sb_mistakes_new();

    (void)state;
    resume_from("0.0.1", "\"answers\": {\"age\": 50, \"gone\": 3, \"minutes\": \"ages\"}",
                notes, 0);
    expect_answer("age", "50");
    expect_answer("minutes", NULL);
    assert_non_null(first_of(notes, "other-version"));
    assert_int_equal(first_of(notes, "other-version")->severity, SB_WARNING);
    assert_int_equal(strncmp(first_of(notes, "unknown-question")->text, "gone:", 5), 0);
    assert_int_equal(strncmp(first_of(notes, "wrong-value")->text, "minutes:", 8), 0);
    sb_mistakes_free(notes);
}

static void the_same_version_is_not_noted(void **state)
{
    sb_mistakes *notes = sb_mistakes_new();

    (void)state;
    resume_from(sb_pack_version(pack), "\"answers\": {\"age\": 50}", notes, 0);
    assert_int_equal(sb_mistakes_count(notes), 0);
    resume_from("0.0.1", "\"notes\": {}", notes, -1); /* no answers at all */
    sb_mistakes_free(notes);
}

/* A pack can change without another version. */
static void what_does_not_fit_is_left_out_in_any_version(void **state)
{
    sb_mistakes *notes = sb_mistakes_new();

    (void)state;
    resume_from(sb_pack_version(pack),
                "\"answers\": {\"age\": 50, \"gone\": 3, \"right-now\": [\"chets\"]}",
                notes, 0);
    expect_answer("age", "50");
    expect_answer("right-now", NULL);
    assert_null(first_of(notes, "other-version"));
    assert_int_equal(sb_mistakes_errors(notes), 2);
    sb_mistakes_free(notes);
}

static void an_answer_whose_doubt_does_not_fit_is_left_out(void **state)
{
    static const char *const doubts[] = {"[\"gone\"]", "3"};
    sb_mistakes *notes;
    char text[200];

    (void)state;
    for (int k = 0; k < 2; k++) {
        snprintf(text, sizeof(text),
                 "\"answers\": {\"right-now-unsure\": %s, \"right-now\": [\"none\"], "
                 "\"new-signs\": [\"none\"]}",
                 doubts[k]);
        notes = sb_mistakes_new();
        resume_from(sb_pack_version(pack), text, notes, 0);
        expect_answer("right-now", NULL); /* and no plain none */
        expect_answer("new-signs", "none");
        sb_mistakes_free(notes);
    }
    notes = sb_mistakes_new();
    resume_from(
        sb_pack_version(pack),
        "\"answers\": {\"right-now-unsure\": [\"chest\"], \"right-now\": [\"none\"]}",
        notes, 0);
    expect_answer("right-now", "none");
    expect_answer("right-now-unsure", "chest");
    sb_mistakes_free(notes);
}

/* ---- what need not be done ---- */

static const char *next(void)
{
    const char *id = sb_consultation_next(one);

    return id ? id : "nothing";
}

static void the_self_test_is_for_those_who_surely_want_it(void **state)
{
    (void)state;
    read_desk_worker();
    assert_string_equal(next(), "self-test");
    give("self-test", "unknown");
    assert_string_equal(next(), "nothing");
    give("self-test", "no");
    assert_string_equal(next(), "nothing");
    give("self-test", "yes");
    assert_string_equal(next(), "st-start");
}

static void the_self_test_is_for_those_who_surely_may(void **state)
{
    (void)state;
    read_desk_worker();
    give("pain-level", "unknown"); /* it may be too strong for a test */
    assert_string_not_equal(next(), "self-test");
    give("pain-level", "8");
    assert_string_not_equal(next(), "self-test");
    give("pain-level", "4");
    assert_string_equal(next(), "self-test");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(not_sure_which_one_stays_not_sure),
        cmocka_unit_test(not_sure_of_one_and_of_more_is_saved),
        cmocka_unit_test(not_sure_of_one_alone_is_an_answer),
        cmocka_unit_test(what_falls_away_comes_back_as_it_was),
        cmocka_unit_test(a_change_taken_back_loses_nothing),
        cmocka_unit_test(nothing_set_aside_restores_nothing),
        cmocka_unit_test(nobody_contradicts_what_was_not_asked),
        cmocka_unit_test(notes_are_saved_with_the_answers),
        cmocka_unit_test(notes_have_a_size),
        cmocka_unit_test(a_refused_text_changes_nothing),
        cmocka_unit_test(another_version_is_noted),
        cmocka_unit_test(what_does_not_fit_is_left_out_in_any_version),
        cmocka_unit_test(an_answer_whose_doubt_does_not_fit_is_left_out),
        cmocka_unit_test(the_same_version_is_not_noted),
        cmocka_unit_test(the_self_test_is_for_those_who_surely_want_it),
        cmocka_unit_test(the_self_test_is_for_those_who_surely_may),
    };
    sb_failure why = {0};
    int failed;

    pack = open_repository_pack();
    if (sb_consultation_open(&one, pack, &why) < 0)
        return 1;
    failed = cmocka_run_group_tests_name("interview", tests, NULL, NULL);
    sb_consultation_close(one);
    sb_pack_free(pack);
    return failed;
}
