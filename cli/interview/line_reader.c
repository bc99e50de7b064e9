/* SPDX-License-Identifier: Apache-2.0 */
#include "interview/line_reader.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { READ_SIZE = 64 * 1024, SMALLEST_ROOM = 4096 };

int line_reader_open(line_reader *out, int file, int wake, size_t longest)
{
    *out = (line_reader){.file = file, .wake = wake, .longest = longest};
    out->bytes = malloc(READ_SIZE);
    return out->bytes ? 0 : -1;
}

void line_reader_close(line_reader *reader)
{
    free(reader->bytes);
    *reader = (line_reader){0};
}

/* Waits until there is something to read, or until it is told to stop. */
static line_status wait_for_bytes(line_reader *r)
{
    struct pollfd files[] = {{.fd = r->file, .events = POLLIN},
                             {.fd = r->wake, .events = POLLIN}};

    while (poll(files, 2, -1) < 0)
        if (errno != EINTR)
            return LINES_FAILED;
    return files[1].revents ? LINES_STOPPED : LINE_GIVEN;
}

static line_status read_more(line_reader *r)
{
    line_status status = wait_for_bytes(r);
    ssize_t got;

    if (status != LINE_GIVEN)
        return status;
    do {
        got = read(r->file, r->bytes, READ_SIZE);
    } while (got < 0 && errno == EINTR);
    if (got < 0)
        return LINES_FAILED;
    r->from = 0;
    r->to = (size_t)got;
    r->at_end = got == 0;
    return LINE_GIVEN;
}

/* Adds bytes to the line; beyond the longest they are only counted. */
static int add(const line_reader *r, line *out, const char *bytes, size_t length)
{
    size_t needed = out->length + length;

    if (needed <= r->longest && needed > out->room) {
        size_t room = out->room ? out->room : SMALLEST_ROOM;
        char *text;

        while (room < needed)
            room *= 2;
        if (!(text = realloc(out->text, room)))
            return -1;
        out->text = text;
        out->room = room;
    }
    if (length && needed <= r->longest)
        memcpy(out->text + out->length, bytes, length);
    out->length = needed;
    return 0;
}

line_status line_reader_next(line_reader *r, line *out)
{
    out->length = 0;
    for (;;) {
        size_t left = r->to - r->from;
        const char *from = r->bytes + r->from;
        const char *end = left ? memchr(from, '\n', left) : NULL;
        line_status status;

        if (left && add(r, out, from, end ? (size_t)(end - from) : left) < 0)
            return LINES_FAILED;
        r->from = end ? (size_t)(end - r->bytes) + 1 : r->to;
        if (end)
            return LINE_GIVEN;
        if (r->at_end)
            return out->length ? LINE_GIVEN : LINES_END;
        if ((status = read_more(r)) != LINE_GIVEN)
            return status;
    }
}
