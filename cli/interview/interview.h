/* SPDX-License-Identifier: Apache-2.0 */
#ifndef INTERVIEW_H
#define INTERVIEW_H

#include <time.h>

#include "commands/command.h"
#include "interview/prompt.h"
#include "interview/saving.h"

enum { MOST_SECTIONS = 100 };

/* What lies where this interview would save. */
typedef enum earlier { EARLIER_NONE, EARLIER_THERE, EARLIER_BROKEN } earlier;

/* What became of a line. */
typedef enum turn {
    GO_ON,
    GO_BACK,     /* from a choice of the terminal's own */
    CHANGE,      /* so, and another turn of the dialogue stands */
    LEAVE,       /* the person wants to stop */
    ENDED,       /* so, and has been told what became of the answers */
    LOST_INPUT,  /* the input has ended */
    INTERRUPTED, /* Ctrl-C, or the terminal was closed */
    FAILED       /* a failure has been told */
} turn;

/* A dialogue (steadyback/dialogue.h) at a terminal, or in a pipe. Shared by
 * command_interview.c (start and end), interview_talk.c (one turn after the other),
 * interview_show.c (turns on the screen), interview_line.c (what is typed),
 * interview_words.c (words of the pack), interview_file.c and interview_resume.c. */
typedef struct interview {
    const common *common;
    sb_pack *pack;
    sb_dialogue *dialogue;
    char save_path[PATH_SIZE]; /* "" when there is nowhere to save */
    saving_lock lock;
    saving_claim claim;   /* of save_path; tried again with every save */
    int claim_error;      /* the errno when it cannot be saved there */
    int save_has_failed;  /* said once is enough; tried again all the same */
    size_t saved_changes; /* of the dialogue, when it was last saved */
    int is_own_file;      /* the person named the file */
    earlier earlier;      /* answers of an earlier time, before the first question */
    size_t earlier_count;
    time_t earlier_time;
    int code; /* the exit code of a failure that has been told */
    size_t columns;
    unsigned owed;                            /* of the turn: new, and not shown yet */
    int has_programme;                        /* of the result that was last shown */
    turn (*start_diary)(struct interview *i); /* offered with a programme; or NULL */
    const char *section;                      /* the title last shown */
    const char *introduced[MOST_SECTIONS];    /* titles that were shown before */
    size_t introduced_count;
} interview;

/* ---- words of the pack ---- */

/* The width of the terminal as it is now, or COLUMNS; long lines are hard to read. */
size_t interview_columns(void);

/* The text of a message of the pack. */
const char *interview_word(const interview *i, const char *id);

/* Prints a paragraph behind `first`. */
void interview_print(interview *i, const char *first, const char *text);

/* Prints a message, with {name} replaced by value; `pairs` are name, value ... NULL, or
 * NULL when there are none. */
void interview_say(interview *i, const char *id, const char *const pairs[]);
#define WITH(...) ((const char *const[]){__VA_ARGS__, NULL})

/* Prints a choice with its number. */
void interview_offer(interview *i, size_t number, const char *text);

/* Prints a text as it is, in letters that the terminal has. */
void interview_print_text(const char *text);

turn interview_failed(interview *i, const sb_failure *why); /* tells it; FAILED */

/* ---- turns ---- */

/* The turn that stands; NULL after telling a failure. */
const sb_turn *interview_turn(interview *i);

/* Shows what is new in it, and what the calls before brought. */
void interview_show(interview *i, const sb_turn *t);
void interview_show_notes(interview *i);

/* After a call of the dialogue: shows its notes, and tells its failure. */
turn interview_heard(interview *i, int error, const sb_failure *why);

/* From turn to turn until the person leaves. */
turn interview_talk(interview *i);

/* The same until all is answered: GO_ON; the result is not shown. */
turn interview_ask(interview *i);

/* ---- what is typed ---- */

/* Reads a line that is not too long; GO_ON when there is one. */
turn interview_read(interview *i, char line[LONGEST_LINE]);

/* The same for a question of the terminal's own: words that are no answer are obeyed on
 * the way (help, change), or become the turn (back, stop). */
turn interview_line(interview *i, char line[LONGEST_LINE]);

/* Asks for one of `count` choices; *picked counts from 0. */
turn interview_pick(interview *i, size_t count, size_t *picked);
void interview_say_pick(interview *i, size_t most);
size_t interview_number(const char *line); /* of a choice; 0 when it is none */

/* ---- the result and the answers in files ---- */

/* The file that a line names: "~/plan.txt" as a shell would read it, an empty line the
 * usual one. 0, or -1 after saying that a word such as 5 or no, with neither a folder nor
 * an ending, is taken for none: it is meant for the menu before. */
int interview_file_name(interview *i, char path[PATH_SIZE], const char *line,
                        const char *usual);

/* Whether it is the file of the answers, or one of the pack: it would be gone. */
int interview_needs(const interview *i, const char *path);

/* Asks for a file name and writes the result there. */
turn interview_keep_result(interview *i);

/* Saves the answers so far; a failure is told once. */
void interview_save(interview *i);
saving_claim interview_claim(interview *i); /* of save_path, unless it has it */
void interview_say_save_failed(interview *i, int error);
void interview_say_kept(interview *i); /* where the answers are kept */

#endif
