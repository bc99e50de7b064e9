/* SPDX-License-Identifier: Apache-2.0 */
/* The way through the questions: forward, back, changes, contradictions. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "interview/interview.h"

enum { NUMBER_SIZE = 32, NOTE_SIZE = 4000 };

size_t interview_number(const interview *i, const char *id)
{
    for (size_t k = 0; k < i->asked_count; k++)
        if (strcmp(i->asked[k], id) == 0)
            return k + 1;
    return 0;
}

/* ---- saving ---- */

static void add_word(char note[NOTE_SIZE], const char *word)
{
    size_t length = strlen(note);

    snprintf(note + length, NOTE_SIZE - length, "%s%s", length ? " " : "", word);
}

/* Ids with blanks between. What does not fit is only asked or numbered anew. */
static void put_note(interview *i, const char *name, const char *const ids[],
                     size_t count)
{
    char note[NOTE_SIZE] = "";
    sb_failure why = {0};

    for (size_t k = 0; k < count && strlen(note) + strlen(ids[k]) + 2 < sizeof(note); k++)
        add_word(note, ids[k]);
    if (sb_consultation_note(i->consultation, name, count ? note : NULL, &why) < 0)
        interview_failed(i, &why);
}

void interview_say_save_failed(interview *i, int error)
{
    if (!i->save_has_failed)
        interview_say(i, "interview-file-failed",
                      WITH("file", i->save_path, "why", strerror(error)));
    i->save_has_failed = 1;
}

saving_claim interview_claim(interview *i)
{
    if (i->claim != SAVING_OURS) {
        i->claim = saving_take(&i->lock, i->save_path);
        i->claim_error = errno;
    }
    return i->claim;
}

void interview_save(interview *i)
{
    const char *whom = i->for_another ? "someone-else" : "me";

    if (!i->has_answers || !i->save_path[0] || interview_claim(i) != SAVING_OURS)
        return;
    put_note(i, "for", &whom, 1);
    put_note(i, "order", i->asked, i->asked_count);
    put_note(i, "settled", i->settled, i->settled_count);
    if (saving_write(i->consultation, i->save_path) == 0)
        i->save_has_failed = 0;
    else
        interview_say_save_failed(i, errno);
}

static void add_asked(interview *i, const char *id)
{
    if (!interview_number(i, id) && i->asked_count < MOST_ASKED)
        i->asked[i->asked_count++] = id;
}

static void take_order(interview *i, const char *word)
{
    const sb_question *q = sb_pack_question(i->pack, word);

    if (q)
        add_asked(i, sb_question_id(q));
}

/* Contradictions are asked about again unless they stand as they did. */
static void take_settled(interview *i, const char *word)
{
    const char *conflict;

    for (size_t k = 0; (conflict = sb_consultation_conflict(i->consultation, k)); k++)
        if (strcmp(conflict, word) == 0 && i->settled_count < MOST_CONFLICTS)
            i->settled[i->settled_count++] = conflict;
}

static void each_word(interview *i, const char *name,
                      void take(interview *i, const char *word))
{
    const char *note = sb_consultation_noted(i->consultation, name);
    char *words = note ? strdup(note) : NULL, *rest;

    for (char *word = words ? strtok_r(words, " ", &rest) : NULL; word;
         word = strtok_r(NULL, " ", &rest))
        take(i, word);
    free(words);
}

void interview_take_notes(interview *i)
{
    const char *whom = sb_consultation_noted(i->consultation, "for");

    i->for_another = whom && strcmp(whom, "someone-else") == 0;
    each_word(i, "order", take_order);
    each_word(i, "settled", take_settled);
    for (size_t k = 0; k < sb_pack_question_count(i->pack); k++) {
        const char *id = sb_question_id(sb_pack_question_at(i->pack, k));

        if (sb_consultation_has(i->consultation, id))
            add_asked(i, id);
    }
}

/* ---- what falls away ---- */

static void say_dropped(void *payload, const char *id)
{
    interview *i = payload;
    const char *topic = sb_question_topic(sb_pack_question(i->pack, id));

    interview_say(i, "interview-dropped", WITH("topic", topic ? topic : id));
}

static turn drop(interview *i)
{
    sb_failure why = {0};

    return sb_consultation_drop(i->consultation, say_dropped, i, &why) < 0
               ? interview_failed(i, &why)
               : GO_ON;
}

/* ---- contradictions ---- */

