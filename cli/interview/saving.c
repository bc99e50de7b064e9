/* SPDX-License-Identifier: Apache-2.0 */
#include "interview/saving.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "commands/command.h"
#include "commands/plan_id.h"

static void make_folders(char *path)
{
    for (char *slash = strchr(path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        mkdir(path, S_IRWXU);
        *slash = '/';
    }
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
    if (length >= PATH_SIZE)
        return -1;
    make_folders(path); /* where it cannot, saving_take says why */
    return 0;
}

/* ---- one interview at a time ---- */

enum { ROOM_NEEDED = 64 * 1024 };

/* Beside the file itself, whatever link leads there. */
static int name_lock(char lock[PATH_SIZE], const char *path)
{
    char *target = realpath(path, NULL);
    int length = snprintf(lock, PATH_SIZE, "%s.lock", target ? target : path);

    free(target);
    errno = ENAMETOOLONG;
    return length < PATH_SIZE ? 0 : -1;
}

/* Whether as much can be written as the answers may need. 0, or -1 and errno. */
static int try_room(int file)
{
    static const char room[ROOM_NEEDED];
    ssize_t done = pwrite(file, room, sizeof(room), 0);
    int error = done < 0 || fsync(file) < 0 ? -1 : 0, saved = errno;

    if (done >= 0 && done < (ssize_t)sizeof(room)) {
        error = -1;
        saved = ENOSPC;
    }
    if (ftruncate(file, 0) < 0 && error == 0)
        return -1;
    errno = saved;
    return error;
}

/* Whoever gave up the claim took the file away in between: then there is another one. */
static int is_still_there(int file, const char *path)
{
    struct stat held, there;

    return fstat(file, &held) == 0 && stat(path, &there) == 0 &&
           held.st_dev == there.st_dev && held.st_ino == there.st_ino;
}

static saving_claim take_lock(saving_lock *out)
{
    for (;;) {
        out->file = open(out->path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW,
                         S_IRUSR | S_IWUSR);
        if (out->file < 0)
            return SAVING_CANNOT;
        if (flock(out->file, LOCK_EX | LOCK_NB) < 0 && errno == EWOULDBLOCK) {
            close(out->file);
            return SAVING_TAKEN;
        } /* where there are no locks at all, it goes on without */
        if (is_still_there(out->file, out->path))
            return SAVING_OURS;
        close(out->file);
    }
}

saving_claim saving_take(saving_lock *out, const char *path)
{
    struct stat found;
    saving_claim claim;
    int saved;

    out->path[0] = '\0';
    if (stat(path, &found) == 0 && !S_ISREG(found.st_mode))
        return SAVING_OURS; /* a pipe or a device is nobody's */
    if (name_lock(out->path, path) < 0)
        claim = SAVING_CANNOT;
    else
        claim = take_lock(out);
    if (claim != SAVING_OURS) {
        out->path[0] = '\0';
        return claim;
    }
    if (try_room(out->file) == 0)
        return SAVING_OURS;
    saved = errno;
    saving_release(out);
    errno = saved;
    return SAVING_CANNOT;
}

void saving_release(saving_lock *lock)
{
    if (!lock->path[0])
        return;
    unlink(lock->path);
    close(lock->file);
    lock->path[0] = '\0';
}

/* ---- writing and removing ---- */

int saving_write(sb_dialogue *dialogue, const char *path)
{
    sb_failure why = {0};
    char *text = NULL;
    int error;

    plan_id_keep(dialogue);
    if (sb_dialogue_save(&text, dialogue, &why) < 0) {
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
