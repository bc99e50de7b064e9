/* SPDX-License-Identifier: Apache-2.0 */
/* Answers of an earlier time: reading them, and asking whether to go on with them. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "interview/interview_resume.h"

enum { NUMBER_SIZE = 32, DATE_SIZE = 40 };

/* ---- reading ---- */

static int read_answers_at(interview *i, const char *path, sb_mistakes *notes,
                           sb_failure *why)
{
    char *text = NULL;
    size_t length = 0;
    int error;

    if (read_file(&text, &length, path) < 0) {
        why->cause = SB_CAUSE_SYSTEM;
        snprintf(why->text, sizeof(why->text), "%.400s cannot be read: %.200s", path,
                 strerror(errno));
        return -1;
    }
    error = sb_dialogue_resume(i->dialogue, text, length, SB_RESUME_ANSWERS, notes, why);
    free(text);
    return error;
}

/* Reads the answers; 0 or an exit code after saying what is wrong. */
static int take_answers(interview *i, const char *path, int quietly)
{
    sb_mistakes *notes = sb_mistakes_new();
    sb_failure why = {0};
    int code = 0;

    if (!notes)
        return tell_memory();
    if (read_answers_at(i, path, notes, &why) < 0) {
        print_mistakes(notes, path, stderr);
        code = tell_failure(&why);
    } else if (!quietly) {
        interview_show_notes(i);
    }
    sb_mistakes_free(notes);
    return code;
}

int interview_resume(interview *i, const char *path)
{
    return take_answers(i, path, 0);
}

/* ---- a file where this interview would save ---- */

static int forget(interview *i)
{
    sb_failure why = {0};

    return sb_dialogue_clear(i->dialogue, &why) < 0 ? tell_failure(&why) : 0;
}

int interview_look_at_file(interview *i)
{
    struct stat found;
    int code;

    if (i->claim == SAVING_TAKEN || !i->save_path[0] || stat(i->save_path, &found) < 0 ||
        !S_ISREG(found.st_mode) || found.st_size == 0)
        return 0;
    code = take_answers(i, i->save_path, 1);
    i->earlier_count = sb_dialogue_answered(i->dialogue);
    if (code)
        i->earlier = EARLIER_BROKEN;
    else if (i->earlier_count) /* or there is nothing to go on with, or to lose */
        i->earlier = EARLIER_THERE;
    i->earlier_time = found.st_mtime;
    if (code && i->is_own_file) {
        tell("steadyback: %s holds something else than answers to this pack; it is "
             "not written over",
             i->save_path);
        return code;
    }
    return forget(i);
}

static void say_earlier(interview *i)
{
    char count[NUMBER_SIZE], date[DATE_SIZE] = "";
    const struct tm *when = localtime(&i->earlier_time);

    snprintf(count, sizeof(count), "%zu", i->earlier_count);
    if (when)
        strftime(date, sizeof(date), "%Y-%m-%d %H:%M", when);
    printf("\n");
    interview_say(i, "interview-earlier", WITH("count", count, "date", date));
    interview_offer(i, 1, interview_word(i, "interview-earlier-go-on"));
    interview_offer(i, 2, interview_word(i, "interview-earlier-anew"));
}

static void say_broken(interview *i)
{
    printf("\n");
    interview_say(i, "interview-earlier-broken", WITH("file", i->save_path));
    interview_offer(i, 1, interview_word(i, "interview-earlier-anew"));
    interview_offer(i, 2, interview_word(i, "interview-earlier-leave"));
}

turn interview_offer_earlier(interview *i)
{
    int is_broken = i->earlier == EARLIER_BROKEN;
    size_t picked = 0;
    turn then;

    if (i->earlier == EARLIER_NONE)
        return GO_ON;
    if (is_broken)
        say_broken(i);
    else
        say_earlier(i);
    do
        then = interview_pick(i, 2, &picked);
    while (then == GO_BACK); /* there is nothing before this */
    if (then != GO_ON)
        return then;
    if (!is_broken && picked == 0)
        return interview_resume(i, i->save_path) == 0 ? GO_ON : FAILED;
    if (is_broken && picked == 1)
        return LEAVE;
    if (saving_remove(i->save_path) == 0)
        interview_say(i, "interview-removed", NULL);
    return GO_ON;
}
