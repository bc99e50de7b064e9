/* SPDX-License-Identifier: Apache-2.0 */
/* One question: showing it, taking the answer, asking once more. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "interview/interview.h"

enum { ID_SIZE = 160, NUMBER_SIZE = 32 };

static int is_numeric(const sb_question *q)
{
    return sb_question_kind(q) == SB_NUMBER || sb_question_kind(q) == SB_SCALE;
}

/* ---- showing ---- */

static int is_introduced(interview *i, const char *title)
{
    for (size_t k = 0; k < i->introduced_count; k++)
        if (i->introduced[k] == title)
            return 1;
    if (i->introduced_count < MOST_SECTIONS)
        i->introduced[i->introduced_count++] = title;
    return 0;
}

static void show_section(interview *i, const sb_question *q)
{
    const char *title = sb_question_section(q), *intro = sb_question_section_intro(q);
    char heading[ID_SIZE];

    if (i->section == title)
        return;
    i->section = title;
    snprintf(heading, sizeof(heading), "== %.120s ==", title);
    printf("\n");
    interview_print(i, "", heading);
    if (!is_introduced(i, title) && intro)
        interview_print(i, "", intro);
}

static const char *place_words(int is_again, const sb_question *q, size_t left)
{
    if (is_again)
        return "interview-place-again";
    if (sb_question_is_optional(q))
        return "interview-place-optional";
    return left ? "interview-place" : "interview-place-last";
}

/* The number of the question, and about how many are left behind it. */
static void show_place(interview *i, const sb_question *q)
{
    const char *id = sb_question_id(q);
    size_t number = interview_number(i, id);
    size_t left = sb_consultation_about_left(i->consultation);
    int is_again = sb_consultation_has(i->consultation, id);
    char shown[NUMBER_SIZE], more[NUMBER_SIZE];

    if (!is_again && left)
        left--; /* this one is among them */
    snprintf(shown, sizeof(shown), "%zu", number ? number : i->asked_count + 1);
    snprintf(more, sizeof(more), "%zu", left);
    printf("\n");
    interview_say(i, place_words(is_again, q, left), WITH("number", shown, "left", more));
}

/* What was said before, where it helps to see it again. */
static void show_recalled(interview *i, const sb_question *q)
{
    const char *id;

    for (size_t k = 0; (id = sb_question_recalls(q, k)); k++)
        if (sb_consultation_has(i->consultation, id))
            interview_print_answer(i, "", id);
}

static void show_options(interview *i, const sb_question *q)
{
    if (is_numeric(q))
        return; /* a number would name an option */
    for (size_t k = 0; k < sb_question_option_count(q); k++)
        interview_offer(i, k + 1, sb_question_option_text(q, k));
}

static void show_range(interview *i, const sb_question *q)
{
    const char *unit = sb_question_unit(q);
    char least[NUMBER_SIZE], most[NUMBER_SIZE], example[NUMBER_SIZE];

    snprintf(least, sizeof(least), "%g", sb_question_least(q));
    snprintf(most, sizeof(most), "%g", sb_question_most(q));
    snprintf(example, sizeof(example), "%g", sb_question_example(q));
    interview_say(
        i, unit ? "interview-number-unit" : "interview-number",
        WITH("least", least, "most", most, "example", example, "unit", unit ? unit : ""));
}

/* What can be typed, and what "not sure" does. */
static void show_hint(interview *i, const sb_question *q)
{
    const char *unsure = "interview-unsure";

    if (is_numeric(q))
        show_range(i, q);
    else
        interview_say(
            i, sb_question_kind(q) == SB_CHOICES ? "interview-many" : "interview-one",
            NULL);
    if (sb_question_is_safety(q) || sb_question_again(q))
        unsure = "interview-unsure-again";
    else if (sb_question_is_optional(q) || sb_question_is_for_the_record(q))
        unsure = "interview-unsure-free";
    interview_say(i, unsure, NULL);
}

void interview_show(interview *i, const sb_question *q)
{
    const char *other = sb_question_text_other(q);

    interview_print(i, "", i->for_another && other ? other : sb_question_text(q));
    show_options(i, q);
    show_hint(i, q);
}

/* ---- what to do first ---- */

