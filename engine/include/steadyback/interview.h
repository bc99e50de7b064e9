/* SPDX-License-Identifier: Apache-2.0 */
#ifndef STEADYBACK_INTERVIEW_H
#define STEADYBACK_INTERVIEW_H

#include <steadyback/consultation.h>

#ifdef __cplusplus
extern "C" {
#endif

/* For a front that interviews: what was answered, why something is asked, what does not
 * go together, what falls away. */

/* The answer to a question as sb_consultation_answer reads it ("chair band"); also of
 * QUESTION-unsure. *out is NULL when there is none. Caller frees *out with free. */
SB_API int sb_consultation_value(char **out, sb_consultation *one, const char *question,
                                 sb_failure *why);

/* The answer in words, to stand behind "because": "you are 45". *out is NULL when there
 * is none. Caller frees *out with free. */
SB_API int sb_consultation_say(char **out, sb_consultation *one, const char *question,
                               sb_failure *why);

/* What the answer to this question can still decide, as things stand: one line each, the
 * weightiest first ("whether you need help right away"). Worked out from the rules,
 * hazards and messages that hang on it and are still open. The question counts as open,
 * even when it has an answer. Caller frees *out with free. */
SB_API int sb_consultation_decides(char **out, sb_consultation *one, const char *question,
                                   sb_failure *why);

/* Answers that do not go together, as the pack lists them: the id of each contradiction
 * that stands now, in the order of the pack. Borrowed; NULL behind the last. */
SB_API const char *sb_consultation_conflict(sb_consultation *one, size_t index);

/* What to ask about a contradiction, and the questions whose answers could be changed.
 * Borrowed from the pack; NULL when there is no such contradiction, or no such index. */
SB_API const char *sb_pack_conflict_text(const sb_pack *pack, const char *id);
SB_API const char *sb_pack_conflict_question(const sb_pack *pack, const char *id,
                                             size_t index);

/* Takes back the answers to questions that no longer apply, and calls `dropped` for each.
 * They are set aside (also in saved answers), to be offered when the question applies
 * again. */
typedef void sb_answer_dropped(void *payload, const char *question);
SB_API int sb_consultation_drop(sb_consultation *one, sb_answer_dropped *dropped,
                                void *payload, sb_failure *why);

/* An answer that was set aside, as sb_consultation_value gives it; and the way to give it
 * again just as it was, with all that was not sure (no error when there is none). */
SB_API int sb_consultation_aside(char **out, sb_consultation *one, const char *question,
                                 sb_failure *why);
SB_API int sb_consultation_restore(sb_consultation *one, const char *question,
                                   sb_failure *why);

/* What a front keeps with the answers, under a name ("for": "someone-else"): saved and
 * resumed with them, and nothing is concluded from it. A value of NULL takes it back. */
SB_API int sb_consultation_note(sb_consultation *one, const char *name, const char *value,
                                sb_failure *why);
SB_API const char *sb_consultation_noted(sb_consultation *one,
                                         const char *name); /* borrowed, or NULL */

/* As sb_consultation_read_json, but for answers that were saved earlier: what does not
 * fit (a pack can change without another version) is left out, each with an error among
 * the notes that starts with the id of the question and a colon; so is an answer whose
 * doubts do not fit. With answers of another version of the pack there is a warning of
 * the kind `other-version` too. Another pack is refused with SB_CAUSE_ANSWERS. */
SB_API int sb_consultation_resume(sb_consultation *one, const char *text, size_t length,
                                  sb_mistakes *notes, sb_failure *why);

/* About how many questions are left, optional ones apart: what is due, what is only
 * held back until other answers are in, and a share of the follow-ups that answers may
 * still bring up. It seldom grows, and then by a few. */
SB_API size_t sb_consultation_about_left(sb_consultation *one);

/* How many questions that are due are left out, since no answer to them could change
 * anything that matters. */
SB_API size_t sb_consultation_left_out(sb_consultation *one);

/* How many questions an interview asks of the person whose answers `person` holds, by
 * section and in all, as text or as JSON. It stops where an interview stops. Not counted:
 * optional sections, and asking again after "not sure". A question without an answer is
 * taken as not sure, and named. The answers stay as they are. Caller frees *out with
 * free. */
SB_API int sb_questions_asked(char **out, sb_consultation *person, int json,
                              sb_failure *why);

#ifdef __cplusplus
}
#endif

#endif
