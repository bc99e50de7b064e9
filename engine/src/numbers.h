/* SPDX-License-Identifier: Apache-2.0 */
#ifndef NUMBERS_H
#define NUMBERS_H

#include "text_buffer.h"

/* Numbers as people type them, with a decimal point or comma, in every locale.
 * -1 when the text is not a plain number of at most 15 digits. */
int number_read(double *out, const char *text);

/* The shortest plain form: 45, 4.4; with a point in every locale. */
void number_write(text_buffer *out, double number);

#endif
