/* SPDX-License-Identifier: Apache-2.0 */
#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "interview.h"

enum { USUAL_COLUMNS = 80, NARROWEST = 40, WIDEST = 100 };

typedef struct interview_options {
    const char *save, *resume;
} interview_options;

static int read_options(interview_options *options, int argc, char *argv[])
{
    static const struct option known[] = {{"save", required_argument, NULL, 's'},
                                          {"resume", required_argument, NULL, 'r'},
                                          {0}};
    int letter;

    opterr = 0;
    while ((letter = getopt_long(argc, argv, "", known, NULL)) != -1) {
        if (letter == 's')
            options->save = optarg;
        else if (letter == 'r')
            options->resume = optarg;
        else
            return wrong_usage("interview",
                               "the options are --save FILE and --resume FILE");
    }
    return optind == argc ? 0
                          : wrong_usage("interview", "it takes no file without --resume");
}

/* The width of the terminal, or of COLUMNS; lines that are longer are hard to read. */
static size_t terminal_columns(void)
{
    const char *named = getenv("COLUMNS");
    struct winsize size = {0};
    long columns = named ? strtol(named, NULL, 10) : 0;

    if (columns <= 0 && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0)
        columns = size.ws_col;
    if (columns <= 0)
        columns = USUAL_COLUMNS;
    return columns < NARROWEST ? NARROWEST : columns > WIDEST ? WIDEST : (size_t)columns;
}

/* ---- resuming ---- */

/* Numbers the answers that are there, in the order of the questionnaire. */
static void number_answers(interview *i)
{
    for (size_t k = 0; k < sb_pack_question_count(i->pack); k++) {
        const char *id = sb_question_id(sb_pack_question_at(i->pack, k));

        if (sb_consultation_has(i->consultation, id) && i->asked_count < MOST_ASKED)
            i->asked[i->asked_count++] = id;
    }
}

static int take_saved(interview *i, const char *path, const char *text, size_t length)
{
    sb_mistakes *notes = sb_mistakes_new();
    sb_failure why = {0};
    int code = 0;

    if (!notes)
        return tell_memory();
    if (sb_consultation_resume(i->consultation, text, length, notes, &why) < 0) {
        print_mistakes(notes, path, stderr);
        code = tell_failure(&why);
    } else if (sb_mistakes_count(notes)) {
        interview_say(i, "interview-other-version", NULL);
        for (size_t k = 0; k < sb_mistakes_count(notes); k++)
            interview_print(i, "- ", sb_mistakes_at(notes, k)->text);
    }
    sb_mistakes_free(notes);
    return code;
}

static int resume(interview *i, const char *path)
{
    char *text = NULL;
    size_t length = 0;
    int code;

    if (read_file(&text, &length, path) < 0) {
        fprintf(stderr, "steadyback: %s cannot be read: %s\n", path, strerror(errno));
        return EXIT_SYSTEM;
    }
    code = take_saved(i, path, text, length);
    free(text);
    if (code == 0)
        number_answers(i);
    return code;
}

/* Answers of an earlier interview lie where this one would save: go on with them? */
static turn offer_earlier(interview *i)
{
    size_t picked = 0;
    struct stat found;
    turn then;

    if (!i->save_path[0] || i->is_own_file || stat(i->save_path, &found) < 0)
        return GO_ON;
    interview_say(i, "interview-earlier", NULL);
    then = interview_pick(i, 2, &picked);
    if (then == GO_ON && picked == 0 && resume(i, i->save_path) != 0)
        interview_say(i, "interview-anew", NULL);
    return then;
}

static void choose_save_path(interview *i, const interview_options *options)
{
    const char *named = options->save ? options->save : options->resume;

    if (named) {
        snprintf(i->save_path, PATH_SIZE, "%s", named);
        i->is_own_file = 1;
    } else if (saving_default_path(i->save_path) < 0) {
        i->save_path[0] = '\0';
    }
}

/* ---- start and end ---- */

static turn ask_for_whom(interview *i)
{
    size_t picked = 0;
    turn then;

    interview_say(i, "interview-who", NULL);
    then = interview_pick(i, 2, &picked);
    i->for_another = picked == 1;
    if (then == GO_ON && i->for_another)
        interview_say(i, "interview-for-another", NULL);
    return then;
}

static int leave(interview *i, turn how)
{
    printf("\n");
    interview_save(i);
    if (i->save_path[0] && !i->save_has_failed)
        interview_say(i, "interview-saved", WITH("file", i->save_path));
    else
        interview_say(i, "interview-not-saved", NULL);
    return how == LEAVE ? EXIT_RESULT : EXIT_INTERRUPTED;
}

static turn hold(interview *i, int is_resumed)
{
    turn then = is_resumed ? GO_ON : offer_earlier(i);

    if (then == GO_ON)
        then = ask_for_whom(i);
    if (then == GO_ON)
        then = interview_go_through(i);
    return then == GO_ON ? interview_show_result(i) : then;
}

static int run(interview *i, const interview_options *options)
{
    turn how;

    interview_say(i, "interview-welcome", NULL);
    prompt_start();
    how = hold(i, options->resume != NULL);
    if (how == FAILED)
        return EXIT_PROMISE;
    return how == GO_ON ? EXIT_RESULT : leave(i, how);
}

int command_interview(const common *common, int argc, char *argv[])
{
    interview_options options = {0};
    interview *i = calloc(1, sizeof(*i));
    sb_failure why = {0};
    int code = i ? read_options(&options, argc, argv) : tell_memory();

    if (code || (code = open_pack(&i->pack, common)))
        goto cleanup;
    if (sb_consultation_open(&i->consultation, i->pack, &why) < 0) {
        code = tell_failure(&why);
        goto cleanup;
    }
    i->columns = terminal_columns();
    choose_save_path(i, &options);
    if (options.resume && (code = resume(i, options.resume)))
        goto cleanup;
    code = run(i, &options);
cleanup:
    if (i) {
        sb_consultation_close(i->consultation);
        sb_pack_free(i->pack);
    }
    free(i);
    return code;
}
