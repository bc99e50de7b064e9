/* SPDX-License-Identifier: Apache-2.0 */
/* Linked into a steadyback of its own, with --wrap for functions of memory and files, and
 * with calls of the engine led here by shaken_clips.h: makes one call fail. SHAKE=KIND:N names it (the Nth of that kind), SHAKE=KIND:N+ that one and all behind
 * it; with SHAKE_COUNT=FILE the numbers of calls are written there at the end. Kinds: memory,
 * file, clips. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "shaken_clips.h"

typedef enum shaken_kind { MEMORY, FILES, CLIPS, KINDS } shaken_kind;

static const char *const kind_names[KINDS] = {"memory", "file", "clips"};
static long calls[KINDS];
static long fail_at[KINDS], fail_to[KINDS]; /* 0: none */
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

int __real_open(const char *path, int flags, ...);
void *__real_malloc(size_t size);

/* The real open: the report of this shim is no call of the program. */
static void write_counts(void)
{
    const char *path = getenv("SHAKE_COUNT");
    char line[120];
    int file = path ? __real_open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600) : -1;
    int length = snprintf(line, sizeof(line), "memory %ld\nfile %ld\nclips %ld\n",
                          calls[MEMORY], calls[FILES], calls[CLIPS]);

    if (file >= 0)
        dprintf(file, "%.*s", length, line);
}

__attribute__((constructor)) static void read_orders(void)
{
    const char *order = getenv("SHAKE");

    for (int i = 0; order && i < KINDS; i++) {
        size_t length = strlen(kind_names[i]);
        char *end;

        if (strncmp(order, kind_names[i], length) != 0 || order[length] != ':')
            continue;
        fail_at[i] = strtol(order + length + 1, &end, 10);
        fail_to[i] = *end == '+' ? __LONG_MAX__ : fail_at[i];
    }
    atexit(write_counts);
}

static int fails(shaken_kind kind)
{
    long number;

    pthread_mutex_lock(&lock);
    number = ++calls[kind];
    pthread_mutex_unlock(&lock);
    return fail_at[kind] && number >= fail_at[kind] && number <= fail_to[kind];
}

/* Making a CLIPS environment ends the process when memory runs out, whatever its host wants:
 * rule_session_open sees first that there is enough. */
static _Thread_local int is_spared;

static int memory_fails(void)
{
    return !is_spared && fails(MEMORY);
}

static int file_fails(int error)
{
    if (!fails(FILES))
        return 0;
    errno = error;
    return 1;
}

/* A function that is taken over: fails as given, or does what it always does. */
#define TAKE_OVER(type, name, parameters, arguments, failing, failed)                        \
    type __real_##name parameters;                                                           \
    type __wrap_##name parameters;                                                           \
    type __wrap_##name parameters                                                            \
    {                                                                                        \
        return failing ? failed : __real_##name arguments;                                   \
    }

TAKE_OVER(void *, malloc, (size_t size), (size), memory_fails(), NULL)
TAKE_OVER(void *, calloc, (size_t count, size_t size), (count, size), memory_fails(), NULL)
TAKE_OVER(void *, realloc, (void *old, size_t size), (old, size), memory_fails(), NULL)
TAKE_OVER(char *, strdup, (const char *text), (text), memory_fails(), NULL)

int __wrap_open(const char *path, int flags, ...);
int __wrap_open(const char *path, int flags, ...)
{
    va_list rest;
    int mode;

    va_start(rest, flags);
    mode = flags & O_CREAT ? va_arg(rest, int) : 0;
    va_end(rest);
    return file_fails(EMFILE) ? -1 : __real_open(path, flags, mode);
}

TAKE_OVER(ssize_t, read, (int file, void *to, size_t size), (file, to, size),
          file_fails(EIO), -1)
TAKE_OVER(ssize_t, write, (int file, const void *from, size_t size), (file, from, size),
          file_fails(ENOSPC), -1)
TAKE_OVER(int, fsync, (int file), (file), file_fails(EIO), -1)
TAKE_OVER(int, rename, (const char *from, const char *to), (from, to), file_fails(EACCES), -1)
TAKE_OVER(int, mkstemp, (char *path), (path), file_fails(ENOSPC), -1)
TAKE_OVER(int, mkdir, (const char *path, mode_t mode), (path, mode), file_fails(EACCES), -1)
TAKE_OVER(int, unlink, (const char *path), (path), file_fails(EACCES), -1)
TAKE_OVER(int, fstat, (int file, struct stat *about), (file, about), file_fails(EIO), -1)
TAKE_OVER(int, lstat, (const char *path, struct stat *about), (path, about),
          file_fails(EACCES), -1)
TAKE_OVER(int, scandir,
          (const char *path, struct dirent ***list, int (*filter)(const struct dirent *),
           int (*order)(const struct dirent **, const struct dirent **)),
          (path, list, filter, order), file_fails(EACCES), -1)
TAKE_OVER(int, fflush, (FILE *stream), (stream), stream == stdout && file_fails(ENOSPC), EOF)

/* The calls that rule_session.c makes of the engine (shaken_clips.h leads them here); those
 * that the engine makes of itself are left alone. */
#undef CreateEnvironment
#undef EnvCreateFact
#undef EnvAssert
#undef EnvPutFactSlot
#undef EnvRetract
#undef LoadConstructsFromLogicalName
#undef EnvFindDefmodule
#undef OpenStringSource

void *shaken_CreateEnvironment(void)
{
    void *made;

    if (fails(CLIPS))
        return NULL;
    is_spared = 1;
    made = CreateEnvironment();
    is_spared = 0;
    return made;
}

struct fact *shaken_EnvCreateFact(void *environment, void *kind)
{
    return fails(CLIPS) ? NULL : EnvCreateFact(environment, kind);
}

void *shaken_EnvAssert(void *environment, void *fact)
{
    if (!fails(CLIPS))
        return EnvAssert(environment, fact);
    ReturnFact(environment, fact);
    return NULL;
}

int shaken_EnvPutFactSlot(void *environment, void *fact, const char *slot,
                          DATA_OBJECT *value)
{
    return fails(CLIPS) ? 0 : EnvPutFactSlot(environment, fact, slot, value);
}

int shaken_EnvRetract(void *environment, void *fact)
{
    return fails(CLIPS) ? 0 : EnvRetract(environment, fact);
}

int shaken_LoadConstructsFromLogicalName(void *environment, const char *name)
{
    return fails(CLIPS) ? -1 : LoadConstructsFromLogicalName(environment, name);
}

void *shaken_EnvFindDefmodule(void *environment, const char *name)
{
    return fails(CLIPS) ? NULL : EnvFindDefmodule(environment, name);
}

int shaken_OpenStringSource(void *environment, const char *name, const char *text, size_t at)
{
    return fails(CLIPS) ? 0 : OpenStringSource(environment, name, text, at);
}
