/* SPDX-License-Identifier: Apache-2.0 */
#include "prompt.h"

#include <ctype.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static volatile sig_atomic_t interrupted;

static void note_signal(int number)
{
    interrupted = number;
}

void prompt_start(void)
{
    struct sigaction action = {
        .sa_handler = note_signal}; /* no SA_RESTART: read returns */

    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
    sigaction(SIGHUP, &action, NULL);
}

/* One letter; EOF when the input has ended or a signal came. */
static int next_letter(void)
{
    unsigned char letter;

    for (;;) {
        ssize_t got = interrupted ? -1 : read(STDIN_FILENO, &letter, 1);

        if (got == 1)
            return letter;
        if (got == 0 || interrupted || errno != EINTR)
            return EOF;
    }
}

static void trim(char *line)
{
    size_t length, start = 0;

    while (line[start] == ' ')
        start++;
    length = strlen(line + start);
    memmove(line, line + start, length + 1);
    while (length && line[length - 1] == ' ')
        line[--length] = '\0';
}

prompt_end prompt_line(char line[LONGEST_LINE], const char *mark)
{
    size_t length = 0;
    int letter, too_long = 0;

    fputs(mark, stdout);
    fflush(stdout);
    while ((letter = next_letter()) != '\n' && letter != EOF) {
        if (length + 1 < LONGEST_LINE)
            line[length++] = iscntrl(letter) ? ' ' : (char)letter;
        else
            too_long = 1;
    }
    line[length] = '\0';
    trim(line);
    if (interrupted)
        return INPUT_INTERRUPTED;
    if (letter == EOF && !line[0])
        return INPUT_ENDED;
    return too_long ? LINE_TOO_LONG : LINE_READ;
}
