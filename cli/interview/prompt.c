/* SPDX-License-Identifier: Apache-2.0 */
#include "interview/prompt.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

static volatile sig_atomic_t interrupted;
static int wake[2] = {-1, -1}; /* a signal writes here, so that none is missed */

static void note_signal(int number)
{
    int saved = errno;
    ssize_t done = write(wake[1], "", 1);

    (void)done; /* a full pipe wakes as well */
    interrupted = number;
    errno = saved;
}

static void prepare(int end)
{
    fcntl(wake[end], F_SETFL, O_NONBLOCK);
    fcntl(wake[end], F_SETFD, FD_CLOEXEC);
}

void prompt_start(void)
{
    struct sigaction action = {.sa_handler = note_signal};

    if (wake[0] >= 0 || pipe(wake) < 0)
        return; /* without a pipe, signals end the program at once: answers are saved */
    prepare(0);
    prepare(1);
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
    sigaction(SIGHUP, &action, NULL);
}

/* Waits until a letter can be read; 0 when a signal came instead. */
static int wait_for_letter(void)
{
    struct pollfd watched[] = {{.fd = STDIN_FILENO, .events = POLLIN},
                               {.fd = wake[0], .events = POLLIN}};

    while (!interrupted) {
        int ready = poll(watched, 2, -1);

        if (ready > 0 && watched[0].revents)
            return 1;
        if (ready < 0 && errno != EINTR)
            return 0;
    }
    return 0;
}

enum { BROKEN = EOF - 1 };

/* One letter; EOF when the input has ended or a signal came, BROKEN when it cannot be
 * read. */
static int next_letter(void)
{
    unsigned char letter;

    while (wait_for_letter()) {
        ssize_t got = read(STDIN_FILENO, &letter, 1);

        if (got == 1)
            return letter;
        if (got == 0)
            return EOF;
        if (errno != EINTR)
            return BROKEN;
    }
    return EOF;
}

/* In every language: a byte of a letter beyond ASCII is none. */
static int is_control(int letter)
{
    return letter < ' ' || letter == 127;
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

/* ---- typed ahead ---- */

enum { PASTE_PAUSE = 50 }; /* milliseconds; a paste comes in pieces */

/* Whether there is more than blanks and line breaks. */
static int says_something(const char *bytes, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (!strchr(" \t\r\n", bytes[i]) || !bytes[i])
            return 1;
    return 0;
}

/* Reads what waits, until nothing comes any more. 1 when it said something. */
static int read_away(void)
{
    struct pollfd input = {.fd = STDIN_FILENO, .events = POLLIN};
    int something = 0, pause = 0;
    char bytes[256];

    while (!interrupted && poll(&input, 1, pause) > 0) {
        ssize_t got = read(STDIN_FILENO, bytes, sizeof(bytes));

        if (got <= 0)
            break;
        something |= says_something(bytes, (size_t)got);
        pause = PASTE_PAUSE;
    }
    return something;
}

int prompt_drop(void)
{
    struct termios usual, at_once;
    int something;

    if (tcgetattr(STDIN_FILENO, &usual) < 0)
        return 0; /* no terminal */
    at_once = usual;
    at_once.c_lflag &= ~(tcflag_t)ICANON; /* half a line too */
    at_once.c_cc[VMIN] = 0;
    at_once.c_cc[VTIME] = 0;
    if (tcsetattr(STDIN_FILENO, TCSANOW, &at_once) < 0)
        return 0;
    something = read_away();
    tcsetattr(STDIN_FILENO, TCSANOW, &usual);
    return something;
}

/* ---- a line ---- */

prompt_end prompt_line(char line[LONGEST_LINE], const char *mark)
{
    size_t length = 0;
    int letter, too_long = 0;

    fputs(mark, stdout);
    fflush(stdout);
    while ((letter = next_letter()) != '\n' && letter >= 0) {
        if (length + 1 < LONGEST_LINE)
            line[length++] = is_control(letter) ? ' ' : (char)letter;
        else
            too_long = 1;
    }
    line[length] = '\0';
    trim(line);
    if (interrupted)
        return INPUT_INTERRUPTED;
    if (letter == BROKEN || (letter == EOF && !line[0]))
        return INPUT_ENDED; /* half a line that broke off is none */
    return too_long ? LINE_TOO_LONG : LINE_READ;
}
