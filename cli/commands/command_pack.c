/* SPDX-License-Identifier: Apache-2.0 */
/* Opening the pack: the one door through which every command goes. */
#include <stdlib.h>
#include <stdio.h>

#include "commands/checked_packs.h"
#include "commands/command.h"

static const sb_mistake *first_error(const sb_mistakes *mistakes)
{
    for (size_t i = 0; i < sb_mistakes_count(mistakes); i++)
        if (sb_mistakes_at(mistakes, i)->severity == SB_ERROR)
            return sb_mistakes_at(mistakes, i);
    return NULL;
}

static void tell_first(const sb_mistakes *mistakes, const char *folder)
{
    const sb_mistake *one = first_error(mistakes);

    if (!one)
        return;
    if (one->line)
        tell("%s:%d: %s", one->file[0] ? one->file : folder, one->line, one->text);
    else
        tell("%s: %s", one->file[0] ? one->file : folder, one->text);
}

/* Opens it, and remembers what was found right. */
static int open_and_keep(sb_pack **out, sb_pack_options options, sb_mistakes *mistakes,
                         sb_failure *why)
{
    char *known = checked_packs_read();
    int error;

    options.checked = known;
    error = sb_pack_open(out, &options, mistakes, why);
    if (error == 0)
        checked_packs_keep(known, sb_pack_checked(*out));
    free(known);
    return error;
}

int open_pack(sb_pack **out, const common *common)
{
    sb_mistakes *mistakes = sb_mistakes_new();
    sb_failure why = {0};
    int code = 0;

    if (!mistakes)
        return tell_memory();
    if (open_and_keep(out, common->pack, mistakes, &why) < 0) {
        tell_first(mistakes, common->pack.folder);
        code = tell_failure(&why);
        if (code == EXIT_PACK)
            tell("steadyback: no advice is given from a pack with mistakes: run check, "
                 "which lists them all");
    }
    sb_mistakes_free(mistakes);
    return code;
}

static void tell_count(const sb_mistakes *mistakes, const char *folder)
{
    size_t errors = sb_mistakes_errors(mistakes);

    tell_first(mistakes, folder);
    tell("steadyback: %s: the pack has %zu mistake%s; plan and interview refuse it: run "
         "check",
         folder, errors, errors == 1 ? "" : "s");
}

int open_pack_for_repair(sb_pack **out, const common *common)
{
    sb_pack_options options = common->pack;
    sb_mistakes *mistakes = sb_mistakes_new();
    sb_failure why = {0};
    int code = 0;

    if (!mistakes)
        return tell_memory();
    options.for_repair = 1;
    if (open_and_keep(out, options, mistakes, &why) < 0) {
        print_mistakes(mistakes, common->pack.folder, stderr);
        code = tell_failure(&why);
    } else if (sb_mistakes_errors(mistakes)) {
        tell_count(mistakes, common->pack.folder);
    }
    sb_mistakes_free(mistakes);
    return code;
}

void tell_mistakes(const common *common)
{
    sb_mistakes *mistakes = sb_mistakes_new();
    sb_failure why = {0};
    sb_pack *pack = NULL;

    if (mistakes && open_and_keep(&pack, common->pack, mistakes, &why) < 0 &&
        sb_mistakes_errors(mistakes))
        tell_count(mistakes, common->pack.folder);
    sb_pack_free(pack);
    sb_mistakes_free(mistakes);
}
