/* SPDX-License-Identifier: Apache-2.0 */
#include "batch/batch_crew.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>

enum { LINES_A_WORKER = 16 };

/* A place in the ring. It belongs to whoever moves it on, one after the other. */
typedef enum place_state { FREE, GIVEN, AT_WORK, DONE } place_state;

typedef struct place {
    place_state state;
    char *text;
    size_t room, length;
    long number;
    sb_line made;
} place;

struct batch_crew {
    const sb_pack *pack;
    double seconds;
    batch_sink sink;
    pthread_mutex_t lock; /* for all below */
    pthread_cond_t may_give, may_work, may_write;
    place *ring;
    size_t places;
    size_t given, taken, written; /* counts of lines; the ring holds given - written */
    int closed;                   /* nothing more will be given */
    int stopped;                  /* by a failure */
    int write_error;              /* errno */
    sb_failure why;
    pthread_t *workers, writer;
    size_t worker_count;
    int has_writer;
};

static void stop_for(batch_crew *crew, const sb_failure *why, int write_error)
{
    pthread_mutex_lock(&crew->lock);
    if (!crew->stopped) {
        crew->why = *why;
        crew->write_error = write_error;
    }
    crew->stopped = 1;
    pthread_cond_broadcast(&crew->may_give);
    pthread_cond_broadcast(&crew->may_work);
    pthread_cond_broadcast(&crew->may_write);
    pthread_mutex_unlock(&crew->lock);
}

/* ---- working ---- */

/* The next line to work on; NULL when there will be none. */
static place *take(batch_crew *crew)
{
    place *next = NULL;

    pthread_mutex_lock(&crew->lock);
    while (!crew->stopped && crew->taken == crew->given && !crew->closed)
        pthread_cond_wait(&crew->may_work, &crew->lock);
    if (!crew->stopped && crew->taken < crew->given) {
        next = &crew->ring[crew->taken++ % crew->places];
        next->state = AT_WORK;
    }
    pthread_mutex_unlock(&crew->lock);
    return next;
}

static void hand_in(batch_crew *crew, place *one)
{
    pthread_mutex_lock(&crew->lock);
    one->state = DONE;
    if (one == &crew->ring[crew->written % crew->places])
        pthread_cond_signal(&crew->may_write);
    pthread_mutex_unlock(&crew->lock);
}

static void *work(void *payload)
{
    batch_crew *crew = payload;
    sb_consultation *one = NULL;
    sb_failure why = {0};
    place *next;

    if (sb_consultation_open(&one, crew->pack, &why) < 0) {
        stop_for(crew, &why, 0);
        return NULL;
    }
    if (crew->seconds > 0)
        sb_consultation_limit(one, crew->seconds);
    while ((next = take(crew))) {
        int error = sb_consultation_line(&next->made, one, next->text, next->length,
                                         next->number, &why);

        if (next->made.text)
            hand_in(crew, next); /* the line is whole, even if the engine is not */
        if (error < 0) {
            stop_for(crew, &why, 0);
            break;
        }
    }
    sb_consultation_close(one);
    return NULL;
}

/* ---- writing ---- */

/* The next line in order, once it is done; NULL when there will be none. */
static place *wait_for_next(batch_crew *crew)
{
    place *next = NULL;

    pthread_mutex_lock(&crew->lock);
    for (;;) {
        place *first = &crew->ring[crew->written % crew->places];

        if (crew->written < crew->given && first->state == DONE)
            next = first;
        if (next || crew->stopped || (crew->closed && crew->written == crew->given))
            break;
        pthread_cond_wait(&crew->may_write, &crew->lock);
    }
    pthread_mutex_unlock(&crew->lock);
    return next;
}

static void set_free(batch_crew *crew, place *one)
{
    free(one->made.text);
    one->made = (sb_line){0};
    pthread_mutex_lock(&crew->lock);
    one->state = FREE;
    crew->written++;
    pthread_cond_signal(&crew->may_give);
    pthread_mutex_unlock(&crew->lock);
}

