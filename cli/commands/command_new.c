/* SPDX-License-Identifier: Apache-2.0 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "commands/command.h"
#include "commands/options.h"

enum { LONGEST_PATH = 4096 };

/* ---- writing ---- */

/* The folder of a new topic may be missing. */
static int make_folders(char *path, size_t base)
{
    for (char *c = path + base + 1; *c; c++) {
        if (*c != '/')
            continue;
        *c = '\0';
        if (mkdir(path, 0777) < 0 && errno != EEXIST)
            return -1;
        *c = '/';
    }
    return 0;
}

static int write_one(const char *folder, const char *file, const char *text)
{
    char path[LONGEST_PATH];

    if (snprintf(path, sizeof(path), "%s/%s", folder, file) >= (int)sizeof(path))
        return wrong_usage("new", "the path of the pack is too long");
    if (make_folders(path, strlen(folder)) < 0 || write_file(path, text, 0) < 0) {
        tell("steadyback: %s cannot be written: %s", path, strerror(errno));
        return EXIT_SYSTEM;
    }
    return 0;
}

static int write_draft(const common *common, const sb_draft *draft)
{
    const char *folder = common->pack.folder, *list = sb_draft_list_file(draft);
    int code = write_one(folder, sb_draft_file(draft), sb_draft_text(draft));

    if (code == 0 && list)
        code = write_one(folder, list, sb_draft_list_text(draft));
    if (code)
        return code;
    printf("%s:%d\n", sb_draft_file(draft), sb_draft_line(draft));
    if (!common->quiet && *sb_draft_next(draft))
        printf("%s\n", sb_draft_next(draft));
    if (!common->quiet && list)
        printf("It is listed in %s.\n", list);
    return EXIT_RESULT;
}

static int make(const common *common, const sb_draft_wish *wish)
{
    sb_mistakes *mistakes = sb_mistakes_new();
    sb_failure why = {0};
    sb_draft *draft = NULL;
    int code;

    if (!mistakes)
        return tell_memory();
    tell_mistakes(common);
    if (sb_draft_make(&draft, &common->pack, wish, mistakes, &why) == 0) {
        code = write_draft(common, draft);
    } else if (why.cause == SB_CAUSE_ANSWERS) {
        code = wrong_usage("new", "%s", why.text);
    } else {
        print_mistakes(mistakes, common->pack.folder, stderr);
        code = tell_failure(&why);
    }
    sb_draft_free(draft);
    sb_mistakes_free(mistakes);
    return code;
}

/* ---- options ---- */

static int take_option(void *into, int letter, const char *value)
{
    sb_draft_wish *wish = into;

    if (letter == 't')
        wish->topic = value;
    else if (letter == 's')
        wish->step = value;
    else
        wish->section = value;
    return 0;
}

static int read_options(sb_draft_wish *wish, int argc, char *argv[])
{
    static const option_kind kinds[] = {{"topic", 't', "TOPIC", 0},
                                        {"step", 's', "STEP", 0},
                                        {"section", 'q', "SECTION", 0},
                                        {0}};
    static const option_set set = {"new", kinds};
    int first, code = options_read(&set, argc, argv, take_option, wish, &first);

    if (code)
        return code;
    if (argc - first != 2)
        return wrong_usage("new",
                           "it takes a kind and an id, such as: new rule RF-NEW-1");
    wish->kind = argv[first];
    wish->id = argv[first + 1];
    return 0;
}

int command_new(const common *common, int argc, char *argv[])
{
    char today[DAY_SIZE] = "";
    sb_draft_wish wish = {.today = today};
    int code;

    write_today(today);
    code = read_options(&wish, argc, argv);
    if (code)
        return code;
    if (common->pack.overlay_count)
        return wrong_usage("new", "it writes into a pack, not into an overlay");
    return make(common, &wish);
}
