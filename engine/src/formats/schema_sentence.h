/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SCHEMA_SENTENCE_H
#define SCHEMA_SENTENCE_H

enum { SCHEMA_SENTENCE_SIZE = 1000, SCHEMA_LIST_SIZE = 500 };

typedef struct schema_words {
    char sentence[SCHEMA_SENTENCE_SIZE]; /* what is wrong */
    const char *mend;                    /* how to fix it; NULL: as usual */
    char own_mend[SCHEMA_LIST_SIZE]; /* what `mend` points to when it is of this one */
    char allowed[SCHEMA_LIST_SIZE];  /* "a, b, c", or "" */
} schema_words;

/* Turns a message of libxml2's schema validator into words for a clinician. The sentence
 * is "" when the message only repeats the one before it. */
void schema_sentence(schema_words *out, const char *message);

#endif
