/* SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "commands/command.h"
#include "commands/options.h"

typedef struct questions_options {
    enum { AS_TEXT, AS_JSON, AS_FHIR } form;
    const char *count; /* a file of answers, or NULL */
} questions_options;

static int take_option(void *into, int letter, const char *value)
{
    static const char *const forms[] = {
        [AS_TEXT] = "text", [AS_JSON] = "json", [AS_FHIR] = "fhir"};
    questions_options *options = into;

    if (letter == 'c') {
        options->count = value;
        return 0;
    }
    for (size_t i = 0; i < sizeof(forms) / sizeof(*forms); i++)
        if (strcmp(value, forms[i]) == 0) {
            options->form = i;
            return 0;
        }
    return -1;
}

static int read_options(questions_options *options, int argc, char *argv[])
{
    static const option_kind kinds[] = {
        {"format", 'f', "text|json|fhir", 0}, {"count", 'c', "ANSWERS.json", 0}, {0}};
    static const option_set set = {"questions", kinds};
    int first, code = options_read(&set, argc, argv, take_option, options, &first);

    if (code == 0 && first != argc)
        return wrong_usage("questions", "a file of answers needs --count");
    if (code == 0 && options->count && options->form == AS_FHIR)
        return wrong_usage("questions", "--count is told as text or json");
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

static int print_all(const sb_pack *pack, const questions_options *options)
{
    typedef int writer(char **out, const sb_pack *pack, sb_failure *why);
    static writer *const writers[] = {[AS_TEXT] = sb_pack_questions_text,
                                      [AS_JSON] = sb_pack_questions_json,
                                      [AS_FHIR] = sb_pack_questions_fhir};
    sb_failure why = {0};
    char *text = NULL;
    int error = writers[options->form](&text, pack, &why);

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
        int error = sb_questions_asked(&text, person, options->form == AS_JSON, &why);

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
    code = options.count ? print_count(pack, &options) : print_all(pack, &options);
    sb_pack_free(pack);
    return code;
}
