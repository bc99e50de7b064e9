/* SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "commands/command.h"
#include "commands/options.h"

enum { LONGEST_FOLDER = 4096 };

typedef struct check_options {
    int json;
    int kinds;
    int all; /* also what may follow from another mistake */
    const char *rule;
    char today[DAY_SIZE];
    int is_dated; /* by the option, not by the clock */
} check_options;

/* ---- what is printed ---- */

static int show_clips(const sb_pack *pack, const char *rule)
{
    sb_failure why = {0};
    char *text = NULL;

    if (sb_pack_rule_source(&text, pack, rule, &why) < 0)
        return tell_failure(&why);
    if (!text) {
        tell("steadyback: check: there is no rule '%s' in the pack", rule);
        return EXIT_USAGE;
    }
    fputs(text, stdout);
    free(text);
    return EXIT_RESULT;
}

/* Text in Markdown, where < would start a tag. */
static void print_text(const char *text)
{
    for (; *text; text++)
        if (*text == '<')
            fputs("&lt;", stdout);
        else if (*text == '&')
            fputs("&amp;", stdout);
        else
            putchar(*text);
}

static void print_kind(const sb_mistake_kind *kind)
{
    printf("| `%s` | %s | ", kind->id, kind->severity == SB_ERROR ? "error" : "warning");
    print_text(kind->means);
    fputs(" | ", stdout);
    print_text(kind->mend);
    puts(" |");
}

/* docs/pack-mistakes.md is this text. */
static int print_kinds(void)
{
    const char *about = "";

    puts("<!-- SPDX-License-Identifier: CC-BY-4.0 -->\n"
         "<!-- Printed by: steadyback check --kinds -->\n"
         "# Mistakes that a pack can have\n\n"
         "`steadyback check` names each with its file and line. With an error it ends "
         "with exit code 2, and the pack\nis not to be used; a warning is advice. The "
         "names "
         "in the first column stand in the JSON of\n`check --format json` "
         "([check.schema.json](check.schema.json)) and never change their meaning.");
    for (size_t i = 0; i < sb_mistake_kind_count(); i++) {
        const sb_mistake_kind *kind = sb_mistake_kind_at(i);

        if (strcmp(kind->about, about) != 0)
            printf("\n## %s\n\n| kind | | what is wrong | how to fix it |\n|---|---|---|"
                   "---|\n",
                   kind->about);
        about = kind->about;
        print_kind(kind);
    }
    return EXIT_RESULT;
}

/* The name of a folder, on which a terminal does not act. */
static void print_folder(const char *before, const char *folder)
{
    char shown[LONGEST_FOLDER];

    snprintf(shown, sizeof(shown), "%s", folder);
    sb_make_harmless(shown);
    printf("%s%s", before, shown);
}

static void print_summary(const sb_pack *pack, const sb_pack_options *options,
                          size_t warnings)
{
    printf("%s %s", sb_pack_id(pack), sb_pack_version(pack));
    print_folder(" in ", options->folder);
    for (size_t i = 0; i < options->overlay_count; i++)
        print_folder(i ? ", " : " with ", options->overlays[i]);
    fputs(": no mistakes", stdout);
    if (warnings)
        printf(", %zu warning%s", warnings, warnings == 1 ? "" : "s");
    putchar('\n');
}

static int print_json(const sb_mistakes *mistakes)
{
    sb_failure why = {0};
    char *text = NULL;

    if (sb_mistakes_json(&text, mistakes, &why) < 0)
        return tell_failure(&why);
    puts(text);
    free(text);
    return EXIT_RESULT;
}

/* ---- checking ---- */

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

static int report(const sb_pack *pack, const sb_mistakes *mistakes,
                  const check_options *options, const common *common, int code)
{
    int printed = EXIT_RESULT;

    if (options->json)
        printed = print_json(mistakes);
    else
        (options->all ? print_every_mistake
                      : print_mistakes)(mistakes, common->pack.folder, stdout);
    if (code != EXIT_RESULT || printed != EXIT_RESULT)
        return code != EXIT_RESULT ? code : printed;
    if (options->rule)
        return show_clips(pack, options->rule);
    if (!common->quiet && !options->json)
        print_summary(pack, &common->pack, sb_mistakes_count(mistakes));
    return EXIT_RESULT;
}

static int check_pack(const common *common, const check_options *options)
{
    sb_mistakes *mistakes = sb_mistakes_new();
    sb_failure why = {0};
    sb_pack *pack = NULL;
    int code;

    if (!mistakes)
        return tell_memory();
    if (sb_pack_check(&pack, &common->pack, options->today, mistakes, &why) < 0)
        code = tell_failure(&why);
    else
        code = check_loading(pack);
    code = report(pack, mistakes, options, common, code);
    sb_pack_free(pack);
    sb_mistakes_free(mistakes);
    return code;
}

/* ---- options ---- */

static int take_option(void *into, int letter, const char *value)
{
    check_options *options = into;

    if (letter == 'f')
        return option_json(&options->json, value);
    if (letter == 't' && !sb_is_day(value))
        return -1;
    if (letter == 't') {
        memcpy(options->today, value, DAY_SIZE);
        options->is_dated = 1;
    } else if (letter == 'k')
        options->kinds = 1;
    else if (letter == 'a')
        options->all = 1;
    else
        options->rule = value;
    return 0;
}

/* An option that would do nothing beside another is a slip. */
static int check_together(const check_options *o)
{
    if (o->kinds && (o->json || o->is_dated || o->rule))
        return wrong_usage("check",
                           "--kinds prints all kinds of mistakes and looks at no "
                           "pack; give it alone");
    if (o->rule && o->json)
        return wrong_usage("check", "--show-clips prints CLIPS; --format json does "
                                    "nothing with it");
    return 0;
}

static int read_options(check_options *options, int argc, char *argv[])
{
    static const option_kind kinds[] = {
        {"format", 'f', "text|json", 0}, {"today", 't', "DAY (2026-11-24)", 0},
        {"kinds", 'k', NULL, 0},         {"all", 'a', NULL, 0},
        {"show-clips", 's', "RULE", 0},  {0}};
    static const option_set set = {"check", kinds};
    int first, code = options_read(&set, argc, argv, take_option, options, &first);

    if (code == 0 && first != argc)
        return wrong_usage("check", "it takes no file; name the pack with --pack DIR");
    return code ? code : check_together(options);
}

int command_check(const common *common, int argc, char *argv[])
{
    check_options options = {0};
    int code;

    write_today(options.today);
    code = read_options(&options, argc, argv);
    if (code)
        return code;
    return options.kinds ? print_kinds() : check_pack(common, &options);
}
