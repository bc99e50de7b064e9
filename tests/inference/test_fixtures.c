/* SPDX-License-Identifier: Apache-2.0 */
/* What is said about a fixture that does not hold or cannot be read, and which changes of
 * a rule are tried. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "fixture.h"
#include "rule_mutant.h"
#include "test_pack.h"

static const char vocabulary_text[] = "(defmodule MAIN (export ?ALL))\n"
                                      "(deftemplate MAIN::pain (slot at) (slot is))\n"
                                      "(deftemplate MAIN::stop (slot at))\n"
                                      "(deftemplate MAIN::rest (slot at) (slot for))\n"
                                      "(defmodule STEP (import MAIN ?ALL))\n";

static const char rule_text[] = "(defrule STEP::rests\n"
                                "  (logical (pain (at ?where) (is ?much&:(> ?much 2)))\n"
                                "           (not (stop (at ?where))))\n"
                                "  => (assert (rest (at ?where) (for ?much))))\n";

#define GIVEN  "(given (pain (at knee) (is 3)))\n"
#define BESIDE "(beside (pain (at back) (is 2)) (stop (at hip)))\n"
#define THEN   "(then (rest (at knee) (for 3)))\n"
#define UNLESS "(unless (stop (at knee)))"

/* The one rule and the fixtures that a text holds. */
typedef struct scene {
    clips_text *vocabulary, *rule, *fixtures;
    fixture_bench bench;
    sb_failure why;
} scene;

static void set_scene(scene *one, const char *fixtures)
{
    *one = (scene){0};
    assert_done(
        clips_text_parse(&one->vocabulary, "words.clp", vocabulary_text, &one->why),
        &one->why);
    assert_done(clips_text_parse(&one->rule, "rule.clp", rule_text, &one->why),
                &one->why);
    assert_done(fixture_bench_open(&one->bench, one->vocabulary, &one->why), &one->why);
    assert_done(fixture_bench_load(&one->bench, "STEP::rests", rule_text, &one->why),
                &one->why);
    clips_text_parse(&one->fixtures, "fixtures.clp", fixtures, &one->why);
}

static void clear_scene(scene *one)
{
    fixture_bench_close(&one->bench);
    clips_text_free(one->fixtures);
    clips_text_free(one->rule);
    clips_text_free(one->vocabulary);
}

/* "LINE: what is said", or "" when all is right. */
static void tell(char out[800], scene *one)
{
    fixture read;

    for (size_t i = 0; one->fixtures && i < one->fixtures->groups.count; i++)
        if (fixture_read(&read, one->fixtures, one->fixtures->groups.items[i],
                         one->vocabulary, &one->why) < 0 ||
            fixture_hold(&read, &one->bench, &one->why) < 0)
            break;
    *out = '\0';
    if (one->why.cause)
        snprintf(out, 800, "%d: %s", one->why.line, one->why.text);
}

#define START "(fixture STEP::rests\n"

