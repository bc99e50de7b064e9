/* SPDX-License-Identifier: Apache-2.0 */
/* Explanations are causes. For every example, and for everything that can be explained:
 * the explanation names an answer and a source, or the absence that it rests on; and when
 * all the answers that it names are taken away, the conclusion is no longer what it was.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "plan_example.h"
#include "reports/topic_explanation.h"
#include "result/result_collect.h"
#include "test_pack.h"

static sb_pack *pack;
static sb_consultation *one;

static const char *const examples[] = {"desk-worker",         "cauda-equina",
                                       "spreading-leg-pain",  "old-stress-leak",
                                       "unknown-saddle",      "car-crash-yesterday",
                                       "cancer-history",      "steroid-fracture",
                                       "infection-no-fever",  "aortic",
                                       "axial-spa",           "stenosis",
                                       "vertebral-fracture",  "pregnant-24-weeks",
                                       "no-floor-sore-wrist", "high-blood-pressure",
                                       "fear-of-movement",    NULL};

/* ---- a conclusion as text, so that two can be compared ---- */

static void write_exercise(text_buffer *out, const result_exercise *x)
{
    text_addf(out, "status %d total %ld", x->status, x->total);
    for (size_t i = 0; i < x->bars.count; i++)
        text_addf(out, " %d:%s", ((bar *)x->bars.items[i])->by,
                  ((bar *)x->bars.items[i])->what);
    for (size_t i = 0; x->other && i < 1; i++)
        text_addf(out, " other %s", x->other->id);
}

/* For a move of the core list, shown to all: what puts it off for this person. */
static void write_hazard(text_buffer *out, const sb_result *r, const char *id)
{
    for (size_t i = 0; i < r->not_yet.count; i++) {
        const result_hazard *h = r->not_yet.items[i];

        if (strcmp(h->hazard->id, id) != 0)
            continue;
        text_addf(out, "shown, %s", h->because);
        for (size_t k = 0; k < h->why.all.count; k++)
            text_addf(out, " %s", ((reason *)h->why.all.items[k])->rule->id);
        for (size_t k = 0; k < h->answers.count; k++)
            text_addf(out, " %s", ((used_answer *)h->answers.items[k])->asked->id);
    }
}

static void write_restriction(text_buffer *out, const sb_result *r, const char *id)
{
    const movement *m = name_table_find(&pack->movements.by_name, id);

    for (size_t i = 0; i < r->restrictions.count; i++) {
        const result_restriction *one_of = r->restrictions.items[i];

        if (movement_is(m, one_of->movement))
            text_addf(out, "%s %d ", one_of->movement->id, one_of->type);
    }
}

static char *conclusion(const sb_result *r, topic_kind kind, const char *id)
{
    text_buffer out = {0};

    text_add(&out, "> ");
    if (kind == TOPIC_DISPOSITION)
        text_addf(&out, "%d", r->disposition);
    else if (kind == TOPIC_GATE)
        text_addf(&out, "%d", r->gate);
    else if (kind == TOPIC_MOVEMENT)
        write_restriction(&out, r, id);
    else if (kind == TOPIC_HAZARD)
        write_hazard(&out, r, id);
    else
        write_exercise(&out, exercise_in(r, id));
    return text_take(&out);
}

/* ---- without the answers that an explanation names ---- */

static void name_answers(char *named, const list *answers)
{
    for (size_t i = 0; i < answers->count; i++)
        named[((used_answer *)answers->items[i])->asked->index] = 1;
}

static int rests_on_absence(const explanation *a)
{
    for (size_t i = 0; i < a->entries.count; i++)
        if (((explanation_entry *)a->entries.items[i])->kind == ENTRY_ABSENCE)
            return 1;
    return 0;
}

/* How many answers the explanation names. */
static int named_by(char *named, const explanation *a)
{
    int count = 0;

    memset(named, 0, pack->questions.all.count);
    for (size_t i = 0; i < a->entries.count; i++) {
        const explanation_entry *e = a->entries.items[i];

        if (e->kind == ENTRY_CAUSE)
            name_answers(named, &e->cause->answers);
        if (e->kind == ENTRY_ANSWER)
            named[e->answer.asked->index] = 1;
    }
    for (size_t i = 0; i < pack->questions.all.count; i++)
        count += named[i];
    return count;
}

/* The result with these answers not given at all, and nothing filled in. */
static sb_result *without(const sb_result *r, const char *named)
{
    list none = {0};
    sb_result *made = NULL;
    sb_failure why = {0};

    for (size_t i = 0; i < pack->questions.all.count; i++)
        one->sheet.answers[i] = named[i] ? (answer){0} : r->sheet.answers[i];
    assert_done(consultation_tell_all(one, &why), &why);
    assert_done(programme_make(one, &why), &why);
    assert_done(result_collect(&made, one->session, &one->sheet, &none, &why), &why);
    return made;
}

