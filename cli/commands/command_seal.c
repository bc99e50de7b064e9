/* SPDX-License-Identifier: Apache-2.0 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "commands/options.h"

/* Opens the pack as it is now, whatever an older seal says. */
static int open_as_it_is(sb_pack **out, const common *common)
{
    struct common open = *common;

    open.pack.allow_modified = 1;
    return open_pack(out, &open);
}

/* What could be proved of it. Caller frees *out. */
static int summarize_proof(char **out, const sb_pack *pack, sb_failure *why)
{
    const sb_proof_options usual = {0};
    sb_proof *proof = NULL;
    int error = sb_proof_make(&proof, pack, NULL, 0, &usual, why);

    if (error == 0)
        error = sb_proof_summary(out, proof, why);
    sb_proof_free(proof);
    return error;
}

/* With overlays, the last is sealed; those before it and the pack are what it rests on.
 */
static int write_seal(const common *common, const sb_pack *pack)
{
    size_t overlays = common->pack.overlay_count;
    const char *folder = overlays ? common->pack.overlays[overlays - 1]
                                  : common->pack.folder;
    char title[512], today[DAY_SIZE], path[4096];
    sb_failure why = {0};
    char *text = NULL, *proved = NULL;

    if (summarize_proof(&proved, pack, &why) < 0)
        return tell_failure(&why);
    write_today(today);
    snprintf(title, sizeof(title), "%s %s, sealed on %s; %s (steadyback %s)",
             sb_pack_id(pack), sb_pack_version(pack), today, proved, sb_version());
    free(proved);
    if (snprintf(path, sizeof(path), "%s/seal.txt", folder) >= (int)sizeof(path))
        return wrong_usage("seal", "the path of the folder is too long");
    if (sb_pack_seal_text(&text, folder, overlays > 0, title, &why) < 0)
        return tell_failure(&why);
    if (write_file(path, text, 0) < 0) {
        tell("steadyback: %s: cannot be written: %s", path, strerror(errno));
        free(text);
        return EXIT_SYSTEM;
    }
    free(text);
    if (!common->quiet)
        printf("%s is written. A change to any file of it is refused from now on; to go "
               "on editing, use --allow-modified or take the seal away.\n",
               path);
    return EXIT_RESULT;
}

int command_seal(const common *common, int argc, char *argv[])
{
    sb_pack *pack = NULL;
    int code;

    (void)argv;
    if (argc > 1)
        return wrong_usage("seal", "it takes no file; name the pack with --pack DIR, and "
                                   "an overlay with --overlay DIR");
    code = open_as_it_is(&pack, common);
    if (code == 0)
        code = write_seal(common, pack);
    sb_pack_free(pack);
    return code;
}