static const struct {
    const char *fixture, *said;
} rows[] = {
    {START GIVEN BESIDE THEN UNLESS ")", ""},
    {START "\"with a label\"" GIVEN THEN ")", ""},
    {START "(given (pain (at knee) (is 2)))\n(then))", ""},
    /* what does not hold */
    {START GIVEN "(then (rest (at knee) (for 4))))",
     "3: STEP::rests: there does not follow (rest (at knee) (for 4)), but (rest (at "
     "knee) "
     "(for 3))"},
    {START "(given (pain (at knee) (is 2)))\n" THEN ")",
     "3: STEP::rests: there does not follow (rest (at knee) (for 3)), but nothing"},
    {START GIVEN "(then (rest (at knee))))",
     "3: STEP::rests: there does not follow (rest (at knee)), but (rest (at knee) (for "
     "3))"},
    {START GIVEN "(then))",
     "1: STEP::rests: more follows than (then ...) says: (rest (at knee) (for 3))"},
    {START GIVEN "(then (rest (at knee) (for 3)) (rest (at knee) (for 3))))",
     "1: STEP::rests: a fact of (then ...) stands twice; there follows (rest (at knee) "
     "(for "
     "3))"},
    {START "(given (pain (at knee) (is 3))\n(stop (at hip)))" THEN ")",
     "3: STEP::rests: all of it follows also without (stop (at hip))"},
    {START GIVEN THEN "(unless (stop (at knee))\n(stop (at hip))))",
     "5: STEP::rests: all of it follows also with (stop (at hip))"},
    {START "(given)"
           "(beside (pain (at knee) (is 3)))\n" THEN ")",
     "3: STEP::rests: without the facts beside there does not follow (rest (at knee) "
     "(for "
     "3)), but nothing"},
    /* what cannot be read */
    {START GIVEN ")",
     "1: STEP::rests: (then ...) is missing; (then) says that nothing follows"},
    {START GIVEN "(then)\n(unless (stop (at knee))))",
     "1: STEP::rests: where nothing follows, nothing stands in the way"},
    {START GIVEN GIVEN THEN ")", "3: STEP::rests: stands twice: given"},
    {START GIVEN "(than (rest (at knee))))",
     "3: STEP::rests: here stand (given ...), (beside ...), (then ...) and (unless ...), "
     "and "
     "not than"},
    {START "(given (pane (at knee)))" THEN ")",
     "2: STEP::rests: vocabulary.clp has no fact pane"},
    {START "(given (pain\n(on knee)))" THEN ")",
     "3: STEP::rests: this fact has no slot on"},
    {START "(given (pain (at knee hip)))" THEN ")",
     "2: STEP::rests: a slot is (NAME VALUE), the value a word or a number"},
    {START "(given (pain (at ?where)))" THEN ")",
     "2: STEP::rests: a slot is (NAME VALUE), the value a word or a number"},
    {START "(given pain)" THEN ")", "2: STEP::rests: a fact is (KIND (SLOT VALUE) ...)"},
    {START "(given (pain (at knee) (is 3)))\n(beside (pain (is 3) (at knee)))" THEN ")",
     "3: STEP::rests: stands twice: pain"},
    {"\n(fixtures STEP::rests (then))",
     "2: fixture: (fixture MODULE::RULE (given ...) (then ...)) is expected"},
    {"\n(fixture rests (then))",
     "2: fixture: (fixture MODULE::RULE (given ...) (then ...)) is expected"},
    {START "(given (pain (at knee)\n(then))\n", "2: this parenthesis is not closed"},
    {START GIVEN THEN "))\n", "4: a parenthesis too many"},
    {"; a comment\nword", "2: outside of all parentheses stands only a comment"},
};

static void every_fault_is_named_with_its_line(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        char said[800];
        scene one;

        set_scene(&one, rows[i].fixture);
        tell(said, &one);
        assert_string_equal(said, rows[i].said);
        clear_scene(&one);
    }
}

/* ---- changes ---- */

/* Which changes no fixture notices, each as "what; ". */
static void missed(char out[800], const char *fixtures)
{
    list all = {0};
    scene one;

    *out = '\0';
    set_scene(&one, fixtures);
    assert_done(rule_mutants_list(&all, one.rule->groups.items[0], &one.why), &one.why);
    for (size_t i = 0; i < all.count; i++) {
        char *text = NULL, *what = NULL, said[800];

        assert_done(
            rule_mutant_write(&text, one.rule->groups.items[0], all.items[i], &one.why),
            &one.why);
        assert_done(rule_mutant_describe(&what, all.items[i], &one.why), &one.why);
        if (fixture_bench_load(&one.bench, "STEP::rests", text, NULL) == 0) {
            tell(said, &one);
            if (!*said)
                snprintf(out + strlen(out), 800 - strlen(out), "%s; ", what);
            one.why = (sb_failure){0};
        }
        free(text);
        free(what);
    }
    rule_mutants_free(&all);
    clear_scene(&one);
}

static void fixtures_notice_what_they_can(void **state)
{
    char out[800];

    (void)state;
    missed(out, START GIVEN BESIDE THEN UNLESS ")");
    assert_string_equal(out, "");
    missed(out, START GIVEN THEN UNLESS ")");
    assert_string_equal(
        out, "> becomes >=; (> ?much 2) is taken out; (at ?where) is taken out; ");
    missed(out, START GIVEN BESIDE THEN ")");
    assert_string_equal(out, "(not (stop (at ?where))) is taken out; ");
}

