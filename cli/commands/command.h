/* SPDX-License-Identifier: Apache-2.0 */
#ifndef COMMAND_H
#define COMMAND_H

#include <stddef.h>
#include <steadyback/steadyback.h>

/* Exit codes, as README.md and the manual page promise them. */
enum exit_code {
    EXIT_RESULT = 0,         /* a result was produced, whatever its disposition */
    EXIT_SYSTEM = 1,         /* file, disk, memory */
    EXIT_PACK = 2,           /* the pack has mistakes, or a case failed */
    EXIT_RESULTS_CHANGE = 3, /* diff: some results change */
    EXIT_LESS_CAUTIOUS = 4,  /* diff: some become less cautious */
    EXIT_NO_CALENDAR = 5,    /* plan: no programme, so no sessions; what to do is told */
    EXIT_USAGE = 64,         /* wrong usage */
    EXIT_ANSWERS = 65,       /* the answers have mistakes */
    EXIT_PROMISE = 70,       /* a promise was broken inside */
    EXIT_INTERRUPTED = 130   /* answers so far are saved */
};

/* What every command gets. */
typedef struct common {
    sb_pack_options pack;
    int quiet;
} common;

/* `argv` starts with the name of the command. */
typedef int command_function(const common *common, int argc, char *argv[]);

typedef struct command {
    const char *name;
    const char *arguments;
    const char *help;
    command_function *run;
} command;

extern const command command_table[]; /* ends with a NULL name */

command_function command_interview, command_plan, command_check, command_questions,
    command_test, command_explain, command_what_if, command_seal, command_diff,
    command_figure, command_batch, command_new, command_book, command_bundle,
    command_sign, command_list, command_prove, command_diary;

/* ---- shared by commands ---- */

/* Prints one line on standard error, and a line break behind it. Whatever it holds, such
 * as the name of a file, a terminal does not act on it. */
void tell(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Tells a failure on standard error and gives its exit code. */
int tell_failure(const sb_failure *why);

/* The same when memory ran out. */
int tell_memory(void);

/* Prints one line for each mistake: FILE:LINE: sentence. `name` stands for an empty file.
 * What may follow from another is counted, or printed with the rest. */
void print_mistakes(const sb_mistakes *mistakes, const char *name, void *stream);
void print_every_mistake(const sb_mistakes *mistakes, const char *name, void *stream);

/* Opens the pack for whatever tells a person something: one with mistakes is refused,
 * with the first of them. 0 or an exit code. */
int open_pack(sb_pack **out, const common *common);

/* Opens the pack for whatever repairs it: one with mistakes is opened as long as it hangs
 * together, and that is said; else all mistakes are. 0 or an exit code. */
int open_pack_for_repair(sb_pack **out, const common *common);

/* Says on standard error that a pack has mistakes, with the first of them. */
void tell_mistakes(const common *common);

/* Opens the drawings of the pack; tells every mistake on standard error. 0 or an exit
 * code. */
int open_figures(sb_figures **out, const sb_pack *pack);

/* Reads a file of answers into the consultation; tells every mistake. 0 or an exit code.
 */
int read_answers(sb_consultation *consultation, const char *path);

enum { DAY_SIZE = 11 }; /* 2026-11-24 */

/* The day of the clock; "" when there is none. */
void write_today(char today[DAY_SIZE]);

/* Says what is wrong with the usage of a command, and gives EXIT_USAGE. */
int wrong_usage(const char *name, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Reads a whole file, "-" for standard input, of at most 1 MiB and one byte. Caller frees
 * *out. 0, or -1 and errno. */
int read_file(char **out, size_t *length, const char *path);

/* Writes a whole file so that it is either there whole or not at all; mode 0600 when it
 * is private. What is no regular file (a pipe, /dev/null) is written to. 0, or -1 and
 * errno. */
int write_file(const char *path, const char *text, int is_private);

/* Writes to standard output, or to the file when there is one. 0 or an exit code. */
int write_result(const char *text, const char *path);

#endif
