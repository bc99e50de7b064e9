/* SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "command.h"
#include "result_format.h"
#include "options.h"

typedef struct plan_options {
    const char *answers;
    const char *output;
    const result_format *format;
    sb_document_options document;
    char today[DAY_SIZE];
} plan_options;

enum { HANDOUT_COLUMNS = 80, LONGEST_ALARM = 24 * 60 };

static int read_alarm(plan_options *options, const char *text)
{
    char *end;
    long minutes = strtol(text, &end, 10);

    if (*end || end == text || minutes < 1 || minutes > LONGEST_ALARM)
        return -1;
    options->document.alarm_minutes = (int)minutes;
    return 0;
}

static int take_option(void *into, int letter, const char *value)
{
    plan_options *options = into;

    switch (letter) {
    case 'o':
        options->output = value;
        return 0;
    case 'f':
        options->format = result_format_named(value);
        return options->format ? 0 : -1;
    case 's':
        options->document.date = value;
        return 0;
    case 't':
        options->document.at = value;
        return 0;
    default:
        return read_alarm(options, value);
    }
}

static int read_options(plan_options *options, int argc, char *argv[])
{
    static const option_kind kinds[] = {
        {"format", 'f', "text|json|html|markdown|note|xml|ics", 0},
        {"output", 'o', "FILE", 1},
        {"start", 's', "DATE", 0},
        {"at", 't', "HH:MM", 0},
        {"alarm", 'a', "MINUTES (1 to 1440)", 0},
        {0}};
    static const option_set set = {"plan", kinds};
    int first, code = options_read(&set, argc, argv, take_option, options, &first);

    if (code)
        return code;
    if (first + 1 != argc)
        return wrong_usage("plan", "it takes one file of answers");
    if (options->document.alarm_minutes && !options->document.at)
        return wrong_usage("plan", "--alarm needs the time of the sessions: --at HH:MM");
    options->answers = argv[first];
    return 0;
}

static int conclude(sb_consultation *consultation, const plan_options *options)
{
    sb_result *result = NULL;
    sb_failure why = {0};
    char *text = NULL;
    int code;

    if (sb_consultation_conclude(consultation, &result, &why) < 0)
        code = tell_failure(&why);
    else if (result_format_write(options->format, &text, result, HANDOUT_COLUMNS,
                                 &options->document, &why) < 0)
        code = why.cause == SB_CAUSE_ANSWERS ? wrong_usage("plan", why.text)
                                             : tell_failure(&why);
    else
        code = write_result(text, options->output);
    if (code == EXIT_RESULT && options->format->is_one_line && !options->output)
        fputs("\n", stdout);
    free(text);
    sb_result_free(result);
    return code;
}

int command_plan(const common *common, int argc, char *argv[])
{
    plan_options options = {.format = result_formats};
    sb_pack *pack = NULL;
    sb_consultation *consultation = NULL;
    sb_figures *figures = NULL;
    sb_failure why = {0};
    int code;

    write_today(options.today);
    options.document.date = options.today;
    code = read_options(&options, argc, argv);
    if (code || (code = open_pack(&pack, common)))
        goto cleanup;
    if (sb_consultation_open(&consultation, pack, &why) < 0) {
        code = tell_failure(&why);
        goto cleanup;
    }
    if ((code = read_answers(consultation, options.answers)) ||
        (options.format->has_figures && (code = open_figures(&figures, pack))))
        goto cleanup;
    options.document.figures = figures;
    code = conclude(consultation, &options);
cleanup:
    sb_figures_free(figures);
    sb_consultation_close(consultation);
    sb_pack_free(pack);
    return code;
}
