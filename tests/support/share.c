/* SPDX-License-Identifier: Apache-2.0 */
#include "share.h"

#include <stdint.h>
#include <stdio.h>

int share_read(share *out, const char *text)
{
    int length = 0;

    if (sscanf(text, "%4lu/%4lu%n", &out->part, &out->parts, &length) != 2 ||
        text[length] != '\0')
        return -1;
    return out->part >= 1 && out->part <= out->parts ? 0 : -1;
}

/* splitmix64: numbers that follow each other are dealt to different parts. */
static uint64_t mix(uint64_t x)
{
    x += 0x9E3779B97F4A7C15u;
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9u;
    x = (x ^ (x >> 27)) * 0x94D049BB133111EBu;
    return x ^ (x >> 31);
}

int share_takes(const share *one, unsigned long number)
{
    return mix(number) % one->parts == one->part - 1;
}
