/* SPDX-License-Identifier: Apache-2.0 */
#ifndef PLAIN_CASE_H
#define PLAIN_CASE_H

#include <stddef.h>

/* Letters as the pack has them, whatever language the computer is set to: in Turkish, the
 * small letter of I is not i. Only A to Z and a to z are letters with two cases. */
char plain_lower(char letter);
char plain_upper(char letter);
int plain_is_letter_or_digit(char letter); /* also each byte of a letter beyond ASCII */

/* Whether the first `length` bytes are the same but for their case. */
int plain_same(const char *a, const char *b, size_t length);

/* Whether a text is one of the words of a list, which has commas between them. */
int plain_is_listed(const char *list, const char *text);

#endif
