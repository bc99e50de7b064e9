/* SPDX-License-Identifier: Apache-2.0 */
#include "numbers.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_DIGITS = 15 };

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
