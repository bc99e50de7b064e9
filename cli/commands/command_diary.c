/* SPDX-License-Identifier: Apache-2.0 */
/* The weeks after: one person's diary. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <steadyback/diary_week.h>

#include "commands/command.h"
#include "commands/options.h"
#include "diary/diary_file.h"
#include "diary/diary_log.h"
#include "diary/diary_look.h"
#include "diary/diary_swap.h"

enum { LONGEST_ALARM = 24 * 60 };

typedef enum week_form { WEEK_TEXT, WEEK_HTML, WEEK_JSON, WEEK_ICS, WEEK_NOTE } week_form;

typedef struct diary_options {
    const char *words[3]; /* files, moves */
    size_t count;
    const char *output, *day, *light, *flare;
    const char *before, *after, *morning, *effort;
    char *easier, *left;
    sb_diary_format format;
    week_form form;
    const char *at;
    int alarm_minutes;
    char today[DAY_SIZE];
} diary_options;

static int take_format(diary_options *o, const char *value)
{
    static const char *const names[] = {"text", "html", "svg", "csv", "json"};

    for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
        if (strcmp(value, names[i]) == 0) {
            o->format = (sb_diary_format)i;
            return 0;
        }
    return -1;
}

static int take_form(diary_options *o, const char *value)
{
    static const char *const names[] = {"text", "html", "json", "ics", "note"};

    for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
        if (strcmp(value, names[i]) == 0) {
            o->form = (week_form)i;
            return 0;
        }
    return -1;
}

static int take_alarm(diary_options *o, const char *value)
{
    char *end;
    long minutes = strtol(value, &end, 10);

    if (*end || end == value || minutes < 1 || minutes > LONGEST_ALARM)
        return -1;
    o->alarm_minutes = (int)minutes;
    return 0;
}

static int take_day(diary_options *o, int letter, const char *value)
{
    if (!sb_is_day(value))
        return -1;
    if (letter == 'd')
        o->day = value;
    else
        snprintf(o->today, sizeof(o->today), "%.10s", value);
    return 0;
}

static int take_option(void *into, int letter, const char *value)
{
    diary_options *o = into;
    const struct {
        int letter;
        const char **place;
    } texts[] = {{'o', &o->output}, {'l', &o->light}, {'x', &o->flare},
                 {'b', &o->before}, {'a', &o->after}, {'m', &o->morning},
                 {'e', &o->effort}, {'c', &o->at}};

    for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++)
        if (texts[i].letter == letter) {
            *texts[i].place = value;
            return *value ? 0 : -1;
        }
    switch (letter) {
    case 'f':
        return take_format(o, value);
    case 'w':
        return take_form(o, value);
    case 'r':
        return take_alarm(o, value);
    case 'i':
        o->easier = strdup(value);
        return o->easier ? 0 : -1;
    case 'n':
        o->left = strdup(value);
        return o->left ? 0 : -1;
    default:
        return take_day(o, letter, value);
    }
}

/* Reads what stands behind `diary NAME`: so many words. */
static int read_some(diary_options *o, const option_set *set, size_t least, size_t most,
                     const char *needs, int argc, char *argv[])
{
    int first, code = options_read(set, argc, argv, take_option, o, &first);

    if (code)
        return code;
    if ((size_t)(argc - first) < least || (size_t)(argc - first) > most)
        return wrong_usage(set->command, "it takes %s", needs);
    for (; first < argc; first++)
        o->words[o->count++] = argv[first];
    return 0;
}

static int read_words(diary_options *o, const option_set *set, size_t files,
                      const char *needs, int argc, char *argv[])
{
    return read_some(o, set, files, files, needs, argc, argv);
}

/* ---- start ---- */

/* Nothing to keep a diary of: what to do now. */
static int tell_no_programme(const sb_result *result)
{
    sb_failure why = {0};
    char *text = NULL;
    int code = sb_result_text(&text, result, DIARY_COLUMNS, &why) < 0
                   ? tell_failure(&why)
                   : write_result(text, NULL);

    free(text);
    return code ? code : EXIT_NO_CALENDAR;
}

