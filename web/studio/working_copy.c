/* SPDX-License-Identifier: Apache-2.0 */
#include "working_copy.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "overlay_place.h"
#include "work_step.h"

enum { MOST_STEPS = 100000 };

struct working_copy {
    char overlay[PLACE_SIZE], state[PLACE_SIZE], work[LONGEST_PATH];
    char pack_id[100];
    int lock;
    json_t *files, *saved; /* path: text */
    json_t *steps;         /* what each step was, without its texts */
    json_int_t place, saved_place;
    json_t *last_step; /* the one at `place`, with its texts; or NULL */
};

static work_result tell(char why[WHY_SIZE], work_result result, const char *text)
{
    snprintf(why, WHY_SIZE, "%s", text);
    return result;
}

/* ---- files of the state folder ---- */

static void name_state(char path[LONGEST_PATH], const working_copy *w, const char *name)
{
    snprintf(path, LONGEST_PATH, "%s/%s", w->state, name);
}

static void name_step(char path[LONGEST_PATH], const working_copy *w, json_int_t number)
{
    snprintf(path, LONGEST_PATH, "%s/steps/%06d.json", w->state, (int)number);
}

static int write_json(const char *path, const json_t *value, char why[WHY_SIZE])
{
    char *text = json_dumps(value, JSON_COMPACT | JSON_SORT_KEYS | JSON_ENCODE_ANY);
    int error = text ? file_write(path, text, strlen(text), why) : -1;

    if (!text)
        tell(why, WORK_FAILED, "out of memory");
    free(text);
    return error;
}

static int write_state(const working_copy *w, const char *name, const json_t *value,
                       char why[WHY_SIZE])
{
    char path[LONGEST_PATH];

    name_state(path, w, name);
    return write_json(path, value, why);
}

static json_t *read_state(const working_copy *w, const char *name)
{
    char path[LONGEST_PATH];

    name_state(path, w, name);
    return json_load_file(path, JSON_DECODE_ANY, NULL);
}

static json_t *read_step(const working_copy *w, json_int_t number)
{
    char path[LONGEST_PATH];

    name_step(path, w, number);
    return json_load_file(path, 0, NULL);
}

static int write_place(working_copy *w, json_int_t place, char why[WHY_SIZE])
{
    json_t *number = json_integer(place);
    int error = number ? write_state(w, "place", number, why) : -1;

    json_decref(number);
    if (error == 0)
        w->place = place;
    return error;
}

/* ---- steps ---- */

static void keep_last_step(working_copy *w)
{
    json_decref(w->last_step);
    w->last_step = w->place ? read_step(w, w->place) : NULL;
}

/* Steps that nothing leads to any more: the last first, so that a crash leaves no gap. */
static void forget_steps(working_copy *w, size_t from)
{
    char path[LONGEST_PATH];

    while (json_array_size(w->steps) > from) {
        name_step(path, w, (json_int_t)json_array_size(w->steps));
        unlink(path);
        json_array_remove(w->steps, json_array_size(w->steps) - 1);
    }
}

/* Whether this goes on with the step before: the same field is still typed in. */
static int goes_on(const working_copy *w, const json_t *step)
{
    const char *key = json_string_value(json_object_get(step, "key"));
    const char *last = json_string_value(json_object_get(w->last_step, "key"));

    return key && last && *key && strcmp(key, last) == 0 && w->place > w->saved_place &&
           (size_t)w->place == json_array_size(w->steps);
}

static work_result write_step(working_copy *w, json_t *step, json_int_t number,
                              json_t *files, char why[WHY_SIZE])
{
    char path[LONGEST_PATH];

    if ((size_t)w->place < json_array_size(w->steps))
        forget_steps(w, (size_t)w->place);
    name_step(path, w, number);
    if (write_json(path, step, why) < 0 || write_place(w, number, why) < 0 ||
        folder_write(w->work, files, w->files, why) < 0)
        return WORK_FAILED;
    if (json_array_size(w->steps) >= (size_t)number)
        json_array_set_new(w->steps, (size_t)number - 1, step_about(step));
    else
        json_array_append_new(w->steps, step_about(step));
    json_decref(w->files);
    w->files = json_incref(files);
    json_decref(w->last_step);
    w->last_step = json_incref(step);
    return WORK_DONE;
}

