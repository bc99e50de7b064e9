/* SPDX-License-Identifier: Apache-2.0 */
#include "base/failure.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

void sb_make_harmless(char *text)
{
    size_t left = strlen(text);

    while (left) {
        uint32_t code;
        size_t size = utf8_read(&code, text, left);

        if (size == 0 || code < ' ' || utf8_is_control(code) ||
            utf8_is_direction_control(code)) {
            size = size ? size : 1;
            memset(text, '?', size);
        }
        text += size;
        left -= size;
    }
}

int failure_set(sb_failure *out, sb_cause cause, const char *file, int line,
                const char *format, ...)
{
    va_list args;

    if (!out || out->cause != SB_CAUSE_NONE)
        return -1; /* the cause is already there; this is its echo */
    out->cause = cause;
    out->line = line;
    snprintf(out->file, sizeof(out->file), "%s", file ? file : "");
    va_start(args, format);
    vsnprintf(out->text, sizeof(out->text), format, args);
    va_end(args);
    sb_make_harmless(out->file);
    sb_make_harmless(out->text);
    return -1;
}
