/* SPDX-License-Identifier: Apache-2.0 */
#include "base/utf8.h"

/* How many bytes a character has, by its first byte, and the bits in that byte. */
static size_t read_first(uint32_t *code, unsigned char first)
{
    if (first < 0x80) {
        *code = first;
        return 1;
    }
    if (first >= 0xC2 && first < 0xE0) {
        *code = first & 0x1Fu;
        return 2;
    }
    if (first >= 0xE0 && first < 0xF0) {
        *code = first & 0x0Fu;
        return 3;
    }
    *code = first & 0x07u;
    return first >= 0xF0 && first < 0xF5 ? 4 : 0;
}

size_t utf8_read(uint32_t *code, const char *bytes, size_t length)
{
    static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    size_t size = length ? read_first(code, (unsigned char)bytes[0]) : 0;

    if (size == 0 || size > length)
        return 0;
    for (size_t i = 1; i < size; i++) {
        unsigned char next = (unsigned char)bytes[i];

        if ((next & 0xC0) != 0x80)
            return 0;
        *code = *code << 6 | (next & 0x3Fu);
    }
    if (*code < least[size] || *code > 0x10FFFF || (*code >= 0xD800 && *code < 0xE000))
        return 0;
    return size;
}

size_t utf8_plain(const char *bytes, size_t length)
{
    size_t plain = 0;

    while (plain < length && bytes[plain] >= ' ' && bytes[plain] <= '~')
        plain++;
    return plain;
}

int utf8_is_control(uint32_t code)
{
    if (code < 0x20)
        return code != '\t' && code != '\n' && code != '\r';
    return code >= 0x7F && code < 0xA0;
}

int utf8_is_direction_control(uint32_t code)
{
    return (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
}
