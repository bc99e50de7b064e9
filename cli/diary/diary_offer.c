/* SPDX-License-Identifier: Apache-2.0 */
/* The diary of the weeks after, begun from the result of an interview. */
#include "diary/diary_offer.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "commands/plan_id.h"

static const char usual_name[] = "steadyback-diary.json";

/* The whole new diary as a text, which starts today; NULL when it fails. */
static char *new_diary(interview *i, const char *today, const char *id, sb_failure *why)
{
    const sb_diary_stamp stamp = {.id = id, .day = today, .today = today};
    sb_consultation *person = NULL;
    sb_result *result = NULL;
    sb_diary *diary = NULL;
    char *text = NULL;

    if (sb_dialogue_person(&person, i->dialogue, why) == 0 &&
        sb_consultation_conclude(&result, person, why) == 0 &&
        sb_diary_start(&diary, person, result, &stamp, why) == 0 &&
        sb_diary_write(&text, diary, why) < 0)
        text = NULL;
    sb_diary_free(diary);
    sb_result_free(result);
    sb_consultation_close(person);
    return text;
}

/* A diary is never written over, nor is what the program reads. */
static int may_begin(interview *i, saving_lock *lock, const char *path)
{
    struct stat found;

    if (interview_needs(i, path)) {
        interview_say(i, "interview-file-needed", WITH("file", path));
        return 0;
    }
    if (saving_take(lock, path) == SAVING_CANNOT)
        interview_say(i, "interview-file-failed",
                      WITH("file", path, "why", strerror(errno)));
    else if (!lock->path[0] || stat(path, &found) == 0)
        interview_say(i, "interview-diary-there", WITH("file", path));
    else
        return 1;
    saving_release(lock);
    return 0;
}

static turn ask_place(interview *i, saving_lock *lock, char path[PATH_SIZE])
{
    char line[LONGEST_LINE];

    for (;;) {
        turn then;

        interview_say(i, "interview-diary-name", WITH("file", usual_name));
        then = interview_line(i, line);
        if (then != GO_ON)
            return then;
        if (interview_file_name(i, path, line, usual_name) == 0 &&
            may_begin(i, lock, path))
            return GO_ON;
    }
}

static turn begin(interview *i, const char *path)
{
    char today[DAY_SIZE], id[PLAN_ID_SIZE];
    sb_failure why = {0};
    char *text;

    write_today(today);
    if (plan_id_make(id) < 0) {
        interview_say(i, "interview-file-failed",
                      WITH("file", path, "why", strerror(errno)));
        return GO_ON;
    }
    text = new_diary(i, today, id, &why);
    if (!text)
        return interview_failed(i, &why);
    if (write_file(path, text, 1) < 0) {
        interview_say(i, "interview-file-failed",
                      WITH("file", path, "why", strerror(errno)));
    } else {
        interview_say(i, "diary-started", WITH("file", path, "day", today));
        interview_say(i, "interview-diary-how", WITH("file", path));
    }
    free(text);
    return GO_ON;
}

turn diary_offer(interview *i)
{
    char path[PATH_SIZE];
    saving_lock lock = {0};
    turn then = ask_place(i, &lock, path);

    if (then == GO_ON)
        then = begin(i, path);
    saving_release(&lock);
    return then;
}