static work_result check_step(const working_copy *w, const json_t *wish,
                              char why[WHY_SIZE])
{
    if (!json_is_integer(json_object_get(wish, "place")) ||
        !json_is_object(json_object_get(wish, "files")) ||
        !step_has_text(wish, "label", 1) || !step_has_text(wish, "by", 0) ||
        !step_has_text(wish, "key", 0))
        return tell(why, WORK_WRONG, "a step has place, label and files");
    if (json_integer_value(json_object_get(wish, "place")) != w->place)
        return tell(why, WORK_STALE,
                    "Another window has changed something meanwhile. This page shows it "
                    "now; nothing was lost.");
    if (w->place >= MOST_STEPS)
        return tell(why, WORK_WRONG, "save, and begin anew: there are 100000 steps");
    return WORK_DONE;
}

work_result working_copy_step(working_copy *w, const json_t *wish, char why[WHY_SIZE])
{
    work_result result = check_step(w, wish, why);
    int same = result == WORK_DONE && goes_on(w, wish);
    json_t *changes, *step, *files;

    if (result != WORK_DONE)
        return result;
    changes = same ? json_copy(json_object_get(w->last_step, "files")) : json_object();
    if (!changes ||
        step_add_changes(changes, w->files, json_object_get(wish, "files")) < 0) {
        json_decref(changes);
        return tell(why, WORK_WRONG, "a path or a text of the step is wrong");
    }
    step = step_make(wish, changes);
    files = json_copy(w->files);
    step_apply(files, step, "after");
    result = write_step(w, step, same ? w->place : w->place + 1, files, why);
    json_decref(files);
    json_decref(step);
    return result;
}

work_result working_copy_move(working_copy *w, json_int_t place, int by,
                              char why[WHY_SIZE])
{
    json_int_t to = w->place + (by < 0 ? -1 : 1);
    json_t *step, *files;
    work_result result = WORK_FAILED;

    if (place != w->place)
        return tell(why, WORK_STALE, "Another window has changed something meanwhile.");
    if (to < 0 || (size_t)to > json_array_size(w->steps))
        return tell(why, WORK_WRONG,
                    by < 0 ? "There is nothing to undo."
                           : "There is nothing to do again.");
    step = read_step(w, by < 0 ? w->place : to);
    files = json_copy(w->files);
    if (!step || !files) {
        tell(why, WORK_FAILED, "a step of the history cannot be read");
    } else {
        step_apply(files, step, by < 0 ? "before" : "after");
        if (write_place(w, to, why) == 0 &&
            folder_write(w->work, files, w->files, why) == 0) {
            json_decref(w->files);
            w->files = json_incref(files);
            keep_last_step(w);
            result = WORK_DONE;
        }
    }
    json_decref(step);
    json_decref(files);
    return result;
}

/* ---- saving ---- */

static int keep_saved(working_copy *w, json_t *files, json_int_t place,
                      char why[WHY_SIZE])
{
    json_t *saved = json_pack("{s:O, s:I}", "files", files, "place", place);
    char path[LONGEST_PATH];

    if (!saved || write_state(w, "saved.json", saved, why) < 0) {
        json_decref(saved);
        return -1;
    }
    json_decref(saved);
    name_state(path, w, "saving.json");
    unlink(path);
    if (files != w->saved) {
        json_decref(w->saved);
        w->saved = json_incref(files);
    }
    w->saved_place = place;
    return 0;
}

/* Whether the overlay is still what was read. */
static work_result compare_disk(const working_copy *w, char why[WHY_SIZE])
{
    json_t *disk = NULL;
    int same;

    if (folder_read(&disk, w->overlay, why) < 0)
        return WORK_FAILED;
    same = json_equal(disk, w->saved);
    json_decref(disk);
    if (same)
        return WORK_DONE;
    snprintf(why, WHY_SIZE,
             "%.300s was changed by something else since the studio read it. Nothing was "
             "written.",
             w->overlay);
    return WORK_STALE;
}

work_result working_copy_save(working_copy *w, json_int_t place, char why[WHY_SIZE])
{
    work_result result;

    if (place != w->place)
        return tell(why, WORK_STALE, "Another window has changed something meanwhile.");
    result = compare_disk(w, why);
    if (result != WORK_DONE)
        return result;
    if (write_state(w, "saving.json", w->files, why) < 0)
        return WORK_FAILED;
    if (folder_write(w->overlay, w->files, w->saved, why) < 0)
        return WORK_FAILED;
    return keep_saved(w, w->files, w->place, why) < 0 ? WORK_FAILED : WORK_DONE;
}

