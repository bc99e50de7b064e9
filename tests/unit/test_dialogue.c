/* SPDX-License-Identifier: Apache-2.0 */
/* Every kind of turn of a dialogue, and what leads from one to the next. Whatever is done
 * is done twice: by a dialogue that goes on, and by one that was resumed from the text
 * that the first saved just before. Both have to show the same.
 *
 * test_dialogue [TURNS]: every turn is also written to that file, a line each
 * (schema/turns). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>
#include <steadyback/consultation.h>
#include <steadyback/dialogue.h>
#include <steadyback/interview.h>

#include "dialogue_turns.h"
#include "plan_example.h"
#include "test_pack.h"

static sb_pack *pack;
static sb_dialogue *one, *other;
static FILE *turns;
static sb_consultation *reader;
static sb_consultation *worker; /* whose back hurts, and nothing else is wrong */

/* ---- two dialogues side by side ---- */

static void write_turn(const json_t *turn)
{
    if (turns)
        assert_true(json_dumpf(turn, turns, JSON_COMPACT) == 0 &&
                    fputc('\n', turns) != EOF);
}

/* Both turns, without what only says how it came to them when that is to be left out. */
static void expect_same_turn(int with_notes)
{
    json_t *a = turn_of(one), *b = turn_of(other);

    if (with_notes)
        write_turn(a);
    for (int i = 0; i < 2 && !with_notes; i++) {
        json_object_del(i ? a : b, "notes");
        json_object_del(i ? a : b, "new");
    }
    if (!json_equal(a, b)) {
        char *says = json_dumps(a, JSON_INDENT(1)),
             *resumed = json_dumps(b, JSON_INDENT(1));

        print_error("a resumed dialogue shows something else:\n%s\n%s\n", says, resumed);
        free(says);
        free(resumed);
    }
    assert_true(json_equal(a, b));
    json_decref(a);
    json_decref(b);
}

static const sb_turn *now(void)
{
    sb_failure why = {0};
    const sb_turn *turn = NULL;

    assert_done(sb_dialogue_turn(&turn, one, &why), &why);
    return turn;
}

static void save_and_resume(void)
{
    char *text = saved(one);

    resume(other, text, SB_RESUME_TURN);
    if (now()->kind != SB_TURN_STOPPED) /* somebody who stopped goes on */
        expect_same_turn(0);
    free(text);
}

typedef int call(sb_dialogue *d, const char *text, sb_failure *why);

static void do_both(call *made, const char *text)
{
    sb_failure why = {0};

    save_and_resume();
    assert_done(made(one, text, &why), &why);
    assert_done(made(other, text, &why), &why);
    expect_same_turn(1);
}

static void types(const char *line)
{
    do_both(sb_dialogue_reply, line);
}

static void chooses(const char *value)
{
    do_both(sb_dialogue_choose, value);
}

static void goes_to(const char *question)
{
    do_both(sb_dialogue_goto, question);
}

static void refuses(call *made, const char *text)
{
    sb_failure why = {0};

    save_and_resume();
    assert_int_equal(made(one, text, &why), -1);
    assert_int_equal(why.cause, SB_CAUSE_ANSWERS);
    expect_same_turn(0);
}

/* ---- what is expected ---- */

static void expect_turn(sb_turn_kind kind, const char *question)
{
    const sb_turn *turn = now();

    if (turn->kind != kind)
        print_error("the turn is %s, not %s\n", sb_turn_kind_name(turn->kind),
                    sb_turn_kind_name(kind));
    assert_int_equal(turn->kind, kind);
    if (question)
        assert_string_equal(sb_question_id(turn->question), question);
}

static int is_said(const char *text, const char *message)
{
    const char *words = sb_pack_message(pack, message);

    return strncmp(text, words, strcspn(words, "{")) == 0;
}

/* The message is among the notes. */
static void expect_said(const char *message)
{
    const sb_turn_note *note;

    for (size_t k = 0; (note = sb_dialogue_note(one, k)); k++)
        if (is_said(note->text, message))
            return;
    print_error("no note says %s\n", message);
    fail();
}

static size_t notes_of(sb_note_kind kind)
{
    const sb_turn_note *note;
    size_t count = 0;

    for (size_t k = 0; (note = sb_dialogue_note(one, k)); k++)
        count += note->kind == kind;
    return count;
}

/* ---- where it starts ---- */

