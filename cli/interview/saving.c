/* SPDX-License-Identifier: Apache-2.0 */
#include "interview/saving.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "commands/command.h"
#include "commands/plan_id.h"

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

int saving_default_path(char path[PATH_SIZE])
{
    const char *state = getenv("XDG_STATE_HOME");
    const char *home = getenv("HOME");
    int length;

    if (state && state[0] == '/')
        length = snprintf(path, PATH_SIZE, "%s/steadyback/answers.json", state);
    else if (home && home[0] == '/')
        length = snprintf(path, PATH_SIZE, "%s/.local/state/steadyback/answers.json",
                          home);
    else
        return -1;
    return length < PATH_SIZE ? make_folders(path) : -1;
}

int saving_write(sb_consultation *consultation, const char *path)
{
    sb_failure why = {0};
    char *text = NULL;
    int error;

    plan_id_keep(consultation);
    if (sb_consultation_write_json(&text, consultation, &why) < 0) {
        errno = ENOMEM;
        return -1;
    }
    error = write_file(path, text, 1);
    free(text);
    return error;
}

/* "answers.json.Ab12xY": what a save that was cut off left behind. */
static int is_draft(const char *name, const char *file)
{
    size_t length = strlen(file);

    return strncmp(name, file, length) == 0 && name[length] == '.' &&
           strlen(name + length + 1) == 6;
}

static void remove_drafts(const char *path)
{
    const char *slash = strrchr(path, '/');
    char folder[PATH_SIZE] = ".";
    DIR *all;

    if (slash)
        snprintf(folder, sizeof(folder), "%.*s", (int)(slash - path) + 1, path);
    all = opendir(folder);
    for (const struct dirent *entry; all && (entry = readdir(all));)
        if (is_draft(entry->d_name, slash ? slash + 1 : path))
            unlinkat(dirfd(all), entry->d_name, 0);
    if (all)
        closedir(all);
}

int saving_remove(const char *path)
{
    remove_drafts(path);
    return unlink(path) < 0 && errno != ENOENT ? -1 : 0;
}
