/* SPDX-License-Identifier: Apache-2.0 */
#include "studio.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { DAY_SIZE = 11, OWN_FOLDERS = 3 };

struct studio {
    const studio_options *options;
    char pack[PATH_MAX];
    const char **overlays; /* those before the edited one, then a place for it */
    sb_pack *base;         /* with the overlays before the edited one */
    working_copy *work;
    effect *effect;
    char before[LONGEST_PATH], now[LONGEST_PATH]; /* the two folders of an effect */
};

static const char as_json[] = "application/json";

/* ---- replies ---- */

static void reply_json(http_reply *reply, int status, json_t *value)
{
    reply->type = as_json;
    reply->status = status;
    reply->body = value ? json_dumps(value, JSON_COMPACT) : NULL;
    reply->length = reply->body ? strlen(reply->body) : 0;
    if (!reply->body)
        reply->status = 500;
    json_decref(value);
}

static void reply_why(http_reply *reply, int status, const char *why)
{
    reply_json(reply, status, json_pack("{s:s}", "why", why));
}

static int status_of(work_result result)
{
    switch (result) {
    case WORK_DONE:
        return 200;
    case WORK_WRONG:
        return 400;
    case WORK_STALE:
        return 409;
    case WORK_FAILED:
        return 500;
    }
    return 500;
}

/* How the working copy stands, with its files: what the page shows next. */
static json_t *describe_work(studio *s)
{
    return json_pack("{s:O, s:o}", "files", working_copy_files(s->work), "state",
                     working_copy_describe(s->work));
}

static void reply_work(http_reply *reply, studio *s, work_result result, const char *why)
{
    json_t *said = describe_work(s);

    if (said && *why)
        json_object_set_new(said, "why", json_string(why));
    reply_json(reply, status_of(result), said);
}

/* ---- which pack ---- */

static void write_today(char day[DAY_SIZE])
{
    time_t now = time(NULL);
    struct tm local;

    localtime_r(&now, &local);
    strftime(day, DAY_SIZE, "%Y-%m-%d", &local);
}

/* The pack with this folder as the edited overlay. */
static sb_pack_options pack_with(studio *s, const char *folder)
{
    s->overlays[s->options->overlay_count - 1] = folder;
    return (sb_pack_options){.folder = s->pack,
                             .overlays = s->overlays,
                             .overlay_count = s->options->overlay_count,
                             .allow_modified = 1};
}

/* A file as messages call it, with the folder that it lies in taken off: where it is. */
static const char *place_of(const studio *s, const char *file, const char **where)
{
    const char *const folders[] = {working_copy_folder(s->work), s->pack};
    static const char *const words[] = {"overlay", "pack"};

    for (size_t i = 0; i < 2; i++) {
        size_t length = strlen(folders[i]);

        if (strncmp(file, folders[i], length) == 0 && file[length] == '/') {
            *where = words[i];
            return file + length + 1;
        }
    }
    *where = *file && file[0] != '/' ? "pack" : "";
    return file;
}

static json_t *mistake_as_json(const studio *s, const sb_mistake *one)
{
    const char *where, *file = place_of(s, one->file, &where);

    return json_pack("{s:s, s:s, s:i, s:b, s:s, s:s, s:s, s:s}", "where", where, "file",
                     file, "line", one->line, "error", one->severity == SB_ERROR, "kind",
                     one->kind, "sentence", one->sentence, "mend", one->mend, "allowed",
                     one->allowed);
}

static json_t *mistakes_as_json(const studio *s, const sb_mistakes *list)
{
    json_t *all = json_array();

    for (size_t i = 0; i < sb_mistakes_count(list); i++)
        json_array_append_new(all, mistake_as_json(s, sb_mistakes_at(list, i)));
    return all;
}

/* ---- what the page asks for ---- */

static void get_pack(http_reply *reply, studio *s, const json_t *wish)
{
    json_t *base = NULL, *all = json_array(), *one = NULL;
    char why[WHY_SIZE] = "", day[DAY_SIZE];

    (void)wish;
    write_today(day);
    if (folder_read(&base, s->pack, why) < 0) {
        json_decref(all);
        reply_why(reply, 500, why);
        return;
    }
    for (size_t i = 0; i + 1 < s->options->overlay_count; i++)
        if (folder_read(&one, s->options->overlays[i], why) == 0)
            json_array_append_new(all, one);
    reply_json(reply, 200,
               json_pack("{s:s, s:s, s:s, s:s, s:o, s:o}", "id", sb_pack_id(s->base),
                         "title", sb_pack_title(s->base), "version",
                         sb_pack_version(s->base), "today", day, "base", base, "overlays",
                         all));
}

static void get_work(http_reply *reply, studio *s, const json_t *wish)
{
    (void)wish;
    reply_work(reply, s, WORK_DONE, "");
}

