/* SPDX-License-Identifier: Apache-2.0 */
#include "effect.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { MOST_WORKERS = 4, SAMPLE = 48, MOST_TOLD = 300, COLUMNS = 72 };

typedef enum effect_state { WORKING, DONE, STOPPED, FAILED } effect_state;

struct effect {
    sb_pack *before, *now;
    sb_cases *cases_before, *cases_now;
    pthread_t threads[MOST_WORKERS];
    int thread_count, is_joined;
    size_t *order; /* the people, the sample first */
    size_t people;
    pthread_mutex_t mutex; /* holds all that follows */
    size_t next, done, safer, less, other, failures;
    json_t *changes, *failed;
    effect_state state;
    sb_failure why;
};

/* ---- who comes when ---- */

/* The sample is spread over all cases; then come the others in their order. */
static void put_in_order(effect *one)
{
    size_t step = one->people / SAMPLE + 1, at = 0;

    for (size_t i = 0; i < one->people; i += step)
        one->order[at++] = i;
    for (size_t i = 0; i < one->people; i++)
        if (i % step)
            one->order[at++] = i;
}

static size_t sample_size(const effect *one)
{
    size_t step = one->people / SAMPLE + 1;

    return (one->people + step - 1) / step;
}

/* ---- one worker ---- */

typedef struct worker {
    effect *all;
    sb_comparison *comparison;
    sb_consultation *consultation; /* with the pack as it is now */
} worker;

static int open_worker(worker *w, sb_failure *why)
{
    const effect *e = w->all;

    return sb_comparison_open(&w->comparison, e->before, e->now, e->cases_before,
                              e->cases_now, 0, why) < 0 ||
                   sb_consultation_open(&w->consultation, e->now, why) < 0
               ? -1
               : 0;
}

static void close_worker(worker *w)
{
    sb_comparison_close(w->comparison);
    sb_consultation_close(w->consultation);
}

static void tell_change(effect *e, size_t person, const char *name,
                        const sb_difference *difference)
{
    if (difference->caution > 0)
        e->safer++;
    else if (difference->caution < 0)
        e->less++;
    else
        e->other++;
    if (json_array_size(e->changes) < MOST_TOLD || difference->caution < 0)
        json_array_append_new(
            e->changes, json_pack("{s:I, s:s, s:i, s:s}", "person", (json_int_t)person,
                                  "name", name, "caution", difference->caution, "what",
                                  difference->what ? difference->what : ""));
}

static int compare_person(worker *w, size_t person, sb_failure *why)
{
    sb_difference difference = {0};
    char *name = NULL;
    int error = sb_comparison_try(&difference, w->comparison, person, why);

    if (!error && difference.is_different)
        error = sb_comparison_name(&name, w->comparison, person, why);
    if (!error && difference.is_different) {
        pthread_mutex_lock(&w->all->mutex);
        tell_change(w->all, person, name, &difference);
        pthread_mutex_unlock(&w->all->mutex);
    }
    free(difference.what);
    free(name);
    return error;
}

static void tell_failed(effect *e, const char *id, const sb_mistakes *failed)
{
    for (size_t i = 0; i < sb_mistakes_count(failed); i++) {
        const sb_mistake *one = sb_mistakes_at(failed, i);

        e->failures++;
        if (json_array_size(e->failed) < MOST_TOLD)
            json_array_append_new(e->failed,
                                  json_pack("{s:s, s:s}", "id", id, "text", one->text));
    }
}

/* Whether what the case expects still comes out. */
static int run_case(worker *w, size_t person, sb_failure *why)
{
    sb_mistakes *failed = sb_mistakes_new();
    const char *id = sb_case_id(w->all->cases_now, person);
    size_t ran = 0;
    int error = failed ? sb_cases_run(w->all->cases_now, id, w->consultation, failed,
                                      NULL, &ran, why)
                       : -1;

    if (!error && sb_mistakes_count(failed)) {
        pthread_mutex_lock(&w->all->mutex);
        tell_failed(w->all, id, failed);
        pthread_mutex_unlock(&w->all->mutex);
    }
    sb_mistakes_free(failed);
    return error;
}

