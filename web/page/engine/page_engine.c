/* SPDX-License-Identifier: Apache-2.0 */
/* The library for a page: texts in, texts out, over the public headers alone. One engine
 * a worker. Every function that gives a text gives NULL on a failure, and page_failure
 * says why; texts are freed with page_free. */
#include <emscripten.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "page_engine.h"

enum { MOST_OVERLAYS = 16, LONGEST_PATH = 512 };

struct engine engine;

sb_failure *anew(void)
{
    engine.why = (sb_failure){0};
    return &engine.why;
}

sb_mistakes *no_mistakes(void)
{
    sb_mistakes_free(engine.mistakes);
    return engine.mistakes = sb_mistakes_new();
}

EMSCRIPTEN_KEEPALIVE void page_free(void *bytes)
{
    free(bytes);
}

EMSCRIPTEN_KEEPALIVE const char *page_failure(void)
{
    return engine.why.text;
}

/* The sb_cause of the last failure. */
EMSCRIPTEN_KEEPALIVE int page_cause(void)
{
    return (int)engine.why.cause;
}

/* The mistakes of what was read last, as JSON. */
EMSCRIPTEN_KEEPALIVE char *page_mistakes(void)
{
    char *out = NULL;

    return sb_mistakes_json(&out, engine.mistakes, anew()) < 0 ? NULL : out;
}

/* ---- the pack ---- */

static int make_folders(char *path)
{
    for (char *at = path; (at = strchr(at + 1, '/'));) {
        *at = '\0';
        if (mkdir(path, 0777) < 0 && errno != EEXIST)
            return -1;
        *at = '/';
    }
    return 0;
}

static int put_file(const char *inside, const char *bytes, size_t length)
{
    char path[LONGEST_PATH + 2];
    FILE *file;
    int error;

    snprintf(path, sizeof(path), "/%s", inside);
    if (make_folders(path) < 0 || !(file = fopen(path, "wb")))
        return -1;
    error = fwrite(bytes, 1, length, file) == length ? 0 : -1;
    return fclose(file) == 0 ? error : -1;
}

/* One file of a bundle (bundle.h): its line and its bytes. What is behind it, or NULL. */
static const char *unpack_one(const char *bytes, const char *end)
{
    const char *line_end = memchr(bytes, '\n', (size_t)(end - bytes));
    char *path, inside[LONGEST_PATH + 1];
    unsigned long length = strtoul(bytes, &path, 10);

    if (!line_end || *path++ != ' ' || line_end - path > LONGEST_PATH ||
        length > (size_t)(end - line_end - 1))
        return NULL;
    memcpy(inside, path, (size_t)(line_end - path));
    inside[line_end - path] = '\0';
    if (strstr(inside, "..") || put_file(inside, line_end + 1, length) < 0)
        return NULL;
    return line_end + 1 + length;
}

/* All of them, into the folders of this module. */
static int unpack(const char *bytes, const char *end)
{
    while (bytes && bytes < end)
        bytes = unpack_one(bytes, end);
    return bytes ? 0 : -1;
}

static int open_unpacked(size_t overlays, int allow_modified, const char *checked)
{
    static char names[MOST_OVERLAYS][16];
    const char *folders[MOST_OVERLAYS];
    sb_mistakes *mistakes = no_mistakes();

    for (size_t i = 0; i < overlays; i++) {
        snprintf(names[i], sizeof(names[i]), "/overlay-%zu", i + 1);
        folders[i] = names[i];
    }
    if (sb_pack_open(&engine.pack,
                     &(sb_pack_options){.folder = "/pack",
                                        .overlays = folders,
                                        .overlay_count = overlays,
                                        .allow_modified = allow_modified,
                                        .checked = checked},
                     mistakes, &engine.why) < 0)
        return -1;
    return sb_figures_open(&engine.figures, engine.pack, mistakes, &engine.why);
}

/* Opens the pack in a bundle. `bytes` has a NUL behind its end. 0, or -1. */
EMSCRIPTEN_KEEPALIVE int page_open(const char *bytes, size_t length)
{
    char checked[65];
    size_t overlays;
    int allow_modified, used = 0;

    anew();
    if (sscanf(bytes, SB_BUNDLE_MARK " %zu %d %64[0-9a-f]%n", &overlays, &allow_modified,
               checked, &used) != 3 ||
        overlays > MOST_OVERLAYS || unpack(bytes + used + 1, bytes + length) < 0) {
        engine.why.cause = SB_CAUSE_PACK;
        snprintf(engine.why.text, sizeof(engine.why.text),
                 "the bundle of the pack is broken");
        return -1;
    }
    return open_unpacked(overlays, allow_modified, checked);
}

/* Whether all of it was found right before, and by this very library: then opening was
 * quick. */
EMSCRIPTEN_KEEPALIVE const char *page_checked(void)
{
    return sb_pack_checked(engine.pack);
}

EMSCRIPTEN_KEEPALIVE char *page_words(void)
{
    char *out = NULL;

    return sb_pack_page_words(&out, engine.pack, anew()) < 0 ? NULL : out;
}

/* ---- the dialogue ---- */

EMSCRIPTEN_KEEPALIVE int page_begin(void)
{
    forget_look();
    return sb_dialogue_open(&engine.dialogue, engine.pack, anew());
}

EMSCRIPTEN_KEEPALIVE char *page_turn(void)
{
    char *out = NULL;

    return sb_dialogue_turn_json(&out, engine.dialogue, anew()) < 0 ? NULL : out;
}

