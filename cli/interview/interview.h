/* SPDX-License-Identifier: Apache-2.0 */
#ifndef INTERVIEW_H
#define INTERVIEW_H

#include <time.h>

#include "commands/command.h"
#include "interview/prompt.h"
#include "interview/reply.h"
#include "interview/saving.h"

enum {
    MOST_ASKED = 1000,
    MOST_CONFLICTS = 200,
    MOST_SECTIONS = 100,
    LONGEST_TEXT = 8192
};

/* What lies where this interview would save. */
typedef enum earlier { EARLIER_NONE, EARLIER_THERE, EARLIER_BROKEN } earlier;

/* One interview at the terminal. Shared by command_interview.c (start and end),
 * interview_flow.c (the way through the questions), interview_question.c (one question),
 * interview_line.c (what is typed), interview_answers.c (answers in words),
 * interview_words.c (words of the pack), interview_emergency.c and interview_result.c. */
typedef struct interview {
    const common *common;
    sb_pack *pack;
    sb_consultation *consultation;
    char save_path[PATH_SIZE]; /* "" when there is nowhere to save */
    saving_lock lock;
    saving_claim claim;  /* of save_path; tried again with every save */
    int claim_error;     /* the errno when it cannot be saved there */
    int has_answers;     /* there is something to save */
    int save_has_failed; /* said once is enough; tried again all the same */
    int is_own_file;     /* the person named the file */
    earlier earlier;     /* answers of an earlier time, before the first question */
    size_t earlier_count;
    time_t earlier_time;
    int code;            /* the exit code of a failure that has been told */
    int for_another;     /* someone answers for somebody else */
    int result_is_shown; /* and no answer has changed since */
    size_t columns;
    const char *wanted;                    /* the question to ask before what is due */
    const char *section;                   /* the title last shown */
    const char *introduced[MOST_SECTIONS]; /* titles that were shown before */
    size_t introduced_count;
    const char *asked[MOST_ASKED]; /* ids by the number shown to the person */
    size_t asked_count;
    const char *settled[MOST_CONFLICTS]; /* contradictions that have been asked about */
    size_t settled_count;
} interview;

/* What became of one question. */
typedef enum turn {
    GO_ON,
    GO_BACK,     /* to the question before */
    CHANGE,      /* another question first: `wanted` */
    LEAVE,       /* the person wants to stop */
    ENDED,       /* so, and has been told what became of the answers */
    LOST_INPUT,  /* the input has ended */
    INTERRUPTED, /* Ctrl-C, or the terminal was closed */
    FAILED       /* a failure has been told */
} turn;

/* ---- words of the pack ---- */

/* The width of the terminal as it is now, or COLUMNS; long lines are hard to read. */
size_t interview_columns(void);

/* The text of a message of the pack. */
const char *interview_word(const interview *i, const char *id);

/* Whether a line is one of the words of a message, which has commas between them. */
int interview_is_word(const interview *i, const char *id, const char *line);

/* Prints a paragraph behind `first`. */
void interview_print(interview *i, const char *first, const char *text);

/* A message, with {name} replaced by value; `pairs` are name, value ... NULL, or NULL
 * when there are none. What is too long is cut. The second one prints it. */
void interview_fill(char out[LONGEST_TEXT], interview *i, const char *id,
                    const char *const pairs[]);
void interview_say(interview *i, const char *id, const char *const pairs[]);
#define WITH(...) ((const char *const[]){__VA_ARGS__, NULL})

/* Prints a choice with its number. */
void interview_offer(interview *i, size_t number, const char *text);

/* Prints a text as it is, in letters that the terminal has. */
void interview_print_text(const char *text);

turn interview_failed(interview *i, const sb_failure *why); /* tells it; FAILED */

/* ---- what is typed ---- */

/* Reads a line. Words that are no answer are obeyed on the way (help, why, review), or
 * become the turn (back, change, stop). `q` is the question that is asked, or NULL. */
turn interview_line(interview *i, const sb_question *q, char line[LONGEST_LINE]);

/* Asks for one of `count` choices; *picked counts from 0. */
turn interview_pick(interview *i, size_t count, size_t *picked);

/* ---- answers in words ---- */

/* "None of these", "45 years": the answer to a question, or NULL when there is none. With
 * `aside` the one that was set aside. Caller frees. */
char *interview_answer(interview *i, const char *id, int aside);

/* The same for a value that is no answer yet. Caller frees. */
char *interview_value(interview *i, const sb_question *q, const char *value);

/* Prints "Your age: 45 years" behind `first`. */
void interview_print_answer(interview *i, const char *first, const char *id);

/* What a question is about, to stand at the start of a line: "Your age". Caller frees. */
char *interview_topic(const interview *i, const char *id);

/* Prints all answers so far, by section, with their numbers. */
void interview_review(interview *i);

/* Every answer, to be given back later. NULL after telling why; the caller frees. */
char *interview_snapshot(interview *i);
turn interview_give_back(interview *i, const char *snapshot);

/* ---- the way through ---- */

/* Asks one question until it has an answer; one that it has, or had before it fell away,
 * is shown and can be kept. */
turn interview_ask(interview *i, const char *id);

/* The same; then takes back what no longer applies, and says so. Later answers stay. */
turn interview_take(interview *i, const char *id);

/* Prints a question and its options, and what can be typed. */
void interview_show(interview *i, const sb_question *q);

/* Asks what is wanted or due until nothing is, or an emergency stands. */
turn interview_go_through(interview *i);

/* The number under which a question was asked, from 1; 0 when it was not. */
size_t interview_number(const interview *i, const char *id);

/* Saves the answers so far; a failure is told once. */
void interview_save(interview *i);
saving_claim interview_claim(interview *i); /* of save_path, unless it has it */
void interview_say_save_failed(interview *i, int error);
void interview_take_notes(interview *i); /* what was saved beside the answers */

#endif
