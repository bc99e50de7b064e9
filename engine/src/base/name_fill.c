/* SPDX-License-Identifier: Apache-2.0 */
#include "base/name_fill.h"

#include <stdlib.h>
#include <string.h>

#include "base/failure.h"

/* A name begins with a letter of ASCII, whatever the locale. Asked first: a result as
 * JSON has a thousand braces that begin no name. */
static int is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static const char further[] =
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_";

const char *name_left(const char *text, size_t *length)
{
    for (const char *at = strchr(text, '{'); at; at = strchr(at + 1, '{')) {
        size_t word = is_letter(at[1]) ? strspn(at + 1, further) : 0;

        if (!word || at[1 + word] != '}')
            continue;
        *length = word + 2;
        return at;
    }
    return NULL;
}

static const char *value_of(const char *const pairs[], const char *name, size_t length)
{
    for (size_t i = 0; pairs && pairs[i]; i += 2)
        if (strlen(pairs[i]) == length && strncmp(pairs[i], name, length) == 0)
            return pairs[i + 1];
    return NULL;
}

size_t names_fill(text_buffer *out, const char *text, const char *const pairs[])
{
    size_t left = 0, length;
    const char *name;

    while ((name = name_left(text, &length)) != NULL) {
        const char *value = value_of(pairs, name + 1, length - 2);

        text_add_bytes(out, text, (size_t)(name - text));
        if (value)
            text_add(out, value);
        else
            text_add_bytes(out, name, length);
        left += value == NULL;
        text = name + length;
    }
    text_add(out, text);
    return left;
}

int names_guard(const char *shown, sb_failure *why)
{
    size_t length;
    const char *name = name_left(shown, &length);

    if (!name)
        return 0;
    return failure_set(why, SB_CAUSE_PROMISE, "", 0,
                       "promise 10 is broken: nothing was put in for a name in braces: "
                       "%.*s",
                       (int)(length < 60 ? length : 60), name);
}

int names_guard_made(char **made, sb_failure *why)
{
    if (!*made)
        return failure_memory(why);
    if (names_guard(*made, why) == 0)
        return 0;
    free(*made);
    *made = NULL;
    return -1;
}