/* The worker's answers before a question (NULL: all), as a file of answers. */
static char *answers_before(const char *question)
{
    sb_failure why = {0};
    char *text = NULL;

    assert_done(sb_consultation_clear(reader, &why), &why);
    for (size_t k = 0; k < sb_pack_question_count(pack); k++) {
        const char *id = sb_question_id(sb_pack_question_at(pack, k));
        char *value = NULL;

        if (question && strcmp(id, question) == 0)
            break;
        assert_done(sb_consultation_value(&value, worker, id, &why), &why);
        if (value)
            assert_done(sb_consultation_answer(reader, id, value, &why), &why);
        free(value);
    }
    assert_done(sb_consultation_write_json(&text, reader, &why), &why);
    return text;
}

static void start_before(const char *question)
{
    char *text = answers_before(question);

    resume(one, text, SB_RESUME_ANSWERS);
    free(text);
    expect_said("interview-resumed");
    expect_turn(SB_TURN_FOR_WHOM, NULL);
    chooses("me");
    if (question)
        expect_turn(SB_TURN_QUESTION, question);
}

static void start_anew(void)
{
    sb_failure why = {0};

    assert_done(sb_dialogue_clear(one, &why), &why);
    expect_turn(SB_TURN_FOR_WHOM, NULL);
}

/* ---- each kind of turn ---- */

/* Whom it is for is typed as a number, or in the words of the choice. */
static void whom_it_is_for_is_said_in_words_too(void **state)
{
    static const struct {
        const char *line;
        int turn, is_for_another;
    } rows[] = {{"me", SB_TURN_QUESTION, 0},
                {"For ME.", SB_TURN_QUESTION, 0},
                {"someone else", SB_TURN_QUESTION, 1},
                {"someone-else", SB_TURN_QUESTION, 1},
                {"for someone else", SB_TURN_QUESTION, 1},
                {"i", SB_TURN_FOR_WHOM, 0}, /* would be either */
                {"for", SB_TURN_FOR_WHOM, 0},
                {"mee", SB_TURN_FOR_WHOM, 0},
                {".", SB_TURN_FOR_WHOM, 0}};

    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        start_anew();
        types(rows[i].line);
        assert_int_equal(now()->kind, rows[i].turn);
        assert_int_equal(now()->whom != NULL, rows[i].is_for_another);
        if (rows[i].turn == SB_TURN_FOR_WHOM)
            expect_said("interview-pick");
    }
}

static void a_question_says_all_that_a_front_needs(void **state)
{
    const sb_turn *turn;

    (void)state;
    start_anew();
    assert_int_equal(now()->option_count, 2);
    assert_int_equal(now()->may & SB_MAY_BACK, 0);
    chooses("me");
    expect_turn(SB_TURN_QUESTION, "age");
    turn = now();
    assert_int_equal(turn->number, 1);
    assert_true(turn->left > 5);
    assert_string_equal(turn->asks, sb_question_text(turn->question));
    assert_int_equal(turn->option_count, 0);
    assert_null(turn->kept);
    assert_non_null(turn->hints[1]);
    types("45");
    expect_turn(SB_TURN_QUESTION, "right-now");
    assert_int_equal(notes_of(SB_NOTE_TAKEN), 1);
    assert_true(now()->option_count > 3);
    assert_string_equal(now()->options[0].id, sb_question_option_id(now()->question, 0));
    types("back");
    expect_turn(SB_TURN_QUESTION, "age");
    assert_string_equal(now()->kept, "45");
    types("");
    expect_turn(SB_TURN_QUESTION, "right-now");
    assert_int_equal(sb_dialogue_answered(one), 1);
}

static void words_that_are_no_answer_are_obeyed(void **state)
{
    (void)state;
    start_before("new-signs");
    types("?");
    assert_int_equal(notes_of(SB_NOTE_HELP), 6);
    types("why");
    assert_true(notes_of(SB_NOTE_REASON) > 0);
    types("review");
    assert_int_equal(notes_of(SB_NOTE_ANSWER), 2);
    assert_int_equal(notes_of(SB_NOTE_REVIEW_END), 1);
    assert_true(now()->fresh & SB_NEW_QUESTION);
    types("change 77");
    expect_said("interview-change-none");
    types("no such words");
    expect_said("interview-misfit-words");
    expect_turn(SB_TURN_QUESTION, "new-signs");
    types("change 1");
    expect_turn(SB_TURN_QUESTION, "age");
    types("stop");
    assert_int_equal(now()->kind, SB_TURN_STOPPED);
}

