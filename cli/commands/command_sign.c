/* SPDX-License-Identifier: Apache-2.0 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "commands/command.h"
#include "commands/options.h"

enum { LONGEST_PATH = 4096 };

/* Where the signatures are written: the last overlay, or the pack. */
static const char *folder_of(const common *common)
{
    size_t overlays = common->pack.overlay_count;

    return overlays ? common->pack.overlays[overlays - 1] : common->pack.folder;
}

/* An overlay may have no such folder yet. */
static int make_folder(const char *folder)
{
    char path[LONGEST_PATH];

    if (snprintf(path, sizeof(path), "%s/knowledge", folder) >= (int)sizeof(path)) {
        errno = ENAMETOOLONG;
        return -1;
    }
    return mkdir(path, 0777) < 0 && errno != EEXIST ? -1 : 0;
}

static void tell_seal(const char *folder)
{
    char path[LONGEST_PATH];

    if (snprintf(path, sizeof(path), "%s/seal.txt", folder) < (int)sizeof(path) &&
        access(path, F_OK) == 0)
        puts("This folder is sealed, and the seal is for the signatures as they were: "
             "seal "
             "it anew.");
}

static int write_signatures(const common *common, const sb_signing *signing)
{
    const char *folder = folder_of(common);
    char path[LONGEST_PATH];

    if (snprintf(path, sizeof(path), "%s/%s", folder, sb_signing_file(signing)) >=
        (int)sizeof(path))
        return wrong_usage("sign", "the path of the folder is too long");
    if (make_folder(folder) < 0 || write_file(path, sb_signing_text(signing), 0) < 0) {
        tell("steadyback: %s cannot be written: %s", path, strerror(errno));
        return EXIT_SYSTEM;
    }
    if (common->quiet)
        return EXIT_RESULT;
    fputs(sb_signing_done(signing), stdout);
    printf("%s is written.\n", path);
    tell_seal(folder);
    return EXIT_RESULT;
}

static int sign(const common *common, const sb_sign_wish *wish)
{
    sb_mistakes *mistakes = sb_mistakes_new();
    sb_failure why = {0};
    sb_signing *signing = NULL;
    int code;

    if (!mistakes)
        return tell_memory();
    if (sb_signing_make(&signing, &common->pack, wish, mistakes, &why) == 0) {
        code = write_signatures(common, signing);
    } else if (why.cause == SB_CAUSE_ANSWERS) {
        tell("steadyback: sign: %s", why.text);
        code = EXIT_USAGE;
    } else {
        print_mistakes(mistakes, common->pack.folder, stderr);
        code = tell_failure(&why);
    }
    sb_signing_free(signing);
    sb_mistakes_free(mistakes);
    return code;
}

static int take_option(void *into, int letter, const char *value)
{
    sb_sign_wish *wish = into;

    if (letter == 'b')
        wish->by = value;
    else if (letter == 't')
        wish->topic = value;
    else if (!sb_is_day(value))
        return -1;
    else
        wish->today = value;
    return 0;
}

static int read_options(sb_sign_wish *wish, int argc, char *argv[])
{
    static const option_kind kinds[] = {{"by", 'b', "NAME", 0},
                                        {"topic", 't', "TOPIC", 0},
                                        {"day", 'd', "DAY (2026-11-24)", 0},
                                        {0}};
    static const option_set set = {"sign", kinds};
    int first, code = options_read(&set, argc, argv, take_option, wish, &first);

    if (code)
        return code;
    wish->ids = (const char *const *)argv + first;
    wish->id_count = (size_t)(argc - first);
    if (!wish->id_count && !wish->topic)
        return wrong_usage("sign", "it takes what is signed, such as: sign RF-CES-1 --by "
                                   "\"A. Name\", or --topic TOPIC");
    return 0;
}

int command_sign(const common *common, int argc, char *argv[])
{
    char today[DAY_SIZE] = "";
    sb_sign_wish wish = {.today = today};
    int code;

    write_today(today);
    code = read_options(&wish, argc, argv);
    return code ? code : sign(common, &wish);
}