static int is_standing(const interview *i, const char *conflict)
{
    const char *other;

    for (size_t k = 0; (other = sb_consultation_conflict(i->consultation, k)); k++)
        if (strcmp(other, conflict) == 0)
            return 1;
    return 0;
}

/* One that has gone may come again, and is then asked about again. */
static void forget_settled(interview *i)
{
    size_t kept = 0;

    for (size_t k = 0; k < i->settled_count; k++)
        if (is_standing(i, i->settled[k]))
            i->settled[kept++] = i->settled[k];
    i->settled_count = kept;
}

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

    forget_settled(i);
    for (size_t k = 0; (conflict = sb_consultation_conflict(i->consultation, k)); k++)
        if (!is_settled(i, conflict))
            return conflict;
    return NULL;
}

/* The answered questions of a contradiction; their count. */
static size_t conflicting(const interview *i, const char *conflict,
                          const char *ids[MOST_CONFLICTS])
{
    const char *id;
    size_t count = 0;

    for (size_t k = 0; (id = sb_pack_conflict_question(i->pack, conflict, k)); k++)
        if (sb_consultation_has(i->consultation, id) && count < MOST_CONFLICTS)
            ids[count++] = id;
    return count;
}

/* Shows what was said, and offers to change the one or the other. */
static void show_conflict(interview *i, const char *conflict, const char *const ids[],
                          size_t count)
{
    printf("\n");
    interview_print(i, "", sb_pack_conflict_text(i->pack, conflict));
    for (size_t k = 0; k < count; k++) {
        char first[NUMBER_SIZE];

        snprintf(first, sizeof(first), "%4zu. ", k + 1);
        interview_print_answer(i, first, ids[k]);
    }
    interview_offer(i, count + 1, interview_word(i, "interview-both-right"));
    interview_say(i, "interview-which-wrong", NULL);
}

/* Asks once about a contradiction that stands. */
static turn settle_conflict(interview *i, const char *conflict)
{
    const char *ids[MOST_CONFLICTS];
    size_t count = conflicting(i, conflict, ids), picked = 0;
    turn then;

    show_conflict(i, conflict, ids, count);
    then = interview_pick(i, count + 1, &picked);
    if (then != GO_ON && then != GO_BACK && then != CHANGE)
        return then;
    if (i->settled_count < MOST_CONFLICTS)
        i->settled[i->settled_count++] = conflict;
    if (then == GO_ON && picked < count)
        i->wanted = ids[picked];
    if (then == GO_BACK && i->asked_count)
        i->wanted = i->asked[i->asked_count - 1];
    return GO_ON;
}

static turn settle_conflicts(interview *i)
{
    const char *conflict;
    turn then = GO_ON;

    while (then == GO_ON && !i->wanted &&
           !sb_consultation_is_emergency(i->consultation) &&
           (conflict = open_conflict(i)))
        then = settle_conflict(i, conflict);
    return then;
}

/* ---- the way ---- */

/* The answered question before this one, in the order of asking. */
static const char *question_before(const interview *i, const char *id)
{
    size_t number = interview_number(i, id);

    number = number ? number - 1 : i->asked_count;
    while (number && !sb_consultation_has(i->consultation, i->asked[number - 1]))
        number--; /* fell away */
    return number ? i->asked[number - 1] : NULL;
}

static void go_back(interview *i, const char *id)
{
    i->wanted = question_before(i, id);
    if (i->wanted)
        return;
    interview_say(i, "interview-first", NULL);
    i->wanted = id;
}

turn interview_take(interview *i, const char *id)
{
    turn then = interview_ask(i, id), dropped;

    if (then == GO_ON)
        add_asked(i, id);
    i->has_answers |= sb_consultation_has(i->consultation, id);
    i->result_is_shown = 0;
    dropped = drop(i);
    return dropped == GO_ON ? then : dropped;
}

static turn step(interview *i, const char *id)
{
    turn then = interview_take(i, id);

    if (then == GO_BACK)
        go_back(i, id);
    interview_save(i);
    return then == GO_BACK || then == CHANGE ? GO_ON : then;
}

turn interview_go_through(interview *i)
{
    turn then = GO_ON;

    while (then == GO_ON) {
        const char *id;

        then = settle_conflicts(i);
        id = i->wanted ? i->wanted : sb_consultation_next(i->consultation);
        if (then != GO_ON || !id)
            break;
        i->wanted = NULL;
        then = step(i, id);
    }
    return then;
}
