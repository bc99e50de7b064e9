/* SPDX-License-Identifier: Apache-2.0 */
#ifndef NAME_FILL_H
#define NAME_FILL_H

#include <steadyback/failure.h>

#include "base/text_buffer.h"

/* {name} in a text stands for what the program puts in. This is the one place that does
 * so, and that looks whether one was left. */

/* The first {name} in a text, with its braces; NULL when there is none. Braces around
 * anything but one word are no name: JSON and stylesheets are full of them. */
const char *name_left(const char *text, size_t *length);

/* Appends the text with {name} replaced; `pairs` are name, value ..., NULL, or NULL when
 * there are none. Gives how many names had no value and stand there as they were. */
size_t names_fill(text_buffer *out, const char *text, const char *const pairs[]);

/* What is about to be shown: -1 and promise 10 when a name was left in it. */
int names_guard(const char *shown, sb_failure *why);

/* The same for a text that was made: on failure it is freed, and *made is NULL. NULL
 * stands for a text for which there was no memory. */
int names_guard_made(char **made, sb_failure *why);

#endif
