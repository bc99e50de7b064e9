/* SPDX-License-Identifier: Apache-2.0 */
/* A second front: it knows the public headers and the JSON of the turns, and nothing else.
 * It walks through interviews at random, is interrupted and goes on in another dialogue from
 * what was saved; at the end its result has to be, byte for byte, what `plan` makes of the
 * answers that it saved.
 *
 * test_second_front [WALKS [SEED]] */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>
#include <steadyback/steadyback.h>

#include "dialogue_turns.h"
#include "random_intake.h"
#include "test_pack.h"

enum { VALUE_SIZE = 1000, MOST_SEEN = 400, PATIENCE = 250, ENDLESS = 3000 };

static sb_pack *pack;
static sb_consultation *plan;
static sb_dialogue *at_hand, *resting;
static long walks = 40;
static uint64_t seed = 20261201;

static struct {
    dice d;
    unsigned calm; /* of 100: says no, or none of these */
    size_t calls;  /* in this walk */
    char seen[MOST_SEEN][80]; /* ids of questions */
    size_t seen_count;
    long kinds[SB_TURN_KIND_COUNT], resumed, all_calls, emergencies, programmes;
} front;

static int rolls(unsigned percent)
{
    return dice_roll(&front.d, 100) < percent;
}

/* ---- what it sees ---- */

static const char *text_in(const json_t *things, const char *key)
{
    const char *text = json_string_value(json_object_get(things, key));

    return text ? text : "";
}

static void remember(const char *id)
{
    for (size_t k = 0; k < front.seen_count; k++)
        if (strcmp(front.seen[k], id) == 0)
            return;
    if (*id && front.seen_count < MOST_SEEN)
        snprintf(front.seen[front.seen_count++], sizeof(front.seen[0]), "%s", id);
}

static void count_kind(const char *name)
{
    int kind = 0;

    while (kind < SB_TURN_KIND_COUNT && strcmp(sb_turn_kind_name(kind), name) != 0)
        kind++;
    assert_true(kind < SB_TURN_KIND_COUNT);
    front.kinds[kind]++;
}

static int may(const json_t *turn, const char *word)
{
    const json_t *all = json_object_get(turn, "may");

    for (size_t k = 0; k < json_array_size(all); k++)
        if (strcmp(json_string_value(json_array_get(all, k)), word) == 0)
            return 1;
    return 0;
}

/* ---- what it answers ---- */

static const char *option_at(const json_t *turn, size_t index)
{
    return text_in(json_array_get(json_object_get(turn, "options"), index), "id");
}

static size_t option_count(const json_t *turn)
{
    return json_array_size(json_object_get(turn, "options"));
}

static const char *any_option(const json_t *turn)
{
    assert_true(option_count(turn) > 0);
    return option_at(turn, dice_roll(&front.d, option_count(turn)));
}

static const char *calm_option(const json_t *turn)
{
    static const char *const calm[] = {"none", "no", "not-at-all", "usual"};

    for (size_t w = 0; w < sizeof(calm) / sizeof(*calm); w++)
        for (size_t k = 0; k < option_count(turn); k++)
            if (strcmp(option_at(turn, k), calm[w]) == 0)
                return option_at(turn, k);
    return any_option(turn);
}

static void some_number(char value[VALUE_SIZE], const json_t *question)
{
    double least = json_number_value(json_object_get(question, "least"));
    double most = json_number_value(json_object_get(question, "most"));
    uint64_t span = most - least < 90 ? (uint64_t)(most - least) : 90;

    snprintf(value, VALUE_SIZE, "%.0f", least + (double)dice_roll(&front.d, span + 1));
}

static void some_answer(char value[VALUE_SIZE], const json_t *turn)
{
    const json_t *question = json_object_get(turn, "question");
    const char *type = text_in(question, "type");
    int is_safe = json_is_true(json_object_get(question, "safety"));

    if (rolls(is_safe ? 1 : 8))
        snprintf(value, VALUE_SIZE, "unknown");
    else if (strcmp(type, "number") == 0 || strcmp(type, "scale") == 0)
        some_number(value, question);
    else
        snprintf(value, VALUE_SIZE, "%s",
                 rolls(is_safe ? front.calm : 40) ? calm_option(turn) : any_option(turn));
}