/* Whether each file of the overlay is either as it was saved last or as it was to be:
 * then only saving was cut off, and is finished now. */
static int is_between(const json_t *disk, const json_t *saved, const json_t *target)
{
    const json_t *all[] = {disk, saved, target};
    const char *path;
    json_t *text;

    for (size_t i = 0; i < 3; i++)
        json_object_foreach((json_t *)all[i], path, text)
        {
            const json_t *is = json_object_get(disk, path);

            if (!json_equal(is, json_object_get(saved, path)) &&
                !json_equal(is, json_object_get(target, path)) &&
                (is || (json_object_get(saved, path) && json_object_get(target, path))))
                return 0;
        }
    return 1;
}

static void finish_saving(working_copy *w, json_t *disk)
{
    json_t *target = read_state(w, "saving.json");
    char why[WHY_SIZE];

    if (target && is_between(disk, w->saved, target) &&
        folder_write(w->overlay, target, disk, why) == 0) {
        json_object_clear(disk);
        json_object_update(disk, target);
        keep_saved(w, target, json_equal(target, w->files) ? w->place : w->saved_place,
                   why);
    }
    json_decref(target);
}

/* ---- opening ---- */

static work_result take_lock(working_copy *w, char why[WHY_SIZE])
{
    char path[LONGEST_PATH];

    name_state(path, w, "lock");
    if (access(path, F_OK) < 0 && file_write(path, "", 0, why) < 0)
        return WORK_FAILED;
    w->lock = open(path, O_RDWR | O_CLOEXEC);
    if (w->lock < 0)
        return tell(why, WORK_FAILED, strerror(errno));
    if (flock(w->lock, LOCK_EX | LOCK_NB) == 0)
        return WORK_DONE;
    snprintf(why, WHY_SIZE,
             "another studio has %.300s open; go on there, or end it first", w->overlay);
    return WORK_STALE;
}

/* The first step of a folder that holds no overlay yet. */
static work_result begin_overlay(working_copy *w, char why[WHY_SIZE])
{
    char text[600];
    json_t *step;
    work_result result;

    if (json_object_get(w->files, "overlay.xml"))
        return WORK_DONE;
    overlay_begin(text, sizeof(text), w->overlay, w->pack_id);
    step = json_pack("{s:I, s:s, s:{s:s}}", "place", w->place, "label",
                     "Begin this folder of changes", "files", "overlay.xml", text);
    result = step ? working_copy_step(w, step, why) : WORK_FAILED;
    json_decref(step);
    return result;
}

/* Takes up the files of `disk` as opened just now, without any step. */
static int begin_with(working_copy *w, json_t *disk, char why[WHY_SIZE])
{
    json_decref(w->files);
    json_decref(w->last_step);
    w->last_step = NULL;
    w->files = json_copy(disk);
    w->place = 0;
    json_array_clear(w->steps);
    if (write_state(w, "opened.json", disk, why) < 0 || keep_saved(w, disk, 0, why) < 0)
        return -1;
    return write_place(w, 0, why);
}

/* Moves all of the state aside. */
static int put_aside(working_copy *w, char aside[LONGEST_PATH])
{
    static const char *const names[] = {"opened.json", "saved.json", "saving.json",
                                        "place", "steps"};
    char from[LONGEST_PATH], to[LONGEST_PATH];

    snprintf(aside, LONGEST_PATH, "%s/aside-%lld", w->state, (long long)time(NULL));
    if (mkdir(aside, 0700) < 0 && errno != EEXIST)
        return -1;
    for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
        name_state(from, w, names[i]);
        if (snprintf(to, sizeof(to), "%.3800s/%s", aside, names[i]) >= LONGEST_PATH ||
            (rename(from, to) < 0 && errno != ENOENT))
            return -1;
    }
    return 0;
}

/* The steps of the state folder, those up to the place worked into the files. */
static int replay(working_copy *w)
{
    json_t *step, *opened = read_state(w, "opened.json"),
                  *saved = read_state(w, "saved.json"), *place = read_state(w, "place");
    int is_whole = json_is_object(opened) &&
                   json_is_object(json_object_get(saved, "files")) &&
                   json_is_integer(place);

    if (is_whole) {
        w->files = json_incref(opened);
        w->saved = json_incref(json_object_get(saved, "files"));
        w->saved_place = json_integer_value(json_object_get(saved, "place"));
        w->place = json_integer_value(place);
        for (json_int_t i = 1; (step = read_step(w, i)); i++) {
            if (i <= w->place)
                step_apply(w->files, step, "after");
            json_array_append_new(w->steps, step_about(step));
            json_decref(step);
        }
        is_whole = (size_t)w->place <= json_array_size(w->steps);
        keep_last_step(w);
    }
    json_decref(opened);
    json_decref(saved);
    json_decref(place);
    return is_whole ? 0 : -1;
}