static void post_step(http_reply *reply, studio *s, const json_t *wish)
{
    char why[WHY_SIZE] = "";
    work_result result = working_copy_step(s->work, wish, why);

    reply_work(reply, s, result, why);
}

static json_int_t place_in(const json_t *wish)
{
    const json_t *place = json_object_get(wish, "place");

    return json_is_integer(place) ? json_integer_value(place) : -1;
}

static void post_move(http_reply *reply, studio *s, const json_t *wish)
{
    char why[WHY_SIZE] = "";
    int by = json_is_true(json_object_get(wish, "forward")) ? 1 : -1;
    work_result result = working_copy_move(s->work, place_in(wish), by, why);

    reply_work(reply, s, result, why);
}

/* Everything that check finds. -1 when it cannot be said. */
static int check_now(studio *s, sb_mistakes **out)
{
    sb_pack_options options = pack_with(s, working_copy_folder(s->work));
    sb_mistakes *mistakes = sb_mistakes_new();
    sb_pack *pack = NULL;
    sb_failure why = {0};
    char day[DAY_SIZE];

    write_today(day);
    if (!mistakes || (sb_pack_check(&pack, &options, day, mistakes, &why) < 0 &&
                      !sb_mistakes_errors(mistakes))) {
        sb_mistakes_free(mistakes);
        return -1;
    }
    sb_pack_free(pack);
    *out = mistakes;
    return 0;
}

static void get_check(http_reply *reply, studio *s, const json_t *wish)
{
    json_t *state = working_copy_describe(s->work);
    sb_mistakes *mistakes = NULL;

    (void)wish;
    if (check_now(s, &mistakes) < 0)
        reply_why(reply, 500, "The pack cannot be checked: disk or memory.");
    else
        reply_json(reply, 200,
                   json_pack("{s:O, s:I, s:o}", "place", json_object_get(state, "place"),
                             "errors", (json_int_t)sb_mistakes_errors(mistakes),
                             "mistakes", mistakes_as_json(s, mistakes)));
    sb_mistakes_free(mistakes);
    json_decref(state);
}

static void post_save(http_reply *reply, studio *s, const json_t *wish)
{
    char why[WHY_SIZE] = "";
    sb_mistakes *mistakes = NULL;
    work_result result;

    if (check_now(s, &mistakes) < 0 || sb_mistakes_errors(mistakes)) {
        result = WORK_WRONG;
        snprintf(why, sizeof(why),
                 "There are mistakes, so the clinic's folder was not written. Nothing is "
                 "lost: your changes are kept here.");
    } else {
        result = working_copy_save(s->work, place_in(wish), why);
    }
    sb_mistakes_free(mistakes);
    reply_work(reply, s, result, why);
}

static void post_anew(http_reply *reply, studio *s, const json_t *wish)
{
    char why[WHY_SIZE] = "";
    work_result result = working_copy_begin_anew(s->work, why);

    (void)wish;
    reply_work(reply, s, result, why);
}

static void post_digest(http_reply *reply, studio *s, const json_t *wish)
{
    const char *what = json_string_value(json_object_get(wish, "what"));
    const char *id = json_string_value(json_object_get(wish, "id"));
    sb_failure why = {0};
    char *digest = NULL;

    if (!what || !id || sb_pack_base_digest(&digest, s->base, what, id, &why) < 0 ||
        !digest)
        reply_why(reply, 404, "The pack has no such thing.");
    else
        reply_json(reply, 200, json_pack("{s:s}", "digest", digest));
    free(digest);
}

/* ---- signing ---- */

static void get_signs(http_reply *reply, studio *s, const json_t *wish)
{
    sb_pack_options options = pack_with(s, working_copy_folder(s->work));
    sb_mistakes *mistakes = sb_mistakes_new();
    sb_sign_offs *all = NULL;
    sb_failure why = {0};
    char day[DAY_SIZE], *text = NULL;
    sb_sign_wanted wanted = {.today = day};

    (void)wish;
    write_today(day);
    if (mistakes && sb_sign_offs_open(&all, &options, &wanted, mistakes, &why) == 0 &&
        sb_sign_offs_json(&text, all, &why) == 0)
        http_reply_text(reply, 200, as_json, text);
    else
        reply_why(reply, 500, why.text);
    free(text);
    sb_sign_offs_free(all);
    sb_mistakes_free(mistakes);
}

static work_result step_signed(studio *s, const sb_signing *signing, const json_t *wish,
                               char why[WHY_SIZE])
{
    json_t *step = json_pack("{s:I, s:s, s:O, s:{s:s}}", "place", place_in(wish), "label",
                             sb_signing_done(signing), "by", json_object_get(wish, "by"),
                             "files", sb_signing_file(signing), sb_signing_text(signing));
    work_result result = step ? working_copy_step(s->work, step, why) : WORK_FAILED;

    json_decref(step);
    return result;
}

