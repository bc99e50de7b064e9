/* SPDX-License-Identifier: Apache-2.0 */
#include "commands/work_crew.h"

#include <pthread.h>
#include <stdio.h>
#include <unistd.h>

typedef struct work {
    const work_crew *crew;
    pthread_mutex_t lock; /* for what follows */
    size_t next;
    int code;
} work;

/* The next piece, or the count when none is left. `code` is what the last one came to. */
static size_t take_next(work *all, int code)
{
    const work_crew *crew = all->crew;
    size_t index;

    pthread_mutex_lock(&all->lock);
    if (code && !all->code)
        all->code = code;
    index = all->code ? crew->count : all->next;
    all->next += all->next < crew->count;
    if (!crew->quiet && isatty(STDERR_FILENO) && index % crew->told_each == 0)
        fprintf(stderr, "\r%zu of %zu %s", index, crew->count, crew->pieces);
    pthread_mutex_unlock(&all->lock);
    return index;
}

static void work_with(work *all, void *engine)
{
    int code = 0;

    for (size_t index; (index = take_next(all, code)) < all->crew->count;)
        code = all->crew->attempt(all->crew->run, engine, index);
}

static void *work_beside(void *payload)
{
    work *all = payload;
    void *engine = NULL;
    int code = all->crew->open(&engine, all->crew->run);

    if (code)
        take_next(all, code);
    else
        work_with(all, engine);
    all->crew->close(engine);
    return NULL;
}

int work_crew_run(const work_crew *crew, void *engine)
{
    work all = {.crew = crew};
    pthread_t threads[MOST_WORKERS];
    int started = 0;

    pthread_mutex_init(&all.lock, NULL);
    while (started < crew->workers - 1 && started < MOST_WORKERS - 1 &&
           pthread_create(&threads[started], NULL, work_beside, &all) == 0)
        started++;
    work_with(&all, engine);
    for (int i = 0; i < started; i++)
        pthread_join(threads[i], NULL);
    pthread_mutex_destroy(&all.lock);
    if (!crew->quiet && isatty(STDERR_FILENO))
        fputs("\r\033[K", stderr);
    return all.code;
}
