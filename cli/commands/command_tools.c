/* SPDX-License-Identifier: Apache-2.0 */
/* What the commands share: telling failures, reading and writing files. */
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "commands/command.h"

enum { LARGEST_FILE = 1024 * 1024, LONGEST_PATH = 4096, DRAFT_LETTERS = 6 };

void tell(const char *format, ...)
{
    char line[2 * LONGEST_PATH];
    va_list args;

    va_start(args, format);
    vsnprintf(line, sizeof(line), format, args);
    va_end(args);
    sb_make_harmless(line);
    fprintf(stderr, "%s\n", line);
}

int tell_failure(const sb_failure *why)
{
    static const int codes[] = {[SB_CAUSE_NONE] = EXIT_SYSTEM,
                                [SB_CAUSE_SYSTEM] = EXIT_SYSTEM,
                                [SB_CAUSE_PACK] = EXIT_PACK,
                                [SB_CAUSE_ANSWERS] = EXIT_ANSWERS,
                                [SB_CAUSE_PROMISE] = EXIT_PROMISE};

    if (why->file[0] && why->line)
        tell("steadyback: %s:%d: %s", why->file, why->line, why->text);
    else if (why->file[0])
        tell("steadyback: %s: %s", why->file, why->text);
    else
        tell("steadyback: %s", why->text);
    if (why->cause == SB_CAUSE_PROMISE)
        fputs("steadyback: no programme is shown. If you are in pain or worried, please "
              "speak to a doctor. Please report this fault.\n",
              stderr);
    return codes[why->cause];
}

static void print_mistake(const sb_mistake *m, const char *name, FILE *stream)
{
    char shown[LONGEST_PATH];

    snprintf(shown, sizeof(shown), "%s", name);
    sb_make_harmless(shown);
    fprintf(stream, "%s", m->file[0] ? m->file : shown);
    if (m->line)
        fprintf(stream, ":%d", m->line);
    fprintf(stream, ": %s%s\n", m->severity == SB_WARNING ? "warning: " : "", m->text);
}

static size_t followers_of(const sb_mistakes *mistakes, const sb_mistake *cause)
{
    size_t count = 0;

    for (size_t i = 0; i < sb_mistakes_count(mistakes); i++)
        count += sb_mistakes_at(mistakes, i)->follows == cause;
    return count;
}

void print_mistakes(const sb_mistakes *mistakes, const char *name, void *stream)
{
    for (size_t i = 0; i < sb_mistakes_count(mistakes); i++) {
        const sb_mistake *m = sb_mistakes_at(mistakes, i);
        size_t more = m->follows ? 0 : followers_of(mistakes, m);

        if (m->follows)
            continue;
        print_mistake(m, name, stream);
        if (more)
            fprintf(stream, "    %zu more may follow from it; check --all shows %s.\n",
                    more, more == 1 ? "it" : "them");
    }
}

void print_every_mistake(const sb_mistakes *mistakes, const char *name, void *stream)
{
    for (size_t i = 0; i < sb_mistakes_count(mistakes); i++)
        print_mistake(sb_mistakes_at(mistakes, i), name, stream);
}

int tell_memory(void)
{
    fputs("steadyback: out of memory\n", stderr);
    return EXIT_SYSTEM;
}

int open_figures(sb_figures **out, const sb_pack *pack)
{
    sb_mistakes *mistakes = sb_mistakes_new();
    sb_failure why = {0};
    int code = EXIT_RESULT;

    if (!mistakes)
        return tell_memory();
    if (sb_figures_open(out, pack, mistakes, &why) < 0) {
        print_mistakes(mistakes, "", stderr);
        code = tell_failure(&why);
    }
    sb_mistakes_free(mistakes);
    return code;
}

/* Answers as we write them, or as another system's record holds them. */
static int take_answers(sb_consultation *consultation, const char *text, size_t length,
                        sb_mistakes *mistakes, sb_failure *why)
{
    return sb_is_fhir(text, length)
               ? sb_consultation_read_fhir(consultation, text, length, mistakes, why)
               : sb_consultation_read_json(consultation, text, length, mistakes, why);
}

int read_answers(sb_consultation *consultation, const char *path)
{
    sb_mistakes *mistakes = sb_mistakes_new();
    sb_failure why = {0};
    char *text = NULL;
    size_t length = 0;
    int code = EXIT_SYSTEM;

    if (!mistakes || read_file(&text, &length, path) < 0) {
        tell("steadyback: %s cannot be read: %s", path, strerror(errno));
    } else if (take_answers(consultation, text, length, mistakes, &why) < 0) {
        print_mistakes(mistakes, path, stderr);
        code = sb_mistakes_count(mistakes) ? EXIT_ANSWERS : tell_failure(&why);
    } else {
        code = 0;
    }
    free(text);
    sb_mistakes_free(mistakes);
    return code;
}

