/* SPDX-License-Identifier: Apache-2.0 */
#ifndef REQUIRED_WORDS_H
#define REQUIRED_WORDS_H

/* What the safety texts of a pack must hold, so that no edit takes it out: whom to call,
 * how soon, for which signs. It stands here and not in the pack, which it guards. */

/* What the text of this part ("message", "contact", "stop-signal" ...) misses: a name in
 * braces, or words with | between of which one has to be there; NULL when nothing. Words
 * are only known in English; names in braces in every language. */
const char *words_missing(const char *what, const char *id, const char *text,
                          int is_english);

/* Words that turn the text around: "do not call"; NULL when there are none. */
const char *words_turned(const char *what, const char *id, const char *text);

/* Whether anything is required of this text. */
int words_are_required(const char *what, const char *id);

/* The ids of the stop signals that every pack has; ends with NULL. */
extern const char *const required_signals[];

#endif