/* The next person for a worker; 0 when there is none. */
static int take_person(effect *e, size_t *person)
{
    int is_one;

    pthread_mutex_lock(&e->mutex);
    is_one = e->state == WORKING && e->next < e->people;
    if (is_one)
        *person = e->order[e->next++];
    pthread_mutex_unlock(&e->mutex);
    return is_one;
}

static void finish_person(effect *e, int error, const sb_failure *why)
{
    pthread_mutex_lock(&e->mutex);
    e->done++;
    if (error && e->state == WORKING) {
        e->state = FAILED;
        e->why = *why;
    }
    if (e->state == WORKING && e->done == e->people)
        e->state = DONE;
    pthread_mutex_unlock(&e->mutex);
}

static void *work(void *payload)
{
    worker w = {.all = payload};
    sb_failure why = {0};
    size_t person;
    int error = open_worker(&w, &why);

    if (error)
        finish_person(w.all, error, &why);
    while (!error && take_person(w.all, &person)) {
        error = compare_person(&w, person, &why);
        if (!error && person < sb_cases_count(w.all->cases_now))
            error = run_case(&w, person, &why);
        finish_person(w.all, error, &why);
    }
    close_worker(&w);
    return NULL;
}

/* ---- starting and ending ---- */

static int open_pack(sb_pack **pack, sb_cases **cases, const sb_pack_options *options,
                     const char *which, char why[WHY_SIZE])
{
    sb_mistakes *mistakes = sb_mistakes_new();
    sb_failure failure = {0};
    int error = !mistakes || sb_pack_open(pack, options, mistakes, &failure) < 0 ||
                sb_cases_open(cases, *pack, mistakes, &failure) < 0;

    if (error)
        snprintf(why, WHY_SIZE,
                 "The pack %s has mistakes, so nobody can be tried with it.", which);
    sb_mistakes_free(mistakes);
    return error ? -1 : 0;
}

static int count_people(effect *e, char why[WHY_SIZE])
{
    sb_comparison *all = NULL;
    sb_failure failure = {0};

    if (sb_comparison_open(&all, e->before, e->now, e->cases_before, e->cases_now, 0,
                           &failure) < 0) {
        snprintf(why, WHY_SIZE, "%.500s", failure.text);
        return -1;
    }
    e->people = sb_comparison_people(all);
    sb_comparison_close(all);
    e->order = calloc(e->people + 1, sizeof(*e->order));
    if (!e->order) {
        snprintf(why, WHY_SIZE, "out of memory");
        return -1;
    }
    put_in_order(e);
    return 0;
}

static int begin_work(effect *e, char why[WHY_SIZE])
{
    long cores = sysconf(_SC_NPROCESSORS_ONLN);
    int wanted = cores < 1 ? 1 : cores > MOST_WORKERS ? MOST_WORKERS : (int)cores;

    while (e->thread_count < wanted &&
           pthread_create(&e->threads[e->thread_count], NULL, work, e) == 0)
        e->thread_count++;
    if (!e->thread_count)
        snprintf(why, WHY_SIZE, "no thread can be started");
    return e->thread_count ? 0 : -1;
}

int effect_start(effect **out, const sb_pack_options *before, const sb_pack_options *now,
                 char why[WHY_SIZE])
{
    effect *e = calloc(1, sizeof(*e));

    if (!e) {
        snprintf(why, WHY_SIZE, "out of memory");
        return -1;
    }
    pthread_mutex_init(&e->mutex, NULL);
    e->changes = json_array();
    e->failed = json_array();
    if (open_pack(&e->before, &e->cases_before, before, "as it was saved", why) < 0 ||
        open_pack(&e->now, &e->cases_now, now, "with your changes", why) < 0 ||
        count_people(e, why) < 0 || begin_work(e, why) < 0) {
        effect_free(e);
        return -1;
    }
    *out = e;
    return 0;
}

void effect_stop(effect *e)
{
    pthread_mutex_lock(&e->mutex);
    if (e->state == WORKING)
        e->state = STOPPED;
    pthread_mutex_unlock(&e->mutex);
    for (int i = 0; i < e->thread_count && !e->is_joined; i++)
        pthread_join(e->threads[i], NULL);
    e->is_joined = 1;
}