static int stops(sb_dialogue *d, const char *text, sb_failure *why)
{
    (void)text;
    return sb_dialogue_stop(d, why);
}

static void what_stopped_goes_on(void **state)
{
    sb_failure why = {0};

    (void)state;
    start_before("new-signs");
    do_both(stops, NULL);
    expect_turn(SB_TURN_STOPPED, NULL);
    assert_done(sb_dialogue_help(one, &why), &why);
    expect_turn(SB_TURN_QUESTION, "new-signs");
}

static void what_is_doubtful_is_asked_back(void **state)
{
    (void)state;
    start_before("right-now");
    types("12");
    expect_turn(SB_TURN_ASKED_BACK, "right-now");
    assert_string_equal(now()->understood, "none");
    types("why");
    expect_turn(SB_TURN_ASKED_BACK, "right-now");
    types("nonsense");
    expect_turn(SB_TURN_QUESTION, "right-now");
    types("12");
    types("");
    expect_turn(SB_TURN_QUESTION, "new-signs");
}

static void two_empty_lines_leave_a_number_open(void **state)
{
    (void)state;
    start_before("age");
    types("");
    expect_said("interview-misfit-empty-number");
    expect_turn(SB_TURN_QUESTION, "age");
    types("");
    expect_turn(SB_TURN_AGAIN, "age");
    types("44");
    expect_turn(SB_TURN_QUESTION, "right-now");
}

static void not_sure_of_a_list_asks_which(void **state)
{
    (void)state;
    start_before("right-now");
    chooses("unknown");
    expect_turn(SB_TURN_WHICH, "right-now");
    types("back");
    expect_turn(SB_TURN_QUESTION, "right-now");
    chooses("not-sure");
    expect_turn(SB_TURN_WHICH, "right-now");
    refuses(sb_dialogue_choose, "nothing-like-it");
    chooses("cold-leg");
    expect_said("interview-careful");
    assert_int_equal(notes_of(SB_NOTE_TAKEN), 1);
}

static void not_sure_of_a_danger_sign_asks_again(void **state)
{
    (void)state;
    start_before("saddle-feeling");
    types("not sure");
    expect_turn(SB_TURN_AGAIN, "saddle-feeling");
    assert_string_not_equal(now()->text, now()->asks);
    types("skip");
    expect_said("interview-careful");
}

static void contradictions_are_settled_once(void **state)
{
    const char *after;

    (void)state;
    start_before("pain-level");
    types("1");
    expect_turn(SB_TURN_QUESTION, "pain-signs");
    chooses("no-free-time");
    expect_turn(SB_TURN_CONTRADICTION, NULL);
    assert_int_equal(now()->option_count, 3);
    types("7");
    expect_said("interview-pick");
    chooses("pain-level");
    expect_turn(SB_TURN_QUESTION, "pain-level");
    types("6");
    expect_turn(SB_TURN_QUESTION, NULL);
    after = sb_question_id(now()->question); /* whatever the pack asks next */
    assert_string_not_equal(after, "pain-level");
    goes_to("pain-level");
    types("0");
    expect_turn(SB_TURN_CONTRADICTION, NULL);
    chooses("all-right");
    expect_turn(SB_TURN_QUESTION, after);
}

/* What an answers file says by itself. */
static int is_emergency(const char *text)
{
    sb_mistakes *mistakes = sb_mistakes_new();
    sb_failure why = {0};

    assert_done(sb_consultation_read_json(reader, text, strlen(text), mistakes, &why),
                &why);
    sb_mistakes_free(mistakes);
    return sb_consultation_is_emergency(reader);
}

static void the_saved_text_stands_by_the_emergency(void)
{
    char *text = saved(one);

    assert_true(is_emergency(text));
    free(text);
}

