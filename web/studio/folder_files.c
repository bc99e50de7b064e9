/* SPDX-License-Identifier: Apache-2.0 */
#include "folder_files.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char list_file[] = "overlay.xml";

static int tell(char why[WHY_SIZE], const char *path, const char *text)
{
    snprintf(why, WHY_SIZE, "%.300s: %.180s", path, text);
    return -1;
}

static int join(char path[LONGEST_PATH], const char *folder, const char *name)
{
    return snprintf(path, LONGEST_PATH, "%s/%s", folder, name) < LONGEST_PATH ? 0 : -1;
}

/* ---- reading ---- */

static char *read_whole(const char *path, off_t size)
{
    char *text = malloc((size_t)size + 1);
    int file = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    ssize_t got = 0;
    off_t length = 0;

    while (text && file >= 0 && length < size &&
           (got = read(file, text + length, (size_t)(size - length))) > 0)
        length += got;
    if (file >= 0)
        close(file);
    if (text && (file < 0 || got < 0 || length < size)) {
        free(text);
        return NULL;
    }
    if (text)
        text[length] = '\0';
    return text;
}

static int read_one(json_t *files, const char *path, const char *inside, off_t size,
                    char why[WHY_SIZE])
{
    char *text;
    json_t *kept;

    if (size > LARGEST_FILE || json_object_size(files) >= MOST_FILES)
        return tell(why, path,
                    "the studio takes files of at most 4 MB, and 5000 of them");
    text = read_whole(path, size);
    if (!text)
        return tell(why, path, strerror(errno));
    kept = strlen(text) == (size_t)size ? json_string(text) : NULL;
    free(text);
    if (!kept || json_object_set_new(files, inside, kept) < 0)
        return tell(why, path, "this is no UTF-8 text");
    return 0;
}

static int read_folder(json_t *files, const char *folder, const char *inside,
                       char why[WHY_SIZE]);

static int read_entry(json_t *files, const char *path, const char *inside,
                      char why[WHY_SIZE])
{
    struct stat what;

    if (lstat(path, &what) < 0)
        return tell(why, path, strerror(errno));
    if (S_ISDIR(what.st_mode))
        return read_folder(files, path, inside, why);
    if (S_ISREG(what.st_mode))
        return read_one(files, path, inside, what.st_size, why);
    return tell(why, path, "this is no file of its own, and the studio follows no links");
}

static int is_read(const char *inside, const char *name)
{
    if (*inside)
        return name[0] != '.';
    return strcmp(name, "knowledge") == 0 || strcmp(name, "rules") == 0 ||
           strcmp(name, list_file) == 0;
}

static int read_folder(json_t *files, const char *folder, const char *inside,
                       char why[WHY_SIZE])
{
    DIR *open_folder = opendir(folder);
    struct dirent *entry;
    char path[LONGEST_PATH], below[LONGEST_PATH];
    int error = 0;

    if (!open_folder)
        return errno == ENOENT ? 0 : tell(why, folder, strerror(errno));
    while (!error && (entry = readdir(open_folder))) {
        if (!is_read(inside, entry->d_name))
            continue;
        if (join(path, folder, entry->d_name) < 0 ||
            snprintf(below, sizeof(below), "%s%s%s", inside, *inside ? "/" : "",
                     entry->d_name) >= LONGEST_PATH)
            error = tell(why, folder, "too long a path");
        else
            error = read_entry(files, path, below, why);
    }
    closedir(open_folder);
    return error;
}

int folder_read(json_t **out, const char *folder, char why[WHY_SIZE])
{
    json_t *files = json_object();

    if (!files)
        return tell(why, folder, "out of memory");
    if (read_folder(files, folder, "", why) < 0) {
        json_decref(files);
        return -1;
    }
    *out = files;
    return 0;
}

/* ---- writing ---- */

/* Every folder on the way to a file. */
static int make_way(const char *path)
{
    char part[LONGEST_PATH];

    if (snprintf(part, sizeof(part), "%s", path) >= LONGEST_PATH)
        return -1;
    for (char *slash = strchr(part + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        if (mkdir(part, 0777) < 0 && errno != EEXIST)
            return -1;
        *slash = '/';
    }
    return 0;
}

static int write_all(int file, const char *text, size_t length)
{
    while (length) {
        ssize_t written = write(file, text, length);

        if (written < 0 && errno != EINTR)
            return -1;
        if (written > 0) {
            text += written;
            length -= (size_t)written;
        }
    }
    return fsync(file);
}

int file_write(const char *path, const char *text, size_t length, char why[WHY_SIZE])
{
    char beside[LONGEST_PATH];
    struct stat now;
    int file, error;

    if (snprintf(beside, sizeof(beside), "%s.part-XXXXXX", path) >= LONGEST_PATH ||
        make_way(path) < 0 || (file = mkstemp(beside)) < 0)
        return tell(why, path, strerror(errno));
    error = write_all(file, text, length);
    if (!error)
        error = fchmod(file, stat(path, &now) == 0 ? now.st_mode & 0777 : 0644);
    if (close(file) < 0 || error < 0 || rename(beside, path) < 0) {
        tell(why, path, strerror(errno));
        unlink(beside);
        return -1;
    }
    return 0;
}

static int differs(const json_t *files, const json_t *before, const char *path)
{
    return !json_equal(json_object_get(files, path), json_object_get(before, path));
}

static int write_one(const char *folder, const char *inside, const json_t *text,
                     char why[WHY_SIZE])
{
    char path[LONGEST_PATH];

    if (join(path, folder, inside) < 0)
        return tell(why, folder, "too long a path");
    if (text)
        return file_write(path, json_string_value(text), json_string_length(text), why);
    if (unlink(path) < 0 && errno != ENOENT)
        return tell(why, path, strerror(errno));
    return 0;
}

int folder_write(const char *folder, const json_t *files, const json_t *before,
                 char why[WHY_SIZE])
{
    const char *path;
    json_t *text;

    json_object_foreach((json_t *)files, path, text)
    {
        if (strcmp(path, list_file) != 0 && differs(files, before, path) &&
            write_one(folder, path, text, why) < 0)
            return -1;
    }
    if (differs(files, before, list_file) &&
        write_one(folder, list_file, json_object_get(files, list_file), why) < 0)
        return -1;
    json_object_foreach((json_t *)before, path, text)
    {
        if (!json_object_get(files, path) && write_one(folder, path, NULL, why) < 0)
            return -1;
    }
    return 0;
}

static int remove_one(const char *path, const struct stat *what, int kind,
                      struct FTW *place)
{
    (void)what;
    (void)kind;
    (void)place;
    return remove(path);
}

int folder_remove(const char *folder)
{
    return nftw(folder, remove_one, 16, FTW_DEPTH | FTW_PHYS) < 0 && errno != ENOENT ? -1
                                                                                     : 0;
}

/* ---- paths ---- */

static size_t length_of_word(const char *text)
{
    return strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789-");
}

int path_is_plain(const char *path)
{
    static const char *const roots[] = {"knowledge/", "rules/clinical/"};
    const char *rest = NULL;
    size_t length;

    if (strcmp(path, list_file) == 0)
        return 1;
    for (size_t i = 0; i < 2; i++)
        if (strncmp(path, roots[i], strlen(roots[i])) == 0)
            rest = path + strlen(roots[i]);
    if (!rest || !(length = length_of_word(rest)))
        return 0;
    if (rest[length] == '/') {
        rest += length + 1;
        length = length_of_word(rest);
    }
    return length > 0 && length < 100 && strcmp(rest + length, ".xml") == 0;
}
