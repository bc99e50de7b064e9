/* SPDX-License-Identifier: Apache-2.0 */
#include "dialogue/plain_case.h"

#include <string.h>

char plain_lower(char letter)
{
    return letter >= 'A' && letter <= 'Z' ? (char)(letter - 'A' + 'a') : letter;
}

char plain_upper(char letter)
{
    return letter >= 'a' && letter <= 'z' ? (char)(letter - 'a' + 'A') : letter;
}

int plain_is_letter_or_digit(char letter)
{
    char lower = plain_lower(letter);

    return (lower >= 'a' && lower <= 'z') || (letter >= '0' && letter <= '9') ||
           (unsigned char)letter >= 0x80;
}

int plain_same(const char *a, const char *b, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        if (plain_lower(a[i]) != plain_lower(b[i]))
            return 0;
        if (!a[i])
            return 1;
    }
    return 1;
}

int plain_is_listed(const char *list, const char *text)
{
    size_t length = strlen(text);

    for (const char *word = list; *word && length;) {
        size_t size = strcspn(word, ",");

        if (size == length && plain_same(word, text, size))
            return 1;
        word += size;
        word += strspn(word, ", ");
    }
    return 0;
}