static int start_from(diary_file *file, sb_consultation *person, const diary_options *o)
{
    char id[PLAN_ID_SIZE];
    sb_diary_stamp stamp;
    sb_failure why = {0};
    sb_result *result = NULL;
    int code;

    if (sb_consultation_conclude(&result, person, &why) < 0)
        return tell_failure(&why);
    if (!sb_result_has_programme(result))
        code = tell_no_programme(result);
    else if ((code = diary_file_claim_new(file, o->output)) == 0 &&
             (code = diary_file_stamp(&stamp, id, file, o->day)) == 0)
        code = sb_diary_start(&file->diary, person, result, &stamp, &why) < 0
                   ? tell_failure(&why)
                   : diary_file_save(file);
    if (code == 0)
        code = diary_say(
            file->pack, "diary-started",
            (const char *const[]){"file", o->output, "day", stamp.day, NULL});
    sb_result_free(result);
    return code;
}

static int start(const common *common, diary_options *o, int argc, char *argv[])
{
    static const option_kind kinds[] = {{"output", 'o', "DIARY", 1},
                                        {"day", 'd', "DAY (2026-12-01)", 0},
                                        {"today", 't', "DAY (2026-12-01)", 0},
                                        {0}};
    static const option_set set = {"diary start", kinds};
    diary_file file = {0};
    sb_consultation *person = NULL;
    sb_failure why = {0};
    int code = read_words(o, &set, 1, "one file of answers", argc, argv);

    if (code == 0 && !o->output)
        code = wrong_usage(set.command, "it needs a file for the diary: -o DIARY");
    if (code || (code = open_pack(&file.pack, common)))
        return code;
    memcpy(file.today, o->today, sizeof(file.today));
    if (sb_consultation_open(&person, file.pack, &why) < 0)
        code = tell_failure(&why);
    else if ((code = read_answers(person, o->words[0])) == 0)
        code = start_from(&file, person, o);
    sb_consultation_close(person);
    diary_file_close(&file);
    return code;
}

/* ---- log ---- */

static int told_by_options(told_session *to, const diary_options *o)
{
    const struct {
        const char *name, *value;
    } all[] = {{"light", o->light},
               {"before", o->before},
               {"after", o->after},
               {"morning", o->morning},
               {"effort", o->effort}};

    for (size_t i = 0; i < sizeof(all) / sizeof(*all); i++)
        if (all[i].value && told_add(to, all[i].name, all[i].value) < 0)
            return -1;
    if ((o->easier && told_add_names(to, o->easier, "easier") < 0) ||
        (o->left && told_add_names(to, o->left, "left") < 0))
        return -1;
    return 0;
}

static int is_told(const diary_options *o)
{
    return o->light || o->before || o->after || o->morning || o->effort || o->easier ||
           o->left;
}

/* What a light or a second session of a day asks people to know. */
static int tell_logged(const diary_file *file, const sb_diary_stamp *stamp,
                       const told_session *told)
{
    const char *light = NULL;
    sb_failure why = {0};
    char *text = NULL, *rest = NULL;
    int code = 0;

    for (size_t i = 0; i < told->count; i++)
        if (strcmp(told->pairs[2 * i], "light") == 0)
            light = told->pairs[2 * i + 1];
    if (sb_diary_logged_text(&text, file->diary, stamp->day, light, &why) < 0)
        return tell_failure(&why);
    for (char *line = strtok_r(text, "\n", &rest); code == 0 && line;
         line = strtok_r(NULL, "\n", &rest))
        code = diary_print("", line);
    free(text);
    return code;
}

static int log_session(diary_file *file, const sb_diary_stamp *stamp,
                       const diary_options *o)
{
    char(*lines)[LONGEST_REPLY] = calloc(MOST_ASKED, sizeof(*lines));
    told_session told = {0};
    sb_failure why = {0};
    int code = lines ? 0 : tell_memory();

    if (code == 0)
        code = is_told(o) ? told_by_options(&told, o)
                          : diary_ask_session(&told, file, stamp->day, lines);
    if (code == -1)
        code = wrong_usage("diary log", "too much is told at once");
    if (code == 0 && sb_diary_log(file->diary, stamp, told.pairs, &why) < 0)
        code = tell_failure(&why);
    if (code == 0 && (code = diary_file_save(file)) == 0)
        code = tell_logged(file, stamp, &told);
    free(lines);
    return code;
}

static int log_flare(diary_file *file, const sb_diary_stamp *stamp,
                     const diary_options *o)
{
    sb_failure why = {0};
    char *text = NULL;
    int code;

    if (is_told(o))
        return wrong_usage("diary log", "--flare stands alone, or with --day");
    if (sb_diary_flare(file->diary, stamp, o->flare, &why) < 0 ||
        sb_diary_flare_text(&text, file->diary, o->flare, DIARY_COLUMNS, &why) < 0)
        code = tell_failure(&why);
    else if ((code = diary_file_save(file)) == 0)
        code = write_result(text, NULL);
    free(text);
    return code;
}

