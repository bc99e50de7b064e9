/* SPDX-License-Identifier: Apache-2.0 */
#include "folder/pack_folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

#include "base/failure.h"
#include "folder/file_use.h"

enum { LARGEST_FILE = 1024 * 1024, MOST_FILES = 10000, LONGEST_PATH = 1024, DEEPEST = 4 };

#define CASES_FOLDER   "knowledge/cases"
#define FIGURES_FOLDER "knowledge/figures"

/* What a walk reads, a bit for each use; BESIDE: nothing. */
enum {
    BESIDE = 0,
    ALL_DECIDING = 1U << FILE_DECIDES | 1U << FILE_SIGNED | 1U << FILE_STYLE,
    NOT_DECIDING = 1U << FILE_CASES | 1U << FILE_FIGURE | 1U << FILE_TEMPLATE |
                   1U << FILE_SCHEMA
};

typedef struct walk {
    unsigned wanted;
    list *files;
    list *strays; /* as in pack_folder.h, or NULL */
    arena *memory;
    const char *folder;
    sb_mistakes *mistakes;
    sb_failure *why;
    const char *prefix; /* of the names in messages: "" or "FOLDER/" */
} walk;

static int join(char out[LONGEST_PATH], const char *folder, const char *name)
{
    return snprintf(out, LONGEST_PATH, "%s%s%s", folder, *folder ? "/" : "", name) <
                   LONGEST_PATH
               ? 0
               : -1;
}

/* Reads up to `size` bytes; fewer only at the end of the file. -1 on an error. */
static ssize_t read_fully(int file, char *bytes, size_t size)
{
    size_t done = 0;

    while (done < size) {
        ssize_t got = read(file, bytes + done, size - done);

        if (got < 0 && errno != EINTR)
            return -1;
        if (got == 0)
            break;
        done += got > 0 ? (size_t)got : 0;
    }
    return (ssize_t)done;
}

/* What messages call it. */
static const char *shown_name(walk *w, const char *inside)
{
    size_t before = strlen(w->prefix), length = strlen(inside);
    char *shown = arena_take(w->memory, before + length + 1);

    if (!shown)
        return NULL;
    memcpy(shown, w->prefix, before);
    memcpy(shown + before, inside, length);
    return shown;
}

/* `bytes`: NULL when it cannot be read. */
static int keep_stray(walk *w, const char *inside, const char *bytes)
{
    pack_file *one = arena_take(w->memory, sizeof(*one));
    const char *shown = shown_name(w, inside);

    if (!one || !shown)
        return failure_memory(w->why);
    *one = (pack_file){shown, shown + strlen(w->prefix), bytes, 0};
    return list_add(w->strays, one) == 0 ? 0 : failure_memory(w->why);
}

/* It is told why, and that it is there. */
static int keep_unreadable(walk *w, const char *inside)
{
    return w->strays ? keep_stray(w, inside, NULL) : 0;
}

static int read_open_file(walk *w, int file, const char *shown, const char *inside)
{
    struct stat about;
    pack_file *one = arena_take(w->memory, sizeof(*one));
    char *bytes;
    ssize_t length;

    if (fstat(file, &about) < 0 || !S_ISREG(about.st_mode)) {
        mistakes_add(w->mistakes, SB_ERROR, "not-a-file", shown, 0,
                     "This is not a plain file.");
        return keep_unreadable(w, inside);
    }
    if (about.st_size > LARGEST_FILE) {
        mistakes_add(w->mistakes, SB_ERROR, "file-too-large", shown, 0,
                     "The file is larger than %d bytes.", LARGEST_FILE);
        return keep_unreadable(w, inside);
    }
    bytes = arena_take(w->memory, (size_t)about.st_size + 1);
    if (!one || !bytes)
        return failure_memory(w->why);
    length = read_fully(file, bytes, (size_t)about.st_size);
    if (length < 0) {
        mistakes_add(w->mistakes, SB_ERROR, "unreadable", shown, 0, "Cannot be read: %s.",
                     strerror(errno));
        return keep_unreadable(w, inside);
    }
    *one = (pack_file){shown, arena_copy(w->memory, inside, strlen(inside)), bytes,
                       (size_t)length};
    return one->inside && list_add(w->files, one) == 0 ? 0 : failure_memory(w->why);
}

static int read_one(walk *w, const char *inside)
{
    const char *shown = shown_name(w, inside);
    char path[LONGEST_PATH];
    int file, error;

    if (!shown)
        return failure_memory(w->why);
    if (w->files->count >= MOST_FILES)
        return failure_set(w->why, SB_CAUSE_PACK, w->folder, 0,
                           "the pack has more than %d files", MOST_FILES);
    if (join(path, w->folder, inside) < 0)
        return failure_set(w->why, SB_CAUSE_PACK, shown, 0, "the path is too long");
    file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (file < 0) {
        mistakes_add(
            w->mistakes, SB_ERROR, "unreadable", shown, 0, "Cannot be opened: %s.",
            errno == ELOOP ? "links are not followed inside a pack" : strerror(errno));
        return keep_unreadable(w, inside);
    }
    error = read_open_file(w, file, shown, inside);
    close(file);
    return error;
}