static void an_emergency_is_corrected_after_a_question(void **state)
{
    char *text;

    (void)state;
    start_before("saddle-feeling");
    chooses("new");
    expect_turn(SB_TURN_EMERGENCY, NULL);
    assert_true(sb_dialogue_is_concluded(one));
    assert_non_null(now()->page);
    assert_non_null(now()->action);
    refuses(sb_dialogue_choose, "age");
    chooses("saddle-feeling");
    expect_turn(SB_TURN_QUESTION, "saddle-feeling");
    chooses("no");
    expect_turn(SB_TURN_CONFIRM, NULL);
    assert_true(is_said(sb_pack_message(pack, "interview-confirm"), "interview-confirm"));
    the_saved_text_stands_by_the_emergency();
    types("back");
    expect_turn(SB_TURN_CONFIRM, NULL);
    chooses("no");
    expect_turn(SB_TURN_EMERGENCY, NULL);
    types("change 5");
    types("not sure");
    expect_turn(SB_TURN_AGAIN, "saddle-feeling");
    the_saved_text_stands_by_the_emergency();
    types("no");
    chooses("yes");
    expect_turn(SB_TURN_QUESTION, "bladder-start");
    text = saved(one);
    assert_false(is_emergency(text));
    assert_non_null(strstr(text, "\"corrected\": \"saddle-feeling\""));
    free(text);
}

static void a_correction_can_be_left(void **state)
{
    (void)state;
    start_before("saddle-feeling");
    chooses("new");
    chooses("saddle-feeling");
    chooses("no");
    do_both(stops, NULL);
    the_saved_text_stands_by_the_emergency();
    assert_true(sb_dialogue_is_concluded(one));
    types("1");
    expect_turn(SB_TURN_RESULT, NULL);
    assert_int_equal(now()->option_count, 2); /* why, and again */
    goes_to("saddle-feeling");                /* also from there it is a correction */
    chooses("no");
    expect_turn(SB_TURN_CONFIRM, NULL);
    the_saved_text_stands_by_the_emergency();
    chooses("no");
    expect_turn(SB_TURN_EMERGENCY, NULL);
}

static void steps_come_before_their_question(void **state)
{
    (void)state;
    start_before(NULL);
    expect_turn(SB_TURN_QUESTION, "self-test");
    chooses("yes");
    types("4");
    chooses("thigh");
    expect_turn(SB_TURN_STEP, "st-arch");
    assert_int_equal(now()->step, 1);
    assert_int_equal(now()->option_count, 0);
    types("");
    assert_int_equal(now()->step, 2);
    refuses(sb_dialogue_choose, "toward");
    chooses("done");
    types("review");
    assert_int_equal(now()->step, 3);
    chooses("unknown");
    expect_turn(SB_TURN_QUESTION, "st-arch");
    types("back");
    expect_turn(SB_TURN_QUESTION, "st-start-place");
}

/* At the result of the worker, who declines the self-test. */
static void come_to_result(void)
{
    start_before(NULL);
    chooses("no");
    expect_turn(SB_TURN_REVIEW, NULL);
    assert_true(now()->answer_count > 20);
    assert_false(sb_dialogue_is_concluded(one));
    types("2");
    expect_turn(SB_TURN_WHICH_ANSWER, NULL);
    types("back");
    types("1");
    expect_turn(SB_TURN_RESULT, NULL);
    assert_true(sb_dialogue_is_concluded(one));
    assert_non_null(now()->page);
    assert_null(now()->page_title);
}

static void a_result_can_be_asked_about(void **state)
{
    (void)state;
    come_to_result();
    chooses("why");
    expect_turn(SB_TURN_TOPICS, NULL);
    refuses(sb_dialogue_choose, "no-such-topic");
    chooses("level");
    assert_int_equal(notes_of(SB_NOTE_EXPLANATION), 1);
    expect_turn(SB_TURN_RESULT, NULL);
    assert_int_equal(now()->fresh & SB_NEW_PAGE, 0);
    chooses("why");
    types("back");
    chooses("again");
    assert_true(now()->fresh & SB_NEW_PAGE);
}

/* The id of a choice that stands on the turn, or NULL. */
static const char *offered(const char *id)
{
    for (size_t k = 0; k < now()->option_count; k++)
        if (strcmp(now()->options[k].id, id) == 0)
            return id;
    return NULL;
}

static void expect_note(const char *words)
{
    const sb_turn_note *note = sb_dialogue_note(one, 0);

    assert_non_null(note);
    assert_non_null(strstr(note->text, words));
}

