/* SPDX-License-Identifier: Apache-2.0 */
#include "commands/plan_calendar.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "commands/command.h"
#include "commands/plan_id.h"

/* Says where a plan id can stand, with a new one to copy. */
static int tell_no_plan(const char *answers)
{
    char id[PLAN_ID_SIZE] = "ID";

    plan_id_make(id);
    tell("steadyback: plan: %s holds no plan id, and the entries of a calendar are named "
         "by it: the next calendar replaces them, and no two people share one. Give it "
         "each time, --plan-id %s, or put it into the file once, behind the answers: "
         "\"notes\": {\"plan-id\": \"%s\"} (this one is new); an interview does so by "
         "itself",
         answers, id, id);
    return EXIT_USAGE;
}

int calendar_plan(const char **out, const char *given, const char *answers,
                  sb_consultation *consultation)
{
    int code = plan_id_agree(out, given, answers, consultation);

    return code || *out ? code : tell_no_plan(answers);
}

int calendar_read_older(char **out, const char *path)
{
    size_t length = 0;

    if (!path)
        return EXIT_RESULT;
    if (read_file(out, &length, path) < 0) {
        tell("steadyback: %s cannot be read: %s", path, strerror(errno));
        return EXIT_SYSTEM;
    }
    if (strlen(*out) == length)
        return EXIT_RESULT;
    tell("steadyback: %s: a calendar holds no NUL; this is another kind of file", path);
    free(*out);
    *out = NULL;
    return EXIT_ANSWERS;
}

int tell_no_calendar(const sb_result *result)
{
    sb_failure why = {0};
    char *action = NULL;

    if (sb_result_action(&action, result, &why) < 0)
        return tell_failure(&why);
    tell("steadyback: there is no calendar of sessions, since there is no programme at "
         "the "
         "moment. What to do now:");
    tell("%s", sb_result_title(result));
    tell("%s", action);
    free(action);
    return EXIT_NO_CALENDAR;
}
