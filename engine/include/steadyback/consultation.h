/* SPDX-License-Identifier: Apache-2.0 */
#ifndef STEADYBACK_CONSULTATION_H
#define STEADYBACK_CONSULTATION_H

#include <steadyback/answer.h>
#include <steadyback/pack.h>
#include <steadyback/result.h>

#ifdef __cplusplus
extern "C" {
#endif

/* One person's consultation: answers in any order, the next question, a result. It prints
 * nothing and reads nothing by itself. Opening one loads the rules (tens of
 * milliseconds); after sb_consultation_clear it serves the next person. One thread at a
 * time. */
typedef struct sb_consultation sb_consultation;

/* The pack must outlive the consultation. Caller closes *out. */
SB_API int sb_consultation_open(sb_consultation **out, const sb_pack *pack,
                                sb_failure *why);
SB_API void sb_consultation_close(sb_consultation *one); /* accepts NULL */

/* Takes back every answer. */
SB_API int sb_consultation_clear(sb_consultation *one, sb_failure *why);

/* Sets an answer, or changes it. `value` as in answers files: an option id, several with
 * blanks or commas between, a number, or `unknown`. For `QUESTION-unsure` the options of
 * QUESTION that the person is not sure about. A value that does not fit is refused with
 * SB_CAUSE_ANSWERS and a sentence of what is allowed; nothing changes. */
SB_API int sb_consultation_answer(sb_consultation *one, const char *question,
                                  const char *value, sb_failure *why);

/* The same with a value, which may hold what is unsure too; "not asked" takes the answer
 * back. What does not fit is refused alike; nothing is rounded. */
SB_API int sb_consultation_answer_value(sb_consultation *one, const char *question,
                                        const sb_answer *value, sb_failure *why);

/* The answer as that value; "not asked" when there is none. -1 with SB_CAUSE_ANSWERS, and
 * *out as it was, when there is no such question. */
SB_API int sb_consultation_read_value(sb_answer *out, sb_consultation *one,
                                      const char *question, sb_failure *why);

/* Takes one answer back; no error when there is none. */
SB_API int sb_consultation_forget(sb_consultation *one, const char *question,
                                  sb_failure *why);

/* Replaces all answers by those of a JSON text: {"answers": {"age": 45, ...}}. Every
 * mistake goes into `mistakes`; with any, -1 with SB_CAUSE_ANSWERS and nothing changes.
 */
SB_API int sb_consultation_read_json(sb_consultation *one, const char *text,
                                     size_t length, sb_mistakes *mistakes,
                                     sb_failure *why);

/* The answers as such a text. Caller frees *out with free. */
SB_API int sb_consultation_write_json(char **out, sb_consultation *one, sb_failure *why);

/* The id of the question that is due next; NULL when none is, an emergency stands, or no
 * further answer can change the result in a way that matters. Borrowed from the pack.
 * Danger signs come first. */
SB_API const char *sb_consultation_next(sb_consultation *one);

/* How many questions are due as things stand, beside those of optional sections. */
SB_API size_t sb_consultation_left(sb_consultation *one);

/* Whether an emergency stands that no open question can take away. */
SB_API int sb_consultation_is_emergency(sb_consultation *one);

/* Whether this question has an answer; whether it applies now. */
SB_API int sb_consultation_has(sb_consultation *one, const char *question);
SB_API int sb_consultation_applies(sb_consultation *one, const char *question);

/* The conclusion from the answers so far. A question that is due but has no answer counts
 * as unknown and is listed as incomplete. Every result is checked against the promises
 * (docs/architecture.md) before it is given; one that breaks a promise is withheld
 * (SB_CAUSE_PROMISE). Caller frees *out with sb_result_free; it may outlive the
 * consultation, not the pack. */
SB_API int sb_consultation_conclude(sb_result **out, sb_consultation *one,
                                    sb_failure *why);

#ifdef __cplusplus
}
#endif

#endif
