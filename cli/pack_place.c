/* SPDX-License-Identifier: Apache-2.0 */
#include "pack_place.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The folder of the running program; links to it are followed. -1 when it is not known.
 */
static int own_folder(char folder[PACK_PLACE_SIZE])
{
    ssize_t length = readlink("/proc/self/exe", folder, PACK_PLACE_SIZE - 1);
    char *slash;

    if (length < 0)
        return -1;
    folder[length] = '\0';
    slash = strrchr(folder, '/');
    if (!slash)
        return -1;
    *slash = '\0';
    return 0;
}

static int is_there(const char *folder)
{
    char file[PACK_PLACE_SIZE];
    int length = snprintf(file, sizeof(file), "%s/knowledge/pack.xml", folder);

    return length < (int)sizeof(file) && access(file, R_OK) == 0;
}

const char *pack_place(char place[PACK_PLACE_SIZE])
{
    char folder[PACK_PLACE_SIZE];
    int length;

    if (own_folder(folder) < 0)
        return STEADYBACK_PACK_FOLDER;
    length = snprintf(place, PACK_PLACE_SIZE, "%s/" STEADYBACK_PACK_BESIDE, folder);
    return length < PACK_PLACE_SIZE && is_there(place) ? place : STEADYBACK_PACK_FOLDER;
}

int pack_is_elsewhere(const char *folder)
{
    struct stat here, there;

    return is_there(".") && stat(".", &here) == 0 && stat(folder, &there) == 0 &&
           (here.st_dev != there.st_dev || here.st_ino != there.st_ino);
}
