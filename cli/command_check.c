/* SPDX-License-Identifier: Apache-2.0 */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "command.h"

static int show_clips(const sb_pack *pack, const char *rule)
{
    sb_failure why = {0};
    char *text = NULL;

    if (sb_pack_rule_source(&text, pack, rule, &why) < 0)
        return tell_failure(&why);
    if (!text) {
        fprintf(stderr, "steadyback: check: there is no rule '%s' in the pack\n", rule);
        return EXIT_USAGE;
    }
    fputs(text, stdout);
    free(text);
    return EXIT_RESULT;
}

/* Loading the rules into the engine is the last check. */
static int check_loading(const sb_pack *pack)
{
    sb_consultation *consultation = NULL;
    sb_failure why = {0};

    if (sb_consultation_open(&consultation, pack, &why) < 0)
        return tell_failure(&why);
    sb_consultation_close(consultation);
    return EXIT_RESULT;
}

static int check_figures(const sb_pack *pack, sb_mistakes *mistakes)
{
    sb_figures *figures = NULL;
    sb_failure why = {0};
    int code = EXIT_RESULT;

    if (sb_figures_open(&figures, pack, mistakes, &why) < 0 ||
        sb_figures_check(figures, mistakes, &why) < 0)
        code = tell_failure(&why);
    sb_figures_free(figures);
    return code;
}

static int check_pack(const common *common, const char *rule)
{
    sb_mistakes *mistakes = sb_mistakes_new();
    sb_failure why = {0};
    sb_pack *pack = NULL;
    int code;

    if (!mistakes) {
        fputs("steadyback: out of memory\n", stderr);
        return EXIT_SYSTEM;
    }
    if (sb_pack_open(&pack, &common->pack, mistakes, &why) < 0 ||
        sb_pack_check_style(pack, mistakes, &why) < 0)
        code = tell_failure(&why);
    else if (sb_mistakes_errors(mistakes))
        code = EXIT_PACK;
    else if ((code = check_loading(pack)) == EXIT_RESULT)
        code = check_figures(pack, mistakes);
    print_mistakes(mistakes, common->pack.folder, stdout);
    if (code == EXIT_RESULT && rule)
        code = show_clips(pack, rule);
    else if (code == EXIT_RESULT && !common->quiet)
        printf("%s %s: no mistakes\n", sb_pack_id(pack), sb_pack_version(pack));
    sb_pack_free(pack);
    sb_mistakes_free(mistakes);
    return code;
}

int command_check(const common *common, int argc, char *argv[])
{
    static const struct option known[] = {{"show-clips", required_argument, NULL, 's'},
                                          {0}};
    const char *rule = NULL;
    int letter;

    opterr = 0;
    while ((letter = getopt_long(argc, argv, "", known, NULL)) != -1) {
        if (letter != 's')
            return wrong_usage("check", "the option is --show-clips RULE");
        rule = optarg;
    }
    if (optind != argc)
        return wrong_usage("check", "it takes no file; name the pack with --pack DIR");
    return check_pack(common, rule);
}
