/* SPDX-License-Identifier: Apache-2.0 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "commands/options.h"
#include "diary/diary_offer.h"
#include "interview/interview_resume.h"

typedef struct interview_options {
    const char *save, *resume;
} interview_options;

static int take_option(void *into, int letter, const char *value)
{
    interview_options *options = into;

    if (letter == 's')
        options->save = value;
    else
        options->resume = value;
    return 0;
}

static int read_options(interview_options *options, int argc, char *argv[])
{
    static const option_kind kinds[] = {
        {"save", 's', "FILE", 0}, {"resume", 'r', "FILE", 0}, {0}};
    static const option_set set = {"interview", kinds};
    int first, code = options_read(&set, argc, argv, take_option, options, &first);

    if (code)
        return code;
    if ((options->save && strlen(options->save) >= PATH_SIZE) ||
        (options->resume && strlen(options->resume) >= PATH_SIZE))
        return wrong_usage("interview", "the name of the file is too long");
    return first == argc ? 0
                         : wrong_usage("interview", "it takes no file without --resume");
}

static void choose_save_path(interview *i, const interview_options *options)
{
    const char *named = options->save ? options->save : options->resume;

    if (named) {
        snprintf(i->save_path, PATH_SIZE, "%s", named);
        i->is_own_file = 1;
    } else if (saving_default_path(i->save_path) < 0) {
        i->save_path[0] = '\0';
    }
}

/* ---- saving on the way ---- */

void interview_say_save_failed(interview *i, int error)
{
    if (!i->save_has_failed)
        interview_say(i, "interview-file-failed",
                      WITH("file", i->save_path, "why", strerror(error)));
    i->save_has_failed = 1;
}

saving_claim interview_claim(interview *i)
{
    if (i->claim != SAVING_OURS) {
        i->claim = saving_take(&i->lock, i->save_path);
        i->claim_error = errno;
    }
    return i->claim;
}

void interview_save(interview *i)
{
    if (!i->save_path[0] || !sb_dialogue_answered(i->dialogue) ||
        interview_claim(i) != SAVING_OURS)
        return;
    if (saving_write(i->dialogue, i->save_path) == 0)
        i->save_has_failed = 0;
    else
        interview_say_save_failed(i, errno);
}

/* Before anything is read there. A file that the person named, and that another interview
 * saves in, is left alone: an exit code. */
static int claim_place(interview *i)
{
    if (!i->save_path[0] || interview_claim(i) != SAVING_TAKEN || !i->is_own_file)
        return 0;
    tell("steadyback: %s belongs to another interview that is open; end that one first, "
         "or "
         "name another file with --save",
         i->save_path);
    return EXIT_SYSTEM;
}

/* A device or pipe shows only when written to whether it can be. */
static void try_device(interview *i)
{
    if (i->claim != SAVING_OURS || i->lock.path[0] ||
        saving_write(i->dialogue, i->save_path) == 0)
        return;
    i->claim = SAVING_CANNOT;
    i->claim_error = errno;
}

/* ---- start and end ---- */

static void welcome(interview *i)
{
    interview_say(i, "interview-welcome", NULL);
    interview_say(i, "interview-emergency-first", NULL);
    if (i->claim == SAVING_OURS)
        interview_say(i, "interview-privacy", WITH("file", i->save_path));
    interview_say(i, "interview-how", NULL);
}

/* Another interview keeps its answers there: this one can go on without keeping any. */
static turn offer_without_saving(interview *i)
{
    size_t picked = 0;
    turn then;

    printf("\n");
    interview_say(i, "interview-taken", WITH("file", i->save_path));
    interview_offer(i, 1, interview_word(i, "interview-taken-stop"));
    interview_offer(i, 2, interview_word(i, "interview-taken-go-on"));
    i->save_path[0] = '\0';
    do
        then = interview_pick(i, 2, &picked);
    while (then == GO_BACK); /* there is nothing before this */
    return then == GO_ON && picked == 0 ? LEAVE : then;
}

/* Says before the first question when the answers will not be kept. */
static turn find_place(interview *i)
{
    if (i->claim == SAVING_TAKEN)
        return offer_without_saving(i);
    if (i->claim == SAVING_CANNOT) {
        if (i->save_path[0])
            interview_say_save_failed(i, i->claim_error);
        interview_say(i, "interview-no-place", NULL);
    }
    return GO_ON;
}

void interview_say_kept(interview *i)
{
    if (!sb_dialogue_answered(i->dialogue))
        interview_say(i, "interview-nothing-kept", NULL);
    else if (!i->save_path[0] || i->save_has_failed)
        interview_say(i, "interview-not-saved", NULL);
    else
        interview_say(i, i->is_own_file ? "interview-saved-own" : "interview-saved",
                      WITH("file", i->save_path));
}

/* How it ended; the answers are saved once more. */
static int leave(interview *i, turn how)
{
    if (how == FAILED)
        return i->code ? i->code : EXIT_SYSTEM;
    if (how == ENDED)
        return i->code;
    printf("\n");
    interview_save(i);
    interview_say_kept(i);
    if (i->code)
        return i->code;
    return how != INTERRUPTED && sb_dialogue_is_concluded(i->dialogue) ? EXIT_RESULT
                                                                       : EXIT_INTERRUPTED;
}

static int run(interview *i, const interview_options *options)
{
    turn then;

    try_device(i);
    welcome(i);
    prompt_start();
    then = find_place(i);
    if (then == GO_ON && !options->resume)
        then = interview_offer_earlier(i);
    if (then == GO_ON) {
        i->owed = SB_NEW_ALL;
        then = interview_talk(i);
    }
    return leave(i, then);
}

int command_interview(const common *common, int argc, char *argv[])
{
    interview_options options = {0};
    interview *i = calloc(1, sizeof(*i));
    sb_failure why = {0};
    int code = i ? read_options(&options, argc, argv) : tell_memory();

    if (code || (code = open_pack(&i->pack, common)))
        goto cleanup;
    i->common = common;
    i->start_diary = diary_offer;
    if (sb_dialogue_open(&i->dialogue, i->pack, &why) < 0) {
        code = tell_failure(&why);
        goto cleanup;
    }
    i->columns = interview_columns();
    sb_dialogue_set_columns(i->dialogue, i->columns);
    choose_save_path(i, &options);
    if ((code = claim_place(i)) ||
        (code = options.resume ? interview_resume(i, options.resume)
                               : interview_look_at_file(i)))
        goto cleanup;
    code = run(i, &options);
cleanup:
    if (i) {
        saving_release(&i->lock);
        sb_dialogue_close(i->dialogue);
        sb_pack_free(i->pack);
    }
    free(i);
    return code;
}
