/* SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "commands/command.h"
#include "commands/options.h"

typedef struct questions_options {
    int json;
    const char *count; /* a file of answers, or NULL */
} questions_options;

static int take_option(void *into, int letter, const char *value)
{
    questions_options *options = into;

    if (letter == 'f')
        return option_json(&options->json, value);
    options->count = value;
    return 0;
}

static int read_options(questions_options *options, int argc, char *argv[])
{
    static const option_kind kinds[] = {
        {"format", 'f', "text|json", 0}, {"count", 'c', "ANSWERS.json", 0}, {0}};
    static const option_set set = {"questions", kinds};
    int first, code = options_read(&set, argc, argv, take_option, options, &first);

    if (code == 0 && first != argc)
        return wrong_usage("questions", "a file of answers needs --count");
    return code;
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

    if (code || (code = open_pack_for_repair(&pack, common)))
        return code;
    code = options.count ? print_count(pack, &options) : print_all(pack, options.json);
    sb_pack_free(pack);
    return code;
}
