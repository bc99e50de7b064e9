/* SPDX-License-Identifier: Apache-2.0 */
/* No {name} reaches a person: every message of the pack in every format, and every phrase
 * of the interview. A plan in which one was left is withheld in each of them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <steadyback/document.h>

#include "base/name_fill.h"
#include "base/required_messages.h"
#include "plan_example.h"
#include "test_pack.h"

enum { FORMATS = 8, CALENDAR = 7, MOST_PAIRS = 40 };

static sb_pack *pack;
static sb_consultation *one;

static int write_as(char **out, const sb_result *r, int format, sb_failure *why)
{
    static const sb_document_options options = {.today = "2026-11-30",
                                                .plan = "0123456789abcdef"};

    if (format == 0)
        return sb_result_text(out, r, 80, why);
    if (format == 1)
        return sb_result_json(out, r, why);
    if (format == 2)
        return sb_result_explain(out, r, NULL, SB_EXPLAIN_TEXT, 0, 80, why);
    return sb_result_document(out, r, (sb_document_format)(format - 3), &options, why);
}

/* ---- every message in every format ---- */

static void add(list *all, const void *thing)
{
    assert_int_equal(list_add(all, (void *)(uintptr_t)thing), 0);
}

static void add_advice(sb_result *r, list *all, const message *m)
{
    advice *made = arena_take(r->memory, sizeof(*made));

    assert_non_null(made);
    *made = (advice){.message = m};
    add(all, made);
}

/* Gives the person every text that a rule may give anybody. */
static void say_everything(sb_result *r)
{
    for (size_t i = 0; i < pack->messages.all.count; i++) {
        const message *m = pack->messages.all.items[i];

        if (m->kind == MESSAGE_PAGE)
            add(&r->pages, m);
        else if (m->kind == MESSAGE_ACTION)
            add_advice(r, &r->holds, m);
        else if (m->kind == MESSAGE_ADVICE)
            add_advice(r, &r->advice, m);
        else if (m->kind == MESSAGE_EDUCATION)
            add(&r->education, m);
    }
}

static void assert_whole(const char *text)
{
    size_t length;
    const char *left = name_left(text, &length);

    if (left)
        print_error("left: %.60s\n", left);
    assert_null(left);
}

static void no_name_is_left_in_any_format(void **state)
{
    static const char *const examples[] = {"desk-worker", "cauda-equina",
                                           "high-blood-pressure", NULL};

    (void)state;
    for (const char *const *name = examples; *name; name++) {
        sb_result *r = plan_example(one, *name);

        say_everything(r);
        for (int format = 0; format < FORMATS; format++) {
            sb_failure why = {0};
            char *text = NULL;

            if (format == CALENDAR && !r->has_programme)
                continue; /* it has none */
            assert_done(write_as(&text, r, format, &why), &why);
            assert_whole(text);
            free(text);
        }
        sb_result_free(r);
    }
}

/* Whom to call stands where the name stood. */
static void advice_says_whom_to_call(void **state)
{
    sb_result *r = plan_example(one, "old-stress-leak");
    sb_failure why = {0};
    char *text = NULL;

    (void)state;
    assert_done(sb_result_text(&text, r, 1000, &why), &why);
    assert_non_null(strstr(text, "call your local emergency number"));
    free(text);
    sb_result_free(r);
}

/* ---- and the other way round ---- */

static void a_name_that_is_left_withholds_every_format(void **state)
{
    static const message unfilled = {
        .id = "x", .kind = MESSAGE_ADVICE, .text = "If it gets worse, call {emergency}."};

    (void)state;
    for (int format = 0; format < FORMATS; format++) {
        sb_result *r = plan_example(one, format == CALENDAR ? "stenosis" : "cauda-equina");
        sb_failure why = {0};
        char *text = NULL;
        int is_shown = format != 2; /* an explanation shows rules, not advice */

        add_advice(r, &r->advice, &unfilled);
        r->pages.count = 0;
        add(&r->pages, &unfilled);
        if (is_shown) {
            assert_int_equal(write_as(&text, r, format, &why), -1);
            assert_int_equal(why.cause, SB_CAUSE_PROMISE);
            assert_non_null(strstr(why.text, "{emergency}"));
            assert_null(text);
        }
        sb_result_free(r);
    }
}

/* ---- the interview ---- */

/* "least most" as pairs; each stands for a word in its place. */
static void pair_up(const char *pairs[MOST_PAIRS], char *names)
{
    size_t count = 0;

    for (char *word = strtok(names, " "); word && count + 3 < MOST_PAIRS;
         word = strtok(NULL, " ")) {
        pairs[count++] = word;
        pairs[count++] = "a word";
    }
    pairs[count] = NULL;
}

static void every_phrase_is_filled(void **state)
{
    size_t with_names = 0;

    (void)state;
    for (size_t i = 0; i < pack->messages.all.count; i++) {
        const message *m = pack->messages.all.items[i];
        char *names = strdup(message_names(m->id)), *text = NULL;
        const char *pairs[MOST_PAIRS];
        sb_failure why = {0};
        size_t length;

        with_names += name_left(m->text, &length) != NULL;
        pair_up(pairs, names);
        assert_done(sb_pack_say(&text, pack, m->id, pairs, &why), &why);
        assert_whole(text);
        free(text);
        free(names);
    }
    assert_true(with_names > 100);
}

static void a_phrase_without_its_value_is_not_said(void **state)
{
    static const char *const other[] = {"file", "{count}", NULL};
    sb_failure why = {0};
    char *text = NULL;

    (void)state;
    assert_int_equal(sb_pack_say(&text, pack, "interview-resumed", other, &why), -1);
    assert_int_equal(why.cause, SB_CAUSE_PROMISE);
    assert_null(text);
    why = (sb_failure){0}; /* a file may be called anything */
    assert_done(sb_pack_say(&text, pack, "interview-saved", other, &why), &why);
    assert_non_null(strstr(text, "{count}"));
    free(text);
}

/* ---- the table of names ---- */

static void names_are_found_by_id(void **state)
{
    (void)state;
    assert_string_equal(message_names("handout-contact"), "name how");
    assert_string_equal(message_names("action-emergency-now"), "");
    assert_string_equal(message_names("zzz"), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_name_is_left_in_any_format),
        cmocka_unit_test(advice_says_whom_to_call),
        cmocka_unit_test(a_name_that_is_left_withholds_every_format),
        cmocka_unit_test(every_phrase_is_filled),
        cmocka_unit_test(a_phrase_without_its_value_is_not_said),
        cmocka_unit_test(names_are_found_by_id),
    };
    sb_failure why = {0};
    int failed = 1;

    pack = open_repository_pack();
    if (sb_consultation_open(&one, pack, &why) == 0)
        failed = cmocka_run_group_tests_name("names", tests, NULL, NULL);
    sb_consultation_close(one);
    sb_pack_free(pack);
    return failed;
}
