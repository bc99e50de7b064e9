/* SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "commands/command.h"
#include "commands/options.h"
#include "commands/output_place.h"
#include "commands/plan_calendar.h"
#include "commands/plan_id.h"
#include "commands/result_format.h"

typedef struct plan_options {
    const char *answers;
    const char *output;
    const result_format *format;
    const char *plan, *older; /* the id of the plan; the calendar to bring up to date */
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
        return *value ? 0 : -1;
    case 'f':
        options->format = result_format_named(value);
        return options->format ? 0 : -1;
    case 's':
        options->document.start = value;
        return sb_is_day(value) ? 0 : -1;
    case 'd':
        options->document.today = value;
        return sb_is_day(value) ? 0 : -1;
    case 't':
        options->document.at = value;
        return 0;
    case 'p':
        options->plan = value;
        return 0;
    case 'u':
        options->older = value;
        return 0;
    case 'l':
        options->document.full = 1;
        return 0;
    default:
        return read_alarm(options, value);
    }
}

/* An option that would do nothing in this form is a slip. */
static int check_options(const plan_options *o)
{
    const sb_document_options *d = &o->document;
    int is_calendar = result_format_is_calendar(o->format);
    const struct {
        const char *name;
        int is_given, is_used;
        const char *where;
    } all[] = {
        {"--today", d->today != o->today, o->format->has_days,
         "html, markdown, note, xml, ics or fhir"},
        {"--start", d->start != NULL, o->format->has_days,
         "html, markdown, note, xml, ics or fhir"},
        {"--at", d->at != NULL, is_calendar, "ics"},
        {"--full", d->full, o->format->has_rest, "text, html or markdown"},
        {"--alarm", d->alarm_minutes != 0, is_calendar, "ics"},
        {"--plan-id", o->plan != NULL, is_calendar || o->format->exchange, "ics or fhir"},
        {"--update", o->older != NULL, is_calendar, "ics"},
    };

    for (size_t i = 0; i < sizeof(all) / sizeof(*all); i++)
        if (all[i].is_given && !all[i].is_used)
            return wrong_usage("plan", "%s does nothing with --format %s; it is for %s",
                               all[i].name, o->format->name, all[i].where);
    if (d->alarm_minutes && !d->at)
        return wrong_usage("plan", "--alarm needs the time of the sessions: --at HH:MM");
    return 0;
}

static int read_options(plan_options *options, int argc, char *argv[])
{
    static const option_kind kinds[] = {
        {"format", 'f', "text|json|html|markdown|note|xml|ics|fhir", 0},
        {"output", 'o', "FILE", 1},
        {"today", 'd', "DAY (2026-11-24)", 0},
        {"start", 's', "DAY (2026-11-24)", 0},
        {"at", 't', "HH:MM", 0},
        {"alarm", 'a', "MINUTES (1 to 1440)", 0},
        {"plan-id", 'p', "ID", 0},
        {"update", 'u', "OLD.ics", 0},
        {"full", 'l', NULL, 0},
        {0}};
    static const option_set set = {"plan", kinds};
    int first, code = options_read(&set, argc, argv, take_option, options, &first);

    if (code)
        return code;
    if (first + 1 != argc)
        return wrong_usage("plan", "it takes one file of answers");
    options->answers = argv[first];
    if (!options->format)
        options->format = options->output ? result_format_of_file(options->output)
                                          : result_formats;
    return check_options(options);
}

/* Writes the result in its form. */
static int write_form(const sb_result *result, const plan_options *options,
                      const sb_document_options *document)
{
    sb_failure why = {0};
    char *text = NULL;
    int code;

    if (result_format_write(options->format, &text, result, HANDOUT_COLUMNS, document,
                            &why) < 0)
        code = why.cause == SB_CAUSE_ANSWERS && !why.file[0]
                   ? wrong_usage("plan", "%s", why.text)
                   : tell_failure(&why);
    else
        code = write_result(text, options->output);
    if (code == EXIT_RESULT && options->format->is_one_line && !options->output)
        fputs("\n", stdout);
    free(text);
    return code;
}

static int write_calendar(const sb_result *result, const plan_options *options,
                          sb_consultation *consultation)
{
    sb_document_options document = options->document;
    char *older = NULL;
    int code = calendar_plan(&document.plan, options->plan, options->answers,
                             consultation);

    if (code == EXIT_RESULT)
        code = calendar_read_older(&older, options->older);
    document.older = older;
    document.older_name = options->older;
    if (code == EXIT_RESULT)
        code = write_form(result, options, &document);
    free(older);
    return code;
}

/* Without sessions there is no calendar, but an older one is taken back. What to do now
 * comes first, whatever becomes of that. */
static int write_no_calendar(const sb_result *result, const plan_options *options,
                             sb_consultation *consultation)
{
    int told = tell_no_calendar(result);
    int code = options->older ? write_calendar(result, options, consultation)
                              : EXIT_RESULT;

    return code == EXIT_RESULT ? told : code;
}

static int write_document(const sb_result *result, const plan_options *options,
                          sb_consultation *consultation)
{
    sb_document_options document = options->document;
    int code = plan_id_agree(&document.plan, options->plan, options->answers,
                             consultation);

    return code ? code : write_form(result, options, &document);
}

static int conclude(sb_consultation *consultation, const plan_options *options)
{
    sb_result *result = NULL;
    sb_failure why = {0};
    int code;

    if (sb_consultation_conclude(&result, consultation, &why) < 0)
        code = tell_failure(&why);
    else if (result_format_is_calendar(options->format))
        code = sb_result_has_programme(result)
                   ? write_calendar(result, options, consultation)
                   : write_no_calendar(result, options, consultation);
    else
        code = write_document(result, options, consultation);
    sb_result_free(result);
    return code;
}

int command_plan(const common *common, int argc, char *argv[])
{
    plan_options options = {0};
    sb_pack *pack = NULL;
    sb_consultation *consultation = NULL;
    sb_figures *figures = NULL;
    sb_failure why = {0};
    int code;

    write_today(options.today);
    options.document.today = options.today;
    code = read_options(&options, argc, argv);
    if (code ||
        (code = output_place_check(common, "plan", options.output, options.answers)) ||
        (code = open_pack(&pack, common)))
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