/* One step after the other; skip goes on to the question. */
static turn go_through_steps(interview *i, const sb_question *q)
{
    char line[LONGEST_LINE], number[NUMBER_SIZE];
    const char *step;

    for (size_t k = 0; (step = sb_question_step(q, k)); k++) {
        turn then;

        snprintf(number, sizeof(number), "%zu", k + 1);
        interview_say(i, "interview-step", WITH("number", number, "step", step));
        if (k == 0)
            interview_say(i, "interview-step-how", NULL);
        then = interview_line(i, q, line);
        if (then != GO_ON || interview_is_word(i, "interview-word-unsure", line))
            return then;
    }
    return GO_ON;
}

/* ---- reading ---- */

/* Says what is wrong with a line that does not fit. */
static void say_misfit(interview *i, const sb_question *q, reply_fit fit)
{
    static const char *const words[REPLY_FIT_COUNT] = {
        [REPLY_EMPTY] = "interview-misfit-empty",
        [REPLY_NO_NUMBER] = "interview-misfit-no-number",
        [REPLY_OUT_OF_RANGE] = "interview-misfit-range",
        [REPLY_NO_SUCH_NUMBER] = "interview-misfit-option",
        [REPLY_NOT_ONLY_NUMBERS] = "interview-misfit-not-only-numbers",
        [REPLY_NO_SUCH_WORDS] = "interview-misfit-words",
        [REPLY_SEVERAL_FIT] = "interview-misfit-several",
        [REPLY_ONE_ONLY] = "interview-misfit-one-only",
        [REPLY_NONE_ALONE] = "interview-misfit-none-alone",
    };
    char least[NUMBER_SIZE], most[NUMBER_SIZE], count[NUMBER_SIZE];

    snprintf(least, sizeof(least), "%g", sb_question_least(q));
    snprintf(most, sizeof(most), "%g", sb_question_most(q));
    snprintf(count, sizeof(count), "%zu", sb_question_option_count(q));
    interview_say(i, words[fit], WITH("least", least, "most", most, "count", count));
}

/* What the engine will not take though it could be read: a broken number, or more ticks
 * than may be. */
static void say_refused(interview *i, const sb_question *q)
{
    interview_say(
        i, is_numeric(q) ? "interview-misfit-whole" : "interview-misfit-too-many", NULL);
}

/* Nothing was typed: the answer that is there is kept. */
static turn keep(interview *i, const char *id, char value[VALUE_SIZE], const char *kept)
{
    sb_failure why = {0};

    snprintf(value, VALUE_SIZE, "%s", kept);
    if (sb_consultation_has(i->consultation, id))
        return GO_ON; /* as it is, with all that was not sure */
    return sb_consultation_restore(i->consultation, id, &why) < 0
               ? interview_failed(i, &why)
               : GO_ON;
}

/* What was understood is said, and counts when the next line is empty. */
static void say_understood(interview *i, const sb_question *q, const char *value)
{
    char *words = interview_value(i, q, value);

    interview_say(i, "interview-understood", WITH("answer", words ? words : value));
    if (sb_question_kind(q) == SB_CHOICES)
        interview_say(i, "interview-many", NULL);
    free(words);
}

/* What stands between the lines that are typed at one question. */
typedef struct hearing {
    int empty; /* lines so far; with number keys alone the second one says "not
                  sure" to a number */
    char doubtful[VALUE_SIZE]; /* understood, and not yet agreed to; or "" */
} hearing;

/* An empty line agrees to what was understood; any other takes its place. */
static int is_agreed(hearing *h, const char *line, char value[VALUE_SIZE])
{
    int agreed = !line[0] && h->doubtful[0];

    if (agreed)
        snprintf(value, VALUE_SIZE, "%s", h->doubtful);
    h->doubtful[0] = '\0';
    return agreed;
}

/* Turns a line into a value; 0, or -1 after saying why it does not count, or not yet. */
static int understand(interview *i, const sb_question *q, const char *line,
                      char value[VALUE_SIZE], hearing *h)
{
    reply_fit fit;

    if (is_agreed(h, line, value))
        return 0;
    if (interview_is_word(i, "interview-word-unsure", line) ||
        (!line[0] && is_numeric(q) && h->empty++)) {
        snprintf(value, VALUE_SIZE, "%s", SB_UNKNOWN);
        return 0;
    }
    fit = reply_value(value, i->pack, q, line);
    if (fit == REPLY_FITS)
        return 0;
    if (fit == REPLY_DOUBTFUL) {
        snprintf(h->doubtful, VALUE_SIZE, "%s", value);
        say_understood(i, q, value);
    } else if (fit == REPLY_EMPTY && is_numeric(q)) {
        interview_say(i, "interview-misfit-empty-number", NULL);
    } else {
        say_misfit(i, q, fit);
    }
    return -1;
}

