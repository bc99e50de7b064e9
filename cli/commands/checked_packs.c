/* SPDX-License-Identifier: Apache-2.0 */
#include "commands/checked_packs.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "commands/command.h"

enum { PATH_SIZE = 4096, LINE_SIZE = 65, MOST = 64, LARGEST = MOST * LINE_SIZE };

/* ---- where ---- */

static int find_path(char path[PATH_SIZE])
{
    const char *cache = getenv("XDG_CACHE_HOME"), *home = getenv("HOME");
    int length;

    if (cache && cache[0] == '/')
        length = snprintf(path, PATH_SIZE, "%s/steadyback/checked", cache);
    else if (home && home[0] == '/')
        length = snprintf(path, PATH_SIZE, "%s/.cache/steadyback/checked", home);
    else
        return -1;
    return length < PATH_SIZE ? 0 : -1;
}

static int make_folders(char *path)
{
    for (char *slash = strchr(path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        int error;

        *slash = '\0';
        error = mkdir(path, S_IRWXU);
        *slash = '/';
        if (error < 0 && errno != EEXIST)
            return -1;
    }
    return 0;
}

/* ---- reading ---- */

/* A file that only this user can have written. */
static int is_own(int file)
{
    struct stat about;

    return fstat(file, &about) == 0 && S_ISREG(about.st_mode) &&
           about.st_uid == geteuid() && !(about.st_mode & (S_IWGRP | S_IWOTH));
}

char *checked_packs_read(void)
{
    char path[PATH_SIZE], *text;
    ssize_t length = -1;
    int file;

    if (find_path(path) < 0)
        return NULL;
    file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (file < 0)
        return NULL;
    text = is_own(file) ? malloc(LARGEST + 1) : NULL;
    if (text)
        length = read(file, text, LARGEST);
    close(file);
    if (length < 0) {
        free(text);
        return NULL;
    }
    text[length] = '\0';
    return text;
}

/* ---- writing ---- */

void checked_packs_keep(const char *known, const char *digest)
{
    char path[PATH_SIZE], text[LARGEST + LINE_SIZE + 1];
    size_t length;

    if (!*digest || (known && strstr(known, digest)) || find_path(path) < 0 ||
        make_folders(path) < 0)
        return;
    snprintf(text, sizeof(text), "%s\n%s", digest, known ? known : "");
    length = strlen(text);
    if (length > LARGEST)
        text[LARGEST] = '\0';
    write_file(path, text, 1);
}
