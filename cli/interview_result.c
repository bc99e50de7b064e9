/* SPDX-License-Identifier: Apache-2.0 */
/* Behind the last question: the result, why it is so, what another answer would change.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "interview.h"

enum { NUMBER_SIZE = 32, MOST_TOPICS = 100 };

/* ---- the result ---- */

static turn conclude(interview *i, sb_result **out)
{
    sb_failure why = {0};

    return sb_consultation_conclude(i->consultation, out, &why) < 0
               ? interview_failed(&why)
               : GO_ON;
}

static turn print_result(interview *i)
{
    sb_result *result = NULL;
    sb_failure why = {0};
    char *text = NULL;
    turn then = conclude(i, &result);

    if (then == GO_ON && sb_result_text(&text, result, i->columns, &why) < 0)
        then = interview_failed(&why);
    if (then == GO_ON) {
        printf("\n");
        interview_print_text(text);
    }
    free(text);
    sb_result_free(result);
    return then;
}

/* ---- why ---- */

static void offer(const interview *i, size_t number, const char *name)
{
    char first[NUMBER_SIZE];

    snprintf(first, sizeof(first), "%4zu. ", number);
    interview_print(i, first, name);
}

/* Lists what can be asked about; topics[n] is its id. */
static size_t offer_topics(const interview *i, const sb_result *result,
                           const char *topics[MOST_TOPICS])
{
    static const char *const verdicts[] = {"disposition", "gate", "level"};
    static const char *const words[] = {"interview-topic-advice", "interview-topic-gate",
                                        "interview-topic-level"};
    const char *name = NULL, *id;
    size_t count = 0;

    for (size_t k = 0; k < 3; k++) {
        topics[count++] = verdicts[k];
        offer(i, count, interview_word(i, words[k]));
    }
    for (size_t k = 0; count < MOST_TOPICS && (id = sb_result_item(result, k, &name));
         k++) {
        topics[count++] = id;
        offer(i, count, name);
    }
    for (size_t k = 0; count < MOST_TOPICS && (id = sb_result_not_yet(result, k, &name));
         k++) {
        topics[count++] = id;
        offer(i, count, name);
    }
    return count;
}

static turn explain(interview *i, const sb_result *result, const char *topic)
{
    sb_failure why = {0};
    char *text = NULL;

    if (sb_result_explain(&text, result, topic, SB_EXPLAIN_TEXT, 0, i->columns, &why) < 0)
        return interview_failed(&why);
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
    turn then = conclude(i, &result);

    if (then == GO_ON) {
        interview_say(i, "interview-why-what", NULL);
        count = offer_topics(i, result, topics);
        then = interview_pick(i, count, &picked);
    }
    if (then == GO_ON)
        then = explain(i, result, topics[picked]);
    sb_result_free(result);
    return then;
}

/* ---- another answer ---- */

/* Asks for the number of a question; NULL in *id when the person thought better of it. */
static turn pick_question(interview *i, const char **id)
{
    size_t picked = 0;
    turn then;

    *id = NULL;
    interview_review(i);
    interview_say(i, "interview-change-which", NULL);
    then = interview_pick(i, i->asked_count, &picked);
    if (then == GO_ON && sb_consultation_has(i->consultation, i->asked[picked]))
        *id = i->asked[picked];
    return then;
}

/* What the change did, told from the answers before it. */
static turn say_what_changed(interview *i, const char *id, const char *before)
{
    sb_failure why = {0};
    char *now = NULL, *text = NULL;
    turn then = GO_ON;

    if (sb_consultation_value(&now, i->consultation, id, &why) < 0)
        return interview_failed(&why);
    if (now && strcmp(now, before) != 0) {
        const sb_change change = {id, now};

        if (sb_consultation_answer(i->consultation, id, before, &why) < 0 ||
            sb_what_if(&text, i->consultation, &change, 1, 0, i->columns, &why) < 0 ||
            sb_consultation_answer(i->consultation, id, now, &why) < 0)
            then = interview_failed(&why);
        else
            interview_print_text(text);
    }
    free(text);
    free(now);
    return then;
}

static turn change_answer(interview *i)
{
    sb_failure why = {0};
    const char *id = NULL;
    char *before = NULL;
    turn then = pick_question(i, &id);

    if (then != GO_ON || !id)
        return then;
    if (sb_consultation_value(&before, i->consultation, id, &why) < 0)
        return interview_failed(&why);
    then = interview_change(i, id);
    if (then == GO_ON && before)
        then = say_what_changed(i, id, before);
    free(before);
    if (then == GO_ON)
        then = interview_go_through(i);
    return then == GO_ON ? print_result(i) : then;
}

/* ---- keeping it ---- */

static int is_page(const char *path)
{
    size_t length = strlen(path);

    return length > 5 && strcmp(path + length - 5, ".html") == 0;
}

/* A page for the wall when the file is called so, else the text as it was printed. */
static turn make_plan(char **out, interview *i, const sb_result *result, const char *path)
{
    char today[DAY_SIZE];
    sb_document_options options = {.date = today};
    sb_figures *figures = NULL;
    sb_failure why = {0};
    int error;

    if (is_page(path) && open_figures(&figures, i->pack) != EXIT_RESULT)
        return FAILED;
    write_today(today);
    options.figures = figures;
    error = is_page(path)
                ? sb_result_document(out, result, SB_DOCUMENT_HTML, &options, &why)
                : sb_result_text(out, result, i->columns, &why);
    sb_figures_free(figures);
    return error < 0 ? interview_failed(&why) : GO_ON;
}

