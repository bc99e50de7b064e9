/* SPDX-License-Identifier: Apache-2.0 */
/* Why is this asked? What sb_consultation_decides says is held against results: for every
 * question of the pack some person is found to whom it is asked, and whose result some
 * other answer changes in the way that was said. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <steadyback/cases.h>
#include <steadyback/interview.h>

#include "check/worked_case.h"
#include "consultation/alternatives.h"
#include "consultation/consultation.h"
#include "plan_example.h"
#include "result/result.h"
#include "test_pack.h"

enum { MOST_ALTERNATIVES = 120 };

static sb_pack *pack;
static sb_consultation *one;
static sb_cases *cases;
static int thorough;     /* all that is said is looked at, not the first of it */
static size_t every = 1; /* only each so-manieth person */

/* ---- two results beside each other ---- */

typedef int differ_function(const sb_result *a, const sb_result *b);

static int disposition_differs(const sb_result *a, const sb_result *b)
{
    return a->disposition != b->disposition;
}

static int gate_differs(const sb_result *a, const sb_result *b)
{
    return a->gate != b->gate || a->holds.count != b->holds.count;
}

static int restrictions_differ(const sb_result *a, const sb_result *b)
{
    if (a->restrictions.count != b->restrictions.count)
        return 1;
    for (size_t i = 0; i < a->restrictions.count; i++) {
        const result_restriction *p = a->restrictions.items[i],
                                 *q = b->restrictions.items[i];

        if (p->movement != q->movement || p->type != q->type)
            return 1;
    }
    return 0;
}

static int level_differs(const sb_result *a, const sb_result *b)
{
    return a->has_programme != b->has_programme || a->level != b->level;
}

static int style_differs(const sb_result *a, const sb_result *b)
{
    return a->has_programme != b->has_programme || a->style != b->style;
}

/* What is chosen, or what speaks for it. */
static int choice_differs(const sb_result *a, const sb_result *b)
{
    for (size_t i = 0; i < a->exercises.count; i++) {
        const result_exercise *p = a->exercises.items[i], *q = b->exercises.items[i];

        if (p->status != q->status || p->total != q->total ||
            p->bars.count != q->bars.count)
            return 1;
    }
    return 0;
}

/* What is done, and how much of it. */
static int items_differ(const sb_result *a, const sb_result *b)
{
    if (a->items.count != b->items.count)
        return 1;
    for (size_t i = 0; i < a->items.count; i++) {
        const result_item *p = a->items.items[i], *q = b->items.items[i];

        if (p->exercise != q->exercise || p->sets != q->sets || p->reps != q->reps ||
            p->minutes != q->minutes || p->hold_seconds != q->hold_seconds)
            return 1;
    }
    return 0;
}

static int level_or_dose_differs(const sb_result *a, const sb_result *b)
{
    return level_differs(a, b) || items_differ(a, b);
}

static int hazards_differ(const sb_result *a, const sb_result *b)
{
    if (a->not_yet.count != b->not_yet.count)
        return 1;
    for (size_t i = 0; i < a->not_yet.count; i++) {
        const result_hazard *p = a->not_yet.items[i], *q = b->not_yet.items[i];

        if (p->hazard != q->hazard || p->because != q->because)
            return 1;
    }
    return 0;
}

static int lists_differ(const list *a, const list *b)
{
    if (a->count != b->count)
        return 1;
    for (size_t i = 0; i < a->count; i++)
        if (a->items[i] != b->items[i])
            return 1;
    return 0;
}

static int words_differ(const sb_result *a, const sb_result *b)
{
    if (a->advice.count != b->advice.count || a->holds.count != b->holds.count)
        return 1;
    for (size_t i = 0; i < a->advice.count; i++)
        if (((advice *)a->advice.items[i])->message !=
            ((advice *)b->advice.items[i])->message)
            return 1;
    return lists_differ(&a->pages, &b->pages) ||
           lists_differ(&a->contacts, &b->contacts) ||
           lists_differ(&a->education, &b->education) ||
           lists_differ(&a->stop_signals, &b->stop_signals) ||
           lists_differ(&a->safety_net, &b->safety_net);
}

static int weeks_differ(const sb_result *a, const sb_result *b)
{
    if (a->changes.count != b->changes.count)
        return 1;
    for (size_t i = 0; i < a->changes.count; i++) {
        const result_change *p = a->changes.items[i], *q = b->changes.items[i];

        if (p->to != q->to || p->share != q->share)
            return 1;
    }
    return 0;
}

