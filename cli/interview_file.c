/* SPDX-License-Identifier: Apache-2.0 */
/* The result as a file, in the form that the file's ending asks for. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "interview_result.h"
#include "result_format.h"

enum { FILE_COLUMNS = 80 };

static const char usual_name[] = "steadyback-plan.html";

/* "~/plan.txt" as a shell would read it. */
static void take_name(char path[PATH_SIZE], const char *line)
{
    const char *home = getenv("HOME");

    if (home && strncmp(line, "~/", 2) == 0)
        snprintf(path, PATH_SIZE, "%s%s", home, line + 1);
    else
        snprintf(path, PATH_SIZE, "%s", line[0] ? line : usual_name);
}

/* A file that is there is not written over unasked. */
static turn may_write(interview *i, const char *path, int *may)
{
    struct stat found;
    size_t picked = 0;
    turn then;

    *may = 1;
    if (stat(path, &found) < 0 || !S_ISREG(found.st_mode))
        return GO_ON;
    interview_say(i, "interview-file-there", WITH("file", path));
    interview_offer(i, 1, interview_word(i, "interview-file-over"));
    interview_offer(i, 2, interview_word(i, "interview-file-other"));
    then = interview_pick(i, 2, &picked);
    *may = then == GO_ON && picked == 0;
    return then;
}

static turn make_text(char **out, interview *i, const sb_result *result, const char *path)
{
    const result_format *format = result_format_of_file(path);
    char today[DAY_SIZE];
    sb_document_options options = {.date = today};
    sb_figures *figures = NULL;
    sb_failure why = {0};
    int error;

    if (format->has_figures && open_figures(&figures, i->pack) != EXIT_RESULT)
        return FAILED;
    write_today(today);
    options.figures = figures;
    error = result_format_write(format, out, result, FILE_COLUMNS, &options, &why);
    sb_figures_free(figures);
    return error < 0 ? interview_failed(i, &why) : GO_ON;
}

static turn write_result_to(interview *i, const char *path)
{
    sb_result *result = NULL;
    char *text = NULL;
    turn then = interview_conclude(i, &result);

    if (then == GO_ON)
        then = make_text(&text, i, result, path);
    if (then == GO_ON && write_file(path, text, 1) < 0)
        interview_say(i, "interview-file-failed",
                      WITH("file", path, "why", strerror(errno)));
    else if (then == GO_ON)
        interview_say(i, "interview-file-written", WITH("file", path));
    free(text);
    sb_result_free(result);
    return then;
}

turn interview_keep_result(interview *i)
{
    char line[LONGEST_LINE], path[PATH_SIZE], endings[200] = "";
    int may = 0;
    turn then = GO_ON;

    for (const result_format *f = result_formats; f->name; f++)
        snprintf(endings + strlen(endings), sizeof(endings) - strlen(endings), "%s%s",
                 endings[0] ? ", " : "", f->ending);
    while (then == GO_ON && !may) {
        interview_say(i, "interview-file-name",
                      WITH("file", usual_name, "endings", endings));
        then = interview_line(i, NULL, line);
        if (then != GO_ON)
            return then;
        take_name(path, line);
        then = may_write(i, path, &may);
    }
    return then == GO_ON ? write_result_to(i, path) : then;
}
