/* SPDX-License-Identifier: Apache-2.0 */
#ifndef DAYS_H
#define DAYS_H

/* Days as ISO 8601 writes them, counted. */
enum { DAY_TEXT_SIZE = 11, FIRST_DAY_YEAR = 1900, LAST_DAY_YEAR = 2199 };

/* The number of a day, one more each day; -1 for what is no day of these years. */
long day_number(const char *text);

/* The day of a number. */
void day_write(char text[DAY_TEXT_SIZE], long number);

/* Which day of the week: 0 is Monday. */
int day_of_week(long number);

#endif
