/* SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>

#include "commands/command.h"
#include "commands/options.h"

static int take_option(void *into, int letter, const char *value)
{
    (void)letter;
    *(const char **)into = value;
    return 0;
}

/* A bundle is text: no file of a pack that was found right holds a NUL. */
static int write_bundle(const sb_pack *pack, const char *path)
{
    sb_failure why = {0};
    char *bundle = NULL;
    size_t length;
    int code = sb_pack_bundle(&bundle, &length, pack, &why) < 0
                   ? tell_failure(&why)
                   : write_result(bundle, path);

    free(bundle);
    return code;
}

int command_bundle(const common *common, int argc, char *argv[])
{
    static const option_kind kinds[] = {{"output", 'o', "FILE", 1}, {0}};
    static const option_set set = {"bundle", kinds};
    const char *path = NULL;
    sb_pack *pack = NULL;
    int first, code = options_read(&set, argc, argv, take_option, &path, &first);

    if (code == 0 && first != argc)
        code = wrong_usage("bundle", "it takes no file; name the pack with --pack DIR");
    if (code == 0 && (code = open_pack(&pack, common)) == 0)
        code = write_bundle(pack, path);
    sb_pack_free(pack);
    return code;
}