static void a_move_is_swapped_and_brought_back(void **state)
{
    size_t changes;

    (void)state;
    come_to_result();
    chooses("swap");
    expect_turn(SB_TURN_WHICH_MOVE, NULL);
    types("back");
    expect_turn(SB_TURN_RESULT, NULL);
    chooses("swap");
    refuses(sb_dialogue_choose, "no-such-move");
    chooses("bird-dog");
    expect_turn(SB_TURN_INSTEAD, NULL);
    types("back");
    expect_turn(SB_TURN_WHICH_MOVE, NULL);
    chooses("bird-dog");
    chooses("keep");
    expect_turn(SB_TURN_RESULT, NULL);
    chooses("swap");
    chooses("bird-dog");
    changes = sb_dialogue_changes(one);
    chooses("standing-bird-dog");
    expect_turn(SB_TURN_RESULT, NULL);
    assert_true(sb_dialogue_changes(one) > changes);
    assert_true(sb_dialogue_is_concluded(one));
    expect_note("Standing bird dog in the place of Bird dog");
    assert_non_null(strstr(now()->page, "Standing bird dog"));
    chooses("swap");
    assert_non_null(offered("bird-dog")); /* to be brought back */
    chooses("standing-bird-dog");
    assert_non_null(offered("bird-dog"));
    chooses("leave-out");
    expect_note("is left out");
    chooses("swap");
    assert_null(offered("standing-bird-dog"));
    chooses("bird-dog");
    expect_turn(SB_TURN_RESULT, NULL);
    expect_note("is in your plan again");
    assert_null(strstr(now()->page, "As you asked"));
}

static void without_a_programme_no_move_is_swapped(void **state)
{
    (void)state;
    come_to_result();
    goes_to("right-now");
    chooses("chest");
    expect_turn(SB_TURN_EMERGENCY, NULL);
    chooses("all-right");
    expect_turn(SB_TURN_RESULT, NULL);
    assert_null(offered("swap"));
    refuses(sb_dialogue_choose, "swap");
}

static void a_change_shows_what_it_does(void **state)
{
    (void)state;
    come_to_result();
    chooses("change");
    expect_turn(SB_TURN_WHICH_ANSWER, NULL);
    chooses("new-signs");
    assert_false(sb_dialogue_is_concluded(one) && now()->kind == SB_TURN_RESULT);
    chooses("injury");
    expect_turn(SB_TURN_QUESTION, "injury-kind");
    chooses("lift");
    expect_turn(SB_TURN_RESULT, NULL);
    assert_non_null(now()->page_title);
    assert_true(is_said(now()->page_title, "interview-difference"));
    goes_to("new-signs");
    chooses("none");
    assert_int_equal(notes_of(SB_NOTE_DROPPED), 1);
    goes_to("right-now");
    chooses("chest");
    expect_turn(SB_TURN_EMERGENCY, NULL);
}

static void somebody_else_is_asked_about(void **state)
{
    (void)state;
    start_anew();
    types("2");
    assert_non_null(now()->whom);
    assert_true(now()->fresh & SB_NEW_WHOM);
    types("45");
    assert_int_equal(now()->fresh & SB_NEW_WHOM, 0);
    for (int k = 0; k < 6 && !sb_question_text_other(now()->question); k++)
        types("skip");
    if (sb_question_text_other(now()->question))
        assert_string_equal(now()->asks, sb_question_text_other(now()->question));
}

/* What no longer fits is said, by what it is about. */
static void what_no_longer_fits_is_said(void **state)
{
    static const char text[] =
        "{\"answers\": {\"age\": 450, \"no-such\": 1, \"right-now\": [\"none\"]}}";
    sb_mistakes *mistakes = sb_mistakes_new();
    sb_failure why = {0};
    json_t *turn;

    (void)state;
    assert_done(
        sb_dialogue_resume(one, text, strlen(text), SB_RESUME_ANSWERS, mistakes, &why),
        &why);
    assert_int_equal(sb_mistakes_errors(mistakes), 2);
    assert_int_equal(notes_of(SB_NOTE_NO_FIT), 2);
    assert_int_equal(sb_dialogue_answered(one), 1);
    turn = turn_of(one);
    write_turn(turn);
    json_decref(turn);
    sb_mistakes_free(mistakes);
}

static void what_is_not_offered_is_refused(void **state)
{
    sb_mistakes *mistakes = sb_mistakes_new();
    sb_failure why = {0};

    (void)state;
    start_before("new-signs");
    refuses(sb_dialogue_choose, "no-such-option");
    refuses(sb_dialogue_goto, "no-such-question");
    refuses(sb_dialogue_goto, "minutes"); /* not asked yet */
    assert_int_equal(sb_dialogue_resume(one, "{", 1, SB_RESUME_TURN, mistakes, &why), -1);
    assert_int_equal(why.cause, SB_CAUSE_ANSWERS);
    expect_turn(SB_TURN_QUESTION, "new-signs");
    sb_mistakes_free(mistakes);
}

