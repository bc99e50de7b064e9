/* SPDX-License-Identifier: Apache-2.0 */
/* "About so many questions are left": the interview of every person among the worked
 * cases is held, and the number watched from question to question. */
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
#include "consultation/consultation.h"
#include "test_pack.h"

/* Some ages bring five questions at once. */
enum { A_FEW = 5, SEVERAL = 9, MOST_ASKED = 300 };

static sb_pack *pack;
static sb_consultation *one;
static sb_cases *cases;

typedef struct watch {
    size_t left[MOST_ASKED]; /* behind the question on the screen */
    size_t count;
    long most_growth; /* of the whole length that was promised */
} watch;

static int is_left_open(const answer *given, const question *asked)
{
    return given->unknown && asked->type == CHOICES;
}

/* One interview, with the answers that the person has been found to give. */
static void watch_interview(watch *w, const answer_sheet *answers)
{
    const char *id, *before = "";
    sb_failure why = {0};
    int was_open = 0;

    assert_done(sb_consultation_clear(one, &why), &why);
    while ((id = sb_consultation_next(one)) &&
           !sb_question_is_optional(sb_pack_question(pack, id))) {
        const question *asked = name_table_find(&pack->questions.by_name, id);
        size_t left = sb_consultation_about_left(one) - 1;

        if (w->count && !was_open && left > w->left[w->count - 1] + A_FEW)
            print_error("after %s, %zu left became %zu\n", before, w->left[w->count - 1],
                        left);
        assert_true(!w->count || was_open || left <= w->left[w->count - 1] + A_FEW);
        assert_true(w->count < MOST_ASKED);
        w->left[w->count++] = left;
        *answer_of(&one->sheet, asked) = *answer_of(answers, asked);
        if (!answer_of(answers, asked)->given)
            *answer_of(&one->sheet, asked) = (answer){.given = 1, .unknown = 1};
        was_open = is_left_open(answer_of(&one->sheet, asked), asked);
        assert_done(consultation_tell(one, asked, &why), &why);
        assert_done(consultation_settle(one, &why), &why);
        before = asked->id;
    }
}

static void note_growth(watch *w)
{
    for (size_t i = 0; i < w->count; i++)
        for (size_t k = i; k < w->count; k++) {
            long growth = (long)(k + w->left[k]) - (long)(i + w->left[i]);

            w->most_growth = growth > w->most_growth ? growth : w->most_growth;
        }
}

/* A whole list that is not sure may bring up several follow-ups at once; nothing else. */
static void it_grows_by_a_few_at_most(void **state)
{
    answer_sheet answers = {0};
    size_t grown = 0, ended = 0, sudden = 0;
    sb_failure why = {0};

    (void)state;
    assert_done(answer_sheet_open(&answers, pack, &why), &why);
    for (size_t i = 0; i < cases->all.count; i++) {
        watch w = {.count = 0};

        assert_done(case_interview(cases->all.items[i], one, NULL, &why), &why);
        memcpy(answers.answers, one->sheet.answers,
               pack->questions.all.count * sizeof(answer));
        watch_interview(&w, &answers);
        note_growth(&w);
        grown += w.most_growth > SEVERAL;
        relevance_look(&one->relevance); /* only done when something is due */
        if (relevance_programme_is_possible(&one->relevance) && w.count) {
            sudden += w.left[w.count - 1] > 1; /* it ended out of the blue */
            ended++;
        }
    }
    print_message("%zu of %zu interviews became longer by more than %d questions\n",
                  grown, cases->all.count, SEVERAL);
    assert_true(ended > cases->all.count / 2);
    assert_true(sudden * 50 <= ended);
    assert_true(grown * 50 <= cases->all.count);
    answer_sheet_close(&answers);
}

static void it_is_nothing_when_nothing_is_left(void **state)
{
    sb_failure why = {0};

    (void)state;
    assert_done(sb_consultation_clear(one, &why), &why);
    assert_true(sb_consultation_about_left(one) >= sb_consultation_left(one));
    assert_done(sb_consultation_answer(one, "saddle-feeling", "new", &why), &why);
    assert_true(sb_consultation_is_emergency(one));
    assert_int_equal(sb_consultation_about_left(one), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_grows_by_a_few_at_most),
        cmocka_unit_test(it_is_nothing_when_nothing_is_left),
    };
    sb_failure why = {0};
    int failed;

    pack = open_repository_pack();
    cases = open_repository_cases(pack);
    if (sb_consultation_open(&one, pack, &why) < 0)
        return 1;
    failed = cmocka_run_group_tests_name("questions left", tests, NULL, NULL);
    sb_cases_free(cases);
    sb_consultation_close(one);
    sb_pack_free(pack);
    return failed;
}
