/* SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "commands/command.h"
#include "commands/options.h"

typedef struct list_options {
    sb_sign_wanted wanted;
    int json;
    char today[DAY_SIZE];
} list_options;

static void print_line(const sb_sign_off *one)
{
    printf("%s", one->file);
    if (one->line)
        printf(":%d", one->line);
    printf(": %s %s (%s): %s", one->kind, one->id, one->topic,
           sb_sign_state_word(one->state));
    if (*one->by)
        printf(", %sby %s on %s", one->state == SB_SIGN_SIGNED ? "" : "signed ", one->by,
               one->day);
    putchar('\n');
}

static void print_withdrawn(const sb_withdrawn *one)
{
    printf("%s:%d: %s %s: withdrawn by %s", one->file, one->line, one->kind, one->id,
           one->by);
    if (*one->day)
        printf(" on %s", one->day);
    printf("%s: %s\n", one->loosens ? ", which loosens" : "", one->because);
}

static int print_list(const sb_sign_offs *all, const list_options *options, int quiet)
{
    size_t count = sb_sign_offs_count(all), gone = sb_sign_offs_withdrawn_count(all);
    sb_failure why = {0};
    char *text = NULL;

    if (options->json) {
        if (sb_sign_offs_json(&text, all, &why) < 0)
            return tell_failure(&why);
        puts(text);
        free(text);
        return EXIT_RESULT;
    }
    for (size_t i = 0; i < count; i++)
        print_line(sb_sign_offs_at(all, i));
    for (size_t i = 0; i < gone; i++)
        print_withdrawn(sb_sign_offs_withdrawn_at(all, i));
    if (!quiet)
        printf("%zu %s", count, count == 1 ? "part" : "parts");
    if (!quiet && gone)
        printf(", %zu withdrawn", gone);
    if (!quiet)
        putchar('\n');
    return EXIT_RESULT;
}

static int list_parts(const common *common, const list_options *options)
{
    sb_mistakes *mistakes = sb_mistakes_new();
    sb_sign_offs *all = NULL;
    sb_failure why = {0};
    int code;

    if (!mistakes)
        return tell_memory();
    if (sb_sign_offs_open(&all, &common->pack, &options->wanted, mistakes, &why) == 0) {
        code = print_list(all, options, common->quiet);
    } else if (why.cause == SB_CAUSE_ANSWERS) {
        tell("steadyback: list: %s", why.text);
        code = EXIT_USAGE;
    } else {
        code = tell_failure(&why);
    }
    if (sb_mistakes_errors(mistakes))
        tell("steadyback: list: the pack has mistakes, and what stands in a file that "
             "cannot be read is not listed; run check");
    sb_sign_offs_free(all);
    sb_mistakes_free(mistakes);
    return code;
}

static int take_option(void *into, int letter, const char *value)
{
    list_options *options = into;

    switch (letter) {
    case 'r':
        options->wanted.states |= SB_SIGN_DRAFT;
        return 0;
    case 's':
        options->wanted.states |= SB_SIGN_SIGNED;
        return 0;
    case 'c':
        options->wanted.states |= SB_SIGN_CHANGED;
        return 0;
    case 't':
        options->wanted.topic = value;
        return 0;
    case 'f':
        return option_json(&options->json, value);
    }
    if (!sb_is_day(value))
        return -1;
    options->wanted.states |= SB_SIGN_DUE;
    memcpy(options->today, value, DAY_SIZE);
    return 0;
}

static int read_options(list_options *options, int argc, char *argv[])
{
    static const option_kind kinds[] = {{"draft", 'r', NULL, 0},
                                        {"signed", 's', NULL, 0},
                                        {"changed", 'c', NULL, 0},
                                        {"due", 'd', "DAY (2026-11-24)", 0},
                                        {"topic", 't', "TOPIC", 0},
                                        {"format", 'f', "text|json", 0},
                                        {0}};
    static const option_set set = {"list", kinds};
    int first, code = options_read(&set, argc, argv, take_option, options, &first);

    if (code == 0 && first != argc)
        return wrong_usage("list", "it takes no file; name the pack with --pack DIR");
    return code;
}

int command_list(const common *common, int argc, char *argv[])
{
    list_options options = {0};
    int code;

    write_today(options.today);
    options.wanted.today = options.today;
    code = read_options(&options, argc, argv);
    return code ? code : list_parts(common, &options);
}
