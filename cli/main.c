/* SPDX-License-Identifier: Apache-2.0 */
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "command.h"
#include "large_pages.h"

static void print_help(FILE *stream)
{
    fputs(
        "steadyback: a starter exercise programme for low back pain, after checking for "
        "danger signs\n\nUsage: steadyback [OPTIONS] COMMAND ...\n\n",
        stream);
    for (const command *c = command_table; c->name; c++)
        fprintf(stream, "  %s%s%s\n      %s\n", c->name, c->arguments[0] ? " " : "",
                c->arguments, c->help);
    fputs("\nOptions:\n"
          "  --pack DIR         the pack to use (or set STEADYBACK_PACK)\n"
          "  --overlay DIR      a clinic's changes to it\n"
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

/* The value of `--name VALUE` or `--name=VALUE` at argv[*at]; NULL when it is neither, ""
 * when the value is missing. */
static char *folder_option(const char *name, int *at, int argc, char *argv[])
{
    size_t length = strlen(name);

    if (strncmp(argv[*at], name, length) != 0)
        return NULL;
    if (argv[*at][length] == '=')
        return argv[*at] + length + 1;
    if (argv[*at][length] != '\0')
        return NULL;
    return *at + 1 < argc ? argv[++*at] : argv[argc - 1] + strlen(argv[argc - 1]);
}

/* Takes one option that every command has; 1 when it is one, -1 when its folder is
 * missing. */
static int take_option(common *common, int *at, int argc, char *argv[])
{
    char *folder;

    if ((folder = folder_option("--pack", at, argc, argv)))
        common->pack.folder = folder;
    else if ((folder = folder_option("--overlay", at, argc, argv)))
        common->pack.overlay = folder;
    else if (strcmp(argv[*at], "--allow-modified") == 0)
        common->pack.allow_modified = 1;
    else if (strcmp(argv[*at], "-q") == 0)
        common->quiet = 1;
    else if (strcmp(argv[*at], "--no-color") != 0)
        return 0;
    return folder && !*folder ? -1 : 1;
}

/* Options that stand before or behind the command; what is not one of them is kept. */
static int take_common(common *common, int *argc, char *argv[])
{
    int kept = 1;

    for (int i = 1; i < *argc; i++) {
        int taken = take_option(common, &i, *argc, argv);

        if (taken < 0)
            return wrong_usage("steadyback", strncmp(argv[i], "--o", 3) == 0
                                                 ? "--overlay needs a folder"
                                                 : "--pack needs a folder");
        if (!taken)
            argv[kept++] = argv[i];
    }
    argv[kept] = NULL;
    *argc = kept;
    return 0;
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

int main(int argc, char *argv[])
{
    const char *folder = getenv("STEADYBACK_PACK");
    common common = {.pack.folder = folder && *folder ? folder : STEADYBACK_PACK_FOLDER};
    const command *command;

    use_large_pages();
    setlocale(LC_ALL, "");
    setlocale(LC_NUMERIC, "C");
    signal(SIGPIPE, SIG_IGN); /* a closed pipe is an error like any other */
    if (take_common(&common, &argc, argv) != 0)
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
