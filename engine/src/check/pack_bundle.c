/* SPDX-License-Identifier: Apache-2.0 */
/* A pack in one piece, for where there are no folders. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <steadyback/bundle.h>

#include "base/arena.h"
#include "base/failure.h"
#include "base/text_buffer.h"
#include "check/pack_known.h"
#include "folder/pack_folder.h"
#include "pack/pack.h"

#define SEAL_FILE "seal.txt"

enum { PLACE_SIZE = 40 };

typedef struct bundling {
    const sb_pack *pack;
    arena *memory;
    sb_mistakes *mistakes; /* a file that cannot be read any more */
    text_buffer out;
    sb_failure *why;
} bundling;

static void put_files(bundling *b, const char *place, const list *files)
{
    for (size_t i = 0; i < files->count; i++) {
        const pack_file *one = files->items[i];

        text_addf(&b->out, "%zu %s/%s\n", one->length, place, one->inside);
        text_add_bytes(&b->out, one->bytes, one->length);
    }
}

/* What decides, what is drawn, and the seal: all that a consultation and its pages read.
 */
static int put_folder(bundling *b, const char *place, const char *folder, int is_overlay)
{
    list files = {0};
    pack_file *seal = NULL;
    int error =
        is_overlay
            ? pack_folder_overlay(&files, NULL, b->memory, folder, b->mistakes, b->why)
            : pack_folder_read(&files, NULL, b->memory, folder, b->mistakes, b->why);

    if (error == 0)
        error = pack_folder_figures(&files, b->memory, folder, is_overlay, b->mistakes,
                                    b->why);
    if (error == 0)
        error = pack_folder_file(&seal, b->memory, folder, SEAL_FILE, b->mistakes,
                                 b->why);
    if (error == 0 && seal && list_add(&files, seal) < 0)
        error = failure_memory(b->why);
    if (error == 0)
        put_files(b, place, &files);
    list_clear(&files);
    return error;
}

static int put_all(bundling *b)
{
    const sb_pack_options *options = &b->pack->options;
    char digest[DIGEST_SIZE], place[PLACE_SIZE];

    if (pack_bundle_digest(digest, options, b->pack->digest, b->why) < 0)
        return -1;
    text_addf(&b->out, "%s %zu %d %s\n", SB_BUNDLE_MARK, options->overlay_count,
              options->allow_modified, digest);
    if (put_folder(b, "pack", options->folder, 0) < 0)
        return -1;
    for (size_t i = 0; i < options->overlay_count; i++) {
        snprintf(place, sizeof(place), "overlay-%zu", i + 1);
        if (put_folder(b, place, options->overlays[i], 1) < 0)
            return -1;
    }
    return 0;
}

/* What was read just now has to be what was checked when the pack was opened. */
static int check_unchanged(bundling *b)
{
    char now[DIGEST_SIZE];

    if (!*sb_pack_checked(b->pack))
        return failure_set(b->why, SB_CAUSE_PACK, b->pack->options.folder, 0,
                           "the pack has mistakes");
    if (pack_known_digest(now, &b->pack->options, b->pack->digest, b->why) < 0)
        return -1;
    if (sb_mistakes_errors(b->mistakes) || strcmp(now, sb_pack_checked(b->pack)) != 0)
        return failure_set(b->why, SB_CAUSE_PACK, b->pack->options.folder, 0,
                           "the pack was changed meanwhile");
    return 0;
}

int sb_pack_bundle(char **out, size_t *length, const sb_pack *pack, sb_failure *why)
{
    bundling b = {pack, arena_new(), sb_mistakes_new(), {0}, why};
    int error = b.memory && b.mistakes ? 0 : failure_memory(why);

    *out = NULL;
    if (error == 0 && (error = put_all(&b)) == 0 && (error = check_unchanged(&b)) == 0) {
        *length = b.out.length;
        if (!(*out = text_take(&b.out)))
            error = failure_memory(why);
    }
    text_clear(&b.out);
    sb_mistakes_free(b.mistakes);
    arena_free(b.memory);
    return error;
}
