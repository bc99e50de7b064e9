/* SPDX-License-Identifier: Apache-2.0 */
#ifndef PROMPT_H
#define PROMPT_H

#include <stddef.h>

enum { LONGEST_LINE = 2000 };

typedef enum prompt_end {
    LINE_READ,
    LINE_TOO_LONG,
    INPUT_ENDED,
    INPUT_INTERRUPTED
} prompt_end;

/* From now on Ctrl-C, a closed terminal and a polite kill end the next line instead of
 * the program. */
void prompt_start(void);

/* Drops all that was typed at a terminal and not read yet, also half a line. 1 when that
 * was more than blanks and Enter; 0 also where the input is no terminal: nothing is
 * dropped there. */
int prompt_drop(void);

/* Shows `mark` and reads one line without the blanks around it. Control characters become
 * blanks. Of a line that is too long nothing is kept. */
prompt_end prompt_line(char line[LONGEST_LINE], const char *mark);

#endif
