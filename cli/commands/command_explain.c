/* SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "commands/command.h"
#include "commands/options.h"

typedef struct explain_options {
    const char *answers;
    const char *topic;
    sb_explain_format format;
    int ids;
} explain_options;

enum { COLUMNS = 80 };

static int read_format(sb_explain_format *format, const char *word)
{
    static const char *const words[] = {"text", "json", "dot"};

    for (int i = 0; i < 3; i++)
        if (strcmp(word, words[i]) == 0) {
            *format = (sb_explain_format)i;
            return 0;
        }
    return -1;
}

static int take_option(void *into, int letter, const char *value)
{
    explain_options *options = into;

    if (letter == 'f')
        return read_format(&options->format, value);
    options->ids = 1;
    return 0;
}

static int read_options(explain_options *options, int argc, char *argv[])
{
    static const option_kind kinds[] = {
        {"format", 'f', "text|json|dot", 0}, {"ids", 'i', NULL, 0}, {0}};
    static const option_set set = {"explain", kinds};
    int first, code = options_read(&set, argc, argv, take_option, options, &first);

    if (code)
        return code;
    if (argc - first < 1 || argc - first > 2)
        return wrong_usage("explain",
                           "it takes one file of answers, and one topic at most");
    options->answers = argv[first];
    options->topic = argv[first + 1];
    if (options->ids && options->format != SB_EXPLAIN_TEXT)
        return wrong_usage("explain",
                           "--ids does nothing with --format json or dot, which "
                           "name every rule by its id");
    return 0;
}

static int explain(sb_consultation *consultation, const explain_options *options)
{
    sb_result *result = NULL;
    sb_failure why = {0};
    char *text = NULL;
    int code = EXIT_RESULT;

    if (sb_consultation_conclude(&result, consultation, &why) < 0)
        code = tell_failure(&why);
    else if (sb_result_explain(&text, result, options->topic, options->format,
                               options->ids, COLUMNS, &why) < 0)
        code = why.cause == SB_CAUSE_ANSWERS ? wrong_usage("explain", "%s", why.text)
                                             : tell_failure(&why);
    else
        code = write_result(text, NULL);
    free(text);
    sb_result_free(result);
    return code;
}

int command_explain(const common *common, int argc, char *argv[])
{
    explain_options options = {0};
    sb_pack *pack = NULL;
    sb_consultation *consultation = NULL;
    sb_failure why = {0};
    int code = read_options(&options, argc, argv);

    if (code || (code = open_pack(&pack, common)))
        goto cleanup;
    if (sb_consultation_open(&consultation, pack, &why) < 0) {
        code = tell_failure(&why);
        goto cleanup;
    }
    if ((code = read_answers(consultation, options.answers)) == 0)
        code = explain(consultation, &options);
cleanup:
    sb_consultation_close(consultation);
    sb_pack_free(pack);
    return code;
}