/* What each line says, and how two results show it. NULL: seen without a result. */
static const struct {
    const char *message;
    differ_function *differs;
} lines[] = {{"decides-emergency", disposition_differs},
             {"decides-same-day", disposition_differs},
             {"decides-soon", disposition_differs},
             {"decides-visit", disposition_differs},
             {"decides-care", disposition_differs},
             {"decides-gate", gate_differs},
             {"decides-movements", restrictions_differ},
             {"decides-level", level_or_dose_differs},
             {"decides-style", style_differs},
             {"decides-preference", choice_differs},
             {"decides-kit", choice_differs},
             {"decides-slot", items_differ},
             {"decides-week", weeks_differ},
             {"decides-hazards", hazards_differ},
             {"decides-words", words_differ},
             {"decides-follow-ups", NULL},
             {"decides-record", NULL}};

enum { LINES = sizeof(lines) / sizeof(*lines) };

/* ---- one question of one person ---- */

typedef struct trial {
    const question *asked;
    char *said;
    answer before;
    sb_result *results[MOST_ALTERNATIVES + 1];
    char *applies[MOST_ALTERNATIVES + 1];
    size_t count;
} trial;

static int says(const char *said, const char *message)
{
    const char *text = sb_pack_message(pack, message);
    size_t length = strcspn(text, "{");

    for (const char *at = said; at && *at; at = strchr(at, '\n')) {
        at += *at == '\n';
        if (strncmp(at, text, length) == 0)
            return 1;
    }
    return 0;
}

static void conclude_here(trial *t)
{
    sb_failure why = {0};
    size_t questions = pack->questions.all.count;

    assert_true(t->count <= MOST_ALTERNATIVES);
    assert_done(sb_consultation_drop(one, NULL, NULL, &why), &why);
    t->applies[t->count] = malloc(questions);
    assert_non_null(t->applies[t->count]);
    memcpy(t->applies[t->count], one->applies, questions);
    assert_done(sb_consultation_conclude(&t->results[t->count], one, &why), &why);
    t->count++;
}

static void try_alternatives(trial *t, const answer_sheet *saved)
{
    size_t size = pack->questions.all.count * sizeof(answer);
    arena *memory = arena_new();
    list others = {0};
    sb_failure why = {0};

    assert_non_null(memory);
    assert_int_equal(alternatives_add(&others, memory, saved, t->asked), 0);
    conclude_here(t);
    for (size_t i = 0; i < others.count && t->count <= MOST_ALTERNATIVES; i++) {
        memcpy(one->sheet.answers, saved->answers, size);
        *answer_of(&one->sheet, t->asked) = ((alternative *)others.items[i])->answer;
        assert_done(consultation_tell_all(one, &why), &why);
        conclude_here(t);
    }
    memcpy(one->sheet.answers, saved->answers, size);
    assert_done(consultation_tell_all(one, &why), &why);
    list_clear(&others);
    arena_free(memory);
}

/* Whether some answer changes the result in the way that the line says. */
static int is_confirmed(const trial *t, size_t line)
{
    if (strcmp(lines[line].message, "decides-record") == 0)
        return t->asked->for_the_record;
    for (size_t i = 1; i < t->count; i++)
        if (lines[line].differs
                ? lines[line].differs(t->results[0], t->results[i])
                : memcmp(t->applies[0], t->applies[i], pack->questions.all.count) != 0)
            return 1;
    return 0;
}

static void end_trial(trial *t)
{
    for (size_t i = 0; i < t->count; i++) {
        sb_result_free(t->results[i]);
        free(t->applies[i]);
    }
    free(t->said);
}

typedef struct tally {
    long said, confirmed, nothing;
} tally;

/* Whether the question's "why" names something that some answer changes for this person.
 */
static int try_question(const question *asked, const answer_sheet *saved, tally *all)
{
    trial t = {.asked = asked};
    sb_failure why = {0};
    int confirmed = 0;

    assert_done(sb_consultation_decides(&t.said, one, asked->id, &why), &why);
    assert_true(t.said[0] != '\0');
    if (says(t.said, "decides-nothing")) {
        all->nothing++;
        end_trial(&t);
        return 0;
    }
    try_alternatives(&t, saved);
    for (size_t i = 0; i < LINES; i++) {
        int is_so = says(t.said, lines[i].message) && is_confirmed(&t, i);

        all->said += says(t.said, lines[i].message);
        all->confirmed += is_so;
        confirmed += is_so;
        if (thorough && says(t.said, lines[i].message) && !is_so)
            print_message("%s: %s is not seen\n", asked->id, lines[i].message);
    }
    end_trial(&t);
    return confirmed > 0;
}