static void post_sign(http_reply *reply, studio *s, const json_t *wish)
{
    sb_pack_options options = pack_with(s, working_copy_folder(s->work));
    const json_t *ids = json_object_get(wish, "ids");
    size_t count = json_array_size(ids);
    const char **names = calloc(count + 1, sizeof(*names));
    sb_mistakes *mistakes = sb_mistakes_new();
    sb_signing *signing = NULL;
    sb_failure failure = {0};
    work_result result = WORK_WRONG;
    char day[DAY_SIZE], why[WHY_SIZE] = "";
    sb_sign_wish sign = {.ids = names,
                         .id_count = count,
                         .today = day,
                         .by = json_string_value(json_object_get(wish, "by"))};

    write_today(day);
    for (size_t i = 0; names && i < count; i++) {
        names[i] = json_string_value(json_array_get(ids, i));
        if (!names[i])
            names[i] = "";
    }
    if (!names || !mistakes || !sign.by)
        snprintf(why, sizeof(why), "Say who signs, and what.");
    else if (sb_signing_make(&signing, &options, &sign, mistakes, &failure) < 0)
        snprintf(why, sizeof(why), "%.500s", failure.text);
    else
        result = step_signed(s, signing, wish, why);
    sb_signing_free(signing);
    sb_mistakes_free(mistakes);
    free(names);
    reply_work(reply, s, result, why);
}

/* ---- effects ---- */

/* The files into a folder of their own: what is typed meanwhile does not reach it. */
static int write_apart(const char *folder, const json_t *files, char why[WHY_SIZE])
{
    json_t *none = json_object();
    int error = folder_remove(folder) < 0 || folder_write(folder, files, none, why) < 0;

    json_decref(none);
    return error ? -1 : 0;
}

/* Both packs as they stand now, the one before without an overlay when none is saved. */
static int start_effect(studio *s, char why[WHY_SIZE])
{
    const json_t *saved = working_copy_saved(s->work);
    sb_pack_options before, now;
    const char *overlays[OWN_FOLDERS * 16];
    size_t count = s->options->overlay_count;

    if (count > sizeof(overlays) / sizeof(*overlays) ||
        write_apart(s->before, saved, why) < 0 ||
        write_apart(s->now, working_copy_files(s->work), why) < 0)
        return -1;
    now = pack_with(s, s->now);
    memcpy(overlays, s->overlays, count * sizeof(*overlays));
    before = now;
    before.overlays = overlays;
    overlays[count - 1] = s->before;
    if (!json_object_size(saved))
        before.overlay_count--;
    return effect_start(&s->effect, &before, &now, why);
}

static void get_effect(http_reply *reply, studio *s, const json_t *wish)
{
    (void)wish;
    if (s->effect)
        reply_json(reply, 200, effect_describe(s->effect));
    else
        reply_json(reply, 200, json_pack("{s:s}", "state", "none"));
}

static void post_effect(http_reply *reply, studio *s, const json_t *wish)
{
    char why[WHY_SIZE] = "";

    effect_free(s->effect);
    s->effect = NULL;
    if (start_effect(s, why) < 0)
        reply_why(reply, 409, why);
    else
        get_effect(reply, s, wish);
}

static void post_stop(http_reply *reply, studio *s, const json_t *wish)
{
    if (s->effect)
        effect_stop(s->effect);
    get_effect(reply, s, wish);
}

static void post_person(http_reply *reply, studio *s, const json_t *wish)
{
    json_int_t person = json_integer_value(json_object_get(wish, "person"));
    char why[WHY_SIZE] = "There is no such person.";
    json_t *said = NULL;

    if (s->effect && person >= 0)
        said = effect_person(s->effect, (size_t)person, why);
    if (said)
        reply_json(reply, 200, said);
    else
        reply_why(reply, 404, why);
}

/* ---- the parts of the page ---- */

typedef struct part {
    const char *path, *file, *type;
} part;

static void send_part(http_reply *reply, const studio *s, const part *one)
{
    char path[LONGEST_PATH];
    FILE *file;
    long size = -1;

    snprintf(path, sizeof(path), "%.3900s/%s", s->options->parts, one->file);
    file = fopen(path, "rb");
    if (file && fseek(file, 0, SEEK_END) == 0 && (size = ftell(file)) > 0 &&
        (reply->body = malloc((size_t)size))) {
        rewind(file);
        reply->length = fread(reply->body, 1, (size_t)size, file);
        reply->status = 200;
        reply->type = one->type;
    } else {
        reply_why(reply, 500,
                  "A part of the page is missing; start ./steadyback studio.");
    }
    if (file)
        fclose(file);
}

