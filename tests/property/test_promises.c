/* SPDX-License-Identifier: Apache-2.0 */
/* The promises (docs/architecture.md), held against the JSON of results as a front gets
 * them, over random complete and incomplete intakes. Nothing here uses result_guard or
 * verdict: it is a third opinion. Promise 7 (failures end in errors) is tested by planted
 * faults.
 *
 *   test_promises [INTAKES [SEED]] */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "pack/pack.h"
#include "plan_example.h"
#include "planted_faults.h"
#include "promises.h"
#include "random_intake.h"
#include "test_pack.h"

static sb_pack *pack;
static long intakes = 200;
static uint64_t seed = 20261124;

/* Somebody who is sure of nothing is told much: with its blanks such a result is longer
 * than what is read from others may be. */
static char *without_indent(const char *bytes)
{
    char *out = malloc(strlen(bytes) + 1), *end = out;

    assert_non_null(out);
    while (*bytes)
        if (*bytes == '\n')
            bytes += 1 + strspn(bytes + 1, " ");
        else
            *end++ = *bytes++;
    *end = '\0';
    return out;
}

static outcome read_outcome(const char *bytes)
{
    outcome o = {.pack = pack};
    sb_failure why = {0};
    char *text = without_indent(bytes);

    assert_done(json_read(&o.whole, text, strlen(text), &why), &why);
    free(text);
    return o;
}

static void print_person(sb_consultation *one)
{
    sb_failure why = {0};
    char *text = NULL;

    if (sb_consultation_write_json(&text, one, &why) == 0)
        fprintf(stderr, "%s\n", text);
    free(text);
}

/* ---- promise 5: a danger sign is never milder than "no" ---- */

static int says_no(sb_consultation *one, const sb_question *q)
{
    sb_failure why = {0};
    char *value = NULL;
    int no;

    assert_done(sb_consultation_value(&value, one, sb_question_id(q), &why), &why);
    no = value && (strcmp(value, "none") == 0 || strcmp(value, "no") == 0);
    free(value);
    return no;
}

/* A danger sign of the question, or "unknown"; NULL when it has none. */
static const char *pick_sign(const question *q, dice *d)
{
    size_t signs = 0, pick;

    for (size_t i = 0; i < q->option_count; i++)
        signs += q->options[i].sign == SIGN_DANGER;
    pick = dice_roll(d, signs + 1);
    for (size_t i = 0; i < q->option_count; i++)
        if (q->options[i].sign == SIGN_DANGER && pick-- == 0)
            return q->options[i].id;
    return "unknown";
}

/* One question of those that were answered with "no", picked at random. */
static const question *pick_question(sb_consultation *one, dice *d)
{
    const question *picked = NULL;
    size_t seen = 0;

    for (size_t i = 0; i < pack->questions.all.count; i++) {
        const question *q = pack->questions.all.items[i];

        if (q->safety && says_no(one, (const sb_question *)q) &&
            dice_roll(d, ++seen) == 0)
            picked = q;
    }
    return picked;
}

/* The sections of which something was asked; the others stay closed, as they were. */
static void mark_open(char open[], sb_consultation *one)
{
    for (size_t i = 0; i < pack->questions.all.count; i++) {
        const question *q = pack->questions.all.items[i];

        open[q->in->order] |= (char)sb_consultation_has(one, q->id);
    }
}

static void fill_what_applies(sb_consultation *one, const char open[])
{
    sb_failure why = {0};
    int more = 1;

    while (more) {
        more = 0;
        for (size_t i = 0; i < pack->questions.all.count; i++) {
            const question *q = pack->questions.all.items[i];

            if (!open[q->in->order] || !sb_consultation_applies(one, q->id) ||
                sb_consultation_has(one, q->id))
                continue;
            assert_done(sb_consultation_answer(one, q->id, "unknown", &why), &why);
            more = 1;
        }
    }
}

static int restrictions_shrink(const outcome *before, const outcome *after)
{
    for (size_t i = 0; i < json_length_at(before->whole, "restrictions"); i++) {
        const json_input *one = json_entry(before->whole, "restrictions", i);
        const char *movement = json_text_at(one, "movement");
        int forbids = strcmp(json_text_at(one, "type"), "forbid") == 0;

        if (!promises_is_restricted(after, movement, "forbid") &&
            (forbids || !promises_is_restricted(after, movement, "limit"))) {
            print_error("%s is free again\n", movement);
            return 1;
        }
    }
    for (size_t i = 0; i < json_length_at(before->whole, "exercises"); i++) {
        const char *id = json_text_at(json_entry(before->whole, "exercises", i),
                                      "exercise");

        if (promises_is_barred(before, id) && !promises_is_barred(after, id)) {
            print_error("%s is free again\n", id);
            return 1;
        }
    }
    return 0;
}

/* What is due but was not asked counts as not sure only as long as it is due; a danger
 * sign may close its section. So that the two are about the same answers, it is given. */
static outcome give_what_is_incomplete(sb_consultation *one)
{
    sb_failure why = {0};

    for (;;) {
        char *bytes = result_bytes(one);
        outcome o = read_outcome(bytes);
        size_t count = json_length_at(o.whole, "incomplete");

        free(bytes);
        if (count == 0)
            return o;
        for (size_t i = 0; i < count; i++)
            assert_done(sb_consultation_answer(
                            one, json_text(json_entry(o.whole, "incomplete", i)),
                            "unknown", &why),
                        &why);
        json_free(o.whole);
    }
}

