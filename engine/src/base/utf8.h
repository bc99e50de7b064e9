/* SPDX-License-Identifier: Apache-2.0 */
#ifndef UTF8_H
#define UTF8_H

#include <stddef.h>
#include <stdint.h>

/* The length of the character at `bytes` (of which `length` may be read) and its code in
 * *code; 0 when it is no valid UTF-8: cut short, too long a form, a surrogate, or beyond
 * U+10FFFF. */
size_t utf8_read(uint32_t *code, const char *bytes, size_t length);

/* How many bytes from the beginning are letters, digits and signs of ASCII: most of a
 * text, and nothing to look at one by one. */
size_t utf8_plain(const char *bytes, size_t length);

/* Control characters but tab, line feed and carriage return. */
int utf8_is_control(uint32_t code);

/* The invisible characters that turn the direction of writing: U+202A to U+202E, U+2066
 * to U+2069. */
int utf8_is_direction_control(uint32_t code);

#endif
