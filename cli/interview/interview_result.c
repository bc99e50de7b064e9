/* SPDX-License-Identifier: Apache-2.0 */
/* Behind the last question: a look at the answers, the result, and what can be done with
 * it. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "interview/interview_result.h"

enum { MOST_TOPICS = 100 };

/* ---- the result ---- */

turn interview_conclude(interview *i, sb_result **out)
{
    sb_failure why = {0};

    return sb_consultation_conclude(i->consultation, out, &why) < 0
               ? interview_failed(i, &why)
               : GO_ON;
}

turn interview_print_result(interview *i)
{
    sb_result *result = NULL;
    sb_failure why = {0};
    char *text = NULL;
    turn then = interview_conclude(i, &result);

    if (then == GO_ON && sb_result_text(&text, result, i->columns, &why) < 0)
        then = interview_failed(i, &why);
    if (then == GO_ON) {
        printf("\n");
        interview_print_text(text);
        i->result_is_shown = 1;
    }
    free(text);
    sb_result_free(result);
    return then;
}

/* ---- why ---- */

static const char *const verdicts[] = {"disposition", "gate", "level"};
static const char *const verdict_words[] = {
    "interview-topic-advice", "interview-topic-gate", "interview-topic-level"};

/* Lists what can be asked about; topics[n] is its id. Behind the last: back. */
static size_t offer_topics(interview *i, const sb_result *result,
                           const char *topics[MOST_TOPICS])
{
    const char *name = NULL, *id;
    size_t count = 0;

    for (size_t k = 0; k < 3; k++) {
        topics[count++] = verdicts[k];
        interview_offer(i, count, interview_word(i, verdict_words[k]));
    }
    for (size_t k = 0; count < MOST_TOPICS && (id = sb_result_item(result, k, &name));
         k++) {
        topics[count++] = id;
        interview_offer(i, count, name);
    }
    for (size_t k = 0; count < MOST_TOPICS && (id = sb_result_not_yet(result, k, &name));
         k++) {
        topics[count++] = id;
        interview_offer(i, count, name);
    }
    interview_offer(i, count + 1, interview_word(i, "interview-menu-back"));
    return count;
}

static turn explain(interview *i, const sb_result *result, const char *topic)
{
    sb_failure why = {0};
    char *text = NULL;

    if (sb_result_explain(&text, result, topic, SB_EXPLAIN_TEXT, 0, i->columns, &why) < 0)
        return interview_failed(i, &why);
    printf("\n");
    interview_print_text(text);
    free(text);
    return GO_ON;
}

static turn say_why(interview *i)
{
    const char *topics[MOST_TOPICS];
    sb_result *result = NULL;
    size_t count, picked = 0;
    turn then = interview_conclude(i, &result);

    if (then == GO_ON) {
        printf("\n");
        interview_say(i, "interview-why-what", NULL);
        count = offer_topics(i, result, topics);
        then = interview_pick(i, count + 1, &picked);
        if (then == GO_ON && picked < count)
            then = explain(i, result, topics[picked]);
    }
    sb_result_free(result);
    return then;
}

/* ---- another answer ---- */

/* Asks for the number of an answer that there is; `wanted` is its question. */
static turn pick_question(interview *i)
{
    size_t picked = 0;
    turn then;

    for (;;) {
        interview_say(i, "interview-change-which", NULL);
        then = interview_pick(i, i->asked_count, &picked);
        if (then != GO_ON)
            return then;
        i->wanted = i->asked[picked];
        if (sb_consultation_has(i->consultation, i->wanted))
            return CHANGE;
        interview_say(i, "interview-change-none", NULL);
    }
}

/* Asks what is wanted and what follows from it; says what that changed. */
static turn change_answer(interview *i)
{
    char *snapshot = interview_snapshot(i);
    turn then = snapshot ? interview_go_through(i) : FAILED;

    if (then == GO_ON && !sb_consultation_is_emergency(i->consultation)) {
        printf("\n");
        interview_say(i, "interview-difference", NULL);
        then = interview_compare(i, snapshot);
        i->result_is_shown = 1;
    }
    free(snapshot);
    return then;
}

static turn choose_change(interview *i)
{
    interview_review(i);
    return pick_question(i);
}

/* ---- before the result ---- */

/* The answers once more; then the result, or a change first. */
static turn look_back(interview *i)
{
    size_t picked = 0;
    turn then;

    printf("\n");
    interview_say(i,
                  sb_consultation_left_out(i->consultation) ? "interview-enough"
                                                            : "interview-last",
                  NULL);
    interview_review(i);
    printf("\n");
    interview_offer(i, 1, interview_word(i, "interview-show"));
    interview_offer(i, 2, interview_word(i, "interview-change-one"));
    then = interview_pick(i, 2, &picked);
    if (then == GO_ON && picked == 0)
        return interview_print_result(i);
    if (then == GO_ON)
        then = pick_question(i);
    else if (then == GO_BACK && i->asked_count)
        i->wanted = i->asked[i->asked_count - 1];
    return then == GO_BACK || then == CHANGE ? GO_ON : then;
}

/* Until the result is shown. */
static turn reach_result(interview *i)
{
    turn then = GO_ON;

    while (then == GO_ON && !i->result_is_shown) {
        then = interview_go_through(i);
        if (then == GO_ON)
            then = sb_consultation_is_emergency(i->consultation) ? interview_emergency(i)
                                                                 : look_back(i);
    }
    return then;
}

/* ---- behind the result ---- */

static turn remove_answers(interview *i)
{
    if (i->save_path[0] && i->claim != SAVING_TAKEN && saving_remove(i->save_path) < 0)
        interview_say(i, "interview-file-failed",
                      WITH("file", i->save_path, "why", strerror(errno)));
    else
        interview_say(i, "interview-removed", NULL);
    return ENDED;
}

static turn end(interview *i)
{
    interview_say_kept(i);
    return ENDED;
}

typedef struct entry {
    const char *word;
    turn (*act)(interview *i);
    int in_emergency; /* an answer behind an emergency is corrected before */
} entry;

static const entry entries[] = {
    {"interview-menu-why", say_why, 1},
    {"interview-menu-change", choose_change, 0},
    {"interview-menu-again", interview_print_result, 1},
    {"interview-menu-save", interview_keep_result, 1},
    {"interview-menu-end", end, 1},
    {"interview-menu-remove", remove_answers, 1},
};

/* One turn of the menu. */
static turn choose(interview *i)
{
    const entry *shown[sizeof(entries) / sizeof(*entries)];
    size_t count = 0, picked = 0;
    turn then;

    printf("\n");
    interview_say(i, "interview-menu", NULL);
    for (size_t k = 0; k < sizeof(entries) / sizeof(*entries); k++) {
        if (sb_consultation_is_emergency(i->consultation) && !entries[k].in_emergency)
            continue;
        shown[count++] = &entries[k];
        interview_offer(i, count, interview_word(i, entries[k].word));
    }
    then = interview_pick(i, count, &picked);
    return then == GO_ON ? shown[picked]->act(i) : then;
}

turn interview_hold(interview *i)
{
    turn then = reach_result(i);

    while (then == GO_ON) {
        then = choose(i);
        if (then == CHANGE)
            then = change_answer(i);
        if (then == GO_ON)
            then = reach_result(i);
        if (then == GO_BACK)
            then = GO_ON;
    }
    return then;
}
