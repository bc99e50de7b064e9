/* SPDX-License-Identifier: Apache-2.0 */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "command.h"

typedef struct plan_options {
    const char *answers;
    const char *output;
    int json;
} plan_options;

enum { HANDOUT_COLUMNS = 80 };

static int read_options(plan_options *options, int argc, char *argv[])
{
    static const struct option known[] = {{"format", required_argument, NULL, 'f'},
                                          {"output", required_argument, NULL, 'o'},
                                          {0}};
    int letter;

    opterr = 0;
    while ((letter = getopt_long(argc, argv, "o:", known, NULL)) != -1) {
        if (letter == 'o')
            options->output = optarg;
        else if (letter == 'f' && strcmp(optarg, "json") == 0)
            options->json = 1;
        else if (letter != 'f' || strcmp(optarg, "text") != 0)
            return wrong_usage("plan", "the options are --format text|json and -o FILE");
    }
    if (optind + 1 != argc)
        return wrong_usage("plan", "it takes one file of answers");
    options->answers = argv[optind];
    return 0;
}

static int conclude(sb_consultation *consultation, const plan_options *options)
{
    sb_result *result = NULL;
    sb_failure why = {0};
    char *text = NULL;
    int code;

    if (sb_consultation_conclude(consultation, &result, &why) < 0 ||
        (options->json ? sb_result_json(&text, result, &why)
                       : sb_result_text(&text, result, HANDOUT_COLUMNS, &why)) < 0)
        code = tell_failure(&why);
    else
        code = write_result(text, options->output);
    if (code == EXIT_RESULT && options->json && !options->output)
        fputs("\n", stdout);
    free(text);
    sb_result_free(result);
    return code;
}

int command_plan(const common *common, int argc, char *argv[])
{
    plan_options options = {0};
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
    if ((code = read_answers(consultation, options.answers)))
        goto cleanup;
    code = conclude(consultation, &options);
cleanup:
    sb_consultation_close(consultation);
    sb_pack_free(pack);
    return code;
}
