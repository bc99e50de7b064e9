/* SPDX-License-Identifier: Apache-2.0 */
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "commands/command.h"
#include "commands/options.h"
#include "large_pages.h"
#include "pack_place.h"

static void print_command(const command *c, FILE *stream)
{
    fprintf(stream, "  %s%s%s\n      %s\n", c->name, c->arguments[0] ? " " : "",
            c->arguments, c->help);
}

static void print_common(FILE *stream)
{
    fputs(
        "\nOptions:\n"
        "  --pack DIR         the pack to use (or set STEADYBACK_PACK)\n"
        "  --overlay DIR      a clinic's changes to it; several are worked in, in order\n"
        "  --allow-modified   use a sealed pack though it was changed\n"
        "  -q                 say less\n"
        "  --no-color         no colour (there is none)\n"
        "  --help             this help\n"
        "  --version          the version\n\n"
        "Exit codes: 0 a result, 1 file, disk or memory, 2 the pack has mistakes,\n"
        "5 no calendar, 64 wrong usage, 65 the answers have mistakes,\n"
        "70 a promise broken inside, 130 interrupted.\n"
        "It gives general advice. It examines nobody and diagnoses nothing.\n",
        stream);
}

static void print_help(FILE *stream)
{
    fputs(
        "steadyback: a starter exercise programme for low back pain, after checking for "
        "danger signs\n\nUsage: steadyback [OPTIONS] COMMAND ...\n"
        "COMMAND --help is about one of them.\n\n",
        stream);
    for (const command *c = command_table; c->name; c++)
        print_command(c, stream);
    print_common(stream);
}

/* `plan --help`, `plan me.json --help`, `help plan`. */
static int asks_for_help(int argc, char *argv[])
{
    for (int i = 2; i < argc && strcmp(argv[i], "--") != 0; i++)
        if (strcmp(argv[i], "--help") == 0)
            return 1;
    return 0;
}

static int print_help_of(const command *c)
{
    puts("Usage: steadyback [OPTIONS] COMMAND ...\n");
    print_command(c, stdout);
    print_common(stdout);
    puts("man steadyback says more.");
    return EXIT_RESULT;
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
    char place[PACK_PLACE_SIZE];
    common common = {0};
    const command *command;

    if (!folder || !*folder)
        folder = pack_place(place);
    common.pack.folder = folder;
    if (options_take_common(&common, overlays, &argc, argv) != 0)
        return EXIT_USAGE;
    if (argc > 1 && strcmp(argv[1], "--version") == 0) {
        printf("steadyback %s\n", sb_version());
        return finish(EXIT_RESULT);
    }
    if (argc == 3 && strcmp(argv[1], "help") == 0 && (command = find_command(argv[2])))
        return finish(print_help_of(command));
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
    if (asks_for_help(argc, argv))
        return finish(print_help_of(command));
    if (common.pack.folder == folder && !common.quiet && pack_is_elsewhere(folder))
        tell("steadyback: this folder holds a pack, but the one in %s is used; for this "
             "one say --pack .",
             folder);
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
