/* SPDX-License-Identifier: Apache-2.0 */
#ifndef WORK_CREW_H
#define WORK_CREW_H

#include <stddef.h>

enum { MOST_WORKERS = 64 };

/* Pieces of work with numbers, dealt out to threads, each with an engine of its own. An
 * exit code other than 0 ends the work: no further piece is begun. */
typedef struct work_crew {
    size_t count;       /* of pieces */
    int workers;        /* clamped to 1 ... MOST_WORKERS */
    int quiet;          /* else a terminal is told how far it is, */
    const char *pieces; /* in this word, */
    size_t told_each;   /* after so many */
    void *run;          /* handed to the calls below; shared by the threads */
    int (*open)(void **engine, void *run);
    void (*close)(void *engine);
    int (*attempt)(void *run, void *engine, size_t index);
} work_crew;

/* Works until all is done. This thread is one of the workers, with the engine that is
 * given; fewer threads than wanted are no error. The first exit code that was not 0. */
int work_crew_run(const work_crew *crew, void *engine);

#endif