/* ---- every question ---- */

static void take_person(answer_sheet *saved, const worked_case *person)
{
    sb_failure why = {0};

    assert_done(case_interview(person, one, NULL, &why), &why);
    memcpy(saved->answers, one->sheet.answers,
           pack->questions.all.count * sizeof(answer));
}

/* Each of so many worked cases, at the questions for which nobody was found yet. */
static void try_people(char *found, answer_sheet *saved, tally *all, size_t step)
{
    for (size_t i = 0; i < cases->all.count; i += step) {
        take_person(saved, cases->all.items[i]);
        for (size_t k = 0; k < pack->questions.all.count; k++) {
            const question *asked = pack->questions.all.items[k];

            if (answer_of(saved, asked)->given && one->applies[k] &&
                (!found[k] || (thorough && step > 1)))
                found[k] |= (char)try_question(asked, saved, all);
        }
    }
}

static void every_question_says_what_it_changes(void **state)
{
    char *found = calloc(pack->questions.all.count, 1);
    answer_sheet saved = {0};
    sb_failure why = {0};
    tally all = {0};

    (void)state;
    assert_non_null(found);
    assert_done(answer_sheet_open(&saved, pack, &why), &why);
    try_people(found, &saved, &all, every);
    if (memchr(found, 0, pack->questions.all.count)) /* then among all of them */
        try_people(found, &saved, &all, 1);
    for (size_t k = 0; k < pack->questions.all.count; k++)
        if (!found[k])
            print_error("%s: no person is found whose result it changes as it says\n",
                        ((question *)pack->questions.all.items[k])->id);
    print_message("%ld lines said, %ld seen; %ld times nothing\n", all.said,
                  all.confirmed, all.nothing);
    for (size_t k = 0; k < pack->questions.all.count; k++)
        assert_true(found[k]);
    /* What only a second answer would bring cannot be seen here. */
    assert_true(all.confirmed * 100 > all.said * 75);
    free(found);
    answer_sheet_close(&saved);
}

/* ---- single persons ---- */

static void expect_line(const char *example, const char *question, const char *message,
                        int is_said)
{
    sb_failure why = {0};
    char *said = NULL;

    sb_result_free(plan_example(one, example));
    assert_done(sb_consultation_decides(&said, one, question, &why), &why);
    if (says(said, message) != is_said)
        print_error("%s, %s:\n%s", example, question, said);
    assert_int_equal(says(said, message), is_said);
    free(said);
}

/* The crash was asked about since an injury was ticked: it settles nothing about that. */
static void what_hangs_on_an_answer_does_not_settle_it(void **state)
{
    (void)state;
    expect_line("car-crash-yesterday", "new-signs", "decides-emergency", 1);
    expect_line("car-crash-yesterday", "new-signs", "decides-movements", 1);
    expect_line("car-crash-yesterday", "new-signs", "decides-nothing", 0);
}

static void what_is_settled_is_not_held_out(void **state)
{
    (void)state;
    expect_line("car-crash-yesterday", "enjoy", "decides-nothing", 1);
    expect_line("cauda-equina", "age", "decides-nothing", 1);
    expect_line("cauda-equina", "saddle-feeling", "decides-emergency", 1);
    expect_line("desk-worker", "enjoy", "decides-emergency", 0);
    expect_line("desk-worker", "enjoy", "decides-preference", 1);
    expect_line("desk-worker", "minutes", "decides-record", 1);
}

static void a_question_that_is_none_is_refused(void **state)
{
    sb_failure why = {0};
    char *said = NULL;

    (void)state;
    assert_int_equal(sb_consultation_decides(&said, one, "no-such", &why), -1);
    assert_int_equal(why.cause, SB_CAUSE_ANSWERS);
    assert_null(said);
}

int main(int argc, char *argv[])
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_question_says_what_it_changes),
        cmocka_unit_test(what_hangs_on_an_answer_does_not_settle_it),
        cmocka_unit_test(what_is_settled_is_not_held_out),
        cmocka_unit_test(a_question_that_is_none_is_refused),
    };
    sb_failure why = {0};
    int failed;

    thorough = argc > 1 && strcmp(argv[1], "thorough") == 0;
    if (argc > 2)
        every = strtoul(argv[2], NULL, 10);
    pack = open_repository_pack();
    cases = open_repository_cases(pack);
    if (sb_consultation_open(&one, pack, &why) < 0)
        return 1;
    failed = cmocka_run_group_tests_name("why", tests, NULL, NULL);
    sb_cases_free(cases);
    sb_consultation_close(one);
    sb_pack_free(pack);
    return failed;
}
