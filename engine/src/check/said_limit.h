/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SAID_LIMIT_H
#define SAID_LIMIT_H

#include <stddef.h>

/* A limit in words: "After 70", "from the age of 65", "under 6 weeks", "7 or more". Only
 * the forms of English that say where something begins or ends; other numbers in a text
 * are none. */
typedef enum said_unit {
    SAID_PLAIN,
    SAID_DAYS,
    SAID_WEEKS,
    SAID_MONTHS,
    SAID_YEARS
} said_unit;

typedef struct said_limit {
    double number;
    said_unit unit;
    const char *from; /* in the text */
    size_t length;
} said_limit;

/* The first limit at or behind *at, which moves on behind it. 0 when there is none. */
int said_limit_next(said_limit *out, const char **at);

/* Whether a limit tested in a condition may be what was said: the same number, or the
 * same time in weeks, days or months. */
int said_limit_is(const said_limit *said, double tested);

/* Calls for every number in a text, whatever it says. */
typedef void number_seen(void *payload, double number);
void said_numbers(const char *text, number_seen *seen, void *payload);

#endif
