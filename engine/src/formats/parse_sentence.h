/* SPDX-License-Identifier: Apache-2.0 */
#ifndef PARSE_SENTENCE_H
#define PARSE_SENTENCE_H

#include <stddef.h>

enum { PARSE_SENTENCE_SIZE = 1000, PARSE_MEND_SIZE = 400 };

typedef struct parse_words {
    char sentence[PARSE_SENTENCE_SIZE]; /* what is wrong */
    char mend[PARSE_MEND_SIZE];         /* how to fix it; "": as usual */
} parse_words;

/* Turns a message of libxml2's parser into words for a clinician; `line` holds `length`
 * bytes: the line of the file that the message is about. */
void parse_sentence(parse_words *out, const char *message, const char *line,
                    size_t length);

#endif
