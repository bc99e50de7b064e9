/* SPDX-License-Identifier: Apache-2.0 */
#include "check/said_limit.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum {
    WINDOW = 200,
    OVERLAP = 20,
    WEEKS_OF_YEAR = 52,
    DAYS_OF_WEEK = 7,
    MONTHS_OF_YEAR = 12
};

typedef struct word {
    const char *at;
    size_t length; /* without the signs behind it */
} word;

typedef struct words {
    word all[WINDOW];
    size_t count;
} words;

/* Whatever stands between blanks, up to the first sign that is part of no word. */
static size_t split(words *out, const char *text)
{
    out->count = 0;
    while (*text && out->count < WINDOW) {
        size_t length;

        text += strspn(text, " \t\r\n(\"'");
        length = strcspn(text, " \t\r\n");
        if (!length)
            break;
        out->all[out->count] = (word){text, length};
        while (length && strchr(".,;:!?)\"'", text[length - 1]))
            length--;
        out->all[out->count].length = length;
        text += strcspn(text, " \t\r\n");
        out->count += length > 0;
    }
    return out->count;
}

static int is(const word *one, const char *text)
{
    return strlen(text) == one->length && strncasecmp(one->at, text, one->length) == 0;
}

static int is_among(const word *one, const char *const texts[])
{
    for (size_t i = 0; texts[i]; i++)
        if (is(one, texts[i]))
            return 1;
    return 0;
}

static int is_number(const word *one, double *number)
{
    size_t digits = 0;

    for (size_t i = 0; i < one->length; i++) {
        digits += isdigit((unsigned char)one->at[i]) != 0;
        if (!isdigit((unsigned char)one->at[i]) && one->at[i] != '.')
            return 0;
    }
    *number = strtod(one->at, NULL);
    return digits > 0;
}

static said_unit unit_of(const words *all, size_t i)
{
    static const char *const units[][3] = {[SAID_DAYS] = {"day", "days", NULL},
                                           [SAID_WEEKS] = {"week", "weeks", NULL},
                                           [SAID_MONTHS] = {"month", "months", NULL},
                                           [SAID_YEARS] = {"year", "years", NULL}};

    for (size_t unit = SAID_DAYS; i < all->count && unit <= SAID_YEARS; unit++)
        if (is_among(&all->all[i], units[unit]))
            return (said_unit)unit;
    return SAID_PLAIN;
}

/* Where "from the age of 65" begins, when the number stands at `i`; `i` when no such word
 * stands before it. */
static size_t begins(const words *all, size_t i)
{
    static const char *const openers[] = {
        "after", "from", "over", "above", "under", "below", "before", "past",
        "least", "most", "than", "until", "to",    "were",  "aged",   NULL};
    static const char *const fillers[] = {"the", "age", "of", NULL};
    size_t start = i, aged = 0;

    while (start > 0 && is_among(&all->all[start - 1], fillers)) {
        start--;
        aged |= is(&all->all[start], "age");
    }
    if (start > 0 && is(&all->all[start - 1], "to"))
        return start > 1 && is(&all->all[start - 2], "up") ? start - 2 : i;
    if (start > 0 && is_among(&all->all[start - 1], openers))
        return start - 1;
    return aged ? start : i;
}

/* The last word of "7 or more", "12 weeks ago or less", when the number stands at `i`;
 * `i` when nothing like that follows. */
static size_t ends(const words *all, size_t i)
{
    static const char *const ways[] = {"more",   "over",  "later",   "less",
                                       "older",  "under", "younger", "above",
                                       "before", "below", NULL};

    for (size_t k = i + 1; k <= i + 3 && k + 1 < all->count; k++)
        if ((is(&all->all[k], "or") || is(&all->all[k], "and")) &&
            is_among(&all->all[k + 1], ways))
            return k + 1;
    return i;
}

/* The first limit among so many words. */
static int find_limit(said_limit *out, const words *all, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        size_t start, end;
        double number;

        if (!is_number(&all->all[i], &number))
            continue;
        start = begins(all, i);
        end = ends(all, i);
        if (start == i && end == i)
            continue;
        *out = (said_limit){.number = number,
                            .unit = unit_of(all, i + 1),
                            .from = all->all[start].at,
                            .length = (size_t)(all->all[end].at - all->all[start].at) +
                                      all->all[end].length};
        return 1;
    }
    return 0;
}

/* A long text goes by in windows: what stands near the end of one, and may go on behind
 * it, is left to the next. */
int said_limit_next(said_limit *out, const char **at)
{
    words all;

    while (split(&all, *at) == WINDOW) {
        if (find_limit(out, &all, WINDOW - OVERLAP / 2)) {
            *at = out->from + out->length;
            return 1;
        }
        *at = all.all[WINDOW - OVERLAP].at;
    }
    if (!find_limit(out, &all, all.count))
        return 0;
    *at = out->from + out->length;
    return 1;
}

int said_limit_is(const said_limit *said, double tested)
{
    static const double factors[][3] = {
        [SAID_PLAIN] = {1, 1, 1},
        [SAID_DAYS] = {1, 1.0 / DAYS_OF_WEEK, 1},
        [SAID_WEEKS] = {1, DAYS_OF_WEEK, 1},
        [SAID_MONTHS] = {1, (double)WEEKS_OF_YEAR / MONTHS_OF_YEAR, 1.0 / MONTHS_OF_YEAR},
        [SAID_YEARS] = {1, MONTHS_OF_YEAR, WEEKS_OF_YEAR}};

    for (size_t i = 0; i < 3; i++)
        if (fabs(said->number * factors[said->unit][i] - tested) < 0.5)
            return 1;
    return 0;
}

void said_numbers(const char *text, number_seen *seen, void *payload)
{
    while (*text) {
        size_t digits = strspn(text, "0123456789");
        char *end;

        if (!digits) {
            text++;
            continue;
        }
        seen(payload, strtod(text, &end));
        text = end;
    }
}