static int log_one(const common *common, diary_options *o, int argc, char *argv[])
{
    static const option_kind kinds[] = {
        {"light", 'l', "LIGHT (green, amber, amber-slow, red, stop, unknown)", 0},
        {"before", 'b', "PAIN (0 to 10)", 0},
        {"after", 'a', "PAIN (0 to 10)", 0},
        {"morning", 'm', "PAIN (0 to 10)", 0},
        {"effort", 'e', "EFFORT (0 to 10)", 0},
        {"easier", 'i', "EXERCISE,...", 0},
        {"left", 'n', "EXERCISE,...", 0},
        {"flare", 'x', "LEVEL (mild, moderate, severe)", 0},
        {"day", 'd', "DAY (2026-12-01)", 0},
        {"today", 't', "DAY (2026-12-01)", 0},
        {0}};
    static const option_set set = {"diary log", kinds};
    diary_file file = {0};
    char id[PLAN_ID_SIZE];
    sb_diary_stamp stamp;
    int code = read_words(o, &set, 1, "one diary", argc, argv);

    if (code)
        return code;
    memcpy(file.today, o->today, sizeof(file.today));
    if ((code = diary_file_open(&file, common, o->words[0], 1)) == 0 &&
        (code = diary_file_stamp(&stamp, id, &file, o->day)) == 0)
        code = o->flare ? log_flare(&file, &stamp, o) : log_session(&file, &stamp, o);
    diary_file_close(&file);
    return code;
}

/* ---- check-in and week ---- */

static int check_in(const common *common, diary_options *o, int argc, char *argv[])
{
    static const option_kind kinds[] = {
        {"today", 't', "DAY (2026-12-01)", 0}, {"answers", 'o', "ANSWERS.json", 0}, {0}};
    static const option_set set = {"diary check-in", kinds};
    diary_file file = {0};
    int code = read_words(o, &set, 1, "one diary", argc, argv);

    if (code)
        return code;
    memcpy(file.today, o->today, sizeof(file.today));
    if ((code = diary_file_open(&file, common, o->words[0], 1)) == 0)
        code = o->output ? diary_check_in_from(&file, o->output)
                         : diary_check_in(&file, common);
    diary_file_close(&file);
    return code;
}

static int write_week(char **out, const diary_file *file, const diary_options *o,
                      sb_failure *why)
{
    const sb_diary_calendar_options options = {file->today, o->at, o->alarm_minutes};

    switch (o->form) {
    case WEEK_HTML:
        return sb_diary_week_html(out, file->diary, file->today, why);
    case WEEK_JSON:
        return sb_diary_day_json(out, file->diary, file->today, file->today, why);
    case WEEK_ICS:
        return sb_diary_calendar(out, file->diary, &options, why);
    case WEEK_NOTE:
        return sb_diary_note(out, file->diary, file->today, why);
    default:
        return sb_diary_week_text(out, file->diary, file->today, DIARY_COLUMNS, why);
    }
}

static int week(const common *common, diary_options *o, int argc, char *argv[])
{
    static const option_kind kinds[] = {
        {"format", 'w', "text|html|json|ics|note", 0}, {"at", 'c', "HH:MM", 0},
        {"alarm", 'r', "MINUTES (1 to 1440)", 0},      {"output", 'o', "FILE", 1},
        {"today", 't', "DAY (2026-12-01)", 0},         {0}};
    static const option_set set = {"diary week", kinds};
    diary_file file = {0};
    sb_failure why = {0};
    char *text = NULL;
    int code = read_words(o, &set, 1, "one diary", argc, argv);

    if (code == 0 && (o->at || o->alarm_minutes) && o->form != WEEK_ICS)
        code = wrong_usage(set.command, "--at and --alarm are for --format ics");
    if (code == 0 && o->alarm_minutes && !o->at)
        code = wrong_usage(set.command, "--alarm needs the time of the sessions: --at "
                                        "HH:MM");
    if (code)
        return code;
    memcpy(file.today, o->today, sizeof(file.today));
    if ((code = diary_file_open(&file, common, o->words[0], 0)) == 0)
        code = write_week(&text, &file, o, &why) < 0 ? tell_failure(&why)
                                                     : write_result(text, o->output);
    free(text);
    diary_file_close(&file);
    return code;
}

