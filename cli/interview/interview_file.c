/* SPDX-License-Identifier: Apache-2.0 */
/* The result as a file, in the form that the file's ending asks for. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "commands/output_place.h"
#include "commands/plan_id.h"
#include "commands/result_format.h"
#include "interview/interview.h"

enum { FILE_COLUMNS = 80 };

static const char usual_name[] = "steadyback-plan.html";

int interview_file_name(interview *i, char path[PATH_SIZE], const char *line,
                        const char *usual)
{
    const char *home = getenv("HOME");

    if (line[0] && !strpbrk(line, "./")) {
        interview_say(i, "interview-file-no-ending", WITH("name", line, "file", usual));
        return -1;
    }
    if (home && strncmp(line, "~/", 2) == 0)
        snprintf(path, PATH_SIZE, "%s%s", home, line + 1);
    else
        snprintf(path, PATH_SIZE, "%s", line[0] ? line : usual);
    return 0;
}

/* Without sessions there is no calendar, but what to do now. */
static turn may_be_calendar(interview *i, const sb_result *result, int *may)
{
    sb_failure why = {0};
    char *action = NULL;

    *may = sb_result_has_programme(result);
    if (*may)
        return GO_ON;
    if (sb_result_action(&action, result, &why) < 0)
        return interview_failed(i, &why);
    interview_say(i, "interview-no-calendar", WITH("action", action));
    free(action);
    return GO_ON;
}

int interview_needs(const interview *i, const char *path)
{
    return output_place_of(i->common, path, i->save_path[0] ? i->save_path : NULL) !=
           OUTPUT_FREE;
}

/* A file that is there is not written over unasked. */
static turn may_write(interview *i, const sb_result *result, const char *path, int *may)
{
    struct stat found;
    size_t picked = 0;
    turn then = GO_ON;

    *may = !interview_needs(i, path);
    if (!*may) {
        interview_say(i, "interview-file-needed", WITH("file", path));
        return GO_ON;
    }
    if (result_format_is_calendar(result_format_of_file(path)))
        then = may_be_calendar(i, result, may);
    if (then != GO_ON || !*may || stat(path, &found) < 0 || !S_ISREG(found.st_mode))
        return then;
    interview_say(i, "interview-file-there", WITH("file", path));
    interview_offer(i, 1, interview_word(i, "interview-file-over"));
    interview_offer(i, 2, interview_word(i, "interview-file-other"));
    then = interview_pick(i, 2, &picked);
    *may = then == GO_ON && picked == 0;
    return then;
}

/* A calendar of the same plan that is written over is brought up to date. */
static int write_calendar(char **out, const sb_result *result, const char *path,
                          sb_document_options *options, sb_failure *why)
{
    sb_failure not_ours = {0};
    size_t length = 0;
    char *older = NULL;
    int error = -1;

    if (read_file(&older, &length, path) == 0 && strlen(older) == length) {
        options->older = older;
        options->older_name = path;
        error = sb_result_document(out, result, SB_DOCUMENT_CALENDAR, options, &not_ours);
        options->older = NULL;
    }
    free(older);
    return error == 0
               ? 0
               : sb_result_document(out, result, SB_DOCUMENT_CALENDAR, options, why);
}

static turn make_text(char **out, interview *i, const sb_result *result, const char *path)
{
    const result_format *format = result_format_of_file(path);
    char today[DAY_SIZE];
    sb_document_options options = {.today = today};
    sb_figures *figures = NULL;
    sb_failure why = {0};
    int error;

    if (format->has_figures && open_figures(&figures, i->pack) != EXIT_RESULT)
        return FAILED;
    write_today(today);
    options.plan = plan_id_keep(i->dialogue);
    options.figures = figures;
    error = result_format_is_calendar(format)
                ? write_calendar(out, result, path, &options, &why)
                : result_format_write(format, out, result, FILE_COLUMNS, &options, &why);
    sb_figures_free(figures);
    return error < 0 ? interview_failed(i, &why) : GO_ON;
}

static turn write_result_to(interview *i, const sb_result *result, const char *path)
{
    char *text = NULL;
    turn then = make_text(&text, i, result, path);

    if (then == GO_ON && write_file(path, text, 1) < 0)
        interview_say(i, "interview-file-failed",
                      WITH("file", path, "why", strerror(errno)));
    else if (then == GO_ON)
        interview_say(i, "interview-file-written", WITH("file", path));
    free(text);
    return then;
}

static void list_endings(char *endings, size_t size, const sb_result *result)
{
    endings[0] = '\0';
    for (const result_format *f = result_formats; f->name; f++)
        if (!result_format_is_calendar(f) || sb_result_has_programme(result))
            snprintf(endings + strlen(endings), size - strlen(endings), "%s%s",
                     endings[0] ? ", " : "", f->ending);
}

static turn ask_name(interview *i, const sb_result *result, char path[PATH_SIZE])
{
    char line[LONGEST_LINE], endings[200];
    int may = 0;
    turn then = GO_ON;

    list_endings(endings, sizeof(endings), result);
    while (then == GO_ON && !may) {
        interview_say(i, "interview-file-name",
                      WITH("file", usual_name, "endings", endings));
        then = interview_line(i, line);
        if (then != GO_ON)
            return then;
        if (interview_file_name(i, path, line, usual_name) == 0)
            then = may_write(i, result, path, &may);
    }
    return then;
}

turn interview_keep_result(interview *i)
{
    char path[PATH_SIZE];
    sb_result *result = NULL;
    sb_failure why = {0};
    turn then = GO_ON;

    if (sb_dialogue_result(&result, i->dialogue, &why) < 0)
        then = interview_failed(i, &why);
    if (then == GO_ON)
        then = ask_name(i, result, path);
    if (then == GO_ON)
        then = write_result_to(i, result, path);
    sb_result_free(result);
    return then;
}
