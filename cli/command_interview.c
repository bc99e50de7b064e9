/* SPDX-License-Identifier: Apache-2.0 */
#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "command.h"
#include "prompt.h"
#include "reply.h"
#include "saving.h"

enum { HANDOUT_COLUMNS = 80, MOST_ASKED = 1000 };

typedef struct interview {
    sb_pack *pack;
    sb_consultation *consultation;
    char save_path[PATH_SIZE];     /* "" when there is nowhere to save */
    const char *section;           /* the title last shown */
    const char *asked[MOST_ASKED]; /* ids in the order of asking, for `back` */
    size_t asked_count;
} interview;

/* What became of one question. */
typedef enum turn { GO_ON, GO_BACK, LEAVE, LOST_INPUT, INTERRUPTED, FAILED } turn;

/* ---- words of the pack ---- */

static const char *word(const interview *i, const char *id)
{
    const char *text = sb_pack_message(i->pack, id);

    return text ? text : "";
}

/* Prints a message, with {name} replaced by value. */
static void say(const interview *i, const char *id, const char *name, const char *value)
{
    const char *text = word(i, id);
    const char *place = name ? strstr(text, name) : NULL;

    if (place)
        printf("%.*s%s%s\n", (int)(place - text), text, value, place + strlen(name));
    else
        printf("%s\n", text);
}

/* ---- showing a question ---- */

static void show_section(interview *i, const sb_question *q)
{
    const char *title = sb_question_section(q);

    if (i->section == title)
        return;
    i->section = title;
    printf("\n== %s ==\n", title);
    if (sb_question_section_intro(q))
        printf("%s\n", sb_question_section_intro(q));
}

static void show_range(const interview *i, const sb_question *q)
{
    char range[80];

    snprintf(range, sizeof(range), "%g - %g%s%s", sb_question_least(q),
             sb_question_most(q), sb_question_unit(q) ? " " : "",
             sb_question_unit(q) ? sb_question_unit(q) : "");
    say(i, "interview-number", "{range}", range);
}

static void show_question(interview *i, const sb_question *q)
{
    size_t count = sb_question_option_count(q);
    sb_question_type type = sb_question_kind(q);

    show_section(i, q);
    if (sb_question_lead(q))
        printf("\n%s\n", sb_question_lead(q));
    printf("\n%s\n", sb_question_text(q));
    if (type == SB_NUMBER || type == SB_SCALE) {
        show_range(i, q);
        return;
    }
    for (size_t k = 0; k < count; k++)
        printf("  %zu. %s\n", k + 1, sb_question_option_text(q, k));
    say(i, type == SB_CHOICES ? "interview-many" : "interview-one", NULL, NULL);
}

/* ---- reading a reply ---- */

static turn turn_of(prompt_end end)
{
    return end == INPUT_INTERRUPTED ? INTERRUPTED : LOST_INPUT;
}

/* Words that are no answer. 1 when the line was one of them; *then says what follows. */
static int is_command(interview *i, const sb_question *q, const char *line, turn *then)
{
    *then = GO_ON;
    if (strcmp(line, "?") == 0 || strcasecmp(line, "help") == 0) {
        printf("%s\n", sb_question_help(q));
        say(i, "interview-help", NULL, NULL);
        return 1;
    }
    if (strcasecmp(line, "stop") == 0 || strcasecmp(line, "quit") == 0)
        *then = LEAVE;
    else if (strcasecmp(line, "back") == 0)
        *then = GO_BACK;
    return *then != GO_ON;
}

/* Reads until a line is an answer; takes it. `value` gets what was taken. */
static turn take_reply(interview *i, const sb_question *q, const char *id,
                       char value[VALUE_SIZE])
{
    char line[LONGEST_LINE];

    for (;;) {
        prompt_end end = prompt_line(line, "> ");
        sb_failure why = {0};
        turn then;

        if (end == INPUT_ENDED || end == INPUT_INTERRUPTED)
            return turn_of(end);
        if (end == LINE_TOO_LONG) {
            say(i, "interview-too-long", NULL, NULL);
            continue;
        }
        if (is_command(i, q, line, &then)) {
            if (then != GO_ON)
                return then;
            continue;
        }
        if (reply_value(value, q, line) == 0 &&
            sb_consultation_answer(i->consultation, id, value, &why) == 0)
            return GO_ON;
        if (why.cause != SB_CAUSE_NONE && why.cause != SB_CAUSE_ANSWERS) {
            tell_failure(&why);
            return FAILED;
        }
        say(i, "interview-not-understood", NULL, NULL);
    }
}

/* "Not sure" on a list: which one? The options of the same question are offered. */
static turn ask_which(interview *i, const sb_question *q)
{
    char value[VALUE_SIZE], id[160];
    size_t count = sb_question_option_count(q);

    say(i, "interview-which", NULL, NULL);
    for (size_t k = 0; k < count; k++)
        printf("  %zu. %s\n", k + 1, sb_question_option_text(q, k));
    snprintf(id, sizeof(id), "%s-unsure", sb_question_id(q));
    return take_reply(i, q, id, value);
}