static void *write_in_order(void *payload)
{
    batch_crew *crew = payload;
    const sb_failure none = {0};
    int failed = 0, stopped;
    place *next;

    while (!failed && (next = wait_for_next(crew))) {
        failed = crew->sink.write(crew->sink.payload, &next->made) < 0;
        if (failed)
            stop_for(crew, &none, errno);
        set_free(crew, next);
    }
    pthread_mutex_lock(&crew->lock);
    stopped = crew->stopped;
    pthread_mutex_unlock(&crew->lock);
    if (stopped)
        crew->sink.stopped(crew->sink.payload);
    return NULL;
}

/* ---- opening and closing ---- */

/* Threads that take no signals: those are for the thread that reads. */
static int start_threads(batch_crew *crew, size_t workers)
{
    sigset_t all, before;
    int error = 0;

    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    crew->has_writer = pthread_create(&crew->writer, NULL, write_in_order, crew) == 0;
    while (crew->has_writer && error == 0 && crew->worker_count < workers) {
        error = pthread_create(&crew->workers[crew->worker_count], NULL, work, crew);
        crew->worker_count += error == 0;
    }
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return crew->has_writer && crew->worker_count == workers ? 0 : -1;
}

static void give_back(batch_crew *crew)
{
    for (size_t i = 0; crew->ring && i < crew->places; i++) {
        free(crew->ring[i].text);
        free(crew->ring[i].made.text);
    }
    free(crew->ring);
    free(crew->workers);
    pthread_mutex_destroy(&crew->lock);
    pthread_cond_destroy(&crew->may_give);
    pthread_cond_destroy(&crew->may_work);
    pthread_cond_destroy(&crew->may_write);
    free(crew);
}

int batch_crew_open(batch_crew **out, const sb_pack *pack, size_t workers, double seconds,
                    batch_sink sink)
{
    batch_crew *crew = calloc(1, sizeof(*crew));
    sb_failure why = {.cause = SB_CAUSE_SYSTEM};
    int error;

    if (!crew)
        return -1;
    crew->pack = pack;
    crew->seconds = seconds;
    crew->sink = sink;
    crew->places = workers * LINES_A_WORKER;
    crew->ring = calloc(crew->places, sizeof(*crew->ring));
    crew->workers = calloc(workers, sizeof(*crew->workers));
    pthread_mutex_init(&crew->lock, NULL);
    pthread_cond_init(&crew->may_give, NULL);
    pthread_cond_init(&crew->may_work, NULL);
    pthread_cond_init(&crew->may_write, NULL);
    if (!crew->ring || !crew->workers) {
        give_back(crew);
        return -1;
    }
    if (start_threads(crew, workers) < 0) {
        stop_for(crew, &why, 0);
        batch_crew_close(crew, &why, &error);
        return -1;
    }
    *out = crew;
    return 0;
}

int batch_crew_give(batch_crew *crew, char **text, size_t *room, size_t length,
                    long number)
{
    place *next;
    int stopped;

    pthread_mutex_lock(&crew->lock);
    while (!crew->stopped && crew->given - crew->written == crew->places)
        pthread_cond_wait(&crew->may_give, &crew->lock);
    stopped = crew->stopped;
    if (!stopped) {
        char *spare_text;
        size_t spare_room;

        next = &crew->ring[crew->given++ % crew->places];
        spare_text = next->text;
        spare_room = next->room;
        *next = (place){GIVEN, *text, *room, length, number, {0}};
        *text = spare_text;
        *room = spare_room;
        pthread_cond_signal(&crew->may_work);
    }
    pthread_mutex_unlock(&crew->lock);
    return stopped ? -1 : 0;
}

int batch_crew_close(batch_crew *crew, sb_failure *why, int *error)
{
    int stopped;

    pthread_mutex_lock(&crew->lock);
    crew->closed = 1;
    pthread_cond_broadcast(&crew->may_work);
    pthread_cond_broadcast(&crew->may_write);
    pthread_mutex_unlock(&crew->lock);
    for (size_t i = 0; i < crew->worker_count; i++)
        pthread_join(crew->workers[i], NULL);
    if (crew->has_writer)
        pthread_join(crew->writer, NULL);
    stopped = crew->stopped;
    *why = crew->why;
    *error = crew->write_error;
    give_back(crew);
    return stopped ? -1 : 0;
}