/* One of the calls of dialogue.h by its name; `value` for those that take one. */
EMSCRIPTEN_KEEPALIVE int page_do(const char *call, const char *value)
{
    static const struct {
        const char *name;
        int (*with)(sb_dialogue *one, const char *value, sb_failure *why);
        int (*alone)(sb_dialogue *one, sb_failure *why);
    } calls[] = {
        {"reply", sb_dialogue_reply, NULL},   {"choose", sb_dialogue_choose, NULL},
        {"goto", sb_dialogue_goto, NULL},     {"back", NULL, sb_dialogue_back},
        {"why", NULL, sb_dialogue_why},       {"help", NULL, sb_dialogue_help},
        {"review", NULL, sb_dialogue_review}, {"stop", NULL, sb_dialogue_stop},
        {"clear", NULL, sb_dialogue_clear},
    };

    anew();
    forget_look();
    for (size_t i = 0; i < sizeof(calls) / sizeof(*calls); i++)
        if (strcmp(calls[i].name, call) == 0)
            return calls[i].with ? calls[i].with(engine.dialogue, value, &engine.why)
                                 : calls[i].alone(engine.dialogue, &engine.why);
    engine.why.cause = SB_CAUSE_SYSTEM;
    snprintf(engine.why.text, sizeof(engine.why.text), "%.40s is no call of a dialogue",
             call);
    return -1;
}

EMSCRIPTEN_KEEPALIVE char *page_save(void)
{
    char *out = NULL;

    return sb_dialogue_save(&out, engine.dialogue, anew()) < 0 ? NULL : out;
}

/* Takes a saved interview: at the same turn, or from its answers alone. */
EMSCRIPTEN_KEEPALIVE int page_resume(const char *text, int at_turn)
{
    forget_look();
    return sb_dialogue_resume(engine.dialogue, text, strlen(text),
                              at_turn ? SB_RESUME_TURN : SB_RESUME_ANSWERS, no_mistakes(),
                              anew());
}

/* What a page keeps with the answers; *value is NULL to ask. */
EMSCRIPTEN_KEEPALIVE int page_remember(const char *name, const char *value)
{
    return sb_dialogue_remember(engine.dialogue, name, value, anew());
}

EMSCRIPTEN_KEEPALIVE const char *page_remembered(const char *name)
{
    return sb_dialogue_remembered(engine.dialogue, name);
}

EMSCRIPTEN_KEEPALIVE int page_is_concluded(void)
{
    return sb_dialogue_is_concluded(engine.dialogue);
}

/* ---- what comes out ---- */

/* FORMAT: json, text, html, markdown, note, xml or calendar. */
static int write_result(char **out, const sb_result *result, const char *format,
                        const sb_document_options *options)
{
    static const char *const documents[] = {"html", "markdown", "note", "xml",
                                            "calendar"};

    if (strcmp(format, "json") == 0)
        return sb_result_json(out, result, &engine.why);
    if (strcmp(format, "text") == 0)
        return sb_result_text(out, result, 80, &engine.why);
    for (size_t i = 0; i < sizeof(documents) / sizeof(*documents); i++)
        if (strcmp(format, documents[i]) == 0)
            return sb_result_document(out, result, (sb_document_format)i, options,
                                      &engine.why);
    engine.why.cause = SB_CAUSE_SYSTEM;
    snprintf(engine.why.text, sizeof(engine.why.text), "%.40s is no form of a result",
             format);
    return -1;
}

/* What the check-in came to, or the answers of the dialogue so far. Close it with
 * result_done. */
static sb_result *result_now(void)
{
    sb_result *result = engine.looked;

    anew();
    if (!result && sb_dialogue_result(&result, engine.dialogue, &engine.why) < 0)
        return NULL;
    return result;
}

static void result_done(sb_result *result)
{
    if (result != engine.looked)
        sb_result_free(result);
}

/* "" for what is not given: a day, a plan. */
EMSCRIPTEN_KEEPALIVE char *page_result(const char *format, const char *today,
                                       const char *plan)
{
    const sb_document_options options = {.today = *today ? today : NULL,
                                         .plan = *plan ? plan : NULL,
                                         .figures = engine.figures};
    sb_result *result = result_now();
    char *out = NULL;

    if (result && write_result(&out, result, format, &options) < 0)
        out = NULL;
    result_done(result);
    return out;
}

/* TOPIC as of sb_result_explain, "" for all. */
EMSCRIPTEN_KEEPALIVE char *page_explain(const char *topic, int json)
{
    sb_result *result = result_now();
    char *out = NULL;

    if (result && sb_result_explain(&out, result, *topic ? topic : NULL,
                                    json ? SB_EXPLAIN_JSON : SB_EXPLAIN_TEXT, 0, 72,
                                    &engine.why) < 0)
        out = NULL;
    result_done(result);
    return out;
}

/* The drawing of an exercise or hazard; `inside` begins the ids in it. */
EMSCRIPTEN_KEEPALIVE char *page_figure(const char *id, const char *inside)
{
    char *out = NULL;

    return sb_figure_svg(&out, engine.figures, id, inside, anew()) < 0 ? NULL : out;
}

/* How an exercise is done, as JSON. */
EMSCRIPTEN_KEEPALIVE char *page_card(const char *id)
{
    char *out = NULL;

    return sb_pack_card_json(&out, engine.pack, id, anew()) < 0 ? NULL : out;
}

EMSCRIPTEN_KEEPALIVE const char *page_figure_words(const char *id)
{
    return sb_figure_words(engine.figures, id);
}
