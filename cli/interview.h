/* SPDX-License-Identifier: Apache-2.0 */
#ifndef INTERVIEW_H
#define INTERVIEW_H

#include "command.h"
#include "prompt.h"
#include "reply.h"
#include "saving.h"

enum { MOST_ASKED = 1000, MOST_CONFLICTS = 200 };

/* One interview at the terminal. Shared by command_interview.c (start and end),
 * interview_flow.c (the way through the questions), interview_question.c (one question)
 * and interview_result.c (what comes behind the result). */
typedef struct interview {
    sb_pack *pack;
    sb_consultation *consultation;
    char save_path[PATH_SIZE]; /* "" when there is nowhere to save */
    int save_has_failed;       /* said once is enough */
    int is_own_file;           /* the file was named, so it is not ours to remove */
    int for_another;           /* someone answers for somebody else */
    size_t columns;
    const char *section;           /* the title last shown */
    const char *asked[MOST_ASKED]; /* ids by the number shown to the person */
    size_t asked_count;
    const char *settled[MOST_CONFLICTS]; /* contradictions that have been asked about */
    size_t settled_count;
} interview;

/* What became of one question. */
typedef enum turn {
    GO_ON,
    GO_BACK,     /* to the question before */
    CHANGE,      /* another question first: see `chosen` */
    LEAVE,       /* the person wants to stop */
    LOST_INPUT,  /* the input has ended */
    INTERRUPTED, /* Ctrl-C, or the terminal was closed */
    FAILED       /* a failure has been told */
} turn;

/* ---- words ---- */

/* The text of a message of the pack. */
const char *interview_word(const interview *i, const char *id);

/* Prints a paragraph; its first line starts with `first`. */
void interview_print(const interview *i, const char *first, const char *text);

/* Prints a message, with {name} replaced by value; `pairs` are name, value ... NULL, or
 * NULL when there are none. */
void interview_say(const interview *i, const char *id, const char *const pairs[]);
#define WITH(...) ((const char *const[]){__VA_ARGS__, NULL})

/* Prints a text as it is, in letters that the terminal has. */
void interview_print_text(const char *text);

/* Tells a failure; FAILED. */
turn interview_failed(const sb_failure *why);

/* ---- one question ---- */

/* Asks one question until it has an answer; an answer that it has, or had before it fell
 * away, is shown and can be kept. *chosen is the question that the person wants to change
 * instead (CHANGE). */
turn interview_ask(interview *i, const char *id, const char **chosen);

/* Asks for one of `count` choices; *picked counts from 0. */
turn interview_pick(interview *i, size_t count, size_t *picked);

/* The number under which a question was asked, from 1; 0 when it was not. */
size_t interview_number(const interview *i, const char *id);

/* Prints all answers so far, by section, with their numbers. */
void interview_review(interview *i);

/* ---- the way through ---- */

/* Asks what is due until nothing is, or an emergency stands. */
turn interview_go_through(interview *i);

/* Asks an answered question again, and what follows from it. */
turn interview_change(interview *i, const char *id);

/* Saves the answers so far; a failure is told once. */
void interview_save(interview *i);

/* ---- behind the result ---- */

/* Prints the result; then why, what if, saving, until the person ends it. */
turn interview_show_result(interview *i);

#endif
