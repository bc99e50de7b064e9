/* SPDX-License-Identifier: Apache-2.0 */
/* Answers in the words that the person picked, one by one and all together. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "interview/interview.h"
#include "interview/plain_case.h"

enum { ID_SIZE = 160, LONGEST_ANSWER = 8192, NUMBER_SIZE = 32 };

/* ---- one answer ---- */

/* Words that grow in a fixed room; what does not fit is left out. */
typedef struct words {
    char text[LONGEST_ANSWER];
    size_t length;
} words;

static void add(words *w, const char *between, const char *text)
{
    int done = snprintf(w->text + w->length, sizeof(w->text) - w->length, "%s%s",
                        w->length ? between : "", text);

    if (done > 0)
        w->length += (size_t)done;
    if (w->length >= sizeof(w->text))
        w->length = sizeof(w->text) - 1;
}

static char *value_of(interview *i, const char *id, int aside)
{
    sb_failure why = {0};
    char *value = NULL;

    if ((aside ? sb_consultation_aside(&value, i->consultation, id, &why)
               : sb_consultation_value(&value, i->consultation, id, &why)) < 0)
        interview_failed(i, &why);
    return value;
}

static char *unsure_of(interview *i, const char *id, int aside)
{
    char name[ID_SIZE];

    snprintf(name, sizeof(name), "%s" SB_UNSURE, id);
    return value_of(i, name, aside);
}

/* The options that a value names, in their own words. */
static void add_options(words *w, const sb_question *q, const char *value,
                        const char *between)
{
    for (size_t k = 0; k < sb_question_option_count(q); k++) {
        const char *id = sb_question_option_id(q, k);

        if (reply_word_in(value, id) ||
            (strcmp(id, SB_NOT_SURE) == 0 && reply_is_unsure(value))) {
            add(w, between, sb_question_option_text(q, k));
            between = "; ";
        }
    }
}

static void add_number(words *w, interview *i, const sb_question *q, const char *value)
{
    const char *unit = sb_question_unit(q);
    char most[NUMBER_SIZE], whole[LONGEST_TEXT];

    snprintf(most, sizeof(most), "%g", sb_question_most(q));
    if (sb_question_kind(q) == SB_SCALE) {
        interview_fill(whole, i, "interview-scale", WITH("value", value, "most", most));
        add(w, "", whole);
        return;
    }
    add(w, "", value);
    if (unit)
        add(w, " ", unit);
}

static void add_value(words *w, interview *i, const sb_question *q, const char *value)
{
    int is_free = sb_question_is_optional(q) || sb_question_is_for_the_record(q);

    if (isdigit((unsigned char)value[0]) && sb_question_kind(q) >= SB_NUMBER)
        add_number(w, i, q, value);
    else
        add_options(w, q, value, "");
    if (!w->length)
        add(w, "",
            interview_word(i, is_free ? "interview-left-out" : "interview-not-sure"));
}

char *interview_value(interview *i, const sb_question *q, const char *value)
{
    words w = {.length = 0};

    add_value(&w, i, q, value);
    return strdup(w.text);
}

char *interview_answer(interview *i, const char *id, int aside)
{
    const sb_question *q = sb_pack_question(i->pack, id);
    char *value = value_of(i, id, aside), *unsure = unsure_of(i, id, aside);
    words w = {.length = 0};

    if (value && !(unsure && strcmp(value, SB_NONE) == 0))
        add_value(&w, i, q, value);
    if (unsure) {
        add(&w, "; ", interview_word(i, "interview-not-sure-about"));
        add_options(&w, q, unsure, " ");
    }
    free(unsure);
    if (!value)
        return NULL;
    free(value);
    return strdup(w.text);
}

/* ---- with what it is about ---- */

char *interview_topic(const interview *i, const char *id)
{
    const sb_question *q = sb_pack_question(i->pack, id);
    const char *topic = q ? sb_question_topic(q) : NULL;
    char *text = strdup(topic ? topic : q ? sb_question_text(q) : id);

    if (text)
        text[0] = plain_upper(text[0]);
    return text;
}

void interview_print_answer(interview *i, const char *first, const char *id)
{
    char *answer = interview_answer(i, id, 0), *topic = interview_topic(i, id);
    char line[LONGEST_ANSWER + ID_SIZE];

    if (answer && topic) {
        snprintf(line, sizeof(line), "%.150s: %s", topic, answer);
        interview_print(i, first, line);
    }
    free(answer);
    free(topic);
}

void interview_review(interview *i)
{
    const char *section = NULL;

    printf("\n");
    interview_say(i, "interview-review", NULL);
    for (size_t k = 0; k < i->asked_count; k++) {
        const sb_question *q = sb_pack_question(i->pack, i->asked[k]);
        char first[NUMBER_SIZE];

        if (!sb_consultation_has(i->consultation, i->asked[k]))
            continue;
        if (sb_question_section(q) != section) {
            section = sb_question_section(q);
            interview_print(i, "", section);
        }
        snprintf(first, sizeof(first), "%4zu. ", k + 1);
        interview_print_answer(i, first, i->asked[k]);
    }
}

/* ---- all of them, to be given back ---- */

char *interview_snapshot(interview *i)
{
    sb_failure why = {0};
    char *text = NULL;

    if (sb_consultation_write_json(&text, i->consultation, &why) < 0)
        interview_failed(i, &why);
    return text;
}

turn interview_give_back(interview *i, const char *snapshot)
{
    sb_mistakes *mistakes = sb_mistakes_new();
    sb_failure why = {0};
    turn then = GO_ON;

    if (!mistakes || sb_consultation_read_json(i->consultation, snapshot,
                                               strlen(snapshot), mistakes, &why) < 0)
        then = interview_failed(i, &why);
    sb_mistakes_free(mistakes);
    return then;
}