/* A turn that does not fit the answers is not believed. */
static void a_turn_that_does_not_fit_is_left_out(void **state)
{
    static const char *const turns[] = {
        "result",
        "emergency",
        "confirm question=age errand=correcting",
        "again question=minutes",
        "which question=right-now",
        "step question=st-arch step=9999999999999999999",
        "question",
        "question question=no-such",
        "contradiction conflict=no-such",
        "stopped",
        "asked-back",
        "question question=age doubtful=no-such errand=changing",
        "",
        " = =",
        "review"};

    (void)state;
    for (size_t k = 0; k < sizeof(turns) / sizeof(*turns); k++) {
        char text[400];

        snprintf(
            text, sizeof(text),
            "{\"answers\": {\"age\": 45}, \"notes\": {\"for\": \"me\", \"turn\": \"%s\", "
            "\"delta\": \"age=;nothing=1;;=;age-unsure=x;age=-1\"}}",
            turns[k]);
        resume(one, text, SB_RESUME_TURN);
        assert_int_equal(now()->kind, SB_TURN_QUESTION);
        assert_int_equal(sb_dialogue_answered(one), 1);
        assert_null(sb_dialogue_remembered(one, "turn"));
    }
}

static void what_a_front_remembers_is_kept(void **state)
{
    char *text;

    (void)state;
    start_before("saddle-feeling");
    chooses("new");
    chooses("saddle-feeling");
    for (int k = 0; k < 2; k++) {
        sb_failure why = {0};

        assert_done(sb_dialogue_remember(k ? other : one, "colour", "blue", &why), &why);
    }
    chooses("no"); /* the answers before come back, the note stays */
    chooses("no");
    assert_string_equal(sb_dialogue_remembered(one, "colour"), "blue");
    text = saved(one);
    assert_non_null(strstr(text, "\"colour\": \"blue\""));
    free(text);
}

static int open_all(void **state)
{
    sb_failure why = {0};

    (void)state;
    pack = open_repository_pack();
    assert_done(sb_consultation_open(&worker, pack, &why), &why);
    assert_done(sb_consultation_open(&reader, pack, &why), &why);
    sb_result_free(plan_example(worker, "desk-worker"));
    assert_done(sb_dialogue_open(&one, pack, &why), &why);
    assert_done(sb_dialogue_open(&other, pack, &why), &why);
    return 0;
}

static int close_all(void **state)
{
    (void)state;
    sb_dialogue_close(one);
    sb_dialogue_close(other);
    sb_dialogue_close(NULL);
    sb_consultation_close(worker);
    sb_consultation_close(reader);
    sb_pack_free(pack);
    return 0;
}

int main(int argc, char *argv[])
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(whom_it_is_for_is_said_in_words_too),
        cmocka_unit_test(a_question_says_all_that_a_front_needs),
        cmocka_unit_test(words_that_are_no_answer_are_obeyed),
        cmocka_unit_test(what_stopped_goes_on),
        cmocka_unit_test(what_is_doubtful_is_asked_back),
        cmocka_unit_test(two_empty_lines_leave_a_number_open),
        cmocka_unit_test(not_sure_of_a_list_asks_which),
        cmocka_unit_test(not_sure_of_a_danger_sign_asks_again),
        cmocka_unit_test(contradictions_are_settled_once),
        cmocka_unit_test(an_emergency_is_corrected_after_a_question),
        cmocka_unit_test(a_correction_can_be_left),
        cmocka_unit_test(steps_come_before_their_question),
        cmocka_unit_test(a_result_can_be_asked_about),
        cmocka_unit_test(a_move_is_swapped_and_brought_back),
        cmocka_unit_test(without_a_programme_no_move_is_swapped),
        cmocka_unit_test(a_change_shows_what_it_does),
        cmocka_unit_test(somebody_else_is_asked_about),
        cmocka_unit_test(what_no_longer_fits_is_said),
        cmocka_unit_test(what_is_not_offered_is_refused),
        cmocka_unit_test(a_turn_that_does_not_fit_is_left_out),
        cmocka_unit_test(what_a_front_remembers_is_kept),
    };

    int failed;

    if (argc > 1 && !(turns = fopen(argv[1], "w")))
        return 1;
    failed = cmocka_run_group_tests_name("dialogue", tests, open_all, close_all);
    return turns && fclose(turns) != 0 ? 1 : failed;
}