static int faults;

static void check_topic(const char *example, const sb_result *r, topic_kind kind,
                        const char *id)
{
    char topic[200], *named = malloc(pack->questions.all.count);
    sb_failure why = {0};
    explanation a;

    assert_non_null(named);
    snprintf(topic, sizeof(topic), kind <= TOPIC_LEVEL ? "%s%s" : "%s:%s",
             kind <= TOPIC_LEVEL ? "" : topic_words[kind], id);
    assert_done(explanation_make(&a, r, topic, &why), &why);
    if (!named_by(named, &a) && !rests_on_absence(&a)) {
        print_error("%s: %s names no answer and no absence\n", example, topic);
        faults++;
    }
    if (kind >= TOPIC_EXERCISE && !a.sources.count && !rests_on_absence(&a)) {
        print_error("%s: %s names no source\n", example, topic);
        faults++;
    }
    if (named_by(named, &a) && !rests_on_absence(&a)) {
        sb_result *after = without(r, named);
        char *now = conclusion(after, kind, id), *before = conclusion(r, kind, id);

        if (strcmp(now, before) == 0) {
            print_error("%s: %s stays as it is without its reasons: %s\n", example, topic,
                        now);
            faults++;
        }
        free(now);
        free(before);
        sb_result_free(after);
    }
    explanation_clear(&a);
    free(named);
}

static void every_explanation_names_its_causes(void **state)
{
    (void)state;
    for (const char *const *name = examples; *name; name++) {
        sb_result *r = plan_example(one, *name);

        check_topic(*name, r, TOPIC_DISPOSITION, "disposition");
        check_topic(*name, r, TOPIC_GATE, "gate");
        for (size_t i = 0; i < pack->exercises.all.count; i++)
            check_topic(*name, r, TOPIC_EXERCISE,
                        ((exercise *)pack->exercises.all.items[i])->id);
        for (size_t i = 0; i < pack->hazards.all.count; i++)
            check_topic(*name, r, TOPIC_HAZARD,
                        ((hazard *)pack->hazards.all.items[i])->id);
        for (size_t i = 0; i < pack->movements.all.count; i++)
            check_topic(*name, r, TOPIC_MOVEMENT,
                        ((movement *)pack->movements.all.items[i])->id);
        sb_result_free(r);
    }
    assert_int_equal(faults, 0);
}

static void every_topic_can_be_told_in_every_form(void **state)
{
    const kind_of_thing *kinds[] = {&pack->exercises, &pack->hazards,   &pack->movements,
                                    &pack->rules,     &pack->questions, &pack->findings};
    const char *const words[] = {"exercise", "hazard",   "movement",
                                 "rule",     "question", "finding"};
    sb_result *r = plan_example(one, "stenosis");

    (void)state;
    for (size_t k = 0; k < 6; k++)
        for (size_t i = 0; i < kinds[k]->all.count; i++)
            for (int format = SB_EXPLAIN_TEXT; format <= SB_EXPLAIN_DOT; format++) {
                const char *id = *(const char *const *)kinds[k]->all.items[i];
                char topic[200], *text = NULL;
                sb_failure why = {0};

                snprintf(topic, sizeof(topic), "%s:%s", words[k], id);
                assert_done(sb_result_explain(&text, r, topic, (sb_explain_format)format,
                                              1, 80, &why),
                            &why);
                assert_true(strlen(text) > 10);
                assert_null(strstr(
                    text, "{"[0] == '{' && format == SB_EXPLAIN_TEXT ? "{" : "\x01"));
                free(text);
            }
    sb_result_free(r);
}

static void what_does_not_exist_is_refused(void **state)
{
    sb_result *r = plan_example(one, "desk-worker");
    sb_failure why = {0};
    char *text = NULL;

    (void)state;
    assert_int_equal(
        sb_result_explain(&text, r, "bird-cat", SB_EXPLAIN_TEXT, 0, 80, &why), -1);
    assert_int_equal(why.cause, SB_CAUSE_ANSWERS);
    assert_non_null(strstr(why.text, "did you mean 'bird-dog'?"));
    assert_null(text);
    sb_result_free(r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_explanation_names_its_causes),
        cmocka_unit_test(every_topic_can_be_told_in_every_form),
        cmocka_unit_test(what_does_not_exist_is_refused),
    };
    sb_failure why = {0};
    int failed = 1;

    pack = open_repository_pack();
    if (sb_consultation_open(&one, pack, &why) == 0)
        failed = cmocka_run_group_tests_name("explanations", tests, NULL, NULL);
    sb_consultation_close(one);
    sb_pack_free(pack);
    return failed;
}