void effect_free(effect *e)
{
    if (!e)
        return;
    effect_stop(e);
    sb_cases_free(e->cases_before);
    sb_cases_free(e->cases_now);
    sb_pack_free(e->before);
    sb_pack_free(e->now);
    json_decref(e->changes);
    json_decref(e->failed);
    pthread_mutex_destroy(&e->mutex);
    free(e->order);
    free(e);
}

/* ---- what it says ---- */

static const char *state_word(const effect *e)
{
    switch (e->state) {
    case WORKING:
        return e->done < sample_size(e) ? "sample" : "whole";
    case DONE:
        return "done";
    case STOPPED:
        return "stopped";
    case FAILED:
        return "failed";
    }
    return "";
}

/* Those less cautious first, then the more cautious, then the others; each by number. */
static int compare_changes(const void *left, const void *right)
{
    const json_t *a = *(json_t *const *)left, *b = *(json_t *const *)right;
    static const int rank[] = {0, 2, 1};
    json_int_t by_caution = rank[json_integer_value(json_object_get(a, "caution")) + 1] -
                            rank[json_integer_value(json_object_get(b, "caution")) + 1];
    json_int_t by_number = json_integer_value(json_object_get(a, "person")) -
                           json_integer_value(json_object_get(b, "person"));

    return (int)(by_caution ? by_caution : by_number);
}

static json_t *sorted_changes(const json_t *changes)
{
    size_t count = json_array_size(changes);
    json_t **all = calloc(count + 1, sizeof(json_t *)), *sorted = json_array();

    for (size_t i = 0; all && i < count; i++)
        all[i] = json_array_get(changes, i);
    if (all)
        qsort(all, count, sizeof(json_t *), compare_changes);
    for (size_t i = 0; all && i < count && i < MOST_TOLD; i++)
        json_array_append(sorted, all[i]);
    free(all);
    return sorted;
}

json_t *effect_describe(effect *e)
{
    json_t *said;

    pthread_mutex_lock(&e->mutex);
    said = json_pack("{s:s, s:I, s:I, s:I, s:I, s:I, s:I, s:o, s:O, s:s}", "state",
                     state_word(e), "done", (json_int_t)e->done, "people",
                     (json_int_t)e->people, "safer", (json_int_t)e->safer, "less",
                     (json_int_t)e->less, "other", (json_int_t)e->other, "failures",
                     (json_int_t)e->failures, "changes", sorted_changes(e->changes),
                     "failed", e->failed, "why", e->why.text);
    pthread_mutex_unlock(&e->mutex);
    return said;
}

static char *text_for(const sb_pack *pack, const char *answers, sb_failure *why)
{
    sb_mistakes *mistakes = sb_mistakes_new();
    sb_consultation *one = NULL;
    sb_result *result = NULL;
    char *text = NULL;

    if (mistakes && sb_consultation_open(&one, pack, why) == 0 &&
        sb_consultation_read_json(one, answers, strlen(answers), mistakes, why) == 0 &&
        sb_consultation_conclude(&result, one, why) == 0)
        sb_result_text(&text, result, COLUMNS, why);
    sb_result_free(result);
    sb_consultation_close(one);
    sb_mistakes_free(mistakes);
    return text;
}

json_t *effect_person(effect *e, size_t person, char why[WHY_SIZE])
{
    sb_comparison *all = NULL;
    sb_failure failure = {0};
    char *name = NULL, *answers = NULL, *before = NULL, *now = NULL;
    json_t *said = NULL;

    if (person < e->people &&
        sb_comparison_open(&all, e->before, e->now, e->cases_before, e->cases_now, 0,
                           &failure) == 0 &&
        sb_comparison_name(&name, all, person, &failure) == 0 &&
        sb_comparison_answers_json(&answers, all, person, &failure) == 0 &&
        (before = text_for(e->before, answers, &failure)) &&
        (now = text_for(e->now, answers, &failure)))
        said = json_pack("{s:s, s:s, s:s}", "name", name, "before", before, "now", now);
    if (!said)
        snprintf(why, WHY_SIZE, "%.500s",
                 failure.text[0] ? failure.text : "There is no such person.");
    sb_comparison_close(all);
    free(name);
    free(answers);
    free(before);
    free(now);
    return said;
}