/* Reads until a line is an answer to `id` (q, or what is not sure of it) and takes it.
 * `value` gets what was taken. An empty line keeps `kept`, if there is any. */
static turn take_reply(interview *i, const sb_question *q, const char *id,
                       const char *kept, char value[VALUE_SIZE])
{
    char line[LONGEST_LINE];
    hearing h = {.empty = 0};

    for (;;) {
        sb_failure why = {0};
        turn then = interview_line(i, q, line);

        if (then != GO_ON)
            return then;
        if (!line[0] && kept && !h.doubtful[0])
            return keep(i, id, value, kept);
        if (understand(i, q, line, value, &h) < 0)
            continue;
        if (sb_consultation_answer(i->consultation, id, value, &why) == 0)
            return GO_ON;
        if (why.cause != SB_CAUSE_ANSWERS)
            return interview_failed(i, &why);
        say_refused(i, q);
    }
}

/* ---- asking once more ---- */

/* "Not sure" on a list: which one? The options of the same question are offered. */
static turn ask_which(interview *i, const sb_question *q, char value[VALUE_SIZE])
{
    char id[ID_SIZE];
    turn then;

    interview_say(i, "interview-which", NULL);
    show_options(i, q);
    snprintf(id, sizeof(id), "%s" SB_UNSURE, sb_question_id(q));
    then = take_reply(i, q, id, NULL, value);
    if (then != GO_BACK)
        return then;
    i->wanted = sb_question_id(q); /* back to the list as it was first asked */
    return CHANGE;
}

/* Once more in plainer words, when the answer was unsure and that would count. */
static turn make_sure(interview *i, const sb_question *q, char value[VALUE_SIZE])
{
    int is_list = sb_question_kind(q) == SB_CHOICES && sb_question_is_safety(q);
    turn then = GO_ON;

    if (!reply_is_unsure(value) || !(sb_question_is_safety(q) || sb_question_again(q)))
        return GO_ON;
    printf("\n");
    interview_print(i, "",
                    sb_question_again(q) ? sb_question_again(q) : sb_question_help(q));
    then = is_list ? ask_which(i, q, value)
                   : take_reply(i, q, sb_question_id(q), NULL, value);
    if (then == GO_ON && (is_list ? strcmp(value, SB_NONE) != 0 : reply_is_unsure(value)))
        interview_say(i, "interview-careful", NULL);
    return then;
}

/* ---- the whole ---- */

/* The value of an earlier answer, also of one that fell away; free it. */
static char *earlier_value(interview *i, const char *id)
{
    sb_failure why = {0};
    char *value = NULL;

    if (sb_consultation_value(&value, i->consultation, id, &why) < 0 ||
        (!value && sb_consultation_aside(&value, i->consultation, id, &why) < 0))
        interview_failed(i, &why);
    return value;
}

static void show_earlier(interview *i, const char *id)
{
    char *answer = interview_answer(i, id, !sb_consultation_has(i->consultation, id));

    if (answer)
        interview_say(i, "interview-kept", WITH("answer", answer));
    free(answer);
}

static void show_taken(interview *i, const char *id)
{
    char *answer = interview_answer(i, id, 0);

    if (answer)
        interview_print(i, "-> ", answer);
    free(answer);
}

static turn take_answer(interview *i, const sb_question *q, const char *kept)
{
    const char *id = sb_question_id(q);
    char value[VALUE_SIZE] = "";
    turn then;

    interview_show(i, q);
    if (kept)
        show_earlier(i, id);
    then = take_reply(i, q, id, kept, value);
    if (then == GO_ON && !(kept && strcmp(kept, value) == 0))
        then = make_sure(i, q, value);
    if (then != GO_ON)
        return then;
    show_taken(i, id);
    return GO_ON;
}

turn interview_ask(interview *i, const char *id)
{
    const sb_question *q = sb_pack_question(i->pack, id);
    char *kept = earlier_value(i, id);
    turn then = GO_ON;

    show_section(i, q);
    show_place(i, q);
    if (sb_question_lead(q))
        interview_print(i, "", sb_question_lead(q));
    show_recalled(i, q);
    if (!kept)
        then = go_through_steps(i, q);
    if (then == GO_ON)
        then = take_answer(i, q, kept);
    free(kept);
    return then;
}
