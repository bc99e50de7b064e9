/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SCHEMA_SENTENCE_H
#define SCHEMA_SENTENCE_H

enum { SCHEMA_SENTENCE_SIZE = 1000 };

/* Turns a message of libxml2's schema validator into a sentence for a clinician.
 * `out` gets "" when the message only repeats the one before it. */
void schema_sentence(char out[SCHEMA_SENTENCE_SIZE], const char *message);

#endif
