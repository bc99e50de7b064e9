/* SPDX-License-Identifier: Apache-2.0 */
/* Answers as JSON: as a file for `plan`, as a line of `batch`, and, with FUZZ_SAVED, as
 * what an interview saved: read by itself, and as the state of a dialogue. What is
 * accepted says itself again, word for word, and gives a result; what is refused changes
 * nothing. */
#include "fuzz.h"

#include <stdlib.h>
#include <string.h>

#ifndef FUZZ_SAVED
#define FUZZ_SAVED 0
#endif

static sb_consultation *one;

static char *written(void)
{
    sb_failure why = {0};
    char *text = NULL;

    insist(sb_consultation_write_json(&text, one, &why) == 0, "answers cannot be written",
           why.text);
    return text;
}

static int read_in(const char *text, size_t length)
{
    sb_mistakes *mistakes = sb_mistakes_new();
    sb_failure why = {0};
    int error = FUZZ_SAVED ? sb_consultation_resume(one, text, length, mistakes, &why)
                           : sb_consultation_read_json(one, text, length, mistakes, &why);

    insist(error == 0 || why.cause == SB_CAUSE_NONE || why.cause == SB_CAUSE_ANSWERS,
           "a failure that is not laid to the answers", why.text);
    insist(error == 0 || sb_mistakes_errors(mistakes) || why.cause,
           "refused without a word", text);
    insist(FUZZ_SAVED || error || !sb_mistakes_errors(mistakes), "accepted with mistakes",
           text);
    insist_mistakes(mistakes);
    sb_mistakes_free(mistakes);
    return error;
}

static void conclude(void)
{
    sb_result *result = NULL;
    sb_failure why = {0};
    char *text = NULL;

    insist(sb_consultation_conclude(&result, one, &why) == 0, "no result", why.text);
    insist(sb_result_json(&text, result, &why) == 0, "no JSON", why.text);
    insist_harmless(text);
    free(text);
    sb_result_free(result);
}

/* The line of a batch is one line, whatever comes in. */
static void as_line(const char *text, size_t length, int error)
{
    sb_line line = {0};
    sb_failure why = {0};

    insist(sb_consultation_line(&line, one, text, length, 1, &why) == 0, "no line",
           why.text);
    insist(line.cause == (error ? SB_CAUSE_ANSWERS : SB_CAUSE_NONE), "another cause",
           line.text);
    insist(strlen(line.text) == line.length && !strpbrk(line.text, "\r\n"),
           "not one line", line.text);
    insist_harmless(line.text);
    free(line.text);
}

/* ---- the state of a dialogue ---- */

static sb_dialogue *talk;

/* Goes on from the text; what it shows then. Free it. */
static char *shown_from(const char *text, size_t length)
{
    sb_mistakes *mistakes = sb_mistakes_new();
    sb_failure why = {0};
    char *shown = NULL;

    insist(sb_dialogue_resume(talk, text, length, SB_RESUME_TURN, mistakes, &why) == 0,
           "a dialogue does not go on", why.text);
    insist(sb_dialogue_turn_json(&shown, talk, &why) == 0, "no turn", why.text);
    insist_harmless(shown);
    sb_mistakes_free(mistakes);
    return shown;
}

static char *saved(void)
{
    sb_failure why = {0};
    char *text = NULL;

    insist(sb_dialogue_save(&text, talk, &why) == 0, "it cannot be saved", why.text);
    return text;
}

static void answer_on(void)
{
    static const char *const lines[] = {"1",    "",  "not sure", "change 1",
                                        "back", "2", "stop"};

    for (size_t k = 0; k < sizeof(lines) / sizeof(*lines); k++) {
        sb_failure why = {0};

        insist(sb_dialogue_reply(talk, lines[k], &why) == 0, "a reply fails", why.text);
    }
}

/* What was saved shows the same wherever it goes on, and is saved as the same again. */
static void as_dialogue(const char *text, size_t length)
{
    char *state, *shown, *again, *shown_again;
    sb_failure why = {0};

    if (!talk)
        insist(sb_dialogue_open(&talk, fuzz_repository(), &why) == 0, "no dialogue",
               why.text);
    free(shown_from(text, length)); /* with what did not fit in it */
    state = saved();
    shown = shown_from(state, strlen(state));
    again = saved();
    shown_again = shown_from(again, strlen(again));
    insist(strcmp(state, again) == 0, "saved again it is not the same", state);
    insist(strcmp(shown, shown_again) == 0, "it does not go on where it was", state);
    answer_on();
    free(state);
    free(shown);
    free(again);
    free(shown_again);
}

static void clear(void)
{
    sb_failure why = {0};

    insist(sb_consultation_clear(one, &why) == 0, "cannot be cleared", why.text);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    char *text = fuzz_text(bytes, size), *empty, *first, *again;
    sb_failure why = {0};
    int error;

    if (!one)
        insist(sb_consultation_open(&one, fuzz_repository(), &why) == 0, "the pack",
               why.text);
    clear();
    empty = written();
    error = read_in(text, size);
    first = written();
    insist(error == 0 || strcmp(first, empty) == 0, "refused answers changed something",
           first);
    if (error == 0) {
        insist(read_in(first, strlen(first)) == 0, "what was written is refused", first);
        again = written();
        insist(strcmp(first, again) == 0, "what was read back is not the same", again);
        conclude();
        free(again);
    }
    if (!FUZZ_SAVED)
        as_line(text, size, error);
    else if (error == 0)
        as_dialogue(text, size);
    free(first);
    free(empty);
    free(text);
    return 0;
}
