/* SPDX-License-Identifier: Apache-2.0 */
#ifndef PLAIN_WORDS_H
#define PLAIN_WORDS_H

#include <stddef.h>

#include "base/name_table.h"

/* How hard a text is to read, by counting; no dictionary. English only.
 *
 * A word is what stands between blanks and holds a letter or a digit; a hyphen does not
 * part it. A sentence ends at . ! or ? before a blank, and at the end of the text.
 * Syllables are groups of vowels, without silent endings and with the usual exceptions;
 * a number and a {name} to be filled in count as one. */

enum { LONGEST_WORD = 48 };

/* A phrase that is not to be said, and what to say instead. */
typedef struct never_phrase {
    const char *phrase; /* lower-case words with one blank between */
    const char *instead;
    const struct never_phrase *next; /* that starts with the same word */
} never_phrase;

/* What a pack says about its words. */
typedef struct wording {
    long grade_most, words_least, sentence_most;
    name_table names; /* medical names, lower case: each counts as two syllables */
    name_table fixed; /* whole texts that may stay as they are */
    name_table never; /* of never_phrase, by the first word of the phrase */
} wording;

typedef struct text_measure {
    size_t words, sentences, syllables;
    size_t longest_sentence;   /* in words */
    const never_phrase *never; /* the first such phrase in the text, or NULL */
} text_measure;

/* `words` may be NULL: no names, no phrases. */
text_measure plain_measure(const char *text, const wording *words);

/* The Flesch-Kincaid grade of a measured text: 0.39 x words a sentence + 11.8 x syllables
 * a word - 15.59. 0 for a text without words. */
double plain_grade(const text_measure *m);

/* Syllables of one word in lower case. */
size_t plain_syllables(const char *word);

#endif
