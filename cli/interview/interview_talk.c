/* SPDX-License-Identifier: Apache-2.0 */
/* One turn after the other, and what the terminal can do with a result by itself. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "interview/interview.h"

/* ---- the menu of the result ---- */

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

static turn start_diary(interview *i)
{
    return i->start_diary(i);
}

typedef struct entry {
    const char *word;
    turn (*act)(interview *i);
    int begins_diary; /* stands there when there is something to keep one of */
} entry;

/* Behind those of the dialogue. */
static const entry entries[] = {
    {"interview-menu-save", interview_keep_result, 0},
    {"interview-menu-diary", start_diary, 1},
    {"interview-menu-end", end, 0},
    {"interview-menu-remove", remove_answers, 0},
};
enum { ENTRIES = sizeof(entries) / sizeof(*entries) };

/* Those that stand there, in their order; how many. */
static size_t list_entries(const entry *out[ENTRIES], const interview *i)
{
    size_t count = 0;

    for (size_t k = 0; k < ENTRIES; k++)
        if (!entries[k].begins_diary || (i->has_programme && i->start_diary))
            out[count++] = &entries[k];
    return count;
}

static turn offer_entries(interview *i, const sb_turn *t)
{
    const entry *listed[ENTRIES];
    sb_result *result = NULL;
    sb_failure why = {0};
    size_t count;

    if (sb_dialogue_result(&result, i->dialogue, &why) < 0)
        return interview_failed(i, &why);
    i->has_programme = sb_result_has_programme(result);
    sb_result_free(result);
    count = list_entries(listed, i);
    for (size_t k = 0; k < count; k++)
        interview_offer(i, t->option_count + k + 1, interview_word(i, listed[k]->word));
    return GO_ON;
}

static turn act(interview *i, const entry *chosen)
{
    turn then = chosen->act(i);

    if (then != GO_ON && then != GO_BACK && then != CHANGE)
        return then;
    if (then != CHANGE)
        i->owed |= SB_NEW_TEXT; /* the menu again */
    return GO_ON;
}

/* ---- one turn ---- */

const sb_turn *interview_turn(interview *i)
{
    sb_failure why = {0};
    const sb_turn *t = NULL;

    if (sb_dialogue_turn(&t, i->dialogue, &why) < 0) {
        interview_failed(i, &why);
        return NULL;
    }
    return t;
}

turn interview_heard(interview *i, int error, const sb_failure *why)
{
    const sb_turn *t;

    interview_show_notes(i);
    if (sb_dialogue_changes(i->dialogue) != i->saved_changes) {
        i->saved_changes = sb_dialogue_changes(i->dialogue);
        interview_save(i);
    }
    if (error < 0)
        return interview_failed(i, why);
    t = interview_turn(i);
    i->owed |= t ? t->fresh : 0;
    return t ? GO_ON : FAILED;
}

static turn reply(interview *i, const char *line)
{
    sb_failure why = {0};
    int error = sb_dialogue_reply(i->dialogue, line, &why);

    return interview_heard(i, error, &why);
}

/* The numbers behind those of the dialogue are the terminal's own. */
static turn reply_to_result(interview *i, const sb_turn *t, const char *line)
{
    const entry *listed[ENTRIES];
    size_t number = interview_number(line);
    size_t most = t->option_count + list_entries(listed, i);
    sb_dialogue_word word = sb_dialogue_word_of(i->dialogue, line);

    if (word != SB_WORD_NONE && word != SB_WORD_WHY && word != SB_WORD_REVIEW)
        return reply(i, line);
    if (number >= 1 && number <= t->option_count)
        return reply(i, line);
    if (number >= 1 && number <= most)
        return act(i, listed[number - t->option_count - 1]);
    interview_say_pick(i, most);
    return GO_ON;
}

/* The input has ended: what is open is left as when somebody stops. */
static turn cut_off(interview *i, turn how)
{
    sb_failure why = {0};
    int error = sb_dialogue_stop(i->dialogue, &why);
    turn then = interview_heard(i, error, &why);

    return then == GO_ON ? how : then;
}

static turn take_turn(interview *i, const sb_turn *t)
{
    char line[LONGEST_LINE];
    turn then = GO_ON;

    interview_show(i, t);
    if (t->kind == SB_TURN_RESULT && i->owed & SB_NEW_TEXT)
        then = offer_entries(i, t);
    i->owed = 0;
    if (then == GO_ON)
        then = interview_read(i, line);
    if (then == LOST_INPUT || then == INTERRUPTED)
        return cut_off(i, then);
    if (then != GO_ON)
        return then;
    return t->kind == SB_TURN_RESULT ? reply_to_result(i, t, line) : reply(i, line);
}

turn interview_talk(interview *i)
{
    turn then = GO_ON;

    while (then == GO_ON) {
        const sb_turn *t = interview_turn(i);

        if (!t)
            return FAILED;
        if (t->kind == SB_TURN_STOPPED)
            return LEAVE;
        then = take_turn(i, t);
    }
    return then;
}

turn interview_ask(interview *i)
{
    turn then = GO_ON;

    while (then == GO_ON) {
        const sb_turn *t = interview_turn(i);

        if (!t)
            return FAILED;
        if (t->kind == SB_TURN_RESULT)
            return GO_ON;
        if (t->kind == SB_TURN_STOPPED)
            return LEAVE;
        then = take_turn(i, t);
    }
    return then;
}
