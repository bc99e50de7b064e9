/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BATCH_CREW_H
#define BATCH_CREW_H

#include <steadyback/steadyback.h>

/* Worker threads, each with an engine of its own, and one thread that writes what they
 * make in the order of the lines. At most a few lines for each worker are in memory; who
 * gives lines faster waits. */
typedef struct batch_crew batch_crew;

/* Calls from the writing thread: a line to be written (0, or -1 with errno when it cannot
 * be: everything stops), and, once only, that everything has stopped for a failure. */
typedef struct batch_sink {
    int (*write)(void *payload, const sb_line *line);
    void (*stopped)(void *payload);
    void *payload;
} batch_sink;

/* `seconds`: for each step of the rules; 0 leaves the limit as it is. -1 when there is no
 * memory or no thread. */
int batch_crew_open(batch_crew **out, const sb_pack *pack, size_t workers, double seconds,
                    batch_sink sink);

/* Hands a line over: *text changes places with a buffer of the crew, which may be used
 * for the next line (`room` says how large it is). -1 when the crew has stopped. */
int batch_crew_give(batch_crew *crew, char **text, size_t *room, size_t length,
                    long number);

/* Waits until all lines that were given are written, or for the failure that stopped it:
 * -1, and `why` says which; its cause is SB_CAUSE_NONE when writing failed, then *error
 * is the errno. Frees the crew. */
int batch_crew_close(batch_crew *crew, sb_failure *why, int *error);

#endif