static turn write_plan(interview *i, const char *path)
{
    sb_result *result = NULL;
    char *text = NULL;
    turn then = conclude(i, &result);

    if (then == GO_ON)
        then = make_plan(&text, i, result, path);
    if (then == GO_ON && write_file(path, text, 1) < 0)
        interview_say(i, "interview-file-failed",
                      WITH("file", path, "why", strerror(errno)));
    else if (then == GO_ON)
        interview_say(i, "interview-file-written", WITH("file", path));
    free(text);
    sb_result_free(result);
    return then;
}

static turn save_plan(interview *i)
{
    static const char usual[] = "steadyback-plan.html";
    char line[LONGEST_LINE];
    prompt_end end;

    interview_say(i, "interview-file-name", WITH("file", usual));
    end = prompt_line(line, "> ");
    if (end == INPUT_ENDED)
        return LOST_INPUT;
    if (end == INPUT_INTERRUPTED)
        return INTERRUPTED;
    return write_plan(i, end == LINE_READ && line[0] ? line : usual);
}

static void remove_answers(interview *i)
{
    if (i->save_path[0] && unlink(i->save_path) < 0 && errno != ENOENT)
        interview_say(i, "interview-file-failed",
                      WITH("file", i->save_path, "why", strerror(errno)));
    else
        interview_say(i, "interview-removed", NULL);
}

/* ---- an emergency that may be a slip of the key ---- */

/* Offers the answers behind the emergency to be corrected. *corrected: one was. */
static turn offer_correction(interview *i, int *corrected)
{
    const char *behind[MOST_TOPICS], *id;
    sb_result *result = NULL;
    size_t count = 0, picked = 0;
    turn then = conclude(i, &result);

    *corrected = 0;
    if (then != GO_ON)
        return then;
    interview_say(i, "interview-slip", NULL);
    offer(i, 1, interview_word(i, "interview-slip-right"));
    for (; count + 1 < MOST_TOPICS && (id = sb_result_behind(result, count)); count++) {
        char *clause = NULL;
        sb_failure why = {0};

        behind[count] = id;
        if (sb_consultation_say(&clause, i->consultation, id, &why) < 0)
            tell_failure(&why);
        offer(i, count + 2, clause ? clause : id);
        free(clause);
    }
    sb_result_free(result);
    then = interview_pick(i, count + 1, &picked);
    if (then != GO_ON || picked == 0)
        return then;
    then = interview_change(i, behind[picked - 1]);
    *corrected = then == GO_ON;
    return then;
}

/* Shows the emergency as long as one stands; then goes on with the interview. */
static turn show_emergency(interview *i)
{
    int corrected = 1;
    turn then = GO_ON;

    while (then == GO_ON && corrected && sb_consultation_is_emergency(i->consultation)) {
        then = print_result(i);
        if (then == GO_ON)
            then = offer_correction(i, &corrected);
        if (then == GO_ON && corrected && !sb_consultation_is_emergency(i->consultation))
            then = interview_go_through(i);
    }
    return then;
}

/* ---- before and behind the result ---- */

/* The answers once more, before the result. *done: show it now. */
static turn review(interview *i)
{
    size_t picked = 0;
    turn then = GO_ON;

    while (then == GO_ON) {
        const char *id = NULL;

        printf("\n");
        interview_say(i,
                      sb_consultation_left_out(i->consultation) ? "interview-enough"
                                                                : "interview-last",
                      NULL);
        interview_review(i);
        offer(i, 1, interview_word(i, "interview-show"));
        offer(i, 2, interview_word(i, "interview-change-one"));
        then = interview_pick(i, 2, &picked);
        if (then != GO_ON || picked == 0)
            return then;
        then = pick_question(i, &id);
        if (then == GO_ON && id)
            then = interview_change(i, id);
        if (then == GO_ON)
            then = interview_go_through(i);
    }
    return then;
}

static turn menu(interview *i)
{
    static const char *const choices[] = {"interview-menu-why", "interview-menu-change",
                                          "interview-menu-save", "interview-menu-end",
                                          "interview-menu-remove"};
    size_t picked = 0;
    turn then = GO_ON;

    while (then == GO_ON) {
        printf("\n");
        interview_say(i, "interview-menu", NULL);
        for (size_t k = 0; k < 5; k++)
            offer(i, k + 1, interview_word(i, choices[k]));
        then = interview_pick(i, 5, &picked);
        if (then != GO_ON || picked == 3)
            return then;
        if (picked == 4) {
            remove_answers(i);
            return GO_ON;
        }
        then = picked == 0 ? say_why(i) : picked == 1 ? change_answer(i) : save_plan(i);
    }
    return then;
}

turn interview_show_result(interview *i)
{
    turn then = show_emergency(i);

    if (then != GO_ON)
        return then;
    if (sb_consultation_is_emergency(i->consultation))
        return GO_ON; /* shown, and nothing else matters now */
    then = review(i);
    if (then == GO_ON && sb_consultation_is_emergency(i->consultation))
        return interview_show_result(i); /* an answer was changed in the review */
    if (then == GO_ON)
        then = print_result(i);
    if (then != GO_ON)
        return then;
    then = menu(i);
    return then == LOST_INPUT || then == LEAVE ? GO_ON
                                               : then; /* the result has been shown */
}
