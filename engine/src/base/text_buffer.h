/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TEXT_BUFFER_H
#define TEXT_BUFFER_H

#include <stddef.h>

/* A text that grows. After running out of memory it stays marked as failed, so that a
 * writer need ask only once, at the end. Start with {0}. */
typedef struct text_buffer {
    char *text;
    size_t length;
    size_t room;
    int failed;
} text_buffer;

void text_add(text_buffer *out, const char *text);
void text_add_bytes(text_buffer *out, const char *bytes, size_t length);
void text_addf(text_buffer *out, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Adds texts, up to a NULL: a tenth of what text_addf costs. text_join adds the ones
 * given. */
void text_add_all(text_buffer *out, const char *const texts[]);
#define text_join(out, ...) text_add_all(out, (const char *const[]){__VA_ARGS__, NULL})

/* With what XML reserves written as references; what XML forbids becomes a blank. */
void text_add_markup(text_buffer *out, const char *text);

/* Makes the text longer by `length` bytes, for the caller to fill in at once; NULL when
 * memory runs out. */
char *text_more(text_buffer *out, size_t length);

/* Makes the first letter a capital one, in the way of English, whatever the locale: in
 * Turkish, that of i is not I. */
void text_capital(text_buffer *out);

/* Hands the text over (free it), or NULL when a write had failed. Empties the buffer. */
char *text_take(text_buffer *out);

void text_clear(text_buffer *out);

/* Clears a text that went into another: what failed in it fails that one too. */
void text_used(text_buffer *part, text_buffer *whole);

#endif
