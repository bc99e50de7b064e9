/* SPDX-License-Identifier: Apache-2.0 */
#include "commands/output_place.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { LONGEST_PATH = 4096 };

/* Links and other spellings lead to the same file. */
static int is_same_file(const char *output, const char *input)
{
    struct stat a, b;
    int is_standard = strcmp(input, "-") == 0;

    return stat(output, &a) == 0 && S_ISREG(a.st_mode) &&
           (is_standard ? fstat(STDIN_FILENO, &b) : stat(input, &b)) == 0 &&
           a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}

/* The folder that a file is in, or would be in, without links. Caller frees. */
static char *folder_of(const char *path)
{
    char *whole = realpath(path, NULL), *slash;
    char above[LONGEST_PATH];

    if (whole) {
        if ((slash = strrchr(whole, '/')))
            slash[slash == whole] = '\0';
        return whole;
    }
    snprintf(above, sizeof(above), "%s", path);
    while (!whole && (slash = strrchr(above, '/')) && slash != above) {
        *slash = '\0'; /* what is not there yet will be made */
        whole = realpath(above, NULL);
    }
    return whole ? whole : realpath(path[0] == '/' ? "/" : ".", NULL);
}

static int is_within(const char *folder, const char *parent, const char *part)
{
    char path[LONGEST_PATH], *whole;
    size_t length;
    int within;

    if (snprintf(path, sizeof(path), "%s/%s", parent, part) >= LONGEST_PATH ||
        !(whole = realpath(path, NULL)))
        return 0;
    length = strlen(whole);
    within = strncmp(folder, whole, length) == 0 &&
             (folder[length] == '/' || !folder[length]);
    free(whole);
    return within;
}

/* In a pack only these folders hold what is read; beside them lies all else. */
static int is_in_pack(const common *common, const char *output)
{
    char *folder = folder_of(output);
    const sb_pack_options *pack = &common->pack;
    int within = folder && pack->folder &&
                 (is_within(folder, pack->folder, "knowledge") ||
                  is_within(folder, pack->folder, "rules"));

    for (size_t i = 0; folder && i < pack->overlay_count; i++)
        within |= is_within(folder, pack->overlays[i], ".");
    free(folder);
    return within;
}

output_place output_place_of(const common *common, const char *output, const char *input)
{
    struct stat found;

    if (input && is_same_file(output, input))
        return OUTPUT_IS_INPUT;
    if (stat(output, &found) == 0 && !S_ISREG(found.st_mode) && !S_ISDIR(found.st_mode))
        return OUTPUT_FREE; /* a pipe, /dev/null */
    return is_in_pack(common, output) ? OUTPUT_IN_PACK : OUTPUT_FREE;
}

int output_place_check(const common *common, const char *command, const char *output,
                       const char *input)
{
    if (!output)
        return 0;
    switch (output_place_of(common, output, input)) {
    case OUTPUT_IS_INPUT:
        return wrong_usage(
            command,
            "%.2000s holds the answers that it reads, and would be written "
            "over; name another file",
            output);
    case OUTPUT_IN_PACK:
        return wrong_usage(
            command,
            "%.2000s lies among the files that the pack or overlay is read "
            "from; name another place",
            output);
    default:
        return 0;
    }
}
