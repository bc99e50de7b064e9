/* SPDX-License-Identifier: Apache-2.0 */
#ifndef STEADYBACK_DIALOGUE_H
#define STEADYBACK_DIALOGUE_H

#include <steadyback/consultation.h>
#include <steadyback/question.h>
#include <steadyback/turn.h>

#ifdef __cplusplus
extern "C" {
#endif

/* One person's interview from "who is it for?" to the result, for any front: a terminal,
 * a page, a form. The dialogue says what is to be shown now, as a turn; the front shows
 * it and hands back what was typed or ticked. What is asked back, once more, corrected,
 * reviewed and taken up again is decided here. It prints and reads nothing, and serves
 * one thread at a time.
 *
 * Owned: a dialogue by its caller, who closes it; the pack must outlive it. Turns, notes
 * and all texts in them are borrowed, until the next call that changes the dialogue.
 * Failures: -1 and `why`. With SB_CAUSE_ANSWERS something was handed in that is not
 * offered here; nothing has changed, and the turn stands. After any other failure the
 * dialogue can be saved and closed, not gone on with. What a person typed is never a
 * failure: what does not fit is said in a note. */
typedef struct sb_dialogue sb_dialogue;

SB_API int sb_dialogue_open(sb_dialogue **out, const sb_pack *pack, sb_failure *why);
SB_API void sb_dialogue_close(sb_dialogue *one); /* accepts NULL */

/* Takes everything back: it begins anew. */
SB_API int sb_dialogue_clear(sb_dialogue *one, sb_failure *why);

/* How wide the pages of text in turns and notes are; 80 at first. */
SB_API void sb_dialogue_set_columns(sb_dialogue *one, size_t columns);

/* ---- what is shown ---- */

/* The turn that stands now. */
SB_API int sb_dialogue_turn(const sb_turn **out, sb_dialogue *one, sb_failure *why);

/* The same, with the notes, as JSON (docs/turn.schema.json). Caller frees *out. */
SB_API int sb_dialogue_turn_json(char **out, sb_dialogue *one, sb_failure *why);

/* What is to be said before the turn: what the last call brought, in order. NULL behind
 * the last. */
SB_API const sb_turn_note *sb_dialogue_note(const sb_dialogue *one, size_t index);

/* ---- what was answered ---- */

/* A line as a person types it: an answer, or one of the words of the pack that are none
 * (back, why, ...). An empty line agrees: it keeps the answer that is shown, or takes
 * what was understood, or goes to the next step. */
SB_API int sb_dialogue_reply(sb_dialogue *one, const char *line, sb_failure *why);

/* What was ticked: the id of an option; to a question a value as for
 * sb_consultation_answer (several ids with blanks between, a number, `unknown`); to a
 * step `done`, or `unknown` for the question at once. */
SB_API int sb_dialogue_choose(sb_dialogue *one, const char *value, sb_failure *why);

/* The words that are no answer, as calls. Where a turn does not offer one (`may`) nothing
 * happens; goto is refused for a question that was not asked, or does not apply. Stopping
 * leaves the question that is open; the next call goes on from there. */
SB_API int sb_dialogue_back(sb_dialogue *one, sb_failure *why);
SB_API int sb_dialogue_goto(sb_dialogue *one, const char *question, sb_failure *why);
SB_API int sb_dialogue_why(sb_dialogue *one, sb_failure *why);
SB_API int sb_dialogue_help(sb_dialogue *one, sb_failure *why);
SB_API int sb_dialogue_review(sb_dialogue *one, sb_failure *why);
SB_API int sb_dialogue_stop(sb_dialogue *one, sb_failure *why);

/* Which of these words a line is, for a front that asks something of its own. */
typedef enum sb_dialogue_word {
    SB_WORD_NONE,
    SB_WORD_BACK,
    SB_WORD_CHANGE, /* "change 7"; sb_dialogue_reply takes it */
    SB_WORD_WHY,
    SB_WORD_HELP,
    SB_WORD_REVIEW,
    SB_WORD_STOP
} sb_dialogue_word;
SB_API sb_dialogue_word sb_dialogue_word_of(const sb_dialogue *one, const char *line);

/* ---- what has come out ---- */

/* How many questions have an answer. */
SB_API size_t sb_dialogue_answered(sb_dialogue *one);

/* A count that grows whenever a question ends: a front that saves does so then. */
SB_API size_t sb_dialogue_changes(const sb_dialogue *one);

/* Whether the result has been reached, and no answer has changed since. */
SB_API int sb_dialogue_is_concluded(const sb_dialogue *one);

/* The result of the answers so far. Caller frees *out with sb_result_free. */
SB_API int sb_dialogue_result(sb_result **out, sb_dialogue *one, sb_failure *why);

/* ---- what is kept ---- */

/* All of it as one JSON text, which is a file of answers too. While an answer behind an
 * emergency is being corrected, the text holds the answers as they were before, and the
 * correction beside them. Caller frees *out with free. */
SB_API int sb_dialogue_save(char **out, sb_dialogue *one, sb_failure *why);

/* A person with the answers so far and what is kept with them, apart from the dialogue:
 * what goes on elsewhere (a diary) begins with it. Caller closes *out with
 * sb_consultation_close. */
SB_API int sb_dialogue_person(sb_consultation **out, sb_dialogue *one, sb_failure *why);

/* Takes such a text (or any file of answers) in place of all that was. What does not fit
 * the pack is left out, and said in notes and among `mistakes`; a text that cannot be
 * used is refused with SB_CAUSE_ANSWERS. At the same turn, for the next request of a
 * page; or from the answers alone, for somebody who comes back another day: then what is
 * due is asked, and the answers are looked at again before the result. */
typedef enum sb_resume { SB_RESUME_TURN, SB_RESUME_ANSWERS } sb_resume;
SB_API int sb_dialogue_resume(sb_dialogue *one, const char *text, size_t length,
                              sb_resume at, sb_mistakes *mistakes, sb_failure *why);

/* What a front keeps with the answers, as sb_consultation_note does; the names `for`,
 * `order`, `settled`, `corrected`, `turn` and `delta` are the dialogue's own. */
SB_API int sb_dialogue_remember(sb_dialogue *one, const char *name, const char *value,
                                sb_failure *why);
SB_API const char *sb_dialogue_remembered(sb_dialogue *one,
                                          const char *name); /* borrowed, or NULL */

#ifdef __cplusplus
}
#endif

#endif
