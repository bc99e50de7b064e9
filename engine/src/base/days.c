/* SPDX-License-Identifier: Apache-2.0 */
#include "base/days.h"

#include <ctype.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

enum { YEAR_DAYS = 365, MONTHS = 12 };

static int is_leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int days_in(int year, int month)
{
    static const int days[MONTHS] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    return days[month - 1] + (month == 2 && is_leap(year));
}

/* From the first day of the first year on. */
static long days_before(int year, int month)
{
    long days = 0;

    for (int y = FIRST_DAY_YEAR; y < year; y++)
        days += YEAR_DAYS + is_leap(y);
    for (int m = 1; m < month; m++)
        days += days_in(year, m);
    return days;
}

static int is_written(const char *text)
{
    for (size_t i = 0; i < DAY_TEXT_SIZE - 1; i++)
        if (i == 4 || i == 7 ? text[i] != '-' : !isdigit((unsigned char)text[i]))
            return 0;
    return text[DAY_TEXT_SIZE - 1] == '\0';
}

long day_number(const char *text)
{
    int year, month, day;

    if (!text || !is_written(text))
        return -1;
    year = (int)strtol(text, NULL, 10);
    month = (int)strtol(text + 5, NULL, 10);
    day = (int)strtol(text + 8, NULL, 10);
    if (year < FIRST_DAY_YEAR || year > LAST_DAY_YEAR || month < 1 || month > MONTHS ||
        day < 1 || day > days_in(year, month))
        return -1;
    return days_before(year, month) + day - 1;
}

void day_write(char text[DAY_TEXT_SIZE], long number)
{
    int year = FIRST_DAY_YEAR, month = 1;

    for (; year < LAST_DAY_YEAR && number >= YEAR_DAYS + is_leap(year); year++)
        number -= YEAR_DAYS + is_leap(year);
    for (; month < MONTHS && number >= days_in(year, month); month++)
        number -= days_in(year, month);
    snprintf(text, DAY_TEXT_SIZE, "%04u-%02u-%02u", (unsigned)year % 10000U,
             (unsigned)month % 100U, (unsigned)(number + 1) % 100U);
}

int day_of_week(long number)
{
    return (int)(number % 7); /* 1900-01-01 was a Monday */
}