/* ---- calls ---- */

/* What is refused has to be no failure of another kind. */
static int done(int error, const sb_failure *why)
{
    front.calls++;
    if (error < 0 && why->cause != SB_CAUSE_ANSWERS)
        print_error("seed %llu: %s\n", (unsigned long long)seed, why->text);
    assert_true(error == 0 || why->cause == SB_CAUSE_ANSWERS);
    return error;
}

static void choose(const char *value)
{
    sb_failure why = {0};

    done(sb_dialogue_choose(at_hand, value, &why), &why);
}

static void type(const char *line)
{
    sb_failure why = {0};

    done(sb_dialogue_reply(at_hand, line, &why), &why);
}

static void answer_question(const json_t *turn)
{
    static const char *const lines[] = {"", "12", "not sure", "11", "no", "1 and 2", "x y z"};
    char value[VALUE_SIZE];

    if (rolls(json_is_true(json_object_get(json_object_get(turn, "question"), "safety")) ? 3 : 12)) {
        type(lines[dice_roll(&front.d, sizeof(lines) / sizeof(*lines))]);
        return;
    }
    some_answer(value, turn);
    choose(value);
}

static int is_tired(void)
{
    return front.calls > PATIENCE;
}

static void answer(const json_t *turn)
{
    const char *kind = text_in(turn, "turn");

    if (strcmp(kind, "step") == 0)
        choose(rolls(90) ? "done" : "unknown");
    else if (strcmp(kind, "asked-back") == 0)
        type(rolls(70) ? "" : "1");
    else if (json_object_get(turn, "question"))
        answer_question(turn);
    else if (strcmp(kind, "review") == 0)
        choose(rolls(80) || is_tired() ? "show" : "change");
    else if (strcmp(kind, "emergency") == 0)
        choose(rolls(30) || is_tired() ? "all-right" : any_option(turn));
    else if (strcmp(kind, "stopped") == 0)
        type("?");
    else
        choose(any_option(turn));
}

/* ---- detours ---- */

static void go_on_elsewhere(const json_t *turn)
{
    sb_dialogue *before = at_hand;
    char *text = saved(at_hand);
    json_t *resumed, *shown = json_copy((json_t *)(uintptr_t)turn);

    resume(resting, text, SB_RESUME_TURN);
    at_hand = resting;
    resting = before;
    resumed = turn_of(at_hand);
    for (int k = 0; k < 2; k++) {
        json_object_del(k ? shown : resumed, "notes");
        json_object_del(k ? shown : resumed, "new");
    }
    if (!json_equal(shown, resumed)) {
        char *was = json_dumps(shown, JSON_INDENT(1)), *is = json_dumps(resumed, JSON_INDENT(1));

        print_error("seed %llu, call %zu: it does not go on where it was\n",
                    (unsigned long long)seed, front.calls);
        printf("%s\n%s\n%s\n", text, was, is);
        free(was);
        free(is);
    }
    assert_true(json_equal(shown, resumed));
    json_decref(shown);
    json_decref(resumed);
    free(text);
    front.resumed++;
}

static void say_a_word(void)
{
    static int (*const words[])(sb_dialogue *, sb_failure *) = {
        sb_dialogue_why, sb_dialogue_help, sb_dialogue_review, sb_dialogue_stop};
    sb_failure why = {0};

    done(words[dice_roll(&front.d, 4)](at_hand, &why), &why);
}

/* Now and then something other than an answer; 0: not now. */
static int make_detour(const json_t *turn)
{
    sb_failure why = {0};

    if (strcmp(text_in(turn, "turn"), "stopped") != 0 && rolls(12))
        go_on_elsewhere(turn);
    else if (is_tired())
        return 0;
    else if (may(turn, "back") && rolls(3))
        done(sb_dialogue_back(at_hand, &why), &why);
    else if (front.seen_count && rolls(3))
        done(sb_dialogue_goto(at_hand, front.seen[dice_roll(&front.d, front.seen_count)], &why),
             &why);
    else if (rolls(2))
        say_a_word();
    else
        return 0;
    return 1;
}

