/* SPDX-License-Identifier: Apache-2.0 */
#include "work_step.h"

#include <string.h>
#include <time.h>

#include "folder_files.h"

enum { MOST_LABEL = 300 };

json_t *step_about(const json_t *step)
{
    json_t *about = json_copy((json_t *)step), *paths = json_array();
    const char *path;
    json_t *change;

    json_object_foreach(json_object_get(step, "files"), path, change)
        json_array_append_new(paths, json_string(path));
    if (about)
        json_object_set_new(about, "files", paths);
    else
        json_decref(paths);
    return about;
}

void step_apply(json_t *files, const json_t *step, const char *side)
{
    const char *path;
    json_t *change;

    json_object_foreach(json_object_get(step, "files"), path, change)
    {
        json_t *text = json_object_get(change, side);

        if (json_is_string(text))
            json_object_set(files, path, text);
        else
            json_object_del(files, path);
    }
}

static json_t *change_of(const json_t *before, const json_t *after)
{
    return json_pack("{s:O, s:O}", "before", before, "after", after);
}

static int is_text_or_null(const char *path, const json_t *files, const json_t *text)
{
    if (!json_is_null(text) &&
        (!json_is_string(text) || json_string_length(text) > LARGEST_FILE))
        return 0;
    return path_is_plain(path) || json_object_get(files, path);
}

int step_add_changes(json_t *changes, const json_t *now, const json_t *files)
{
    const char *path;
    json_t *text;

    json_object_foreach((json_t *)files, path, text)
    {
        const json_t *old = json_object_get(json_object_get(changes, path), "before");

        if (!old)
            old = json_object_get(now, path);
        if (!is_text_or_null(path, now, text) ||
            json_object_set_new(changes, path, change_of(old ? old : json_null(), text)) <
                0)
            return -1;
    }
    return 0;
}

int step_has_text(const json_t *step, const char *name, int needed)
{
    const json_t *text = json_object_get(step, name);

    return text ? json_is_string(text) && json_string_length(text) <= MOST_LABEL
                : !needed;
}

static void stamp(json_t *step)
{
    time_t now = time(NULL);
    struct tm utc;
    char text[32];

    gmtime_r(&now, &utc);
    strftime(text, sizeof(text), "%Y-%m-%dT%H:%M:%SZ", &utc);
    json_object_set_new(step, "at", json_string(text));
}

json_t *step_make(const json_t *wish, json_t *changes)
{
    json_t *step = json_object();
    static const char *const names[] = {"label", "by", "key"};

    for (size_t i = 0; i < 3; i++) {
        json_t *text = json_object_get(wish, names[i]);

        if (text)
            json_object_set(step, names[i], text);
    }
    json_object_set_new(step, "files", changes);
    stamp(step);
    return step;
}
