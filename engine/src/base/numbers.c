/* SPDX-License-Identifier: Apache-2.0 */
#include "base/numbers.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_DIGITS = 15 };

int number_is_plain(double number)
{
    const double most = 1e12; /* with three decimals: fifteen digits */

    return number >= -most && number <= most && /* also false when it is no number */
           !(number < round(number * 1000) / 1000) &&
           !(number > round(number * 1000) / 1000);
}

int number_read(double *out, const char *text)
{
    double value = 0, place = 1;
    int digits = 0, point = 0, negative = *text == '-';

    for (text += negative; *text; text++) {
        if (isdigit((unsigned char)*text)) {
            value = value * 10 + (*text - '0');
            place *= point ? 10 : 1;
            digits++;
        } else if ((*text == '.' || *text == ',') && !point && digits) {
            point = 1;
        } else {
            return -1;
        }
    }
    if (digits == 0 || digits > MOST_DIGITS)
        return -1;
    *out = (negative ? -value : value) / place;
    return 0;
}

void number_write_exactly(text_buffer *out, double number)
{
    char text[32];
    char *comma;

    snprintf(text, sizeof(text), "%.15g", number);
    comma = strchr(text, ','); /* what the locale writes for a point */
    if (comma)
        *comma = '.';
    text_add(out, text);
}

void number_write(text_buffer *out, double number)
{
    long long thousandths = llround(number * 1000);
    long long fraction = llabs(thousandths) % 1000;

    text_addf(out, "%s%lld", thousandths < 0 ? "-" : "", llabs(thousandths) / 1000);
    if (!fraction)
        return;
    text_addf(out, ".%03lld", fraction);
    while (out->length && !out->failed && out->text[out->length - 1] == '0')
        out->text[--out->length] = '\0';
}
