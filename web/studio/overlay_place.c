/* SPDX-License-Identifier: Apache-2.0 */
#include "overlay_place.h"

#include <errno.h>
#include <libgen.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int name_overlay(char overlay[PLACE_SIZE], const char *folder)
{
    char whole[LONGEST_PATH], part[LONGEST_PATH], *name;

    if (realpath(folder, whole))
        return snprintf(overlay, PLACE_SIZE, "%s", whole) < PLACE_SIZE ? 0 : -1;
    if (errno != ENOENT || snprintf(part, sizeof(part), "%s", folder) >= LONGEST_PATH)
        return -1;
    if (!realpath(dirname(part), whole))
        return -1;
    snprintf(part, sizeof(part), "%s", folder);
    name = basename(part);
    return snprintf(overlay, PLACE_SIZE, "%s/%s", whole, name) < PLACE_SIZE ? 0 : -1;
}

/* A name for the state of this folder: FNV-1a of its path. */
static unsigned long long name_of(const char *path)
{
    unsigned long long hash = 14695981039346656037ull;

    for (; *path; path++)
        hash = (hash ^ (unsigned char)*path) * 1099511628211ull;
    return hash;
}

int overlay_place(char overlay[PLACE_SIZE], char place[PLACE_SIZE], const char *folder)
{
    const char *state = getenv("XDG_STATE_HOME"), *home = getenv("HOME");
    char root[LONGEST_PATH];
    int length;

    if (name_overlay(overlay, folder) < 0)
        return -1;
    if (state && state[0] == '/')
        length = snprintf(root, sizeof(root), "%s", state);
    else
        length = snprintf(root, sizeof(root), "%s/.local/state", home ? home : "");
    if (length >= LONGEST_PATH ||
        snprintf(place, PLACE_SIZE, "%s/steadyback/studio/%016llx", root,
                 name_of(overlay)) >= PLACE_SIZE)
        return -1;
    return 0;
}

/* A name for an overlay: that of its folder, as far as it is an id. */
static void make_id(char id[50], const char *folder)
{
    const char *name = strrchr(folder, '/');
    size_t length = 0;

    for (name = name ? name + 1 : folder; *name && length < 48; name++) {
        char c = *name >= 'A' && *name <= 'Z' ? (char)(*name + 32) : *name;

        if ((c >= 'a' && c <= 'z') || (length && c >= '0' && c <= '9'))
            id[length++] = c;
        else if (length && id[length - 1] != '-')
            id[length++] = '-';
    }
    while (length && id[length - 1] == '-')
        length--;
    id[length] = '\0';
    if (!length)
        snprintf(id, 50, "clinic");
}

void overlay_begin(char *text, size_t size, const char *folder, const char *pack_id)
{
    char id[50];

    make_id(id, folder);
    snprintf(text, size,
             "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
             "<overlay id=\"%s\" version=\"1.0.0\" for=\"%s\">\n"
             "  <title>%s</title>\n  <files>\n  </files>\n</overlay>\n",
             id, pack_id, id);
}
