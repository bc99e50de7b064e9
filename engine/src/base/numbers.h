/* SPDX-License-Identifier: Apache-2.0 */
#ifndef NUMBERS_H
#define NUMBERS_H

#include "base/text_buffer.h"

/* Numbers as people type them, with a decimal point or comma, in every locale.
 * -1 when the text is not a plain number of at most 15 digits. */
int number_read(double *out, const char *text);

/* Whether a number is a whole number of thousandths, so that number_write says just what
 * it is. */
int number_is_plain(double number);

/* The shortest plain form: 45, 4.4; with a point in every locale. */
void number_write(text_buffer *out, double number);

/* All fifteen digits, for a number that is not plain. */
void number_write_exactly(text_buffer *out, double number);

#endif
