/* SPDX-License-Identifier: Apache-2.0 */
#ifndef LINE_READER_H
#define LINE_READER_H

#include <stddef.h>

/* Lines of any length from a file, in bounded memory: of a line longer than `longest`,
 * only the length is kept. */
typedef struct line_reader {
    int file;
    int wake;       /* when it becomes readable, reading stops */
    size_t longest; /* bytes, without the line break */
    char *bytes;    /* read, and not yet given */
    size_t from, to;
    int at_end;
} line_reader;

typedef struct line {
    char *text; /* not ended by a NUL; free it with free */
    size_t room;
    size_t length; /* as it was in the file; no text beyond `longest` */
} line;

typedef enum line_status {
    LINE_GIVEN,
    LINES_END,
    LINES_STOPPED, /* by `wake` */
    LINES_FAILED   /* errno says why */
} line_status;

int line_reader_open(line_reader *out, int file, int wake, size_t longest); /* or -1 */
void line_reader_close(line_reader *reader); /* not the file */

/* The next line, without its line break (LF). What stands behind the last line break is a
 * line when it is not empty. */
line_status line_reader_next(line_reader *reader, line *out);

#endif
