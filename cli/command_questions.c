/* SPDX-License-Identifier: Apache-2.0 */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "command.h"

typedef struct questions_options {
    int json;
    const char *count; /* a file of answers, or NULL */
} questions_options;

static int read_options(questions_options *options, int argc, char *argv[])
{
    static const struct option known[] = {{"format", required_argument, NULL, 'f'},
                                          {"count", required_argument, NULL, 'c'},
                                          {0}};
    int letter;

    opterr = 0;
    while ((letter = getopt_long(argc, argv, "", known, NULL)) != -1) {
        if (letter == 'c')
            options->count = optarg;
        else if (letter == 'f' &&
                 (strcmp(optarg, "json") == 0 || strcmp(optarg, "text") == 0))
            options->json = strcmp(optarg, "json") == 0;
        else
            return wrong_usage(
                "questions",
                "the options are --format text|json and --count ANSWERS.json");
    }
    return optind == argc ? 0
                          : wrong_usage("questions", "a file of answers needs --count");
}

static int print_text(int error, char *text, const sb_failure *why)
{
    int code = error < 0 ? tell_failure(why) : EXIT_RESULT;

    if (error == 0)
        printf("%s%s", text, text[0] && text[strlen(text) - 1] == '\n' ? "" : "\n");
    free(text);
    return code;
}

static int print_all(const sb_pack *pack, int json)
{
    sb_failure why = {0};
    char *text = NULL;
    int error = json ? sb_pack_questions_json(&text, pack, &why)
                     : sb_pack_questions_text(&text, pack, &why);

    return print_text(error, text, &why);
}

static int print_count(const sb_pack *pack, const questions_options *options)
{
    sb_consultation *person = NULL;
    sb_failure why = {0};
    char *text = NULL;
    int code;

    if (sb_consultation_open(&person, pack, &why) < 0)
        return tell_failure(&why);
    if ((code = read_answers(person, options->count)) == 0) {
        int error = sb_questions_asked(&text, person, options->json, &why);

        code = print_text(error, text, &why);
    }
    sb_consultation_close(person);
    return code;
}

int command_questions(const common *common, int argc, char *argv[])
{
    questions_options options = {0};
    sb_pack *pack = NULL;
    int code = read_options(&options, argc, argv);

    if (code || (code = open_pack(&pack, common)))
        return code;
    code = options.count ? print_count(pack, &options) : print_all(pack, options.json);
    sb_pack_free(pack);
    return code;
}
