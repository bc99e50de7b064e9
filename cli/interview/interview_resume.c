/* SPDX-License-Identifier: Apache-2.0 */
/* Answers of an earlier time: reading them, and asking whether to go on with them. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "interview/interview_resume.h"

enum { NUMBER_SIZE = 32, DATE_SIZE = 40, ID_SIZE = 80 };

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
    error = sb_consultation_resume(i->consultation, text, length, notes, why);
    free(text);
    return error;
}

static size_t count_answers(const interview *i)
{
    size_t count = 0;

    for (size_t k = 0; k < sb_pack_question_count(i->pack); k++)
        count += (size_t)sb_consultation_has(
            i->consultation, sb_question_id(sb_pack_question_at(i->pack, k)));
    return count;
}

/* What no longer fits starts with the id of its question: say what that is about. */
static void say_note(interview *i, const sb_mistake *note)
{
    char id[ID_SIZE], *topic, *end;

    snprintf(id, sizeof(id), "%.*s", (int)strcspn(note->text, ":"), note->text);
    if ((end = strstr(id, "-unsure")))
        *end = '\0'; /* what was not sure of it */
    topic = sb_pack_question(i->pack, id) ? interview_topic(i, id) : NULL;
    interview_print(i, "- ", topic ? topic : note->text);
    free(topic);
}

static void say_notes(interview *i, const sb_mistakes *notes)
{
    size_t errors = sb_mistakes_errors(notes);

    if (sb_mistakes_count(notes) > errors) /* the one warning that there is */
        interview_say(i, "interview-other-version", NULL);
    if (!errors) {
        if (sb_mistakes_count(notes))
            interview_say(i, "interview-all-fits", NULL);
        return;
    }
    interview_say(i, "interview-no-longer-fits", NULL);
    for (size_t k = 0; k < sb_mistakes_count(notes); k++)
        if (sb_mistakes_at(notes, k)->severity == SB_ERROR)
            say_note(i, sb_mistakes_at(notes, k));
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
        say_notes(i, notes);
    }
    sb_mistakes_free(notes);
    return code;
}

int interview_resume(interview *i, const char *path)
{
    char count[NUMBER_SIZE];
    int code = take_answers(i, path, 0);

    if (code)
        return code;
    interview_take_notes(i);
    i->has_answers = count_answers(i) > 0;
    snprintf(count, sizeof(count), "%zu", count_answers(i));
    interview_say(i, "interview-resumed", WITH("count", count));
    return 0;
}

/* ---- a file where this interview would save ---- */

static int forget(interview *i)
{
    sb_failure why = {0};

    return sb_consultation_clear(i->consultation, &why) < 0 ? tell_failure(&why) : 0;
}

int interview_look_at_file(interview *i)
{
    struct stat found;
    int code;

    if (i->claim == SAVING_TAKEN || !i->save_path[0] || stat(i->save_path, &found) < 0 ||
        !S_ISREG(found.st_mode) || found.st_size == 0)
        return 0;
    code = take_answers(i, i->save_path, 1);
    i->earlier_count = count_answers(i);
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