int pack_path_is_figure(const char *inside)
{
    return strncmp(inside, FIGURES_FOLDER "/", strlen(FIGURES_FOLDER "/")) == 0;
}

int pack_file_is_style(const pack_file *one)
{
    return file_use_of(one->inside) == FILE_STYLE;
}

int pack_files_digest(char digest[DIGEST_SIZE], const list *files, sb_failure *why)
{
    digest_file *all = calloc(files->count + 1, sizeof(*all));

    if (!all)
        return failure_memory(why);
    for (size_t i = 0; i < files->count; i++) {
        const pack_file *one = files->items[i];

        all[i] = (digest_file){one->inside, one->bytes, one->length};
    }
    digest_of_files(digest, all, files->count);
    free(all);
    return 0;
}

static int entry_counts(const struct dirent *entry)
{
    return strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
}

/* By bytes: alphasort would follow the locale, and the order decides the digest. */
static int by_name(const struct dirent **left, const struct dirent **right)
{
    return strcmp((*left)->d_name, (*right)->d_name);
}

static int walk_folder(walk *w, const char *inside, int depth);

/* What lies behind it would be left out without a word. */
static int refuse_entry(walk *w, const char *inside, int is_link)
{
    const char *shown = shown_name(w, inside);

    if (!shown)
        return failure_memory(w->why);
    mistakes_add(w->mistakes, SB_ERROR, "unreadable", shown, 0, "Cannot be opened: %s.",
                 is_link ? "links are not followed inside a pack"
                         : "folders lie too deep in each other");
    return 0;
}

/* Beside knowledge/ and rules/ an overlay may hold what it likes, but for what is called
 * like a part of it. */
static int is_beside(const walk *w)
{
    return w->wanted == BESIDE;
}

static int visit_file(walk *w, const char *inside, int is_link)
{
    file_use use = file_use_of(inside);

    if (is_beside(w))
        return use == FILE_UNREAD && length_as_xml(file_name_of(inside))
                   ? keep_stray(w, inside, "")
                   : 0;
    if (w->wanted & (1U << use))
        return read_one(w, inside);
    if (is_link && use == FILE_UNREAD)
        return refuse_entry(w, inside, 1);
    return use == FILE_UNREAD && w->strays ? keep_stray(w, inside, "") : 0;
}

/* What was walked already, and what hides, such as .git. */
static int is_passed(const walk *w, const char *folder, const char *name)
{
    return is_beside(w) &&
           (name[0] == '.' ||
            (!*folder && (strcmp(name, "knowledge") == 0 || strcmp(name, "rules") == 0)));
}

static int visit(walk *w, const char *folder, const struct dirent *entry, int depth)
{
    char inner[LONGEST_PATH];
    struct stat about;
    char path[LONGEST_PATH];

    if (is_passed(w, folder, entry->d_name))
        return 0;
    if (join(inner, folder, entry->d_name) < 0 || join(path, w->folder, inner) < 0)
        return failure_set(w->why, SB_CAUSE_PACK, folder, 0, "a path here is too long");
    if (lstat(path, &about) < 0)
        return errno == ENOENT ? 0
                               : failure_set(w->why, SB_CAUSE_SYSTEM, path, 0,
                                             "cannot be read: %s", strerror(errno));
    if (!S_ISDIR(about.st_mode) || file_use_of(inner) != FILE_UNREAD)
        return visit_file(w, inner, S_ISLNK(about.st_mode));
    if (depth < DEEPEST)
        return walk_folder(w, inner, depth + 1);
    return is_beside(w) ? 0 : refuse_entry(w, inner, 0);
}

static int walk_folder(walk *w, const char *inside, int depth)
{
    char path[LONGEST_PATH];
    struct dirent **entries = NULL;
    int count, error = 0;

    if (join(path, w->folder, inside) < 0)
        return failure_set(w->why, SB_CAUSE_PACK, inside, 0, "the path is too long");
    count = scandir(path, &entries, entry_counts, by_name);
    if (count < 0)
        return failure_set(w->why, SB_CAUSE_SYSTEM, path, 0, "cannot be read: %s",
                           strerror(errno));
    for (int i = 0; i < count; i++) {
        if (error == 0)
            error = visit(w, inside, entries[i], depth);
        free(entries[i]);
    }
    free(entries);
    return error;
}

int pack_folder_read(list *files, list *strays, arena *memory, const char *folder,
                     sb_mistakes *mistakes, sb_failure *why)
{
    walk w = {ALL_DECIDING, files, strays, memory, folder, mistakes, why, ""};

    if (walk_folder(&w, "knowledge", 0) < 0)
        return -1;
    return walk_folder(&w, "rules", 0);
}

/* 1 there, 0 not there, -1 too long a path. */
static int is_there(const char *folder, const char *inside, sb_failure *why)
{
    char path[LONGEST_PATH];
    struct stat about;

    if (join(path, folder, inside) < 0)
        return failure_set(why, SB_CAUSE_PACK, folder, 0, "the path is too long");
    return !(lstat(path, &about) < 0 && errno == ENOENT);
}