static work_result take_up(working_copy *w, json_t *disk, char why[WHY_SIZE])
{
    char aside[LONGEST_PATH];

    if (replay(w) == 0) {
        finish_saving(w, disk);
        if (json_equal(disk, w->saved) || w->place != w->saved_place)
            return WORK_DONE; /* a change meanwhile is told before anything is written */
    }
    if (put_aside(w, aside) < 0)
        return tell(why, WORK_FAILED, strerror(errno));
    return begin_with(w, disk, why) < 0 ? WORK_FAILED : WORK_DONE;
}

static work_result open_state(working_copy *w, char why[WHY_SIZE])
{
    json_t *disk = NULL, *none = json_object();
    work_result result = take_lock(w, why);

    if (result == WORK_DONE && folder_read(&disk, w->overlay, why) < 0)
        result = WORK_FAILED;
    if (result == WORK_DONE)
        result = take_up(w, disk, why);
    if (result == WORK_DONE &&
        (folder_remove(w->work) < 0 || folder_write(w->work, w->files, none, why) < 0))
        result = WORK_FAILED;
    if (result == WORK_DONE)
        result = begin_overlay(w, why);
    json_decref(disk);
    json_decref(none);
    return result;
}

work_result working_copy_open(working_copy **out, const working_copy_options *options,
                              char why[WHY_SIZE])
{
    working_copy *w = calloc(1, sizeof(*w));
    work_result result;

    if (!w)
        return tell(why, WORK_FAILED, "out of memory");
    w->lock = -1;
    w->steps = json_array();
    snprintf(w->pack_id, sizeof(w->pack_id), "%s", options->pack_id);
    if (overlay_place(w->overlay, w->state, options->overlay) < 0) {
        snprintf(why, WHY_SIZE, "%.300s: %.100s", options->overlay, strerror(errno));
        result = WORK_FAILED;
    } else {
        name_state(w->work, w, "work");
        result = open_state(w, why);
    }
    if (result == WORK_DONE)
        *out = w;
    else
        working_copy_close(w);
    return result;
}

void working_copy_close(working_copy *w)
{
    if (!w)
        return;
    if (w->lock >= 0)
        close(w->lock);
    json_decref(w->files);
    json_decref(w->saved);
    json_decref(w->steps);
    json_decref(w->last_step);
    free(w);
}

work_result working_copy_begin_anew(working_copy *w, char why[WHY_SIZE])
{
    json_t *disk = NULL, *was = json_copy(w->files);
    char aside[LONGEST_PATH];
    work_result result = WORK_FAILED;

    if (folder_read(&disk, w->overlay, why) == 0) {
        if (put_aside(w, aside) < 0)
            tell(why, WORK_FAILED, strerror(errno));
        else if (begin_with(w, disk, why) == 0 &&
                 folder_write(w->work, w->files, was, why) == 0)
            result = begin_overlay(w, why);
    }
    if (result == WORK_DONE)
        snprintf(why, WHY_SIZE, "What you did before is kept in %.400s", aside);
    json_decref(was);
    json_decref(disk);
    return result;
}

/* ---- what it says of itself ---- */

const char *working_copy_overlay(const working_copy *w)
{
    return w->overlay;
}

const char *working_copy_folder(const working_copy *w)
{
    return w->work;
}

const char *working_copy_state(const working_copy *w)
{
    return w->state;
}

const json_t *working_copy_files(const working_copy *w)
{
    return w->files;
}

const json_t *working_copy_saved(const working_copy *w)
{
    return w->saved;
}

json_t *working_copy_describe(const working_copy *w)
{
    char why[WHY_SIZE] = "";
    work_result disk = compare_disk(w, why);
    int writable = access(w->overlay, W_OK) == 0 || errno == ENOENT;

    return json_pack("{s:s, s:I, s:I, s:O, s:b, s:b, s:s}", "overlay", w->overlay,
                     "place", w->place, "saved", w->saved_place, "steps", w->steps,
                     "unsaved", !json_equal(w->files, w->saved), "writable", writable,
                     "warning", disk == WORK_DONE ? "" : why);
}
