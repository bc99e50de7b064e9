/* SPDX-License-Identifier: Apache-2.0 */
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "command.h"
#include "large_pages.h"
#include "options.h"

static void print_help(FILE *stream)
{
    fputs(
        "steadyback: a starter exercise programme for low back pain, after checking for "
        "danger signs\n\nUsage: steadyback [OPTIONS] COMMAND ...\n\n",
        stream);
    for (const command *c = command_table; c->name; c++)
        fprintf(stream, "  %s%s%s\n      %s\n", c->name, c->arguments[0] ? " " : "",
                c->arguments, c->help);
    fputs(
        "\nOptions:\n"
        "  --pack DIR         the pack to use (or set STEADYBACK_PACK)\n"
        "  --overlay DIR      a clinic's changes to it; several are worked in, in order\n"
        "  --allow-modified   use a sealed pack though it was changed\n"
        "  -q                 say less\n"
        "  --no-color         no colour (there is none)\n"
        "  --help             this help\n"
        "  --version          the version\n\n"
        "Exit codes: 0 a result, 1 file, disk or memory, 2 the pack has mistakes, 64 "
        "wrong\n"
        "usage, 65 the answers have mistakes, 70 a promise broken inside, 130 "
        "interrupted.\n"
        "It gives general advice. It examines nobody and diagnoses nothing.\n",
        stream);
}

static const command *find_command(const char *name)
{
    for (const command *c = command_table; c->name; c++)
        if (strcmp(c->name, name) == 0)
            return c;
    return NULL;
}

static int finish(int code)
{
    if (fflush(stdout) != 0 || ferror(stdout)) {
        fputs("steadyback: standard output cannot be written; what was printed is not "
              "whole\n",
              stderr);
        return EXIT_SYSTEM;
    }
    return code;
}

static int run(const char **overlays, int argc, char *argv[])
{
    const char *folder = getenv("STEADYBACK_PACK");
    common common = {.pack.folder = folder && *folder ? folder : STEADYBACK_PACK_FOLDER};
    const command *command;

    if (options_take_common(&common, overlays, &argc, argv) != 0)
        return EXIT_USAGE;
    if (argc > 1 && strcmp(argv[1], "--version") == 0) {
        printf("steadyback %s\n", sb_version());
        return finish(EXIT_RESULT);
    }
    if (argc > 1 && (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "help") == 0)) {
        print_help(stdout);
        return finish(EXIT_RESULT);
    }
    if (argc < 2) {
        print_help(stderr);
        return EXIT_USAGE;
    }
    command = find_command(argv[1]);
    if (!command) {
        tell("steadyback: there is no command '%s'; --help lists them", argv[1]);
        return EXIT_USAGE;
    }
    return finish(command->run(&common, argc - 1, argv + 1));
}

int main(int argc, char *argv[])
{
    const char **overlays = calloc((size_t)argc + 1, sizeof(*overlays));
    int code;

    use_large_pages();
    setlocale(LC_ALL, "");
    setlocale(LC_NUMERIC, "C");
    signal(SIGPIPE, SIG_IGN); /* a closed pipe is an error like any other */
    code = overlays ? run(overlays, argc, argv) : tell_memory();
    free(overlays);
    return code;
}