/* ---- swap ---- */

static int swap(const common *common, diary_options *o, int argc, char *argv[])
{
    static const option_kind kinds[] = {{"today", 't', "DAY (2026-12-01)", 0}, {0}};
    static const option_set set = {"diary swap", kinds};
    diary_file file = {0};
    int code = read_some(o, &set, 1, 3, "a diary, a move, and what shall stand there",
                         argc, argv);

    if (code)
        return code;
    memcpy(file.today, o->today, sizeof(file.today));
    if ((code = diary_file_open(&file, common, o->words[0], o->count == 3)) == 0)
        code = o->count == 1   ? diary_list_moves(&file)
               : o->count == 2 ? diary_list_others(&file, o->words[1])
                               : diary_swap(&file, o->words[1], o->words[2]);
    diary_file_close(&file);
    return code;
}

/* ---- merge ---- */

static int merge_two(diary_file *file, const sb_diary *other, const char *output)
{
    sb_mistakes *notes = sb_mistakes_new();
    sb_failure why = {0};
    sb_diary *both = NULL;
    char *text = NULL;
    int code = notes ? 0 : tell_memory();

    if (code == 0 && sb_diary_merge(&both, file->diary, other, notes, &why) < 0) {
        print_every_mistake(notes, "", stderr);
        code = tell_failure(&why);
    } else if (code == 0) {
        print_every_mistake(notes, "", stderr);
        code = sb_diary_write(&text, both, &why) < 0 ? tell_failure(&why)
                                                     : write_result(text, output);
    }
    free(text);
    sb_diary_free(both);
    sb_mistakes_free(notes);
    return code;
}

static int merge(const common *common, diary_options *o, int argc, char *argv[])
{
    static const option_kind kinds[] = {{"output", 'o', "DIARY", 1}, {0}};
    static const option_set set = {"diary merge", kinds};
    diary_file file = {0}, target = {0};
    sb_diary *other = NULL;
    int code = read_words(o, &set, 2, "two copies of one diary", argc, argv);

    if (code)
        return code;
    if ((code = diary_file_open(&file, common, o->words[0], 0)) == 0 &&
        (code = diary_file_read(&other, &file, o->words[1])) == 0 &&
        (!o->output || (code = diary_file_claim_new(&target, o->output)) == 0))
        code = merge_two(&file, other, o->output);
    sb_diary_free(other);
    diary_file_close(&target);
    diary_file_close(&file);
    return code;
}

/* ---- progress ---- */

static int progress(const common *common, diary_options *o, int argc, char *argv[])
{
    static const option_kind kinds[] = {{"format", 'f', "text|html|svg|csv|json", 0},
                                        {"output", 'o', "FILE", 1},
                                        {"today", 't', "DAY (2026-12-01)", 0},
                                        {0}};
    static const option_set set = {"diary progress", kinds};
    diary_file file = {0};
    sb_failure why = {0};
    char *text = NULL;
    int code = read_words(o, &set, 1, "one diary", argc, argv);

    if (code)
        return code;
    memcpy(file.today, o->today, sizeof(file.today));
    if ((code = diary_file_open(&file, common, o->words[0], 0)) == 0)
        code = sb_diary_progress(&text, file.diary, file.today, o->format, DIARY_COLUMNS,
                                 &why) < 0
                   ? tell_failure(&why)
                   : write_result(text, o->output);
    free(text);
    diary_file_close(&file);
    return code;
}

int command_diary(const common *common, int argc, char *argv[])
{
    static const struct {
        const char *name;
        int (*run)(const struct common *, diary_options *, int, char *[]);
    } all[] = {{"start", start}, {"log", log_one}, {"check-in", check_in}, {"week", week},
               {"swap", swap},   {"merge", merge}, {"progress", progress}};
    diary_options o = {0};
    int code = -1;

    write_today(o.today);
    for (size_t i = 0; argc > 1 && i < sizeof(all) / sizeof(*all); i++)
        if (strcmp(argv[1], all[i].name) == 0)
            code = all[i].run(common, &o, argc - 1, argv + 1);
    if (code == -1)
        code = wrong_usage("diary",
                           "say what to do: start, log, check-in, week, swap, progress "
                           "or merge");
    free(o.easier);
    free(o.left);
    return code;
}