/* A danger sign question that was not sure is asked once more in plainer words. */
static turn ask_again(interview *i, const sb_question *q, char value[VALUE_SIZE])
{
    if (sb_question_again(q))
        printf("\n%s\n", sb_question_again(q));
    if (sb_question_kind(q) == SB_CHOICES)
        return ask_which(i, q);
    return take_reply(i, q, sb_question_id(q), value);
}

static turn ask_question(interview *i, const sb_question *q)
{
    char value[VALUE_SIZE];
    turn then;

    show_question(i, q);
    then = take_reply(i, q, sb_question_id(q), value);
    if (then != GO_ON || !sb_question_is_safety(q) || !reply_is_unsure(value))
        return then;
    then = ask_again(i, q, value);
    if (then == GO_ON && (sb_question_kind(q) == SB_CHOICES || reply_is_unsure(value)))
        say(i, "interview-careful", NULL, NULL);
    return then;
}

/* ---- the whole interview ---- */

static turn go_back(interview *i)
{
    sb_failure why = {0};

    if (i->asked_count == 0) {
        say(i, "interview-first", NULL, NULL);
        return GO_ON;
    }
    i->asked_count--;
    if (sb_consultation_forget(i->consultation, i->asked[i->asked_count], &why) < 0) {
        tell_failure(&why);
        return FAILED;
    }
    return GO_ON;
}

static void save(interview *i)
{
    if (i->save_path[0] && saving_write(i->consultation, i->save_path) < 0)
        i->save_path[0] = '\0'; /* said once is enough */
}

static turn ask_all(interview *i)
{
    const char *id;

    while ((id = sb_consultation_next(i->consultation))) {
        const sb_question *q = sb_pack_question(i->pack, id);
        turn then = ask_question(i, q);

        if (then == GO_BACK) {
            then = go_back(i);
            if (then == GO_ON)
                continue;
        }
        if (then != GO_ON)
            return then;
        if (i->asked_count < MOST_ASKED)
            i->asked[i->asked_count++] = id;
        save(i);
    }
    return GO_ON;
}

static int print_result(interview *i)
{
    sb_result *result = NULL;
    sb_failure why = {0};
    char *text = NULL;
    int code = EXIT_RESULT;

    if (sb_consultation_conclude(i->consultation, &result, &why) < 0 ||
        sb_result_text(&text, result, HANDOUT_COLUMNS, &why) < 0)
        code = tell_failure(&why);
    else
        printf("\n%s", text);
    free(text);
    sb_result_free(result);
    return code;
}

static int leave(interview *i, turn how)
{
    printf("\n");
    save(i);
    if (i->save_path[0])
        say(i, "interview-saved", "{file}", i->save_path);
    else
        say(i, "interview-not-saved", NULL, NULL);
    return how == LEAVE ? EXIT_RESULT : EXIT_INTERRUPTED;
}

static int run(interview *i)
{
    turn how;

    say(i, "interview-welcome", NULL, NULL);
    prompt_start();
    how = ask_all(i);
    if (how == FAILED)
        return EXIT_PROMISE;
    if (how != GO_ON)
        return leave(i, how);
    return print_result(i);
}

/* ---- options ---- */

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

static int resume(interview *i, const char *path)
{
    sb_mistakes *mistakes = sb_mistakes_new();
    sb_failure why = {0};
    char *text = NULL;
    size_t length = 0;
    int code = 0;

    if (!mistakes || read_file(&text, &length, path) < 0) {
        fprintf(stderr, "steadyback: %s cannot be read: %s\n", path, strerror(errno));
        code = EXIT_SYSTEM;
    } else if (sb_consultation_read_json(i->consultation, text, length, mistakes, &why) <
               0) {
        print_mistakes(mistakes, path, stderr);
        code = sb_mistakes_count(mistakes) ? EXIT_ANSWERS : tell_failure(&why);
    }
    free(text);
    sb_mistakes_free(mistakes);
    return code;
}

static void choose_save_path(interview *i, const interview_options *options)
{
    const char *named = options->save ? options->save : options->resume;

    if (named)
        snprintf(i->save_path, PATH_SIZE, "%s", named);
    else if (saving_default_path(i->save_path) < 0)
        i->save_path[0] = '\0';
}

int command_interview(const common *common, int argc, char *argv[])
{
    interview_options options = {0};
    interview *i = calloc(1, sizeof(*i));
    sb_failure why = {0};
    int code = i ? read_options(&options, argc, argv) : EXIT_SYSTEM;

    if (code || (code = open_pack(&i->pack, common)))
        goto cleanup;
    if (sb_consultation_open(&i->consultation, i->pack, &why) < 0) {
        code = tell_failure(&why);
        goto cleanup;
    }
    choose_save_path(i, &options);
    if (options.resume && (code = resume(i, options.resume)))
        goto cleanup;
    code = run(i);
cleanup:
    if (i) {
        sb_consultation_close(i->consultation);
        sb_pack_free(i->pack);
    }
    free(i);
    return code;
}