/* What stands beside a pack or overlay and may be missing. */
static int read_beside(walk *w, const char *inside, int is_overlay)
{
    char prefix[LONGEST_PATH] = "";
    int there = is_there(w->folder, inside, w->why);

    if (is_overlay && join(prefix, w->folder, "") < 0)
        return failure_set(w->why, SB_CAUSE_PACK, w->folder, 0, "the path is too long");
    w->prefix = prefix;
    if (there > 0)
        there = walk_folder(w, inside, 0);
    w->prefix = "";
    return there;
}

int pack_folder_cases(list *files, arena *memory, const char *folder, int is_overlay,
                      sb_mistakes *mistakes, sb_failure *why)
{
    walk w = {1U << FILE_CASES, files, NULL, memory, folder, mistakes, why, ""};

    return read_beside(&w, CASES_FOLDER, is_overlay);
}

int pack_folder_figures(list *files, arena *memory, const char *folder, int is_overlay,
                        sb_mistakes *mistakes, sb_failure *why)
{
    walk w = {1U << FILE_FIGURE, files, NULL, memory, folder, mistakes, why, ""};

    return read_beside(&w, FIGURES_FOLDER, is_overlay);
}

int pack_folder_beside(list *files, arena *memory, const char *folder,
                       sb_mistakes *mistakes, sb_failure *why)
{
    walk w = {NOT_DECIDING, files, NULL, memory, folder, mistakes, why, ""};

    return read_beside(&w, "knowledge", 0);
}

int pack_folder_file(pack_file **out, arena *memory, const char *folder,
                     const char *inside, sb_mistakes *mistakes, sb_failure *why)
{
    list files = {0};
    walk w = {BESIDE, &files, NULL, memory, folder, mistakes, why, ""};
    int there = is_there(folder, inside, why);

    *out = NULL;
    if (there > 0 && (there = read_one(&w, inside)) == 0 && files.count)
        *out = files.items[0];
    list_clear(&files);
    return there < 0 ? -1 : 0;
}

int pack_folder_overlay(list *files, list *strays, arena *memory, const char *folder,
                        sb_mistakes *mistakes, sb_failure *why)
{
    static const char *const parts[] = {"knowledge", "rules"};
    char prefix[LONGEST_PATH];
    walk w = {ALL_DECIDING, files, strays, memory, folder, mistakes, why, prefix};
    int there;

    if (join(prefix, folder, "") < 0)
        return failure_set(why, SB_CAUSE_PACK, folder, 0, "the path is too long");
    if ((there = is_there(folder, "overlay.xml", why)) < 0 ||
        (there && read_one(&w, "overlay.xml") < 0))
        return -1;
    for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++)
        if ((there = is_there(folder, parts[i], why)) < 0 ||
            (there && walk_folder(&w, parts[i], 0) < 0))
            return -1;
    w.wanted = BESIDE;
    return strays ? walk_folder(&w, "", 0) : 0;
}

/* ---- several overlays ---- */

static int same_place(const struct stat *a, const struct stat *b)
{
    return a->st_dev == b->st_dev && a->st_ino == b->st_ino;
}

/* How many folders up from `inner` `outer` is; 0: the same, -1: it is none of them. Asks
 * the system, so that links and dots make no difference. */
static int folders_up(const char *outer, const char *inner)
{
    char path[LONGEST_PATH];
    struct stat wanted, here, last = {0};
    size_t length = strlen(inner);

    if (length >= sizeof(path) || stat(outer, &wanted) < 0)
        return -1;
    memcpy(path, inner, length + 1);
    for (int up = 0; length + 4 < sizeof(path); up++) {
        if (stat(path, &here) < 0 || (up && same_place(&here, &last)))
            return -1; /* above the topmost is the topmost */
        if (same_place(&here, &wanted))
            return up;
        last = here;
        memcpy(path + length, "/..", 4);
        length += 3;
    }
    return -1;
}

/* Whether the two are apart; else a mistake, at the later one. */
static int check_pair(const char *first, const char *second, sb_mistakes *mistakes)
{
    int up = folders_up(first, second), down = folders_up(second, first);

    if (up == 0)
        mistakes_add(mistakes, SB_ERROR, "overlay-twice", second, 0,
                     "This overlay is given twice.");
    else if (up > 0)
        mistakes_add(mistakes, SB_ERROR, "overlay-inside", second, 0,
                     "This overlay lies inside another one (%s).", first);
    else if (down > 0)
        mistakes_add(mistakes, SB_ERROR, "overlay-inside", first, 0,
                     "This overlay lies inside another one (%s).", second);
    return up < 0 && down < 0;
}

int pack_folder_check_apart(const sb_pack_options *options, sb_mistakes *mistakes)
{
    int apart = 1;

    for (size_t i = 0; i < options->overlay_count; i++)
        for (size_t k = 0; k < i; k++)
            apart &= check_pair(options->overlays[k], options->overlays[i], mistakes);
    return apart;
}