/* Each rule with all that is made of it. */
static const struct {
    const char *rule, *changes;
} changes[] = {
    {"(defrule R (a (x 1)) => (assert (b)))",
     "(a (x 1)) is taken out: (defrule R => (assert (b)))\n"
     "(x 1) is taken out: (defrule R (a) => (assert (b)))\n"},
    {"(defrule R (logical (a) (not (b (y ~2)))) => (assert (c)))",
     "(a) is taken out: (defrule R (logical (not (b (y ~2)))) => (assert (c)))\n"
     "(not (b (y ~2))) is taken out: (defrule R (logical (a)) => (assert (c)))\n"
     "(y ~2) is taken out: (defrule R (logical (a) (not (b))) => (assert (c)))\n"},
    {"(defrule R (or (a) (b)) (test (or (< 1 ?x 3) ?y)) => (assert (c)))",
     "(or (a) (b)) is taken out: (defrule R (test (or (< 1 ?x 3) ?y)) => (assert (c)))\n"
     "(a) is taken out: (defrule R (or (b)) (test (or (< 1 ?x 3) ?y)) => (assert (c)))\n"
     "(b) is taken out: (defrule R (or (a)) (test (or (< 1 ?x 3) ?y)) => (assert (c)))\n"
     "(test (or (< 1 ?x 3) ?y)) is taken out: (defrule R (or (a) (b)) => (assert (c)))\n"
     "(< 1 ?x 3) is taken out: (defrule R (or (a) (b)) (test ?y) => (assert (c)))\n"
     "< becomes <=: (defrule R (or (a) (b)) (test (or (<= 1 ?x 3) ?y)) => (assert (c)))\n"
     "1 is taken out: (defrule R (or (a) (b)) (test (or (< ?x 3) ?y)) => (assert (c)))\n"
     "?x is taken out: (defrule R (or (a) (b)) (test (or (< 1 3) ?y)) => (assert (c)))\n"
     "3 is taken out: (defrule R (or (a) (b)) (test (or (< 1 ?x) ?y)) => (assert (c)))\n"
     "?y is taken out: (defrule R (or (a) (b)) (test (< 1 ?x 3)) => (assert (c)))\n"},
    {"(defrule R (a (x ?x&:(and (p ?x) (q ?x) (r ?x))&~1|2)) => (assert (b)))",
     "(a (x ?x&:(and (p ?x) (q ?x) (r ?x))&~1|2)) is taken out: (defrule R => (assert "
     "(b)))\n"
     "(x ?x&:(and (p ?x) (q ?x) (r ?x))&~1|2) is taken out: (defrule R (a) => (assert "
     "(b)))\n"
     "?x is taken out: (defrule R (a (x :(and (p ?x) (q ?x) (r ?x))&~1|2)) => (assert "
     "(b)))\n"
     "(p ?x) is taken out: (defrule R (a (x ?x&:(and (q ?x) (r ?x))&~1|2)) => (assert "
     "(b)))\n"
     "(q ?x) is taken out: (defrule R (a (x ?x&:(and (p ?x) (r ?x))&~1|2)) => (assert "
     "(b)))\n"
     "(r ?x) is taken out: (defrule R (a (x ?x&:(and (p ?x) (q ?x))&~1|2)) => (assert "
     "(b)))\n"
     "(and (p ?x) (q ?x) (r ?x)) is taken out: (defrule R (a (x ?x&~1|2)) => (assert "
     "(b)))\n"
     "1 is taken out: (defrule R (a (x ?x&:(and (p ?x) (q ?x) (r ?x))|2)) => (assert "
     "(b)))\n"
     "2 is taken out: (defrule R (a (x ?x&:(and (p ?x) (q ?x) (r ?x))&~1)) => (assert "
     "(b)))\n"},
};

static void every_change_is_made(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(changes) / sizeof(*changes); i++) {
        clips_text *text = NULL;
        text_buffer all = {0};
        sb_failure why = {0};
        list made = {0};

        assert_done(clips_text_parse(&text, "rule.clp", changes[i].rule, &why), &why);
        assert_done(rule_mutants_list(&made, text->groups.items[0], &why), &why);
        for (size_t k = 0; k < made.count; k++) {
            char *what = NULL, *rule = NULL;

            assert_done(rule_mutant_describe(&what, made.items[k], &why), &why);
            assert_done(
                rule_mutant_write(&rule, text->groups.items[0], made.items[k], &why),
                &why);
            text_join(&all, what, ": ", rule, "\n");
            free(what);
            free(rule);
        }
        assert_string_equal(all.text, changes[i].changes);
        text_clear(&all);
        rule_mutants_free(&made);
        clips_text_free(text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_fault_is_named_with_its_line),
        cmocka_unit_test(fixtures_notice_what_they_can),
        cmocka_unit_test(every_change_is_made),
    };

    return cmocka_run_group_tests_name("fixtures", tests, NULL, NULL);
}