/* ---- one walk ---- */

/* One turn; 0 when the walk ends here. */
static int take_turn(void)
{
    json_t *turn = turn_of(at_hand);
    const char *kind = text_in(turn, "turn");
    int is_over = strcmp(kind, "result") == 0 && (rolls(25) || is_tired());

    count_kind(kind);
    remember(text_in(json_object_get(turn, "question"), "id"));
    if (!is_over && !make_detour(turn))
        answer(turn);
    json_decref(turn);
    return !is_over;
}

static char *own_result(void)
{
    sb_result *result = NULL;
    sb_failure why = {0};
    const char *name;
    char *text = NULL;

    assert_done(sb_dialogue_result(&result, at_hand, &why), &why);
    assert_done(sb_result_json(&text, result, &why), &why);
    front.emergencies += strcmp(sb_result_disposition(result), "emergency-now") == 0;
    front.programmes += sb_result_item(result, 0, &name) != NULL;
    sb_result_free(result);
    return text;
}

static void hold_against_plan(long number)
{
    sb_mistakes *mistakes = sb_mistakes_new();
    sb_failure why = {0};
    char *answers = saved(at_hand), *own = own_result(), *planned;

    assert_true(sb_dialogue_is_concluded(at_hand));
    assert_done(sb_consultation_read_json(plan, answers, strlen(answers), mistakes, &why), &why);
    planned = result_bytes(plan);
    if (strcmp(own, planned) != 0)
        print_error("walk %ld: the dialogue and plan differ\n%s\n", number, answers);
    assert_true(strcmp(own, planned) == 0);
    free(planned);
    free(own);
    free(answers);
    sb_mistakes_free(mistakes);
}

static void walk(void)
{
    static const unsigned calm[] = {100, 100, 99, 97, 90};
    sb_failure why = {0};

    front.calm = calm[dice_roll(&front.d, 5)];
    front.calls = front.seen_count = 0;
    assert_done(sb_dialogue_clear(at_hand, &why), &why);
    while (take_turn())
        assert_true(front.calls < ENDLESS);
    front.all_calls += (long)front.calls;
}

static void a_second_front_ends_where_plan_does(void **state)
{
    sb_failure why = {0};

    (void)state;
    front.d = (dice){seed};
    assert_done(sb_consultation_open(&plan, pack, &why), &why);
    assert_done(sb_dialogue_open(&at_hand, pack, &why), &why);
    assert_done(sb_dialogue_open(&resting, pack, &why), &why);
    for (long i = 0; i < walks; i++) {
        walk();
        hold_against_plan(i);
    }
    for (int kind = 0; kind < SB_TURN_KIND_COUNT; kind++)
        print_message("%s %ld, ", sb_turn_kind_name(kind), front.kinds[kind]);
    print_message("\n%ld walks, %ld calls, went on elsewhere %ld times, %ld emergencies, "
                  "%ld programmes\n",
                  walks, front.all_calls, front.resumed, front.emergencies, front.programmes);
    assert_true(front.all_calls > walks * 10);
    assert_true(front.resumed > walks);
    assert_true(front.emergencies > 0 && front.programmes > 0);
    assert_true(front.kinds[SB_TURN_REVIEW] > 0 && front.kinds[SB_TURN_ASKED_BACK] > 0);
    sb_dialogue_close(at_hand);
    sb_dialogue_close(resting);
    sb_consultation_close(plan);
}

int main(int argc, char *argv[])
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_second_front_ends_where_plan_does),
    };
    int failed;

    if (argc > 1)
        walks = strtol(argv[1], NULL, 10);
    if (argc > 2)
        seed = strtoull(argv[2], NULL, 10);
    pack = open_repository_pack();
    failed = cmocka_run_group_tests_name("a second front", tests, NULL, NULL);
    sb_pack_free(pack);
    return failed;
}
