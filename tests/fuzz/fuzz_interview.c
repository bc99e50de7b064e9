/* SPDX-License-Identifier: Apache-2.0 */
/* What a person types: each line of the input is a line at the prompt; "^C" interrupts.
 * prompt.c is replaced, files are only looked at. */
#define _GNU_SOURCE
#include <ctype.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../../cli/commands/command.h"
#include "../../cli/interview/prompt.h"
#include "../../cli/interview/saving.h"
#include "fuzz.h"

enum { MOST_LINES = 120, MOST_SHOWN = 4 << 20 };

static const char *typed;
static size_t lines;

int __wrap_open_pack(sb_pack **out, const common *common);
void __wrap_sb_pack_free(sb_pack *pack);
int __real_sb_consultation_open(sb_consultation **out, const sb_pack *pack, sb_failure *why);
int __wrap_sb_consultation_open(sb_consultation **out, const sb_pack *pack, sb_failure *why);
void __wrap_sb_consultation_close(sb_consultation *one);
int __wrap_write_file(const char *path, const char *text, int is_private);
int __wrap_saving_default_path(char path[PATH_SIZE]);
int __wrap_saving_remove(const char *path);

int __wrap_open_pack(sb_pack **out, const common *common)
{
    (void)common;
    *out = fuzz_repository();
    return 0;
}

void __wrap_sb_pack_free(sb_pack *pack)
{
    (void)pack; /* it serves all inputs */
}

/* Opening one takes longer than a short interview. */
int __wrap_sb_consultation_open(sb_consultation **out, const sb_pack *pack, sb_failure *why)
{
    static sb_consultation *one;

    if (one ? sb_consultation_clear(one, why) < 0
            : __real_sb_consultation_open(&one, pack, why) < 0)
        return -1;
    *out = one;
    return 0;
}

void __wrap_sb_consultation_close(sb_consultation *one)
{
    (void)one;
}

/* Nothing that a fuzzer types becomes a file. */
int __wrap_write_file(const char *path, const char *text, int is_private)
{
    (void)path, (void)is_private;
    insist_harmless(text);
    return 0;
}

int __wrap_saving_default_path(char path[PATH_SIZE])
{
    path[0] = '\0';
    return -1;
}

int __wrap_saving_remove(const char *path)
{
    (void)path;
    return 0;
}

void prompt_start(void)
{
}

int prompt_drop(void)
{
    return 0;
}

prompt_end prompt_line(char line[LONGEST_LINE], const char *mark)
{
    size_t length = strcspn(typed, "\n"), start;
    int is_long = length >= LONGEST_LINE;

    fputs(mark, stdout);
    line[0] = '\0';
    if (!*typed || ++lines > MOST_LINES)
        return INPUT_ENDED;
    start = strspn(typed, " ");
    start = start > length ? length : start;
    if (!is_long)
        snprintf(line, LONGEST_LINE, "%.*s", (int)(length - start), typed + start);
    for (char *letter = line; *letter; letter++)
        if (iscntrl((unsigned char)*letter))
            *letter = ' ';
    sb_make_harmless(line);
    typed += length + (typed[length] == '\n');
    if (strcmp(line, "^C") == 0)
        return INPUT_INTERRUPTED;
    return is_long ? LINE_TOO_LONG : LINE_READ;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    char name[] = "interview", *argv[] = {name, NULL};
    char *text = fuzz_text(bytes, size), *shown = NULL;
    const common common = {.quiet = 0};
    size_t length = 0;
    FILE *terminal = stdout;
    int code;

    typed = text;
    lines = 0;
    optind = 0;
    fuzz_repository();
    stdout = open_memstream(&shown, &length);
    insist(stdout != NULL, "out of memory", "");
    code = command_interview(&common, 1, argv);
    fclose(stdout);
    stdout = terminal;
    insist(code == EXIT_RESULT || code == EXIT_INTERRUPTED, "another exit code", shown);
    insist(length < MOST_SHOWN, "it shows without end", text);
    insist_harmless(shown);
    free(shown);
    free(text);
    return 0;
}
