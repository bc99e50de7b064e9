/* SPDX-License-Identifier: Apache-2.0 */
/* The way through the questions: forward, back, changes, contradictions. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "interview.h"

enum { NUMBER_SIZE = 32 };

size_t interview_number(const interview *i, const char *id)
{
    for (size_t k = 0; k < i->asked_count; k++)
        if (strcmp(i->asked[k], id) == 0)
            return k + 1;
    return 0;
}

void interview_save(interview *i)
{
    if (i->save_path[0] && !i->save_has_failed &&
        saving_write(i->consultation, i->save_path) < 0)
        i->save_has_failed = 1;
}

/* ---- review ---- */

static void review_one(const interview *i, size_t number, const char *id)
{
    sb_failure why = {0};
    char *clause = NULL, first[NUMBER_SIZE];

    if (sb_consultation_say(&clause, i->consultation, id, &why) < 0)
        tell_failure(&why);
    if (!clause)
        return;
    snprintf(first, sizeof(first), "%4zu. ", number);
    interview_print(i, first, clause);
    free(clause);
}

void interview_review(interview *i)
{
    const char *section = NULL;

    interview_say(i, "interview-review", NULL);
    for (size_t k = 0; k < i->asked_count; k++) {
        const sb_question *q = sb_pack_question(i->pack, i->asked[k]);

        if (!sb_consultation_has(i->consultation, i->asked[k]))
            continue;
        if (sb_question_section(q) != section) {
            section = sb_question_section(q);
            interview_print(i, "", section);
        }
        review_one(i, k + 1, i->asked[k]);
    }
}

/* ---- what falls away ---- */

static void say_dropped(void *payload, const char *id)
{
    const interview *i = payload;
    const char *topic = sb_question_topic(sb_pack_question(i->pack, id));

    interview_say(i, "interview-dropped", WITH("topic", topic ? topic : id));
}

static turn drop(interview *i)
{
    sb_failure why = {0};

    return sb_consultation_drop(i->consultation, say_dropped, i, &why) < 0
               ? interview_failed(&why)
               : GO_ON;
}

/* ---- contradictions ---- */

static int is_settled(const interview *i, const char *conflict)
{
    for (size_t k = 0; k < i->settled_count; k++)
        if (strcmp(i->settled[k], conflict) == 0)
            return 1;
    return 0;
}

static const char *open_conflict(interview *i)
{
    const char *conflict;

    for (size_t k = 0; (conflict = sb_consultation_conflict(i->consultation, k)); k++)
        if (!is_settled(i, conflict))
            return conflict;
    return NULL;
}

static size_t offer_changes(const interview *i, const char *conflict)
{
    const char *id;
    size_t count = 0;
    char number[NUMBER_SIZE];

    for (; (id = sb_pack_conflict_question(i->pack, conflict, count)); count++) {
        const char *topic = sb_question_topic(sb_pack_question(i->pack, id));

        snprintf(number, sizeof(number), "%zu", count + 1);
        interview_say(i, "interview-change",
                      WITH("number", number, "topic", topic ? topic : id));
    }
    snprintf(number, sizeof(number), "%zu", ++count);
    interview_say(i, "interview-both-right", WITH("number", number));
    return count;
}

/* Asks once about each contradiction that stands. */
static turn settle_conflict(interview *i, const char *conflict)
{
    size_t count, picked = 0;
    turn then;

    printf("\n");
    interview_print(i, "", sb_pack_conflict_text(i->pack, conflict));
    count = offer_changes(i, conflict);
    then = interview_pick(i, count, &picked);
    if (then != GO_ON)
        return then;
    if (i->settled_count < MOST_CONFLICTS)
        i->settled[i->settled_count++] = conflict;
    if (picked + 1 == count)
        return GO_ON;
    return interview_change(i, sb_pack_conflict_question(i->pack, conflict, picked));
}

static turn settle_conflicts(interview *i)
{
    const char *conflict;
    turn then = GO_ON;

    while (then == GO_ON && !sb_consultation_is_emergency(i->consultation) &&
           (conflict = open_conflict(i)))
        then = settle_conflict(i, conflict);
    return then;
}

/* ---- the way ---- */

/* Behind every answer: what falls away, what is saved, what does not go together. */
static turn after_answer(interview *i)
{
    turn then = drop(i);

    interview_save(i);
    return then == GO_ON ? settle_conflicts(i) : then;
}

static size_t number_before(const interview *i, const char *id)
{
    size_t number = interview_number(i, id);

    number = number ? number - 1 : i->asked_count;
    while (number && !sb_consultation_has(i->consultation, i->asked[number - 1]))
        number--; /* fell away */
    return number;
}

/* Asks a question; back and change lead to others first, and then here again. */
static turn ask_here(interview *i, const char *id)
{
    const char *chosen = NULL;
    turn then = interview_ask(i, id, &chosen);
    size_t before;

    if (then == CHANGE)
        return interview_change(i, chosen);
    if (then != GO_BACK)
        return then == GO_ON ? after_answer(i) : then;
    before = number_before(i, id);
    if (before)
        return interview_change(i, i->asked[before - 1]);
    interview_say(i, "interview-first", NULL);
    return GO_ON;
}

turn interview_change(interview *i, const char *id)
{
    i->section = NULL; /* say again where we are */
    return ask_here(i, id);
}

turn interview_go_through(interview *i)
{
    turn then = settle_conflicts(i); /* of resumed answers */
    const char *id;

    while (then == GO_ON && (id = sb_consultation_next(i->consultation)))
        then = ask_here(i, id);
    return then;
}