void write_today(char today[DAY_SIZE])
{
    time_t now = time(NULL);
    struct tm day;

    today[0] = '\0';
    if (localtime_r(&now, &day))
        strftime(today, DAY_SIZE, "%Y-%m-%d", &day);
}

int wrong_usage(const char *name, const char *format, ...)
{
    char sentence[LONGEST_PATH];
    va_list args;

    va_start(args, format);
    vsnprintf(sentence, sizeof(sentence), format, args);
    va_end(args);
    tell("steadyback: %s: %s; --help shows the usage", name, sentence);
    return EXIT_USAGE;
}

static int read_stream(char **out, size_t *length, int file)
{
    char *text = malloc(LARGEST_FILE + 2);
    size_t done = 0;

    if (!text)
        return -1;
    while (done <= LARGEST_FILE) {
        ssize_t got = read(file, text + done, LARGEST_FILE + 1 - done);

        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0) {
            free(text);
            return -1;
        }
        if (got == 0)
            break;
        done += (size_t)got;
    }
    text[done] = '\0';
    *out = text;
    *length = done;
    return 0;
}

int read_file(char **out, size_t *length, const char *path)
{
    int is_standard = strcmp(path, "-") == 0;
    int file = is_standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    int error, saved;

    if (file < 0)
        return -1;
    error = read_stream(out, length, file);
    saved = errno;
    if (!is_standard)
        close(file);
    errno = saved;
    return error;
}

static int write_all(int file, const char *text)
{
    size_t length = strlen(text);

    while (length) {
        ssize_t done = write(file, text, length);

        if (done < 0 && errno != EINTR)
            return -1;
        if (done > 0) {
            text += done;
            length -= (size_t)done;
        }
    }
    return 0;
}

/* A pipe, a terminal or /dev/null is written to, never replaced. */
static int write_device(const char *path, const char *text)
{
    int file = open(path, O_WRONLY | O_CLOEXEC);
    int error, saved;

    if (file < 0)
        return -1;
    error = write_all(file, text);
    saved = errno;
    if (close(file) < 0 && error == 0)
        return -1;
    errno = saved;
    return error;
}

/* PATH, a point, and as many X as mkstemp replaces. */
static int name_draft(char draft[LONGEST_PATH], const char *path)
{
    size_t length = strlen(path);

    if (length + 1 + DRAFT_LETTERS >= LONGEST_PATH) {
        errno = ENAMETOOLONG;
        return -1;
    }
    memcpy(draft, path, length);
    draft[length] = '.';
    memset(draft + length + 1, 'X', DRAFT_LETTERS);
    draft[length + 1 + DRAFT_LETTERS] = '\0';
    return 0;
}

/* Writes the file whole and closes it, in any case. */
static int fill_draft(int file, const char *text, int is_private)
{
    int error = 0, saved;

    if (!is_private)
        error = fchmod(file, S_IRUSR | S_IWUSR | S_IRGRP | S_IROTH);
    if (error == 0)
        error = write_all(file, text);
    if (error == 0)
        error = fsync(file);
    saved = errno;
    if (close(file) < 0 && error == 0)
        return -1;
    errno = saved;
    return error;
}

/* Writes beside the file and moves the whole into its place. */
static int write_beside(const char *path, const char *text, int is_private)
{
    char draft[LONGEST_PATH];
    int file, saved;

    if (name_draft(draft, path) < 0 || (file = mkstemp(draft)) < 0)
        return -1;
    if (fill_draft(file, text, is_private) == 0 && rename(draft, path) == 0)
        return 0;
    saved = errno;
    unlink(draft);
    errno = saved;
    return -1;
}

int write_file(const char *path, const char *text, int is_private)
{
    struct stat found;
    char *target;
    int error;

    if (stat(path, &found) < 0)
        return write_beside(path, text, is_private);
    if (!S_ISREG(found.st_mode))
        return write_device(path, text);
    target = realpath(path, NULL); /* a link stays a link */
    if (!target)
        return -1;
    error = write_beside(target, text, is_private);
    free(target);
    return error;
}

int write_result(const char *text, const char *path)
{
    if (!path) {
        fputs(text, stdout);
        return EXIT_RESULT; /* main sees whether it got out */
    }
    if (write_file(path, text, 1) < 0) {
        tell("steadyback: %s cannot be written: %s", path, strerror(errno));
        return EXIT_SYSTEM;
    }
    return EXIT_RESULT;
}