static int answer_part(http_reply *reply, const studio *s, const char *path)
{
    static const part parts[] = {
        {"/", "studio.html", "text/html; charset=utf-8"},
        {"/studio.js", "studio.js", "text/javascript; charset=utf-8"},
        {"/studio.css", "studio.css", "text/css; charset=utf-8"},
    };

    for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++) {
        if (strcmp(path, parts[i].path) != 0)
            continue;
        send_part(reply, s, &parts[i]);
        return 1;
    }
    return 0;
}

/* ---- routes ---- */

typedef void route_function(http_reply *reply, studio *s, const json_t *wish);

typedef struct route {
    const char *method, *path;
    route_function *answer;
} route;

static const route routes[] = {
    {"GET", "/api/pack", get_pack},          {"GET", "/api/work", get_work},
    {"GET", "/api/check", get_check},        {"GET", "/api/signs", get_signs},
    {"GET", "/api/effect", get_effect},      {"POST", "/api/step", post_step},
    {"POST", "/api/move", post_move},        {"POST", "/api/save", post_save},
    {"POST", "/api/anew", post_anew},        {"POST", "/api/digest", post_digest},
    {"POST", "/api/sign", post_sign},        {"POST", "/api/effect", post_effect},
    {"POST", "/api/effect/stop", post_stop}, {"POST", "/api/effect/person", post_person},
};

static const route *find_route(const http_request *request)
{
    for (size_t i = 0; i < sizeof(routes) / sizeof(*routes); i++)
        if (strcmp(routes[i].path, request->path) == 0 &&
            strcmp(routes[i].method, request->method) == 0)
            return &routes[i];
    return NULL;
}

void studio_answer(http_reply *reply, const http_request *request, void *payload)
{
    studio *s = payload;
    const route *one = find_route(request);
    json_t *wish = NULL;

    if (!one) {
        if (strcmp(request->method, "GET") != 0 || !answer_part(reply, s, request->path))
            reply_why(reply, 404, "The studio has nothing at this address.");
        return;
    }
    if (strcmp(request->method, "POST") == 0)
        wish = json_loadb(request->body, request->length, JSON_REJECT_DUPLICATES, NULL);
    if (strcmp(request->method, "POST") == 0 && !json_is_object(wish)) {
        json_decref(wish);
        reply_why(reply, 400, "What was sent is no JSON object.");
        return;
    }
    one->answer(reply, s, wish);
    json_decref(wish);
}

/* ---- opening ---- */

static int open_base(studio *s, char why[WHY_SIZE])
{
    sb_pack_options options = pack_with(s, "");
    sb_mistakes *mistakes = sb_mistakes_new();
    sb_failure failure = {0};
    int error;

    options.overlay_count--;
    options.for_repair = 1;
    error = mistakes ? sb_pack_open(&s->base, &options, mistakes, &failure) : -1;
    if (error)
        snprintf(why, WHY_SIZE, "%.200s: the pack cannot be read: %.280s", s->pack,
                 failure.text);
    sb_mistakes_free(mistakes);
    return error;
}

static int open_work(studio *s, char why[WHY_SIZE])
{
    working_copy_options options = {
        .overlay = s->options->overlays[s->options->overlay_count - 1],
        .pack_id = sb_pack_id(s->base)};

    if (working_copy_open(&s->work, &options, why) != WORK_DONE)
        return -1;
    snprintf(s->before, sizeof(s->before), "%s/before", working_copy_state(s->work));
    snprintf(s->now, sizeof(s->now), "%s/now", working_copy_state(s->work));
    return 0;
}

int studio_open(studio **out, const studio_options *options, char why[WHY_SIZE])
{
    studio *s = calloc(1, sizeof(*s));

    if (!s || !(s->overlays = calloc(options->overlay_count, sizeof(*s->overlays)))) {
        free(s);
        snprintf(why, WHY_SIZE, "out of memory");
        return -1;
    }
    s->options = options;
    memcpy(s->overlays, options->overlays, options->overlay_count * sizeof(*s->overlays));
    if (!realpath(options->pack, s->pack)) {
        snprintf(why, WHY_SIZE, "%.400s: there is no such folder", options->pack);
        studio_close(s);
        return -1;
    }
    if (open_base(s, why) < 0 || open_work(s, why) < 0) {
        studio_close(s);
        return -1;
    }
    *out = s;
    return 0;
}

void studio_close(studio *s)
{
    if (!s)
        return;
    effect_free(s->effect);
    if (s->work && *s->now) {
        folder_remove(s->before);
        folder_remove(s->now);
    }
    working_copy_close(s->work);
    sb_pack_free(s->base);
    free(s->overlays);
    free(s);
}

const char *studio_overlay(const studio *s)
{
    return working_copy_overlay(s->work);
}