static int is_milder(const outcome *before, const outcome *after)
{
    return promises_disposition(after) < promises_disposition(before) ||
           promises_gate(after) > promises_gate(before) ||
           (promises_gate(after) > GATE_NONE && restrictions_shrink(before, after));
}

static void check_sign(sb_consultation *one, dice *d)
{
    const question *q = pick_question(one, d);
    const char *sign = q ? pick_sign(q, d) : NULL;
    char open[64] = {0};
    sb_failure why = {0};
    char *bytes;
    outcome before, after;
    int milder;

    if (!q)
        return;
    before = give_what_is_incomplete(one);
    mark_open(open, one);
    assert_done(sb_consultation_answer(one, q->id, sign, &why), &why);
    fill_what_applies(one, open);
    bytes = result_bytes(one);
    after = read_outcome(bytes);
    milder = is_milder(&before, &after);
    if (milder) {
        print_error("promise 5 is broken: %s = %s makes it milder\n", q->id, sign);
        print_person(one);
    }
    json_free(before.whole);
    json_free(after.whole);
    free(bytes);
    assert_false(milder);
}

static void check_same_bytes(sb_consultation *one, const char *bytes, outcome *o)
{
    char *again = result_bytes(one);

    if (strcmp(bytes, again) != 0)
        promises_break(o, 4, "the same answers give other bytes", "result");
    free(again);
}

static void check_person(sb_consultation *one, dice *d)
{
    char *bytes = result_bytes(one);
    outcome o = read_outcome(bytes);
    int broken;

    promises_check(&o);
    if (dice_roll(d, 8) == 0)
        check_same_bytes(one, bytes, &o);
    broken = o.broken;
    if (broken)
        print_person(one);
    else
        check_sign(one, d);
    json_free(o.whole);
    free(bytes);
    assert_int_equal(broken, 0);
}

static void every_result_keeps_the_promises(void **state)
{
    static const unsigned calm[] = {100, 99, 97, 95, 90, 70};
    sb_consultation *one = NULL;
    sb_failure why = {0};
    dice d = {seed};

    (void)state;
    assert_done(sb_consultation_open(&one, pack, &why), &why);
    for (long i = 0; i < intakes; i++) {
        unsigned stop_after = dice_roll(&d, 4) ? 1000 : (unsigned)dice_roll(&d, 40);

        assert_done(sb_consultation_clear(one, &why), &why);
        assert_done(
            random_interview(one, pack, &d, calm[dice_roll(&d, 6)], stop_after, &why),
            &why);
        check_person(one, &d);
    }
    sb_consultation_close(one);
}

/* ---- the checks bite ---- */

/* What a reader of the JSON alone cannot know: result_guard finds these. */
static int is_hidden_from_readers(const planted_fault *f)
{
    static const char *const hidden[] = {"forget-restriction", "make-milder",
                                         "forget-rule"};

    for (size_t i = 0; i < sizeof(hidden) / sizeof(*hidden); i++)
        if (strcmp(f->name, hidden[i]) == 0)
            return 1;
    return strcmp(f->name, "open-the-gate") == 0 &&
           strcmp(f->example, "cauda-equina") != 0;
}

/* What breaks a promise is withheld even from whoever writes the JSON. */
static int count_broken(const sb_result *result)
{
    sb_failure why = {0};
    char *bytes = NULL;
    outcome o;

    if (sb_result_json(&bytes, result, &why) < 0) {
        assert_int_equal(why.cause, SB_CAUSE_PROMISE);
        return 1;
    }
    o = read_outcome(bytes);
    o.is_planted = 1;
    promises_check(&o);
    json_free(o.whole);
    free(bytes);
    return o.broken;
}

static void planted_faults_are_noticed(void **state)
{
    sb_consultation *one = NULL;
    sb_failure why = {0};

    (void)state;
    assert_done(sb_consultation_open(&one, pack, &why), &why);
    for (const planted_fault *f = planted_faults; f->name; f++) {
        sb_result *result, whole;
        int before, after;

        if (is_hidden_from_readers(f))
            continue;
        result = plan_example(one, f->example);
        whole = *result; /* what is only hidden has to be freed */
        before = count_broken(result);
        f->plant(result);
        after = count_broken(result);
        result->trace.count = whole.trace.count;
        result->safety_net.count = whole.safety_net.count;
        result->exercises.count = whole.exercises.count;
        result->not_yet.count = whole.not_yet.count;
        result->items.count = whole.items.count;
        result->disposition_why.all.count = whole.disposition_why.all.count;
        sb_result_free(result);
        if (before || !after)
            print_error("%s in %s: %d broken before, %d after\n", f->name, f->example,
                        before, after);
        assert_int_equal(before, 0);
        assert_true(after > 0);
    }
    sb_consultation_close(one);
}

int main(int argc, char *argv[])
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_result_keeps_the_promises),
        cmocka_unit_test(planted_faults_are_noticed),
    };
    int failed;

    if (argc > 1)
        intakes = strtol(argv[1], NULL, 10);
    if (argc > 2)
        seed = strtoull(argv[2], NULL, 10);
    pack = open_repository_pack();
    failed = cmocka_run_group_tests_name("promises", tests, NULL, NULL);
    sb_pack_free(pack);
    return failed;
}
