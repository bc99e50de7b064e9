/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLD_WORDS_H
#define TOLD_WORDS_H

#include "words/handout.h"

extern const char *const unused_words[];    /* by unused_why: "not-asked" */
extern const char *const unused_messages[]; /* by unused_why; {answers} */

/* The answer as a clause: "you are 45". */
void told_say_answer(text_buffer *out, const sb_pack *pack, const result_unused *one);

/* The sentence about one answer that was told and not used. */
void told_say_unused(text_buffer *out, const sb_result *r, const result_unused *one);

/* Calls `tell` for each sentence about what was told though it was not asked: a message
 * of the pack with its pairs, as for handout_write. */
typedef void told_sentence(void *payload, const char *message, const char *const pairs[]);
void told_say(const sb_result *r, told_sentence *tell, void *payload);

#endif
