/* SPDX-License-Identifier: Apache-2.0 */
/* Answers as JSON lines in, results as JSON lines out. This thread reads; the crew works
 * and writes. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "batch/batch_crew.h"
#include "batch/batch_report.h"
#include "commands/command.h"
#include "commands/options.h"
#include "interview/line_reader.h"

enum { MOST_WORKERS = 256 };

typedef struct batch_options {
    size_t workers;
    double seconds;
    int summary;
} batch_options;

typedef struct batch {
    batch_crew *crew;
    line_reader reader;
    batch_report report; /* the writing thread's, until the crew is closed */
} batch;

/* ---- signals: a byte in a pipe wakes the reader, whatever it waits for ---- */

static int wake[2] = {-1, -1};
static volatile sig_atomic_t interrupted;

static void wake_reader(void *payload)
{
    int before = errno;

    (void)payload;
    if (write(wake[1], "", 1) < 0)
        errno = before; /* full: it will wake */
}

/* The first signal drains and ends; the second, with the handler gone, kills. */
static void note_signal(int number)
{
    interrupted = number;
    wake_reader(NULL);
}

static int listen_to_signals(void)
{
    struct sigaction action = {.sa_handler = note_signal, .sa_flags = (int)SA_RESETHAND};

    if (pipe(wake) < 0)
        return -1;
    for (int i = 0; i < 2; i++)
        if (fcntl(wake[i], F_SETFD, FD_CLOEXEC) < 0 ||
            fcntl(wake[i], F_SETFL, O_NONBLOCK) < 0)
            return -1;
    sigemptyset(&action.sa_mask);
    return sigaction(SIGINT, &action, NULL) < 0 || sigaction(SIGTERM, &action, NULL) < 0
               ? -1
               : 0;
}

/* ---- options ---- */

static int read_number(double *out, const char *text, double most)
{
    char *end;

    *out = strtod(text, &end);
    return *text && !*end && *out > 0 && *out <= most ? 0 : -1;
}

static int take_option(void *into, int letter, const char *value)
{
    batch_options *options = into;
    double number;

    if (letter == 's')
        options->summary = 1;
    else if (letter == 't')
        return read_number(&options->seconds, value, 3600);
    else if (read_number(&number, value, MOST_WORKERS) < 0 || number < 1)
        return -1;
    else
        options->workers = (size_t)number;
    return 0;
}

static int read_options(batch_options *options, int argc, char *argv[])
{
    static const option_kind kinds[] = {{NULL, 'j', "N (1 to 256)", 1},
                                        {"summary", 's', NULL, 0},
                                        {"step-seconds", 't', "S (up to 3600)", 0},
                                        {0}};
    static const option_set set = {"batch", kinds};
    int first, code = options_read(&set, argc, argv, take_option, options, &first);

    if (code == 0 && first != argc)
        return wrong_usage("batch", "it takes no file: it reads standard input");
    return code;
}

/* A closed one would be taken by the next file that is opened. */
static int check_streams(void)
{
    if (fcntl(STDIN_FILENO, F_GETFD) >= 0 && fcntl(STDOUT_FILENO, F_GETFD) >= 0)
        return 0;
    fputs("steadyback: batch needs standard input and standard output\n", stderr);
    return EXIT_SYSTEM;
}

/* ---- the two ends ---- */

static int write_line(void *payload, const sb_line *line)
{
    batch *b = payload;
    size_t left = line->length + 1;
    char *text = line->text;

    text[line->length] = '\n'; /* in place of the NUL: one write for the whole line */
    while (left) {
        ssize_t done = write(STDOUT_FILENO, text, left);

        if (done < 0 && errno != EINTR)
            return -1;
        text += done > 0 ? done : 0;
        left -= done > 0 ? (size_t)done : 0;
    }
    batch_report_add(&b->report, line);
    return 0;
}

/* Gives lines until there are no more, or until told to stop. 0 or an exit code. */
static int give_lines(batch *b)
{
    line next = {0};
    line_status status;
    int code = 0;

    for (long number = 1; (status = line_reader_next(&b->reader, &next)) == LINE_GIVEN;
         number++)
        if (batch_crew_give(b->crew, &next.text, &next.room, next.length, number) < 0)
            break;
    if (status == LINES_FAILED) {
        tell("steadyback: standard input cannot be read: %s", strerror(errno));
        code = EXIT_SYSTEM;
    }
    free(next.text);
    return code;
}

static int tell_crew_failure(const sb_failure *why, int error)
{
    if (why->cause != SB_CAUSE_NONE)
        return tell_failure(why);
    tell("steadyback: standard output cannot be written: %s", strerror(error));
    return EXIT_SYSTEM;
}

static int worst_code(const batch_report *report)
{
    if (report->errors[SB_CAUSE_SYSTEM])
        return EXIT_SYSTEM;
    if (report->errors[SB_CAUSE_PROMISE])
        return EXIT_PROMISE;
    return report->errors[SB_CAUSE_ANSWERS] ? EXIT_ANSWERS : EXIT_RESULT;
}

static int run(batch *b, const sb_pack *pack, const batch_options *options)
{
    const batch_sink sink = {write_line, wake_reader, b};
    sb_failure why = {0};
    int error = 0, code;

    if (listen_to_signals() < 0 ||
        line_reader_open(&b->reader, STDIN_FILENO, wake[0], SB_LONGEST_LINE) < 0 ||
        batch_crew_open(&b->crew, pack, options->workers, options->seconds, sink) < 0) {
        fputs("steadyback: batch cannot start: no memory, or no threads\n", stderr);
        return EXIT_SYSTEM;
    }
    code = give_lines(b);
    if (batch_crew_close(b->crew, &why, &error) < 0)
        code = tell_crew_failure(&why, error);
    batch_report_end(&b->report, options->summary);
    if (code)
        return code;
    return interrupted ? EXIT_INTERRUPTED : worst_code(&b->report);
}

int command_batch(const common *common, int argc, char *argv[])
{
    batch_options options = {.workers = 1};
    batch b = {0};
    sb_pack *pack = NULL;
    int code = read_options(&options, argc, argv);

    if (code || (code = check_streams()) || (code = open_pack(&pack, common)))
        return code;
    batch_report_start(&b.report, common->quiet);
    code = run(&b, pack, &options);
    line_reader_close(&b.reader);
    sb_pack_free(pack);
    return code;
}
